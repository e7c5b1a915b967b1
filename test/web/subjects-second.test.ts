/** The page of whoever decides on a lessening: from where and to where, and what was raised since it was proposed (F02, G14). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSubjectAct } from '../../src/app/subjects/acts.ts';
import { instantOf } from '../support/given.ts';
import { staffSite } from '../support/staff.ts';
import { lessening } from '../support/subjectsArea.ts';

const plain = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('from and to stand on the page; after a raise it can only be declined, and a page opened before is refused in words', async () => {
  await using site = await staffSite('2026-03-02T09:00', 'subjects of interest');
  const { house } = site;
  const { file, referral } = await house.refer({ name: 'Rowan Tilley', born: '1990-01-01', under18: 'no' });
  const act = async (who: 'tom' | 'chas', asked: object) => {
    const outcome = await recordSubjectAct(house, house.viewer(who), { file, key: house.newId(), ...asked } as never);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  await act('tom', {
    act: 'open-subject',
    lead: referral,
    post: 'team',
    fields: { investigation: 'Ember', priority: 'P2', tier: 2, reason: 'Twice.', overseas: 'no' },
  });
  const until = instantOf('2026-05-01T00:00');
  await act('tom', {
    act: 'propose-lessening',
    subject: referral,
    fields: lessening({ what: 'lower', priority: 'P4', tier: 3, band: 'low', authoriser: 'senior', until }),
  });
  const sena = await site.as('sena');
  const page = `/files/${file}/subjects/${referral}/second`;
  const before = await sena.get(page);
  assert.match(plain(before.body), /As it stood when it was proposed Open, P2, tier 2 Lowered to P4, tier 3/);
  assert.match(before.body, /value="agree"/);
  house.at('2026-03-03T10:00');
  await act('chas', { act: 'raise-subject', subject: referral, fields: { priority: 'P1', tier: 1, reason: 'He has bought a knife.' } });
  const sent = await sena.post(page, { key: house.newId(), decision: 'agree', reason: 'Yes, less.' });
  assert.equal(sent.status, 422);
  assert.match(sent.body, /stands higher now than when this was proposed[\s\S]*Yes, less\./);
  const after = await sena.get(page);
  assert.doesNotMatch(after.body, /value="agree"/);
  assert.match(plain(after.body), /It stands now Open, P1, tier 1 Since it was proposed .*He has bought a knife\./);
  const declined = await sena.post(page, { key: house.newId(), decision: 'decline', reason: 'He has bought a knife.' });
  assert.equal(declined.status, 303);
  assert.match(plain((await sena.get(`/files/${file}/subjects/${referral}`)).body), /Open: P1, tier 1/);
  assert.deepEqual(site.faults, []);
});

test('the authoriser decides on the proposal that stood on their page, not on another made since', async () => {
  await using site = await staffSite('2026-03-02T09:00', 'subjects of interest');
  const { house } = site;
  const { file, referral } = await house.refer({ name: 'Rowan Tilley', born: '1990-01-01', under18: 'no' });
  const act = async (asked: object) => {
    const outcome = await recordSubjectAct(house, house.viewer('tom'), { file, key: house.newId(), ...asked } as never);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  await act({
    act: 'open-subject',
    lead: referral,
    post: 'team',
    fields: { investigation: 'Ember', priority: 'P2', tier: 2, reason: 'Twice.', overseas: 'no' },
  });
  const lower = { what: 'lower', band: 'low', authoriser: 'senior', until: instantOf('2026-05-01T00:00') } as const;
  const sena = await site.as('sena');
  const page = `/files/${file}/subjects/${referral}/second`;
  // Opened while nothing was proposed, and sent once something is.
  await sena.get(page);
  await act({ act: 'propose-lessening', subject: referral, fields: lessening({ ...lower, priority: 'P3', tier: 2 }) });
  const early = await sena.post(page, { key: house.newId(), decision: 'agree', reason: 'Yes.' });
  assert.match(early.body, /proposed anew since this page was opened/);
  const without = await sena.post(page, { key: house.newId(), shown: '', decision: 'agree', reason: 'Yes.' });
  assert.equal(without.status, 422, 'what was shown is always said');
  const [, shown = ''] = /name="shown" value="([^"]+)"/.exec((await sena.get(page)).body) ?? assert.fail();
  await act({ act: 'withdraw-lessening', subject: referral, words: 'Further down.' });
  await act({ act: 'propose-lessening', subject: referral, fields: lessening({ ...lower, priority: 'P4', tier: 3 }) });
  const stale = await sena.post(page, { key: house.newId(), shown, decision: 'agree', reason: 'One step is right.' });
  assert.equal(stale.status, 422);
  assert.match(stale.body, /proposed anew since this page was opened[\s\S]*One step is right\./);
  assert.match(plain((await sena.get(`/files/${file}/subjects/${referral}`)).body), /Open: P2, tier 2/);
  assert.deepEqual(site.faults, []);
});
