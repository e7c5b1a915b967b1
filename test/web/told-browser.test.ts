// The pages about the person in a real browser: readable at 320 px, accessible, and printable without a word of who referred.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { setNoticeRoutes } from '../../src/app/noticeRoutes.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { axeClean, openBrowser } from '../support/browser.ts';
import { staffSite } from '../support/staff.ts';

test('told and heard, the state of the person, the letter and the public page: 320 px, accessible', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const gita = house.viewer('gita');
  const { file, referral } = await house.refer({ name: 'Linnet Harrowgate', born: '2011-04-05', under18: 'yes' });
  const record = async (
    act: Parameters<typeof recordAct>[2] extends infer R
      ? R extends { file: string; key: string }
        ? Omit<R, 'file' | 'key'>
        : never
      : never,
  ) => {
    const outcome = await recordAct(house, gita, { ...act, file, key: house.newId() } as Parameters<typeof recordAct>[2]);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  await setNoticeRoutes(house, house.viewer('sena'), {
    controller: 'Wexmoor Council (invented)',
    access: 'Records office, 1 Harrow Lane, Wexmoor. Telephone 01632 960 001.',
    correction: 'The same office.',
    complaint: 'The clerk of the council, 2 Harrow Lane.',
  });
  await record({
    act: 'record-parents',
    telling: 'p1',
    fields: { holders: 'The mother.', inCare: 'no', parentMayBeSource: 'not known', childsView: 'Wants an aunt to be told first.' },
  });
  await record({ act: 'record-account', telling: 'a1', fields: { concerns: referral, account: 'It was a joke, and nobody laughed.' } });
  const until = house.now().then((now) => now + 40 * 86_400_000);
  const why = { notToldBecause: 'it would harm the person', words: 'Is in hospital until Easter.', reviewer: 'team' } as const;
  await record({ act: 'decide-telling', telling: 't1', fields: { outcome: 'not told', concerns: referral, until: await until, ...why } });
  await record({ act: 'record-right', telling: 'r1', fields: { right: 'access', words: 'Wants to see what the school wrote.' } });
  await record({
    act: 'record-circumstance',
    circumstance: 'c1',
    fields: { what: 'moved school', source: 'The school', place: 'Saltmarsh High' },
  });
  await record({ act: 'record-circumstance', circumstance: 'c2', fields: { what: 'missing', source: 'The mother' } });

  const adult = await house.refer({ name: 'Merrow Castellane', under18: 'no' });
  const about = { file: adult.file, referral: adult.referral };
  const asked = { act: 'ask-deconfliction', why: 'Contact.', ...about } as const;
  await recordPartnerAct(house, gita, { ...asked, key: house.newId() });
  const answer = { answer: 'no objection', conditions: '', by: 'The duty unit' } as const;
  await recordPartnerAct(house, house.viewer('dora'), { act: 'answer-deconfliction', fields: answer, ...about, key: house.newId() });
  const tell = { outcome: 'told', how: 'letter', language: 'Polish', concerns: adult.referral } as const;
  const told = await recordAct(house, gita, { act: 'decide-telling', telling: 'l1', fields: tell, file: adult.file, key: house.newId() });
  assert.equal(told.kind, 'done', JSON.stringify(told));

  const base = await site.listen();
  await using browser = await openBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  const look = async (name: string, path: string) => {
    await page.goto(`${base}${path}`);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true });
    }
  };
  const fits = async () => {
    const { wide, inner } = await page
      .evaluate('({ wide: document.documentElement.scrollWidth, inner: innerWidth })')
      .then((each) => each as { wide: number; inner: number });
    assert.ok(wide <= inner, `${page.url()} scrolls sideways: ${wide} in ${inner}`);
  };
  await page.goto(`${base}/sign-in`);
  await page.getByLabel('gita').check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  for (const [name, path] of [
    ['told', `/files/${file}/told`],
    ['state', `/files/${file}/state`],
    ['file', `/files/${file}`],
    ['assess', `/referrals/${referral}/record/assess`],
    ['case', `/referrals/${referral}`],
    ['about-you', '/about-you'],
    ['letter', `/files/${adult.file}/told/l1/letter`],
  ] as const) {
    await look(name, path);
    await fits();
  }
  const scripted = await browser.newContext({ viewport: { width: 320, height: 700 }, storageState: await context.storageState() });
  const checked = await scripted.newPage();
  for (const path of [`/files/${file}/told`, `/files/${file}/state`, '/about-you', `/files/${adult.file}/told/l1/letter`]) {
    await checked.goto(`${base}${path}`);
    await axeClean(checked);
  }
  assert.deepEqual(site.faults, []);
});
