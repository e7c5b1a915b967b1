/** The life of an assumption (F20): it stands until its day, is kept with a fresh reason, challenged, dropped, or shown wrong. */
import type { Machine } from '../machine.ts';

export type AssumptionState = 'standing' | 'challenged' | 'shown wrong' | 'dropped' | 'followed up';
export type AssumptionStep =
  | 'AssumptionKept'
  | 'AssumptionChallenged'
  | 'AssumptionChallengeAnswered'
  | 'AssumptionDropped'
  | 'AssumptionShownWrong'
  | 'AssumptionFollowedUp';

const inForce = ['standing', 'challenged'] as const;

export const assumptionMachine: Machine<AssumptionState, AssumptionStep> = {
  noun: 'An assumption',
  words: 'Something taken to be so: dated, owned by a post, with a day on which it ends and with what would show it wrong.',
  begins: 'standing',
  states: {
    standing: { words: 'it is taken to be so, until its day' },
    challenged: { words: 'somebody has said why it may be wrong, and its owner owes an answer' },
    'shown wrong': { words: 'it was wrong, and the lead says what follows from that' },
    dropped: { words: 'nobody rests on it any more', ends: true },
    'followed up': { words: 'it was wrong, and what follows has been said', ends: true },
  },
  steps: [
    { step: 'AssumptionKept', words: 'kept with a fresh reason', from: ['standing'], to: 'standing' },
    { step: 'AssumptionChallenged', words: 'challenged by another', from: ['standing'], to: 'challenged' },
    { step: 'AssumptionChallengeAnswered', words: 'the challenge is answered', from: ['challenged'], to: 'standing' },
    { step: 'AssumptionDropped', words: 'dropped', from: inForce, to: 'dropped' },
    { step: 'AssumptionShownWrong', words: 'shown wrong', from: inForce, to: 'shown wrong' },
    { step: 'AssumptionFollowedUp', words: 'what follows is said', from: ['shown wrong'], to: 'followed up' },
  ],
};
