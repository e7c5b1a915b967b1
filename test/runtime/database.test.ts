// The helper that every database test stands on: real roles, one migrated copy a test, nothing shared between two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from '../../src/store/connect.ts';
import { freshDatabase } from '../support/database.ts';

test('each fresh database is migrated, apart from the others, and open to the five roles', async () => {
  await using first = await freshDatabase();
  await using second = await freshDatabase();
  assert.notEqual(first.name, second.name);
  for (const [url, role] of [
    [first.ownerUrl, 'throughline_owner'],
    [first.serviceUrl, 'throughline_service'],
    [first.watchdogUrl, 'throughline_watchdog'],
    [first.disposalUrl, 'throughline_disposal'],
    [first.matcherUrl, 'throughline_matcher'],
  ] as const) {
    await using client = await connect(url, 'test');
    const { rows } = await client.query('select current_user as who, current_database() as name');
    assert.deepEqual(rows, [{ who: role, name: first.name }]);
  }
  await using owner = await connect(first.ownerUrl, 'test');
  await owner.query('create schema only_here');
  await using other = await connect(second.superuserUrl, 'test');
  assert.equal((await other.query(`select to_regnamespace('only_here') as found`)).rows[0].found, null);
});
