// A begun assessment is never taken away in the night (peers.md, 4 B): it is its author's alone, says until when it is kept, and stays until then.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { expireDrafts } from '../../src/app/drafts.ts';
import { draftOf, keepDraft, throwAway } from '../../src/app/judgementDrafts.ts';
import { type Connection, connect } from '../../src/store/connect.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

describe('a draft of an assessment', () => {
  let house: TestHouse;
  let superuser: Connection;
  before(async () => {
    house = await testHouse();
    superuser = await connect(house.database.superuserUrl, 'test');
  });
  after(async () => {
    await superuser[Symbol.asyncDispose]();
    await house[Symbol.asyncDispose]();
  });

  it('is kept for its author alone, with the day until which it is kept, and goes on that day and not before', async () => {
    const { file } = await house.refer({ name: 'Perran Holloway' });
    const [gita, tom] = [house.viewer('gita'), house.viewer('tom')];
    const until = await keepDraft(house, gita, file, { judgement: 'Half a thought.' });
    assert.ok(until > Date.now() + 13 * 86_400_000, 'C45: 14 days');
    await expireDrafts(house);
    const kept = await draftOf(house, gita, file);
    assert.deepEqual([kept?.typed, kept?.keepUntil], [{ judgement: 'Half a thought.' }, until]);
    assert.equal(await draftOf(house, tom, file), null);
    await throwAway(house, tom, file);
    assert.ok(await draftOf(house, gita, file), 'nobody throws away what another has typed');
    await superuser.query(`update throughline.judgement_draft set keep_until = now() - interval '1 minute'`);
    await expireDrafts(house);
    const { rows } = await superuser.query<{ n: number }>('select count(*)::int as n from throughline.judgement_draft');
    assert.equal(rows[0]?.n, 0);
  });
});
