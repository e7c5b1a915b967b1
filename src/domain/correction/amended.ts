/**
 * What stands of the facts of a file: corrected values put in, and what was set aside left out. One pass over the facts, so that no
 * noun's `evolve` has to know of corrections. A correction that was itself raised in error counts for nothing, so the pass goes
 * backwards: an amendment speaks only of what is before it.
 */
import type { JsonValue } from '../../ledger/envelope.ts';
import type { FileFact } from '../facts.ts';
import type { Amendment } from './entries.ts';
import { mayBeLeftOut } from './kinds.ts';

export interface Amended {
  /** The amendments that count, by the fact that they speak of, in the order recorded. */
  readonly of: ReadonlyMap<string, readonly Amendment[]>;
  /** Facts that were set aside, each by the amendment that did it. */
  readonly setAside: ReadonlyMap<string, Amendment>;
}

export const isAmendment = (fact: FileFact): fact is FileFact & Amendment => fact.type === 'EntryCorrected' || fact.type === 'EntryUndone';

/** Whether it takes the fact away; of the sorts only a wrong value does not. */
export const setsAside = (amendment: Amendment): boolean => amendment.type === 'EntryUndone' || amendment.fields.sort !== 'wrong value';

export function amendedIn(facts: Iterable<FileFact>): Amended {
  const of = new Map<string, Amendment[]>();
  const setAside = new Map<string, Amendment>();
  for (const amendment of [...facts].filter(isAmendment).toReversed()) {
    // Erased by law, it says nothing any more.
    const { fact } = amendment.fields as { fact?: string };
    if (fact === undefined || fact === amendment.id || setAside.has(amendment.id)) continue;
    of.set(fact, [amendment, ...(of.get(fact) ?? [])]);
    if (setsAside(amendment) && !setAside.has(fact)) setAside.set(fact, amendment);
  }
  return { of, setAside };
}

/** Whether a translation is of what an entry said before it was corrected: it would say what is not shown any more. */
export const isOutdated = ({ of }: Amended, original: string, translatedAt: number): boolean =>
  (of.get(original) ?? []).some(
    (each) => each.recorded >= translatedAt && (each.type === 'EntryUndone' || each.fields.sort !== 'proved untrue'),
  );

/** The fact as it should have been, or null when it was set aside and may be left out. */
export function effective<F extends FileFact>(fact: F, amended: Amended): F | null {
  if (amended.setAside.has(fact.id) && mayBeLeftOut(fact.type)) return null;
  const values = correctedValues(amended, fact.id);
  return Object.keys(values).length === 0 ? fact : ({ ...fact, fields: { ...fact.fields, ...values } } as F);
}

/** The values that a fact's fields have been corrected to. */
export const correctedValues = ({ of }: Amended, fact: string): Readonly<Record<string, JsonValue>> =>
  Object.assign({}, ...(of.get(fact) ?? []).map(({ fields }) => ('values' in fields ? fields.values : {})));
