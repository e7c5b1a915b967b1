// Numbers, mailboxes and names on line: asked for where staff describe a person and where a report is made, kept as written, and
// what is shared by two records is put to whoever decides, with the reason in words.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readReferralForm } from '../../src/feeds/referral-form/read.ts';
import { formBytes } from '../support/house.ts';
import { keyIn } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

const words = ({ body }: Seen): string =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|’/g, '’')
    .replaceAll(/\s+/g, ' ');
const posted = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Seen> =>
  visitor.post(path, { key: keyIn(await visitor.get(path)), ...fields });

describe('numbers that name one person', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(() => site[Symbol.asyncDispose]());

  it('are written down with what they are, shown again, and join two records under unlike names', async () => {
    const first = await site.house.refer({ name: 'Kerenza Applegarth', born: '2010-04-11' });
    const second = await site.house.refer({ name: 'K. Brockhouse', born: '2012-09-23' });
    const gita = await site.as('gita');
    const path = (referral: string) => `/referrals/${referral}/who`;
    const numbers = 'NHS number 999 012 3454\nInstagram: kerenza_of_wex\nk.apple@post.example';
    const done = await posted(gita, path(first.referral), { names: 'Kerenza Applegarth', born: '11 4 2010', under18: 'yes', numbers });
    assert.equal(done.status, 303, words(done));
    const shown = words(await gita.get(`/referrals/${first.referral}`));
    assert.match(shown, /Numbers of papers and registers.{0,40}NHS number: 999 012 3454/);
    assert.match(shown, /E-mail.{0,40}k\.apple@post\.example.*Names on line.{0,40}Instagram: kerenza_of_wex/);
    const again = (await gita.get(path(first.referral))).body;
    assert.match(
      again,
      />NHS number: 999 012 3454\nk\.apple@post\.example\nInstagram: kerenza_of_wex</,
      'nothing typed is lost when it is described anew',
    );

    await posted(gita, path(second.referral), { names: 'K. Brockhouse', born: '23 9 2012', under18: 'yes', numbers: 'NHS: 9990123454' });
    const found = words(await gita.get(`/referrals/${second.referral}`));
    assert.match(found, /May be somebody already known/);
    assert.match(found, /Same NHS number, which is given to one person only: 9990123454, 999 012 3454/);
    assert.deepEqual(site.faults, []);
  });

  it('come with a report, and one that was sent before they were asked for still reads', () => {
    const came = Date.parse('2026-03-02T09:00Z');
    const bytes = formBytes('Jago Dimmock', '2011-02-03', 'Said it.', 'yes');
    const old = readReferralForm(bytes, 'K7QM-42XD', came);
    assert.ok(old.ok && old.person.identifiers === undefined);
    const form = JSON.parse(bytes.toString()) as { person: Record<string, unknown> };
    Object.assign(form.person, { numbers: 'passport 533718294', email: 'jago@post.example', onlineNames: 'insta: jago_d, and others' });
    const read = readReferralForm(Buffer.from(JSON.stringify(form)), 'K7QM-42XD', came);
    assert.ok(read.ok);
    assert.deepEqual(read.person.identifiers, [{ kind: 'passport', value: '533718294' }]);
    assert.deepEqual(read.person.emails, ['jago@post.example']);
    assert.deepEqual(read.person.handles, ['insta: jago_d']);
    Object.assign(form.person, { bornOn: null, ageAbout: 15 });
    const aged = readReferralForm(Buffer.from(JSON.stringify(form)), 'K7QM-42XD', came);
    assert.deepEqual(aged.ok && aged.person.born, { text: 'about 15 on 2 March 2026' }, 'an age says something only with its day');
    assert.match(read.referral.concern ?? '', /Numbers: passport 533718294/, 'and stay in the account as they were written');
  });
});
