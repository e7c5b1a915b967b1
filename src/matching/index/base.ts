/**
 * The base: everybody who was known when it was built, in a few arrays of shared memory and never changed. A million people stand in
 * order of birth, so that a window of years is one slice of every list; those without a date stand last. Worker threads read the same
 * bytes: a base is plain data that may be posted to them as it is.
 */
import { readPerson } from '../evidence.ts';
import type { ReadPerson } from '../evidence.ts';
import { wordOf } from '../names/parts.ts';
import type { NamePart } from '../names/parts.ts';
import type { KnownPerson } from '../person.ts';
import { append, growing, listsBy, sharedFrom, sharedUint32 } from './arrays.ts';
import type { Growing, Lists } from './arrays.ts';
import { deleted, skeletonDeleted } from './deletions.ts';
import { BEARERS, COUNT, FACTS, GROUP, LENGTH, LETTERS, LOOSE, SKELETON, START, VOWELLESS, isJoined, markOf } from './facts.ts';
import { growingPacked, pack, sharedBytes } from './packed.ts';
import { identifierKeys } from '../identifiers.ts';
import { contactHash, dateNumber, listWords } from './reading.ts';
import { growingRecords, newRecord, recordsAt } from './records.ts';
import { lettersOf } from './spelling.ts';
import { JOINED, LAST_OF_NAME, WORD, isBorne, isStrong } from './segment.ts';
import { restsOf } from './slips.ts';
import type { Rests } from './slips.ts';
import { growingTexts, numbered, sharedTexts, textAt, textsInOrder } from './texts.ts';
import type { Texts } from './texts.ts';

export interface Base {
  readonly people: number;
  readonly words: Texts;
  /** By word, words that sound alike together: facts.ts. One more at the end. */
  readonly facts: Uint32Array;
  readonly skeletons: Keyed;
  readonly looses: Keyed;
  readonly groups: Keyed;
  /** Words by the hash of a rest (slips.ts), and skeletons by theirs. */
  readonly slips: Rests;
  readonly skeletonSlips: Rests;
  /** People by word. */
  readonly bearers: Uint32Array;
  /** By person, in order of birth. */
  readonly dates: Uint32Array;
  readonly wordsOf: Lists;
  readonly lines: Uint32Array;
  /** By person, a bit: all their names are plain (name.ts). */
  readonly plain: Uint32Array;
  /** packed.ts */
  readonly bytes: Uint8Array;
  /** Hashes of telephones and the like, ascending, and whose each is. */
  readonly contacts: { readonly hashes: Uint32Array; readonly people: Uint32Array };
  /** records.ts */
  readonly records: Uint32Array;
}

/** Words by what they sound like or are a spelling of. */
export interface Keyed {
  /** Key n of these is n + 1 in the facts. */
  readonly keys: Texts;
  readonly words: Lists;
}

export interface BuildOptions {
  /** Told every 10,000 people how many have been read. */
  readonly onProgress?: (read: number) => void;
  /** Told of each who cannot be read, and is left out: nothing of them is in the base. Without it, one such stops the whole. */
  readonly onLeftOut?: (record: string) => void;
}

