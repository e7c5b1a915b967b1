// What another post read about an open subject, in a real browser: answered by keyboard, WCAG 2.2 AA, no sideways scrolling at 320 px, without JavaScript; with it what was typed is kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import { eventually } from '../support/timekeeper.ts';
import { toldSubjects } from '../support/toldSubjects.ts';

test('the lead comes from the list to the form and answers it by keyboard, at 320 px and without JavaScript; with it a draft is put back', async () => {
  await using site = await toldSubjects();
  const base = await site.listen();
  await using browser = await openBrowser();
  const scripted = await (await browser.newContext()).newPage();
  await signIn(scripted, base, 'jonah');
  const href = (await scripted.getAttribute('a[href*="/follows"]', 'href')) ?? assert.fail('it is not on the list');
  await scripted.goto(`${base}${href}`);
  await axeClean(scripted);
  await scripted.fill('#reason', 'Her sister is called today.');
  const jonah = await site.as('jonah');
  await eventually(async () => /Her sister is called today\./.test((await jonah.get(href)).body), 'the draft is kept');

  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, base, 'jonah');
  await looks(page, `${base}${href}`, 'follows');
  await page.click('#send');
  assert.match((await page.textContent('#outcome-error')) ?? '', /Choose what follows/);
  await page.setViewportSize({ width: 320, height: 900 });
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await scripted.goto(`${base}${href}`);
  await scripted.click('#send');
  await axeClean(scripted);
  // From the first choice on by keyboard alone.
  await page.focus('input[name="outcome"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Her sister is called today, by the case officer.');
  await page.focus('#send');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=subject-recorded/);
  assert.match((await page.textContent('main')) ?? '', /Acted on, says Jonah Featherby/);
  await looks(page, page.url(), 'subject');
  assert.deepEqual(site.faults, []);
});
