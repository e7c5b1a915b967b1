/**
 * What the levels that MoJ's model has not are worth, learned from the tuning halves: log2(m/u) for each likeness of two parts and each
 * damage of a birth date, then how many strangers are proposed at each threshold beside how many spellings are found. `--fit` moves the
 * numbers of model/learned.json one at a time as long as that gets better, and prints them; a person writes them into the file.
 * Run: THROUGHLINE_DATA=FOLDER node bench/matching/learn-weights.ts [--fit] [--strangers 3000]
 */
import process from 'node:process';
import { align } from '../../src/matching/align.ts';
import { compareBorn } from '../../src/matching/born.ts';
import { findCandidates } from '../../src/matching/candidates.ts';
import { compareRead, readPerson } from '../../src/matching/evidence.ts';
import type { ReadPerson } from '../../src/matching/evidence.ts';
import learned from '../../src/matching/model/learned.json' with { type: 'json' };
import { alike } from '../../src/matching/names/alike.ts';
import { buildPeopleList } from '../../src/matching/people-list.ts';
import type { NameCounts } from '../../src/matching/weights.ts';
import { dataFolder, isForTuning, isSpellingOf, ofac, queryOf, strangers, unitedNations } from './data.ts';
import type { Row } from './data.ts';
import { machine, option, percent, table } from './report.ts';

const folder = dataFolder();
if (folder === null) process.exit(0);
console.log(`${machine()}; tuning halves only`);

const un = unitedNations(folder);
const treasury = ofac(folder);
const known = [...un.listed, ...treasury.people];
const readById = new Map(known.map((row) => [row.id, readPerson(queryOf(row, true))]));
const list = buildPeopleList(known.map((row) => ({ record: row.id, file: row.id, ...queryOf(row, true) })));
const nameById = new Map(known.map((row) => [row.id, row.name]));
const spellings = treasury.aliases.filter((row) => isForTuning(row.id) && isSpellingOf(row.name, nameById.get(row.id) ?? ''));
const damaged = un.damaged.filter((row) => isForTuning(row.id));
const some = Number(option('strangers') ?? 3000);
const invented = Object.values(strangers(folder)).flatMap((rows) => everyNth(rows.slice(0, rows.length / 2), some));

/** Whole names and names with a comma in equal parts on both sides, so that the writing is not what is learned. */
const inTurn = (rows: readonly Row[]): Row[] => rows.map((row, i) => (i % 2 === 0 ? row : { ...row, name: turned(row.name) }));

const steps: Readonly<Record<string, number>> = {
  'most.3': 8,
  'most.4': 8,
  'most.5': 8,
  'most.6': 6,
  extra: 6,
  extraFirst: 6,
  extraInitial: 4,
  differs: 8,
  swapped: 6,
  reordered: 6,
  initial: 6,
  assumed: 1500,
  'likeness.one-letter': 10,
  'likeness.two-letters': 10,
  'likeness.sounds-alike': 10,
  'likeness.spelling': 8,
  'likeness.same-in-another-script': 10,
  'likeness.nickname': 15,
  'likeness.similar': 15,
  joined: 8,
};

levelsOfParts();
levelsOfDates();
const asked = { spellings: questions(inTurn(spellings)), damaged: questions(inTurn(damaged)), invented: questions(inTurn(invented)) };
curve();
if (process.argv.includes('--fit')) fit();

function levelsOfParts(): void {
  const [ofOne, ofOthers] = [new Map<string, number>(), new Map<string, number>()];
  let [parts, others] = [0, 0];
  for (const row of [...spellings, ...damaged]) {
    const [asked, listed] = [readPerson(queryOf(row, false)).names[0], readById.get(row.id)?.names[0]];
    if (!asked || !listed) continue;
    const { matches, onlyLeft, onlyRight } = align(asked, listed, undefined);
    for (const match of matches) count(ofOne, match.likeness);
    const differs = Math.min(onlyLeft.length, onlyRight.length);
    count(ofOne, 'differs', differs);
    parts += matches.length + differs;
  }
  const words = known.flatMap((row) => readById.get(row.id)?.names[0]?.parts ?? []).filter((part) => !part.weak && !part.initial);
  for (let i = 0; i < 1_000_000; i++) {
    const [a, b] = [words[(i * 7919) % words.length], words[(i * 104_729 + 13) % words.length]];
    if (a && b && a !== b) count(ofOthers, alike(a.word, b.word)?.kind ?? 'differs', 1);
    others++;
  }
  table([...new Set([...ofOne.keys(), ...ofOthers.keys()])].map((level) => ratio(level, ofOne, parts, ofOthers, others)));
}

function levelsOfDates(): void {
  const [ofOne, ofOthers] = [new Map<string, number>(), new Map<string, number>()];
  let others = 0;
  for (const row of damaged) count(ofOne, compareBorn(readPerson(queryOf(row, true)).born, readById.get(row.id)?.born ?? null));
  const dates = [...readById.values()].map((read) => read.born);
  invented.forEach((row, i) => {
    const { born } = readPerson(queryOf(row, true));
    for (let j = 0; j < 100; j++, others++) count(ofOthers, compareBorn(born, dates[(i * 7919 + j * 53) % dates.length] ?? null));
  });
  table([...new Set([...ofOne.keys(), ...ofOthers.keys()])].map((level) => ratio(level, ofOne, damaged.length, ofOthers, others)));
}

