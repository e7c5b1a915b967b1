// The browser that npm brings opens a page here, as whoever runs the tests, and axe speaks up when a page is at fault.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

test('what is read after an act is the whole of the page that it led to', async () => {
  const server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html');
    if (request.url === '/')
      return answer.end('<main><a href="/slow">Go on</a><form action="/slow"><input><button>Send</button></form></main>');
    answer.write('<title>Slow</title><main>The first half. ');
    return setTimeout(() => answer.end('The second half.</main>'), 500);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    await using browser = await openBrowser();
    const page = await (await browser.newContext()).newPage();
    for (const act of [
      () => page.click('a'),
      () => page.getByRole('button', { name: 'Send' }).click(),
      () => page.press('input', 'Enter'),
      () => page.locator('input').press('Enter'),
    ]) {
      await page.goto(address);
      await act();
      assert.match((await page.locator('main').textContent()) ?? '', /The second half/, String(act));
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
