/** The life of a find (G18): recorded, put to whoever holds the person, answered. Whoever found it cannot end it. */
import type { Machine } from '../machine.ts';

export type FindState = 'recorded' | 'put' | 'answered';
export type FindStep = 'FindPlaced' | 'DisruptionDecided' | 'FindAnswered' | 'FindReturned' | 'FindAwaits';

export const findMachine: Machine<FindState, FindStep> = {
  noun: 'A find',
  words: 'Something found in one case that says something of somebody: material on a device, a threat in public, an event.',
  begins: 'recorded',
  states: {
    recorded: { words: 'it waits for a decision; or, about somebody else, for whoever finds out who holds them' },
    put: { words: 'it lies with the lead of the other file' },
    answered: { words: 'charge, not charge or another step was decided; whoever found it sees that, not more', ends: true },
  },
  steps: [
    { step: 'FindPlaced', words: 'put to whoever holds the person', from: ['recorded'], to: 'put' },
    {
      step: 'FindAwaits',
      words: 'only an arrival tells of them: it is put there when that is entered',
      from: ['recorded'],
      to: 'recorded',
    },
    { step: 'DisruptionDecided', words: 'decided by a named post, with the reason', from: ['recorded'], to: 'answered' },
    {
      step: 'FindAnswered',
      words: 'answered where the person is held; or nobody holds them, and it is said what was done',
      from: ['recorded', 'put'],
      to: 'answered',
    },
    { step: 'FindReturned', words: 'it was not about that person: it waits again', from: ['put', 'answered'], to: 'recorded' },
  ],
};
