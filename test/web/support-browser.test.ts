/**
 * A Channel case in a real browser: the mentor's pages, the case and the panel's minute are accessible and fit a telephone; what a mentor
 * types is kept in the device without any name, comes back after a reload, and is gone once the report was sent.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { changePanel, recordHearing } from '../../src/app/panelActs.ts';
import { recordSupport } from '../../src/app/support.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase } from '../../src/domain/case/deciders.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import { instantOf } from '../support/given.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { eventually } from '../support/timekeeper.ts';

/** Tamsin Quennell is adopted, supported, with seven sessions commissioned from Mo; her case is before the panel today. */
async function supported(site: StaffSite): Promise<{ readonly file: string; readonly referral: string }> {
  const { house } = site;
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  const post = (id: string, role: string, organisation: string, practitioner: string) => [
    make(PostCreated, { post: id, title: `Title of ${id}`, organisation, role, supervisor: null, hours: 'office' }),
    make(PractitionerJoined, { practitioner, name: practitioner, organisation }),
    make(PostFilled, { post: id, practitioner, as: 'holder' }),
  ];
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(OrganisationJoined, { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
      ...post('mentor-mo', 'mentor', 'provider', 'mo'),
      ...post('chair', 'panel-chair', 'council', 'wilma'),
    ],
  }));
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' });
  const tom = house.viewer('tom');
  const adopted = await actOnFile(
    house,
    tom,
    { file, key: 'adopt' },
    { does: 'review-case', decide: (held) => adoptCase(held, 'c1', { referral, meeting: null, words: 'Adopted.' }) },
  );
  assert.equal(adopted.kind, 'done', JSON.stringify(adopted));
  const now = await house.now();
  const consent = {
    soughtFrom: 'the person',
    askedBy: 'Gateway assessor',
    how: 'in person',
    explained: 'What it is.',
    language: 'English',
  };
  const commission = { intervention: 'i1', post: 'mentor-mo', sessions: 7, starts: now, until: now + 90 * 86_400_000, aim: 'To talk.' };
  for (const fields of [
    { act: 'answer-consent', fields: { ...consent, answer: 'given', answered: now, interpreter: 'not needed' } },
    { act: 'commission', fields: { ...commission, brief: 'Likes football.' } },
  ]) {
    const outcome = await recordSupport(house, tom, { file, case: 'c1', key: house.newId(), ...fields } as Parameters<
      typeof recordSupport
    >[2]);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  }
  const as = async (who: string) => viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), who, 0) ?? assert.fail(who);
  const [sena, wilma] = [await as('sena'), await as('wilma')];
  for (const [who, act] of [
    [sena, { do: 'name', post: 'chair', part: 'chair', agency: 'Local authority', core: true }],
    [sena, { do: 'name', post: 'team', part: 'member', agency: 'Police', core: true }],
    [sena, { do: 'set', quorum: 2, reason: 'A small area.' }],
    [wilma, { do: 'meet', meeting: 'march', form: 'ordinary', starts: instantOf('2026-03-02T10:00'), where: 'Room 2' }],
  ] as const) {
    const decision = await changePanel(house, who, act);
    assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  }
  const about = { meeting: 'march', subject: 'c1', of: 'case' } as const;
  const listed = await recordHearing(house, wilma, { act: 'list-case', file, key: 'list', about, as: 'by hand', reason: 'It is time.' });
  assert.equal(listed.kind, 'done', JSON.stringify(listed));
  house.at('2026-03-02T10:05');
  return { file, referral };
}

