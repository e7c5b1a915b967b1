// The pages of judgement in a real browser: filled in by keyboard, without script, wide and on a telephone, and clean for axe.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inventedExample, loadWritten } from '../../src/app/assessmentForms.ts';
import { judge } from '../../src/app/judging.ts';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('the pages of judgement', () => {
  let site: StaffSite;
  let browser: Browser;
  let page: Page;
  let base: string;
  let file: string;
  before(async () => {
    site = await staffSite();
    browser = await openBrowser();
    base = await site.listen();
    page = await (await browser.newContext()).newPage();
    await signIn(page, base, 'gita');
    const loaded = await loadWritten(site.house, inventedExample, 'To look at it.');
    assert.ok('loaded' in loaded && loaded.loaded);
    const referred = await site.house.refer({ name: 'Leontine Wraxall' });
    file = referred.file;
    const [gita, tom] = [site.house.viewer('gita'), site.house.viewer('tom')];
    const done = async (outcome: Promise<{ readonly kind: string }>) => assert.equal((await outcome).kind, 'done');
    const until = (await site.house.now()) + 30 * 86_400_000;
    const fields = {
      words: 'She would not travel.',
      grounds: 'No passport is known.',
      wouldShowWrong: 'An application for one.',
      owner: 'gateway',
      until,
    };
    await done(judge(site.house, gita, { act: 'make-assumption', file, key: 'k1', assumption: 's1', fields }));
    await done(
      judge(site.house, tom, {
        act: 'challenge-assumption',
        file,
        key: 'k2',
        assumption: 's1',
        words: 'A passport is not needed for everything.',
      }),
    );
    const role = { sort: 'volunteering', held: 'held', what: 'Coaches children', with: 'A club', source: 'The club’s page' } as const;
    await done(judge(site.house, gita, { act: 'record-role', file, key: 'k3', role: 'r1', fields: role }));
    const find = { about: 'this person', sort: 'threat in public', words: 'Shouted at a campaigner.', found: '', person: '' } as const;
    await done(judge(site.house, tom, { act: 'record-find', file, key: 'k4', find: 'f1', fields: find }));
    for (const [who, key, judgement] of [
      [gita, 'a1', 'Concern goes on.'],
      [tom, 'a2', 'Concern grows.'],
    ] as const)
      await done(
        judge(site.house, who, {
          act: 'make-assessment',
          file,
          key,
          assessment: key,
          happened: await site.house.now(),
          fields: {
            judgement,
            confidence: 'moderate',
            wouldChangeMyMind: 'A quiet year.',
            capability: { grade: 'weak', atHand: 'A van.', grounds: 'No training is known.', confidence: 'moderate' },
            ...(key === 'a2' ? { dissentsFrom: 'a1', dissent: 'The accounts do not fit.' } : {}),
          },
        }),
      );
  });
  after(async () => {
    await browser.close();
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });

  it('each is clean for axe and does not scroll sideways, wide or at 320 px', async () => {
    for (const [name, path] of [
      ['make', 'assessments/new'],
      ['list', 'assessments'],
      ['beside', 'assessments/a1/beside/a2'],
      ['assumptions', 'assumptions'],
      ['finds', 'finds'],
      ['roles', 'roles'],
    ] as const) {
      await looks(page, `${base}/files/${file}/${path}`, `judging-${name}`);
      await axeClean(page);
    }
  });

  it('an assessment is filled in by keyboard alone, without script, and saved', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(plain, base, 'gita');
    await fillIn(plain);
  });

  async function fillIn(page: Page): Promise<void> {
    await page.goto(`${base}/files/${file}/assessments/new`);
    const press = (key: string) => page.keyboard.press(key);
    const fill = async (name: string, words: string) => {
      await page.locator(`[name="${name}"]`).first().focus();
      await page.keyboard.type(words);
    };
    const choose = async (name: string, value: string) => {
      await page.locator(`[name="${name}"][value="${value}"]`).focus();
      await press('Space');
    };
    await choose('purpose', 'review of support');
    await choose('concerns', 'person');
    await choose('item-harm-spoken-of', 'In general');
    await choose('item-harm-spoken-of-sure', 'moderate');
    await fill('item-harm-spoken-of-grounds', 'Her letters.');
    await choose('item-steps-taken', 'Nothing found');
    await choose('item-steps-taken-sure', 'low');
    await fill('item-steps-taken-grounds', 'Nobody has looked.');
    await fill('item-in-own-words', 'One letter.');
    await choose('item-somebody-trusted', 'Yes');
    await choose('item-somebody-trusted-sure', 'high');
    await fill('item-somebody-trusted-grounds', 'Her aunt.');
    await fill('judgement', 'Less than in March.');
    await choose('sure', 'moderate');
    await fill('change', 'Another letter.');
    await page.locator('button[value="save"]').focus();
    await press('Enter');
    await page.waitForURL(/done=assessment-made/);
    assert.match(await page.innerText('main'), /Less than in March\./);
    assert.match(await page.innerText('main'), /Invented example: no official tool/);
  }
});
