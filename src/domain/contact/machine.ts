/** The life of a contact that somebody told of: it stands, is refuted, or is taken back. Nothing takes it out of the list. */
import type { Machine } from '../machine.ts';

export type ContactState = 'told' | 'refuted' | 'taken back';
export type ContactStep = 'ContactSaidSame' | 'ContactRefuted' | 'ContactTakenBack';

export const contactMachine: Machine<ContactState, ContactStep> = {
  noun: 'A contact told of',
  words: 'A contact that another organisation had with the person, as somebody tells it.',
  begins: 'told',
  states: {
    told: { words: 'it stands, with who says so and where it is written', ends: true },
    refuted: { words: 'there was nothing in it: it stays in the list and never counts', ends: true },
    'taken back': { words: 'it should not have been written down here', ends: true },
  },
  steps: [
    { step: 'ContactSaidSame', words: 'found to be the same occasion as another', from: ['told'], to: 'told' },
    { step: 'ContactRefuted', words: 'refuted', from: ['told'], to: 'refuted' },
    { step: 'ContactTakenBack', words: 'taken back', from: ['told', 'refuted'], to: 'taken back' },
  ],
};