interface Question {
  readonly read: ReadPerson;
  readonly id: string;
  readonly near: readonly { readonly id: string; readonly read: ReadPerson }[];
}

/** Each with those whom comparing with everybody could put first: they stay the same while numbers are moved. */
function questions(rows: readonly Row[]): Question[] {
  const everybody = { suggested: 1000, review: 999, watch: -200 };
  return rows.map((row) => {
    const found = findCandidates(queryOf(row, false), list, { limit: 8, thresholds: everybody }).map((each) => each.record);
    const ids = [...new Set(readById.has(row.id) ? [...found, row.id] : found)];
    return { read: readPerson(queryOf(row, false)), id: row.id, near: ids.map((id) => ({ id, read: nameOnly(readById.get(id)!) })) };
  });
}

/** Bits of the right person, and of the best other. */
function best({ read, id, near }: Question, counts: NameCounts): readonly [number, number] {
  let [own, other] = [-Infinity, -Infinity];
  for (const one of near) {
    const { bits } = compareRead(read, one.read, counts);
    if (one.id === id) own = bits;
    else other = Math.max(other, bits);
  }
  return [own, other];
}

function curve(): void {
  const { right, damagedRight, alarms } = measured();
  const share = (bits: readonly number[], least: number) => percent(bits.filter((each) => each >= least).length, bits.length);
  table(
    [6, 8, 9, 10, 11, 11.5, 12, 13, 14].map((least) => ({
      'names alone, from bits': least,
      'spellings found': share(right, least),
      'damaged names found': share(damagedRight, least),
      'strangers proposed': share(alarms, least),
    })),
  );
}

function measured() {
  const of = (all: readonly Question[]) => all.map((each) => best(each, list.counts));
  const found = of(asked.spellings);
  return {
    right: found.map(([own]) => own),
    first: found.filter(([own, other]) => own > other).length / found.length,
    damagedRight: of(asked.damaged).map(([own]) => own),
    alarms: of(asked.invented).map(([, other]) => other),
  };
}

/** Spellings and damaged names found where 1, 3 and 8 strangers in a thousand are proposed, and how often the right one is first. */
function goal(): number {
  const { right, first, damagedRight, alarms } = measured();
  const sorted = alarms.toSorted((a, b) => b - a);
  const found = (bits: readonly number[], rate: number) =>
    bits.filter((each) => each > (sorted[Math.floor(sorted.length * rate)] ?? 0)).length / bits.length;
  return 0.5 * found(right, 0.001) + found(right, 0.003) + found(right, 0.008) + found(damagedRight, 0.003) + 2 * first;
}

function fit(): void {
  let at = goal();
  console.log(`begun at ${at.toFixed(4)}`);
  for (const [path, step] of Object.entries(steps)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce((object, key) => object[key] as Numbers, learned.names as unknown as Numbers);
    for (const direction of [step, -step]) {
      for (let moved = 0; moved < 3; moved++) {
        const before = holder[last] as number;
        holder[last] = before + direction;
        const now = goal();
        if (now > at + 0.0003) {
          console.log(`${path}: ${before} to ${before + direction}, ${now.toFixed(4)}`);
          at = now;
        } else {
          holder[last] = before;
          break;
        }
      }
    }
  }
  console.log(JSON.stringify(learned.names, null, 2));
}

interface Numbers {
  [key: string]: number | Numbers;
}
function ratio(level: string, ofOne: ReadonlyMap<string, number>, n: number, ofOthers: ReadonlyMap<string, number>, others: number) {
  const [m, u] = [((ofOne.get(level) ?? 0) + 0.5) / (n + 1), ((ofOthers.get(level) ?? 0) + 0.5) / (others + 1)];
  return { level, 'of one person (m)': percent(m, 1), 'of two people (u)': percent(u, 1, 4), bits: Math.log2(m / u).toFixed(1) };
}

function count(counted: Map<string, number>, level: string, times = 1): void {
  counted.set(level, (counted.get(level) ?? 0) + times);
}

function nameOnly(read: ReadPerson): ReadPerson {
  return { ...read, born: null };
}

function turned(name: string): string {
  const comma = name.indexOf(',');
  if (comma >= 0) return `${name.slice(comma + 1).trim()} ${name.slice(0, comma)}`;
  const space = name.trim().lastIndexOf(' ');
  return space < 0 ? name : `${name.trim().slice(space + 1)}, ${name.trim().slice(0, space)}`;
}

function everyNth(rows: readonly Row[], most: number): Row[] {
  const step = Math.max(1, Math.floor(rows.length / most));
  return rows.filter((_, i) => i % step === 0).slice(0, most);
}
