/** Candidates that are only for review are dismissed together, with one reason for all; each stays on record with who said so (G01). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { keyIn, textOf } from '../support/seen.ts';
import { staffSite } from '../support/staff.ts';

test('several for review are dismissed with one reason; without one nothing is, and sent twice it is done once', async () => {
  await using site = await staffSite();
  const { house } = site;
  await house.refer({ name: 'Perran Vellacott', born: '1994-04-02', under18: 'no' });
  await house.refer({ name: 'Perran Velacote', born: '1971-11-20', under18: 'no' });
  const { file, referral } = await house.refer({ name: 'Perran Vellacot' });
  const gita = await site.as('gita');
  const answers = async () => {
    const seen = await lookAt(house, house.viewer('gita'), file);
    return [...(seen?.file.referrals.get(referral)?.candidates.values() ?? [])].map(({ band, decided }) => [band, decided?.how ?? null]);
  };
  assert.deepEqual(await answers(), [
    ['review', null],
    ['review', null],
  ]);
  const path = `/referrals/${referral}/dismiss-candidates`;
  const page = await gita.get(path);
  assert.match(textOf(page), /one reason will do for all\. Look at each first:.*Perran Vel/);
  const empty = await gita.post(path, { key: keyIn(page), reason: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /id="reason-error"[\s\S]*Write why none of them is the same person/);
  assert.deepEqual(
    (await answers()).flat().filter((how) => how !== 'review'),
    [null, null],
  );
  const sent = { key: keyIn(empty), reason: 'Both were seen abroad that week.' };
  for (let n = 0; n < 2; n += 1) assert.equal((await gita.post(path, sent)).to, `/referrals/${referral}?done=dismissed`);
  assert.deepEqual(await answers(), [
    ['review', 'dismissed'],
    ['review', 'dismissed'],
  ]);
  assert.match(textOf(await gita.get(`/files/${file}`)), /Both were seen abroad that week\./);
  assert.match(textOf(await gita.get(path)), /No candidate for review is left/);
});
