/** Visits, warnings and languages as people do them: on the file, on a telephone in the street, on the duty officer's list. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { settleDue } from '../../src/app/time.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

describe('meeting the person', () => {
  let site: StaffSite;
  let file: string;
  let gita: Visitor;

  before(async () => {
    site = await staffSite('2026-03-07T09:00');
    ({ file } = await site.house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' }));
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());

  const send = async (visitor: Visitor, page: string, fields: Readonly<Record<string, string>>) => {
    await visitor.get(page);
    return visitor.post(page, { key: site.house.newId(), ...fields });
  };
  const day = (name: string, time: string, d = '7') => ({
    [`${name}-day`]: d,
    [`${name}-month`]: '3',
    [`${name}-year`]: '2026',
    [`${name}-time`]: time,
  });
  const plan = {
    sort: 'protective',
    purpose: 'To see that she is well.',
    where: '4 Harrow Lane',
    visitors: 'gita',
    ifNotHeard: 'Telephone 01632 960 418, then the patrol goes.',
    interpreter: 'not needed',
    ...day('starts', '21:00'),
    ...day('checkIn', '21:30'),
    ...day('ends', '22:00'),
  };

  test('a warning needs an act, a grade and an end; then it stands on top of the file, on planning, and on danger', async () => {
    const empty = await send(gita, `/files/${file}/markers`, { warning: 'Is a dangerous person' });
    assert.equal(empty.status, 422);
    for (const words of [
      /Write what was done or said, and when/,
      /Choose how good the source is/,
      /Give the day on which it ends/,
      /never on what somebody is/,
    ])
      assert.match(empty.body, words);
    const set = await send(gita, `/files/${file}/markers`, {
      on: 'person',
      warning: 'Go in pairs.',
      act: 'Threw a chair at a visitor on 1 March.',
      from: 'Wexmoor council',
      source: '1',
      assessment: 'A',
      handling: 'P',
      'until-day': '1',
      'until-month': '6',
      'until-year': '2026',
    });
    assert.equal(set.status, 303, set.body);
    const page = (await gita.get(`/files/${file}`)).body;
    assert.ok(page.indexOf('Go in pairs.') < page.indexOf('tl-identity__list'), 'before anything else about the person');
    assert.match(page, /graded 1AP\. Set by gita, Gateway assessor\. Until 1 June 2026/);
    assert.match((await gita.get(`/files/${file}/visits`)).body, /Go in pairs\./);
  });

  test('a visit from a telephone: read the warnings and set out, check in, away safe: one press a page', async () => {
    const planned = await send(gita, `/files/${file}/visits`, plan);
    assert.equal(planned.status, 303, planned.body);
    const visit = String(planned.to).split('?')[0] ?? '';
    const page = (await gita.get(visit)).body;
    assert.match(page, /I have read the warnings, and set out/);
    const marker = /name="marker" value="([^"]+)"/.exec(page)?.[1] ?? '';
    assert.equal((await send(gita, visit, { act: 'start', marker })).status, 303);
    assert.equal((await send(gita, visit, { act: 'check-in' })).status, 303);
    const over = await send(gita, visit, { act: 'seen' });
    assert.equal(over.status, 303);
    assert.match((await gita.get(visit)).body, /It ended safe on 7 March 2026/);
    assert.match((await gita.get(`/files/${file}`)).body, /It ended safe/);
  });

  test('a missed check-in on a Saturday night is on top of the duty list and alerts within minutes; whoever finds them ends it', async () => {
    const planned = await send(gita, `/files/${file}/visits`, { ...plan, where: '9 Mill Road' });
    const visit = String(planned.to).split('?')[0] ?? '';
    site.house.at('2026-03-07T21:41');
    await settleDue(site.house);
    const notices = await asSuperuser(site.house, `select post, about from throughline.notice where kind = 'climbed'`);
    assert.deepEqual(notices, [{ post: 'duty', about: `visit/${visit.split('/').at(-1)}` }]);
    const dora = await site.as('dora');
    const today = (await dora.get('/today')).body;
    assert.match(today, /Check in from the visit/);
    assert.ok(today.indexOf('Check in from the visit') < today.indexOf('Overdue'), 'above what is merely overdue');
    const page = (await dora.get(visit)).body;
    assert.match(page, /Nobody has heard from the visitor in time/);
    assert.match(page, /01632 960 418/);
    assert.equal((await send(dora, visit, { act: 'found', found: '' })).status, 422);
    assert.equal((await send(dora, visit, { act: 'found', found: 'She answered the telephone; the battery was flat.' })).status, 303);
    assert.doesNotMatch((await dora.get('/today')).body, /Check in from the visit/);
  });

  test('nobody let in: who said what is asked, it is no ground for concern, and what is done instead is owed', async () => {
    const planned = await send(gita, `/files/${file}/visits`, {
      ...plan,
      ...day('starts', '10:00', '8'),
      ...day('checkIn', '11:00', '8'),
      ...day('ends', '11:00', '8'),
    });
    const visit = String(planned.to).split('?')[0] ?? '';
    assert.equal((await send(gita, visit, { act: 'no-access', words: '' })).status, 422);
    assert.equal((await send(gita, visit, { act: 'no-access', words: 'A man said that she sleeps.' })).status, 303);
    const page = (await gita.get(visit)).body;
    assert.match(page, /No access was gained: A man said that she sleeps/);
    assert.match(page, /Decide what is done after a visit that saw nobody/);
    assert.equal((await send(gita, visit, { act: 'follow-up', followUp: 'We write to her.' })).status, 303);
    assert.doesNotMatch((await gita.get(`/files/${file}`)).body, /Decide what is done after a visit/);
  });

  test('a planned visit waits for the gates of contact and for an interpreter who is nobody close; a protective one for nothing', async () => {
    const refused = await send(gita, `/files/${file}/visits`, {
      ...plan,
      sort: 'planned',
      ...day('ends', '23:30', '9'),
      interpreter: 'relative',
    });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /never interprets/);
    const gated = await send(gita, `/files/${file}/visits`, { ...plan, sort: 'planned', ...day('ends', '23:30', '9') });
    assert.equal(gated.status, 422);
    assert.match(gated.body, /G02/);
    const rhea = await site.as('rhea');
    const planned = await send(rhea, `/files/${file}/visits`, { ...plan, sort: 'planned', ...day('ends', '23:30', '9') });
    assert.match(planned.body, /Ask one of these posts/);
    assert.equal((await send(rhea, `/files/${file}/visits`, { ...plan, ...day('ends', '23:30', '9') })).status, 303);
  });

  test('what comes in another language is asked about, translated beside the original, and never by a relative', async () => {
    const russian = 'Она боится возвращаться домой.';
    const { file: other, referral } = await site.house.refer({ name: 'Darya Quill', concern: russian });
    assert.match((await gita.get('/today')).body, /Say which language it is, and have it translated/);
    const page = (await gita.get(`/files/${other}`)).body;
    assert.match(page, /Which language is this\? \(Cyrillic letters\)/);
    assert.match(page, /Not translated/);
    const link = /href="(\/files\/[^"]+\/languages\/[^"]+)"/.exec(page)?.[1] ?? '';
    const translation = {
      do: 'translation',
      language: 'Russian',
      words: 'She is afraid to go home.',
      translator: 'Harbour Languages',
      ...day('translated', ''),
    };
    const close = await send(gita, link, { ...translation, translatorIs: 'friend' });
    assert.equal(close.status, 422);
    assert.match(close.body, /She is afraid to go home\./, 'what was typed is kept');
    assert.equal((await send(gita, link, { ...translation, translatorIs: 'machine' })).status, 303);
    assert.match((await gita.get(`/files/${other}`)).body, /Not translated/);
    assert.equal((await send(gita, link, { ...translation, translatorIs: 'professional' })).status, 303);
    const after = (await gita.get(`/files/${other}`)).body;
    assert.doesNotMatch(after, /Not translated/);
    assert.ok(after.includes(russian) && after.includes('She is afraid to go home.'), 'both stand there');
    assert.match(after, /Translated by Harbour Languages on 7 March 2026/);
    const added = await recordAct(site.house, site.house.viewer('gita'), {
      act: 'add-information',
      file: other,
      referral,
      key: 'added',
      fields: { words: 'Ona mówi, że się boi.', source: 'Her teacher', writtenIn: 'Polish' },
    });
    assert.equal(added.kind, 'done');
    assert.match((await gita.get(`/files/${other}/languages`)).body, /Polish/);
  });

  test('how to speak with them is asked once and stands on the file, on visits and on danger', async () => {
    assert.equal((await send(gita, `/files/${file}/communication`, { language: 'Somali', interpreter: '' })).status, 422);
    const said = await send(gita, `/files/${file}/communication`, {
      language: 'Somali',
      interpreter: 'yes',
      needs: 'Hard of hearing',
      source: 'She says so',
    });
    assert.equal(said.status, 303, said.body);
    for (const page of [`/files/${file}`, `/files/${file}/visits`])
      assert.match((await gita.get(page)).body, /speaks Somali; an interpreter is needed/);
    assert.deepEqual(site.faults, []);
  });
});
