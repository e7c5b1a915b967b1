/**
 * Words of a segment's dictionary that the words asked may stand for, and about what share of its weight each is worth. The shares are those of
 * names/alike.ts, roughly, told from numbers alone: slips, and whether skeleton, loose skeleton and group are the same. They choose
 * whom to compare; what is shown is what the comparison says, and it asks `alike`.
 */
import { alike } from '../names/alike.ts';
import { wordOf } from '../names/parts.ts';
import { nicknamesOf } from '../nicknames.ts';
import type { NameCounts } from '../weights.ts';
import { tenthsOf } from './asked.ts';
import type { AskedName, AskedWord } from './asked.ts';
import { FACTS, GROUP, LENGTH, LENGTH_ONLY, LETTERS, LOOSE, SKELETON, START, isJoined, isVowelless } from './facts.ts';
import { beginningsOf, halvesOf, otherArticle } from './pieces.ts';
import type { Segment } from './segment.ts';
import { beginAlike, lettersApart, slipsApart, spellingOf } from './spelling.ts';

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
  /** Where those who bear the word begin and end, as `Segment.bearers` has them. */
  readonly bearersFrom: (entry: number) => number;
  readonly bearersTo: (entry: number) => number;
  readonly asked: (entry: number) => number;
  /** The first entry for a word of the dictionary, and the next one after an entry; -1 for none. */
  readonly first: (word: number) => number;
  readonly next: (entry: number) => number;
}

/** Words of the dictionary that are measured for one word asked, and for all of a question. */
const LOOKS_A_WORD = 3_000;
const LOOKS = 24_000;
/** Of those with the same loose skeleton and no clear share: so many are read and compared as words. */
const READ_A_WORD = 24;
/** Of what was found, the most that is kept for one word asked. */
const KEPT_A_WORD = 300;
/** With so many found, words that sound nearly so are not looked for: on the tuning half they found nobody more. */
const FEW_FOUND = 40;
const CLEAR_SHARE = 0.5;
const JOINED_SHARE = 0.9;
/** Looks of one word, and what is found without any: the word itself, and its nicknames. */
const MOST_FOUND = 4_096;
/** What words of the dictionary may stand for is kept, since common ones are asked again and again: so many meanings (some 10 MB), then begun anew. */
const MOST_KEPT = 250_000;
/**
 * Letters of one word and not of the other beyond which a word is passed over unmeasured. Two slips make four. Of 3,800 words within one
 * consonant of a loose skeleton 34 were alike, four in five of them within three letters; of the same loose skeleton nearly all within six.
 */
const APART_BY_SLIPS = 4;
const APART_BY_SOUND = 5;
const APART_BY_SOUND_SLIPS = 3;
const APART_BY_ARTICLE = 4;

/** The Arabic article on one side only: before the same letters, before the same consonants. */
const ARTICLE = 0.8;
const ARTICLE_SOUNDING = 0.55;
/** Each half of the word asked, where both are words; a word that it begins with (pieces.ts). */
const HALF = 0.5;
const BEGINNING = 0.4;
const NICKNAME = 0.6;
const SPELLING = 0.9;
/** By the length of the longer word: one slip and two, where the skeletons are the same and where they are not. */
const ONE = [0, 0, 0, 0, 0.3, 0.5, 0.65, 0.7, 0.75, 0.8];
const ONE_SOUNDING = [0, 0, 0, 0.3, 0.55, 0.7, 0.8, 0.85, 0.85, 0.9];
const TWO = [0, 0, 0, 0, 0, 0, 0.2, 0.35, 0.45, 0.55];
const TWO_SOUNDING = [0, 0, 0, 0.1, 0.3, 0.45, 0.6, 0.7, 0.75, 0.8];
/** By the length of the skeleton, strict and loose, in one script and across two. */
const SOUNDS = [0, 0, 0.25, 0.4, 0.6, 0.7];
const SIMILAR = [0, 0, 0, 0.15, 0.3, 0.4];
const SCRIPT = [0, 0.15, 0.4, 0.6, 0.75, 0.8];
const SCRIPT_LOOSE = [0, 0, 0.2, 0.4, 0.55, 0.65];

