/**
 * The known people in memory: an immutable base in shared arrays and a small delta beside it, so that a million are asked in a
 * fraction of a millisecond and whoever is new or gone is so at once. It knows the ledger position up to which it was fed, because G01
 * asks for a run at or after the referral's own. How it is built, and why so: docs/decisions/0019.
 */
import type { ReadPerson } from './evidence.ts';
import { baseSegment } from './index/base-segment.ts';
import { buildBase } from './index/base.ts';
import type { Base, BuildOptions } from './index/base.ts';
import { createDelta } from './index/delta.ts';
import { askedOf } from './index/asked.ts';
import { createFinder } from './index/nearest.ts';
import type { Near } from './index/nearest.ts';
import type { Segment } from './index/segment.ts';
import type { SharedCounts } from './identifiers/shared.ts';
import type { KnownPerson } from './person.ts';
import type { NameCounts } from './weights.ts';

export interface ListedPerson {
  readonly record: string;
  readonly file: string;
  /** Decoded when it is asked for. */
  readonly read: ReadPerson;
  /** Tenths of a bit that the comparison will give, roughly. */
  readonly tenths: number;
}

export interface PeopleList {
  readonly size: number;
  /** Ledger position up to which this list has been fed. */
  readonly position: number;
  /** How often words stand in the names of this list. */
  readonly counts: NameCounts & SharedCounts;
  /** False, and nothing changes, when the record is listed already. */
  add(person: KnownPerson): boolean;
  /** For a changed record, or one linked to another file. False, and nothing changes, when the record is not listed. */
  replace(person: KnownPerson): boolean;
  /** Nothing of the person is found from now on; what the base holds of them is in memory as long as the base. False when the record is not listed. */
  remove(record: string): boolean;
  /** Tells that everything up to here has been fed. It never goes back. */
  advanceTo(position: number): void;
  /** Those worth comparing, likeliest first, at most `most`: the exact comparison comes after. */
  near(query: ReadPerson, most: number): Iterable<ListedPerson> & { readonly length: number };
  /** What other threads have the same people from without a copy (`peopleListOn`): plain data over shared memory, to be posted as it is. */
  readonly base: Base;
}

/** A list of nobody, to be added to: good for some tens of thousands. */
export function createPeopleList(): PeopleList {
  return peopleListOn(buildBase([]));
}

/** A list made at once: good for a million. */
export function buildPeopleList(people: Iterable<KnownPerson>, options?: BuildOptions): PeopleList {
  return peopleListOn(buildBase(people, options));
}

/** A list over a base that was built before, here or in another thread. */
export function peopleListOn(base: Base): PeopleList {
  const segment = baseSegment(base);
  const delta = createDelta();
  const finders = [segment, delta].map((each) => [each, createFinder(each)] as const);
  let position = 0;

  const counts: NameCounts & SharedCounts = {
    get people() {
      return base.people - segment.gone + delta.size;
    },
    of(text) {
      return bearersOf(segment, text) + bearersOf(delta, text);
    },
    sharedBy: (key) => sharersOf(segment, key) + sharersOf(delta, key),
  };

  function add(person: KnownPerson): boolean {
    if (delta.personOf(person.record) >= 0 || segment.personOf(person.record) >= 0) return false;
    delta.add(person);
    return true;
  }

  function remove(record: string): boolean {
    const [recent, settled] = [delta.personOf(record), segment.personOf(record)];
    if (recent >= 0) delta.remove(recent);
    if (settled >= 0) segment.letGo(settled);
    return recent >= 0 || settled >= 0;
  }

  return {
    get size() {
      return counts.people;
    },
    get position() {
      return position;
    },
    counts,
    add,
    replace: (person) => remove(person.record) && add(person),
    remove,
    advanceTo(reached) {
      position = Math.max(position, reached);
    },
    near(query, most) {
      const asked = askedOf(query, counts);
      const found: Found[] = [];
      for (const [segment, finder] of finders) {
        if (segment.people === 0) continue;
        for (const { person, tenths } of finder.find(asked, counts, most)) found.push({ segment, person, tenths });
      }
      found.sort((a, b) => b.tenths - a.tenths);
      if (found.length > most) found.length = most;
      return {
        length: found.length,
        *[Symbol.iterator]() {
          for (const each of found) yield new Listed(each);
        },
      };
    },
    base,
  };
}

function bearersOf(segment: Segment, text: string): number {
  const [voweled, vowelless] = [segment.find(text, false, false), segment.find(text, true, false)];
  return (voweled < 0 ? 0 : segment.countOf(voweled)) + (vowelless < 0 ? 0 : segment.countOf(vowelless));
}

function sharersOf(segment: Segment, key: string): number {
  let sharers = 0;
  segment.withContact(key, (person) => {
    if (!segment.isGone(person)) sharers++;
  });
  return sharers;
}

interface Found extends Near {
  readonly segment: Segment;
}

/** Decoded only if it comes to comparing. */
class Listed implements ListedPerson {
  readonly tenths: number;
  readonly #segment: Segment;
  readonly #person: number;
  #known: KnownPerson | null = null;

  constructor({ segment, person, tenths }: Found) {
    this.tenths = tenths;
    this.#segment = segment;
    this.#person = person;
  }

  get #whole(): KnownPerson {
    return (this.#known ??= this.#segment.known(this.#person));
  }

  get record(): string {
    return this.#whole.record;
  }

  get file(): string {
    return this.#whole.file;
  }

  get read(): ReadPerson {
    return this.#segment.read(this.#person, this.#whole);
  }
}
