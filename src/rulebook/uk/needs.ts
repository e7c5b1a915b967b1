/** F47: a need is offered, and sent is not received: one thing is owed for each need at any time, until a service accepts it in writing. */
import type { Referral } from '../../domain/referral/state.ts';
import type { Owed } from '../engine/rulebook.ts';

/** In turn: somebody to offer it to, the service's answer, and after a refusal somebody else. Whatever comes next answers what came before. */
export function needsOwed({ needs, outward, stream, record }: Referral): readonly Owed[] {
  return [...needs].flatMap(([id, { recorded, accepted }]) => {
    const steps = [
      { ...recorded, limit: 'G04.need' },
      ...outward.offers.filter(({ need }) => need === id).map((each) => ({ ...each, limit: 'F47.answer' })),
      ...outward.refusals.filter(({ need }) => need === id).map((each) => ({ ...each, limit: 'F47.refused' })),
    ].toSorted((a, b) => a.order - b.order);
    return steps.map(({ fact, at, limit }, step): Owed => {
      const next = steps[step + 1] ?? accepted;
      return { occasion: fact, stream, record, starts: at, limit, owedBy: 'lead', met: next && { fact: next.fact } };
    });
  });
}
