// An undo hides nothing from anybody who has seen it: a partner who has an account reads what it is asked on pages of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';
import { lookAt } from '../../src/app/look.ts';
import { serviceViewer } from '../../src/store/viewing.ts';

const keyIn = (visitor: Visitor): string => /name="key" value="([^"]+)"/.exec(visitor.last?.body ?? '')?.[1] ?? '';

/** The school is asked something by Gita. The file, the request and its entry. */
async function asked({ house, as }: StaffSite) {
  const known = await house.refer({ name: 'Tamsin Quennell' });
  const gita = await as('gita');
  const send = async (what: string, fields: Readonly<Record<string, string>>) => {
    const path = `/referrals/${known.referral}/partners/${what}`;
    await gita.get(path);
    const sent = await gita.post(path, { key: keyIn(gita), ...fields });
    assert.equal(sent.status, 303, sent.body.slice(0, 500));
  };
  await send('deconflict', { why: 'To ask the school.' });
  await send('deconfliction', { answer: 'no objection' });
  // Of the same instant it would be one saving with what went before, and that is not undone in silence.
  house.at('2026-03-02T09:05');
  await send('ask', {
    sensitive: 'no',
    partner: 'school',
    asked: 'When was she last at school?',
    why: 'Stays away.',
    basis: 'ctsa-s38',
    least: 'One date.',
  });
  const sight = await lookAt(house, serviceViewer(house.area, 'intake'), known.file);
  const [request] = [...(sight?.file.requests.values() ?? [])];
  assert.ok(request);
  const undo = async () => {
    // Who has opened it since is asked of the clock on the wall, from as long ago as the area's clock says that it was saved.
    house.at('2026-03-02T09:10');
    await gita.get('/help');
    return gita.post(`/files/${known.file}/entries/${request.made.fact}/undo`, { key: house.newId() });
  };
  return { gita, request, undo };
}

for (const [where, page] of [
  ['the page of the request', (id: string) => `/asked/${id}`],
  ['its list', () => '/today'],
] as const)
  test(`what a partner has read on ${where} is not undone in silence`, async () => {
    await using site = await staffSite();
    const { request, undo } = await asked(site);
    const sol = await site.as('sol');
    assert.equal((await sol.get(page(request.id))).status, 200);
    const undone = await undo();
    assert.equal(undone.status, 422);
    assert.match(undone.body, /Somebody else has opened/);
  });

test('before anybody has, it is', async () => {
  await using site = await staffSite();
  const { undo } = await asked(site);
  assert.equal((await undo()).status, 303);
});
