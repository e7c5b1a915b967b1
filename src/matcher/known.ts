/**
 * From a row of the read model to somebody on the list: the one place where it is read, whoever keeps the list. One who cannot be put on it is
 * left out alone, by their record; when that is so of many it is not they who are wrong, and the list answers nobody (docs/decisions/0041).
 */
import { inForm, type LeftOut, type LeftOutWhy } from '../matching/left-out.ts';
import type { PeopleList } from '../matching/people-list.ts';
import type { KnownPerson } from '../matching/person.ts';
import type { KnownRecord } from '../store/people.ts';

/** What has changed since the last time, and up to which ledger position that is known. */
export interface Changes {
  readonly position: number;
  readonly changed: readonly KnownRecord[];
  readonly gone: readonly string[];
}

/** Above this it is the list that fails. Each is a task of somebody's that day: more than a team can mend is no list of tasks. */
export const mostLeftOut = 100;

/** Those left out of a list, and why. */
export class LeftOuts {
  readonly #why = new Map<string, LeftOutWhy>();

  /** Of those whom another thread left out of the same list. */
  constructor(from: readonly LeftOut[] = []) {
    for (const { record, why } of from) this.#why.set(record, why);
  }

  get all(): readonly LeftOut[] {
    return [...this.#why].map(([record, why]) => ({ record, why }));
  }

  add(record: string, why: LeftOutWhy): void {
    this.#why.set(record, why);
    if (this.#why.size > mostLeftOut) throw new TooMany(record);
  }

  /** Listed, or held no longer. */
  drop(record: string): void {
    this.#why.delete(record);
  }
}

/** One of those who cannot be put on the list, when they are too many. */
export class TooMany extends Error {
  override readonly name = 'TooMany';
  readonly record: string;
  constructor(record: string) {
    super('Too many records cannot be put on the list');
    this.record = record;
  }
}

/** Null where what is kept of them is not in the form of a person. */
export function knownPerson({ record, file, details }: KnownRecord): KnownPerson | null {
  const query = inForm(parsed(details));
  return query && { ...query, record, file };
}

function parsed(details: string): unknown {
  try {
    return JSON.parse(details);
  } catch {
    return null;
  }
}

/** In this order: somebody who was let go and came back stands among the changed only. */
export function applyChanges(list: PeopleList, out: LeftOuts, { changed, gone, position }: Changes): void {
  for (const record of gone) {
    list.remove(record);
    out.drop(record);
  }
  for (const each of changed) {
    const why = put(list, each);
    if (why === null) out.drop(each.record);
    else {
      // Also what was said of them before: it is not what is known now, and a list made anew would not have it.
      list.remove(each.record);
      out.add(each.record, why);
    }
  }
  list.advanceTo(position);
}

function put(list: PeopleList, each: KnownRecord): LeftOutWhy | null {
  const person = knownPerson(each);
  if (person === null) return 'not-in-form';
  try {
    if (!list.add(person)) list.replace(person);
    return null;
  } catch {
    // What it threw may quote what somebody wrote.
    return 'not-readable';
  }
}
