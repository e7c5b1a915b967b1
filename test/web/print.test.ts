// Print packs as people ask for them: what stands on the paper is what the page shows them, and the entry is there before the bytes are.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { chronologyOf } from '../../src/app/chronology.ts';
import { partsOf, readPdf } from '../support/pdf.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

const numberIn = ({ headers }: Seen): string =>
  /print-([0-9A-Z]{4}-[0-9A-Z]{4})\.pdf/.exec(String(headers['content-disposition']))?.[1] ?? '';

describe('print packs', () => {
  let site: StaffSite;
  let file: string;
  let referral: string;
  let gita: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    ({ file, referral } = await site.house.refer({
      name: 'Tamsin محمد Quennell',
      born: '2010-02-03',
      under18: 'yes',
      concern: 'She showed a list of names.',
    }));
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());

  /** A checkbox may be sent several times. */
  const print = async (
    who: Visitor,
    path: string,
    parts: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Seen> => {
    await who.get(path);
    const fields = { _csrf: who.token(), reason: 'For the meeting on Tuesday.', marking: 'OFFICIAL-SENSITIVE', copy: 'inside', ...more };
    return who.send(
      'POST',
      path,
      new URLSearchParams([...Object.entries(fields), ...parts.map((part): [string, string] => ['part', part])]).toString(),
    );
  };
  const printed = async () =>
    (await chronologyOf(site.house, site.house.viewer('gita'), file)).flatMap((fact) => (fact.type === 'PackPrinted' ? [fact] : []));

  it('prints what the page shows, marked on each page, and has recorded it with the hash of what was sent', async () => {
    const seen = await print(gita, `/files/${file}/print`, ['front', 'promises', 'referrals', 'chronology', 'people', 'assessments'], {
      handling: 'Not to leave the building.',
      whom: 'The team leader',
    });
    assert.equal(seen.status, 200, seen.body.slice(0, 300));
    assert.equal(seen.headers['content-type'], 'application/pdf');
    assert.match(String(seen.headers['cache-control']), /no-store/);
    assert.match(String(seen.headers['content-disposition']), /^attachment; filename="print-[0-9A-Z-]{9}\.pdf"$/);
    const pdf = await readPdf(seen.bytes);
    const number = numberIn(seen);
    assert.equal(pdf.isMarked, true);
    assert.match(pdf.title, /^The file, /);
    assert.doesNotMatch(pdf.title, /Tamsin/);
    assert.deepEqual(pdf.outline.slice(1, 5), ['Front sheet', 'Open promises', 'Referrals, one after another', 'Chronology, oldest first']);
    for (const words of [
      'Tamsin محمد Quennell',
      '(under 18)',
      'For the meeting on Tuesday.',
      'Not to leave the building.',
      'The team leader',
      'number not verified',
    ])
      assert.ok(pdf.text.includes(words), `${words} in ${pdf.text.slice(0, 2000)}`);
    for (const [n, page] of pdf.pages.entries()) {
      assert.equal(page.unmarked, '');
      assert.equal(page.artifacts.split('OFFICIAL-SENSITIVE').length - 1, 2);
      assert.ok(page.artifacts.includes(`Page ${n + 1} of ${pdf.pages.length}`));
      assert.match(page.artifacts, /Printed by gita, Gateway assessor, /);
      // A reader's program sees a space where letters are kerned apart.
      assert.ok(page.artifacts.replaceAll(' ', '').includes(number));
      assert.doesNotMatch(page.artifacts, /Tamsin/, 'no name in what stands on each page');
    }
    const tables = partsOf(pdf, /^Table$/);
    assert.ok(tables.length >= 3 && tables.every(({ parts }) => parts[0]?.parts.every(({ role }) => role === 'TH')));
    const [entry] = await printed();
    assert.ok(entry);
    assert.deepEqual(
      [entry.fields.number, entry.fields.pages, entry.fields.hash, entry.actor, entry.fields.parts.length],
      [number, pdf.pages.length, createHash('sha256').update(seen.bytes).digest('hex'), 'gita', 6],
    );
    // The file says it, and the read log does.
    assert.match((await gita.get(`/files/${file}`)).body, new RegExp(`Printed: The file, no\\. ${number}`));
    const rows = await asSuperuser(site.house, `select reason from throughline.read_log where reason like 'printed %'`);
    assert.deepEqual(
      rows.map(({ reason }) => reason),
      [`printed ${number}`],
    );
  });

  it('records nothing by opening the form, and prints nothing without parts, without a reason, or above OFFICIAL-SENSITIVE', async () => {
    const before = (await printed()).length;
    assert.equal((await gita.get(`/files/${file}/print`)).status, 200);
    assert.equal((await print(gita, `/files/${file}/print`, [])).status, 422);
    const none = await print(gita, `/files/${file}/print`, ['front'], { reason: ' ' });
    assert.equal(none.status, 422);
    assert.match(none.body, /Write why it is printed/);
    assert.match(none.body, /value="front" checked/, 'what was chosen is kept');
    const secret = await print(gita, `/files/${file}/print`, ['front'], { marking: 'SECRET' });
    assert.equal(secret.status, 422);
    assert.match(secret.body, /More than OFFICIAL-SENSITIVE/);
    assert.equal((await print(gita, `/files/${file}/print`, ['front', 'sealed'])).status, 200);
    assert.deepEqual((await printed())[0]?.fields.parts, ['front'], 'a part that is not offered is none');
    assert.equal((await printed()).length, before + 1);
  });

  it('prints nothing that cannot be recorded', async () => {
    const before = (await printed()).length;
    await asSuperuser(site.house, `alter table throughline.read_log add constraint full_up check (reason not like 'printed %') not valid`);
    try {
      await gita.get('/help');
      const fields = { _csrf: gita.token(), reason: 'Once more.', marking: 'OFFICIAL', part: 'front' };
      const seen = await gita.postRaw(`/files/${file}/print`, fields);
      assert.ok(seen.status >= 500, String(seen.status));
      assert.notEqual(seen.headers['content-type'], 'application/pdf');
      assert.ok(!Buffer.from(seen.bytes).includes('%PDF'));
    } finally {
      await asSuperuser(site.house, 'alter table throughline.read_log drop constraint full_up');
    }
    // The entry may be there without the paper; never the paper without the entry.
    assert.ok((await printed()).length >= before);
  });

  it('gives somebody outside what a disclosure gives, and nothing without one', async () => {
    const refused = await print(gita, `/files/${file}/print`, ['front', 'chronology'], { copy: 'outside', disclosure: '' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, new RegExp(`href="/files/${file}/disclosures/decide"`));
    const invented = await print(gita, `/files/${file}/print`, ['front'], { copy: 'outside', disclosure: 'nothing' });
    assert.equal(invented.status, 422);
    assert.match(invented.body, /no such decision is recorded/);
  });

  it('prints one referral with what is proposed, for whoever decides second', async () => {
    const viewer = site.house.viewer('gita');
    const outcome = await recordAct(site.house, viewer, {
      file,
      key: site.house.newId(),
      act: 'assess',
      referral,
      fields: {
        outcome: 'not appropriate',
        words: 'Nothing in it that we found.',
        checks: '',
        wouldChangeMyMind: '',
        ownAccount: '',
      },
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    const tom = await site.as('tom');
    const seen = await print(tom, `/referrals/${referral}/print`, ['referral']);
    assert.equal(seen.status, 200, seen.body.slice(0, 300));
    const { text } = await readPdf(seen.bytes);
    for (const words of [
      'She showed a list of names.',
      'Nothing in it that we found.',
      'The decision to close',
      'Nobody has proposed to close it.',
    ])
      assert.ok(text.includes(words), words);
  });

  it('leads from the number on the paper to who printed it, for those who answer for the paper and nobody else', async () => {
    const [entry] = (await printed()).filter(({ actor }) => actor === 'tom');
    const number = entry?.fields.number ?? '';
    const tom = await site.as('tom');
    const found = await tom.get(`/prints?number=${number.toLowerCase().replace('-', '%20')}`);
    assert.match(found.body, /Printed by tom, Prevent supervisor on/);
    assert.match(found.body, new RegExp(entry?.fields.hash ?? 'none'));
    assert.match((await tom.get('/prints?number=ZZZZ-ZZZZ')).body, /Nothing that you may see was printed/);
    assert.equal((await gita.get(`/prints?number=${number}`)).status, 403);
    const sol = await site.as('sol');
    for (const path of [`/files/${file}/print`, `/referrals/${referral}/print`, '/prints'])
      assert.equal((await sol.get(path)).status, 403, path);
  });

  it('says nothing of a sealed file, nor of what was printed of it', async () => {
    const { house } = site;
    const number = (await printed())[0]?.fields.number ?? '';
    const tom = await site.as('tom');
    assert.match((await tom.get(`/prints?number=${number}`)).body, /Printed by/);
    const lead = await recordAct(house, house.viewer('tom'), {
      act: 'take-lead',
      file,
      key: house.newId(),
      post: 'duty',
      reason: 'Held here.',
    });
    assert.equal(lead.kind, 'done', JSON.stringify(lead));
    const dora = await site.as('dora');
    await dora.get(`/files/${file}/seal`);
    const until = { 'until-day': '1', 'until-month': '6', 'until-year': '2026' };
    assert.equal(
      (await dora.post(`/files/${file}/seal`, { do: 'seal', reason: 'Not to be known.', key: house.newId(), ...until })).status,
      303,
    );
    const shown = async (asked: string): Promise<string> =>
      (await tom.get(`/prints?number=${asked}`)).body.replaceAll(asked, '').replaceAll(/name="_csrf" value="[^"]+"/g, '');
    assert.equal(await shown(number), await shown('ZZZZ-ZZZZ'), 'as a number that nobody has');
    assert.equal((await tom.get(`/files/${file}/print`)).status, 404);
  });
});
