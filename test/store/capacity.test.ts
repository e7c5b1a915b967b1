/** What a page says of how much a post has: since when the oldest waits and when the last came, without everything that it owes being read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transaction } from '../../src/store/append.ts';
import { countOpen, postCounts } from '../../src/store/capacity.ts';
import { countReadings, readingsOwed } from '../../src/store/readings.ts';
import { connect } from '../../src/store/connect.ts';
import { createPool } from '../../src/store/pools.ts';
import { serviceViewer, viewing } from '../../src/store/viewing.ts';
import { freshDatabase } from '../support/database.ts';

const area = 'wexmoor';
const now = Date.parse('2026-03-02T09:00:00Z');
const day = 86_400_000;

test('since when the oldest of five thousand waits, and when the last came, is read from the two ends of an index', async () => {
  await using database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'test', max: 2 });
  {
    await using owner = await connect(database.ownerUrl, 'test');
    await owner.query(
      `insert into throughline.file
       select '${area}', 'f' || n, 'live', 'Invented', 'gateway', '{}', false, $1::timestamptz - n * interval '1 day', null from generate_series(1, 100) n`,
      [new Date(now)],
    );
    // What was done is older and newer than anything that waits.
    await owner.query(
      `insert into throughline.obligation (ledger, id, file, stream, record, rule, rule_id, task, post, raised_at, due, state, rung)
       select '${area}', 'o' || n, 'f' || (n % 100 + 1), 'referral/r', 'r', 'C36', 'C36', 'Review', 'records', $1::timestamptz - n * interval '1 hour',
              $1::timestamptz + interval '300 days', case when n in (1, 5000) then 'met' else 'open' end, 0 from generate_series(1, 5000) n`,
      [new Date(now)],
    );
    await owner.query('analyze throughline.obligation');
  }
  const viewer = serviceViewer(area, 'timekeeper');
  const counts = await viewing(pool, viewer, (tx) => postCounts(tx, area, ['records', 'gateway', 'nobody'], now));
  const hour = day / 24;
  assert.deepEqual(
    counts.toSorted((a, b) => a.post.localeCompare(b.post)),
    [
      { post: 'gateway', leads: 100, opened: 6, oldest: null, last: null },
      { post: 'nobody', leads: 0, opened: 0, oldest: null, last: null },
      { post: 'records', leads: 0, opened: 0, oldest: now - 4999 * hour, last: now - 2 * hour },
    ],
  );
  assert.deepEqual(await viewing(pool, viewer, (tx) => countOpen(tx, area, ['records', 'gateway'])), new Map([['records', 4998]]));

  const read = await viewing(pool, viewer, async (tx) => {
    let seen: unknown = null;
    const query = async ({ text, values }: { readonly text: string; readonly values: unknown[] }) => {
      seen = (await tx.query(`explain (analyze, format json) ${text}`, values)).rows;
      return { rows: [] };
    };
    await postCounts({ query } as unknown as Transaction, area, ['records'], now);
    return JSON.stringify(seen);
  });
  const rows = [...read.matchAll(/"Relation Name":"obligation".*?"Actual Rows":([\d.]+)/g)].map(([, n]) => Number(n));
  assert.deepEqual([rows.length, Math.max(...rows)], [2, 1], read);
  await pool.end();
});

test('closings to read are those that these posts owe or whose file they lead, the first due first, fifty at a time', async () => {
  await using database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'test', max: 2 });
  {
    await using owner = await connect(database.ownerUrl, 'test');
    await owner.query(
      `insert into throughline.file select '${area}', 'f' || n, 'live', 'Invented', case when n <= 60 then 'gateway' else 'other' end, '{}', false, now(), null
         from generate_series(1, 130) n`,
    );
    await owner.query(
      `insert into throughline.obligation (ledger, id, file, stream, record, rule, rule_id, task, post, raised_at, due, state, rung)
       select '${area}', 'S21.read:' || n, 'f' || n, 'referral/r' || n, 'r', 'S21.read', 'S21', 'Read', case when n % 2 = 0 then 'senior' else 'other-team' end,
              $1::timestamptz, $1::timestamptz + (n - 5) * interval '1 day', case when n = 130 then 'met' when n < 3 then 'lapsed' else 'open' end, 0
         from generate_series(1, 130) n`,
      [new Date(now)],
    );
  }
  const viewer = serviceViewer(area, 'timekeeper');
  const ask = <T>(work: (tx: Transaction) => Promise<T>) => viewing(pool, viewer, work);
  const counted = await ask((tx) => countReadings(tx, area, ['gateway', 'senior'], now));
  // 60 of the files that gateway leads, and of the others those that the senior post owes; the last is read.
  assert.deepEqual([counted.waiting, counted.overdue], [60 + 34, 5]);
  assert.deepEqual([counted.of.get('senior'), counted.of.get('other-team')], [64, 65]);
  const pages = await Promise.all([0, 50, 100].map((offset) => ask((tx) => readingsOwed(tx, area, ['gateway', 'senior'], 50, offset))));
  assert.deepEqual(
    pages.map((rows) => [rows.length, rows[0]?.referral, rows.at(-1)?.referral]),
    [
      [50, 'r1', 'r50'],
      [44, 'r51', 'r128'],
      [0, undefined, undefined],
    ],
  );
  await pool.end();
});
