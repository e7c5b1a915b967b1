/**
 * Learns classes of spellings from public transliteration pairs (Wikidata, CC0): Latin spellings of one native form that are seen
 * often are one class. Writes src/matching/names/spelling-table.ts. Reads only the *_64 files; the *_16 files are for judging.
 *
 * A class is a star, never a chain: each spelling is held against the class's commonest one (the label), so that unlike names
 * cannot be joined through a third. Native forms without vowels go into the class too, so that it is met across scripts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lettersOf } from '../../src/matching/names/script.ts';
import type { Letters } from '../../src/matching/names/script.ts';
import { skeletons } from '../../src/matching/names/skeleton.ts';
import { editDistance, jaroWinkler } from '../../src/matching/similar.ts';
import { dataFolder } from './data.ts';

interface Pair {
  readonly latin: Letters;
  readonly native: Letters;
  readonly seen: number;
}

/** A spelling seen less often in all is noise as often as not. */
const LEAST_SEEN = 3;
const OUT = new URL('../../src/matching/names/spelling-table.ts', import.meta.url);

function transliterations(folder: string, file: string): Pair[] {
  return readFileSync(join(folder, 'reference/transliteration', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([latin = '']) => /^[\p{L}\p{M}]+$/u.test(latin))
    .map(([latin = '', native = '', seen = '']) => ({
      latin: lettersOf(latin),
      native: lettersOf(native.replace(/ /g, '')),
      seen: Number(seen),
    }))
    .filter(({ latin, native }) => /^[a-z]{3,}$/.test(latin.text) && native.text.length > 1);
}

/** Consonants nearly the same, and vowels in the same places: what two spellings of one name have, and John and June have not. */
function mayBeOneName(a: Letters, b: Letters): boolean {
  const [one, other] = [skeletons(a.text, a.vowelless), skeletons(b.text, b.vowelless)];
  if (one.strict.length < 2 && one.strict !== other.strict) return false;
  const near =
    one.strict === other.strict || one.loose === other.loose || (one.strict.length > 3 && editDistance(one.strict, other.strict, 1) <= 1);
  if (a.vowelless || b.vowelless) return near;
  if (ending(a.text) !== ending(b.text)) return false;
  // The fewer the consonants, the more the letters must agree.
  const least = one.strict.length <= 2 ? 0.86 : one.strict.length === 3 ? 0.8 : 0.72;
  return near && editDistance(beats(a.text), beats(b.text), 1) <= (one.strict.length > 3 ? 1 : 0) && jaroWinkler(a.text, b.text) >= least;
}

const beats = (text: string): string =>
  text
    .replace(/([bcdgjkpqstz])h/g, '$1')
    .replace(/(?<=.)h(?![aeiouy])|(.)(?=\1)/g, '')
    .replace(/(?<=.{5})e$/, '')
    .replace(/[aeiouwy]+/g, 'V')
    .replace(/[b-df-hj-np-tvxz]+/g, 'C');

/** Andrea and Andrei, Alexandra and Alexandre are two. */
const ending = (text: string): string => (/ah?$/.test(text) ? 'a' : /[ou]$/.test(text) ? 'o' : /(?:[iy]|ee)$/.test(text) ? 'i' : '');

interface Class {
  readonly label: string;
  readonly latin: Set<string>;
  readonly native: Set<string>;
}

export function learn(pairs: readonly Pair[]): Class[] {
  const inAll = new Map<string, number>();
  for (const { latin, seen } of pairs) inAll.set(latin.text, (inAll.get(latin.text) ?? 0) + seen);
  const byNative = Map.groupBy(
    pairs.filter(({ latin, native }) => mayBeOneName(latin, native)),
    ({ native }) => native.text,
  );
  const stars = [...byNative.values()]
    .map((star) => ({
      star: star.toSorted((a, b) => b.seen - a.seen || (a.latin.text < b.latin.text ? -1 : 1)),
      seen: star.reduce((sum, { seen }) => sum + seen, 0),
    }))
    .toSorted((a, b) => b.seen - a.seen || (a.star[0]!.latin.text < b.star[0]!.latin.text ? -1 : 1));
  const classes = new Map<string, Class>();
  const classOf = new Map<string, Class>();
  const nativeOf = new Map<string, Class>();
  for (const { star } of stars) {
    const first = star[0]!;
    const known = classOf.get(first.latin.text) ?? {
      label: first.latin.text,
      latin: new Set([first.latin.text]),
      native: new Set<string>(),
    };
    const label: Letters = { text: known.label, vowelless: false };
    if (first.native.vowelless && !nativeOf.has(first.native.text) && mayBeOneName(label, first.native)) {
      nativeOf.set(first.native.text, known);
      known.native.add(first.native.text);
    }
    for (const { latin, seen } of star) {
      const often = inAll.get(latin.text) ?? 0;
      // Mostly written otherwise in the other script: it came here by a slip.
      if (classOf.has(latin.text) || often < LEAST_SEEN || seen < often / 4 || !mayBeOneName(latin, label)) continue;
      known.latin.add(latin.text);
      classOf.set(latin.text, known);
    }
    classes.set(known.label, known);
    classOf.set(known.label, known);
  }
  return [...classes.values()].filter(({ label, latin, native }) => latin.size > 1 || (native.size > 0 && (inAll.get(label) ?? 0) >= 20));
}

function table(classes: readonly Class[]): string {
  const rows = classes
    .map(({ label, latin, native }) => {
      const others = [...latin].filter((text) => text !== label).toSorted();
      return `${label}:${others.join(',')}${native.size === 0 ? '' : `|${[...native].toSorted().join(',')}`}`;
    })
    .toSorted();
  const lines = [''];
  for (const row of rows) {
    if (lines.at(-1)!.length + row.length > 140) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) === '' ? '' : ' '}${row}`;
  }
  return `/**
 * Made by bench/matching/learn-spellings.ts from the transliteration pairs of Merhav and Ash (COLING 2018, from Wikidata, CC0).
 * Rows are \`label:spelling,spelling|native,native\`: spellings of one name in Latin letters, and without vowels.
 */
export const SPELLING_ROWS = \`
${lines.join('\n')}
\`;
`;
}

if (import.meta.main) {
  const folder = dataFolder();
  if (folder !== null) {
    const pairs = ['arabic', 'hebrew', 'russian'].flatMap((language) => transliterations(folder, `wd_${language}_64.tsv`));
    const classes = learn(pairs);
    const text = table(classes);
    writeFileSync(OUT, text);
    const spellings = classes.reduce((sum, { latin, native }) => sum + latin.size + native.size, 0);
    console.log(`${classes.length} classes, ${spellings} spellings, ${text.length} characters`);
  }
}
