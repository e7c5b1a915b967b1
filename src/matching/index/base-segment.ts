/** The base as a question sees it, and who of it has been let go since: this thread's own marks beside the shared bytes. */
import { readPerson } from '../evidence.ts';
import { wordOf } from '../names/parts.ts';
import { readPlainAgain } from '../names/plain-names.ts';
import type { Word } from '../names/parts.ts';
import type { KeptPart } from '../names/plain-names.ts';
import type { KnownPerson } from '../person.ts';
import type { Base, Keyed } from './base.ts';
import { MOST_RESTS, deleted, skeletonDeleted } from './deletions.ts';
import { BEARERS, COUNT, FACTS, isVowelless, markOf } from './facts.ts';
import { unpack } from './packed.ts';
import { contactHash } from './reading.ts';
import { whoseRecord } from './records.ts';
import { JOINED, WEAK, WORD } from './segment.ts';
import type { Bearers, Segment } from './segment.ts';
import { eachNear } from './slips.ts';
import { numberOf, textAt } from './texts.ts';

/** Some 10 MB. */
const MOST_WORDS = 60_000;

export interface BaseSegment extends Segment {
  /** -1 when it is not here, or gone. */
  personOf(record: string): number;
  /** Nothing of the person is found from now on; the bytes lie there as long as the base. */
  letGo(person: number): void;
  readonly gone: number;
}

export function baseSegment(base: Base): BaseSegment {
  const isGone = new Uint8Array(base.people);
  /** How many of those gone bore a word. */
  const goneOf = new Map<number, number>();
  const found = new Int32Array(MOST_RESTS);
  const { facts } = base;
  const slice: Bearers = { ids: base.bearers, from: 0, to: 0 };
  const words: (Word | undefined)[] = Array.from({ length: base.words.size });
  let wordsKept = 0;
  const places: number[] = [];
  let gone = 0;

  const keyed = ({ keys, words }: Keyed, key: string, give: (number: number) => void): void => {
    const at = numberOf(keys, key, 0);
    if (at >= 0) for (let i = words.starts[at]!; i < words.starts[at + 1]!; i++) give(words.values[i]!);
  };
  const bearers = (number: number): Bearers => {
    slice.from = facts[number * FACTS + BEARERS]!;
    slice.to = facts[(number + 1) * FACTS + BEARERS]!;
    return slice;
  };
  const keyedBy = { skeleton: base.skeletons, loose: base.looses, group: base.groups };

  /** The words of a person's names one after another. */
  const partsOf = (person: number) => {
    const { starts, values } = base.wordsOf;
    let at = starts[person]!;
    return (): KeptPart => {
      while ((values[at]! & JOINED) !== 0) at++;
      const entry = values[at++]!;
      return { word: wordAt(entry & WORD), weak: (entry & WEAK) !== 0 };
    };
  };
  /** Words that came up are kept as long as the base itself, which has them all. */
  const wordAt = (number: number): Word => {
    const kept = words[number];
    if (kept !== undefined) return kept;
    if (wordsKept++ > MOST_WORDS) {
      words.fill(undefined);
      wordsKept = 0;
    }
    const word = wordOf(textAt(base.words, number), isVowelless(base.words.marks[number]!));
    words[number] = word;
    return word;
  };

  /** First person of that date or later; those without a date stand after all others. */
  const fromDate = (date: number): number => lowest(base.dates, 0, dated, (each) => each >= date);
  const dated = lowest(base.dates, 0, base.people, (each) => each === 0);

  return {
    people: base.people,
    isFixed: true,
    get gone() {
      return gone;
    },
    words: base.words.size,
    isGone: (person) => isGone[person] === 1,
    find: (text, vowelless, joined) => numberOf(base.words, text, markOf(vowelless, joined)),
    facts,
    units: base.words.units,
    countOf: (number) => facts[number * FACTS + COUNT]! - (gone === 0 ? 0 : (goneOf.get(number) ?? 0)),
    slips: (text, vowelless, most, give) =>
      eachNear(base.slips, text, vowelless ? 1 : 0, Math.min(most, deleted(text.length)), found, give),
    keyed: (kind, key, give) => keyed(keyedBy[kind], key, give),
    keyNumber: (kind, key) => (key === '' ? 0 : numberOf(keyedBy[kind].keys, key, 0) + 1),
    skeletonSlips: (skeleton, give) =>
      eachNear(base.skeletonSlips, skeleton, 0, skeletonDeleted(skeleton.length), found, (key) => {
        const { starts, values } = base.skeletons.words;
        for (let i = starts[key]!; i < starts[key + 1]!; i++) give(values[i]!);
      }),
    bearers,
    bearersOf: () => base.bearers,
    within(number, span) {
      const all = bearers(number);
      all.from = lowest(all.ids, all.from, all.to, (person) => person >= span.from);
      all.to = lowest(all.ids, all.from, all.to, (person) => person >= span.to);
      return all;
    },
    span: (from, to) => ({ from: fromDate(from), to: fromDate(to + 1) }),
    undated: { from: dated, to: base.people },
    expect(people) {
      const { starts, values } = base.wordsOf;
      for (let i = 0; i < people.length; i++) places[i] = starts[people[i]!]!;
      for (let i = 0; i < people.length; i++) places[i] = values[places[i]!]! ^ base.dates[people[i]!]!;
    },
    wordsOf: (person) => ({ ids: base.wordsOf.values, from: base.wordsOf.starts[person]!, to: base.wordsOf.starts[person + 1]! }),
    dateOf: (person) => base.dates[person]!,
    withContact(key, give) {
      const { hashes, people } = base.contacts;
      const hash = contactHash(key);
      for (let i = lowest(hashes, 0, hashes.length, (each) => each >= hash); hashes[i] === hash; i++) give(people[i]!);
    },
    known: (person): KnownPerson => unpack(base.bytes, base.lines[person]!),
    read(person, known) {
      const isPlain = ((base.plain[person >>> 5]! >>> (person & 31)) & 1) === 1;
      return isPlain ? readPerson(known, readPlainAgain(known.names, partsOf(person))) : readPerson(known);
    },
    personOf(record) {
      const person = whoseRecord(base.records, base.bytes, base.lines, record);
      return person >= 0 && isGone[person] === 1 ? -1 : person;
    },
    letGo(person) {
      if (isGone[person] === 1) return;
      isGone[person] = 1;
      gone++;
      const { starts, values } = base.wordsOf;
      const words = new Set<number>();
      for (let i = starts[person]!; i < starts[person + 1]!; i++) if ((values[i]! & JOINED) === 0) words.add(values[i]! & WORD);
      for (const each of words) goneOf.set(each, (goneOf.get(each) ?? 0) + 1);
    },
  };
}

/** First place from `from` on where the test holds, which holds from there to `to`; `to` if nowhere. */
function lowest(values: Uint32Array | readonly number[], from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(values[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
