// What the doctor says of the clocks: a slow answer is no clock that goes wrong, and one that does is not forgiven for being asked slowly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHealth } from '../../src/store/health.ts';
import { freshDatabase } from '../support/database.ts';

test('only what a slow answer cannot account for is a difference of clocks', async () => {
  await using database = await freshDatabase();
  const ahead = async (asked: number, answered: number): Promise<number> => {
    const ours = [asked, answered];
    return (await readHealth(database.ownerUrl, () => Date.now() + (ours.shift() ?? 0))).clockAheadMilliseconds;
  };
  // Minutes, so that neither a busy machine nor a server elsewhere changes anything.
  const minute = 60_000;
  assert.ok(Math.abs(await ahead(-9 * minute, 0)) < minute, 'nine minutes on the way there');
  assert.ok(Math.abs(await ahead(0, 9 * minute)) < minute, 'nine minutes on the way back');
  assert.ok((await ahead(-9 * minute, -9 * minute)) > 5 * minute, 'the database is ahead');
  assert.ok((await ahead(9 * minute, 9 * minute)) < -5 * minute, 'the database is behind');
});
