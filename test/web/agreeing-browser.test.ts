// The pages about who leads in a real browser: WCAG 2.2 AA, no sideways scrolling at 320 px, everything without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import { councilViewer, joinCouncil } from '../support/council.ts';
import { staffSite } from '../support/staff.ts';

test('an offer, a dispute and an answer to a referrer are read and sent without JavaScript, at 320 px, and break no accessibility rule', async () => {
  await using site = await staffSite();
  const { house } = site;
  await joinCouncil(house);
  const { file, referral } = await house.refer({ name: 'Orla Pendry-Featherstonehaugh', under18: 'yes' });
  const key = () => house.newId();
  const done = async (outcome: ReturnType<typeof recordAct>) => assert.equal((await outcome).kind, 'done');
  const offer = {
    to: 'council-lead',
    why: 'The family has moved into the care of the council.',
    open: 'A visit with the school nurse on Thursday.',
    needToKnow: 'Speaks with the nurse only; do not telephone the flat.',
    since: await house.now(),
  };
  const [gita, tom, cora] = [house.viewer('gita'), house.viewer('tom'), councilViewer(house, 'cora')];
  await done(recordAct(house, gita, { act: 'offer-handover', file, key: key(), handover: 'o1', fields: offer }));
  await using browser = await openBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const base = await site.listen();
  await signIn(page, base, 'gita');
  await looks(page, `${base}/files/${file}/hand-over/o1`, 'offered');
  await looks(page, `${base}/files/${file}`, 'file');
  await done(recordAct(house, cora, { act: 'refuse-handover', file, key: key(), handover: 'o1', words: 'Lives in the next area.' }));
  await looks(page, `${base}/files/${file}/hand-over/o1`, 'refused');
  await looks(page, `${base}/files/${file}/hand-over`, 'offer');

  // By keyboard and without JavaScript: the dispute, from the page of the refused offer.
  await page.goto(`${base}/files/${file}/dispute?handover=o1`);
  await looks(page, `${base}/files/${file}/dispute?handover=o1`, 'dispute-open');
  await page.fill('#words', 'Who leads.');
  await page.fill('#view', 'The family is in the care of the council, which sees them each week.');
  await page.check('input[name="life"][value="no"]');
  await page.check('input[name="interimLead"]');
  await page.fill('#what-one', 'Telephone the school each morning.');
  await page.selectOption('#post-one', 'team');
  for (const [part, value] of [
    ['day', '6'],
    ['month', '3'],
    ['year', '2026'],
  ] as const)
    await page.fill(`#by-one-${part}`, value);
  await page.focus('main form button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/dispute\/[^?]+\?done=dispute-opened/);
  const dispute = new URL(page.url()).pathname;
  await looks(page, `${base}${dispute}`, 'dispute');
  await signIn(page, base, 'sena');
  await looks(page, `${base}${dispute}`, 'dispute-decider');

  const closing = { finding: 'unfounded', reasons: [], words: 'Explained by the nurse.', cumulative: '', answers: [] } as const;
  await done(recordAct(house, gita, { act: 'propose-closure', file, key: key(), referral, fields: closing }));
  await done(recordAct(house, tom, { act: 'agree-to-close', file, key: key(), referral, words: 'Agreed.' }));
  const fields = { words: 'It goes on every day.', came: 'told' } as const;
  await done(recordAct(house, tom, { act: 'challenge-outcome', file, key: key(), challenge: 'c1', referral, fields }));
  await looks(page, `${base}/files/${file}/challenge/c1`, 'challenge');

  const withScript = await (await browser.newContext()).newPage();
  await signIn(withScript, base, 'sena');
  for (const path of [
    `/files/${file}/hand-over/o1`,
    `/files/${file}/hand-over`,
    `/files/${file}/dispute`,
    dispute,
    `/files/${file}/challenge/c1`,
  ]) {
    await withScript.goto(`${base}${path}`);
    await axeClean(withScript);
  }
  assert.deepEqual(site.faults, []);
});
