// The browser that npm brings opens a page here, as whoever runs the tests, and axe speaks up when a page is at fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeClean, openBrowser } from '../support/browser.ts';

test('the browser opens a page and axe names what is wrong with it', async () => {
  await using browser = await openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent(
    '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><label for="name">Name</label><input id="name"></main></html>',
  );
  assert.equal(await page.title(), 'A page');
  await axeClean(page);
  await page.setContent('<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><input id="name"></main></html>');
  await assert.rejects(axeClean(page), /label at #name/);
});
