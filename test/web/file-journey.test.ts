// The file's pages in a real browser: 320 pixels wide, no JavaScript, the keyboard alone, and nothing that axe finds.
// SHOTS=folder keeps a picture of each page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('the file in a browser', () => {
  let site: StaffSite;
  let browser: Browser;
  let base: string;
  let pages: Readonly<Record<string, string>>;
  let owed: string;
  before(async () => {
    site = await staffSite();
    const { house } = site;
    const gita = house.viewer('gita');
    const first = await house.refer({ name: 'Oskar Wielgomas', born: '2011-03-07', under18: 'yes' });
    const second = await house.refer({ name: 'Oscar Vielgomas', born: '2011-03-07', concern: 'Said that people would see.' });
    const [candidate] = [...((await lookAt(house, gita, second.file))?.file.referrals.get(second.referral)?.candidates.values() ?? [])];
    await decideCandidate(house, gita, {
      file: second.file,
      referral: second.referral,
      candidate: candidate?.record ?? '',
      answer: 'same',
      reason: 'Same.',
      key: house.newId(),
    });
    const danger = await site.danger('A pupil waits outside with a knife.');
    const junk = await leave(house, publicViewer(house.area), {
      channel: 'web-form',
      contentType: 'text/plain',
      bytes: Buffer.from(`<script>x</script>${'w'.repeat(300)}`),
      idempotencyKey: 'junk',
    });
    await takeReferral(house, junk.arrival);
    house.at('2026-03-24T09:00');
    await settleDue(house);
    const file = (await lookAt(house, gita, first.file))?.file;
    const c01 = [...(file?.obligations.values() ?? [])].find((each) => each.rule === 'C01');
    owed = `/files/${first.file}/owed/${c01?.id}`;
    const fact = [...(file?.referrals.values() ?? [])][0]?.received.fact;
    pages = {
      file: `/files/${first.file}`,
      owed,
      lead: `/files/${first.file}/lead`,
      unlink: `/files/${first.file}/records/${second.referral.replace('ref-', 'r-')}/unlink`,
      time: `/files/${first.file}/entries/${fact}/time`,
      disposal: `/files/${first.file}/disposal`,
      'report-danger': `/files/${first.file}/danger`,
      danger: `/files/${danger.file}/danger/${danger.danger}`,
      arrival: `/arrivals/${junk.arrival}`,
      rulebook: '/rulebook',
      promise: '/promise',
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

  it('every page fits 320 pixels and breaks no rule that axe knows', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const tab = await signedIn(context, 'gita');
    for (const [name, path] of Object.entries(pages)) {
      assert.equal((await tab.goto(base + path))?.status(), 200, name);
      const { wide, fits } = (await tab.evaluate(
        '({ wide: document.documentElement.scrollWidth, fits: document.documentElement.clientWidth })',
      )) as {
        wide: number;
        fits: number;
      };
      assert.equal(wide, fits, `${name} scrolls sideways`);
      await axeClean(tab);
      if (process.env.SHOTS) await tab.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
    }
    await context.close();
    assert.deepEqual(site.faults, []);
  });

  it('a climb is acknowledged with the keyboard alone and without JavaScript; a form that lacks something says so first', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    const tab = await signedIn(context, 'tom');
    await tab.goto(base + owed);
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses++) {
        if ((await tab.locator(`${selector}:focus`).count()) > 0) return;
        await tab.keyboard.press('Tab');
      }
      assert.fail(`${selector} cannot be reached with the Tab key`);
    };
    const press = async (): Promise<void> => {
      const arrived = tab.waitForEvent('framenavigated');
      await tab.keyboard.press('Enter');
      await arrived;
      await tab.waitForLoadState();
    };
    await tabTo('#promised-day');
    await tab.keyboard.type('26');
    await tabTo('#promised-month');
    await tab.keyboard.type('March');
    await tabTo('#promised-year');
    await tab.keyboard.type('2026');
    await press();
    assert.match(await tab.title(), /^Error: /);
    assert.match(await tab.locator('.govuk-error-summary').innerText(), /Say what happens next/);
    assert.equal(await tab.locator('#promised-month').inputValue(), 'March');
    await tabTo('.govuk-error-summary a');
    await tab.keyboard.press('Enter');
    await tabTo('#next');
    await tab.keyboard.type('Gita does it today.');
    await tabTo('#promised-year');
    await press();
    assert.match(await tab.locator('.tl-done').innerText(), /It stops climbing until the day you gave; it is still owed/);
    await context.close();
  });

  it('a printed file says whose print it is and leaves out what only a screen needs', async () => {
    const context = await browser.newContext({ viewport: { width: 800, height: 1000 } });
    const tab = await signedIn(context, 'gita');
    await tab.goto(base + (pages.file ?? ''));
    await tab.emulateMedia({ media: 'print' });
    assert.match(await tab.locator('.tl-marking').innerText(), /OFFICIAL-SENSITIVE Printed by gita/);
    for (const hidden of ['.tl-filters', '.tl-navigation', '.tl-act'])
      assert.equal(await tab.locator(hidden).first().isVisible(), false, hidden);
    assert.ok(await tab.locator('.tl-timeline').isVisible());
    await context.close();
  });
});
