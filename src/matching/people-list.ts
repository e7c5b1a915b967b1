/**
 * The known people in memory, indexed so that a question looks at a few hundred of them and not at all: by word of a name, by
 * what is left of a word with letters deleted, by how it sounds, by birth date and by telephone. It knows the ledger position up to
 * which it was fed, because G01 asks for a run at or after the referral's own.
 */
import { damagedDates } from './born.ts';
import { readPerson } from './evidence.ts';
import type { ReadPerson } from './evidence.ts';
import type { NamePart } from './name.ts';
import { nicknamesOf } from './nicknames.ts';
import type { KnownPerson } from './person.ts';
import { at, put, take } from './postings.ts';
import type { Postings } from './postings.ts';
import { deletionKeys } from './similar.ts';
import { partTenths } from './weights.ts';
import type { NameCounts } from './weights.ts';

export interface ListedPerson {
  readonly record: string;
  readonly file: string;
  readonly read: ReadPerson;
}

export interface PeopleList {
  readonly size: number;
  /** Ledger position up to which this list has been fed. */
  readonly position: number;
  /** How often words stand in the names of this list. */
  readonly counts: NameCounts;
  /** False, and nothing changes, when the record is listed already. */
  add(person: KnownPerson): boolean;
  /** For a changed record, or one linked to another file. False, and nothing changes, when the record is not listed. */
  replace(person: KnownPerson): boolean;
  /** Nothing of the person stays in memory. False when the record is not listed. */
  remove(record: string): boolean;
  /** Tells that everything up to here has been fed. It never goes back. */
  advanceTo(position: number): void;
  /** Those worth comparing, likeliest first, at most `most`: the exact comparison comes after. */
  near(query: ReadPerson, most: number): ListedPerson[];
}

/** Shares of a word's weight by how it was reached: only to choose whom to compare, never shown. */
const SOUNDS_SHARE = 0.5;
const EDITED_SHARE = 0.6;
const NICKNAME_SHARE = 0.5;
const SAME_DATE_TENTHS = 140;
const DAMAGED_DATE_TENTHS = 50;
const PHONE_TENTHS = 200;

export function createPeopleList(): PeopleList {
  const people = new Map<string, ListedPerson>();
  const byWord: Postings<ListedPerson> = new Map();
  const bySound: Postings<string> = new Map();
  const byDeletion: Postings<string> = new Map();
  const byDate: Postings<ListedPerson> = new Map();
  const byPhone: Postings<ListedPerson> = new Map();
  const wordCounts = new Map<string, number>();
  let position = 0;

  const counts: NameCounts = {
    get people() {
      return people.size;
    },
    of: (text) => wordCounts.get(text) ?? 0,
  };

  function add(person: KnownPerson): boolean {
    if (people.has(person.record)) return false;
    const listed: ListedPerson = { record: person.record, file: person.file, read: readPerson(person) };
    people.set(person.record, listed);
    for (const part of indexedParts(listed.read)) {
      if (!byWord.has(part.text)) {
        if (part.skeleton.length >= 2) put(bySound, part.skeleton, part.text);
        for (const key of deletionKeys(part.text)) put(byDeletion, key, part.text);
      }
      put(byWord, part.text, listed);
    }
    for (const word of countedWords(listed.read)) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
    if (listed.read.born?.digits) put(byDate, listed.read.born.digits, listed);
    for (const phone of listed.read.phones.keys()) put(byPhone, phone, listed);
    return true;
  }

  function remove(record: string): boolean {
    const listed = people.get(record);
    if (listed === undefined) return false;
    people.delete(record);
    for (const part of indexedParts(listed.read)) {
      take(byWord, part.text, listed);
      if (byWord.has(part.text)) continue;
      take(bySound, part.skeleton, part.text);
      for (const key of deletionKeys(part.text)) take(byDeletion, key, part.text);
    }
    for (const word of countedWords(listed.read)) {
      const left = (wordCounts.get(word) ?? 1) - 1;
      if (left === 0) wordCounts.delete(word);
      else wordCounts.set(word, left);
    }
    if (listed.read.born?.digits) take(byDate, listed.read.born.digits, listed);
    for (const phone of listed.read.phones.keys()) take(byPhone, phone, listed);
    return true;
  }

  function near(query: ReadPerson, most: number): ListedPerson[] {
    const scores = new Map<ListedPerson, number>();
    const give = (found: Iterable<ListedPerson>, tenths: number): void => {
      for (const listed of found) scores.set(listed, (scores.get(listed) ?? 0) + tenths);
    };
    for (const [word, tenths] of wordsNear(query)) give(at(byWord, word), tenths);
    const digits = query.born?.digits;
    if (digits) {
      give(at(byDate, digits), SAME_DATE_TENTHS);
      for (const damaged of damagedDates(digits)) give(at(byDate, damaged), DAMAGED_DATE_TENTHS);
    }
    for (const phone of query.phones.keys()) give(at(byPhone, phone), PHONE_TENTHS);
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([listed]) => listed);
  }

  /** Words of the list that a word of the query may stand for, with what each is worth at most. */
  function wordsNear(query: ReadPerson): Map<string, number> {
    const found = new Map<string, number>();
    for (const part of indexedParts(query)) {
      const note = (words: Iterable<string>, share: number): void => {
        for (const word of words) {
          const weight = Math.min(partTenths(part, counts), partTenths({ ...part, text: word }, counts));
          found.set(word, Math.max(found.get(word) ?? 0, share * weight));
        }
      };
      note([part.text], 1);
      note(nicknamesOf(part.text), NICKNAME_SHARE);
      if (part.skeleton.length >= 2) note(at(bySound, part.skeleton), SOUNDS_SHARE);
      for (const key of deletionKeys(part.text)) note(at(byDeletion, key), EDITED_SHARE);
    }
    return found;
  }

  return {
    get size() {
      return people.size;
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
    near,
  };
}

/** One of each word, and of each two neighbours written as one. Initials and particles would find everybody. */
function indexedParts(read: ReadPerson): NamePart[] {
  const found = new Map<string, NamePart>();
  for (const name of read.names)
    for (const part of [...name.parts, ...name.joined]) if (!part.weak && !part.initial) found.set(part.text, part);
  return [...found.values()];
}

function countedWords(read: ReadPerson): Set<string> {
  return new Set(read.names.flatMap((name) => name.parts.map((part) => part.text)));
}

/** A list made at once. */
export function buildPeopleList(people: Iterable<KnownPerson>): PeopleList {
  const list = createPeopleList();
  for (const person of people) list.add(person);
  return list;
}
