// Who is it? The pages on which people compare, in a real browser: 320 pixels wide, no JavaScript, the keyboard alone, and nothing
// that axe finds. SHOTS=folder keeps a picture of each page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeRecord } from '../../src/app/identify.ts';
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
    pages = { compare: `/referrals/${fresh.referral}/candidates/${known.referral.replace('ref-', 'r-')}` };
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

  it('every page fits 320 pixels, without JavaScript, and breaks no rule that axe knows', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: true });
    const tab = await signedIn(context, 'gita');
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
});
