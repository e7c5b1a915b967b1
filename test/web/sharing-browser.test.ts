/** The pages of sharing, of what its holder keeps, of sealed files and of fixation on violence in a real browser: accessible, and at 320 px. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSharing, type SharingAct } from '../../src/app/sharing.ts';
import { findSilentHits } from '../../src/app/silentHits.ts';
import { recordAct } from '../../src/app/cases.ts';
import { instantOf } from '../support/given.ts';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import type { people } from '../support/house.ts';
import { staffSite } from '../support/staff.ts';

test('every page of sharing passes axe and fits 320 px', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const person = { born: '1991-02-03', under18: 'no' } as const;
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell', ...person, concern: 'He owns a knife.' });
  const holding = await house.refer({ name: 'Oskar Wielgomas', ...person });
  const until = instantOf('2026-05-20T00:00');
  const act = async (who: keyof typeof people, request: SharingAct, about = file) => {
    const outcome = await recordSharing(house, house.viewer(who), { ...request, file: about, key: house.newId() });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  const shared = {
    outcome: 'shared',
    organisation: null,
    post: null,
    contact: 'The college',
    asked: '',
    basis: 'ctsa-s38',
    ground: null,
    why: 'He was seen with it at noon.',
    necessity: 'They meet him today.',
    proportionality: 'One line.',
    handling: 'C',
    conditions: 'Not to the family.',
    marking: 'OFFICIAL-SENSITIVE',
    items: [{ fact: '', words: 'He owns a knife.' }],
    authority: '',
    happened: instantOf('2026-03-02T08:30'),
  } as const;
  const seen = await (await site.as('gita')).get(`/files/${file}/disclosures/decide`);
  const fact = /name="entry" type="checkbox" value="([^"]+)"/.exec(seen.body)?.[1] ?? '';
  await act('gita', {
    act: 'record-protective-disclosure',
    disclosure: 'D1',
    fields: { ...shared, items: [{ fact, words: 'He owns a knife.' }] },
  });
  await act('dora', { act: 'note-sealed-item', item: 'K1', fields: { holder: 'duty', until } });
  await act('gita', {
    act: 'ask-weighing',
    weighing: 'W1',
    fields: { decision: 'licence or parole', about: '', words: 'A visit.', needed: until },
  });
  await act('gita', { act: 'flag-concern', flag: 'F1', fields: { post: 'duty', reason: 'Met at night.', until } });
  const asOf = await house.now();
  await act('gita', { act: 'code-concern', referral, fields: { violence: ['research'], ideology: ['none-seen'], words: '', asOf } });
  await act('gita', { act: 'ask-pathway', pathway: 'V1', fields: { concern: 'Asks about killings.', referral } });
  const moved = await recordAct(house, house.viewer('tom'), {
    act: 'take-lead',
    file: holding.file,
    key: 'l',
    post: 'duty',
    reason: 'Ours.',
  });
  assert.equal(moved.kind, 'done');
  await act('dora', { act: 'seal-file', fields: { reason: 'Not to be known.', until, mayBeNamed: false } }, holding.file);
  house.at('2026-03-02T10:00');
  await house.refer({ name: 'Oskar Wielgomas', ...person });
  await findSilentHits(house);

  await using browser = await openBrowser();
  // Scripts are on for axe alone: what the pages do without them is asked in sharing.test.ts.
  const context = await browser.newContext();
  const page = await context.newPage();
  const base = await site.listen();
  const look = async (path: string, name: string) => {
    await looks(page, `${base}${path}`, name);
    await axeClean(page);
  };
  await signIn(page, base, 'gita');
  await look(`/files/${file}/disclosures`, 'list');
  await look(`/files/${file}/disclosures/decide`, 'decide');
  await look(`/files/${file}/disclosures/D1`, 'one');
  await look(`/files/${file}/violence`, 'violence');
  await look('/who-knows', 'who-knows');
  await page.fill('#name', 'Tamsin Quennell');
  await page.fill('#born', '3 February 1991');
  await page.fill('#why', 'Stopped at the station.');
  await page.press('#why', 'Enter');
  assert.match(await page.innerText('#answer'), /Known concern\. Call: Duty officer/);
  await axeClean(page);
  await context.clearCookies();
  await signIn(page, base, 'dora');
  await look(`/files/${file}/kept`, 'kept');
  await look(`/files/${holding.file}/seal`, 'seal');
  await look('/sealed-files', 'held');
  await context.clearCookies();
  await signIn(page, base, 'tom');
  await look('/disclosures', 'log');
});
