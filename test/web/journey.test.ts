// The public pages as a person meets them: a real browser, the keyboard alone, no JavaScript, 320 pixels wide.
// SHOTS=folder keeps a picture of each page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { paths } from '../../src/web/paths.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { buildServer } from '../../src/web/server.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { WebStore, webDeps } from '../support/webDeps.ts';

describe('the public pages in a browser', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let base: string;
  const store = new WebStore();
  before(async () => {
    app = await buildServer(webDeps(store));
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
  });

  const heading = (tab: Page): Promise<string> => tab.locator('h1').first().innerText();
  const fits = async (tab: Page): Promise<void> => {
    const { scrolls, fits } = (await tab.evaluate(
      '({ scrolls: document.documentElement.scrollWidth, fits: document.documentElement.clientWidth })',
    )) as { scrolls: number; fits: number };
    assert.equal(scrolls, fits, `${tab.url()} scrolls sideways`);
  };

  /** Presses Tab until what has the focus matches, as somebody without a mouse would. */
  async function tabTo(tab: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if ((await tab.locator(`${selector}:focus`).count()) > 0) return;
      await tab.keyboard.press('Tab');
    }
    assert.fail(`${selector} cannot be reached with the Tab key on ${tab.url()}`);
  }

  /** Presses Enter and waits for the page that it leads to. */
  async function enter(tab: Page): Promise<void> {
    const arrived = tab.waitForEvent('framenavigated');
    await tab.keyboard.press('Enter');
    await arrived;
    await tab.waitForLoadState();
  }

  it('go from the front page to a receipt by keyboard alone, without JavaScript, at 320 pixels', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    const tab = await context.newPage();
    const visited: string[] = [];
    tab.on('request', (request) => visited.push(request.url()));
    const typed: Readonly<Record<string, string>> = {
      fullName: 'Bertram Quillfeather',
      'born-year': '2011',
      whatHappened: 'He wrote a list of names.',
      yourEmail: 'marsh@hillside.example',
    };

    await tab.goto(base);
    await tab.keyboard.press('Tab');
    assert.equal(await tab.locator(':focus').innerText(), 'Skip to main content');
    await tabTo(tab, 'main a[href="/tell-us"]');
    await enter(tab);
    await tabTo(tab, 'main a[role=button]');
    await enter(tab);

    const seen: string[] = [];
    for (let pages = 0; (await heading(tab)) !== 'Check your answers before you send'; pages++) {
      assert.ok(pages <= questions.length, `still at ${await heading(tab)}`);
      seen.push(await heading(tab));
      await fits(tab);
      if (tab.url().endsWith('/danger')) {
        await tabTo(tab, 'main input[type=radio]');
        await tab.keyboard.press('ArrowDown');
      }
      for (const [name, words] of Object.entries(typed)) {
        if ((await tab.locator(`main [name="${name}"]`).count()) === 0) continue;
        await tabTo(tab, `main [name="${name}"]`);
        await tab.keyboard.type(words);
      }
      await tabTo(tab, '#continue');
      await enter(tab);
    }
    assert.deepEqual(
      seen,
      questions.filter((question) => question.slug !== 'under-18').map((question) => question.title),
    );

    await fits(tab);
    await tabTo(tab, '#send');
    await enter(tab);
    assert.equal(await heading(tab), 'We have received it');
    await fits(tab);
    const reference = await tab.locator('.tl-reference').innerText();
    await tab.reload();
    assert.equal(await tab.locator('.tl-reference').innerText(), reference, 'the receipt stays after a refresh');

    assert.ok(visited.length > questions.length);
    for (const url of visited)
      assert.doesNotMatch(url, /Quillfeather|Bertram|2011|hillside|list/i, 'nothing about anybody stands in an address');
    await context.close();
  });

  it('alert the duty post by keyboard alone, without JavaScript, at 320 pixels', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(`${base}${paths.help}`);
    await tabTo(tab, 'a[href="/danger"]');
    await enter(tab);
    await tabTo(tab, '#place');
    await tab.keyboard.type('Bus station');
    await tabTo(tab, 'main form button');
    await enter(tab);
    assert.match(await heading(tab), /The duty post has been alerted at 10:05/);
    await fits(tab);
    await context.close();
  });

  it('keep what was typed over Back and Forward', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(`${base}${paths.referral.question('worry')}`);
    await tab.fill('#worry', 'That he means it');
    await tab.click('#continue');
    await tab.click('.govuk-back-link');
    assert.equal(await tab.inputValue('#worry'), 'That he means it');
    await context.close();
  });

  it('start the design system’s script under our content policy without a complaint', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const complaints: string[] = [];
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    await tab.goto(`${base}${paths.referral.question('who')}`);
    await tab.waitForSelector('body.govuk-frontend-supported');
    await tab.click('#continue');
    await tab.waitForSelector('.govuk-error-summary:focus');
    assert.match(await tab.title(), /^Error: /);
    assert.deepEqual(
      complaints.filter((words) => !words.includes('422')),
      [],
    );
    await context.close();
  });

  for (const width of [1280, 320]) {
    it(`are accessible at ${width} pixels, with and without errors`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const tab = await context.newPage();
      const check = async (name: string): Promise<void> => {
        await axeClean(tab);
        await fits(tab);
        if (process.env['SHOTS']) await tab.screenshot({ path: `${process.env['SHOTS']}/${name}-${width}.png`, fullPage: true });
      };
      const open = async (path: string, name: string): Promise<void> => {
        await tab.goto(`${base}${path}`);
        await check(name);
      };
      await open(paths.home, 'home');
      await open(paths.help, 'help');
      await open(paths.accessibility, 'accessibility');
      await open('/nowhere', 'missing');
      await open(paths.signIn, 'sign-in');
      await tab.click('main form button');
      await check('sign-in-error');
      await open(paths.danger, 'danger');
      await tab.click('main form button');
      await check('danger-error');
      await tab.fill('#happening', 'Shouting');
      await tab.click('main form button');
      await check('alerted');
      await open(paths.referral.start, 'start');
      await open(paths.referral.question('under-18'), 'q-under-18');
      for (const [index, question] of questions.filter(({ slug }) => slug !== 'under-18').entries()) {
        await open(paths.referral.question(question.slug), `q${index}-${question.slug}`);
        const fill = async (name: string, words: string): Promise<void> => {
          if ((await tab.locator(`[name="${name}"]`).count()) > 0) await tab.fill(`[name="${name}"]`, words);
        };
        await fill('ageAbout', 'ten');
        await fill('yourEmail', 'nowhere');
        await tab.click('#continue');
        if (!tab.url().endsWith(`/${question.slug}`)) continue;
        await check(`q${index}-${question.slug}-error`);
        if (question.slug === 'danger') await tab.check('[value=no]');
        await fill('ageAbout', '14');
        await fill('yourEmail', '');
        await fill('fullName', `Bertram ${'Quillfeather'.repeat(8)}`);
        await fill('whatHappened', 'He wrote a list.\nThen another.');
        await tab.click('#continue');
      }
      await open(paths.referral.check, 'check');
      await tab.click('#send');
      await check('receipt');
      await open(paths.referral.start, 'start-after');
      await tab.goto(`${base}${paths.referral.question('who')}`);
      await context.clearCookies();
      await tab.click('#continue');
      await check('send-again');
      await open(paths.signIn, 'sign-in');
      await tab.click('label >> nth=0');
      await tab.click('main form button');
      await check('signed-in-missing');
      await open(paths.home, 'signed-in-home');
      await context.close();
    });
  }
});
