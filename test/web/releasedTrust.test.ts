/** What crosses between two houses says no more than was decided, and counts for no more than somebody has made sure of (S11, S12, S14; G22, F31, F54). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { asDocument, crossing } from '../support/crossing.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const plain = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const pathOf = (to: string | null) => String(to).split('?')[0] ?? '';
const send = async (who: Visitor, site: StaffSite, path: string, fields: Readonly<Record<string, string>>, to = path) => {
  const shown = await who.get(path);
  assert.equal(shown.status, 200, `${path} ${JSON.stringify(site.faults)}`);
  return who.post(to, { key: site.house.newId(), ...fields });
};
const bring = (who: Visitor, site: StaffSite, pasted: string) => send(who, site, '/documents', { pasted });
const state = async (site: StaffSite, id: string) => (await lookAt(site.house, site.house.viewer('tom'), id))!.file;

const came = 'By courier; called back on the number of their switchboard.';
async function taken(site: StaffSite, gita: Visitor, said: ReturnType<typeof crossing>) {
  const brought = await bring(gita, site, asDocument(said));
  const took = await send(gita, site, pathOf(brought.to), { act: 'take', came });
  assert.equal(took.status, 303, `${plain(took.body).slice(0, 600)} ${JSON.stringify(site.faults)}`);
  const file = pathOf(took.to).split('/').at(-1) ?? '';
  return { file, here: `/files/${file}/messages/${said.number}` };
}
const contentIn = (bytes: Uint8Array) => (JSON.parse(Buffer.from(bytes).toString('utf8')) as { content: Record<string, unknown> }).content;

describe('at a partnership', () => {
  test('that nothing is told back crosses exactly as that it was received: nothing but its own number, copy and day differs', async () => {
    await using site = await staffSite('2026-03-02T09:00');
    const gita = await site.as('gita');
    const { file, here } = await taken(site, gita, crossing('nothing told'));
    const told = await send(gita, site, here, {
      told: 'nothing told',
      why: 'He tells us.',
      handling: 'C',
      conditions: 'He is in Channel, tell nobody.',
      words: 'Words that are not told.',
      marking: 'OFFICIAL',
    });
    assert.equal(told.status, 303, plain(told.body).slice(0, 600));
    const copy = (stage: string) => send(gita, site, here, { stage, form: 'document' }, `${here}/copy`);
    const [received, nothing] = [await copy('received'), await copy('answered')];
    const own = (said: Record<string, unknown>) => ({ ...said, reply: '', on: '' });
    assert.deepEqual(own(contentIn(nothing.bytes)), own(contentIn(received.bytes)));
    assert.deepEqual(contentIn(nothing.bytes)['handling'], { code: 'P', conditions: '' });
    assert.doesNotMatch(JSON.stringify((await state(site, file)).messages.get(crossing('nothing told').number)), /in Channel|not told\./);
  });

  test('a reply asked for by a day far off, or long past, is taken in, and its limit is the earlier of that day and the longest there is here', async () => {
    await using site = await staffSite('2026-03-02T09:00');
    const gita = await site.as('gita');
    const due = async (by: string) => {
      const { file } = await taken(site, gita, crossing(by, { reply: { ask: 'Known?', by } }));
      const answer = [...(await state(site, file)).obligations.values()].find(({ rule }) => rule === 'S11.answer');
      return new Date(answer?.due ?? 0).toISOString().slice(0, 10);
    };
    assert.deepEqual(
      [await due('9999-12-31'), await due('2026-03-13'), await due('0001-01-01')],
      ['2026-06-02', '2026-03-14', '2026-03-10'],
    );
  });

  test('whoever settles a message that names nobody chooses what is said back; no words of their own cross', async () => {
    await using site = await staffSite('2026-03-02T09:00');
    const gita = await site.as('gita');
    const said = crossing('nobody', { about: null });
    const here = pathOf((await bring(gita, site, asDocument(said))).to);
    const words = 'Perran Vellacott is in Channel.';
    const none = await send(gita, site, here, { act: 'note', came, done: 'The market was told.', words });
    assert.match(none.body, /Choose what they are told back/);
    const noted = await send(gita, site, here, { act: 'note', came, done: 'The market was told.', words, back: 'unusable' });
    assert.equal(noted.status, 303, JSON.stringify(site.faults));
    const copy = await send(gita, site, here, { form: 'document' }, `${here}/copy`);
    assert.equal(contentIn(copy.bytes)['words'], 'It cannot be used as it is.');
    assert.doesNotMatch(Buffer.from(copy.bytes).toString('utf8'), /Perran|market/);
  });

  test('what was decided to be told leaves, or is owed; and the gates are asked again when the first copy of it does', async () => {
    await using site = await staffSite('2026-03-02T09:00');
    const { house } = site;
    const gita = await site.as('gita');
    const { file, here } = await taken(site, gita, crossing('told'));
    const [referral = ''] = [...(await state(site, file)).referrals.keys()];
    const about = { file, referral };
    const asks = async (answer: 'no objection' | null) => {
      await recordPartnerAct(house, house.viewer('gita'), { act: 'ask-deconfliction', ...about, key: house.newId(), why: 'To answer.' });
      const fields = { answer: answer ?? 'no objection', conditions: '', by: 'Duty' } as const;
      if (answer)
        await recordPartnerAct(house, house.viewer('dora'), { act: 'answer-deconfliction', ...about, key: house.newId(), fields });
    };
    const owed = async () =>
      [...(await state(site, file)).obligations.values()].filter((each) => each.state === 'open').map(({ rule }) => rule);
    await asks('no objection');
    const told = await send(gita, site, here, {
      told: 'told',
      why: 'They asked.',
      words: 'He is known.',
      basis: 'cda-s115',
      necessity: 'They plan.',
      proportionality: 'One line.',
      handling: 'P',
      marking: 'OFFICIAL',
    });
    assert.equal(told.status, 303, plain(told.body).slice(0, 900));
    assert.ok((await owed()).includes('S11.told'), (await owed()).join());
    assert.equal((await state(site, file)).disclosures.size, 0, 'nothing was given yet');
    const copy = (stage: string) => send(gita, site, here, { stage, form: 'document' }, `${here}/copy`);
    assert.equal((await copy('received')).status, 200);
    assert.ok((await owed()).includes('S11.told'), 'that it was received is not what was decided');
    await asks(null);
    const shut = await copy('answered');
    assert.equal(shut.status, 422);
    assert.match(plain(shut.body), /G02/);
    assert.doesNotMatch(plain((await gita.get(`/files/${file}`)).body), /Say that what was shared has arrived/);
    await asks('no objection');
    assert.equal((await copy('answered')).status, 200, JSON.stringify(site.faults));
    assert.deepEqual(
      [...(await state(site, file)).disclosures.values()].map((each) => each.kind === 'disclosure' && each.said.outcome),
      ['shared'],
    );
    assert.ok(!(await owed()).includes('S11.told'));
    assert.equal((await copy('answered')).status, 200);
    assert.equal((await state(site, file)).disclosures.size, 1, 'a further copy is no further disclosure');
  });

  test('other words under a number are entered nowhere without their conditions; the forged one set aside, the true one is taken in', async () => {
    await using site = await staffSite('2026-03-02T09:00');
    const gita = await site.as('gita');
    const [forged, meant] = [crossing('one number', { words: 'Everybody may visit.' }), crossing('one number')];
    const first = pathOf((await bring(gita, site, asDocument(forged))).to);
    const changed = await bring(gita, site, asDocument(meant));
    assert.equal(changed.status, 409);
    const today = (await gita.get('/today')).body;
    const lies = /href="(\/arrivals\/[^"]+)"/.exec(today)?.[1] ?? '';
    assert.match(plain(today), /A message from another area: A released message with this number came before, with other words/);
    const own = lies.replace('/arrivals/', '/messages/');
    assert.match((await gita.get(lies)).body, new RegExp(`href="${own}"`));
    const byHand = await gita.post(lies, { act: 'enter', name: 'Him', concern: 'Words typed without conditions.' });
    assert.match(byHand.body, /This is a released message/);
    const aside = { act: 'set-aside', why: 'other', reason: 'It is not theirs: they were called.' };
    assert.equal((await gita.post(first.replace('/messages/', '/arrivals/'), aside)).status, 303);
    // Carried once more after the first was set aside, it is a message like any other.
    assert.equal(
      await bring(gita, site, asDocument(crossing('one number', { words: 'Nobody visits at all.' }))).then(({ status }) => status),
      303,
    );
    const took = await send(gita, site, own, { act: 'take', came });
    assert.equal(took.status, 303, plain(took.body).slice(0, 900));
    const file = pathOf(took.to).split('/').at(-1) ?? '';
    const [referral] = [...(await state(site, file)).referrals.values()];
    assert.match(referral?.account.concern ?? '', /Not to the family[\s\S]*Nobody visits alone/);
    const third = pathOf((await bring(gita, site, asDocument(crossing('one number', { words: 'Nobody visits at all.' })))).to);
    assert.match((await send(gita, site, third, { act: 'take', came })).body, /was taken in with other words/);
  });

  test('a message that waits with intake has a day, and climbs like everything that waits', async () => {
    await using site = await staffSite('2026-03-02T09:00');
    const [gita, tom] = [await site.as('gita'), await site.as('tom')];
    await bring(gita, site, asDocument(crossing('waits')));
    const seen = async (who: Visitor) => /A message from another area/.test(plain((await who.get('/today')).body));
    assert.deepEqual([await seen(gita), await seen(tom)], [true, false]);
    assert.match(
      plain((await gita.get('/today')).body),
      /(Today|Tomorrow|3 March 2026|1 day).{0,60}A message from another area: It waits to be taken in\. They ask for a reply by 13 March 2026/,
    );
    site.house.at('2026-03-12T09:00');
    assert.deepEqual([await seen(gita), await seen(tom)], [true, true]);
  });
});
