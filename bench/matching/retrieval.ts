/**
 * Is the right person found, how fast, and how many strangers are proposed? The sanctioned people of two public lists among a crowd of
 * invented ones; asked with damaged names, other spellings, and names of people who are on no list.
 * Run: THROUGHLINE_DATA=FOLDER node bench/matching/retrieval.ts [--people 1000000] [--tune] [--only recall,speed,apart,alerts,scripts] [--missed]
 * `--tune` looks at the half of the people that may be tuned on; without it the figures are of the other half.
 */
import process from 'node:process';
import { findCandidates } from '../../src/matching/candidates.ts';
import type { MatchBand } from '../../src/matching/bands.ts';
import type { Candidate } from '../../src/matching/candidates.ts';
import { findClosest } from '../../src/matching/closest.ts';
import { buildPeopleList } from '../../src/matching/people-list.ts';
import type { PeopleList } from '../../src/matching/people-list.ts';
import type { KnownPerson, PersonQuery } from '../../src/matching/person.ts';
import { dataFolder, isForTuning, isSpellingOf, ofac, queryOf, sharesAWord, strangers, unitedNations } from './data.ts';
import type { Row } from './data.ts';
import { crowd } from './million.ts';
import { machine, option, percent, quantiles, table } from './report.ts';
import { recallByScript } from './scripts.ts';

const folder = dataFolder();
if (folder === null) process.exit(0);
const size = Number(option('people') ?? 1_000_000);
const only = option('only')?.split(',') ?? ['recall', 'speed', 'apart', 'alerts', 'scripts'];
const isTuning = process.argv.includes('--tune');
const mine = <T extends { readonly id: string }>(rows: readonly T[]): T[] => rows.filter((row) => isForTuning(row.id) === isTuning);

const un = unitedNations(folder);
const treasury = ofac(folder);
const primary = new Map(treasury.people.map((each) => [each.id, each.name]));
const spellings = treasury.aliases.filter((each) => isSpellingOf(each.name, primary.get(each.id) ?? ''));
console.log(`${machine()}\n${isTuning ? 'TUNING half' : 'testing half'}; crowd to ${size} people`);

if (only.includes('recall')) {
  const list = listed('UN and OFAC as published, the rest invented', [...un.listed, ...treasury.people]);
  const damaged = mine(un.damaged);
  const variants = mine(spellings);
  const other = mine(treasury.aliases.filter((each) => !spellings.includes(each)));
  table([
    recall(list, 'UN damaged, name only', damaged, false),
    recall(list, 'UN damaged, name only, as screened', damaged, false, findClosest),
    recall(list, 'UN damaged, damaged date', damaged, true),
    recall(list, 'OFAC spellings, name only', variants, false),
    recall(list, 'OFAC spellings, name only, as screened', variants, false, findClosest),
    recall(list, 'OFAC spellings, with the date', variants, true),
    recall(list, 'OFAC aliases that are other names, name only', other, false),
    ...origins(list, variants),
  ]);
}

if (only.includes('speed')) {
  const list = listed('UN and OFAC as published, the rest invented; for speed', [...un.listed, ...treasury.people]);
  speed(list, 'name and date', [...un.damaged, ...spellings], true);
  speed(list, 'name only', [...un.damaged, ...spellings], false);
}

if (only.includes('apart')) {
  // Names that are another spelling of a name of the same person and share no word with any: each asked of a list that holds all others of theirs.
  // One list does it for all: whoever has two such names stands there twice, each time without one of them, and only that one is found.
  const names = Map.groupBy([...treasury.people, ...treasury.aliases], (each) => each.id);
  const asked: (Row & { readonly except: readonly string[] })[] = [];
  const kept: Row[] = [];
  let withoutAll = 0;
  for (const [id, rows] of names) {
    const apart = rows.filter((row) => isApart(row, rows));
    if (apart.length === 0) kept.push(...rows);
    const copies = apart.map((_, i) => `${id} without ${i}`);
    apart.forEach((row, i) => {
      const others = rows.filter((each) => each !== row);
      kept.push(...others.map((each) => ({ ...each, id: copies[i] as string })));
      asked.push({ ...row, id: copies[i] as string, except: copies.filter((_, j) => j !== i) });
    });
    // Where the one other spelling is one of these too, and would be taken away with it, only other names of the person would be left.
    withoutAll += apart.filter(
      (row) => isForTuning(id) === isTuning && !rows.some((each) => !apart.includes(each) && isSpellingOf(row.name, each.name)),
    ).length;
  }
  const list = listed('UN, OFAC under all names but the one asked, the rest invented', [...un.listed, ...kept]);
  const mineOf = asked.filter((row) => isForTuning(row.id.split(' ')[0] as string) === isTuning);
  console.log(`${withoutAll} of them are a spelling only of another of them`);
  table(
    [findCandidates, findClosest].map((find, i) =>
      recall(list, `OFAC names that share no word with the listed, name only${i === 0 ? '' : ', as screened'}`, mineOf, false, find),
    ),
  );
}

if (only.includes('alerts')) {
  const list = build([...un.listed, ...treasury.people], 0);
  const { us, global } = strangers(folder);
  table(
    [
      ['negatives_us', us],
      ['negatives_global', global],
    ].flatMap(([name, rows]) => {
      const half = (rows as Row[]).length / 2;
      const some = isTuning ? (rows as Row[]).slice(0, half) : (rows as Row[]).slice(half);
      return [alerts(list, `${name as string}, name only`, some, false), alerts(list, `${name as string}, name and date`, some, true)];
    }),
  );
  table([
    { ...bandsOf(list, 'true: UN damaged, name only', mine(un.damaged), false) },
    { ...bandsOf(list, 'true: UN damaged, damaged date', mine(un.damaged), true) },
    { ...bandsOf(list, 'true: OFAC spellings, name only', mine(spellings), false) },
    { ...bandsOf(list, 'true: OFAC spellings, with the date', mine(spellings), true) },
  ]);
}

