/** The lives of a tie, of a report that is put to the lead of somebody tied or named, and of a name in a report (S15, F12). */
import type { Machine } from '../machine.ts';

export type TieState = 'standing' | 'ended' | 'wrong';
export type TieStep = 'TieRenewed' | 'TieEnded' | 'TieFoundWrong' | 'TiedTextGiven';

export const tieMachine: Machine<TieState, TieStep> = {
  noun: 'A tie',
  words:
    'A tie between the person of a file and another person, a group, premises or an employer: sourced, dated, with a day on which it lapses.',
  begins: 'standing',
  states: {
    standing: { words: 'it stands until its day' },
    ended: { words: 'it is over', ends: true },
    wrong: { words: 'there never was such a tie', ends: true },
  },
  steps: [
    { step: 'TieRenewed', words: 'renewed with a fresh reason', from: ['standing'], to: 'standing' },
    { step: 'TiedTextGiven', words: 'what a report says is given to the lead of the other file', from: ['standing'], to: 'standing' },
    { step: 'TieEnded', words: 'it is over', from: ['standing'], to: 'ended' },
    { step: 'TieFoundWrong', words: 'found wrong', from: ['standing', 'ended'], to: 'wrong' },
  ],
};

export type TiedState = 'put' | 'answered' | 'asked again';
export type TiedStep = 'TiedReportAnswered' | 'TieSaidWrong';

export const tiedMachine: Machine<TiedState, TiedStep> = {
  noun: 'A report about somebody tied or named',
  words:
    'A report that came to another file, put to the lead of this one because the two people are tied, or because it names this person too.',
  begins: 'put',
  states: {
    put: { words: 'the lead of this file owes an answer' },
    answered: { words: 'the lead has it, and has said whether it bears on this person', ends: true },
    'asked again': { words: 'the tie was found wrong, and the lead looks again at what was decided' },
  },
  steps: [
    { step: 'TiedReportAnswered', words: 'it bears on the person, or not, and why', from: ['put', 'asked again'], to: 'answered' },
    { step: 'TieSaidWrong', words: 'the tie is found wrong', from: ['put'], to: 'put' },
    { step: 'TieSaidWrong', words: 'the tie is found wrong', from: ['answered', 'asked again'], to: 'asked again' },
  ],
};

export type NamedState = 'named' | 'placed' | 'settled';
export type NamedStep = 'NamedPersonPlaced' | 'NamedPersonReturned' | 'NamedPersonSettled';

export const namedMachine: Machine<NamedState, NamedStep> = {
  noun: 'Somebody named in a report',
  words: 'A report about the person of a file is also about somebody else.',
  begins: 'named',
  states: {
    named: { words: 'it waits for whoever finds out who holds them' },
    placed: { words: 'it is with the lead of the other file', ends: true },
    settled: { words: 'nobody is found to hold them, and it is said what was done', ends: true },
  },
  steps: [
    { step: 'NamedPersonPlaced', words: 'put to whoever holds the person', from: ['named'], to: 'placed' },
    { step: 'NamedPersonReturned', words: 'it names somebody else: it waits again', from: ['placed'], to: 'named' },
    { step: 'NamedPersonSettled', words: 'nobody holds them; what was done instead', from: ['named'], to: 'settled' },
  ],
};