/** Of two people with one record the first counts. */
export function buildBase(people: Iterable<KnownPerson>, { onProgress, onLeftOut }: BuildOptions = {}): Base {
  const words = growingTexts();
  const packed = growingPacked();
  const [dates, lines, plain, wordsFrom, borne] = [growing(), growing(), growing(), growing(), growing(4096)];
  const contacts = { hashes: growing(), people: growing() };
  const records = growingRecords();
  const entries: number[] = [];
  const heard = hearing();
  const numberOf = (part: NamePart, joined: boolean): number => {
    const number = numbered(words, part.text, markOf(part.vowelless, joined));
    // Most words have come before, and nobody has one that cannot be heard.
    if (number >= heard.words || heard.unheard.size > 0) hear(heard, number, part);
    return number;
  };
  for (const person of people) {
    const arrival = dates.length;
    let read: ReadPerson;
    let contactKeys: readonly string[];
    let at: number;
    entries.length = 0;
    try {
      // All that may fail over what somebody wrote, before anything leads to them.
      read = readPerson(person);
      contactKeys = identifierKeys(read);
      listWords(read, numberOf, entries);
      at = pack(packed, person);
    } catch (fault) {
      if (!onLeftOut) throw fault;
      onLeftOut(person.record);
      continue;
    }
    if (!newRecord(records, packed.bytes, lines.values, person.record)) continue;
    append(lines, at);
    append(dates, dateNumber(read.born));
    append(plain, read.names.length === person.names.length && read.names.every(({ isPlain }) => isPlain) ? 1 : 0);
    append(wordsFrom, borne.length);
    for (const entry of entries) append(borne, entry);
    for (const key of contactKeys) {
      append(contacts.hashes, contactHash(key));
      append(contacts.people, arrival);
    }
    if (dates.length % 10_000 === 0) onProgress?.(dates.length);
  }
  append(wordsFrom, borne.length);
  const order = inOrderOfBirth(dates);
  const keys = keysOf(heard);
  const alike = alikeTogether(keys);
  const texts = textsInOrder(words, alike);
  const wordsOf = inOrder(order, wordsFrom.values, borne.values, placesOf(alike));
  const { counts, bearers } = bearersOf(wordsOf, texts.size);
  const [skeletons, looses, groups] = keys.map((each) => keyed(each, alike)) as [Keyed, Keyed, Keyed];
  return {
    people: order.length,
    words: texts,
    facts: factsOf(texts, alike, keys, counts, bearers.starts),
    skeletons,
    looses,
    groups,
    // Whatever is only two parts written as one is long, and looked for at one slip.
    slips: restsOf(texts, (length, word) => Math.min(isJoined(texts.marks[word]!) ? 1 : 2, deleted(length))),
    skeletonSlips: restsOf(skeletons.keys, skeletonDeleted),
    bearers: bearers.values,
    dates: picked(order, dates.values),
    wordsOf,
    lines: picked(order, lines.values),
    plain: bitsOf(order, plain.values),
    bytes: sharedBytes(packed),
    contacts: sortedContacts(contacts, placesOf(order)),
    records: recordsAt(records, placesOf(order)),
  };
}

/** Arrivals by date; those without one last, otherwise as they came. */
const inOrderOfBirth = ({ values, length }: Growing): Uint32Array => sortedBy(length, (arrival) => values[arrival]! || 99_999_999);

function picked(order: Uint32Array, from: Uint32Array): Uint32Array {
  const to = sharedUint32(order.length);
  for (let i = 0; i < order.length; i++) to[i] = from[order[i]!]!;
  return to;
}

function bitsOf(order: Uint32Array, from: Uint32Array): Uint32Array {
  const bits = sharedUint32((order.length >>> 5) + 1);
  for (let i = 0; i < order.length; i++) bits[i >>> 5]! |= from[order[i]!]! << (i & 31);
  return bits;
}

/** By thing in the old order, its place in the new one. */
function placesOf(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) places[order[i]!] = i;
  return places;
}

function inOrder(order: Uint32Array, starts: Uint32Array, values: Uint32Array, places: Uint32Array): Lists {
  const to = { starts: sharedUint32(order.length + 1), values: sharedUint32(starts[order.length]!) };
  let length = 0;
  for (let i = 0; i < order.length; i++) {
    const arrival = order[i]!;
    for (let j = starts[arrival]!; j < starts[arrival + 1]!; j++) {
      const entry = values[j]!;
      to.values[length++] = (entry & ~WORD) | places[entry & WORD]!;
    }
    to.starts[i + 1] = length;
  }
  return to;
}

/** Initials and particles lead to nobody: they would lead to everybody. They are counted all the same. */
function bearersOf(wordsOf: Lists, words: number): { bearers: Lists; counts: Uint32Array } {
  const counts = new Uint32Array(words);
  const everyWord = (isWanted: (entry: number, strong: number) => boolean, give: (word: number, person: number) => void): void => {
    const last = new Uint32Array(words);
    for (let person = 0; person + 1 < wordsOf.starts.length; person++) {
      let strong = 0;
      let isFirst = true;
      for (let i = wordsOf.starts[person]!; i < wordsOf.starts[person + 1]!; i++) {
        const entry = wordsOf.values[i]!;
        if (isFirst) strong = strongFrom(wordsOf.values, i);
        isFirst = (entry & LAST_OF_NAME) !== 0;
        const word = entry & WORD;
        if (!isWanted(entry, strong) || last[word] === person + 1) continue;
        last[word] = person + 1;
        give(word, person);
      }
    }
  };
  everyWord(
    (entry) => (entry & JOINED) === 0,
    (word) => {
      counts[word]!++;
    },
  );
  const bearers = listsBy(words, (put) => everyWord(isBorne, put));
  return { bearers, counts };
}

