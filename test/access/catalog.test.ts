/** What the catalogue of a migrated database says of every table, function, view and role of ours: a new one that forgets fails here. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect, type Connection } from '../../src/store/connect.ts';
import { databaseRoles } from '../../src/store/roles.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const ours = `('ledger', 'throughline', 'watchdog')`;
let database: FreshDatabase;
let superuser: Connection;

describe('the catalogue', () => {
  before(async () => {
    database = await freshDatabase();
    superuser = await connect(database.superuserUrl, 'test');
  });
  after(async () => {
    await superuser[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const named = async (sql: string): Promise<string[]> =>
    (await superuser.query<{ name: string }>(sql)).rows.map(({ name }) => name).toSorted();

  test('every table has forced row-level security and belongs to the owner', async () => {
    const tables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${ours} and c.relkind in ('r', 'p')`;
    assert.ok((await named(`select c.oid::regclass::text as name ${tables}`)).length >= 20);
    assert.deepEqual(
      await named(`select c.oid::regclass::text as name ${tables} and not (c.relrowsecurity and c.relforcerowsecurity)`),
      [],
    );
    assert.deepEqual(await named(`select c.oid::regclass::text as name ${tables} and c.relowner <> 'throughline_owner'::regrole`), []);
  });

  test('no view shows rows with its owner’s rights', async () => {
    const careless = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${ours} and c.relkind in ('v', 'm') and not coalesce(c.reloptions @> array['security_invoker=true'], false)`;
    assert.deepEqual(await named(careless), []);
    await superuser.query('begin; create view throughline.careless as select * from throughline.file;');
    assert.deepEqual(await named(careless), ['throughline.careless']);
    await superuser.query('rollback');
  });

  test('every function with its owner’s rights pins its search path, and none may be executed by everybody', async () => {
    const functions = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${ours}`;
    const definers = await named(`select p.oid::regprocedure::text as name ${functions} and p.prosecdef`);
    assert.ok(definers.some((name) => name.startsWith('ledger.append(')));
    const unpinned = `select p.oid::regprocedure::text as name ${functions} and p.prosecdef and not exists (
    select from unnest(coalesce(p.proconfig, '{}')) setting where setting = 'search_path=pg_catalog, pg_temp')`;
    assert.deepEqual(await named(unpinned), []);
    const everybody = `select p.oid::regprocedure::text as name ${functions} and (p.proacl is null
    or exists (select from aclexplode(p.proacl) acl where acl.grantee = 0 and acl.privilege_type = 'EXECUTE'))`;
    assert.deepEqual(await named(everybody), []);
  });

  test('what reaches past row-level security for the service is this list, and each item says who is asking', async () => {
    // A new one is looked at by a person before it is added here: it sees every row.
    const reachable = await named(`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ${ours} and p.prosecdef and has_function_privilege('throughline_service', p.oid, 'execute')`);
    assert.deepEqual(reachable, [
      'ledger.append',
      'ledger.keep_tile',
      'ledger.open_sealed',
      'throughline.ask_advice',
      'throughline.commissioned',
      'throughline.count_drafts',
      'throughline.dispose_advice',
      'throughline.due_reminders',
      'throughline.expire_drafts',
      'throughline.finds_that_may_be_put',
      'throughline.hidden_files',
      'throughline.hidden_records',
      'throughline.leave_arrival',
      'throughline.leave_contact',
      'throughline.leave_on_queue',
      'throughline.load_draft',
      'throughline.own_referrals',
      'throughline.panel_files',
      'throughline.panel_records',
      'throughline.read_advice',
      'throughline.rekey_draft',
      'throughline.reminded',
      'throughline.reminder',
      'throughline.remove_draft',
      'throughline.save_draft',
      'throughline.sealed_files',
      'throughline.sweep_mail',
      'throughline.sweep_notices',
      'throughline.taken_by_product',
    ]);
  });

  test('no role of ours may go round it: no superuser, no bypass, no inheritance, no membership, nothing owned', async () => {
    const { rows } = await superuser.query(
      `select rolname, rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = any ($1)`,
      [databaseRoles],
    );
    assert.equal(rows.length, databaseRoles.length);
    for (const { rolname, ...may } of rows as readonly Record<string, unknown>[])
      assert.deepEqual(Object.values(may).filter(Boolean), [], `${String(rolname)} may do more than it must`);
    const memberships = `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member
    where r.rolname in ('throughline_service', 'throughline_watchdog', 'throughline_disposal', 'throughline_matcher')`;
    assert.deepEqual(await named(memberships), []);
    const owned = `select c.oid::regclass::text as name from pg_class c
    where c.relowner in ('throughline_service'::regrole, 'throughline_watchdog'::regrole, 'throughline_disposal'::regrole, 'throughline_matcher'::regrole)`;
    assert.deepEqual(await named(owned), []);
  });

  test('the watchdog reads no column that says anything of anybody', async () => {
    const columns = await named(`select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns c
    where table_schema in ('ledger', 'throughline') and has_column_privilege('throughline_watchdog', (table_schema || '.' || table_name)::regclass, column_name, 'select')`);
    assert.ok(columns.length > 20);
    const telling = /\.(title|details|leaf|body|bytes|words|why|left_by|organisations|reference|refs|reason|practitioner|actor|finding)$/;
    assert.deepEqual(
      columns.filter((name) => telling.test(name)),
      [],
    );
  });
});
