/** Takes the pictures of the README from a freshly started demonstration: `node_modules/.bin/node test/docs/pictures.ts http://127.0.0.1:3000`. */
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { checkout } from '../support/server.ts';

const address = process.argv[2] ?? 'http://127.0.0.1:3000';
await using browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();

await page.goto(`${address}/sign-in`);
await page.getByText('Imogen Varley').click();
await page.locator('main button').click();
await page.goto(`${address}/today`);
await take(page, 'today', 1190);
await page.locator('main a[href*="/referrals/"]', { hasText: 'Oscar Vielgomas' }).first().click();
const referral = page.url().split('#')[0] ?? '';
// From its top, not from the candidates to which the list leads.
await page.goto('about:blank');
await page.goto(referral);
await take(page, 'referral', 1300);

/** From the top of the page as far as the height. */
async function take(shown: Page, name: string, height: number): Promise<void> {
  await shown.setViewportSize({ width: 1280, height });
  await shown.screenshot({ path: join(checkout, 'docs/pictures', `${name}.png`) });
}
