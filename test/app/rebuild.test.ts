/** Read models can be thrown away and made again from the ledger; what differs is named by table, row and column, never by value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { rebuild, RebuildRefused } from '../../src/app/rebuild.ts';
import { settleDue } from '../../src/app/time.ts';
import { connect } from '../../src/store/connect.ts';
import { testHouse } from '../support/house.ts';
import { eventually } from '../support/timekeeper.ts';
import { asSuperuser, breached } from '../support/watchdog.ts';

test('a changed, a missing and an invented row are each named, and mended', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Oskar Wielgomas' });
  assert.deepEqual((await rebuild(house, { check: true })).differences, []);
  await asSuperuser(house, `update throughline.file set title = 'Somebody else' where id = $1`, [file]);
  await asSuperuser(house, 'delete from throughline.referral where id = $1', [referral]);
  await asSuperuser(
    house,
    `insert into throughline.obligation (ledger, id, file, stream, rule, rule_id, task, post, raised_at, due, state, rung) values ($1, 'made-up', $2, 's', 'r', 'r', 't', 'p', now(), now(), 'open', 0)`,
    [house.area, file],
  );
  const found = [
    { table: 'file', id: file, file, what: 'other', columns: ['title'] },
    { table: 'referral', id: referral, file, what: 'missing', columns: [] },
    { table: 'obligation', id: 'made-up', file, what: 'left over', columns: [] },
  ];
  const { differences } = await rebuild(house, { check: true });
  assert.deepEqual(
    differences.map((each) => ({ ...each })),
    found,
  );
  assert.deepEqual((await rebuild(house, { check: true })).differences.length, 3, 'checking changes nothing');
  await rebuild(house, { check: false });
  assert.deepEqual((await rebuild(house, { check: true })).differences, []);
});

test('after every read model was thrown away, what is owed and where each record lies are as before', async () => {
  await using house = await testHouse();
  const first = await house.refer({ name: 'Oskar Wielgomas', born: '2011-03-07' });
  const second = await house.refer({ name: 'Oscar Vielgomas', born: '2011-03-07' });
  const joined = await decideCandidate(house, house.viewer('gita'), {
    file: second.file,
    referral: second.referral,
    candidate: `r-${first.referral.slice(4)}`,
    answer: 'same',
    reason: 'Same date.',
    key: 'k',
  });
  assert.equal(joined.kind, 'done');
  house.at('2026-03-20T09:00');
  await settleDue(house);
  const before = await asSuperuser(house, 'select to_jsonb(o) as o from throughline.obligation o order by id');
  for (const table of ['file', 'record_file', 'referral', 'obligation']) await asSuperuser(house, `delete from throughline.${table}`);
  assert.ok((await breached(house)).length > 0);
  await rebuild(house, { check: false });
  assert.deepEqual(await asSuperuser(house, 'select to_jsonb(o) as o from throughline.obligation o order by id'), before);
  assert.deepEqual(await breached(house, 'full'), []);
  assert.equal((await lookAt(house, house.viewer('gita'), first.file))?.file.referrals.size, 2);
});

test('danger acknowledged twice is done once, and the second time is no fault', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const dora = house.viewer('dora');
  await recordAct(house, dora, { act: 'report-danger', file, danger: 'd-1', key: 'k1', fields: { words: 'Soon.' } });
  for (const key of ['k2', 'k3'])
    assert.equal(
      (await recordAct(house, dora, { act: 'acknowledge-danger', file, danger: 'd-1', key, words: 'On our way.' })).kind,
      'done',
    );
  assert.equal((await asSuperuser(house, `select from ledger.fact where type = 'DangerAcknowledged'`)).length, 1);
});

test('while everything is swapped in, no file is missing at any instant, and whoever works goes on', async () => {
  await using house = await testHouse();
  const gita = house.viewer('gita');
  const files: string[] = [];
  for (let n = 0; n < 12; n += 1) files.push((await house.refer({ name: `Person ${n}` })).file);
  await asSuperuser(house, `update throughline.file set title = 'Changed'`);
  await asSuperuser(house, `update throughline.obligation set task = 'Changed', due = due + interval '1 day'`);
  let isDone = false;
  const missing: number[] = [];
  let looked = 0;
  const watch = async () => {
    while (!isDone) {
      const [row] = await asSuperuser(
        house,
        `select (select count(*)::int from throughline.file where state = 'live') as files, (select count(distinct file)::int from throughline.obligation where state = 'open') as owing`,
      );
      looked += 1;
      if (row?.['files'] !== 12 || row?.['owing'] !== 12) missing.push(Number(row?.['files']));
    }
  };
  const work = async () => {
    const seen = await Promise.all(files.map(async (file) => lookAt(house, gita, file)));
    const referrals = seen.map((each) => [...(each?.file.referrals.keys() ?? [])][0] ?? '');
    for (let n = 0; !isDone && n < 200; n += 1) {
      const file = files[n % files.length] ?? '';
      const outcome = await recordAct(house, gita, {
        act: 'add-information',
        file,
        referral: referrals[n % files.length] ?? '',
        key: `k${n}`,
        fields: { words: `Said ${n}.` },
      });
      assert.equal(outcome.kind, 'done');
    }
  };
  const [, , rebuilt] = await Promise.all([
    watch(),
    work(),
    rebuild(house, { check: false }).finally(() => {
      isDone = true;
    }),
  ]);
  assert.ok(rebuilt.differences.length >= 12);
  assert.ok(looked > 3, 'somebody looked while it went on');
  assert.deepEqual(missing, []);
  assert.deepEqual((await rebuild(house, { check: true })).differences, []);
});

test('a rebuild that is stopped half way has put rows in their place and removed none: what is shown is too much, never too little', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const other = await house.refer({ name: 'Anna Bell' });
  const owed = async () =>
    (await asSuperuser(house, `select id from throughline.obligation where file = $1 and state = 'open' order by id`, [file])).map(
      ({ id }) => id,
    );
  const before = await owed();
  await asSuperuser(house, 'delete from throughline.obligation where id = $1', [before[0]]);
  await asSuperuser(house, `update throughline.obligation set id = 'made-up' where id = $1`, [before[1]]);
  await asSuperuser(house, `update throughline.file set title = 'Changed' where id = $1`, [other.file]);
  const stopped = new Error('stopped');
  const onProgress = (doing: string): void => {
    if (doing === 'swapping') throw stopped;
  };
  await assert.rejects(rebuild(house, { check: false, onProgress }), stopped);
  assert.deepEqual(new Set(await owed()), new Set([...before, 'made-up']));
  await rebuild(house, { check: false });
  assert.deepEqual(await owed(), before);
});

test('what somebody records while a rebuild waits to swap is not written over', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Oskar Wielgomas' });
  await asSuperuser(house, `update throughline.obligation set task = 'Changed' where file = $1`, [file]);
  const waiting = async (n: number) => {
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await eventually(async () => (await asSuperuser(house, waits)).length >= n, `${n} wait`);
  };
  await using holder = await connect(house.database.superuserUrl, 'holder');
  await holder.query('begin');
  await holder.query('select from throughline.file where id = $1 for update', [file]);
  const recorded = recordAct(house, house.viewer('gita'), {
    act: 'assess',
    file,
    referral,
    key: 'k',
    fields: { outcome: 'limited information but concern may exist', words: 'Looked at.' },
  });
  await waiting(1);
  const rebuilt = rebuild(house, { check: false });
  await waiting(2);
  await holder.query('commit');
  assert.equal((await recorded).kind, 'done');
  await rebuilt;
  assert.deepEqual((await rebuild(house, { check: true })).differences, []);
});

test('one rebuild of an area at a time, and none that would leave more files owing nothing is swapped in', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  await asSuperuser(house, `insert into throughline_beside.run (ledger, id) values ($1, 'another')`, [house.area]);
  const refusedAs = (code: string) => (fault: unknown) => fault instanceof RebuildRefused && fault.code === code;
  await assert.rejects(rebuild(house, { check: false }), refusedAs('running'));
  await asSuperuser(house, `update throughline_beside.run set touched_at = touched_at - interval '2 hours'`);
  assert.deepEqual((await rebuild(house, { check: false })).differences, [], 'one that stopped long ago is not waited for');
  // As if this release had forgotten every rule: the ledger still has what was owed, and loses its raising here.
  await asSuperuser(house, `set session_replication_role = replica; delete from ledger.fact where type like 'Obligation%'`);
  await assert.rejects(rebuild(house, { check: false }), refusedAs('worse'));
  assert.equal((await asSuperuser(house, `select from throughline.obligation where file = $1`, [file])).length > 0, true);
});
