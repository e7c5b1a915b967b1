// The one line end to end, as people meet it: a real browser without JavaScript over a real database. Somebody without an
// account refers; it is assessed, closed by two people, comes back under a misspelt name, is joined, cannot be closed
// before what the gates ask for is there, is closed by a senior post, and returns for review and climbs.
// SHOTS=folder keeps a picture of each page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { settleDue } from '../../src/app/time.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('the line from a first report to a review', () => {
  let site: StaffSite;
  let browser: Browser;
  let base: string;
  let tab: Page;
  let scripted: BrowserContext;

  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    base = await site.listen();
    browser = await openBrowser();
    tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    scripted = await browser.newContext({ viewport: { width: 320, height: 700 } });
  });
  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  const main = (): Promise<string> => tab.locator('main').innerText();
  const heading = (): Promise<string> => tab.locator('h1').first().innerText();
  const sees = async (...wanted: readonly RegExp[]): Promise<void> => {
    const words = await main();
    for (const each of wanted) assert.match(words, each, tab.url());
  };
  const press = async (name: string | RegExp): Promise<void> => {
    await tab.getByRole('main').getByRole('button', { name }).first().click();
  };
  const follow = async (name: string | RegExp): Promise<void> => {
    await tab.getByRole('main').getByRole('link', { name }).first().click();
  };

  /** One of the things that can be done with a referral. */
  const choose = async (name: string): Promise<void> => {
    await tab.locator('.tl-acts').getByRole('link', { name }).click();
  };

  async function signIn(practitioner: string): Promise<void> {
    await tab.goto(`${base}/sign-in`);
    await tab.check(`[value="${practitioner}"]`);
    await press('Sign in');
  }

  /** The page as it stands: for axe and at 320 pixels, in a browser that may run what axe is made of. */
  async function isUsable(name: string): Promise<void> {
    await scripted.addCookies(await tab.context().cookies());
    const other = await scripted.newPage();
    await other.goto(tab.url());
    await axeClean(other);
    const width = (await other.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as number[];
    assert.equal(width[0], width[1], `${tab.url()} scrolls sideways`);
    if (process.env['SHOTS']) await other.screenshot({ path: `${process.env['SHOTS']}/line-${name}-320.png`, fullPage: true });
    await other.close();
  }

  /** Presses Tab until what has the focus matches, as somebody without a mouse would; then Enter. */
  async function byKeyboard(selector: string): Promise<void> {
    for (let presses = 0; presses < 90; presses++) {
      if ((await tab.locator(`${selector}:focus`).count()) > 0) {
        const arrived = tab.waitForEvent('framenavigated');
        await tab.keyboard.press('Enter');
        await arrived;
        return tab.waitForLoadState();
      }
      await tab.keyboard.press('Tab');
    }
    assert.fail(`${selector} cannot be reached with the Tab key on ${tab.url()}`);
  }

  async function assess(words: string): Promise<void> {
    await tab.check('[value="limited information but concern may exist"]');
    await tab.fill('#words', words);
    await tab.fill('#wouldChangeMyMind', 'A second report from somebody independent.');
    await press('Record the assessment');
    await sees(/The assessment is recorded/);
  }

  it('is walked by keyboard and mouse, with no script', async () => {
    // Somebody without an account refers.
    await tab.goto(`${base}/tell-us/danger`);
    await tab.check('[value=no]');
    await press('Continue');
    const typed: Readonly<Record<string, string>> = {
      fullName: 'Oskar Wielgomas',
      'born-day': '7',
      'born-month': '3',
      'born-year': '2011',
      whatHappened: 'Drew an attack in two lessons.',
      language: 'Polish at home',
      yourName: 'Tobias Marsh',
    };
    for (let pages = 0; (await heading()) !== 'Check your answers before you send'; pages++) {
      assert.ok(pages < 30, `still at ${await heading()}`);
      for (const [name, words] of Object.entries(typed)) {
        if ((await tab.locator(`main [name="${name}"]`).count()) > 0) await tab.fill(`[name="${name}"]`, words);
      }
      await press('Continue');
    }
    await press('Send');
    assert.equal(await heading(), 'We have received it');

    // The assessor finds it on what needs them, and assesses it by keyboard.
    site.house.at('2026-03-03T10:00');
    await signIn('gita');
    assert.equal(await heading(), 'What needs me today');
    await sees(/Oskar Wielgomas/, /Do the initial assessment/, /9 March 2026\s+due in 6 days/, /Yours as Gateway assessor/);
    await isUsable('today');
    await byKeyboard('main .tl-owed__action a');
    await sees(/Drew an attack in two lessons/, /Do not question the child/, /Polish at home/);
    await isUsable('assess');
    await press('Record the assessment');
    assert.match(await tab.title(), /^Error: /);
    await sees(/Choose what you conclude/);
    await assess('The school has spoken with him. A mentor meets him each week.');
    await sees(/Nobody who may be the same person was found/);
    assert.doesNotMatch(await main(), /Tobias Marsh/, 'who told us is sealed');
    const first = tab.url().split('?')[0] ?? '';

    // Closing is proposed, and agreed by a second person.
    await choose('Decide: go on, or propose to close');
    await isUsable('decide');
    await tab.check('[value="no further action"]');
    await tab.check('[value="no-ideology"]');
    await tab.fill('main [name=words]', 'Explained, and support is in place.');
    await press('Propose closing');
    await sees(/no ideology was found is not by itself a reason/);
    assert.equal(await tab.inputValue('main [name=words]'), 'Explained, and support is in place.', 'what was typed is kept');
    await tab.check('[value="explained"]');
    await press('Propose closing');
    await sees(/Closing is proposed\. It is on another person’s list/);
    await tab.goto(`${first}/second`);
    await sees(/You proposed this yourself: another person decides/);
    assert.equal(await tab.getByRole('button', { name: 'Agree: close it' }).count(), 0);

    await signIn('tom');
    await sees(/Agree or decline: closing is proposed/);
    await follow(/^Agree or decline/);
    await isUsable('second');
    await press('Agree: close it');
    await sees(/Write why you agree/);
    await tab.fill('#agreeWords', 'Read all of it. The mentor is named.');
    await press('Agree: close it');
    await sees(/closed by two people/, /Closed 3 March 2026: no further action/, /tom, Prevent supervisor, Wexmoor police/);

    // Weeks later a misspelt second referral arrives; who it may be stands beside it in words.
    site.house.at('2026-04-20T09:00');
    await settleDue(site.house);
    const second = await site.house.refer({
      name: 'Oscar Vielgomas',
      born: '2011-03-07',
      concern: 'Said that people would see.',
      under18: 'yes',
    });
    await signIn('gita');
    await follow(/^Compare/);
    await sees(/Oskar Wielgomas/, /Same birth date: 07\/03\/2011/, /differ by one letter: Vielgomas, Wielgomas/, /Suggested/);
    await isUsable('referral');

    // The gate says what is lacking, on the page and when somebody tries all the same.
    await choose('Decide: go on, or propose to close');
    await sees(
      /What is still missing before you can propose closing/,
      /A suggested candidate has not been decided/,
      /assessment has not been recorded/,
    );
    await tab.check('[value="no further action"]');
    await tab.check('[value="explained"]');
    await tab.fill('main [name=words]', 'Explained as before.');
    await press('Propose closing');
    assert.match(await tab.title(), /^Error: /);
    await sees(/A suggested candidate has not been decided/);
    assert.equal(await tab.inputValue('main [name=words]'), 'Explained as before.');

    // Compared side by side, and joined.
    await follow(/Compare the two side by side/);
    await sees(/Name differs/, /not recorded/, /Drew an attack in two lessons/);
    assert.equal(await tab.locator('td strong', { hasText: 'Oscar Vielgomas' }).count(), 1, 'what differs stands in bold');
    await isUsable('compare');
    await tab.check('[value=same]');
    await press('Record');
    await sees(/Write why, in a sentence/);
    assert.equal(await tab.isChecked('[value=same]'), true);
    await tab.fill('#reason', 'Same birth date and school; the name was written as it was heard.');
    await press('Record');
    await sees(/Recorded as the same person/, /Repeat referral/i, /Earlier: 2 March 2026/, /You have not opened it/);

    // Now the gate asks for more: the earlier one read, all agencies together, what they mean together.
    await choose('Record the initial assessment');
    await assess('It has grown since January.');
    await choose('Decide: go on, or propose to close');
    await sees(/You have not opened the earlier referral/, /not been looked at together with other agencies/);
    await tab.check('[value="no further action"]');
    await tab.check('[value="explained"]');
    await tab.fill('main [name=words]', 'Looked at by all.');
    await press('Propose closing');
    await sees(/What all the referrals mean together has not been written/);
    await press(/^Open and read/);
    await sees(/you opened this earlier referral/i, /Drew an attack in two lessons/);
    await tab.locator('.govuk-back-link').click();
    await sees(/You opened it 20 April 2026/);

    // Whether the closed one reopens is a decision; and a senior officer looks with the other agencies.
    await tab.goto(`${base}/referrals/${second.referral}/reopening`);
    await isUsable('reopening');
    await tab.check('[value="stays closed"]');
    await tab.fill('main textarea', 'It is looked at in the new referral, with everything of the old one.');
    await press('Record');
    await sees(/the earlier referral stays closed/);
    await signIn('sena');
    // What nobody has answered of the first referral has climbed meanwhile: whether the person is told, and what whoever referred hears.
    await sees(/2 open promises, next on Monday 27 April 2026/, /Climbed to you[^]*Rule K08[^]*Rule C15/);
    await follow(/^Look at the repeat referral together/);
    await isUsable('look');
    await tab.check('[value="Wexmoor school"]');
    await tab.fill('#others', 'Youth service');
    await tab.fill('#words', 'All have answered; none holds more. They see the mentor’s work going on.');
    await press('Record the look');
    await sees(/Wexmoor school, Youth service/);

    await signIn('gita');
    await tab.goto(`${base}/referrals/${second.referral}/decide`);
    await sees(/Nothing is missing: you can propose closing/);
    await tab.check('[value="no further action"]');
    await tab.check('[value="explained"]');
    await tab.fill('main [name=words]', 'Looked at by all agencies.');
    await tab.fill('#cumulative', 'Two reports in seven weeks, the second more open. The mentor goes on and tells us.');
    await press('Propose closing');
    await sees(/Closing is proposed/);

    // An ordinary pair cannot close a repeat; the senior post reads first, then agrees.
    await signIn('tom');
    await tab.goto(`${base}/referrals/${second.referral}/second`);
    await sees(/only a senior post can agree/);
    assert.equal(await tab.getByRole('button', { name: 'Agree: close it' }).count(), 0);
    await signIn('sena');
    await follow(/^Agree or decline/);
    await sees(/You have not opened the earlier referral/);
    assert.equal(await tab.getByRole('button', { name: 'Agree: close it' }).count(), 0);
    await press(/^Open and read/);
    await tab.locator('.govuk-back-link').click();
    assert.equal(await heading(), 'Do you agree that it is closed?');
    await tab.fill('#agreeWords', 'Agreed, with the review kept.');
    await press('Agree: close it');
    await sees(/closed by two people/);

    // It comes back for review; nobody holds it; it lapses and climbs.
    site.house.at('2026-10-22T09:00');
    await settleDue(site.house);
    await signIn('tom');
    await sees(/Climbed to you, and nobody has acknowledged it/, /Review the closed referral/, /from Gateway assessor, Wexmoor police/);
    await isUsable('climbed');
    site.house.at('2026-10-26T09:00');
    await settleDue(site.house);
    await signIn('sena');
    await sees(/Climbed to you/, /20 October 2026/);
    await signIn('gita');
    await sees(/Overdue \(1\)/, /Review the closed referral/);
    await tab.goto(`${base}/referrals/${second.referral}/review`);
    await sees(/How it was closed/, /Looked at by all agencies/, /Two reports in seven weeks/);
    await isUsable('review');
    await tab.check('[value="stays closed"]');
    await tab.fill('#words', 'The mentor and the school have heard nothing new.');
    await press('Record');
    await sees(/The review is recorded: it stays closed/);
    await tab.goto(`${base}/queue`);
    await sees(/Closed/, /Repeat referral/);
    await isUsable('queue');
    await tab.goto(first);
    await sees(/Later: 20 April 2026/);
    assert.deepEqual(site.faults, []);
  });
});
