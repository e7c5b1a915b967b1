/** Row-level security on a real database: every table of ours, asked as nobody, the public, an organisation and another area. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect, type Connection } from '../../src/store/connect.ts';
import { createPool, type Pool } from '../../src/store/pools.ts';
import { viewing } from '../../src/store/viewing.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const schemas = ['ledger', 'throughline', 'watchdog'];
let house: TestHouse;
let service: Connection;
let superuser: Connection;
let tables: readonly string[];

describe('row-level security', () => {
  before(async () => {
    house = await testHouse();
    superuser = await connect(house.database.superuserUrl, 'test');
    service = await connect(house.database.serviceUrl, 'test');
    await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
    // One row at least in each of the tables that a referral alone leaves empty.
    await superuser.query(`
    insert into throughline.draft (ledger, key, sealed, keep_until) values ('wexmoor', 'k', 'typed', 'infinity');
    insert into throughline.read_log (ledger, practitioner, route, refs) values ('wexmoor', 'gita', '/', '[]');
    insert into throughline.product_clock values ('wexmoor', now(), now());
    insert into throughline.heartbeat (name, at) values ('timekeeper', now()) on conflict do nothing;
    insert into throughline.queue_item (ledger, item, queue, since) values ('wexmoor', 'job/1', 'undelivered', now());
    insert into watchdog.pass (ledger, kind, started_at, finished_at, from_position, to_position, files_checked, arrivals_checked, breaches) values ('wexmoor', 'full', now(), now(), 0, 1, 1, 1, 1);
    insert into watchdog.breach (ledger, promise, code, subject, found_at) values ('wexmoor', 1, 'no-lead', 'file/x', now());`);
    const { rows } = await superuser.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname = any ($1) order by 1`,
      [schemas],
    );
    tables = rows.map(({ name }) => name);
  });
  after(async () => {
    await service[Symbol.asyncDispose]();
    await superuser[Symbol.asyncDispose]();
    await house[Symbol.asyncDispose]();
  });

  interface Asking {
    readonly viewer?: string;
    readonly area?: string;
    readonly organisation?: string;
    readonly reach?: string;
  }

  /** How many rows of a table such a viewer sees; null where the role may not even ask. */
  async function rowsSeen(table: string, { viewer = '', area = '', organisation = '', reach = '' }: Asking): Promise<number | null> {
    await service.query('begin');
    try {
      await service.query(
        `select set_config('throughline.viewer', $1, true), set_config('throughline.area', $2, true), set_config('throughline.organisation', $3, true), set_config('throughline.reach', $4, true)`,
        [viewer, area, organisation, reach],
      );
      const { rows } = await service.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return rows[0]?.n ?? 0;
    } catch (error) {
      assert.equal((error as { code?: string }).code, '42501', `${table}: ${String(error)}`);
      return null;
    } finally {
      await service.query('rollback');
    }
  }

  async function seenBy(asking: Asking): Promise<Record<string, number>> {
    const seen: Record<string, number> = {};
    for (const table of tables) {
      const n = await rowsSeen(table, asking);
      if (n !== null && n > 0) seen[table] = n;
    }
    return seen;
  }

  test('there is something to see: the area sees its rows, and the product sees more', async () => {
    assert.ok(tables.length >= 20);
    const area = await seenBy({ viewer: 'gita', area: 'wexmoor', organisation: 'police', reach: 'area' });
    for (const table of ['ledger.fact', 'ledger.fact_body', 'throughline.file', 'throughline.referral', 'throughline.obligation'])
      assert.ok(area[table], `${table} has rows for somebody of the area`);
    assert.equal(area['throughline.read_log'], undefined);
    assert.ok((await seenBy({ viewer: 'system:sealer', area: 'wexmoor', reach: 'service' }))['throughline.read_log']);
  });

  test('nobody sees nothing, in whatever way they are nobody', async () => {
    assert.deepEqual(await seenBy({}), {});
    assert.deepEqual(await seenBy({ viewer: 'gita', area: 'wexmoor', organisation: 'police' }), {});
    assert.deepEqual(await seenBy({ viewer: 'gita', area: 'wexmoor', organisation: 'police', reach: 'nobody' }), notSecret);
  });

  /** Product time and signs of life are on the public pages too; they say nothing of anybody. */
  const notSecret = { 'throughline.heartbeat': 1, 'throughline.product_clock': 1, 'watchdog.breach': 1, 'watchdog.pass': 1 };

  test('the public sees nothing of anybody', async () => {
    assert.deepEqual(await seenBy({ viewer: 'public', area: 'wexmoor', reach: 'public' }), notSecret);
  });

  test('another area sees nothing, whatever its reach', async () => {
    const ofNoArea = { 'throughline.heartbeat': 1, 'throughline.product_clock': 1 };
    for (const reach of ['organisation', 'area'])
      assert.deepEqual(await seenBy({ viewer: 'gita', area: 'elsewhere', organisation: 'police', reach }), ofNoArea);
    const { 'ledger.head': heads, ...rest } = await seenBy({ viewer: 'system:clock', area: 'elsewhere', reach: 'service' });
    assert.deepEqual(rest, ofNoArea);
    assert.ok(heads, 'the product lists the ledgers of the installation');
  });

  test('an organisation sees the directory, what it wrote itself, and nothing else', async () => {
    const school = { viewer: 'sol', area: 'wexmoor', organisation: 'school', reach: 'organisation' };
    const seen = await seenBy(school);
    const own = await superuser.query<{ n: number }>(
      `select count(*)::int as n from ledger.fact where ledger = 'wexmoor' and (organisation = 'school' or stream = 'directory/wexmoor')`,
    );
    assert.deepEqual(seen, {
      ...notSecret,
      'ledger.fact': own.rows[0]?.n,
      'ledger.fact_body': seen['ledger.fact_body'],
      'ledger.stream_head': 1,
    });
  });

  test('own referrals: an organisation is told of its own, and whether they are open; others and nobody of none', async () => {
    await superuser.query(`update throughline.referral set organisation = 'school'`);
    const ask = async (organisation: string, reach: string, area: string = 'wexmoor') => {
      await service.query('begin');
      await service.query(
        `select set_config('throughline.area', $1, true), set_config('throughline.organisation', $2, true), set_config('throughline.reach', $3, true)`,
        [area, organisation, reach],
      );
      const { rows } = await service.query('select * from throughline.own_referrals($1)', ['wexmoor']);
      await service.query('rollback');
      return rows as readonly object[];
    };
    const [mine, ...others] = await ask('school', 'organisation');
    assert.deepEqual(Object.keys(mine ?? {}), ['id', 'reference', 'received_at', 'is_open']);
    assert.equal(others.length, 0);
    for (const no of [
      ['surgery', 'organisation'],
      ['school', ''],
      ['school', 'public'],
      ['', 'organisation'],
      ['school', 'organisation', 'elsewhere'],
    ] as const)
      assert.deepEqual(await ask(no[0], no[1], no[2]), []);
  });

  test('after the transaction a setting reads as empty, and that is nobody', async () => {
    await rowsSeen('ledger.fact', { viewer: 'gita', area: 'wexmoor', organisation: 'police', reach: 'area' });
    await service.query('begin');
    await service.query(`select set_config('throughline.reach', 'area', true), set_config('throughline.area', 'wexmoor', true)`);
    await service.query('commit');
    const { rows } = await service.query<{ reach: string; n: number }>(
      `select current_setting('throughline.reach', true) as reach, (select count(*)::int from ledger.fact) as n`,
    );
    assert.deepEqual(rows, [{ reach: '', n: 0 }]);
  });

  test('whoever borrows the connection of a viewer after them is nobody', async () => {
    const pool = createPool({ url: house.database.serviceUrl, applicationName: 'test', max: 1 });
    try {
      const seen = `select (select count(*)::int from throughline.file) as files,
        array(select coalesce(current_setting('throughline.' || name, true), '') from unnest(array['viewer', 'area', 'organisation', 'reach']) as name) as viewer`;
      const ask = (tx: Pick<Pool, 'query'>) => tx.query<{ files: number; viewer: string[] }>(seen).then(({ rows }) => rows[0]);
      const looking = await viewing(pool, house.viewer('gita'), ask);
      assert.ok(looking && looking.files > 0 && looking.viewer.every((setting) => setting !== ''));
      assert.deepEqual(await ask(pool), { files: 0, viewer: ['', '', '', ''] });
    } finally {
      await pool.end();
    }
  });

  test('the read log: a viewer writes only under their own name, and reads nothing', async () => {
    const write = async (viewer: string, practitioner: string): Promise<string> => {
      await service.query('begin');
      await service.query(
        `select set_config('throughline.viewer', $1, true), set_config('throughline.area', 'wexmoor', true), set_config('throughline.reach', 'area', true)`,
        [viewer],
      );
      const insert = `insert into throughline.read_log (ledger, practitioner, route, refs) values ('wexmoor', $1, '/', '[]')`;
      const answer = await service.query(insert, [practitioner]).then(
        () => 'written',
        (error: { code: string }) => error.code,
      );
      await service.query('rollback');
      return answer;
    };
    assert.equal(await write('gita', 'gita'), 'written');
    assert.equal(await write('gita', 'tom'), '42501');
  });

  test('nobody but the function appends: the service may not insert, update or delete in the ledger', async () => {
    for (const table of tables.filter((name) => name.startsWith('ledger.'))) {
      for (const statement of [`insert into ${table} default values`, `update ${table} set ledger = 'x'`, `delete from ${table}`]) {
        await assert.rejects(service.query(statement), { code: '42501' }, statement);
      }
    }
    for (const table of ['throughline.arrival', 'throughline.draft', 'watchdog.pass', 'watchdog.breach'])
      await assert.rejects(service.query(`delete from ${table}`), { code: '42501' });
  });
});
