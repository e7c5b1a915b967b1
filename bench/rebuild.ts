/**
 * How fast the read models are made again from the ledger, and what whoever works meanwhile feels of it. Real files with a
 * history (referred, searched, assessed, decided, months passed) are made through src/app, and copied by set-based SQL under other
 * ids until there are N facts: a rebuild reads the facts as they are stored and never their hashes.
 * Run: node bench/rebuild.ts [--facts 1000000]. Aim: 10,000,000 facts in under 10 minutes.
 */
import { parseArgs } from 'node:util';
import { recordAct } from '../src/app/cases.ts';
import { rebuild } from '../src/app/rebuild.ts';
import { settleDue } from '../src/app/time.ts';
import { refer } from './refer.ts';
import { type SeededHouse, seededHouse, spread } from './seeded.ts';

const { values } = parseArgs({ options: { facts: { type: 'string', default: '1000000' } } });
const wanted = Number(values.facts);
await using house = await seededHouse(0, 0);
const viewer = house.viewer('intake', 'org-1', 'intake');
const day = 24 * 3_600_000;

const began = await house.now();
for (let n = 0; n < 100; n += 1) {
  const { file, referral } = await refer(house, n);
  const key = () => house.newId();
  await recordAct(house, viewer, {
    act: 'assess',
    file,
    referral,
    key: key(),
    fields: { outcome: 'limited information but concern may exist', words: 'Looked at by two people.' },
  });
  for (let more = 0; more < 4; more += 1)
    await recordAct(house, viewer, {
      act: 'add-information',
      file,
      referral,
      key: key(),
      fields: { words: `The school told more, part ${more}.` },
    });
}
house.at(began + 120 * day);
await settleDue(house);
const copies = await copied(house, wanted);
const [size] = await house.sql(`select count(*)::int as facts, count(*) filter (where type = 'FileOpened')::int as files from ledger.fact`);
console.log(
  `${house.machine}\n${Number(size?.['facts']).toLocaleString('en-GB')} facts of ${Number(size?.['files']).toLocaleString('en-GB')} files (100 real ones, ${copies} copies of each)`,
);

const timed = async (what: string, work: () => Promise<{ readonly facts: number; readonly differences: readonly unknown[] }>) => {
  const start = performance.now();
  const { facts, differences } = await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${what.padEnd(52)} ${seconds.toFixed(1)} s, ${Math.round(facts / seconds).toLocaleString('en-GB')} facts a second, ten million in ${(10_000_000 / (facts / seconds) / 60).toFixed(1)} minutes, ${differences.length} differences listed`,
  );
};
await timed('everything is missing: made and swapped in', () => rebuild(house, { check: false }));
await timed('everything is right: made and compared', () => rebuild(house, { check: true }));

// Somebody works all the while.
const { file, referral } = await refer(house, 1000);
const took: number[] = [];
let isDone = false;
const works = async () => {
  for (let n = 0; !isDone; n += 1) {
    const start = performance.now();
    await recordAct(house, viewer, { act: 'add-information', file, referral, key: house.newId(), fields: { words: `Meanwhile ${n}.` } });
    took.push(performance.now() - start);
    await new Promise((resume) => setTimeout(resume, 50));
  }
};
await house.sql(`update throughline.file set title = 'Changed'`);
await Promise.all([
  works(),
  timed('every file differs, and somebody works meanwhile', () =>
    rebuild(house, { check: false }).finally(() => {
      isDone = true;
    }),
  ),
]);
console.log(`an act meanwhile: ${spread(took)}`);

/** Copies of every fact so far about a file, each under ids of its own, until there are so many. How many copies of each. */
async function copied({ sql }: SeededHouse, facts: number): Promise<number> {
  const [now] = await sql('select count(*)::int as facts, max(position)::bigint as last from ledger.fact where file is not null');
  const times = Math.max(0, Math.ceil(facts / Number(now?.['facts'])) - 1);
  // As somebody who may do anything with the tables: nobody who serves the product can.
  await sql(`create or replace function pg_temp.other(said text, n int) returns text language sql immutable as
    $$ select regexp_replace(said, '[0-9a-f]{6}([0-9a-f]{26})', lpad(to_hex(n), 6, '0') || '\\1', 'g') $$`);
  for (let n = 1; n <= times; n += 1) {
    const shift = `${n}::bigint * ${Number(now?.['last'])}::bigint`;
    await sql(
      `insert into ledger.fact select ledger, position + ${shift}, pg_temp.other(id, ${n}), kind, type, version, pg_temp.other(stream, ${n}), stream_version, pg_temp.other(file, ${n}),
              pg_temp.other(record, ${n}), happened, learnt, recorded, actor, post, organisation, purpose, lawful_basis, regime, marking, handling, rulebook, pg_temp.other(causation, ${n}),
              pg_temp.other(leaf, ${n}), leaf_hash from ledger.fact where file is not null and position <= ${Number(now?.['last'])}`,
    );
    await sql(
      `insert into ledger.fact_body select b.ledger, b.position + ${shift}, b.subject, pg_temp.other(b.body, ${n}) from ledger.fact_body b
         join ledger.fact f on f.ledger = b.ledger and f.position = b.position where f.file is not null and f.position <= ${Number(now?.['last'])}`,
    );
    await sql(
      `insert into ledger.stream_head select ledger, pg_temp.other(stream, ${n}), version from ledger.stream_head
        where stream not like 'directory/%' and (ledger, stream) in (select ledger, stream from ledger.fact where position <= ${Number(now?.['last'])} union select ledger, 'unit/' || file from ledger.fact where position <= ${Number(now?.['last'])})`,
    );
  }
  await sql('vacuum analyze ledger.fact');
  await sql('vacuum analyze ledger.fact_body');
  await sql('vacuum analyze ledger.stream_head');
  await sql(`update ledger.head set size = (select max(position) + 1 from ledger.fact f where f.ledger = head.ledger)`);
  return times;
}
