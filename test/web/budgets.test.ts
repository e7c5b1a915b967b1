// Time budgets (issue 3): referral 12 minutes, assessment entry 8, session report 2, for a realistic account, by keyboard alone, in minutes of the
// model of test/support/effort.ts. The figures are in docs/assessor.md; run with BUDGETS=1 to have them printed.
import assert from 'node:assert/strict';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { type Effort, fillByKeyboard, minutesOf, noEffort } from '../support/effort.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

/** Invented, and as long as a safeguarding lead writes: 190 words. */
const account = `On Tuesday after lunch I was called to the library because Tamsin was upset. She had a notebook open with a list of eleven names from her year, and beside some of them a date in June. When I asked what it was she said "they will all be sorry" and closed it. The librarian had seen her print pictures from a website the day before. Her form tutor tells me that she has stopped eating with her friends since Easter and that her work has changed: two essays this term were about attacks on schools, and she wrote that people who do such things are "the only honest ones". I did not see the pictures myself. She has not threatened anybody to their face as far as I know. I have known her for three years and have never been worried before.`;
const referral: Readonly<Record<string, string>> = {
  danger: 'no',
  yourName: 'Marian Holt',
  yourTelephone: '01632 960 222',
  yourEmail: 'm.holt@harrowlane.example',
  safeContact: 'Weekdays until four, by telephone.',
  yourRole: 'education',
  yourOrganisation: 'Harrow Lane Academy',
  howKnown: 'I am the safeguarding lead at her school',
  fullName: 'Tamsin Rose Quennell',
  'born-day': '3',
  'born-month': '2',
  'born-year': '2010',
  parents: 'Her mother knows that she is unhappy. She does not know about the list.',
  address: '14 Hook Road, Wexmoor WX4 2AB',
  schoolOrWork: 'Harrow Lane Academy, Year 10',
  whatHappened: account,
  'happened-day': '24',
  'happened-month': '2',
  'happened-year': '2026',
  worry: 'That the dates beside the names mean something, and that nobody else has seen the notebook.',
  mightHappenNext: 'The first date is the ninth of June.',
  othersKnow: 'Her form tutor, the librarian and the head teacher.',
  alreadyDone: 'I have kept the notebook and written down her words the same day.',
  interpreter: 'no',
  knowsOfReferral: 'no',
  knowsWords: 'I was afraid that she would destroy things on her telephone.',
};
const assessment: Readonly<Record<string, string>> = {
  outcome: 'limited information but concern may exist',
  words: `The list with dates and the two essays speak for a fixation on violence against her year. That she has withdrawn since Easter fits with that, and with bullying or a loss as well. Nobody has heard a threat, and she has no record with us. There is no sign of an ideology, which is no reason to stop. The other way to read it is that she was hurt by some of those named and wrote down when. I think that a multi-agency look is needed before the first date, and that the school should speak with her with somebody she trusts.`,
  checks:
    'Police national and local records today, nothing held. Children’s services: one contact in 2024 about her brother, closed. School chronology read.',
  wouldChangeMyMind: 'An account from her that explains the dates, or that the list is of people who bullied her.',
  ownAccount: 'Not asked yet. The school does it with social care on Thursday.',
};
const session: Readonly<Record<string, string>> = {
  outcome: 'held',
  'day-day': '2',
  'day-month': '3',
  'day-year': '2026',
  seen: 'We met at the library for fifty minutes. She was calmer, spoke about her brother for the first time and showed me a drawing. No mention of the list. Next week the same time.',
};

describe('a form takes no longer than its budget', () => {
  let site: StaffSite;
  let browser: Browser;
  let context: BrowserContext;
  let tab: Page;
  let base = '';
  let known = '';
  before(async () => {
    site = await staffSite('2026-03-02T15:00');
    browser = await openBrowser();
    context = await browser.newContext();
    tab = await context.newPage();
    base = await site.listen();
    known = (await site.house.refer({ name: 'Bertram Quillfeather', born: '2009-05-06' })).referral;
  });
  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  const within = (name: string, effort: Effort, budget: number): void => {
    const minutes = minutesOf(effort);
    if (process.env['BUDGETS'])
      process.stdout.write(`${name}: ${JSON.stringify({ ...effort, known: undefined })} ${minutes.toFixed(1)} minutes of ${budget}\n`);
    assert.ok(
      minutes <= budget,
      `${name} takes ${minutes.toFixed(1)} minutes of the model, more than ${budget}: ${JSON.stringify({ ...effort, known: undefined })}`,
    );
    // A run that filled in nothing would be within any budget.
    assert.ok(effort.wordsTyped > 25 && effort.fields >= 3);
  };

  it('12 minutes for a referral with an account of 140 words', async () => {
    const effort = noEffort();
    await tab.goto(`${base}/tell-us/danger`);
    for (let pages = 0; pages < 30 && new URL(tab.url()).pathname !== '/tell-us/check'; pages += 1) {
      const before = new URL(tab.url()).pathname;
      await fillByKeyboard(tab, effort, referral, 'continue');
      await tab.waitForURL((url) => url.pathname !== before);
    }
    await fillByKeyboard(tab, effort, {}, 'send').catch(async () => {
      // The check page's first form is the one that sends.
      throw new Error(`Sending was not reached on ${tab.url()}`);
    });
    await tab.waitForURL(/\/receipt$/);
    assert.ok(account.split(/\s+/).length >= 140);
    within('Referral', effort, 12);
  });

  it('8 minutes for an initial assessment', async () => {
    const effort = noEffort();
    await tab.goto(`${base}/sign-in`);
    await tab.click('input[value="gita"]');
    await tab.click('main form button');
    await tab.goto(`${base}/referrals/${known}/record/assess`);
    await fillByKeyboard(tab, effort, assessment, 'send');
    await tab.waitForURL(/done=assessed/).catch(async () => {
      throw new Error(`It was not recorded: ${(await tab.locator('.govuk-error-summary').allInnerTexts()).join(' ')}`);
    });
    within('Assessment', effort, 8);
  });

  it('2 minutes for a report of a session', async () => {
    const effort = noEffort();
    await tab.goto(`${base}/referrals/${known}/session`);
    await fillByKeyboard(tab, effort, session, 'send');
    await tab.waitForURL(/done=session-reported/);
    within('Session report', effort, 2);
  });
});
