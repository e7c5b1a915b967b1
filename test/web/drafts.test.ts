// Save and return (C45): the code opens it and nothing else does, nobody learns more than a number, the writer is reminded once, and after
// its time nothing is left. Over a real database, read as whoever holds it would read it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { countDrafts, expireDrafts } from '../../src/app/drafts.ts';
import { remindWriters } from '../../src/app/reminders.ts';
import { connect } from '../../src/store/connect.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const secret = 'Tamsin Quennell wrote a list of names';
const contact = 'teacher@example.org';

describe('a form that is saved to come back to', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite();
  });
  after(() => site[Symbol.asyncDispose]());

  /** Every byte of every table, as the database's superuser sees it. */
  async function everything(): Promise<string> {
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const tables = await superuser.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('ledger', 'throughline', 'watchdog', 'graphile_worker')`,
    );
    let all = '';
    for (const { name } of tables.rows) {
      const { rows } = await superuser.query(`select t::text as row, t.* from ${name} t`);
      all += JSON.stringify(rows, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
      all += rows
        .flatMap((row: Record<string, unknown>) =>
          Object.values(row)
            .filter(Buffer.isBuffer)
            .map((each) => (each as Buffer).toString('utf8')),
        )
        .join('\n');
    }
    return all;
  }
  async function saveOne(visitor: Visitor, left = '', words = secret): Promise<string> {
    await visitor.get('/tell-us/what-happened');
    const to = await visitor.post('/tell-us/what-happened', { whatHappened: words, instead: 'save' });
    assert.equal(to.to, '/tell-us/save');
    const asked = await visitor.get('/tell-us/save');
    const code = /name="code" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const saved = await visitor.post('/tell-us/save', { code, contact: left });
    assert.equal(saved.status, 200);
    assert.match(saved.body, new RegExp(`tl-code">${code}<`));
    return code;
  }

  it('opens with its code on another computer, however it is typed, and this browser forgets it', async () => {
    const visitor = site.visitor();
    const code = await saveOne(visitor);
    assert.equal(visitor.cookies.has('draft'), false);
    assert.doesNotMatch((await visitor.get('/tell-us')).body, /You have begun/);
    const elsewhere = site.visitor();
    await elsewhere.get('/tell-us/return');
    assert.equal((await elsewhere.post('/tell-us/return', { code: code.toLowerCase().replaceAll('-', ' ') })).to, '/tell-us/danger');
    assert.match((await elsewhere.get('/tell-us/what-happened')).body, new RegExp(secret));
  });

  it('sent twice shows the same code: no draft is left under one that nobody saw', async () => {
    const visitor = site.visitor();
    const code = await saveOne(visitor);
    await visitor.get('/tell-us/return');
    assert.match((await visitor.post('/tell-us/save', { code })).body, new RegExp(`tl-code">${code}<`));
  });

  it('tells nothing for a wrong code, and stops whoever tries many', async () => {
    const visitor = site.visitor();
    const guesser = new (visitor.constructor as typeof Visitor)(site.app, '203.0.113.9');
    await guesser.get('/tell-us/return');
    const wrong = await guesser.post('/tell-us/return', { code: '7KQM-2XBD-9RTV-4HJP' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /Nothing is kept under that code/);
    const garbage = await guesser.post('/tell-us/return', { code: 'x'.repeat(5_000) });
    assert.equal(garbage.status, 422);
    const statuses = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await guesser.post('/tell-us/return', { code: `7KQM-2XBD-9RTV-4HJ${i}` })).status);
    assert.ok(statuses.includes(429), statuses.join(' '));
  });

  it('lies in no table readable, neither for staff nor for who holds the database, and only its number is known', async () => {
    await saveOne(site.visitor(), contact);
    const all = await everything();
    assert.equal(/Quennell/.test(all), false);
    assert.equal(/teacher@example\.org/.test(all), true, 'the contact lies apart until it is used');
    const { begun, oldest } = await countDrafts(site.house);
    assert.ok(begun >= 2 && oldest !== null);
    const gita = await site.as('gita');
    const said = new RegExp(`${begun} forms are begun and not sent; the oldest was begun`);
    assert.match((await gita.get('/promise')).body, said);
    assert.match((await gita.get('/today')).body, said);
  });

  it('has its writer reminded once: by mail where there is one, else as a task of a named person; then the contact is gone', async () => {
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const due = () => superuser.query(`update throughline.draft_contact set remind_at = clock_timestamp() - interval '1 second'`);
    assert.equal(await remindWriters(site.house), 0, 'not before its time');
    await due();
    assert.equal(await remindWriters(site.house), 1);
    assert.equal(await remindWriters(site.house), 0, 'it lies on the queue once');
    const gita = await site.as('gita');
    const today = await gita.get('/today');
    const task = /href="(\/reminders\/[0-9a-f]+)"/.exec(today.body)?.[1] ?? '';
    const page = await gita.get(task);
    assert.match(page.body, /teacher@example\.org/);
    assert.doesNotMatch(page.body, /Quennell/);
    assert.equal((await gita.post(task, {})).status, 422);
    assert.equal((await gita.post(task, { outcome: 'reached' })).to, '/today?done=writer-reminded');
    assert.equal((await gita.get(task)).status, 404);
    assert.equal(/teacher@example/.test(await everything()), false);

    await saveOne(site.visitor(), 'other@example.org');
    await due();
    const sent: string[] = [];
    assert.equal(await remindWriters(site.house, async (to) => void sent.push(to)), 1);
    assert.deepEqual(sent, ['other@example.org']);
    assert.equal(/other@example/.test(await everything()), false);
  });

  it('is gone when it is sent, contact and all, and its code opens nothing', async () => {
    const visitor = site.visitor();
    const code = await saveOne(visitor, 'third@example.org');
    await visitor.get('/tell-us/return');
    await visitor.post('/tell-us/return', { code });
    for (const [slug, fields] of [
      ['danger', { danger: 'no' }],
      ['who', { fullName: 'Bertram Quillfeather' }],
      ['age', { ageAbout: '30' }],
    ] as const) {
      await visitor.get(`/tell-us/${slug}`);
      assert.equal((await visitor.post(`/tell-us/${slug}`, fields)).status, 303);
    }
    await visitor.get('/tell-us/check');
    assert.equal((await visitor.post('/tell-us/send')).to, '/tell-us/receipt');
    assert.equal(/third@example/.test(await everything()), false);
    await visitor.get('/tell-us/return');
    assert.equal((await visitor.post('/tell-us/return', { code })).status, 422);
  });

  it('is destroyed after 14 days on the clock on the wall, and nothing readable is left', async () => {
    const visitor = site.visitor();
    const code = await saveOne(visitor, 'fourth@example.org', 'Words that nobody sent');
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const today = `(clock_timestamp() at time zone 'Europe/London')::date`;
    const { rows } = await superuser.query<{ days: number }>(
      `select (max(keep_until) at time zone 'Europe/London')::date - ${today} as days from throughline.draft where not is_sent`,
    );
    // To the end of the fourteenth day after the one on which it was saved, which may have ended a moment ago.
    assert.ok(rows[0]?.days === 15 || rows[0]?.days === 14, `kept until the day after ${rows[0]?.days} days`);
    // A demonstration that moves forward destroys nobody's typing.
    site.house.at('2026-05-01T09:00');
    assert.equal(await expireDrafts(site.house), 0);
    await superuser.query(
      `update throughline.draft set keep_until = keep_until - interval '16 days', begun_at = begun_at - interval '16 days'`,
    );
    await visitor.get('/tell-us/return');
    assert.equal((await visitor.post('/tell-us/return', { code })).status, 422, 'over, also before it is swept');
    assert.ok((await expireDrafts(site.house)) > 0);
    assert.deepEqual((await superuser.query('select from throughline.draft')).rowCount, 0);
    assert.deepEqual((await superuser.query('select from throughline.draft_contact')).rowCount, 0);
    assert.equal(/fourth@example|Words that nobody sent/.test(await everything()), false);
    assert.deepEqual(await countDrafts(site.house), { begun: 0, oldest: null });
  });
});
