// S15, F22: of somebody with more ties than are read at once every lead is asked, and the page says what it leaves out, why, and where that is.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { act } from '../../src/app/act.ts';
import { lookAt } from '../../src/app/look.ts';
import { network } from '../../src/app/network.ts';
import { networkOf } from '../../src/app/networkOf.ts';
import { putTiedReports } from '../../src/app/tiedReports.ts';
import type { EntryType } from '../../src/domain/entryType.ts';
import { InformationAdded, ReferralClosed } from '../../src/domain/referral/entries.ts';
import { write } from '../../src/domain/write.ts';
import { tiesModel } from '../../src/web/network/show.ts';
import { familyTie } from '../support/familyTie.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

const names = [
  'Anna Bell',
  'Zebulon Quillfeather',
  'Corin Ashdown',
  'Ottoline Braithwaite',
  'Wilfred Ames',
  'Hedda Norcott',
  'Fabian Locke',
];
/** So many at once, in place of fifty and sixty. */
const few = 3;

describe('somebody with more ties than are read at once', () => {
  let site: StaffSite;
  type Known = { readonly file: string; readonly referral: string };
  let hub: Known;
  let fresh: Known;
  const others: Known[] = [];
  const put = () => putTiedReports(site.house, { files: few });
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    const refer = (name: string, n: number) => site.house.refer({ name, born: `19${70 + n}-03-07`, under18: 'no' });
    hub = await refer('Ansel Pruitt', 20);
    fresh = await refer('Bryony Calder', 25);
    for (const [n, name] of names.entries()) {
      const other = await refer(name, n);
      others.push(other);
      await tie(hub.file, other.file, `t${n}`);
    }
    await put();
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });
  const stateOf = async (file: string) => (await lookAt(site.house, site.house.viewer('sena'), file))!.file;
  const record = async (type: EntryType, { file, referral }: Known, fields: object) => {
    const where = { stream: `referral/${referral}`, file, record: file.replace('f-', 'r-') };
    const done = await act(site.house, site.house.viewer('tom'), {
      does: 'add-information',
      files: [file],
      decide: () => write(type, where, fields),
    });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  };
  const tie = async (from: string, to: string, id: string) => {
    const fields = { ...familyTie, ends: Date.parse('2026-05-01T00:00Z') };
    const done = await network(site.house, site.house.viewer('gita'), { act: 'record-tie', file: from, key: id, tie: id, to, fields });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  };

  it('a report is put to the lead of each, once; and whoever was asked hears that a tie was wrong', async () => {
    await record(InformationAdded, hub, { words: 'Bought a knife.' });
    assert.equal(await put(), names.length);
    const asked = await Promise.all(others.map(async ({ file }) => (await stateOf(file)).tied.size));
    assert.deepEqual(
      asked,
      names.map(() => 1),
      'every lead was asked, and once',
    );
    assert.equal(await put(), 0);
    // From the other side as well: the lead of the hub is asked about each of them.
    for (const other of others) await record(InformationAdded, other, { words: 'Seen at the market.' });
    assert.equal(await put(), names.length);
    const reason = 'Another man of that name.';
    for (const n of names.keys())
      await network(site.house, site.house.viewer('gita'), { act: 'find-tie-wrong', file: hub.file, key: `w${n}`, tie: `t${n}`, reason });
    await put();
    const told = await Promise.all(
      others.map(async ({ file }) => [...(await stateOf(file)).tied.values()].every(({ saidWrong }) => saidWrong)),
    );
    assert.deepEqual(
      told,
      names.map(() => true),
    );
    for (const [n, { file }] of others.entries()) await tie(hub.file, file, `again${n}`);
    await put();
  });

  it('the page says how many are on other pages and why; each is on one page, and nobody whom one may see is “not shown”', async () => {
    const onPage = async (page: number) => {
      const sight = await networkOf(site.house, site.house.viewer('gita'), hub.file, { withChildren: false, page, onPage: few });
      assert.ok(sight);
      return { sight, said: tiesModel(sight) };
    };
    const pages = [await onPage(1), await onPage(2), await onPage(3)];
    const [first] = pages;
    assert.equal(
      first?.said.leftOut[0],
      `${names.length} people whom you may see are tied to this person. ${few} of them are here, the others on other pages: more are not read at once. This is page 1 of 3. What ties two of them to each other is shown only where both are on one page.`,
    );
    assert.match(first?.said.finding ?? '', /tied to 3 other people and no group or place that are shown/);
    assert.deepEqual(pages.flatMap(({ said }) => said.rows.map(({ far }) => far)).toSorted(), names.toSorted());
    assert.deepEqual((await onPage(99)).sight.part.page, 3, 'beyond the last is the last');
    // Somebody tied to the hub alone: whom the hub is tied to is one step further, and those not read are counted.
    const leaf = await networkOf(site.house, site.house.viewer('gita'), others[0]!.file, { withChildren: false, onPage: few });
    assert.ok(leaf);
    assert.match(tiesModel(leaf).leftOut.join(), /^3 people one step further are left out: more are not read at once/);
    const gita = await site.as('gita');
    const whole = await gita.get(`/files/${hub.file}/network?page=2`);
    assert.equal(whole.status, 200);
    assert.doesNotMatch(whole.body, /more are not read at once/, 'where all are read nothing is said');
  });

  it('F22: a new tie of two closed people to the same third is asked about, wherever one stands among the many', async () => {
    const closed = { finding: 'no further action', reasons: ['explained'], words: 'Nothing now.' };
    for (const known of [fresh, others[5]!]) await record(ReferralClosed, known, closed);
    await tie(fresh.file, hub.file, 'fresh');
    await put();
    const asked = [...(await stateOf(fresh.file)).tied.values(), ...(await stateOf(others[5]!.file)).tied.values()];
    assert.equal(asked.filter(({ put: { why } }) => why === 'second degree').length, 1);
  });
});
