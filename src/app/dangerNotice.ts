/** The alert that a report of danger sends out (C43): to the post that owes the answer, whoever that is in this area. Ids only. */
import type { Instant } from '../ledger/envelope.ts';
import type { AnyFact } from '../domain/facts.ts';
import type { House } from './house.ts';

/** Rows of `throughline.notice`: one for each danger reported in these facts. */
export const dangerNotices = (house: House, facts: readonly AnyFact[], now: Instant): readonly object[] =>
  facts
    .filter((fact) => fact.type === 'DangerReported')
    .map(({ stream }) => {
      const raised = facts.find(
        (fact) => fact.type === 'ObligationRaised' && fact.stream === stream && fact.fields.rule === 'C43.acknowledge',
      );
      return {
        id: house.newId(),
        post: raised?.post ?? 'area-duty',
        kind: 'danger-now',
        about: stream,
        raised_at: new Date(now).toISOString(),
      };
    });
