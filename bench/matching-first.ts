/**
 * The first matcher measured on public lists: recall at 10 on the damaged UN names, alerts on people who are on no list, time a query.
 * Run: node bench/matching-first.ts FOLDER [--check], where FOLDER holds the CSVs named below. `--check` takes the other half of each
 * file: look at that half when choosing weights, so that the figures in bench/README.md are of people nothing was chosen on.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates } from '../src/matching/candidates.ts';
import type { Candidate, MatchBand } from '../src/matching/candidates.ts';
import { createPeopleList } from '../src/matching/people-list.ts';
import type { PeopleList } from '../src/matching/people-list.ts';
import type { PersonQuery } from '../src/matching/person.ts';

interface Row {
  readonly name: string;
  readonly born: string;
}

const folder = process.argv[2] ?? '';
const checking = process.argv.includes('--check');
if (!existsSync(join(folder, 'positives_un_treated.csv'))) {
  console.error(
    'Skipped: give the folder with positives_un_treated.csv, positives_un_untreated.csv, negatives_us.csv, negatives_global.csv and ofac_sdn.csv.',
  );
  process.exit(folder === '' ? 2 : 0);
}

const listed = people('positives_un_untreated.csv');
const damaged = people('positives_un_treated.csv');
const strangers = people('negatives_us.csv');
const worldwide = people('negatives_global.csv');
const sanctioned = ofacIndividuals();

const began = performance.now();
const crowd = listOf([...listed, ...strangers.slice(20_000, 30_000), ...worldwide.slice(20_000, 30_000 - listed.length)]);
console.log(
  `list of ${crowd.size} (UN and decoys) built in ${Math.round(performance.now() - began)} ms, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
);
for (const dated of [false, true]) recall(crowd, dated);

const official = listOf([...listed, ...sanctioned]);
console.log(`list of ${official.size} (UN and OFAC individuals)`);
for (const [name, rows] of [
  ['negatives_us', strangers],
  ['negatives_global', worldwide],
] as const) {
  const asked = checking ? rows.slice(10_000, 20_000) : rows.slice(0, 10_000);
  for (const dated of [false, true]) alerts(official, name, asked, dated);
}

function recall(list: PeopleList, dated: boolean): void {
  const times: number[] = [];
  const bands: Record<MatchBand, number> = { suggested: 0, review: 0, watch: 0 };
  const [at1, at10, missed]: [number[], number[], string[]] = [[], [], []];
  let asked = 0;
  damaged.forEach((row, i) => {
    if ((i % 2 === 1) !== checking) return;
    asked++;
    const candidates = timed(times, () => findCandidates(queryOf(row, dated), list));
    const place = candidates.findIndex((candidate) => candidate.record === `p${i}`);
    if (place === 0) at1.push(i);
    if (place >= 0 && place < 10) at10.push(i);
    else missed.push(`${row.name} ${row.born}`);
    const found: Candidate | undefined = candidates[place];
    if (found) bands[found.band]++;
  });
  console.log(
    `UN damaged, ${dated ? 'name and damaged date' : 'name only'}, n=${asked}: R@1 ${share(at1.length, asked)} R@10 ${share(at10.length, asked)}; bands ${JSON.stringify(bands)}; ${quantiles(times)}`,
  );
  if (process.argv.includes('--missed')) for (const one of missed) console.log(`  missed: ${one}`);
}

function alerts(list: PeopleList, name: string, rows: readonly Row[], dated: boolean): void {
  const times: number[] = [];
  const best: Record<MatchBand, number> = { suggested: 0, review: 0, watch: 0 };
  for (const row of rows) {
    const [first] = timed(times, () => findCandidates(queryOf(row, dated), list));
    if (first) best[first.band]++;
  }
  const said = (Object.keys(best) as MatchBand[]).map((band) => `${band} ${share(best[band], rows.length)}`).join(', ');
  console.log(`${name}, ${dated ? 'name and date' : 'name only'}, n=${rows.length}: best band ${said}; ${quantiles(times)}`);
}

function listOf(rows: readonly Row[]): PeopleList {
  const list = createPeopleList();
  rows.forEach((row, i) => list.add({ record: `p${i}`, file: `p${i}`, ...queryOf(row, true) }));
  return list;
}

function queryOf(row: Row, dated: boolean): PersonQuery {
  return { names: [{ whole: row.name }], ...(dated ? { born: { text: row.born } } : {}) };
}

function timed<T>(times: number[], work: () => T): T {
  const start = performance.now();
  const result = work();
  times.push(performance.now() - start);
  return result;
}

function quantiles(times: number[]): string {
  times.sort((a, b) => a - b);
  return [0.5, 0.95, 0.99, 1].map((q) => `p${q * 100} ${times[Math.ceil(q * times.length) - 1]?.toFixed(2)} ms`).join(' ');
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

function people(file: string): Row[] {
  const [header = [], ...rows] = readCsv(file);
  const [name, born] = [header.indexOf('full_name'), header.indexOf('date_of_birth')];
  return rows.map((row) => ({ name: row[name] ?? '', born: row[born] ?? '' }));
}

/** The OFAC list has no header; birth dates stand in the remarks, as text. */
function ofacIndividuals(): Row[] {
  return readCsv('ofac_sdn.csv')
    .filter((row) => row[2]?.trim() === 'individual')
    .map((row) => ({ name: row[1] ?? '', born: /DOB ([^;.]+)/.exec(row[11] ?? '')?.[1] ?? '' }));
}

function readCsv(file: string): string[][] {
  return readFileSync(join(folder, file), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? ''),
    );
}
