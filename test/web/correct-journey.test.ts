// Correct this in a real browser: 320 pixels wide, by the links alone, and nothing that axe finds.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { recordAct } from '../../src/app/cases.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('correcting in a browser', () => {
  let site: StaffSite;
  let browser: Browser;
  before(async () => {
    site = await staffSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  const signedIn = async (who: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${await site.listen()}/sign-in`);
    await page.locator(`[name=practitioner][value=${who}]`).check();
    await page.locator('main button').click();
    return page;
  };
  let shot = 0;
  const fits = async (page: Page) => {
    if (process.env.SHOTS) {
      shot += 1;
      await page.screenshot({ path: `${process.env.SHOTS}/${shot}-320.png`, fullPage: true });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.screenshot({ path: `${process.env.SHOTS}/${shot}-1280.png`, fullPage: true });
      await page.setViewportSize({ width: 320, height: 640 });
    }
    const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    assert.ok(wide <= 320, `${page.url()} is ${wide} wide`);
  };

  it('an assessment is corrected by the links alone, and the post that decided answers', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Orla Penhallow', concern: 'Spoke of a knife.' });
    const act = (
      who: 'gita' | 'tom',
      what: Parameters<typeof recordAct>[2] extends infer Request ? Omit<Request & object, 'file' | 'key'> : never,
    ) => recordAct(house, house.viewer(who), { file, key: house.newId(), ...what } as Parameters<typeof recordAct>[2]);
    await act('gita', {
      act: 'assess',
      referral,
      fields: { outcome: 'limited information but concern may exist', words: 'Said by his brother to the teacher.' },
    } as never);
    house.at('2026-03-02T11:00');
    await act('tom', {
      act: 'continue',
      referral,
      fields: { nextStep: 'Talk with the school.', nextLook: (await house.now()) + 5 * 86_400_000 },
    } as never);
    house.at('2026-03-02T12:00');
    const gita = await signedIn('gita');
    await gita.goto(`${await site.listen()}/files/${file}`);
    await gita.getByRole('link', { name: /Correct this ?: The initial assessment is done/ }).click();
    await fits(gita);
    await axeClean(gita);
    await gita.getByRole('link', { name: 'Something in it is wrong' }).click();
    await fits(gita);
    await axeClean(gita);
    await gita.getByLabel('In words').fill('Said by a friend to the teacher.');
    await gita.getByLabel('How the mistake came about').fill('Misheard on the telephone.');
    await gita.getByRole('button', { name: 'Correct this' }).click();
    assert.match(await gita.locator('.tl-done').innerText(), /Corrected/);
    await fits(gita);
    assert.match(await gita.locator('#chronology ~ ol').innerText(), /Corrected on 2 March 2026 by gita/);

    const tom = await signedIn('tom');
    await tom.goto(`${await site.listen()}/files/${file}/corrections`);
    await fits(tom);
    await axeClean(tom);
    await tom.getByRole('radio', { name: 'It stands' }).check();
    await tom.getByLabel('Why it stands, or what is done next').fill('The plan is the same.');
    await tom.getByRole('button', { name: 'Confirm' }).click();
    assert.match(await tom.locator('.tl-done').innerText(), /you have seen the correction/);
    await tom.getByRole('link', { name: /See what it said/ }).click();
    await axeClean(tom);
    await tom.getByLabel('Why you need to read it').fill('The school asks.');
    await tom.getByRole('button', { name: 'Open it' }).click();
    assert.match(await tom.locator('main').innerText(), /Said by his brother/);
    await fits(tom);
  });
});
