/** Puts an entry or a consequence into its envelope: who, for which post and organisation, on what basis, under which rulebook. */
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import type { NewEntry } from '../domain/decision.ts';
import { entryTypeNamed } from '../domain/facts.ts';
import { whose } from '../domain/entryType.ts';
import type { DerivedConsequence } from '../domain/obligation/entries.ts';
import type { Fact, Instant } from '../ledger/envelope.ts';
import { subjectOfFact } from '../ledger/prepare.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import type { House } from './house.ts';

/** Police process under Part 3 of the Data Protection Act 2018, everybody else under UK GDPR and Part 2 (K04). */
const regimeOf = (area: Area, organisation: string | null): string =>
  area.organisations.get(organisation ?? '')?.sort === 'police' ? 'DPA 2018 Part 3' : 'UK GDPR';
/** Prevention and safeguarding (K05); consent to support is never the basis for holding data. */
const shared = {
  purpose: 'prevention and safeguarding',
  lawfulBasis: 'public task; substantial public interest (safeguarding)',
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'need to know',
} as const;

export function entryFact(
  house: House,
  viewer: Viewer,
  area: Area,
  book: RulebookInForce,
  now: Instant,
  entry: NewEntry,
  causation: string | null,
): Fact {
  const learnt = Math.min(entry.learnt ?? house.told?.learnt ?? now, now);
  return {
    id: entry.id ?? house.newId(),
    kind: 'entry',
    type: entry.type,
    version: entryTypeNamed(entry.type)?.version ?? 1,
    stream: entry.stream,
    file: entry.file,
    record: entry.record,
    // Nothing is known before it happens.
    happened: Math.min(entry.happened ?? Math.min(house.told?.happened ?? learnt, learnt), now),
    learnt,
    recorded: now,
    actor: viewer.practitioner,
    post: viewer.post,
    organisation: viewer.organisation,
    ...shared,
    regime: regimeOf(area, viewer.organisation),
    rulebook: book.version,
    causation,
    fields: entry.fields,
  };
}

export function consequenceFact(
  house: House,
  area: Area,
  book: RulebookInForce,
  now: Instant,
  file: string,
  consequence: DerivedConsequence,
): Fact {
  const { type, stream, record, at, post, fields } = consequence;
  const organisation = area.posts.get(post)?.organisation ?? null;
  return {
    id: house.newId(),
    kind: 'consequence',
    type,
    version: 1,
    stream,
    file,
    record,
    happened: at,
    learnt: now,
    recorded: now,
    actor: 'system:settle',
    post,
    organisation,
    ...shared,
    regime: regimeOf(area, organisation),
    rulebook: book.version,
    // The obligation's id, which ends with that of the entry that occasioned it: whoever sees envelopes only can follow what is owed.
    causation: fields.obligation,
    fields,
  };
}

/** Whose data a field is: the referrer's lies apart from the account of the concern, a practitioner's apart from both. */
export function subjectOf(fact: Fact, field: string): string {
  const shape = entryTypeNamed(fact.type)?.shape.shape as Record<string, Parameters<typeof whose.get>[0]> | undefined;
  const schema = shape?.[field];
  const other = schema ? (whose.get(schema)?.subject ?? whose.get(inner(schema))?.subject) : undefined;
  return other ? `${other}:${fact.stream}` : subjectOfFact(fact);
}

/** The schema under a default. */
const inner = (schema: unknown): Parameters<typeof whose.get>[0] =>
  ((schema as { def?: { innerType?: unknown } }).def?.innerType ?? schema) as Parameters<typeof whose.get>[0];
