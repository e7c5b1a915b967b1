// Values of the database as the rest of the product knows them, and a pool that outlives its server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from '../../src/store/connect.ts';
import { createPool } from '../../src/store/pools.ts';
import { serviceViewer, viewing } from '../../src/store/viewing.ts';
import { freshDatabase } from '../support/database.ts';

test('instants are milliseconds, int8 a number, jsonb parsed, dates text, in arrays as well', async () => {
  await using database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'throughline test' });
  try {
    const { rows } = await pool.query(
      `select '2026-01-02 03:04:05.678+00'::timestamptz as instant, 9::int8 as count, '{"a":[1]}'::jsonb as json, '2026-01-02'::date as day,
       array['2026-01-02 00:00:00+00'::timestamptz, null] as instants, array[1, null]::int8[] as counts, '{}'::int8[] as none, current_setting('application_name') as name`,
    );
    const day = Date.UTC(2026, 0, 2);
    assert.deepEqual(rows, [
      {
        instant: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
        count: 9,
        json: { a: [1] },
        day: '2026-01-02',
        instants: [day, null],
        counts: [1, null],
        none: [],
        name: 'throughline test',
      },
    ]);
  } finally {
    await pool.end();
  }
});

test('a connection broken by the server is told to the log, and the next query gets another', async () => {
  await using database = await freshDatabase();
  const broken: string[] = [];
  const pool = createPool({
    url: database.serviceUrl,
    applicationName: 'throughline test',
    onIdleError: ({ message }) => broken.push(message),
  });
  try {
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    await using admin = await connect(database.superuserUrl, 'test');
    await admin.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
    while (broken.length === 0) await new Promise((done) => setTimeout(done, 10));
    assert.match(broken[0] ?? '', /terminat/);
    assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
  } finally {
    await pool.end();
  }
});

test('a connection broken in a transaction, between two queries, fails at the next of them and ends nothing else', async () => {
  await using database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'throughline test' });
  try {
    await using admin = await connect(database.superuserUrl, 'test');
    const cut = viewing(pool, serviceViewer('area', 'clock'), async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await admin.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      // Without a listener on it, the process ends here.
      await new Promise((done) => setTimeout(done, 100));
      await tx.query('select 1');
    });
    await assert.rejects(cut, /not queryable|terminat/);
    assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
  } finally {
    await pool.end();
  }
});
