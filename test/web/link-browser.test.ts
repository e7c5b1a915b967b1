// The pages of a link between two files, and of the match bands, in a real browser: WCAG 2.2 AA, no sideways scrolling at 320 px, no JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { answerLink, decideCandidate } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { waitingLinks } from '../../src/domain/link/state.ts';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import { staffSite } from '../support/staff.ts';

test('two files are looked at beside each other and joined by a second person, and the match bands tried, without JavaScript and at 320 px', async () => {
  await using site = await staffSite();
  const { house } = site;
  const gita = house.viewer('gita');
  const concern = 'Said to a teacher that he would show them all; the mother telephoned twice.';
  const one = await house.refer({ name: 'Perrin Featherstonehaugh-Ashgrove', born: '2011-02-03', concern });
  const two = await house.refer({ name: 'Perin Featherstonehaugh-Ashgrove', born: '2011-02-03', concern });
  for (const { file, referral } of [one, two])
    await recordAct(house, gita, {
      act: 'continue',
      file,
      referral,
      key: house.newId(),
      fields: { nextStep: 'Talk with the school.', nextLook: (await house.now()) + 5 * 86_400_000 },
    });
  const propose = () =>
    decideCandidate(house, gita, {
      file: two.file,
      referral: two.referral,
      candidate: one.referral.replace('ref-', 'r-'),
      answer: 'same',
      reason: 'One birth date, and the school names the same mother.',
      key: house.newId(),
    });
  const waits = async () => {
    const file = (await lookAt(house, gita, two.file))?.file;
    const [link] = file ? waitingLinks(file) : [];
    assert.ok(link);
    return link.id;
  };
  await propose();
  const words = 'The schools differ. Ask the mother first.';
  await answerLink(house, house.viewer('tom'), { file: two.file, link: await waits(), answer: 'decline', words, key: house.newId() });
  await propose();

  await using browser = await openBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const base = await site.listen();
  await signIn(page, base, 'tom');
  await looks(page, `${base}/files/${one.file}`, 'file');
  const link = `/files/${two.file}/links/${await waits()}`;
  await looks(page, `${base}${link}`, 'link');
  const withScript = await (await browser.newContext()).newPage();
  await signIn(withScript, base, 'tom');
  await withScript.goto(`${base}${link}`);
  await axeClean(withScript);
  await page.focus('#words-agree');
  await page.keyboard.type('Both files read; the mother confirms it.');
  await page.keyboard.press('Tab');
  await page.click('text=Agree: one person, one file');
  await page.waitForURL(/done=link-agreed/);
  await looks(page, `${base}/files/${one.file}/links`, 'history');
  await looks(page, `${base}/rulebook/matching?try=most&most=1`, 'bands');
  for (const path of [`/files/${one.file}/links`, '/rulebook/matching?try=most&most=1']) {
    await withScript.goto(`${base}${path}`);
    await axeClean(withScript);
  }
  assert.deepEqual(site.faults, []);
});
