/**
 * The public lists that the matcher is measured on, read into rows. They are not shipped: real people stand in them. Give their
 * folder in THROUGHLINE_DATA (or as the first argument that is a folder); without it every benchmark says that it was skipped.
 * Whoever tunes looks only at rows for which `isForTuning` is true; what is published is of the others, split by person.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import type { PersonQuery } from '../../src/matching/person.ts';

/** Of a library, not ours: what is tested does not choose its own test. The package has no types. */
const jaroWinkler = createRequire(import.meta.url)('talisman/metrics/jaro-winkler.js') as (left: string, right: string) => number;

export interface Row {
  /** Of the person: two rows of one person have the same. */
  readonly id: string;
  readonly name: string;
  /** As written; '' where there is none. */
  readonly born: string;
  readonly gender?: string;
  readonly nationality?: string;
}

/** Null, and said so, where the lists are not there. */
export function dataFolder(): string | null {
  const named = process.argv.slice(2).find((each) => !each.startsWith('-') && existsSync(each) && statSync(each).isDirectory());
  const folder = named ?? process.env['THROUGHLINE_DATA'];
  if (folder !== undefined && existsSync(join(folder, 'names/positives_un_treated.csv'))) return folder;
  console.error('Skipped: the lists are not here. Give their folder (with names/, bulk/ and reference/ in it) in THROUGHLINE_DATA.');
  return null;
}

/** One half of all people, by a hash of who they are (FNV-1a, 32 bits): even tunes, odd tests. */
export const isForTuning = (id: string): boolean => hashOf(id) % 2 === 0;

export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

export const queryOf = (row: Row, isDated: boolean): PersonQuery => ({
  names: [{ whole: row.name }],
  ...(isDated && row.born !== '' ? { born: { text: row.born } } : {}),
});

export interface Ofac {
  readonly people: readonly Row[];
  /** Aliases of more than one word, of individuals. */
  readonly aliases: readonly Row[];
  /** Where in the world each is from, as far as the list says (nationality, citizenship, place of birth, in this order). */
  readonly origins: ReadonlyMap<string, string>;
}

const regions: Readonly<Record<string, string>> = {
  'Arab countries':
    'Syria|Iraq|Lebanon|Saudi Arabia|Tunisia|Yemen|Libya|Egypt|Algeria|Sudan|Morocco|Kuwait|Jordan|Qatar|Bahrain|United Arab Emirates|Palestinian|West Bank|Gaza|Mauritania|Oman',
  'Iran and Afghanistan': 'Iran|Afghanistan|Tajikistan',
  'South Asia': 'Pakistan|India|Bangladesh|Sri Lanka|Nepal',
  'Russia and neighbours':
    'Russian Federation|Russia|Ukraine|Belarus|Kazakhstan|Uzbekistan|Kyrgyzstan|Georgia|Armenia|Azerbaijan|Moldova|Turkmenistan|Chechnya',
  'South-east Europe': 'Bosnia-Herzegovina|Serbia and Montenegro|Serbia|Montenegro|Macedonia|Croatia|Kosovo|Albania|Bulgaria|Slovenia',
  'Latin America and Spain':
    'Mexico|Colombia|Venezuela|Nicaragua|Guatemala|Honduras|Dominican Republic|El Salvador|Argentina|Peru|Ecuador|Panama|Cuba|Bolivia|Paraguay|Brazil|Costa Rica|Haiti|Spain',
  'East and South-east Asia':
    'North Korea|South Korea|Korea|China|Taiwan|Hong Kong|Burma|Indonesia|Malaysia|Philippines|Thailand|Cambodia|Vietnam|Singapore|Japan|Laos',
  'Africa south of the Sahara':
    'Democratic Republic of the Congo|Congo|South Sudan|Uganda|Rwanda|Kenya|Somalia|Mali|Ethiopia|Eritrea|Nigeria|Burundi|Zimbabwe|Tanzania|South Africa|Central African Republic|Liberia|Niger|Chad|Guinea-Bissau',
  Turkey: 'Turkey',
};

function originIn(remarks: string): string | undefined {
  const said = [/nationality ([^;.]+)/, /citizen ([^;.]+)/, /POB ([^;.]+)/].flatMap((each) => each.exec(remarks)?.[1] ?? []);
  for (const text of said) {
    const place = text.split(',').at(-1)?.trim() ?? '';
    const region = Object.entries(regions).find(([, countries]) => countries.split('|').some((country) => place === country));
    if (region) return region[0];
  }
  return undefined;
}