/** Strong words of the name that begins there. */
function strongFrom(entries: Uint32Array, from: number): number {
  let strong = 0;
  for (let i = from; ; i++) {
    if (isStrong(entries[i]!)) strong++;
    if ((entries[i]! & LAST_OF_NAME) !== 0) return strong;
  }
}

interface Keys {
  readonly keys: Texts;
  /** By word: number of its key + 1, 0 for none. */
  readonly of: Uint32Array;
}

/** What each word sounds like, found as it comes: a word over which that fails is known to be somebody's. */
interface Hearing {
  readonly keys: readonly { readonly keys: Texts; readonly of: Growing }[];
  readonly unheard: Set<number>;
  /** How many have come. */
  words: number;
}

const hearing = (): Hearing => ({
  keys: Array.from({ length: 3 }, () => ({ keys: growingTexts(), of: growing() })),
  unheard: new Set(),
  words: 0,
});

function hear(heard: Hearing, number: number, { text, vowelless }: NamePart): void {
  const { keys, unheard } = heard;
  if (number < heard.words) {
    if (unheard.has(number)) throw new RangeError('a word that cannot be heard');
    return;
  }
  heard.words = number + 1;
  for (const { of } of keys) append(of, 0);
  unheard.add(number);
  const { skeleton, loose, group } = wordOf(text, vowelless);
  [skeleton, loose, group].forEach((key, i) => {
    const { keys: texts, of } = keys[i]!;
    if (key !== '') of.values[number] = numbered(texts, key, 0) + 1;
  });
  unheard.delete(number);
}

const keysOf = ({ keys }: Hearing): readonly [Keys, Keys, Keys] =>
  keys.map(({ keys: texts, of }) => ({ keys: texts, of: of.values.subarray(0, of.length) })) as [Keys, Keys, Keys] & Keys[];

/** Words of one loose skeleton together, and among them those of one skeleton. */
function alikeTogether([skeletons, looses]: readonly [Keys, Keys, Keys]): Uint32Array {
  const looseOf = new Uint32Array(skeletons.keys.size + 1);
  for (let word = 0; word < skeletons.of.length; word++) looseOf[skeletons.of[word]!] = looses.of[word]!;
  const ranks = placesOf(sortedBy(looseOf.length, (skeleton) => looseOf[skeleton]!));
  return sortedBy(skeletons.of.length, (word) => ranks[skeletons.of[word]!]!);
}

/** Numbers below `count` by what is given for each, otherwise as they are. */
function sortedBy(count: number, by: (number: number) => number): Uint32Array {
  const keys = Float64Array.from({ length: count }, (_, i) => by(i) * 2 ** 26 + i).sort();
  return Uint32Array.from(keys, (key) => key % 2 ** 26);
}

function keyed({ keys, of }: Keys, order: Uint32Array): Keyed {
  const words = listsBy(keys.size, (put) => {
    for (let word = 0; word < order.length; word++) if (of[order[word]!] !== 0) put(of[order[word]!]! - 1, word);
  });
  return { keys: sharedTexts(keys), words };
}

function factsOf(
  texts: Texts,
  order: Uint32Array,
  [skeletons, looses, groups]: readonly [Keys, Keys, Keys],
  counts: Uint32Array,
  bearers: Uint32Array,
): Uint32Array {
  const facts = sharedUint32((texts.size + 1) * FACTS);
  for (let word = 0; word < texts.size; word++) {
    const at = word * FACTS;
    const before = order[word]!;
    facts[at + LETTERS] = lettersOf(textAt(texts, word));
    facts[at + START] = texts.starts[word]!;
    facts[at + LENGTH] = (texts.starts[word + 1]! - texts.starts[word]!) | (texts.marks[word]! * VOWELLESS);
    facts[at + SKELETON] = skeletons.of[before]!;
    facts[at + LOOSE] = looses.of[before]!;
    facts[at + GROUP] = groups.of[before]!;
    facts[at + COUNT] = counts[word]!;
    facts[at + BEARERS] = bearers[word]!;
  }
  facts[texts.size * FACTS + BEARERS] = bearers[texts.size]!;
  return facts;
}

function sortedContacts({ hashes, people }: { hashes: Growing; people: Growing }, place: Uint32Array): Base['contacts'] {
  const order = Uint32Array.from({ length: hashes.length }, (_, i) => i).sort((a, b) => hashes.values[a]! - hashes.values[b]!);
  const [sorted, whose] = [growing(), growing()];
  for (const i of order) {
    append(sorted, hashes.values[i]!);
    append(whose, place[people.values[i]!]!);
  }
  return { hashes: sharedFrom(sorted), people: sharedFrom(whose) };
}
