/**
 * kill -9 of the service, and of PostgreSQL, in the middle of appends: nothing acknowledged is lost, nothing is doubled, the ledger
 * verifies and the promise is kept. 3 cycles; CRASH_CYCLES=20 in .ci/run. Two controls show that this test can fail.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { House } from '../../src/app/house.ts';
import { takeWaiting } from '../../src/app/intake.ts';
import { openHouse } from '../../src/app/openHouse.ts';
import { settleDue } from '../../src/app/time.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
import { connect } from '../../src/store/connect.ts';
import { headSize, inLedgerSnapshot, streamStoredFacts } from '../../src/store/ledgerProof.ts';
import { round } from '../../watchdog/round.ts';
import { setUp } from '../support/house.ts';
import { eventually } from '../support/timekeeper.ts';
import { type CrashServer, crashServer } from './server.ts';

const area = 'wexmoor';
const cycles = Number(process.env.CRASH_CYCLES ?? 3);

const houseOf = (server: CrashServer): House & AsyncDisposable =>
  openHouse({ serviceUrl: server.urls().serviceUrl, area, name: 'crash test' });

interface Service {
  readonly acknowledged: readonly { readonly reference: string; readonly file: string }[];
  readonly child: ChildProcess;
  /** Resolves when so many were acknowledged. */
  readonly until: (count: number) => Promise<void>;
  readonly ended: Promise<unknown>;
}

function startService(server: CrashServer, env: Readonly<Record<string, string>> = {}): Service {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, SERVICE_URL: server.urls().serviceUrl, ...env },
  });
  const acknowledged: { reference: string; file: string }[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [reference, file] = line.split(' ');
    // A line that was cut off by the kill was never read by anybody as an acknowledgement.
    if (reference && file?.length === 34) acknowledged.push({ reference, file });
    for (const each of waiting) if (acknowledged.length >= each.count) each.resolve();
  });
  const ended = new Promise((done) => child.once('close', done));
  const until = async (count: number) => {
    const reached = new Promise<void>((resolve) => waiting.push({ count, resolve }));
    await Promise.race([reached, ended.then(() => Promise.reject(new Error('The service ended by itself')))]);
  };
  return { acknowledged, child, until, ended };
}

/** Acknowledged, and not there; or there more than once. */
async function lostOrDoubled(server: CrashServer, acknowledged: Service['acknowledged']): Promise<readonly string[]> {
  await using superuser = await connect(server.urls().superuserUrl, 'crash test');
  const { rows } = await superuser.query<{ reference: string; file: string; facts: number }>(
    `select r.reference, r.file, (select count(*)::int from ledger.fact f where f.file = r.file and f.type in ('FileOpened', 'RecordMade', 'ReferralReceived')) as facts
       from throughline.referral r`,
  );
  const there = new Map(rows.map((row) => [row.reference, row]));
  const lost = acknowledged
    .filter(({ reference, file }) => there.get(reference)?.file !== file)
    .map(({ reference }) => `${reference} lost`);
  return [...lost, ...rows.filter(({ facts }) => facts !== 3).map(({ reference, facts }) => `${reference} has ${facts} of 3 facts`)];
}

async function proven(server: CrashServer): Promise<void> {
  const { serviceUrl, watchdogUrl } = server.urls();
  await using service = await connect(serviceUrl, 'crash test');
  const proof = await inLedgerSnapshot(service, area, async (tx) =>
    verifyLedger(streamStoredFacts(tx, area), { headSize: (await headSize(tx, area)) ?? 0 }),
  );
  assert.equal(proof.ok, true, JSON.stringify(proof));
  const { passes, faults } = await round(watchdogUrl, () => 'full');
  assert.deepEqual(faults, []);
  assert.deepEqual(
    passes.flatMap(({ breaches }) => breaches),
    [],
  );
}

/** What a killed service had sent already may still be committed, a moment later. */
async function sessionsEnded(server: CrashServer): Promise<void> {
  await using superuser = await connect(server.urls().superuserUrl, 'crash test');
  const sessions = `select from pg_stat_activity where usename = 'throughline_service'`;
  await eventually(async () => (await superuser.query(sessions)).rowCount === 0, 'the sessions of the killed service are gone');
}

test(`${cycles} times kill -9, of the service and of PostgreSQL in turn: nothing acknowledged is lost, nothing doubled`, async (t) => {
  await using server = await crashServer();
  {
    await using house = houseOf(server);
    await setUp(house);
  }
  const acknowledged: { reference: string; file: string }[] = [];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const service = startService(server);
    await service.until(12);
    await new Promise((resume) => setTimeout(resume, Math.random() * 60));
    if (cycle % 2 === 0) await server.kill();
    else service.child.kill('SIGKILL');
    await service.ended;
    if (cycle % 2 === 0) await server.restart();
    await sessionsEnded(server);
    acknowledged.push(...service.acknowledged);
    assert.deepEqual(await lostOrDoubled(server, acknowledged), [], `after cycle ${cycle}`);
    await proven(server);
    // What was stored and not yet read is taken by whoever comes next, and nothing is made twice by it.
    await using house = houseOf(server);
    await takeWaiting(house);
    await settleDue(house);
    await using superuser = await connect(server.urls().superuserUrl, 'crash test');
    const { rows } = await superuser.query('select from throughline.queue_item');
    assert.equal(rows.length, 0);
    assert.deepEqual(await lostOrDoubled(server, acknowledged), []);
    await proven(server);
  }
  t.diagnostic(`${acknowledged.length} referrals acknowledged, 0 lost, 0 doubled`);
});

test('control: a service that acknowledges before the commit is caught', async () => {
  await using server = await crashServer();
  {
    await using house = houseOf(server);
    await setUp(house);
  }
  const service = startService(server, { ACKNOWLEDGE_EARLY: '1', WRITERS: '1' });
  await service.until(1);
  service.child.kill('SIGKILL');
  await service.ended;
  const wrong = await lostOrDoubled(server, service.acknowledged);
  assert.ok(
    wrong.some((line) => line.endsWith(' lost')),
    'the test must see that it was lost',
  );
});

test('control: a server that answers before it writes (synchronous_commit off) is caught', async () => {
  // Its log writer sleeps ten seconds; should it wake just then, there is another try.
  for (let attempt = 1; ; attempt += 1) {
    await using server = await crashServer({ synchronous_commit: 'off', wal_writer_delay: '10000ms', autovacuum: 'off' });
    {
      await using house = houseOf(server);
      await setUp(house);
    }
    const service = startService(server, { WRITERS: '1' });
    await service.until(4);
    await server.kill();
    await service.ended;
    await server.restart();
    if ((await lostOrDoubled(server, service.acknowledged)).some((line) => line.endsWith(' lost'))) return;
    assert.ok(attempt < 3, 'three times nothing was lost: this test cannot see a loss');
  }
});
