// Who is it? The pages on which people compare, in a real browser: 320 pixels wide, no JavaScript, the keyboard alone, and nothing
// that axe finds. SHOTS=folder keeps a picture of each page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeRecord } from '../../src/app/identify.ts';
import { compareRegister } from '../../src/app/registerRows.ts';
import { answerRegister, declareRegister } from '../../src/app/registers.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('who is it, in a browser', () => {
  let site: StaffSite;
  let browser: Browser;
  let base: string;
  let pages: Readonly<Record<string, string>>;
  before(async () => {
    site = await staffSite();
    const { house } = site;
    const gita = house.viewer('gita');
    const known = await house.refer({ name: 'Halcyon Dunmarsh', born: '2011-03-07', concern: 'Drew the school with a fire.' });
    const fresh = await house.refer({ name: 'Halcion Dunmarch', born: '2011-07-03', concern: 'Said that people would see on Friday.' });
    const details = {
      under18: 'yes',
      schools: ['Harrow Lane Academy'],
      addresses: [{ text: '4 Fernhill Close, Wexmoor', postcode: 'WX1 4AB' }],
    };
    await describeRecord(house, gita, {
      file: known.file,
      record: known.referral.replace('ref-', 'r-'),
      details: {
        ...details,
        names: [{ whole: 'Halcyon Dunmarsh' }, { whole: 'هالسيون دنمارش' }],
        born: { date: '2011-03-07' },
        phones: ['01632 960 114', '01632 960 115'],
      },
      key: house.newId(),
    });
    await describeRecord(house, gita, {
      file: fresh.file,
      record: fresh.referral.replace('ref-', 'r-'),
      details: {
        ...details,
        names: [{ whole: 'Halcion Dunmarch' }],
        born: { date: '2011-07-03' },
        phones: ['+44 1632 960114'],
        addresses: [],
      },
      key: house.newId(),
    });
    const [tom, sena] = [house.viewer('tom'), house.viewer('sena')];
    const list = { title: 'Case list 2019 to 2022', keptBy: 'Wexmoor police', purpose: 'Earlier spellings.', basis: 'Policing purpose.' };
    const declared = await declareRegister(house, tom, list, 'browser');
    assert.ok(declared.kind === 'declared');
    await answerRegister(house, sena, { id: declared.id, answer: 'agree', words: 'Our own list.' });
    const bytes = Buffer.from(
      'full_name,date_of_birth,postcode\nHalcyon Dunmarch,2011-03-07,WX1 4AB\nHalsion Dunmarsh,2011-03-08,\nNobody Known,1970-02-03,\n',
    );
    await compareRegister(house, gita, { id: declared.id, bytes });
    const other = await declareRegister(house, sena, { ...list, title: 'Duty book 2018' }, 'browser');
    assert.ok(other.kind === 'declared');
    Object.assign(house, { matcher: async () => null });
    await house.refer({ name: 'Zelah Larkhill', born: '2012-02-02' });
    pages = {
      registers: '/registers',
      'register-open': `/registers/${other.id}`,
      register: `/registers/${declared.id}`,
      review: `/registers/${declared.id}/review`,
      decided: `/registers/${declared.id}/decided`,
      queue: '/identity?whose=area',
      compare: `/referrals/${fresh.referral}/candidates/${known.referral.replace('ref-', 'r-')}`,
    };
    base = await site.listen();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  async function signedIn(context: BrowserContext, practitioner: string): Promise<Page> {
    const tab = await context.newPage();
    await tab.goto(`${base}/sign-in`);
    await tab.locator(`input[name=practitioner][value="${practitioner}"]`).check();
    await tab.locator('main button').click();
    return tab;
  }
  const keep = async (tab: Page, name: string): Promise<void> => {
    if (process.env.SHOTS) await tab.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };

  it('every page fits 320 pixels, and breaks no rule that axe knows', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const tab = await signedIn(context, 'tom');
    for (const [name, path] of Object.entries(pages)) {
      await tab.goto(base + path);
      const sideways = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      assert.equal(sideways, 0, name);
      await axeClean(tab);
      await keep(tab, `${name}-320`);
      await tab.setViewportSize({ width: 1280, height: 900 });
      await axeClean(tab);
      await keep(tab, `${name}-1280`);
      await tab.setViewportSize({ width: 320, height: 640 });
    }
    await context.close();
  });

  it('without JavaScript and with the keyboard alone: the queue is filtered, two people are compared, and one is not sure', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const tab = await signedIn(context, 'gita');
    await tab.goto(`${base}/identity?whose=area`);
    await tab.locator('#order').focus();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/order=band/);
    await tab.locator('tbody th a').first().focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/candidates/);
    assert.ok(await tab.locator('svg.tl-picture--wide').isVisible());
    await tab.locator('#answer').focus();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    assert.equal(await tab.locator('input[name=answer]:checked').getAttribute('value'), 'not-sure');
    await tab.keyboard.press('Tab');
    await tab.keyboard.type('Day and month may be swapped.');
    await tab.keyboard.press('Tab');
    await tab.keyboard.type('The school’s register.');
    await tab.locator('#send').focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/done=not-sure/);
    await context.close();
  });

  it('a pair of a register is decided with the keyboard, without JavaScript, and can be seen and taken back', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const tab = await signedIn(context, 'gita');
    await tab.goto(base + (pages.review ?? ''));
    await tab.locator('#answer-0').focus();
    await tab.keyboard.press('ArrowDown');
    assert.equal(await tab.locator('input[name=answer-0]:checked').getAttribute('value'), 'different');
    await tab.keyboard.press('Tab');
    await tab.keyboard.type('Another birth date in the old book.');
    await tab.locator('#send').focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/review\?done=register-rows/);
    // axe itself is a script.
    const checked = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const seen = await signedIn(checked, 'gita');
    await seen.goto(base + (pages.decided ?? ''));
    await axeClean(seen);
    assert.equal(await seen.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
    await keep(seen, 'decided-320-filled');
    await checked.close();
    await tab.goto(base + (pages.decided ?? ''));
    await tab.locator('main table button').focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/decided\?done=register-rows/);
    assert.match(await tab.locator('main').innerText(), /Nothing is decided yet/);
    await context.close();
  });

  it('on paper the wide picture is printed, and its table', async () => {
    const context = await browser.newContext();
    const tab = await signedIn(context, 'gita');
    await tab.goto(base + (pages.compare ?? ''));
    await tab.emulateMedia({ media: 'print' });
    await tab.setViewportSize({ width: 640, height: 900 });
    assert.ok(await tab.locator('svg.tl-picture--wide').isVisible());
    assert.ok(!(await tab.locator('svg.tl-picture--narrow').isVisible()));
    await context.close();
  });
});
