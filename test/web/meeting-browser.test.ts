/** The pages of visits, warnings, languages and the sealed source in a real browser without scripts: accessible, and at 320 px. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { staffSite } from '../support/staff.ts';

test('in a browser without scripts a visit is begun, checked in and ended with one press each; every page passes axe and fits 320 px', async () => {
  await using site = await staffSite('2026-03-07T09:00');
  await using browser = await openBrowser();
  const { house } = site;
  const { file } = await house.refer({ name: 'Darya Quill', concern: 'Она боится возвращаться домой.', under18: 'no' });
  const now = await house.now();
  const gita = house.viewer('gita');
  const act = async (request: CaseAct) => {
    const outcome = await recordAct(house, gita, { ...request, file, key: house.newId() });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  await act({
    act: 'set-marker',
    marker: 'M1',
    fields: {
      on: 'person',
      address: '',
      warning: 'Go in pairs: the dog is loose in the yard.',
      act: 'The dog bit a visitor on 1 March.',
      from: 'Wexmoor council',
      source: '1',
      assessment: 'A',
      handling: 'P',
      conditions: '',
      until: now + 40 * 86_400_000,
    },
  });
  await act({
    act: 'plan-protective-visit',
    visit: 'V1',
    fields: {
      purpose: 'To see that she is well.',
      where: '4 Harrow Lane',
      visitors: ['gita'],
      post: 'gateway',
      starts: now,
      checkIn: now + 1_800_000,
      ends: now + 3_600_000,
      ifNotHeard: 'Telephone 01632 960 418, then the patrol goes there.',
      interpreter: 'professional',
      interpreterWords: 'Harbour Languages, by telephone',
      parentHears: true,
    },
  });
  const address = await site.listen();
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.locator('input[value="gita"]').check();
  await page.locator('form[action="/sign-in"] button[type=submit], main button').first().click();
  const shots = process.env.SHOTS;
  const fact =
    (await page.goto(`${address}/files/${file}`), await page.locator('a[href*="/languages/"]').first().getAttribute('href')) ?? '';
  const pages = {
    file: `/files/${file}`,
    plan: `/files/${file}/visits`,
    visit: `/files/${file}/visits/V1`,
    set: `/files/${file}/markers`,
    marker: `/files/${file}/markers/M1`,
    languages: `/files/${file}/languages`,
    language: fact,
    needs: `/files/${file}/communication`,
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${address}${path}`);
    if (shots) await page.screenshot({ path: `${shots}/${name}-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 320, height: 700 });
    if (shots) await page.screenshot({ path: `${shots}/${name}-320.png`, fullPage: true });
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 320'), `${name} scrolls sideways at 320 px`);
    await axeClean(page);
  }
  const telephone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
    storageState: await context.storageState(),
  });
  const small = await telephone.newPage();
  await small.goto(`${address}/files/${file}/visits/V1`);
  for (const [button, then] of [
    ['I have read the warnings, and set out', 'Set out on'],
    ['I am safe: check in', 'Checked in on'],
    ['It is over, I am away safe', 'It ended safe'],
  ] as const) {
    await small.getByRole('button', { name: button }).click();
    assert.match((await small.locator('main').textContent()) ?? '', new RegExp(then));
  }
  await context.close();
  await telephone.close();
});