test('a Channel case is worked on a telephone: every page passes axe and fits 320 px, and a draft stays in the device only until it is sent', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  await using browser = await openBrowser();
  const { file } = await supported(site);
  const base = await site.listen();
  const look = async (who: string, pages: Readonly<Record<string, string>>) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, base, who);
    for (const [name, path] of Object.entries(pages)) {
      await looks(page, `${base}${path}`, name);
      // What is folded away is looked at too.
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 320'), `${name} scrolls sideways, unfolded`);
      await axeClean(page);
    }
    return page;
  };
  const chair = await look('wilma', { minute: `/panel/meetings/march/cases/${file}/c1` });
  assert.equal(await chair.locator('#decide').count(), 1, 'the minute is open');
  const own = '/mentor/i1';
  await look('gita', { case: `/files/${file}/case/c1`, plan: `/files/${file}/case/c1/plan` });
  const page = await look('mo', { people: '/mentor', person: own });

  const kept = () => page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })');
  await page.goto(`${base}${own}`);
  await page.fill('#words', 'He came early.');
  await page.reload();
  assert.equal(await page.inputValue('#words'), 'He came early.', 'what was typed is back');
  assert.match((await page.locator('[data-kept-words]').textContent()) ?? '', /is back/);
  assert.match(await kept(), /He came early/);
  assert.doesNotMatch(await kept(), /Tamsin|Quennell/i);

  // Refused, it is still in the device; a date that is booked meanwhile is no report.
  await page.click('#send');
  await page.waitForSelector('.govuk-error-summary');
  assert.match(await kept(), /He came early/);

  // Sent in a dead spot: the browser says that there is a network, and the report does not arrive.
  await page.route(`**${own}`, (asked) => (asked.request().method() === 'POST' ? asked.abort('connectionfailed') : asked.continue()));
  await page.focus('#outcome');
  await page.keyboard.press('Space');
  const failed = page.waitForEvent('requestfailed');
  await page.click('#send');
  await failed;
  await page.waitForURL((at) => at.protocol === 'chrome-error:');
  await page.unroute(`**${own}`);
  await page.goto(`${base}${own}`);
  assert.equal(await page.inputValue('#words'), 'He came early.', 'what did not arrive is back');
  // Where the script comes late, what was answered meanwhile is newer than what was kept.
  const script = '**/assets/enhance-*';
  let arrive = (): void => {};
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(script, async (asked) => {
    await late;
    await asked.continue();
  });
  await page.goto(`${base}${own}`, { waitUntil: 'commit' });
  await page.check('[name="outcome"] >> nth=1');
  arrive();
  await eventually(() => page.inputValue('#words'), 'what did not arrive is back, by a late script');
  assert.ok(await page.isChecked('[name="outcome"] >> nth=1'), 'a later answer is not put back to the kept one');
  await page.unroute(script);
  // What another page says is done, even the page of an earlier report, is not this report.
  await page.goto(`${base}/mentor?done=session-of-ours`);
  await page.waitForSelector('.tl-done');
  await page.goto(`${base}${own}`);
  assert.equal(await page.inputValue('#words'), 'He came early.', 'it stays where something else was recorded');
  await page.locator('details:has(#book) summary').click();
  for (const [part, value] of [
    ['day', '20'],
    ['month', '3'],
    ['year', '2026'],
  ] as const)
    await page.fill(`[name="on-${part}"]`, value);
  await page.fill('#where', 'The library');
  await page.click('#book button');
  await page.waitForSelector('.tl-done');
  assert.equal(await page.inputValue('#words'), 'He came early.', 'the draft outlives a booking');

  // By keyboard: the first answer with the space bar, and the report with Enter.
  await page.focus('#outcome');
  await page.keyboard.press('Space');
  await page.focus('#send');
  await page.keyboard.press('Enter');
  await page.waitForURL((at) => at.pathname === '/mentor');
  assert.match((await page.locator('.tl-done').textContent()) ?? '', /What you had typed is deleted from this device/);
  assert.match((await page.locator('main').textContent()) ?? '', /1 of 7 sessions reported as held.*Next: 20 March 2026, The library/);
  await eventually(() => page.evaluate('Object.keys(localStorage).length === 0'), 'the device lets go of it');
  assert.doesNotMatch(await kept(), /He came early/);
  await page.goto(`${base}${own}`);
  assert.equal(await page.inputValue('#words'), '');
});
