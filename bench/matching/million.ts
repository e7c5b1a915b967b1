/**
 * A million invented people with a realistic long tail of words: common names of some hundred countries by rank, a pool of rarer ones, and
 * words made up letter by letter after those (three letters decide the fourth), so that several hundred thousand distinct words come
 * together. One in seven has one of eight very common Muslim given names. The same seed gives the same people.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownPerson } from '../../src/matching/person.ts';
import { hashOf, readCsv } from './data.ts';

const veryCommon = ['Mohammed', 'Muhammad', 'Ahmed', 'Ali', 'Abdullah', 'Hassan', 'Ibrahim', 'Omar'];
/** Shares of words that are common, rarer and made up, of forenames and surnames. */
const forenameShares = [0.78, 0.14, 0.08] as const;
const surnameShares = [0.5, 0.24, 0.26] as const;

export interface Crowd {
  readonly person: (i: number) => KnownPerson;
  /** Of a name alone, as it is written in the list. */
  readonly name: (i: number) => string;
}

/** Person i is a function of the seed and i alone: nobody need hold a million of them. */
export function crowd(folder: string, seed = 4): Crowd {
  const common = (file: string) =>
    [
      ...new Set(
        readCsv(join(folder, 'reference', file))
          .slice(1)
          .map((row) => (file.includes('fore') ? row[11] : row[5])?.split('/')[0]?.trim() ?? '')
          .filter((word) => word.length > 1),
      ),
    ].toSorted((a, b) => hashOf(a) - hashOf(b));
  const [forenames, surnames] = [common('common_forenames_by_country.csv'), common('common_surnames_by_country.csv')];
  const rare = [
    ...new Set(
      ['arabic_64', 'hebrew_64', 'russian_64'].flatMap((each) =>
        readFileSync(join(folder, `reference/transliteration/wd_${each}.tsv`), 'utf8')
          .split('\n')
          .map((line) => line.split('\t')[0]?.trim() ?? '')
          .filter((word) => /^[\p{Script=Latin}'-]{3,16}$/u.test(word)),
      ),
    ),
  ];
  const following = chains([...rare, ...surnames.map((each) => each.toLowerCase())]);
  const word = (random: () => number, list: readonly string[], [isCommon, isRare]: readonly [number, number, number]): string => {
    const kind = random();
    if (kind < isCommon) return list[Math.floor(list.length * random() ** 2.2)] ?? '';
    if (kind < isCommon + isRare) return capital(rare[Math.floor(rare.length * random() ** 1.3)] ?? '');
    return capital(madeUp(random, following));
  };
  const parts = (random: () => number) => {
    const given = random() < 0.15 ? (veryCommon[Math.floor(random() * veryCommon.length)] ?? '') : word(random, forenames, forenameShares);
    const middle = random() < 0.3 ? ` ${word(random, forenames, forenameShares)}` : '';
    const family = word(random, surnames, surnameShares) + (random() < 0.06 ? `-${word(random, surnames, surnameShares)}` : '');
    return `${given}${middle} ${family}`;
  };
  const name = (i: number): string => parts(generator(seed, i));
  return {
    name,
    person: (i) => {
      const random = generator(seed, i);
      const whole = parts(random);
      const born = birthDate(random);
      return { record: `c${i}`, file: `c${i}`, names: [{ whole }], ...(born ? { born } : {}) };
    },
  };
}

function birthDate(random: () => number): { date: string } | { year: number } | null {
  const year = 2014 - Math.floor(75 * random() ** 1.4);
  const kind = random();
  if (kind < 0.05) return null;
  if (kind < 0.1) return { year };
  if (kind < 0.13) return { date: `${year}-01-01` };
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
  return { date: `${year}-${two(12)}-${two(28)}` };
}

type Chains = ReadonlyMap<string, string>;

/** What follows three letters, as often as it does; `$` is the end. */
function chains(words: readonly string[]): Chains {
  const found = new Map<string, string>();
  for (const word of words) {
    const text = `^^^${word}$`;
    for (let i = 3; i < text.length; i++) {
      const key = text.slice(i - 3, i);
      found.set(key, (found.get(key) ?? '') + text[i]);
    }
  }
  return found;
}

function madeUp(random: () => number, following: Chains): string {
  for (;;) {
    let text = '^^^';
    while (text.length < 15) {
      const next = following.get(text.slice(-3)) ?? '$';
      const letter = next[Math.floor(random() * next.length)] ?? '$';
      if (letter === '$') break;
      text += letter;
    }
    if (text.length >= 7) return text.slice(3);
  }
}

const generator = (seed: number, i: number) => dice((Math.imul(seed, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b)) >>> 0);

/** mulberry32. */
export function dice(begin: number): () => number {
  let state = begin;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
