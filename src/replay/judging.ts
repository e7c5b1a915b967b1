/** What a live installation would have refused of a judgement, a find or a telling, or marked late for ever (F09, F10, F41, F42, G18, G19). */
import { makeAssessment } from '../domain/assessment/deciders.ts';
import { lateFor } from '../domain/assessment/decisions.ts';
import type { RefusalReason } from '../domain/decision.ts';
import { lacksForTelling } from '../domain/employment/telling.ts';
import type { FileFact } from '../domain/facts.ts';
import type { FileState } from '../domain/file/state.ts';
import { decideDisruption } from '../domain/find/deciders.ts';

/** Of a fact about to be recorded in this file; nothing for what would have been allowed. */
export function judgingRefused(file: FileState, fact: FileFact): readonly { readonly gate: string; readonly words: string }[] {
  switch (fact.type) {
    case 'AssessmentMade': {
      const { actor: by, recorded: now, happened, fields } = fact;
      const decision = makeAssessment(file, 'played', { ...fields, form: null, answers: [] }, { by, now, happened, form: null });
      const late = lateFor(file, { doneOn: happened, at: now, fields });
      return [
        ...withGate(decision.kind === 'refused' ? decision.reasons : []),
        ...late.map(({ words }) => ({
          gate: 'G07',
          words: `Recorded after ${words}: it is late for ever, and does not count as having been before that decision.`,
        })),
      ];
    }
    case 'DisruptionDecided': {
      const decision = decideDisruption(file, fact.stream.slice('find/'.length), fact.actor, fact.fields, null, fact.recorded);
      const reasons = decision.kind === 'refused' ? decision.reasons : [];
      return reasons.filter(({ code }) => code === 'finder-decides').map(({ words }) => ({ gate: 'G18', words }));
    }
    case 'TrustTellingDecided':
      return fact.fields.outcome === 'told' ? withGate(lacksForTelling(file, fact.fields)) : [];
    default:
      return [];
  }
}

const withGate = (reasons: readonly RefusalReason[]) => reasons.flatMap(({ gate, words }) => (gate === undefined ? [] : [{ gate, words }]));
