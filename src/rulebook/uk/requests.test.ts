/** C03, C02, G02, G03, C04, F47, C15, F39: what is owed to and by partners, with the climbs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { directoryFact, testArea } from '../../../test/support/given.ts';
import { acceptAbsence } from '../../domain/request/deciders.ts';
import { uk } from './rulebook.ts';

const monday = '2026-03-02T10:00';
const request = (id: string, more: object = {}) => ({ stream: `request/${id}`, ...more });
const asked = () => given().referral('R1', monday).record('RequestMade', 'R1', '2026-03-03T10:00', request('Q1'));
const open = (ledger: Ledger, label = 'R1') =>
  [...ledger.file(label).obligations.values()].filter(({ state }) => state === 'open' || state === 'lapsed').map(({ rule }) => rule);
const searched = { fields: { position: 1000, candidates: [] } };
const team = { by: 'team-holder', now: '2026-03-06T10:00', proposedBy: 'gateway-holder' } as const;

test('C03: a partner that is silent lapses and climbs the chain of the asker', () => {
  const told = asked().until('2026-03-23T00:00');
  assert.deepEqual(told.history('C03'), [
    'raised 2026-03-03T10:00 gateway, due 2026-03-18T00:00',
    'lapsed 2026-03-18T00:00',
    'climbed 2026-03-19T00:00 team',
    'climbed 2026-03-21T00:00 senior',
  ]);
});

test('C03: that no reply came is accepted by another person than whoever asked', () => {
  const file = asked().file('R1');
  const accept = (by: string) => acceptAbsence(file, 'Q1', by, 'The school is closed.');
  const own = accept(file.requests.get('Q1')?.made.by ?? '');
  assert.equal(own.kind === 'refused' && own.reasons[0]?.code, 'same-person');
  assert.equal(accept('team-holder').kind, 'decided');
});

test('C03: where the partner has a post, it is on its list too and climbs there', () => {
  const area = testArea('england-and-wales', [
    directoryFact('OrganisationJoined', { organisation: 'school', name: 'Harrow Lane Academy', sort: 'school' }),
    directoryFact('PostCreated', {
      post: 'head',
      title: 'Head',
      organisation: 'school',
      role: 'supervisor',
      supervisor: null,
      hours: 'office',
    }),
    directoryFact('PostCreated', {
      post: 'dsl',
      title: 'DSL',
      organisation: 'school',
      role: 'referrer',
      supervisor: 'head',
      hours: 'office',
    }),
  ]);
  const told = given(area)
    .referral('R1', monday)
    .record('RequestMade', 'R1', '2026-03-03T10:00', request('Q1', { fields: { organisation: 'school', post: 'dsl' } }))
    .until('2026-03-20T00:00');
  assert.deepEqual(told.history('C03.partner'), [
    'raised 2026-03-03T10:00 dsl, due 2026-03-18T00:00',
    'lapsed 2026-03-18T00:00',
    'climbed 2026-03-19T00:00 head',
  ]);
});

test('C03: "nothing held" and a refusal answer; a part does not; an accepted absence and a withdrawal end it', () => {
  for (const answer of ['reply', 'nothing held', 'refused']) {
    const told = asked().record('RequestAnswered', 'R1', '2026-03-05T10:00', request('Q1', { fields: { answer, ground: 'no-power' } }));
    assert.equal(told.history('C03').at(-1), 'met 2026-03-05T10:00', answer);
  }
  const part = asked().record('RequestAnswered', 'R1', '2026-03-05T10:00', request('Q1', { fields: { answer: 'part' } }));
  assert.equal(part.history('C03').length, 1);
  for (const type of ['RequestAbsenceAccepted', 'RequestWithdrawn'])
    assert.equal(asked().record(type, 'R1', '2026-03-05T10:00', request('Q1')).history('C03').at(-1), 'met 2026-03-05T10:00');
});

test('C03: a late reply meets it and the lapse stays', () => {
  const told = asked().record('RequestAnswered', 'R1', '2026-03-20T10:00', request('Q1'));
  assert.deepEqual(told.history('C03').slice(1), ['lapsed 2026-03-18T00:00', 'climbed 2026-03-19T00:00 team', 'met 2026-03-20T10:00']);
});

test('C03 and C04: what was refuted waits for no partner', () => {
  const told = asked().record('ReferralClosed', 'R1', '2026-03-04T10:00', { by: 'team', fields: { finding: 'unfounded' } });
  assert.ok(!open(told).some((rule) => rule.startsWith('C03') || rule === 'C15'));
});

test('G04: closing waits for the partner, or for somebody who accepts that no reply came', () => {
  const ready = () =>
    asked()
      .record('CandidatesFound', 'R1', '2026-03-03T11:00', searched)
      .record('AssessmentRecorded', 'R1', '2026-03-04T10:00')
      .record('ClosureProposed', 'R1', '2026-03-05T10:00');
  assert.deepEqual(ready().lacks('R1', team), ['G04 request-open']);
  assert.deepEqual(
    ready()
      .record('RequestAbsenceAccepted', 'R1', '2026-03-05T11:00', request('Q1', { by: 'team' }))
      .lacks('R1', team),
    [],
  );
  assert.deepEqual(ready().record('RequestAnswered', 'R1', '2026-03-05T11:00', request('Q1')).lacks('R1', team), []);
});

test('F39: what came from outside is read, all of one day together; what we recorded ourselves asks nobody', () => {
  const own = { fields: { words: 'It happened again.', channel: 'own page' } };
  const told = given()
    .referral('R1', monday)
    .record('InformationAdded', 'R1', '2026-03-03T09:00', { fields: { words: 'By us.' } });
  assert.deepEqual(told.history('F39.read'), []);
  told
    .record('InformationAdded', 'R1', '2026-03-03T10:00', { ...own, id: 'I1' })
    .record('InformationAdded', 'R1', '2026-03-03T12:00', { ...own, id: 'I2' })
    .record('InformationAdded', 'R1', '2026-03-04T10:00', { ...own, id: 'I3' });
  assert.deepEqual(told.history('F39.read'), [
    'raised 2026-03-03T10:00 gateway, due 2026-03-06T00:00',
    'raised 2026-03-04T10:00 gateway, due 2026-03-07T00:00',
  ]);
  told.record('AddedRead', 'R1', '2026-03-04T11:00', { fields: { read: ['I1', 'I2', 'I3'] } });
  assert.equal(told.history('F39.read').filter((each) => each.startsWith('met')).length, 2);
  told.record('InformationAdded', 'R1', '2026-03-04T15:00', { ...own, id: 'I4' });
  assert.equal(told.history('F39.read').at(-1), 'raised 2026-03-04T15:00 gateway, due 2026-03-07T00:00');
});

test('G05: what comes after closing asks whether to reopen, once, and not to be read as well', () => {
  const own = { fields: { words: 'It happened again.', channel: 'public form' } };
  const told = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', '2026-03-04T10:00', { by: 'team' })
    .record('InformationAdded', 'R1', '2026-03-05T10:00', { ...own, id: 'I1' })
    .record('InformationAdded', 'R1', '2026-03-05T11:00', { ...own, id: 'I2' });
  assert.deepEqual(told.history('G05.added'), ['raised 2026-03-05T10:00 gateway, due 2026-03-07T00:00']);
  assert.deepEqual(told.history('F39.read'), []);
  told.record('ReopeningDeclined', 'R1', '2026-03-05T12:00', { fields: { because: 'R1' } });
  assert.equal(told.history('G05.added').length, 1, 'an answer about a referral is none about what was added');
  told.record('ReopeningDeclined', 'R1', '2026-03-05T13:00', { fields: { because: 'I2' } });
  assert.equal(told.history('G05.added').at(-1), 'met 2026-03-05T13:00');
  told.record('InformationAdded', 'R1', '2026-03-09T10:00', { ...own, id: 'I3' }).record('ReferralReopened', 'R1', '2026-03-09T11:00');
  assert.equal(told.history('G05.added').at(-1), 'met 2026-03-09T11:00');
});

test('C02: asked once, new information asks again, one question at a time, and climbs; closing ends it', () => {
  const news = { fields: { words: 'New.' } };
  const told = given()
    .referral('R1', monday)
    .record('InformationAdded', 'R1', '2026-03-02T11:00', news)
    .record('DeconflictionAsked', 'R1', '2026-03-02T12:00')
    .record('DeconflictionAsked', 'R1', '2026-03-02T13:00');
  assert.deepEqual(told.history('C02'), ['raised 2026-03-02T12:00 police-duty, due 2026-03-05T00:00']);
  told
    .record('DeconflictionAnswered', 'R1', '2026-03-03T10:00')
    .record('InformationAdded', 'R1', '2026-03-04T10:00', news)
    .record('InformationAdded', 'R1', '2026-03-04T11:00', news)
    .until('2026-03-10T00:00');
  assert.deepEqual(told.history('C02').slice(1), [
    'met 2026-03-03T10:00',
    'raised 2026-03-04T10:00 police-duty, due 2026-03-07T00:00',
    'lapsed 2026-03-07T00:00',
    'climbed 2026-03-10T00:00 senior',
  ]);
  told.record('ReferralClosed', 'R1', '2026-03-10T10:00', { by: 'team' });
  assert.ok(!open(told).includes('C02'));
});

test('C02: a new referral of the same person makes the answer stale', () => {
  const told = given()
    .referral('R1', monday)
    .record('DeconflictionAsked', 'R1', monday)
    .record('DeconflictionAnswered', 'R1', '2026-03-03T10:00')
    .referral('R2', '2026-03-04T10:00')
    .link('R2', 'R1', '2026-03-04T12:00');
  assert.equal(told.history('C02').at(-1), 'raised 2026-03-04T12:00 police-duty, due 2026-03-07T00:00');
});

test('G02: contact and telling wait for an answer that is fresh and allows it; nothing else does', () => {
  const lacks = (told: Ledger, now = '2026-03-04T10:00', kind: 'contact' | 'disclose' = 'disclose') =>
    told.lacks('R1', { kind, by: 'gateway-holder', now, contact: { reachesParent: false } }).filter((each) => each.startsWith('G02'));
  const told = given().referral('R1', monday);
  assert.deepEqual(lacks(told), ['G02 not-deconflicted']);
  assert.deepEqual(lacks(told, undefined, 'contact'), ['G02 not-deconflicted']);
  const answered = (answer: string) =>
    given()
      .referral('R1', monday)
      .record('DeconflictionAsked', 'R1', monday)
      .record('DeconflictionAnswered', 'R1', '2026-03-03T10:00', { fields: { answer, conditions: 'Not at home.' } });
  assert.deepEqual(lacks(answered('no objection')), []);
  assert.deepEqual(lacks(answered('conditions')), []);
  assert.deepEqual(lacks(answered('do not contact')), ['G02 do-not-contact']);
  assert.deepEqual(lacks(answered('no objection'), '2026-04-20T10:00'), ['G02 deconfliction-old']);
  const stale = answered('no objection').record('InformationAdded', 'R1', '2026-03-03T11:00', { fields: { words: 'New.' } });
  assert.deepEqual(lacks(stale), ['G02 deconfliction-stale']);
  assert.deepEqual(uk.gates.find(({ id }) => id === 'G02')?.guards, ['contact', 'disclose']);
});

const proposal = { id: 'P1', fields: { nextLook: instantOf('2026-03-20T00:00') } };

test('C04: a proposal under section 36 answers the decision and asks a second person; to the panel it stays on a list until it is taken', () => {
  const told = given()
    .referral('R1', monday)
    .record('AssessmentRecorded', 'R1', monday)
    .record('Section36Proposed', 'R1', '2026-03-03T10:00', proposal);
  assert.equal(told.history('C04').at(-1), 'met 2026-03-03T10:00');
  assert.deepEqual(told.history('G03.second'), ['raised 2026-03-03T10:00 team, due 2026-03-06T00:00']);
  told.record('Section36Decided', 'R1', '2026-03-04T10:00', { by: 'team', fields: proposal.fields });
  assert.equal(told.history('G03.second').at(-1), 'met 2026-03-04T10:00');
  assert.deepEqual(told.history('C04.panel'), ['raised 2026-03-04T10:00 gateway, due 2026-03-20T00:00']);
  assert.ok(!open(told).includes('C04'), 'one demand, not two');
  told.until('2026-03-21T01:00');
  assert.deepEqual(told.history('C04.panel').slice(1), ['lapsed 2026-03-20T00:00', 'climbed 2026-03-21T00:00 team']);
});

test('C04: police-led comes back on its day; a declined proposal asks for a new decision', () => {
  const led = { fields: { ...proposal.fields, outcome: 'police-led' } };
  const told = given().referral('R1', monday).record('Section36Decided', 'R1', '2026-03-04T10:00', led);
  assert.equal(told.history('C04').at(-1), 'raised 2026-03-04T10:00 gateway, due 2026-03-20T00:00');
  assert.deepEqual(told.history('C04.panel'), []);
  const declined = given()
    .referral('R1', monday)
    .record('Section36Proposed', 'R1', '2026-03-03T10:00', proposal)
    .record('Section36Declined', 'R1', '2026-03-04T10:00', { by: 'team', fields: { proposal: 'P1' } });
  assert.equal(declined.history('C04').at(-1), 'raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00');
});

test('G03: assessed, reasoned, not for violence alone, and by another person of the police or the council', () => {
  const base = {
    kind: 'propose-section-36',
    by: 'gateway-holder',
    now: '2026-03-06T10:00',
    finding: 'refer to panel',
    words: 'Grounds.',
  } as const;
  const told = given().referral('R1', monday);
  assert.deepEqual(told.lacks('R1', { ...base, reasons: ['cause'] }), ['G03 not-assessed']);
  told.record('AssessmentRecorded', 'R1', monday);
  assert.deepEqual(told.lacks('R1', { ...base, reasons: ['cause'] }), []);
  assert.deepEqual(told.lacks('R1', { ...base, reasons: ['violence'] }), ['G03 violence-alone']);
  assert.deepEqual(told.lacks('R1', { ...base, reasons: ['violence', 'cause'] }), []);
  assert.deepEqual(told.lacks('R1', { ...base, reasons: ['violence'], finding: 'police-led' }), []);
  assert.deepEqual(told.lacks('R1', { ...base, reasons: [], words: ' ' }), ['G03 no-grounds', 'G03 grounds-on-nothing']);
  told.record('Section36Proposed', 'R1', '2026-03-05T10:00', proposal);
  const agree = { ...base, kind: 'section-36', reasons: ['cause'] } as const;
  assert.deepEqual(told.lacks('R1', agree), ['G03 same-person']);
  assert.deepEqual(told.lacks('R1', { ...agree, by: 'team-holder' }), []);
  assert.deepEqual(told.lacks('R1', { ...agree, by: 'somebody', post: 'elsewhere' }), ['G03 not-the-authority']);
});

test('F47: a need is owed in turn: to be offered, to be answered, and after a refusal to somebody else; until it is accepted', () => {
  const told = given()
    .referral('R1', monday)
    .record('NeedRecorded', 'R1', '2026-03-02T11:00')
    .record('NeedOffered', 'R1', '2026-03-03T10:00')
    .record('NeedRefused', 'R1', '2026-03-04T10:00')
    .until('2026-03-10T00:00');
  assert.deepEqual(told.history('G04.need'), [
    'raised 2026-03-02T11:00 gateway, due 2026-03-17T00:00',
    'met 2026-03-03T10:00',
    'raised 2026-03-03T10:00 gateway, due 2026-03-18T00:00',
    'met 2026-03-04T10:00',
    'raised 2026-03-04T10:00 gateway, due 2026-03-07T00:00',
    'lapsed 2026-03-07T00:00',
    'climbed 2026-03-10T00:00 team',
  ]);
  told.record('NeedAccepted', 'R1', '2026-03-10T10:00');
  assert.ok(!open(told).includes('G04.need'));
});

test('F47: sent is not received: an offer that nobody answers lapses and climbs, and closing still waits', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', monday, searched)
    .record('AssessmentRecorded', 'R1', monday)
    .record('NeedRecorded', 'R1', '2026-03-02T11:00')
    .record('NeedOffered', 'R1', '2026-03-03T10:00')
    .record('ClosureProposed', 'R1', '2026-03-05T10:00');
  assert.deepEqual(told.lacks('R1', team), ['G04 need-unmet']);
  assert.deepEqual(told.until('2026-03-19T01:00').history('G04.need').slice(-2), [
    'lapsed 2026-03-18T00:00',
    'climbed 2026-03-19T00:00 team',
  ]);
});

test('C15: an outcome is told, or it is decided not to; one word answers what stood by then; a refuted one owes nothing', () => {
  const told = given()
    .referral('R1', monday)
    .record('Section36Decided', 'R1', '2026-03-03T10:00', { fields: { ...proposal.fields, outcome: 'signpost' } })
    .record('ReferralClosed', 'R1', '2026-03-04T10:00', { by: 'team' });
  assert.deepEqual(told.history('C15'), ['raised 2026-03-03T10:00 gateway, due 2026-03-11T00:00']);
  told.until('2026-03-12T01:00');
  assert.deepEqual(told.history('C15').slice(1), ['lapsed 2026-03-11T00:00', 'climbed 2026-03-12T00:00 team']);
  told.record('FeedbackWithheld', 'R1', '2026-03-12T10:00');
  assert.equal(told.history('C15').at(-1), 'met 2026-03-12T10:00');
  const refuted = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', monday, { by: 'team', fields: { finding: 'malicious' } });
  assert.deepEqual(refuted.history('C15'), []);
});
