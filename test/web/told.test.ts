// Told and heard, and the state of the person, as people do it: in one sitting with the assessment, and on the pages of their own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { setNoticeRoutes } from '../../src/app/noticeRoutes.ts';
import { lookAt } from '../../src/app/look.ts';
import { act } from '../../src/app/act.ts';
import { serviceViewer, viewing } from '../../src/store/viewing.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

const words = ({ body }: Seen): string =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? body)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');

describe('told, heard, and the state of the person', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(() => site[Symbol.asyncDispose]());

  const posted = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Seen> => {
    await visitor.get(path);
    return visitor.post(path, { key: site.house.newId(), ...fields });
  };
  const owed = async (file: string): Promise<readonly string[]> =>
    [...((await lookAt(site.house, site.house.viewer('gita'), file))?.file.obligations.values() ?? [])]
      .filter((each) => each.state === 'open' || each.state === 'lapsed')
      .map(({ rule }) => rule);
  const fileOf = async (file: string) => (await lookAt(site.house, site.house.viewer('gita'), file))?.file;
  const assessment = { outcome: 'not appropriate', words: 'Looked into.', wouldChangeMyMind: 'A second report.' };
  const notTold = {
    'tell-outcome': 'not told',
    'tell-until-day': '1',
    'tell-until-month': '6',
    'tell-until-year': '2026',
    'tell-why': 'it would harm the person',
    'tell-words': 'Is in hospital.',
    'tell-reviewer': 'team',
  };

  it('one sitting answers the assessment, the account and whether they are told; closing confirms it with one tick', async () => {
    const gita = await site.as('gita');
    const { file, referral } = await site.house.refer({ name: 'Perrin Quillhaven', under18: 'no' });
    assert.ok((await owed(file)).includes('K08.tell'));
    const path = `/referrals/${referral}/record/assess`;
    assert.match(words(await gita.get(path)), /Is the person told\?.*Not told for now/);
    const half = await posted(gita, path, { ...assessment, ...notTold, 'tell-words': '', ownAccount: 'It was a joke.' });
    assert.equal(half.status, 422);
    assert.match(words(half), /Write what would happen if they were told/);
    assert.match(half.body, /It was a joke\./);
    const done = await posted(gita, path, { ...assessment, ...notTold, ownAccount: 'It was a joke.' });
    assert.equal(done.status, 303);
    assert.ok(!(await owed(file)).includes('K08.tell'));
    assert.ok((await owed(file)).includes('K08.again'));
    assert.match(words(await gita.get(`/referrals/${referral}`)), /The person’s own account It was a joke\. Recorded 2 March 2026 by gita/);
    const decide = `/referrals/${referral}/decide`;
    assert.match(
      words(await gita.get(decide)),
      /They are not told until 1 June 2026\. That still stands: It would harm the person\. Is in hospital\./,
    );
    const decided = async () => [...((await fileOf(file))?.tellings.values() ?? [])].find((each) => each.kind === 'decision');
    const closing = { decision: 'close', finding: 'no further action', reasons: 'explained', words: 'Explained.' };
    const proposed = await posted(gita, decide, { ...closing, 'tell-stands': 'yes' });
    assert.equal(proposed.status, 303, words(proposed));
    assert.equal((await decided())?.stands.length, 1);
    assert.match(words(await gita.get(`/files/${file}`)), /Told and heard Not told until 1 June 2026\. Looks again: Prevent supervisor/);
    assert.deepEqual(site.faults, []);
  });

  it('telling waits for the gates, and says what is missing; a child’s parent who may be the source is not told before social care', async () => {
    const gita = await site.as('gita');
    const { file } = await site.house.refer({ name: 'Sabine Oxtaby', born: '2012-04-05', under18: 'yes' });
    const page = `/files/${file}/told`;
    assert.match(words(await gita.get(page)), /This is a child\./);
    const refused = await posted(gita, page, {
      what: 'tell',
      'tell-outcome': 'told',
      'tell-whom': 'both',
      'tell-how': 'letter',
      'tell-language': 'English',
    });
    assert.equal(refused.status, 422);
    assert.match(words(refused), /nobody has recorded who holds parental responsibility.*\(G08\)/);
    const empty = await posted(gita, page, {
      what: 'parents',
      'parents-holders': 'The father.',
      'parents-inCare': 'no',
      'parents-parentMayBeSource': 'yes',
    });
    assert.match(words(empty), /Write what the child says, or why nobody has asked/);
    const parents = await posted(gita, page, {
      what: 'parents',
      'parents-holders': 'The father.',
      'parents-inCare': 'no',
      'parents-parentMayBeSource': 'yes',
      'parents-childsView': 'Is afraid of him.',
    });
    assert.equal(parents.status, 303);
    const still = await posted(gita, page, {
      what: 'tell',
      'tell-outcome': 'told',
      'tell-whom': 'a parent',
      'tell-how': 'letter',
      'tell-language': 'English',
    });
    assert.match(words(still), /social care has not decided whether they may be contacted/);
    assert.deepEqual(site.faults, []);
  });

  it('what the person asks is owed an answer by the records post, who answers it; the letter names no referrer', async () => {
    const { file } = await site.house.refer({ name: 'Corin Wetherlam', under18: 'no' });
    const page = `/files/${file}/told`;
    const gita = await site.as('gita');
    const asked = await posted(gita, page, { what: 'right', 'right-right': 'access', 'right-words': 'Wants to see everything.' });
    assert.equal(asked.status, 303);
    assert.ok((await owed(file)).includes('C37'));
    const rhea = await site.as('rhea');
    assert.match((await rhea.get('/today')).body, /Answer what the person has asked/);
    const id = [...((await fileOf(file))?.tellings.keys() ?? [])][0] ?? '';
    const answered = await posted(rhea, page, {
      what: 'answer',
      about: id,
      [`answer-${id}-outcome`]: 'done',
      [`answer-${id}-words`]: 'A copy was given.',
    });
    assert.equal(answered.status, 303);
    assert.ok(!(await owed(file)).includes('C37'));
    assert.match(
      words(await rhea.get(page)),
      /They ask to see what is held Wants to see everything\. Answered 2 March 2026: A copy was given\./,
    );
    assert.deepEqual(site.faults, []);
  });

  it('the letter to the person is plain, says where to write, and neither who referred nor what was reported', async () => {
    const { house } = site;
    const { file, referral } = await house.refer({ name: 'Merrow Castellane', concern: 'Spoke of a secret plan.', under18: 'no' });
    const gita = await site.as('gita');
    const page = `/files/${file}/told`;
    const telling = { what: 'tell', 'tell-outcome': 'told', 'tell-how': 'letter', 'tell-language': 'Polish' };
    assert.match(words(await posted(gita, page, telling)), /The police duty has not said whether there may be contact.*\(G02\)/);
    const as = (who: 'gita' | 'dora', request: object) =>
      recordPartnerAct(house, house.viewer(who), { file, key: house.newId(), referral, ...request } as unknown as Parameters<
        typeof recordPartnerAct
      >[2]);
    await as('gita', { act: 'ask-deconfliction', why: 'Contact.' });
    await as('dora', {
      act: 'answer-deconfliction',
      fields: { answer: 'no objection', conditions: '', by: 'The duty unit' },
    });
    const told = await posted(gita, page, telling);
    assert.equal(told.status, 303, words(told));
    const shown = await gita.get(page);
    const letter = /href="(\/files\/[^"]+\/letter)"/.exec(shown.body)?.[1] ?? '';
    assert.match(words(await gita.get(letter)), /There is no letter yet/);
    await setNoticeRoutes(house, house.viewer('sena'), {
      controller: 'Wexmoor Council',
      access: '1 Harrow Lane',
      correction: '2 Harrow Lane',
      complaint: '3 Harrow Lane',
    });
    const printed = words(await gita.get(letter));
    assert.match(printed, /To be sent in Polish.*Dear Merrow Castellane.*1 Harrow Lane.*2 Harrow Lane.*3 Harrow Lane/);
    assert.doesNotMatch(printed, /secret plan|Harrow Lane Academy|school said/);
    assert.deepEqual(site.faults, []);
  });

  it('anybody reads what this is and where to write, once a senior post has said it', async () => {
    const anybody = site.visitor();
    assert.match(words(await anybody.get('/about-you')), /If it is about you/);
    const sena = await site.as('sena');
    const half = await posted(sena, '/about-you/routes', { controller: 'Wexmoor Council', access: '', correction: 'c', complaint: 'd' });
    assert.match(words(half), /Say where they ask to see what is held/);
    const set = await posted(sena, '/about-you/routes', {
      controller: 'Wexmoor Council',
      access: 'Records, 1 Harrow Lane',
      correction: 'The same',
      complaint: 'The clerk',
    });
    assert.equal(set.status, 303);
    assert.match(words(await anybody.get('/about-you')), /Wexmoor Council holds the data.*Records, 1 Harrow Lane/);
  });

  it('missing: recorded by whoever hears it, badged on the file, asked of the lead at once, taken back when found; nothing closes', async () => {
    const dora = await site.as('dora');
    const { file, referral } = await site.house.refer({ name: 'Tavish Brunnerly', under18: 'no' });
    const page = `/files/${file}/state`;
    assert.match(words(await dora.get(page)), /Missing What stops Nothing\. What goes on The report to the police/);
    const wrong = await posted(dora, page, { what: 'record', 'new-what': 'missing' });
    assert.match(words(wrong), /Say where it comes from/);
    const recorded = await posted(dora, page, { what: 'record', 'new-what': 'missing', 'new-source': 'The hostel' });
    assert.equal(recorded.status, 303);
    assert.match(words(await dora.get(`/files/${file}`)), /State of the person Missing The hostel, 2 March 2026/);
    assert.deepEqual(
      (await owed(file)).filter((rule) => rule.startsWith('state.')),
      ['state.urgent', 'state.look'],
    );
    const id = [...((await fileOf(file))?.circumstances.keys() ?? [])][0] ?? '';
    const gita = await site.as('gita');
    const answered = await posted(gita, page, { what: 'answer', about: id, [`answer-${id}-words`]: 'Police look; the sister is told.' });
    assert.equal(answered.status, 303);
    assert.deepEqual(
      (await owed(file)).filter((rule) => rule.startsWith('state.')),
      ['state.look'],
    );
    const ended = await posted(gita, page, { what: 'end', about: id, [`end-${id}-how`]: 'is over', [`end-${id}-words`]: 'Came home.' });
    assert.equal(ended.status, 303);
    assert.deepEqual(
      (await owed(file)).filter((rule) => rule.startsWith('state.')),
      [],
    );
    assert.match(words(await gita.get(page)), /Over, or taken back Missing/);
    assert.equal((await fileOf(file))?.referrals.get(referral)?.closed, null);
    assert.deepEqual(site.faults, []);
  });

  it('a day that is typed is that day in London, when the clocks change on it and when it is today', async () => {
    const gita = await site.as('gita');
    const { file } = await site.house.refer({ name: 'Corwen Ashdyke', under18: 'no' });
    const happened = async (type: string) => (await fileOf(file))?.facts.find((fact) => fact.type === type)?.happened;
    const day = (name: string, [day, month, year]: readonly [string, string, string]) => ({
      [`${name}-day`]: day,
      [`${name}-month`]: month,
      [`${name}-year`]: year,
    });
    const fields = { what: 'record', 'new-what': 'missing', 'new-source': 'The hostel', ...day('new-since', ['30', '3', '2025']) };
    assert.equal((await posted(gita, `/files/${file}/state`, fields)).status, 303);
    assert.equal(await happened('CircumstanceRecorded'), Date.parse('2025-03-30T00:00:00Z'));
    const asks = { what: 'right', 'right-right': 'access', 'right-words': 'Wants to see it.', ...day('right-asked', ['2', '3', '2026']) };
    assert.equal((await posted(gita, `/files/${file}/told`, asks)).status, 303);
    assert.equal(await happened('RightAsked'), Date.parse('2026-03-02T00:00:00Z'));
  });

  it('died: the same source twice is no second one; confirmed it may still be taken back', async () => {
    const gita = await site.as('gita');
    const { file } = await site.house.refer({ name: 'Ottoline Maskerby', under18: 'no' });
    const page = `/files/${file}/state`;
    await posted(gita, page, { what: 'record', 'new-what': 'died', 'new-source': 'A neighbour' });
    assert.match(words(await gita.get(`/files/${file}`)), /Reported dead, to be confirmed A neighbour/);
    const id = [...((await fileOf(file))?.circumstances.keys() ?? [])][0] ?? '';
    const confirm = (source: string) =>
      posted(gita, page, { what: 'confirm', about: id, [`confirm-${id}-source`]: source, [`confirm-${id}-independent`]: 'yes' });
    assert.match(words(await confirm('a neighbour')), /That is not a second source/);
    assert.equal((await confirm('The register office')).status, 303);
    assert.ok((await owed(file)).includes('state.disposal'));
    assert.match((await (await site.as('rhea')).get('/today')).body, /Review the file for disposal: the person has died/);
    await posted(gita, page, { what: 'end', about: id, [`end-${id}-how`]: 'was wrong', [`end-${id}-words`]: 'A namesake.' });
    assert.ok((await owed(file)).includes('K08.tell'));
    assert.ok(!(await owed(file)).includes('state.disposal'));
  });

  it('under 10: the page says so, and an entry of disruption is refused', async () => {
    const { house } = site;
    const { file } = await house.refer({ name: 'Wrenna Pellgrove', born: '2019-05-05', under18: 'yes' });
    assert.match(
      words(await (await site.as('gita')).get(`/files/${file}/state`)),
      /Under 10: no disruption, ports action or subject-of-interest record/,
    );
    const outcome = await act(house, house.viewer('gita'), {
      does: 'add-information',
      files: [file],
      decide: () => ({ kind: 'decided', entries: [{ type: 'InformationAdded', stream: 'disruption/d1', file, record: null, fields: {} }] }),
    });
    assert.equal(outcome.kind === 'refused' && outcome.reasons[0]?.code, 'under-ten');
    const { rows } = await viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) =>
      tx.query("select 1 from ledger.fact where stream = 'disruption/d1'"),
    );
    assert.equal(rows.length, 0);
  });
});
