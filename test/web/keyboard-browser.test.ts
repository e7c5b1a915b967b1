/** The main pages of each role with the keyboard alone, in the real browser: reached in the order of the page, seen, and never caught. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, signIn } from '../support/browser.ts';
import { crawl } from '../support/crawl.ts';
import { demonstrationSite } from '../support/demonstration.ts';
import { sentEmpty, skips, walk } from '../support/keyboard.ts';

/** What each works with, by route: the first page of it that their links lead to. `send`: a form there that is sent with nothing in it. */
const roles: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  imogen: {
    '/today': null,
    '/referrals/:id': null,
    '/referrals/:id/decide': 'form:has(input[value="continue"]) button',
    '/files/:id/contacts': null,
    '/files/:id/told': 'form:has(input[name="what"][value="tell"]) button.govuk-button[data-prevent-double-click]',
    '/files/:id/roles': null,
    '/files/:id/assessments/new': 'button[value="save"]',
    '/files/:id/violence': null,
    '/files/:id/case/:case': null,
    '/files/:id/disclosures/decide': null,
  },
  winifred: {
    '/panel': null,
    '/panel/meetings/:meeting': null,
    '/panel/meetings/:meeting/cases/:id/:subject': null,
    '/panel/members': null,
  },
  rosalind: { '/load': null, '/load/parked': null, '/load/lapses': null },
  idris: { '/mentor': null, '/mentor/:id': null },
};

test('the main pages of each role are walked with the keyboard alone', async () => {
  await using site = await demonstrationSite('partnership');
  await using browser = await openBrowser();
  const base = await site.app.listen({ port: 0, host: '127.0.0.1' });
  const wrong: string[] = [];
  let pages = 0;
  for (const [person, asked] of Object.entries(roles)) {
    const opened = await crawl(await site.as(person), '/today', { ofAKind: 1, depth: 4 });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await signIn(page, base, person);
    wrong.push(...(await skips(page)).map((each) => `${person}: ${each}`));
    for (const [route, button] of Object.entries(asked)) {
      const path = opened.find((each) => each.route === route && each.status === 200)?.path;
      if (path === undefined) {
        wrong.push(`${person} finds no page ${route}`);
        continue;
      }
      await page.goto(`${base}${path}`);
      pages += 1;
      wrong.push(...(await walk(page)).map((each) => `${person}, ${route}: ${each}`));
      if (button !== null) wrong.push(...(await sentEmpty(page, button)).map((each) => `${person}, ${route}: ${each}`));
    }
    await context.close();
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(site.faults, []);
  assert.ok(pages >= 15, `${pages} pages were walked`);
});
