/** Ties and the rest of the product: a rebuild equals live, the file of one end is let go, and a tie just recorded is undone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { finishDisposals, openDisposalPool } from '../../src/app/disposal.ts';
import { lookAt } from '../../src/app/look.ts';
import { network } from '../../src/app/network.ts';
import { networkOf } from '../../src/app/networkOf.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { putTiedReports } from '../../src/app/tiedReports.ts';
import { familyTie } from '../support/familyTie.ts';
import { closeUnfounded, letGo } from '../support/letGo.ts';
import { testHouse } from '../support/house.ts';

test('the file of one end is let go: the other loses the end cleanly, nothing is asked of anybody, and a rebuild equals live', async () => {
  await using house = await testHouse();
  const one = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
  const other = await house.refer({ name: 'Zebulon Quillfeather', born: '1990-01-02', under18: 'no' });
  const viewer = house.viewer('gita');
  const ends = (await house.now()) + 90 * 86_400_000;
  const tie = await network(house, viewer, {
    act: 'record-tie',
    file: one.file,
    key: 't',
    tie: 't',
    to: other.file,
    fields: { ...familyTie, ends },
  });
  assert.equal(tie.kind, 'done', JSON.stringify(tie));
  const back = await network(house, viewer, {
    act: 'record-tie',
    file: other.file,
    key: 'b',
    tie: 'b',
    to: one.file,
    fields: { ...familyTie, sort: 'friend', ends },
  });
  assert.equal(back.kind, 'done');
  assert.deepEqual((await rebuild(house, { check: true })).differences, []);
  const seen = () => networkOf(house, viewer, one.file, { withChildren: false });
  assert.equal((await seen())?.ties.length, 2);
  await closeUnfounded(house, other.file, other.referral, 'Nothing in it.');
  // Whether somebody reads the closing is drawn by its id: here that is another's business.
  const closed = await lookAt(house, viewer, other.file);
  for (const { id, rule, state } of closed?.file.obligations.values() ?? []) {
    if (rule !== 'S21.read' || state !== 'open') continue;
    const waived = await recordAct(house, house.viewer('tom'), {
      act: 'waive',
      file: other.file,
      key: id,
      obligation: id,
      reason: 'Read.',
    });
    assert.equal(waived.kind, 'done', JSON.stringify(waived));
  }
  await letGo(house, other.file);
  await using disposal = openDisposalPool(house.database.disposalUrl);
  assert.equal(await finishDisposals(house, disposal.pool), 1);
  const after = await seen();
  assert.deepEqual(
    after?.ties.map(({ far }) => far.kind),
    ['not shown'],
  );
  assert.ok(!JSON.stringify(after?.ties).includes('Quillfeather'));
  await putTiedReports(house);
  assert.equal((await lookAt(house, viewer, one.file))?.file.tied.size, 0);
  assert.deepEqual((await rebuild(house, { check: true })).differences, []);
});
