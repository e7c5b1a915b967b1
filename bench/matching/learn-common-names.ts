/**
 * Writes src/matching/model/common-names.json: how common some three thousand words of names are, before a list knows better. From the
 * commonest forenames and surnames by country (sigpwned/popular-names-by-country-dataset, CC0), which give ranks and seldom counts: shares are
 * taken from the rank, so they are rough. Half bits of -log2 of the share, and the words that have it.
 * Run: THROUGHLINE_DATA=FOLDER node bench/matching/learn-common-names.ts > src/matching/model/common-names.json
 */
import { join } from 'node:path';
import process from 'node:process';
import { fold } from '../../src/matching/name.ts';
import { dataFolder, readCsv } from './data.ts';

const folder = dataFolder();
if (folder === null) process.exit(0);

/** A few dozen surnames are most people's there. */
const fewSurnames = new Set(['CN', 'TW', 'KR', 'VN', 'KH']);
/** Ranked among others in its country, and yet the commonest forename there is, in many spellings. */
const muhammad = /^m[ou]h?ham+[ae]d$/;
const most = 11;

const byCountry = new Map<string, Map<string, number>>();

for (const row of rowsOf('common_forenames_by_country.csv')) give(row['Country'], row['Romanized Name'], 0.012 * fallOff(row['Index']));
for (const row of rowsOf('common_surnames_by_country.csv')) {
  const country = row['Country'] ?? '';
  give(country, row['Romanized Name'], (fewSurnames.has(country) ? 6 : 1) * 0.014 * fallOff(row['Rank']));
}

const bits = new Map<number, string[]>();
for (const word of new Set([...byCountry.values()].flatMap((shares) => [...shares.keys()]))) {
  const shares = [...byCountry.values()].flatMap((each) => each.get(word) ?? []);
  // Two people who are compared are often of one origin, so the country where it is commonest counts for half; a word of many countries is common everywhere.
  const share = Math.min(0.2, Math.max(...shares) * (0.4 + 0.06 * shares.length));
  const weight = muhammad.test(word) ? 4.5 : Math.min(most, Math.round(-2 * Math.log2(share)) / 2);
  bits.set(weight, [...(bits.get(weight) ?? []), word]);
}
const rows = [...bits]
  .toSorted(([a], [b]) => a - b)
  .map(([weight, words]) => `  ${JSON.stringify(String(weight))}: ${JSON.stringify(words.toSorted().join(' '))}`);
console.log(`{\n${rows.join(',\n')}\n}`);

function fallOff(rank: string | undefined): number {
  return ((Number.parseInt(rank ?? '', 10) || 30) + 1) ** -0.6;
}

/** The same name stands once a gender and year: its best rank counts. */
function give(country: string | undefined, written: string | undefined, share: number): void {
  const shares = byCountry.get(country ?? '') ?? new Map<string, number>();
  byCountry.set(country ?? '', shares);
  for (const word of new Set(wordsOf(written ?? ''))) shares.set(word, Math.max(shares.get(word) ?? 0, share));
}

function wordsOf(written: string): string[] {
  return fold(written)
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
}

function rowsOf(file: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(join(folder as string, 'reference', file));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}
