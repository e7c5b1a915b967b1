// Nothing typed twice, out: a receiving system's own order, what was copied by whom and when, what changed since; and a session in three fields.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forms, loadForms } from '../../src/app/loadable.ts';
import { connect } from '../../src/store/connect.ts';
import { freshFolder } from '../support/folder.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('copying out', () => {
  let site: StaffSite;
  let referral = '';
  let here = '';
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    ({ referral } = await site.house.refer({ name: 'Tamsin Rose Quennell', born: '2010-02-03', concern: 'She showed a list of names.' }));
    here = `/referrals/${referral}/copy-out/example`;
  });
  after(() => site[Symbol.asyncDispose]());
  const shown = (body: string, index: number): string => new RegExp(`name="shown-${index}" value="([0-9a-f]{64})"`).exec(body)?.[1] ?? '';

  it('follows the order of the receiving system, each value ready to copy, and is in the read log with why', async () => {
    const gita = await site.as('gita');
    assert.match((await gita.get(`/referrals/${referral}`)).body, new RegExp(`href="${here}"`));
    const { body } = await gita.get(here);
    const labels = [...body.matchAll(/<label class="govuk-label govuk-label--s" for="value-\d+">([^<]+)</g)].map(([, label]) => label);
    const order = forms().orders.find((each) => each.order === 'example');
    assert.deepEqual(
      labels,
      order?.fields.map(({ label }) => label),
    );
    assert.match(body, /id="value-0" value="Quennell" readonly[\s\S]*id="value-1" value="Tamsin Rose"[\s\S]*value="03\/02\/2010"/);
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const { rows } = await superuser.query<{ reason: string }>(
      `select reason from throughline.read_log where route = '/referrals/:id/copy-out/:order'`,
    );
    assert.deepEqual(
      rows.map(({ reason }) => reason),
      ['copied out to Example receiving system (invented)'],
    );
  });

  it('remembers what was copied, by whom and when, and says what changed since', async () => {
    const gita = await site.as('gita');
    const { body } = await gita.get(here);
    assert.equal((await gita.post(here, { basis: 'x' })).status, 422, 'nothing is ticked');
    const key = /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const copied = {
      key,
      basis: 'Public task',
      'copied-0': 'yes',
      'shown-0': shown(body, 0),
      'copied-9': 'yes',
      'shown-9': shown(body, 9),
    };
    await gita.get(here);
    assert.equal((await gita.post(here, copied)).to, `${here}?done=copied-out`);
    const after = (await gita.get(here)).body;
    assert.equal(after.split('Copied on Monday 2 March 2026').length + after.split('Copied on 2 March 2026').length - 2, 2);
    assert.match(after, /Not copied yet/);
    assert.doesNotMatch(after, /has changed since/);

    site.house.at('2026-03-03T09:00');
    await gita.get(`/referrals/${referral}/who`);
    const who = await gita.post(`/referrals/${referral}/who`, { names: 'Tamsin Rose Quennell-Hook', under18: 'yes' });
    assert.equal(who.status, 303);
    const changed = (await gita.get(here)).body;
    assert.match(changed, /1 field has changed since it was copied/);
    assert.match(changed, /value="Quennell-Hook"[\s\S]*?Changed since you copied it on[^<]*2 March 2026[^<]*\(gita\)/);
    const file = await gita.get(`/files/${referral.replace('ref-', 'f-')}`);
    assert.match(file.body, /Copied out by hand, in the order &quot;example&quot;[\s\S]*Surname, Narrative/);
  });

  it('never shows who referred: no order can ask for it', async () => {
    await using folder = await freshFolder();
    const own = { order: 'own', version: 1, system: 'Own', words: '', fields: [{ label: 'Referrer', from: 'referrer.name' }] };
    writeFileSync(join(folder.path, 'own.json'), JSON.stringify(own));
    assert.throws(() => loadForms(folder.path), /own\.json/);
    writeFileSync(join(folder.path, 'own.json'), JSON.stringify({ ...own, fields: [{ label: 'Name', from: 'person.name' }] }));
    assert.ok(loadForms(folder.path).orders.some(({ order }) => order === 'own'));
  });

  it('takes a report of a session: three fields, its own day, and never ahead of it', async () => {
    const gita = await site.as('gita');
    const session = `/referrals/${referral}/session`;
    await gita.get(session);
    const empty = await gita.post(session, {});
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Choose whether it was held[\s\S]*Write what you saw/);
    const ahead = { outcome: 'held', seen: 'Talked.', 'day-day': '9', 'day-month': '3', 'day-year': '2026' };
    assert.equal((await gita.post(session, ahead)).status, 422);
    await gita.get(session);
    const told = await gita.post(session, { ...ahead, 'day-day': '2', outcome: 'refused', seen: 'She did not come to the door.' });
    assert.equal(told.to, `/referrals/${referral}?done=session-reported`);
    const file = await gita.get(`/files/${referral.replace('ref-', 'f-')}`);
    assert.match(file.body, /A session is reported: refused[\s\S]*She did not come to the door/);
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const { rows } = await superuser.query(`select happened from ledger.fact where type = 'SessionReported'`);
    assert.deepEqual(rows, [{ happened: Date.parse('2026-03-02T12:00:00Z') }]);
  });
});
