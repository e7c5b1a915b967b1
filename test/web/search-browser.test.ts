/** Searching in a real browser: accessible, and at 320 px. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeClean, openBrowser, signIn } from '../support/browser.ts';
import { staffSite } from '../support/staff.ts';

test('in a browser a person is searched for, a list asked for, agreed and made; every page passes axe and fits 320 px', async () => {
  await using site = await staffSite('2026-03-09T09:00');
  await using browser = await openBrowser();
  const { file } = await site.house.refer({ name: 'Darya Quill', born: '1999-04-05', under18: 'no' });
  const address = await site.listen();
  const as = async (who: string) => {
    const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await signIn(page, address, who);
    return page;
  };
  const gita = await as('gita');
  const looked = async (page: typeof gita, words: string) => {
    await page.getByText(words).first().waitFor();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, page.url());
    await axeClean(page);
  };
  await gita.goto(`${address}/search?file=${file}`);
  await looked(gita, 'One person at a time');
  await gita.getByLabel('To know what is held before a decision on this case').check();
  await gita.getByLabel('Name', { exact: true }).fill('Daria Quil');
  await gita.getByRole('button', { name: 'Search', exact: true }).click();
  await looked(gita, '1 person on file may be who you look for');
  await gita.getByLabel('Name', { exact: true }).fill('Quil*');
  await gita.getByRole('button', { name: 'Search', exact: true }).click();
  await looked(gita, 'another person agrees to it first');
  assert.equal(await gita.getByLabel('The list, or the pattern').inputValue(), 'Quil*');
  await gita.getByLabel('In a sentence').fill('The school knows the family name only.');
  await gita.getByRole('button', { name: 'Ask for the search' }).click();
  await looked(gita, 'It waits for another person');
  const tom = await as('tom');
  await tom.goto(gita.url());
  await looked(tom, 'Should it be made?');
  await tom.getByRole('button', { name: 'Agree' }).click();
  await tom.goto(`${address}/searches`);
  await looked(tom, 'Each search, the newest first');
  await gita.reload();
  await gita.getByRole('button', { name: 'Make the search' }).click();
  await looked(gita, 'Darya Quill');
});