if (only.includes('scripts')) table(recallByScript(folder, isTuning));

function listed(words: string, rows: readonly Row[]): PeopleList {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const list = build(rows, size);
  const seconds = (performance.now() - began) / 1000;
  const inventing = inventingSeconds(size);
  globalThis.gc?.();
  const { rss, arrayBuffers } = process.memoryUsage();
  console.log(
    `\n${words}: ${list.size} people built in ${(seconds - inventing).toFixed(1)} s, without the ${inventing.toFixed(1)} s in which they are invented; ${megabytes(rss)} resident (${megabytes(before)} before), ${megabytes(arrayBuffers)} in arrays`,
  );
  return list;
}

/** What inventing alone takes: a list that is read has its people already. */
function inventingSeconds(most: number): number {
  const invented = crowd(folder as string);
  const began = performance.now();
  let letters = 0;
  for (let i = 0; i < most; i++) letters += invented.person(i).record.length;
  return letters === 0 ? 0 : (performance.now() - began) / 1000;
}

/** Several rows of one person are its aliases. */
function build(rows: readonly Row[], most: number): PeopleList {
  const people = [...Map.groupBy(rows, (each) => each.id).values()].map((several): KnownPerson => {
    const first = several[0] as Row;
    const { born } = queryOf(first, true);
    return { record: first.id, file: first.id, names: several.map((each) => ({ whole: each.name })), ...(born ? { born } : {}) };
  });
  const invented = crowd(folder as string);
  const all = function* (): Generator<KnownPerson> {
    yield* people;
    for (let i = 0; i < most - people.length; i++) yield invented.person(i);
  };
  return buildPeopleList(all());
}

function isApart(row: Row, rows: readonly Row[]): boolean {
  const others = rows.filter((each) => each !== row);
  return others.some((each) => isSpellingOf(row.name, each.name)) && !others.some((each) => sharesAWord(row.name, each.name));
}

/** As the live matcher finds them, or as `throughline screen` does. `except`: records of the list that this row is not asked of. */
function recall(
  list: PeopleList,
  words: string,
  rows: readonly (Row & { readonly except?: readonly string[] })[],
  isDated: boolean,
  find = findCandidates,
): Record<string, unknown> {
  const places = rows.map((row) =>
    find(queryOf(row, isDated), list, { limit: 50, except: row.except ?? [] }).findIndex((each) => each.record === row.id),
  );
  const within = (most: number) => percent(places.filter((place) => place >= 0 && place < most).length, rows.length);
  if (process.argv.includes('--missed')) {
    rows.forEach((row, i) => {
      const place = places[i] ?? -1;
      if (place < 0 || place >= 10) console.log(`  ${words}: ${place} ${row.name} ${row.born} | ${primary.get(row.id) ?? row.id}`);
    });
  }
  return { asked: words, n: rows.length, 'R@1': within(1), 'R@10': within(10), 'R@50': within(50) };
}

/** By where the listed people are from: the last country that the list names for each. */
function origins(list: PeopleList, rows: readonly Row[]): Record<string, unknown>[] {
  const groups = Map.groupBy(rows, (row) => treasury.origins.get(row.id) ?? 'not said');
  return [...groups]
    .filter(([, group]) => group.length >= 30)
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([origin, group]) => recall(list, `OFAC spellings, name only, ${origin}`, group, false));
}

function speed(list: PeopleList, words: string, rows: readonly Row[], isDated: boolean, find = findCandidates): void {
  const queries: PersonQuery[] = rows.map((row) => queryOf(row, isDated));
  for (const query of queries.slice(0, 1000)) find(query, list, { limit: 10 });
  const times: number[] = [];
  const began = performance.now();
  const before = process.cpuUsage();
  for (const query of queries) {
    const start = performance.now();
    find(query, list, { limit: 10 });
    times.push(performance.now() - start);
  }
  const a = queries.length / ((performance.now() - began) / 1000);
  const { user, system } = process.cpuUsage(before);
  const busy = Math.round(queries.length / ((user + system) / 1e6));
  console.log(
    `${words}: ${Math.round(a)} questions a second by the clock, ${busy} a second of processor time (n=${queries.length}); ${quantiles(times)}`,
  );
}

function alerts(list: PeopleList, words: string, rows: readonly Row[], isDated: boolean): Record<string, unknown> {
  return { ...bandsOf(list, words, rows, isDated, true) };
}

/** Best band of anybody proposed (strangers), or of the right person (true pairs). */
function bandsOf(list: PeopleList, words: string, rows: readonly Row[], isDated: boolean, isAnybody = false): Record<string, unknown> {
  const found: Record<MatchBand | 'none', number> = { suggested: 0, review: 0, watch: 0, none: 0 };
  for (const row of rows) {
    const candidates: readonly Candidate[] = findCandidates(queryOf(row, isDated), list, { limit: 50 });
    const one = isAnybody ? candidates[0] : candidates.find((each) => each.record === row.id);
    found[one?.band ?? 'none']++;
    if (isAnybody && one && one.band !== 'watch' && process.argv.includes('--missed'))
      console.log(
        `  ${words}: ${one.bits} ${row.name} ${row.born} | ${one.evidence.map((line) => `${line.code} ${line.right} ${line.bits}`).join('; ')}`,
      );
  }
  const share = (n: number) => percent(n, rows.length, 3);
  return {
    asked: words,
    n: rows.length,
    suggested: share(found.suggested),
    review: share(found.review),
    'suggested + review': share(found.suggested + found.review),
    watch: share(found.watch),
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