const by = (shares: readonly number[], length: number): number => shares[Math.min(length, shares.length - 1)]!;

/** What a word asked may stand for: four numbers side by side for each, because they are read in a row, and again for later questions. */
type Found = Uint32Array;
const MEANING = 4;
const WORD = 0;
const TENTHS = 1;
/** Where those who bear it begin and end, so that its facts are not looked up again. */
const FROM = 2;
const TO = 3;
/** Words of one name and their joined neighbours (name.ts: eight parts). */
const MOST_ASKED = 16;

export function createMeanings(segment: Segment): Meanings {
  let seen = new Uint32Array(0);
  /** Words that a slip has led to. */
  let given = new Uint32Array(0);
  let head = new Int32Array(0);
  let stamp = 0;
  let looks = 0;
  const entries = new Uint32Array(MOST_ASKED * KEPT_A_WORD * MEANING);
  const entryAsked = new Uint8Array(MOST_ASKED * KEPT_A_WORD);
  const entryNext = new Int32Array(MOST_ASKED * KEPT_A_WORD);
  let length = 0;
  const starts: number[] = [];
  /** Of the word that is looked up: what was found until now, and in which order it comes. */
  const some = new Uint32Array(MOST_FOUND * MEANING);
  const order = new Float64Array(MOST_FOUND);
  let count = 0;
  const kept = new Map<number, Found>();
  let keptMeanings = 0;
  const near: number[] = [];
  const letters: number[] = [];

  /** By numbers of words: a question's own letters are not kept. */
  function keptMeaningsOf(asked: AskedWord, counts: NameCounts): Found {
    const same = segment.isFixed ? segment.find(asked.part.text, asked.part.vowelless, false) : -1;
    const key = same * 3 + (asked.isJoined ? 1 : asked.isWeak ? 2 : 0);
    const known = same < 0 ? undefined : kept.get(key);
    if (known !== undefined) return known;
    const found = meaningsOf(asked, counts);
    // What a question of many names had no room for any more is not the whole.
    if (same < 0 || looks <= 0) return found;
    if (keptMeanings > MOST_KEPT) {
      kept.clear();
      keptMeanings = 0;
    }
    kept.set(key, found);
    keptMeanings += found.length / MEANING;
    return found;
  }

  function meaningsOf(asked: AskedWord, counts: NameCounts): Found {
    count = 0;
    stamp++;
    const { part } = asked;
    const spelling = spellingOf(part.text);
    const { facts, units } = segment;
    const skeleton = segment.keyNumber('skeleton', part.skeleton);
    const loose = segment.keyNumber('loose', part.loose);
    const group = segment.keyNumber('group', part.group);
    const { people } = counts;
    const scale = asked.isJoined ? JOINED_SHARE : 1;
    let left = Math.min(LOOKS_A_WORD, looks);
    let reads = READ_A_WORD;

    const keep = (number: number, share: number): void => {
      if (share <= 0) return;
      const { from, to } = segment.bearers(number);
      if (from === to) return;
      const worth = Math.min(asked.tenths, tenthsOf(segment.countOf(number), people));
      const tenths = Math.max(1, Math.round(share * worth * scale));
      const at = count * MEANING;
      some[at + WORD] = number;
      some[at + TENTHS] = tenths;
      some[at + FROM] = from;
      some[at + TO] = to;
      // The likeliest first, otherwise as they were found.
      order[count] = count++ - tenths * MOST_FOUND;
    };
    const look = (number: number): void => lookFor(number, 0);
    /** It is worth that share at least. */
    const lookFor = (number: number, least: number): void => {
      if (seen[number] === stamp || left <= 0) return;
      seen[number] = stamp;
      // Two neighbours asked and two there: each answers for itself.
      if (asked.isJoined && isJoined(facts[number * FACTS + LENGTH]! >>> 16)) return;
      left--;
      looks--;
      keep(number, Math.max(least, shareOf(number)));
    };
    /** A word by its letters, if somebody bears it. */
    const take = (text: string, share: number): boolean => {
      const number = segment.find(text, part.vowelless, false);
      if (number < 0) return false;
      if (seen[number] === stamp) return true;
      seen[number] = stamp;
      const bearers = segment.bearers(number);
      if (bearers.from === bearers.to) return false;
      keep(number, Math.max(share, shareOf(number)));
      return true;
    };
    const takeArticle = (): void => {
      const { texts, skeleton, isLeftOut } = otherArticle(part);
      for (const text of texts) take(text, ARTICLE);
      if (skeleton === '') return;
      segment.keyed('skeleton', skeleton, (number) => {
        const at = number * FACTS;
        const isNear = lettersApart(spelling.letters, facts[at + LETTERS]!) <= APART_BY_ARTICLE;
        if (isNear && !isJoined(facts[at + LENGTH]! >>> 16) && (isLeftOut || units[facts[at + START]! + 1] === ARTICLE_L))
          lookFor(number, ARTICLE_SOUNDING);
      });
    };
    /** Both halves where both are words, else the longest word that it begins with. */
    const takePieces = (): void => {
      let isHalved = false;
      for (const [first, second] of halvesOf(part.text)) {
        if (segment.find(first, false, false) < 0 || segment.find(second, false, false) < 0) continue;
        isHalved = true;
        take(first, HALF);
        take(second, HALF);
      }
      if (!isHalved) beginningsOf(part.text).some((text) => take(text, BEGINNING));
    };
    const shareOf = (number: number): number => {
      const at = number * FACTS;
      if (group !== 0 && facts[at + GROUP] === group) return SPELLING;
      const isSounding = skeleton !== 0 && facts[at + SKELETON] === skeleton;
      const isSimilar = loose !== 0 && facts[at + LOOSE] === loose;
      const length = facts[at + LENGTH]! & LENGTH_ONLY;
      const mark = facts[at + LENGTH]! >>> 16;
      if (isVowelless(mark) !== part.vowelless) {
        return isSounding ? by(SCRIPT, part.skeleton.length) : isSimilar ? by(SCRIPT_LOOSE, part.loose.length) : 0;
      }
      const slips = slipsApart(spelling, units, facts[at + START]!, length);
      const longer = Math.max(part.text.length, length);
      // Two written as one answer to one only if they are nearly the same letters or sounds.
      const isStrict = asked.isJoined || isJoined(mark);
      if (slips <= 1) return by(isSounding ? ONE_SOUNDING : ONE, longer);
      const sounding = isSounding ? by(SOUNDS, part.skeleton.length) : 0;
      if (isStrict) return sounding;
      // What Jaro and Winkler find alike is mostly this near.
      const isNear = longer >= 5 && slips <= longer * (isSimilar ? 0.5 : 0.45);
      const share = Math.max(
        sounding,
        slips === 2 ? by(isSounding ? TWO_SOUNDING : TWO, longer) : isNear ? by(SIMILAR, part.loose.length) : 0,
      );
      if (!isSimilar || share >= CLEAR_SHARE || reads === 0) return share;
      // Here habits of spelling decide, and only `alike` knows those.
      reads--;
      return alike(part.word, wordOf(textOf(units, facts[at + START]!, length), part.vowelless))?.share ?? 0;
    };
    const lookIfNear = (most: number) => (number: number) => {
      if (lettersApart(spelling.letters, facts[number * FACTS + LETTERS]!) <= most) look(number);
    };

    const lookIfSounding = lookIfNear(APART_BY_SOUND_SLIPS);
    for (const joined of asked.isJoined ? [false] : [false, true]) {
      const same = segment.find(part.text, part.vowelless, joined);
      if (same < 0) continue;
      seen[same] = stamp;
      keep(same, joined ? JOINED_SHARE : 1);
    }
    if (asked.isWeak) return inOrder();
    // Before what sounds alike, which may come to the same words and leave nothing of them.
    if (!asked.isJoined && !part.vowelless) {
      takeArticle();
      takePieces();
    }
    if (!asked.isJoined) {
      for (const other of nicknamesOf(part.text)) {
        const number = segment.find(other, false, false);
        if (number < 0 || seen[number] === stamp) continue;
        seen[number] = stamp;
        keep(number, NICKNAME);
      }
    }
    if (part.group !== '') segment.keyed('group', part.group, look);
    const apart = asked.isJoined ? 2 : APART_BY_SLIPS;
    near.length = 0;
    segment.slips(part.text, part.vowelless, asked.isJoined ? 1 : 2, (number) => {
      // A word a slip away shares many rests.
      if (given[number] === stamp) return;
      given[number] = stamp;
      near.push(number);
    });
    // Their facts lie far apart: looked up together (slips.ts), then told one by one.
    let nearer = 0;
    for (let i = 0; i < near.length; i++) letters[i] = facts[near[i]! * FACTS + LETTERS]!;
    for (let i = 0; i < near.length; i++) if (lettersApart(spelling.letters, letters[i]!) <= apart) near[nearer++] = near[i]!;
    for (let i = 0; i < nearer; i++) letters[i] = units[facts[near[i]! * FACTS + START]!]!;
    for (let i = 0; i < nearer; i++) look(near[i]!);
    if (part.skeleton.length >= 2) {
      const isLong = part.skeleton.length > 2 || part.vowelless;
      segment.keyed('skeleton', part.skeleton, isLong ? look : lookIfSounding);
    }
    if (!asked.isJoined) {
      if (part.loose.length >= 3) segment.keyed('loose', part.loose, part.vowelless ? look : lookIfNear(APART_BY_SOUND));
      // Few of these are alike: only where little else was found.
      if (count < FEW_FOUND)
        segment.skeletonSlips(part.skeleton, (number) => {
          if (beginAlike(spelling.letters, facts[number * FACTS + LETTERS]!)) lookIfSounding(number);
        });
    }
    return inOrder();
  }

  function inOrder(): Found {
    order.subarray(0, count).sort();
    const found = new Uint32Array(Math.min(count, KEPT_A_WORD) * MEANING);
    for (let to = 0, i = 0; to < found.length; i++) {
      const from = (((order[i]! % MOST_FOUND) + MOST_FOUND) % MOST_FOUND) * MEANING;
      for (let j = 0; j < MEANING; j++) found[to++] = some[from + j]!;
    }
    return found;
  }

  return {
    begin() {
      looks = LOOKS;
    },
    take(name, counts) {
      if (seen.length < segment.words) {
        seen = new Uint32Array(segment.words + (segment.words >> 1) + 64);
        given = new Uint32Array(seen.length);
        head = new Int32Array(seen.length).fill(-1);
      }
      name.words.forEach((word, asked) => {
        starts.push(length);
        const found = keptMeaningsOf(word, counts);
        entries.set(found, length * MEANING);
        for (let at = WORD; at < found.length; at += MEANING) {
          const number = found[at]!;
          entryAsked[length] = asked;
          entryNext[length] = head[number]!;
          head[number] = length++;
        }
      });
      starts.push(length);
    },
    drop() {
      for (let entry = 0; entry < length; entry++) head[entries[entry * MEANING + WORD]!] = -1;
      starts.length = 0;
      length = 0;
    },
    from: (asked) => starts[asked]!,
    to: (asked) => starts[asked + 1]!,
    word: (entry) => entries[entry * MEANING + WORD]!,
    tenths: (entry) => entries[entry * MEANING + TENTHS]!,
    bearersFrom: (entry) => entries[entry * MEANING + FROM]!,
    bearersTo: (entry) => entries[entry * MEANING + TO]!,
    asked: (entry) => entryAsked[entry]!,
    first: (word) => head[word] ?? -1,
    next: (entry) => entryNext[entry]!,
  };
}

const ARTICLE_L = 'l'.charCodeAt(0);

const textOf = (units: Uint16Array, from: number, length: number): string =>
  String.fromCharCode.apply(null, units.subarray(from, from + length) as unknown as number[]);