/** The US Treasury's list. It has no header; birth dates stand in the remarks as text. */
export function ofac(folder: string): Ofac {
  const individuals = readCsv(join(folder, 'names/ofac_sdn.csv')).filter((row) => row[2]?.trim() === 'individual');
  const origins = new Map(
    individuals.flatMap((row) => {
      const origin = originIn(row[11] ?? '');
      return origin ? [[`ofac-${row[0]}`, origin] as const] : [];
    }),
  );
  const people = individuals.map((row) => ({
    id: `ofac-${row[0]}`,
    name: row[1] ?? '',
    born: /DOB ([^;]+?)\.?(?:;|$)/.exec(row[11] ?? '')?.[1] ?? '',
  }));
  const known = new Map(people.map((each) => [each.id, each]));
  const aliases = readCsv(join(folder, 'names/ofac_alt.csv')).flatMap((row): Row[] => {
    const of = known.get(`ofac-${row[0]}`);
    return of && plainWords(row[3] ?? '').length > 1 ? [{ id: of.id, name: row[3] ?? '', born: of.born }] : [];
  });
  return { people, aliases, origins };
}

/** 683 people of the UN list twice over: as published, and with the name and the birth date damaged. Same place, same person. */
export function unitedNations(folder: string): { readonly listed: readonly Row[]; readonly damaged: readonly Row[] } {
  const listed = headed(join(folder, 'names/positives_un_untreated.csv')).map((row) => ({ ...row, id: `un-${row.name}` }));
  const damaged = headed(join(folder, 'names/positives_un_treated.csv')).map((row, i) => ({ ...row, id: listed[i]?.id ?? '' }));
  return { listed, damaged };
}

/** Invented people who are on no list, in some twenty scripts. The first half of each file tunes, the second tests. */
export function strangers(folder: string): { readonly us: readonly Row[]; readonly global: readonly Row[] } {
  const read = (name: string): Row[] => headed(join(folder, `names/${name}.csv`)).map((row, i) => ({ ...row, id: `${name}-${i}` }));
  return { us: read('negatives_us'), global: read('negatives_global') };
}

export interface LabelledPair {
  readonly left: string;
  readonly right: string;
  readonly isMatch: boolean;
  readonly category: string;
}

/** Pairs of names of persons with a label, to test on only; and what the peer scored on the same. */
export function nameBench(folder: string): {
  readonly pairs: readonly LabelledPair[];
  readonly peer: readonly (LabelledPair & { readonly score: number })[];
} {
  const pairsOf = (file: string) => {
    const [header = [], ...rows] = readCsv(join(folder, 'names', file));
    const at = (name: string) => header.indexOf(name);
    return rows
      .filter((row) => row[at('schema')] === 'Person')
      .map((row) => ({
        left: row[at('name1')] ?? '',
        right: row[at('name2')] ?? '',
        isMatch: row[at('is_match')] === 'true',
        category: row[at('category')] ?? '',
        score: Number(row[at('score')] ?? 0),
      }));
  };
  return { pairs: pairsOf('name_bench_cases.csv'), peer: pairsOf('name_bench_logicv2_reference.csv') };
}

/**
 * Aliases that are another spelling of the listed name, and not another name: each word of the shorter has a word of its own in
 * the longer with a Jaro-Winkler likeness of at least .80. What no string can find (a nom de guerre) is left out by this.
 */
export const isSpellingOf = (alias: string, listed: string): boolean => weakestWord(plainWords(alias), plainWords(listed)) >= 0.8;

export const sharesAWord = (alias: string, listed: string): boolean => {
  const words = new Set(plainWords(listed));
  return plainWords(alias).some((word) => words.has(word));
};

/** Accents, case and punctuation gone: written apart from the product's own reader, so that it does not choose its own test. */
export const plainWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function weakestWord(some: readonly string[], others: readonly string[]): number {
  const [short, long] = some.length <= others.length ? [some, [...others]] : [others, [...some]];
  let weakest = 1;
  for (const word of short.toSorted((a, b) => b.length - a.length)) {
    const scores = long.map((other) => jaroWinkler(word, other));
    const best = Math.max(...scores);
    weakest = Math.min(weakest, best);
    long.splice(scores.indexOf(best), 1);
  }
  return short.length === 0 ? 0 : weakest;
}

function headed(file: string): Row[] {
  const [header = [], ...rows] = readCsv(file);
  const at = (name: string) => header.indexOf(name);
  return rows.map((row, i) => ({
    id: String(i),
    name: row[at('full_name')] ?? '',
    born: row[at('date_of_birth')] ?? '',
    gender: row[at('gender')] ?? '',
    nationality: row[at('nationality')] ?? '',
  }));
}

/** Enough for these files: quotes doubled inside quotes, no line breaks inside a cell. */
export function readCsv(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? ''),
    );
}
