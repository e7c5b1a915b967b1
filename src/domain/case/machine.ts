/** The life of a Channel case after adoption, written once (S02, S03). What the panel does before it adopts has a machine of its own. */
import type { Machine } from '../machine.ts';

export type CaseStage = 'consent awaited' | 'supported' | 'without support' | 'closed';
export type CaseStep = 'ConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn' | 'SupportWithdrawn' | 'CaseClosed' | 'CaseReopened';

export const caseMachine: Machine<CaseStage, CaseStep> = {
  noun: 'A Channel case',
  words: 'From adoption by the panel to its closing; a closed case has its reviews, and may be taken up again.',
  begins: 'consent awaited',
  states: {
    'consent awaited': { words: 'Adopted; whether the person agrees to support is not answered yet' },
    supported: { words: 'Consent is given: support may be given' },
    'without support': { words: 'Consent was refused or withdrawn, or the panel has withdrawn support: a day for the further assessment' },
    closed: { words: 'Closed, with its reviews after closing', ends: true },
  },
  steps: [
    { step: 'ConsentGiven', words: 'consent is given', from: ['consent awaited', 'supported', 'without support'], to: 'supported' },
    {
      step: 'ConsentRefused',
      words: 'consent is refused; also by somebody who has turned 18, for whom it was given as a child',
      from: ['consent awaited', 'supported', 'without support'],
      to: 'without support',
    },
    { step: 'ConsentWithdrawn', words: 'consent is withdrawn', from: ['supported'], to: 'without support' },
    { step: 'SupportWithdrawn', words: 'the panel withdraws support', from: ['consent awaited', 'supported'], to: 'without support' },
    { step: 'CaseClosed', words: 'the panel closes', from: ['consent awaited', 'supported', 'without support'], to: 'closed' },
    { step: 'CaseReopened', words: 'a new concern: it is taken up again', from: ['closed'], to: 'consent awaited' },
  ],
};
