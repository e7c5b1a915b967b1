/** What climbs on a ladder that runs at any hour is an alert to whom it climbs to, again at each rung until a person acknowledges it. */
import type { AnyFact } from '../domain/facts.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { House } from './house.ts';

/** Rows of `throughline.notice`. After an outage several rungs may be derived at once: then only whoever has it now is told. */
export function urgentClimbs(house: House, book: RulebookInForce, facts: readonly AnyFact[], now: Instant): readonly object[] {
  const last = new Map<string, { readonly to: string; readonly stream: string }>();
  for (const fact of facts) {
    if (fact.type === 'ObligationMet' || fact.type === 'ObligationWithdrawn' || fact.type === 'ObligationWaived')
      last.delete(fact.fields.obligation);
    if (fact.type !== 'ObligationClimbed') continue;
    const rule = book.ruleByKey.get(fact.fields.obligation.slice(0, fact.fields.obligation.lastIndexOf(':')));
    if (book.ladderById.get(rule?.ladder ?? '')?.urgent === true)
      last.set(fact.fields.obligation, { to: fact.fields.to, stream: fact.stream });
  }
  return [...last.values()].map(({ to, stream }) => ({
    id: house.newId(),
    post: to,
    kind: 'climbed',
    about: stream,
    raised_at: new Date(now).toISOString(),
  }));
}
