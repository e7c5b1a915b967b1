/**
 * The same questions asked of PostgreSQL's pg_trgm (GIN index on the folded name, tuned: threshold, work_mem, warm cache, prepared) and of the
 * matcher, on the same list in the same run, turn by turn. Ratios are what counts; the absolute numbers are the machine's.
 * Run: THROUGHLINE_DATA=FOLDER node bench/matching/trigrams.ts [--people 1000000]
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { findCandidates } from '../../src/matching/candidates.ts';
import { buildPeopleList } from '../../src/matching/people-list.ts';
import type { KnownPerson } from '../../src/matching/person.ts';
import { connect } from '../../src/store/connect.ts';
import { openPostgres } from '../../src/store/postgres/server.ts';
import { dataFolder, isForTuning, isSpellingOf, ofac, plainWords, queryOf, unitedNations } from './data.ts';
import { crowd } from './million.ts';
import { machine, option, percent, quantiles, table } from './report.ts';

const folder = dataFolder();
if (folder === null) process.exit(0);
const size = Number(option('people') ?? 1_000_000);
const thresholds = [0.45, 0.3];
const batch = 20_000;

const un = unitedNations(folder);
const treasury = ofac(folder);
const primary = new Map(treasury.people.map((each) => [each.id, each.name]));
const asked = {
  'OFAC spellings': treasury.aliases.filter((each) => !isForTuning(each.id) && isSpellingOf(each.name, primary.get(each.id) ?? '')),
  'UN damaged': un.damaged.filter((each) => !isForTuning(each.id)),
};
const folded = (name: string): string => plainWords(name).join(' ');

function* people(): Generator<KnownPerson> {
  const known = [...un.listed, ...treasury.people];
  for (const { id, ...row } of known) {
    const { born } = queryOf({ id, ...row }, true);
    yield { record: id, file: id, names: [{ whole: row.name }], ...(born ? { born } : {}) };
  }
  const invented = crowd(folder as string);
  for (let i = 0; i < size - known.length; i++) yield invented.person(i);
}

await using opened = new AsyncDisposableStack();
const home = await mkdtemp('/tmp/throughline-bench-');
await chmod(home, 0o755);
opened.defer(() => rm(home, { recursive: true, force: true }));
const server = opened.use(await openPostgres({ dataDir: { path: join(home, 'data'), chosen: false } }));
const client = opened.use(await connect(server.adminUrl, 'bench'));
await client.query('create extension pg_trgm');
await client.query('create table person (id text primary key, name text not null)');
let [ids, names]: [string[], string[]] = [[], []];
const flush = async () => {
  await client.query('insert into person select * from unnest($1::text[], $2::text[]) on conflict do nothing', [ids, names]);
  [ids, names] = [[], []];
};
for (const person of people()) {
  ids.push(person.record);
  names.push(folded(person.names[0]?.whole ?? ''));
  if (ids.length === batch) await flush();
}
await flush();
const began = performance.now();
await client.query("set maintenance_work_mem = '1GB'");
await client.query('create index on person using gin (name gin_trgm_ops)');
await client.query('vacuum analyze person');
await client.query("set work_mem = '256MB'");
console.log(machine());
console.log(`${size} people; GIN index in ${((performance.now() - began) / 1000).toFixed(1)} s`);

const list = buildPeopleList(people());
const rows: Record<string, unknown>[] = [];
for (const [words, some] of Object.entries(asked)) {
  const ours: Asked = { times: [], places: [] };
  const theirs = thresholds.map((): Asked => ({ times: [], places: [] }));
  for (const row of some) {
    timed(ours, row.id, () => findCandidates(queryOf(row, false), list, { limit: 50 }).map((each) => each.record));
    // The lower threshold is slower by far: every fifth question is enough to say how much.
    for (const [i, threshold] of thresholds.entries()) {
      if (i > 0 && ours.times.length % 5 !== 0) continue;
      await client.query(`set pg_trgm.similarity_threshold = ${threshold}`);
      await timedLater(theirs[i] as Asked, row.id, async () => {
        const { rows: found } = await client.query<{ id: string }>({
          name: 'near',
          text: 'select id from person where name % $1 order by similarity(name, $1) desc, id limit 50',
          values: [folded(row.name)],
        });
        return found.map((each) => each.id);
      });
    }
  }
  rows.push(said(`matcher, ${words}`, ours, ours));
  for (const [i, threshold] of thresholds.entries()) rows.push(said(`pg_trgm at ${threshold}, ${words}`, theirs[i] as Asked, ours));
}
table(rows);

interface Asked {
  readonly times: number[];
  /** Where the right person stood; -1 when not at all. */
  readonly places: number[];
}

function timed(asked: Asked, id: string, ask: () => readonly string[]): void {
  const start = performance.now();
  const found = ask();
  asked.times.push(performance.now() - start);
  asked.places.push(found.indexOf(id));
}

async function timedLater(asked: Asked, id: string, ask: () => Promise<readonly string[]>): Promise<void> {
  const start = performance.now();
  const found = await ask();
  asked.times.push(performance.now() - start);
  asked.places.push(found.indexOf(id));
}

function said(words: string, { times, places }: Asked, ours: Asked): Record<string, unknown> {
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const within = (most: number) => percent(places.filter((place) => place >= 0 && place < most).length, places.length);
  return {
    asked: words,
    n: places.length,
    'R@10': within(10),
    'R@50': within(50),
    'mean ms': mean(times).toFixed(2),
    'time against the matcher': `${(mean(times) / mean(ours.times)).toFixed(1)} ×`,
    times: quantiles(times),
  };
}
