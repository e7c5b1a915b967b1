/** Who may read and write the ledger's tables: the wall that stands when the code in front of it is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { area, appendAs, asViewer, facts, openLedger } from './support.ts';

const tables = ['head', 'stream_head', 'fact', 'fact_body', 'body_disposal', 'idempotency', 'tile'];
const denied = { code: '42501' };

async function count(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: unknown }>(`select count(*) from ledger.${table}`);
  return Number(rows[0]?.count);
}

test('the service may append through the function, and may not insert, update, delete or truncate', async () => {
  await using ledger = await openLedger(2);
  for (const table of tables) {
    for (const statement of [
      `insert into ledger.${table} default values`,
      `update ledger.${table} set ledger = ledger`,
      `delete from ledger.${table}`,
      `truncate ledger.${table}`,
    ]) {
      await assert.rejects(
        asViewer(ledger.service, 'service', () => ledger.service.query(statement)),
        denied,
        statement,
      );
    }
  }
  for (const call of [`select ledger.dispose('${area}', 'file-0', array['record-0'], 'fact-0')`])
    await assert.rejects(
      asViewer(ledger.service, 'service', () => ledger.service.query(call)),
      denied,
    );
  for (const role of ['throughline_owner', 'throughline_disposal', 'throughline_watchdog'])
    await assert.rejects(ledger.service.query(`set role ${role}`), denied);
});

test('the owner itself may neither update nor delete a fact: no policy lets it', async () => {
  await using ledger = await openLedger(2);
  const owner = await ledger.connectAs('ownerUrl');
  assert.equal((await owner.query(`update ledger.fact set actor = 'x'`)).rowCount, 0);
  assert.equal((await owner.query('delete from ledger.fact')).rowCount, 0);
  assert.equal((await owner.query(`update ledger.fact_body set body = '{}'`)).rowCount, 0);
});

test('nothing is shown with settings unset, empty after a transaction, of another area, or of a reach that does not read', async () => {
  await using ledger = await openLedger(4);
  for (const table of ['fact', 'fact_body', 'head', 'stream_head']) {
    assert.equal(await count(ledger.service, table), 0, `${table}: reset settings read ''`);
    assert.equal(await count(await ledger.connectAs('serviceUrl'), table), 0, `${table}: never set`);
    for (const reach of ['', 'public', 'nobody', 'AREA'])
      assert.equal(await asViewer(ledger.service, reach, () => count(ledger.service, table)), 0, `${table} as '${reach}'`);
    assert.equal(await asViewer(ledger.service, 'area', () => count(ledger.service, table), '', 'westmere'), 0, `${table} of another area`);
    assert.notEqual(await asViewer(ledger.service, 'area', () => count(ledger.service, table)), 0, `${table} of the own area`);
  }
});

test('an organisation sees its own facts and their bodies, and none when it is not named', async () => {
  await using ledger = await openLedger(5);
  for (const table of ['fact', 'fact_body']) {
    assert.equal(await asViewer(ledger.service, 'organisation', () => count(ledger.service, table), 'school'), 2);
    assert.equal(await asViewer(ledger.service, 'organisation', () => count(ledger.service, table), 'police'), 3);
    assert.equal(await asViewer(ledger.service, 'organisation', () => count(ledger.service, table), ''), 0);
  }
});

test('the watchdog sees ids and instants of every area, and no word of what was said', async () => {
  await using ledger = await openLedger(2);
  await appendAs(ledger.service, facts(1), { ledger: 'westmere' });
  const watchdog = await ledger.connectAs('watchdogUrl');
  const { rows } = await watchdog.query(
    'select ledger, position, id, kind, type, stream, file, record, happened, learnt, recorded, causation from ledger.fact',
  );
  assert.equal(rows.length, 3);
  for (const column of ['leaf', 'leaf_hash', 'actor', 'organisation', 'post', 'marking', '*'])
    await assert.rejects(watchdog.query(`select ${column} from ledger.fact`), denied, column);
  for (const table of ['fact_body', 'idempotency', 'body_disposal', 'stream_head'])
    await assert.rejects(watchdog.query(`select ledger from ledger.${table}`), denied, table);
  await assert.rejects(appendAs(watchdog, facts(1, 5)), denied);
});

test('the disposal role reads nothing and appends nothing', async () => {
  await using ledger = await openLedger(2);
  const disposal = await ledger.connectAs('disposalUrl');
  for (const table of tables) await assert.rejects(disposal.query(`select ledger from ledger.${table}`), denied);
  await assert.rejects(disposal.query('delete from ledger.fact_body'), denied);
  await assert.rejects(appendAs(disposal, facts(1, 5)), denied);
});

test('a viewer appends to the ledger of its own area only, and nobody and the public to none', async () => {
  await using ledger = await openLedger(1);
  const append = (reach: string, to = area) =>
    asViewer(ledger.service, reach, () => ledger.service.query('select * from ledger.append($1, $2, null, null, $3)', [to, '{}', '[]']));
  for (const reach of ['', 'public']) await assert.rejects(append(reach), { code: 'TL006' });
  await assert.rejects(append('area', 'westmere'), { code: 'TL006' });
  await assert.rejects(append('area'), { code: 'TL004' }, 'past the door, an empty batch is what is wrong');
});

test('every table of the ledger forces row-level security, and the roles own and may do nothing more', async () => {
  await using ledger = await openLedger();
  const { rows } = await ledger.superuser.query(
    `select relname, relrowsecurity and relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'ledger'::regnamespace and relkind = 'r' order by 1`,
  );
  assert.deepEqual(
    rows.map(({ relname }) => relname),
    [...tables].sort(),
  );
  for (const { relname, forced, owner } of rows) assert.deepEqual([relname, forced, owner], [relname, true, 'throughline_owner']);
  const roles = await ledger.superuser.query(
    `select rolname from pg_roles where rolname like 'throughline%' and (rolsuper or rolbypassrls or rolinherit or rolcreaterole or rolcreatedb)`,
  );
  assert.deepEqual(roles.rows, []);
  const definers = await ledger.superuser.query(
    `select proname from pg_proc where pronamespace = 'ledger'::regnamespace and prosecdef and not coalesce(proconfig::text like '%search_path=%', false)`,
  );
  assert.deepEqual(definers.rows, [], 'a SECURITY DEFINER function without a pinned search_path');
});
