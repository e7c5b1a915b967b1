/**
 * Words of a segment's dictionary that the words asked may stand for, and what each is worth: asked of `alike` once for each pair of words,
 * so that a person is then looked at by the numbers of their words alone.
 */
import { alike } from '../names/alike.ts';
import type { Likeness } from '../names/alike.ts';
import { nicknamesOf } from '../nicknames.ts';
import type { NameCounts } from '../weights.ts';
import { tenthsOf } from './asked.ts';
import type { AskedName, AskedWord } from './asked.ts';
import { lettersOf } from './reading.ts';
import type { Segment } from './segment.ts';

export interface Meanings {
  /** A new question. */
  begin(): void;
  /** Finds what the words of this name may stand for, each a run of entries, the likeliest first. */
  take(name: AskedName, counts: NameCounts): void;
  /** Forgets that name. */
  drop(): void;
  readonly from: (asked: number) => number;
  readonly to: (asked: number) => number;
  readonly word: (entry: number) => number;
  readonly tenths: (entry: number) => number;
  readonly asked: (entry: number) => number;
  /** The first entry for a word of the dictionary, and the next one after an entry; -1 for none. */
  readonly first: (word: number) => number;
  readonly next: (entry: number) => number;
}

/** Words of the dictionary that are compared with one word asked, and with all of a question. */
const LOOKS_A_WORD = 1_500;
const LOOKS = 9_000;
/** Less than this share leads to people who would not be shown for it. */
const LEAST_SHARE = 0.05;
const JOINED_SHARE = 0.9;
const JOINS: ReadonlySet<Likeness> = new Set<Likeness>(['same', 'one-letter', 'sounds-alike', 'spelling', 'same-in-another-script']);
/**
 * Letters of one word and not of the other beyond which a word is passed over unread. Two slips make four. Of 3,800 words within one consonant
 * of a loose skeleton 34 were alike, and of these four in five within three letters; of the same loose skeleton nearly all within six.
 */
const APART_BY_SLIPS = 4;
const APART_BY_SOUND = 6;
const APART_BY_SOUND_SLIPS = 3;

export function createMeanings(segment: Segment): Meanings {
  let seen = new Uint32Array(0);
  let head = new Int32Array(0);
  let stamp = 0;
  let looks = 0;
  const entryWord: number[] = [];
  const entryTenths: number[] = [];
  const entryAsked: number[] = [];
  const entryNext: number[] = [];
  const starts: number[] = [];
  let found: { word: number; tenths: number }[] = [];

  function meaningsOf(asked: AskedWord, counts: NameCounts): void {
    found = [];
    stamp++;
    const { part } = asked;
    const letters = lettersOf(part.text);
    const scale = asked.isJoined ? JOINED_SHARE : 1;
    let left = Math.min(LOOKS_A_WORD, looks);
    const look = (number: number): void => {
      if (seen[number] === stamp || left <= 0) return;
      seen[number] = stamp;
      const bearers = segment.bearers(number);
      if (bearers.from === bearers.to) return;
      left--;
      looks--;
      const said = alike(part.word, segment.word(number));
      if (said === null || said.share < LEAST_SHARE) return;
      const count = segment.countOf(number);
      // Two written as one answer to one only if they are nearly the same letters or sounds.
      if ((asked.isJoined || count === 0) && !JOINS.has(said.kind)) return;
      const worth = Math.min(asked.tenths, tenthsOf(count, counts.people));
      found.push({ word: number, tenths: Math.round(said.share * worth * scale) });
    };
    const lookIfNear = (most: number) => (number: number) => {
      if (lettersApart(letters, segment.letters(number)) <= most) look(number);
    };
    const same = segment.find(part.text, part.vowelless);
    if (same >= 0) look(same);
    if (part.group !== '') segment.keyed('group', part.group, look);
    segment.slips(part, lookIfNear(APART_BY_SLIPS));
    if (part.skeleton.length >= 2) segment.keyed('skeleton', part.skeleton, look);
    if (!asked.isJoined) {
      for (const other of nicknamesOf(part.text)) {
        const number = segment.find(other, false);
        if (number >= 0) look(number);
      }
      if (part.loose.length >= 2) segment.keyed('loose', part.loose, part.vowelless ? look : lookIfNear(APART_BY_SOUND));
      segment.skeletonSlips(part.loose, lookIfNear(APART_BY_SOUND_SLIPS));
    }
    found.sort((a, b) => b.tenths - a.tenths);
  }

  return {
    begin() {
      looks = LOOKS;
    },
    take(name, counts) {
      if (seen.length < segment.words) {
        seen = new Uint32Array(segment.words + (segment.words >> 1) + 64);
        head = new Int32Array(seen.length).fill(-1);
      }
      name.words.forEach((word, asked) => {
        starts.push(entryWord.length);
        meaningsOf(word, counts);
        for (const each of found) {
          entryNext.push(head[each.word]!);
          head[each.word] = entryWord.length;
          entryWord.push(each.word);
          entryTenths.push(each.tenths);
          entryAsked.push(asked);
        }
      });
      starts.push(entryWord.length);
    },
    drop() {
      for (const word of entryWord) head[word] = -1;
      for (const list of [entryWord, entryTenths, entryAsked, entryNext, starts]) list.length = 0;
    },
    from: (asked) => starts[asked]!,
    to: (asked) => starts[asked + 1]!,
    word: (entry) => entryWord[entry]!,
    tenths: (entry) => entryTenths[entry]!,
    asked: (entry) => entryAsked[entry]!,
    first: (word) => head[word] ?? -1,
    next: (entry) => entryNext[entry]!,
  };
}

function lettersApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
