/** The timekeeper settles what falls due, gives signs of life, survives faults, and does each thing once however many run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logRead } from '../../src/app/reading.ts';
import { leave } from '../../src/app/intake.ts';
import { promiseProof } from '../../src/app/promise.ts';
import { createPool } from '../../src/store/pools.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { formBytes, testHouse } from '../support/house.ts';
import { eventually, testTimekeeper } from '../support/timekeeper.ts';
import { asSuperuser, breached, watch } from '../support/watchdog.ts';

test('what falls due lapses, an arrival that waits is taken, a read is sealed, and a sign of life is given', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const left = await leave(house, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes: formBytes('Anna Bell', undefined, 'Worried.', 'no'),
    idempotencyKey: 'k',
  });
  await logRead(house, house.viewer('gita'), '/files', [{ kind: 'file', id: file }], null);
  await using timekeeper = testTimekeeper(house);
  house.at('2026-03-20T09:00');
  await timekeeper.nextRound();
  const lapsed = await asSuperuser(house, `select from throughline.obligation where file = $1 and state = 'lapsed'`, [file]);
  assert.ok(lapsed.length > 0);
  assert.equal((await asSuperuser(house, 'select from throughline.file where id = $1', [`f-${left.arrival}`])).length, 1);
  assert.equal((await asSuperuser(house, 'select from throughline.read_log where sealed_in is null')).length, 0);
  assert.deepEqual(await breached(house), []);
  assert.equal((await promiseProof(house)).kind, 'kept');
});

test("its silence, and the watchdog's, is what a page says", async () => {
  await using house = await testHouse();
  assert.equal((await promiseProof(house)).kind, 'timekeeper-silent', 'it has never given a sign of life');
  {
    await using timekeeper = testTimekeeper(house);
    await timekeeper.nextRound();
  }
  assert.equal((await promiseProof(house)).kind, 'watchdog-silent');
  await watch(house);
  assert.equal((await promiseProof(house)).kind, 'kept');
  await asSuperuser(house, `update throughline.heartbeat set at = clock_timestamp() - interval '4 minutes' where name = 'watchdog'`);
  assert.equal((await promiseProof(house)).kind, 'watchdog-silent');
  await asSuperuser(house, `update throughline.heartbeat set at = clock_timestamp() - interval '61 seconds' where name = 'timekeeper'`);
  assert.equal((await promiseProof(house)).kind, 'timekeeper-silent');
});

test('a file that cannot be settled keeps no other waiting, and the watchdog names it', async () => {
  await using house = await testHouse();
  const bad = await house.refer({ name: 'Oskar Wielgomas' });
  const good = await house.refer({ name: 'Anna Bell' });
  // Its leaf can no longer be read: settling throws.
  await asSuperuser(house, `update ledger.fact set leaf = '{}' where stream = $1`, [`referral/${bad.referral}`]);
  await using timekeeper = testTimekeeper(house);
  house.at('2026-03-20T09:00');
  await timekeeper.nextRound();
  const lapsed = (file: string) => asSuperuser(house, `select from throughline.obligation where file = $1 and state = 'lapsed'`, [file]);
  assert.ok((await lapsed(good.file)).length > 0);
  assert.equal((await lapsed(bad.file)).length, 0);
  const found = await breached(house);
  assert.ok(found.length > 0 && found.every((line) => line.startsWith('3 unsettled')), found.join('\n'));
});

test('it goes on after its connections were cut, and says in its sign of life what failed', async () => {
  await using house = await testHouse();
  await using timekeeper = testTimekeeper(house);
  await timekeeper.nextRound();
  await asSuperuser(
    house,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  const note = async () => String((await asSuperuser(house, `select note from throughline.heartbeat where name = 'timekeeper'`))[0]?.note);
  await asSuperuser(house, 'alter table throughline.disposal_done rename to disposal_gone');
  await eventually(async () => (await note()) === 'failed: finishing disposals', 'the note names the step');
  await asSuperuser(house, 'alter table throughline.disposal_gone rename to disposal_done');
  await eventually(async () => (await note()) === '', 'the note is gone');
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  house.at('2026-03-20T09:00');
  await timekeeper.nextRound();
  assert.ok((await asSuperuser(house, `select from throughline.obligation where file = $1 and state = 'lapsed'`, [file])).length > 0);
});

test('two timekeepers with pools of their own do everything once', async () => {
  await using house = await testHouse();
  const referrals = [];
  for (let n = 0; n < 6; n += 1) referrals.push(await house.refer({ name: `Person Number${n}` }));
  for (let n = 0; n < 6; n += 1) {
    const bytes = formBytes(`Waiting Person${n}`, undefined, 'Worried.', 'no');
    await leave(house, publicViewer(house.area), {
      channel: n % 2 === 0 ? 'web-form' : 'danger-form',
      contentType: 'application/json',
      bytes: n % 2 === 0 ? bytes : Buffer.from('{}'),
      idempotencyKey: `k${n}`,
    });
  }
  const other = createPool({ url: house.database.serviceUrl, applicationName: 'another timekeeper', max: 4 });
  try {
    const sent: string[] = [];
    const dangers: string[] = [];
    const routes = [
      {
        how: 'http',
        send: async ({ id, kind }: { id: string; kind: string }) => {
          sent.push(id);
          // What climbs at any hour is an alert as well.
          if (kind === 'danger-now') dangers.push(id);
        },
      },
    ];
    house.at('2026-03-20T09:00');
    await using one = testTimekeeper(house, { routes });
    await using two = testTimekeeper(house, { over: { ...house, pool: other }, routes });
    await Promise.all([one.nextRound(), two.nextRound()]);
    for (const at of ['2026-03-27T09:00', '2026-04-20T09:00', '2026-06-01T09:00']) {
      house.at(at);
      await Promise.all([one.nextRound(), two.nextRound()]);
    }
    await eventually(
      async () => (await asSuperuser(house, 'select from throughline.notice where delivered_at is null')).length === 0,
      'every alert is delivered',
    );
    assert.deepEqual(sent.length, new Set(sent).size, 'each alert left the house once');
    assert.equal(dangers.length, 3);
  } finally {
    await other.end();
  }
  // The same consequence at the same instant twice would be an effect done twice.
  const twice = await asSuperuser(
    house,
    `select causation, type, happened, count(*) from ledger.fact where kind = 'consequence' group by 1, 2, 3 having count(*) > 1`,
  );
  assert.deepEqual(twice, []);
  const opened = await asSuperuser(house, `select file, count(*)::int as n from ledger.fact where type = 'FileOpened' group by 1`);
  assert.equal(opened.length, referrals.length + 6);
  assert.ok(opened.every(({ n }) => n === 1));
  assert.deepEqual(await breached(house, 'full'), []);
});
