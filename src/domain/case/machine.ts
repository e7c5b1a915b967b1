/** The life of a Channel case after adoption, written once (S02, S03). What the panel does before it adopts has a machine of its own. */
import type { Machine } from '../machine.ts';

export type CaseStage = 'consent awaited' | 'supported' | 'without consent' | 'closed';
export type CaseStep = 'ConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn' | 'CaseClosed' | 'CaseReopened';

export const caseMachine: Machine<CaseStage, CaseStep> = {
  noun: 'A Channel case',
  words: 'From adoption by the panel to its closing; a closed case has its reviews, and may be taken up again.',
  begins: 'consent awaited',
  states: {
    'consent awaited': { words: 'Adopted; whether the person agrees to support is not answered yet' },
    supported: { words: 'Consent is given: support may be given' },
    'without consent': { words: 'Consent was refused or withdrawn: no support, and a day for the further assessment' },
    closed: { words: 'Closed, with its reviews after closing', ends: true },
  },
  steps: [
    { step: 'ConsentGiven', words: 'agrees to support', from: ['consent awaited', 'without consent'], to: 'supported' },
    { step: 'ConsentRefused', words: 'refuses', from: ['consent awaited', 'without consent'], to: 'without consent' },
    { step: 'ConsentWithdrawn', words: 'withdraws', from: ['supported'], to: 'without consent' },
    { step: 'CaseClosed', words: 'the panel closes', from: ['consent awaited', 'supported', 'without consent'], to: 'closed' },
    { step: 'CaseReopened', words: 'a new concern, and the decision to take it up again', from: ['closed'], to: 'consent awaited' },
  ],
};
