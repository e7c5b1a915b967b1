/** What needs me today, among more than a list holds: danger now, and a climb that is mine, are not pushed out by what is older. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedAtMost, countOwed, owedAround, unacknowledged } from '../../src/store/lists.ts';
import { connect } from '../../src/store/connect.ts';
import { createPool } from '../../src/store/pools.ts';
import { serviceViewer, viewing } from '../../src/store/viewing.ts';
import { freshDatabase } from '../support/database.ts';

const area = 'wexmoor';
const row = `insert into throughline.obligation (ledger, id, file, stream, record, rule, rule_id, task, post, raised_at, due, state, lapsed_at, rung, climbed_to)`;

test('six hundred older things do not hide danger now, nor a climb that is mine', async () => {
  await using database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'test', max: 2 });
  {
    await using owner = await connect(database.ownerUrl, 'test');
    await owner.query(
      `insert into throughline.file select '${area}', 'f' || n, 'live', 'Invented', 'gateway', '{}', false, now(), null from generate_series(1, 600) n`,
    );
    // All of it older than what must not be hidden; the climbs are of another team.
    await owner.query(
      `${row} select '${area}', 'old-' || n, 'f' || n, 'referral/r', 'r', 'C01', 'C01', 'Old', 'duty', now(), now() - n * interval '1 day', 'lapsed', now(), 0, null from generate_series(1, 600) n`,
    );
    await owner.query(
      `${row} select '${area}', 'theirs-' || n, 'f' || n, 'referral/r', 'r', 'C01', 'C01', 'Theirs', 'other-gateway', now(), now() - n * interval '1 day', 'lapsed', now(), 1, 'other-team' from generate_series(1, 600) n`,
    );
    await owner.query(
      `${row} values ('${area}', 'danger', 'f1', 'danger/d', 'r', 'C43.acknowledge', 'C43', 'Danger', 'duty', now(), now() + interval '15 minutes', 'open', null, 0, null)`,
    );
    await owner.query(
      `${row} values ('${area}', 'mine', 'f2', 'referral/r', 'r', 'C01', 'C01', 'Mine', 'gateway', now(), now(), 'lapsed', now(), 2, 'senior')`,
    );
    await owner.query(
      `${row.replace(')', ', led_by)')} values ('${area}', 'others', 'f3', 'referral/r', 'r', 'C36', 'C36', 'Of a file that gateway leads', 'records', now(), now() - interval '2 years', 'lapsed', now(), 0, null, 'gateway')`,
    );
  }
  const ids = (rows: readonly { readonly id: string }[]) => rows.map((each) => each.id);
  const viewer = serviceViewer(area, 'timekeeper');
  const duty = ids(await viewing(pool, viewer, (tx) => owedAround(tx, area, ['duty'])));
  assert.ok(duty.includes('danger'));
  assert.equal(duty.length, 501);
  assert.deepEqual(duty.slice(0, 2), ['old-600', 'old-599']);
  // The team is asked about its gateway's lapses, though this one has gone on to the senior post.
  assert.deepEqual(ids(await viewing(pool, viewer, (tx) => unacknowledged(tx, area, ['gateway'], ['team'], []))), ['mine']);
  assert.deepEqual(ids(await viewing(pool, viewer, (tx) => unacknowledged(tx, area, [], ['senior'], []))), ['mine']);
  const gateway = ids(await viewing(pool, viewer, (tx) => owedAround(tx, area, ['gateway', 'gateway'])));
  assert.ok(gateway.includes('mine') && gateway.includes('others'));
  assert.equal(new Set(gateway).size, gateway.length);
  // A page further on has what comes next, and danger all the same; each is counted, up to a thousand and one.
  const second = ids(await viewing(pool, viewer, (tx) => owedAround(tx, area, ['duty'], 100, 100)));
  assert.deepEqual([second[0], second[99], second.length, second.includes('danger')], ['old-500', 'old-401', 101, true]);
  const ends = [Date.now(), Date.now() + 3_600_000, null];
  assert.deepEqual(await viewing(pool, viewer, (tx) => countOwed(tx, area, ['duty', 'gateway'], ends)), [601, 1, 0]);
  assert.deepEqual(await viewing(pool, viewer, (tx) => countOwed(tx, area, ['duty', 'other-gateway'], ends)), [countedAtMost + 1, 1, 0]);
  await pool.end();
});
