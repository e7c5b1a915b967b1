/**
 * The matcher's process over a PostgreSQL of its own with N people on file (1,000,000 unless a number is given): how long from its
 * start until it answers, what a question over the socket costs, one after another and eight at once, how soon somebody who was just
 * committed is found, and what it takes in memory. `node bench/matching/process.ts [N] [FOLDER]`; the folder is that of data.ts.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { matcherHost } from '../../src/app/matcherHost.ts';
import { MatcherProcess } from '../../src/app/matcherProcess.ts';
import { feedOf } from '../../src/matcher/feed.ts';
import { type KnownPerson, personQuery } from '../../src/matching/person.ts';
import { connect, type Connection } from '../../src/store/connect.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createPool } from '../../src/store/pools.ts';
import { openPostgres } from '../../src/store/postgres/server.ts';
import { dataFolder } from './data.ts';
import { crowd, type Crowd } from './million.ts';
import { machine, quantiles } from './report.ts';

const area = 'bench';
const asked = 1000;
const found = 200;
const people = Number(process.argv.slice(2).find((each) => /^\d+$/.test(each)) ?? 1_000_000);

const empty = { names: [], born: null, phones: [], addresses: [], schools: [] };

const data = dataFolder();
if (data !== null) await measure(crowd(data));

async function measure(all: Crowd): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp('/tmp/throughline-bench-');
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const server = opened.use(await openPostgres({ dataDir: { path: join(folder, 'data'), chosen: false } }));
  const { ownerUrl, matcherUrl } = await migrate({ adminUrl: server.adminUrl, secret: 'bench' });
  const owner = opened.use(await connect(ownerUrl, 'bench'));
  await fill(owner, all);
  say(`${people} people in PostgreSQL ${server.major}; ${machine()}`);

  const reader = createPool({ url: matcherUrl, applicationName: 'bench', max: 2 });
  const reading = performance.now();
  for await (const page of feedOf(reader, area).everybody()) if (page.length === 0) break;
  await reader.end();
  say(`reading them all, and nothing else: ${((performance.now() - reading) / 1000).toFixed(2)} s`);

  const began = performance.now();
  const matcher = opened.use(new MatcherProcess({ matcherUrl, areas: [area], log: say }));
  using client = matcherHost(matcher.place, area);
  while ((await client.matcher()) === null) await new Promise((resume) => setTimeout(resume, 20));
  say(`from its start to its first answer: ${((performance.now() - began) / 1000).toFixed(2)} s`);
  const ready = await client.matcher();
  if (!ready) throw new Error('It went away again');
  const memory = async (when: string) => {
    const state = await client.state();
    say(`memory ${when}: ${Math.round((state?.memory ?? 0) / 1024 ** 2)} MB, ${state?.people} people, ${state?.threads} threads`);
  };
  await memory('once it is there');

  const queries = Array.from({ length: asked }, (_, n) => all.person(Math.floor((n * people) / asked)));
  const dated = queries.map((person) => personQuery({ ...empty, ...person, born: person.born ?? null }));
  for (const [what, list] of [
    ['name and birth date', dated],
    ['name only', queries.map(({ names }) => ({ names }))],
  ] as const)
    for (const atOnce of [1, 8]) {
      const times: number[] = [];
      const waiting = [...list];
      const start = performance.now();
      const ask = async () => {
        for (let query = waiting.pop(); query; query = waiting.pop()) {
          const from = performance.now();
          await ready.ask(query, { needs: 0 });
          times.push(performance.now() - from);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, ask));
      const rate = Math.round((list.length * 1000) / (performance.now() - start));
      say(`${what}, ${atOnce} at once: ${quantiles(times)}; ${rate} a second`);
    }

  const soon: number[] = [];
  let missed = 0;
  for (let n = 0; n < found; n += 1) {
    const person = all.person(people + n);
    const position = await put(owner, [person]);
    const from = performance.now();
    const { candidates } = await ready.ask(personQuery({ ...empty, ...person, born: person.born ?? null }), { needs: position });
    soon.push(performance.now() - from);
    if (!candidates.some(({ record }) => record === person.record)) missed += 1;
  }
  say(`from the commit of somebody new until the answer with them: ${quantiles(soon)}; not among the answers: ${missed} of ${found}`);
  let stayed = 0;
  for (let n = 0; n < 20; n += 1) {
    const person = all.person(people + n);
    await owner.query(
      `with grown as (update ledger.head set size = size + 1 where ledger = '${area}') delete from throughline.record_file where ledger = '${area}' and record = $1`,
      [person.record],
    );
    const { candidates } = await ready.ask(personQuery({ ...empty, ...person, born: person.born ?? null }));
    if (candidates.some(({ record }) => record === person.record)) stayed += 1;
  }
  say(`let go and still found: ${stayed} of 20`);
  await memory('at the end');
}

async function fill(owner: Connection, all: Crowd): Promise<void> {
  await owner.query(`insert into ledger.head (ledger, size) values ('${area}', 0)`);
  for (let from = 0; from < people; from += 10_000) {
    await put(
      owner,
      Array.from({ length: Math.min(10_000, people - from) }, (_, n) => all.person(from + n)),
    );
    if (process.stderr.isTTY) process.stderr.write(`\r${from} people written `);
  }
  await owner.query('analyze throughline.record_file');
}

/** As a commit of the application leaves it: the rows, and the ledger's size with them. The position of the last. */
async function put(owner: Connection, many: readonly KnownPerson[]): Promise<number> {
  const rows = many.map(({ record, file, ...details }) => ({ record, file, details: { ...empty, under18: 'not known', ...details } }));
  const { rows: head } = await owner.query<{ size: number }>(
    `with grown as (update ledger.head set size = size + $2 where ledger = $1 returning size),
          put as (insert into throughline.record_file (ledger, record, file, home, details, position)
                  select $1, p->>'record', p->>'file', p->>'file', p->'details', (select size from grown) - $2 + n - 1
                    from jsonb_array_elements($3::jsonb) with ordinality x (p, n))
     select size from grown`,
    [area, many.length, JSON.stringify(rows)],
  );
  return Number(head[0]?.size) - 1;
}

function say(sentence: string): void {
  console.log(sentence);
}
