/**
 * The delta: who came or changed since the base was built. Maps of small lists, so that somebody is found at once and gone at once;
 * good for some tens of thousands, until everybody is listed anew.
 */
import { readPerson } from '../evidence.ts';
import type { ReadPerson } from '../evidence.ts';
import type { NamePart, Word } from '../names/parts.ts';
import { wordOf } from '../names/parts.ts';
import type { KnownPerson } from '../person.ts';
import { MOST_RESTS, deleted, rests, skeletonDeleted } from './deletions.ts';
import { identifierKeys } from '../identifiers.ts';
import { FACTS, START, VOWELLESS, markOf } from './facts.ts';
import { dateNumber, listWords } from './reading.ts';
import { lettersOf } from './spelling.ts';
import { JOINED, LAST_OF_NAME, WORD, isBorne, isStrong } from './segment.ts';
import type { Segment, WordKey } from './segment.ts';

export interface Delta extends Segment {
  readonly size: number;
  personOf(record: string): number;
  add(known: KnownPerson): void;
  /** Nothing of the person stays. */
  remove(person: number): void;
}

interface Listed {
  readonly known: KnownPerson;
  readonly read: ReadPerson;
  readonly words: readonly number[];
  readonly date: number;
}

interface ListedWord {
  readonly word: Word;
  readonly key: string;
  /** People who bear it as a part of a name. */
  count: number;
  readonly bearers: number[];
  /** Entries in people's lists of words; at none the word goes. */
  uses: number;
}

