// Asking for advice without naming anybody: no file is made of it, a named practitioner answers, it is on exactly one queue until then.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { disposeAdvice } from '../../src/app/advice.ts';
import { enterArrival, setArrivalAside } from '../../src/app/arrivals.ts';
import { takeWaiting } from '../../src/app/intake.ts';
import { connect } from '../../src/store/connect.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { breached } from '../support/watchdog.ts';

const question = 'A pupil in Year 10 watches violent clips and says that he hates everybody. Is that something for you?';

describe('a question that names nobody', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(() => site[Symbol.asyncDispose]());

  const count = async (sql: string): Promise<number> => {
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    return Number((await superuser.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n);
  };
  async function askOne(words = question, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const visitor = site.visitor();
    const asked = await visitor.get('/advice');
    const code = /name="code" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const seen = await visitor.post('/advice', { question: words, contact: '', code, ...more });
    assert.match(seen.body, new RegExp(`tl-code">${code}<`));
    return code;
  }
  const linkOf = (body: string): string => /href="(\/advice\/[0-9a-f]{32})"/.exec(body)?.[1] ?? '';

  it('asks to look again where words look like a name, and decides nothing', async () => {
    const visitor = site.visitor();
    await visitor.get('/advice');
    const named = 'Tamsin Quennell, born 3 February 2010, watches violent clips.';
    const seen = await visitor.post('/advice', { question: named, contact: '', code: '' });
    assert.equal(seen.status, 422);
    assert.match(seen.body, /It is not sent yet/);
    assert.match(seen.body, /Tamsin Quennell<[\s\S]*3 February 2010</);
    assert.equal(await count(`throughline.arrival`), 0);
    assert.match(
      (await visitor.post('/advice', { question: named, contact: '', code: '', looked: 'yes' })).body,
      /Your question is with us/,
    );
    assert.equal(await count(`throughline.arrival where channel = 'advice'`), 1);
  });

  it('makes no record, no file, no matching, and nobody can make one of it but the asker', async () => {
    await askOne();
    await takeWaiting(site.house);
    assert.equal(await count('throughline.file'), 0);
    assert.equal(await count('throughline.record_file'), 0);
    assert.equal(await count(`throughline.queue_item where queue = 'advice'`), 2);
    const gita = site.house.viewer('gita');
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const id = (await superuser.query<{ id: string }>(`select id from throughline.arrival`)).rows[0]?.id ?? '';
    for (const outcome of [
      await enterArrival(site.house, gita, { arrival: id, name: 'Tamsin Quennell', concern: 'Clips.' }),
      await setArrivalAside(site.house, gita, { arrival: id, why: 'other', reason: 'No.' }),
    ])
      assert.deepEqual(outcome.kind === 'refused' && outcome.reasons.map(({ code }) => code), ['advice-only']);
    assert.equal(await count('throughline.file'), 0);
  });

  it('is answered by a named practitioner, and read with the code only', async () => {
    const code = await askOne(`${question} Or for social care?`, { contact: 'Office, after three' });
    const gita = await site.as('gita');
    const links = [...(await gita.get('/today')).body.matchAll(/href="(\/advice\/[0-9a-f]{32})"/g)].map(([, href]) => href ?? '');
    const link = links.at(-1) ?? '';
    assert.match((await gita.get(link)).body, /Or for social care\?[\s\S]*Office, after three/);
    const asker = site.visitor();
    await asker.get('/advice/answer');
    assert.match((await asker.post('/advice/answer', { code })).body, /It is not answered yet[\s\S]*due by/);
    await gita.get(link);
    assert.equal((await gita.post(link, { answer: '' })).status, 422);
    assert.equal((await gita.post(link, { answer: 'Tell your safeguarding lead today.' })).to, `${link}?done=advice-answered`);
    const tom = await site.as('tom');
    await tom.get(link);
    assert.equal((await tom.post(link, { answer: 'Something else.' })).status, 422, 'settled once');
    await asker.get('/advice/answer');
    const read = await asker.post('/advice/answer', { code });
    assert.match(read.body, /Tell your safeguarding lead today\.[\s\S]*Gateway assessor, Wexmoor police/);
    assert.doesNotMatch(read.body, /gita/i);
    await asker.get('/advice/answer');
    assert.equal((await asker.post('/advice/answer', { code: '7KQM-2XBD-9RTV-4HJP' })).status, 422);
    assert.equal(await count(`throughline.queue_item where queue = 'advice'`), 2);
  });

  it('becomes a report only by the asker, in their own form', async () => {
    const code = await askOne(`${question} I know who it is.`);
    const asker = site.visitor();
    await asker.get('/advice/answer');
    await asker.post('/advice/answer', { code });
    assert.equal((await asker.post('/advice/refer', { code })).to, '/tell-us/danger');
    assert.match((await asker.get('/tell-us/what-happened')).body, /I know who it is\./);
    assert.equal(await count('throughline.file'), 0);
  });

  it('is on the supervisor’s list too when its limit has passed, and then further up', async () => {
    const tom = await site.as('tom');
    const sena = await site.as('sena');
    assert.equal(linkOf((await tom.get('/today')).body), '');
    site.house.at('2026-03-05T00:01');
    assert.equal(linkOf((await tom.get('/today')).body), '', 'late, and not climbed');
    site.house.at('2026-03-06T00:01');
    assert.notEqual(linkOf((await tom.get('/today')).body), '');
    assert.equal(linkOf((await sena.get('/today')).body), '');
    site.house.at('2026-03-10T00:01');
    assert.notEqual(linkOf((await sena.get('/today')).body), '');
  });

  it('stands under the promise: the watchdog finds one that is on no queue and not answered', async () => {
    assert.deepEqual(
      (await breached(site.house)).filter((line) => line.startsWith('4')),
      [],
    );
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    await superuser.query(
      `delete from throughline.queue_item where queue = 'advice' and item = (select min(item) from throughline.queue_item where queue = 'advice')`,
    );
    assert.deepEqual(
      (await breached(site.house)).filter((line) => line.startsWith('4')).map((line) => line.split(' ')[1]),
      ['arrival-lost'],
    );
  });

  it('is let go with its answer after its time, and that it was settled stays', async () => {
    const before = await count(`throughline.advice`);
    assert.equal(await disposeAdvice(site.house), 0);
    site.house.at('2026-07-01T09:00');
    assert.equal(await disposeAdvice(site.house), 1);
    assert.equal(await count(`throughline.advice`), before - 1);
    assert.equal(await count(`throughline.arrival where channel = 'advice' and bytes = ''`), 1);
    assert.equal(await count(`ledger.fact where type = 'AdviceAnswered'`), 1);
  });

  it('another question under a code that is taken has a code of its own: none is lost, and the same one sent twice is one', async () => {
    const before = await count(`throughline.arrival where channel = 'advice'`);
    const code = await askOne(`${question} The first.`);
    const visitor = site.visitor();
    await visitor.get('/advice');
    await visitor.post('/advice', { question: `${question} The first.`, contact: '', code });
    assert.equal(await count(`throughline.arrival where channel = 'advice'`), before + 1);
    // Back in the browser, changed, and sent again from the page that still has the first code.
    await visitor.get('/advice');
    const seen = await visitor.post('/advice', { question: `${question} The second.`, contact: '', code });
    assert.equal(await count(`throughline.arrival where channel = 'advice'`), before + 2);
    const other = /tl-code">([^<]+)</.exec(seen.body)?.[1] ?? '';
    assert.notEqual(other, code);
    for (const [each, words] of [
      [code, /The first/],
      [other, /The second/],
    ] as const) {
      await visitor.get('/advice/answer');
      assert.match((await visitor.post('/advice/answer', { code: each })).body, words);
    }
  });
});
