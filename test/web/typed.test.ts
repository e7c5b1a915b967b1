// What staff type is kept, offered on the same form to the same person only, and gone when it is sent: also when their sign-in ended meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { expireDrafts } from '../../src/app/drafts.ts';
import { connect } from '../../src/store/connect.ts';
import { openBrowser } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('what staff type', () => {
  let site: StaffSite;
  let form = '';
  before(async () => {
    site = await staffSite();
    const { referral } = await site.house.refer({ name: 'Tamsin Quennell' });
    form = `/referrals/${referral}/record/assess`;
  });
  after(() => site[Symbol.asyncDispose]());
  const words = 'Half an assessment';
  const rows = async (): Promise<number> => {
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    return (await superuser.query('select from throughline.staff_draft')).rowCount ?? 0;
  };

  it('is offered on the same form, to nobody else and on no other form, and can be thrown away', async () => {
    const gita = await site.as('gita');
    await gita.get(form);
    assert.equal((await gita.post('/typed/keep', { form, words, key: 'k' })).status, 200);
    const seen = await gita.get(form);
    assert.match(seen.body, /You typed here on[\s\S]*Half an assessment/);
    assert.doesNotMatch(seen.body, /&quot;key&quot;|_csrf&quot;/);
    assert.doesNotMatch((await gita.get(form.replace('assess', 'add'))).body, /You typed here/);
    const tom = await site.as('tom');
    assert.doesNotMatch((await tom.get(form)).body, /You typed here/);
    assert.equal((await gita.post('/typed/forget', { form })).to, form);
    assert.equal(await rows(), 0);
  });

  it('is gone when it is sent', async () => {
    const gita = await site.as('gita');
    await gita.get(form);
    await gita.post('/typed/keep', { form, words });
    assert.equal(await rows(), 1);
    await gita.get(form);
    const sent = await gita.post(form, { outcome: 'not appropriate', words, wouldChangeMyMind: 'More.' });
    if (sent.status !== 303) assert.equal(sent.status, 422, 'it asks for more than this test knows');
    assert.equal(await rows(), sent.status === 303 ? 0 : 1);
    const add = form.replace('assess', 'add');
    await gita.get(add);
    await gita.post('/typed/keep', { form: add, words });
    await gita.get(add);
    assert.equal((await gita.post(add, { words: 'More came.', source: 'The school' })).status, 303);
    assert.doesNotMatch((await gita.get(add)).body, /You typed here/);
  });

  it('is theirs again after their sign-in has ended while they typed', async () => {
    const ended = Buffer.from(JSON.stringify({ practitioner: 'tom', nonce: 'n', until: Date.now() - 1_000 })).toString('base64url');
    const late = site.visitor();
    late.cookies.set('session', encodeURIComponent(site.app.signCookie(ended)));
    await late.get('/help');
    const refused = await late.post(form, { words: 'Typed when the sign-in was over' });
    assert.ok([401, 403].includes(refused.status));
    assert.match(refused.body, /Typed when the sign-in was over/);
    const tom = await site.as('tom');
    assert.match((await tom.get(form)).body, /You typed here on[\s\S]*Typed when the sign-in was over/);
    const forged = site.visitor();
    forged.cookies.set('session', `${ended}.forged`);
    await forged.get('/help');
    await forged.post(form, { words: 'From a stranger' });
    assert.doesNotMatch((await tom.get(form)).body, /From a stranger/);
  });

  it('is destroyed with the time of drafts', async () => {
    assert.ok((await rows()) > 0);
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    // Fourteen days, and what is left of today: with the hour by which clocks may go back in between, more than fifteen.
    await superuser.query(`update throughline.staff_draft set keep_until = keep_until - interval '16 days'`);
    await expireDrafts(site.house);
    assert.equal(await rows(), 0);
  });

  it('is kept by itself in a browser, and put back with one press; a value is copied with one', async () => {
    const browser = await openBrowser();
    try {
      const base = await site.listen();
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto(`${base}/sign-in`);
      await tab.click('input[value="gita"]');
      await tab.click('main form button');
      await tab.goto(`${base}${form}`);
      const kept = tab.waitForResponse((response) => response.url().endsWith('/typed/keep'));
      await tab.fill('textarea[name="words"]', 'Typed in a browser');
      assert.equal((await kept).status(), 200);
      await tab.goto(`${base}${form}`);
      await tab.click('[data-put-back]');
      assert.equal(await tab.inputValue('textarea[name="words"]'), 'Typed in a browser');
      await tab.goto(`${base}${form.replace('record/assess', 'copy-out/example')}`);
      await tab.click('.tl-copy__button >> nth=0');
      await tab.waitForSelector('#copied-0:checked', { state: 'attached' });
      await context.close();
    } finally {
      await browser.close();
    }
  });

  it('is kept of the latest hundred forms of each, so that nobody fills a disk', async () => {
    const gita = await site.as('gita');
    await gita.get('/help');
    const _csrf = gita.token();
    for (let n = 0; n < 103; n += 1) assert.equal((await gita.postRaw('/typed/keep', { _csrf, form: `/x/${n}`, words })).status, 200);
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    const { rows: kept } = await superuser.query<{ form: string }>("select form from throughline.staff_draft where practitioner = 'gita'");
    assert.equal(kept.length, 100);
    assert.ok(kept.some((each) => each.form === '/x/102') && !kept.some((each) => each.form === '/x/0'));
  });
});