export function createDelta(): Delta {
  const people: (Listed | null)[] = [];
  const records = new Map<string, number>();
  const words: (ListedWord | null)[] = [];
  const numbers = new Map<string, number>();
  const bySlip: Many<number> = new Map();
  const bySkeletonSlip: Many<number> = new Map();
  const byKey: Readonly<Record<WordKey, Many<string>>> = { skeleton: new Map(), loose: new Map(), group: new Map() };
  const keyNumbers: Readonly<Record<WordKey, Map<string, number>>> = { skeleton: new Map(), loose: new Map(), group: new Map() };
  let lastKey = 0;
  let facts = new Uint32Array(64 * FACTS);
  let units = new Uint16Array(1024);
  let written = 0;
  const byContact: Many<string> = new Map();
  const found = new Int32Array(MOST_RESTS);
  const nowhere = { from: 0, to: 0 };

  /** What leads to a word, walked alike when it comes and when it goes. */
  function everyKey(number: number, { text, vowelless, skeleton, loose, group }: Word, change: typeof put): void {
    const count = rests(text, vowelless ? 1 : 0, deleted(text.length), found);
    for (const rest of new Set(found.subarray(0, count))) change(bySlip, rest, number);
    if (group !== '') change(byKey.group, group, number);
    if (loose !== '') change(byKey.loose, loose, number);
    if (skeleton === '') return;
    change(byKey.skeleton, skeleton, number);
    const more = rests(skeleton, 0, skeletonDeleted(skeleton.length), found);
    for (const rest of new Set(found.subarray(0, more))) change(bySkeletonSlip, rest, number);
  }

  function writeFacts(number: number, { text, vowelless, skeleton, loose, group }: Word, joined: boolean): void {
    while ((number + 1) * FACTS > facts.length) facts = widened(facts, new Uint32Array(facts.length * 2));
    while (written + text.length > units.length) units = widened(units, new Uint16Array(units.length * 2));
    facts.set(
      [
        lettersOf(text),
        written,
        text.length | (markOf(vowelless, joined) * VOWELLESS),
        keyNumbered('skeleton', skeleton),
        keyNumbered('loose', loose),
        keyNumbered('group', group),
      ],
      number * FACTS,
    );
    for (let i = 0; i < text.length; i++) units[written++] = text.charCodeAt(i);
  }

  function keyNumbered(kind: WordKey, key: string): number {
    if (key === '') return 0;
    const known = keyNumbers[kind].get(key);
    if (known !== undefined) return known;
    keyNumbers[kind].set(key, ++lastKey);
    return lastKey;
  }

  function numberOfWord(part: NamePart, joined: boolean): number {
    const key = keyOf(part.text, part.vowelless, joined);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const word = wordOf(part.text, part.vowelless);
    const number = words.length;
    words.push({ word, key, count: 0, bearers: [], uses: 0 });
    writeFacts(number, word, joined);
    numbers.set(key, number);
    everyKey(number, word, put);
    return number;
  }

  function everyWord(entries: readonly number[], give: (listed: ListedWord, borne: boolean, counted: boolean, uses: number) => void): void {
    let strong = 0;
    const borne = new Set<number>();
    entries.forEach((entry, i) => {
      if (i === 0 || (entries[i - 1]! & LAST_OF_NAME) !== 0) {
        const end = entries.findIndex((each, at) => at >= i && (each & LAST_OF_NAME) !== 0);
        strong = entries.slice(i, end + 1).filter(isStrong).length;
      }
      if (isBorne(entry, strong)) borne.add(entry & WORD);
    });
    for (const number of new Set(entries.map((entry) => entry & WORD))) {
      const mine = entries.filter((entry) => (entry & WORD) === number);
      give(
        words[number]!,
        borne.has(number),
        mine.some((entry) => (entry & JOINED) === 0),
        mine.length,
      );
    }
  }

  return {
    get people() {
      return people.length;
    },
    get size() {
      return records.size;
    },
    get words() {
      return words.length;
    },
    isFixed: false,
    isGone: (person) => people[person] === null,
    personOf: (record) => records.get(record) ?? -1,
    add(known) {
      // All that may fail over what somebody wrote comes first: whoever cannot be read is not half listed.
      const read = readPerson(known);
      const keys = identifierKeys(read);
      listWords(read, heardAlone, []);
      const person = people.length;
      const entries: number[] = [];
      listWords(read, numberOfWord, entries);
      people.push({ known, read, words: entries, date: dateNumber(read.born) });
      records.set(known.record, person);
      everyWord(entries, (listed, isBorne, isCounted, uses) => {
        if (isBorne) listed.bearers.push(person);
        if (isCounted) listed.count++;
        listed.uses += uses;
      });
      for (const key of keys) put(byContact, key, person);
    },
    remove(person) {
      const listed = people[person];
      if (!listed) return;
      people[person] = null;
      records.delete(listed.known.record);
      everyWord(listed.words, (word, isBorne, isCounted, uses) => {
        if (isBorne) word.bearers.splice(word.bearers.indexOf(person), 1);
        if (isCounted) word.count--;
        word.uses -= uses;
      });
      for (const key of identifierKeys(listed.read)) take(byContact, key, person);
      for (const number of new Set(listed.words.map((entry) => entry & WORD))) {
        const { uses, word, key } = words[number]!;
        if (uses > 0) continue;
        everyKey(number, word, take);
        numbers.delete(key);
        words[number] = null;
        const at = number * FACTS;
        units.fill(0, facts[at + START]!, facts[at + START]! + word.text.length);
        facts.fill(0, at, at + FACTS);
        for (const kind of ['skeleton', 'loose', 'group'] as const) if (!byKey[kind].has(word[kind])) keyNumbers[kind].delete(word[kind]);
      }
    },
    find: (text, vowelless, joined) => numbers.get(keyOf(text, vowelless, joined)) ?? -1,
    get facts() {
      return facts;
    },
    get units() {
      return units;
    },
    countOf: (number) => words[number]!.count,
    slips(text, vowelless, most, give) {
      const count = rests(text, vowelless ? 1 : 0, Math.min(most, deleted(text.length)), found);
      for (let i = 0; i < count; i++) for (const number of bySlip.get(found[i]!) ?? []) give(number);
    },
    keyed: (kind, key, give) => byKey[kind].get(key)?.forEach(give),
    keyNumber: (kind, key) => keyNumbers[kind].get(key) ?? 0,
    skeletonSlips(skeleton, give) {
      const count = rests(skeleton, 0, skeletonDeleted(skeleton.length), found);
      for (let i = 0; i < count; i++) for (const number of bySkeletonSlip.get(found[i]!) ?? []) give(number);
    },
    bearersOf: (number) => words[number]?.bearers ?? [],
    bearers: (number) => whole(words[number]!.bearers),
    within: (number) => whole(words[number]!.bearers),
    span: () => nowhere,
    undated: nowhere,
    expect: () => undefined,
    wordsOf: (person) => whole(people[person]!.words),
    dateOf: (person) => people[person]!.date,
    withContact: (key, give) => byContact.get(key)?.forEach(give),
    known: (person) => people[person]!.known,
    read: (person) => people[person]!.read,
  };
}

type Many<Key> = Map<Key, number[]>;

function put<Key>(to: Many<Key>, key: Key, value: number): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, [value]);
  else known.push(value);
}

function take<Key>(from: Many<Key>, key: Key, value: number): void {
  const known = from.get(key);
  if (known === undefined) return;
  if (known.length === 1 && known[0] === value) from.delete(key);
  else if (known.includes(value)) known.splice(known.indexOf(value), 1);
}

function widened<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const whole = (ids: readonly number[]) => ({ ids, from: 0, to: ids.length });
/** Only that it can be. */
const heardAlone = ({ skeleton, loose }: NamePart): number => skeleton.length + loose.length;
const keyOf = (text: string, vowelless: boolean, joined: boolean): string =>
  vowelless || joined ? `${markOf(vowelless, joined)} ${text}` : text;
