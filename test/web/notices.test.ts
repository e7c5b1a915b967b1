// How I am told, what did not arrive, the calendar, duty sheets and paper forms: done as the people of the area do it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { deliverNotice } from '../../src/app/alerts.ts';
import { sheetSettings } from '../../src/app/dutySheet.ts';
import { planTelling, sendMail } from '../../src/app/telling.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { paperNames } from '../../src/web/outage/paper.ts';
import { buildServer } from '../../src/web/server.ts';
import { mailServer } from '../support/mail.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { type Seen, Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

const keys = ({ body }: Seen): readonly string[] => [...body.matchAll(/name="key" value="([^"]+)"/g)].map(([, key = '']) => key);
const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('how people are told', () => {
  let site: StaffSite;
  let gita: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T08:10');
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());

  it('each says by which address and how often; what is wrong is said and kept', async () => {
    const page = await gita.get('/notices');
    assert.match(textOf(page.body), /No mail is set up here/);
    const wrong = await gita.post('/notices/told', { key: 'k1', mail: 'not an address', ordinary: 'weekly' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /value="not an address"/);
    const right = await gita.post('/notices/told', { key: 'k2', mail: 'gita@wexmoor.example', ordinary: 'daily' });
    assert.equal(right.to, '/notices?done=how-told');
    assert.match((await gita.get('/notices')).body, /value="gita@wexmoor.example"/);
    assert.ok(!(await (await site.as('tom')).get('/notices')).body.includes('gita@wexmoor.example'), 'nobody sees another’s');
  });

  it('what was written to me is shown to me, word for word', async () => {
    await site.house.refer({ name: 'Jocasta Winterbourne' });
    assert.equal(await planTelling(site.house), 1);
    const [row] = (await asSuperuser(site.house, 'select id from throughline.mail')) as { id: string }[];
    await sendMail(site.house, row?.id ?? '', { mailer: null, base: null }, 1);
    const body = textOf((await gita.get('/notices')).body);
    assert.match(body, /Not sent: no mail is set up/);
    assert.match(body, /On your list: .*due/);
    assert.ok(!body.includes('Jocasta') && !body.includes('Winterbourne'));
  });

  it('mail that did not arrive stands on the list of somebody else, on "What needs me today" too, until they settle it', async () => {
    const { house } = site;
    await using server = await mailServer();
    server.refuses.add('dora@wexmoor.example');
    const dora = await site.as('dora');
    await dora.get('/notices');
    await dora.post('/notices/told', { key: 'k1', mail: 'dora@wexmoor.example', ordinary: 'none' });
    await site.danger('Somebody is at the gate');
    const way = { mailer: server.mailer, base: null };
    for (const { id } of (await asSuperuser(house, 'select id from throughline.notice where delivered_at is null')) as { id: string }[])
      await deliverNotice(house, id, [], 1);
    for (let n = 0; n < 6; n += 1)
      for (const { id } of (await asSuperuser(house, `select id from throughline.mail where state = 'waiting'`)) as { id: string }[])
        await sendMail(house, id, way, 1);
    const sena = await site.as('sena');
    assert.match(textOf((await sena.get('/today')).body), /Mail did not arrive/);
    const page = await sena.get('/notices');
    assert.match(textOf(page.body), /Mail that did not arrive: yours to settle/);
    assert.match(textOf(page.body), /Alerts that reached nobody \(1\)/);
    assert.ok(!textOf((await gita.get('/today')).body).includes('Mail did not arrive'));
    const [key = ''] = keys(page);
    const settle = (reason: string) => sena.post('/notices/returned', { key, item: 'returned/dora', outcome: 'address put right', reason });
    assert.equal((await settle('')).status, 422, 'a reason is asked for');
    assert.equal((await settle('She has a new mailbox.')).to, '/notices?done=returned-settled');
    assert.ok(!textOf((await sena.get('/notices')).body).includes('dora:'));
  });

  it('a calendar program reads what is due without signing in and without names; ended, wrong and run out are answered alike', async () => {
    await gita.get('/calendar');
    const made = await gita.post('/calendar/make');
    const [address = ''] = /\/calendar\/feed\/[\w-]{43}/.exec(made.body) ?? [];
    assert.ok(address);
    assert.ok(!(await gita.get('/calendar')).body.includes(address), 'shown once');
    const program = new Visitor(site.app, '10.0.0.9');
    const feed = await program.get(address);
    assert.equal(feed.status, 200);
    assert.match(String(feed.headers['content-type']), /^text\/calendar/);
    const unfolded = feed.body.replaceAll(/\r\n[ \t]/g, '');
    assert.match(unfolded, /SUMMARY:[^\r]*initial assessment[^\r]*\\, [A-Z0-9-]+/i);
    assert.match(unfolded, /CLASS:PRIVATE/);
    assert.ok(!unfolded.includes('Jocasta') && !unfolded.includes('Winterbourne'));
    const [read] = await asSuperuser(site.house, `select practitioner from throughline.read_log where route = '/calendar/feed/:secret'`);
    assert.equal(read?.practitioner, 'gita');
    assert.deepEqual(
      await asSuperuser(
        site.house,
        `select from throughline.calendar_feed where encode(secret_hash, 'escape') like '%' || $$${address.slice(15)}$$ || '%'`,
      ),
      [],
    );
    const wrong = await program.get(`/calendar/feed/${'A'.repeat(43)}`);
    await gita.get('/calendar');
    await gita.post('/calendar/end');
    const ended = await program.get(address);
    const plain = ({ body }: Seen) =>
      body
        .replaceAll(/value="[^"]*"/g, '')
        .replaceAll(address, '')
        .replaceAll('A'.repeat(43), '')
        .replaceAll('/calendar/feed/', '');
    assert.equal(ended.status, 404);
    assert.equal(plain(ended), plain(wrong));
    // A year later.
    await gita.get('/calendar');
    const again = /\/calendar\/feed\/[\w-]{43}/.exec((await gita.post('/calendar/make')).body)?.[0] ?? '';
    assert.equal((await program.get(again)).status, 200);
    site.house.at('2027-03-03T09:00');
    assert.equal((await program.get(again)).status, 404);
  });

  it('a duty sheet is made on demand where it is set up, and downloaded sealed', async () => {
    assert.match(textOf((await gita.get('/outage')).body), /nobody has said for whom it is sealed/);
    const sheets = sheetSettings({ DUTY_SHEET_RECIPIENTS: await identityToRecipient(await generateIdentity()) });
    await using app = await buildServer({ ...site.deps, sheets });
    const there = gita.at(app);
    await there.get('/outage');
    assert.equal((await there.post('/outage/sheet')).to, '/outage?done=sheet-made');
    const page = await there.get('/outage');
    const [, href = ''] = /href="(\/duty-sheet\/[^"]+)"/.exec(page.body) ?? [];
    const sealed = await there.get(href);
    assert.match(sealed.body, /^-----BEGIN AGE ENCRYPTED FILE-----/);
    assert.equal((await new Visitor(app).get(href)).status, 303, 'not without signing in');
  });

  it('paper forms ask what the screens ask, with room for the true times', async () => {
    const school = site.visitor();
    for (const name of paperNames) {
      const { status, body } = await school.get(`/paper/${name}`);
      assert.equal(status, 200);
      assert.match(textOf(body), /When it happened Day Month Year Time/);
    }
    const asked = textOf((await school.get('/paper/referral')).body);
    for (const { slug, body } of questions.filter((question) => question.slug !== 'danger'))
      for (const { label } of body) assert.ok(asked.includes(label), `${slug}: ${label}`);
    assert.match(textOf((await school.get('/paper/assessment')).body), /What would change your mind\?/);
  });
});
