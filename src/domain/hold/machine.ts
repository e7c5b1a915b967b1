/** The life of a hold (G24, K17): it stands until somebody lifts it. No day ends it by itself. */
import type { Machine } from '../machine.ts';

export type HoldState = 'standing' | 'lifted';
export type HoldStep = 'HoldRenewed' | 'HoldLifted';

export const holdMachine: Machine<HoldState, HoldStep> = {
  noun: 'A hold',
  words: 'A court, a coroner, an inquiry or an investigation may want what a file says: it is not let go while the hold stands.',
  begins: 'standing',
  states: {
    standing: { words: 'the file is not let go; the hold is looked at on its day' },
    lifted: { words: 'the hold is over, and the review for disposal decides', ends: true },
  },
  steps: [
    { step: 'HoldRenewed', words: 'looked at and renewed', from: ['standing'], to: 'standing' },
    { step: 'HoldLifted', words: 'lifted', from: ['standing'], to: 'lifted' },
  ],
};
