/** Subjects of interest (S04, S05): what is owed, when it lapses, whom it climbs to. One test for each finding that is theirs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, testArea } from '../../../test/support/given.ts';
import { lessened, lessening, subject, subjectsArea } from '../../../test/support/subjectsArea.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { emptyProposal, whatGatesLack } from '../engine/gates.ts';
import { settle } from '../engine/settle.ts';
import type { Ledger } from '../../../test/support/given.ts';
import { subjectRules } from './subjectRules.ts';

const owedNow = (ledger: Ledger, rule: string) =>
  [...ledger.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).length;

test('C16: a report in an area of subjects of interest is decided about within a day; what a partnership asks of a referral is not asked', () => {
  const told = given(subjectsArea()).referral('R1', '2026-03-02T10:00');
  assert.deepEqual(told.until('2026-03-03T11:00').history('C16.lead'), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-03T10:00',
    'lapsed 2026-03-03T10:00',
  ]);
  assert.deepEqual(
    ['C01', 'C04', 'K08.tell', 'C15'].flatMap((rule) => told.history(rule)),
    [],
  );
  told.record('LeadSetAside', 'R1', '2026-03-03T12:00', { fields: { referral: 'R1', as: 'trace', reason: 'Nothing yet.' } });
  assert.equal(told.history('C16.lead').at(-1), 'met 2026-03-03T12:00');
});

test('a partnership is asked nothing of these rules, whatever is recorded', () => {
  const told = given(testArea())
    .referral('R1', '2026-03-02T10:00')
    .record('SubjectOpened', 'R1', '2026-03-03T09:00', { fields: { overseas: 'yes' } });
  told.until('2027-03-03T09:00');
  assert.deepEqual(
    subjectRules.flatMap(({ key }) => told.history(key)),
    [],
  );
});

test('C17: an open subject is reviewed each quarter, and a suspended one too: it is open', () => {
  const told = lessened(subject(), '2026-03-10T10:00');
  assert.deepEqual(told.until('2026-06-12T10:00').history('C17'), [
    'raised 2026-03-03T09:00 officer, due 2026-06-04T00:00',
    'lapsed 2026-06-04T00:00',
    'climbed 2026-06-05T00:00 leader',
    'climbed 2026-06-09T00:00 senior',
    'climbed 2026-06-11T00:00 chief',
  ]);
});

test('F08, C20: a suspension has a lead and a last day; when it passes it is owed, lapses and climbs until somebody acts', () => {
  const told = lessened(subject(), '2026-03-10T10:00', { until: instantOf('2026-04-11T00:00') });
  assert.deepEqual(told.until('2026-04-15T10:00').history('C20'), [
    'raised 2026-03-10T11:00 officer, due 2026-04-11T00:00',
    'lapsed 2026-04-11T00:00',
    'climbed 2026-04-14T00:00 leader',
  ]);
  told.record('SubjectResumed', 'R1', '2026-04-15T12:00', { by: 'officer', fields: { reason: 'Somebody is free.' } });
  assert.equal(told.history('C20').at(-1), 'met 2026-04-15T12:00');
});

const gate = (ledger: Ledger, at: string, fields: object): readonly string[] => {
  const now = instantOf(at);
  const { file } = settle(ledger.book(now), ledger.file('R1'), [], now);
  const whose = emptyProposal({ by: 'officer-holder', post: 'officer', now });
  const proposed = {
    ...whose,
    kind: 'propose-lessening',
    lessening: { subject: 'R1', fields: lessening(fields) as unknown as Lessen },
  } as const;
  return whatGatesLack(ledger.book(now), file, proposed).map((lack) => `${lack.gate} ${lack.code}`);
};

test('F08: who is suspended a second time needs a more senior authoriser; the first time the team leader may', () => {
  const told = lessened(subject(), '2026-03-10T10:00', { until: instantOf('2026-04-11T00:00') });
  assert.deepEqual(gate(told, '2026-04-10T10:00', {}), ['G14 more-senior']);
  assert.deepEqual(gate(told, '2026-04-10T10:00', { authoriser: 'senior' }), []);
  assert.deepEqual(gate(subject(), '2026-03-10T10:00', {}), []);
});

test('F02, G14: lowering is a decision with a reason of the list, a band, a last day, what stops, who is told, and partners considered', () => {
  const empty = { code: 'x', reason: ' ', stops: [' '], told: '', until: instantOf('2026-03-01T00:00'), authoriser: 'officer' };
  assert.deepEqual(gate(subject(), '2026-03-10T10:00', { ...empty, what: 'lower', partners: { mappa: { offer: 'no', words: '' } } }), [
    'G14 no-code',
    'G14 no-reason',
    'G14 no-stops',
    'G14 not-said-who-is-told',
    'G14 partner-mappa',
    'G14 until-past',
    'G14 no-authoriser',
  ]);
  assert.deepEqual(gate(subject(), '2026-03-10T10:00', { until: instantOf('2026-07-01T00:00') }), ['G14 until-far']);
});

test('F02: a lowered grade is owed again on its day, and climbs', () => {
  const told = lessened(subject({ priority: 'P2', tier: 1 }), '2026-03-10T10:00', {
    what: 'lower',
    priority: 'P4',
    tier: null,
    until: instantOf('2026-05-09T00:00'),
  });
  assert.equal(told.file('R1').subjects.get('R1')?.priority, 'P4');
  assert.deepEqual(told.until('2026-05-12T10:00').history('G14.lowered'), [
    'raised 2026-03-10T11:00 officer, due 2026-05-09T00:00',
    'lapsed 2026-05-09T00:00',
    'climbed 2026-05-12T00:00 leader',
  ]);
});

test('G14: the named authoriser owes an answer; nothing has changed until it comes', () => {
  const told = subject().record('LesseningProposed', 'R1', '2026-03-10T10:00', { by: 'officer', fields: lessening() });
  assert.deepEqual(told.history('G14.second'), ['raised 2026-03-10T10:00 leader, due 2026-03-13T00:00']);
  assert.equal(told.file('R1').subjects.get('R1')?.state, 'open');
});

test('F19, G15: closing waits until Prevent is considered for the subject and for relatives; it is owed from the opening', () => {
  const told = subject();
  const close = { what: 'close', code: 'no-concern' };
  assert.deepEqual(gate(told, '2026-03-10T10:00', close), ['G15 prevent-subject', 'G15 prevent-relatives']);
  told.record('PreventConsidered', 'R1', '2026-03-11T10:00', { by: 'officer', fields: { of: 'subject', answer: 'not referred' } });
  assert.equal(owedNow(told, 'G15'), 1);
  told.record('PreventConsidered', 'R1', '2026-03-11T11:00', {
    by: 'officer',
    fields: { of: 'relatives', answer: 'no grounds of their own' },
  });
  assert.equal(owedNow(told, 'G15'), 0);
  assert.deepEqual(gate(told, '2026-03-12T10:00', close), []);
  assert.equal(told.files.size, 1, 'nobody is put on file by an answer about relatives');
});

test('F17, G16: a link to a conflict abroad asks for a decision about travel; unanswered it lapses, and it comes back on its day, also of somebody closed', () => {
  const told = subject({ overseas: 'yes' });
  assert.deepEqual(gate(told, '2026-03-04T10:00', {}), ['G16 travel']);
  assert.deepEqual(told.until('2026-03-12T10:00').history('G16'), [
    'raised 2026-03-03T09:00 officer, due 2026-03-11T00:00',
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-12T00:00 leader',
  ]);
  told.record('TravelConsidered', 'R1', '2026-03-12T12:00', {
    by: 'officer',
    fields: { decision: 'not monitored', review: instantOf('2026-06-01T00:00') },
  });
  lessened(told, '2026-03-20T10:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00') });
  assert.equal(told.file('R1').subjects.get('R1')?.state, 'closed');
  assert.equal(told.until('2026-06-01T10:00').history('G16.review').at(-1), 'lapsed 2026-06-01T00:00');
  assert.deepEqual(gate(subject({ overseas: 'not known' }), '2026-03-10T10:00', {}), ['G16 overseas-not-known']);
});

const closed = (fields: object = {}) =>
  lessened(subject(), '2026-03-10T10:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00'), ...fields });

test('F15, C18: what was read is owed in writing by the end of the day, from when it was first read, whenever that was recorded', () => {
  const stream = 'intelligence/I1';
  const told = subject().record('IntelligenceRead', 'R1', '2026-03-12T16:00', {
    stream,
    by: 'officer',
    happened: '2026-03-10T11:00',
    fields: { pressing: true, judged: 'national security' },
  });
  assert.deepEqual(told.history('C18.pressing').slice(0, 2), [
    'raised 2026-03-12T16:00 officer, due 2026-03-11T00:00',
    'lapsed 2026-03-12T16:00',
  ]);
  const same = subject()
    .record('IntelligenceRead', 'R1', '2026-03-10T11:00', { stream, by: 'officer', fields: { pressing: false } })
    .record('IntelligenceWritten', 'R1', '2026-03-10T17:00', { stream, by: 'officer' });
  assert.deepEqual(same.history('C18'), ['raised 2026-03-10T11:00 officer, due 2026-03-11T00:00', 'met 2026-03-10T17:00']);
  assert.deepEqual(same.history('F14'), [], 'of an open subject nobody else is asked');
});

test('C18: what is pressing climbs the same night, what is not in the days after', () => {
  const read = (pressing: boolean) =>
    subject()
      .record('IntelligenceRead', 'R1', '2026-03-10T11:00', { stream: 'intelligence/I1', by: 'officer', fields: { pressing } })
      .until('2026-03-11T02:00');
  assert.deepEqual(read(true).history('C18.pressing').slice(1), [
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-11T00:15 police-duty',
    'climbed 2026-03-11T00:30 duty',
    'climbed 2026-03-11T01:00 chief',
  ]);
  assert.deepEqual(read(false).history('C18').slice(1), ['lapsed 2026-03-11T00:00']);
});

test('F14: intelligence on a closed person, read as crime, is looked at afresh the same day by another person than its first reader', () => {
  const stream = 'intelligence/I1';
  const told = closed().record('IntelligenceRead', 'R1', '2026-04-01T11:00', {
    stream,
    by: 'officer',
    fields: { judged: 'crime', pressing: false },
  });
  assert.deepEqual(told.until('2026-04-02T10:00').history('F14'), [
    'raised 2026-04-01T11:00 leader, due 2026-04-02T00:00',
    'lapsed 2026-04-02T00:00',
  ]);
  const byLeader = closed().record('IntelligenceRead', 'R1', '2026-04-01T11:00', { stream, by: 'leader' });
  assert.deepEqual(byLeader.history('F14'), ['raised 2026-04-01T11:00 senior, due 2026-04-02T00:00']);
});

test('F16, C19: each hit is owed by itself within five working days, however many; one decision answers one', () => {
  const told = closed()
    .record('IndicatorHit', 'R1', '2026-04-01T11:00', { id: 'H1', by: 'officer', fields: {} })
    .record('IndicatorHit', 'R1', '2026-04-02T11:00', { id: 'H2', by: 'officer', fields: { indicator: 'contact' } })
    .record('IndicatorTriaged', 'R1', '2026-04-07T09:00', { by: 'officer', fields: { hit: 'H1', decision: 'enquiries' } });
  assert.deepEqual(told.until('2026-04-14T10:00').history('C19'), [
    'raised 2026-04-01T11:00 leader, due 2026-04-11T00:00',
    'raised 2026-04-02T11:00 leader, due 2026-04-14T00:00',
    'met 2026-04-07T09:00',
    'lapsed 2026-04-14T00:00',
  ]);
});

test('S05: a closed subject has a review by its band; a review begins the next one; opened again it owes the reviews of an open one', () => {
  const told = closed({ band: 'high', until: instantOf('2026-05-01T00:00') });
  assert.deepEqual(told.history('S05.review'), ['raised 2026-03-10T11:00 officer, due 2026-05-01T00:00']);
  told.record('ClosedSubjectReviewed', 'R1', '2026-04-20T10:00', { by: 'officer', fields: { band: 'high' } });
  assert.deepEqual(told.history('S05.review').slice(1), ['met 2026-04-20T10:00', 'raised 2026-04-20T10:00 officer, due 2026-07-21T00:00']);
  told.record('SubjectReopened', 'R1', '2026-05-04T10:00', { by: 'officer', fields: {} });
  assert.equal(told.history('S05.review').at(-1), 'met 2026-05-04T10:00');
  assert.equal(owedNow(told, 'C17'), 1);
});

test('closing closes nothing else: what was owed about intelligence, travel, regimes and hits stays owed (peers 4 B)', () => {
  const told = subject({ overseas: 'yes' })
    .record('IntelligenceRead', 'R1', '2026-03-09T11:00', { stream: 'intelligence/I1', by: 'officer', fields: { pressing: false } })
    .record('RegimeRecorded', 'R1', '2026-03-09T12:00', {
      stream: 'regime/G1',
      by: 'officer',
      fields: { since: instantOf('2026-03-01T00:00') },
    });
  lessened(told, '2026-03-09T13:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00') });
  for (const rule of ['C18', 'G16', 'G15', 'C28', 'S05.review']) assert.equal(owedNow(told, rule), 1, rule);
  assert.deepEqual(told.history('C17').at(-1), 'met 2026-03-09T14:00');
});

test('C26 to C28: a MAPPA level has its interval, and a change of level begins another; a first notification counts its first day', () => {
  const stream = 'regime/G1';
  const told = subject()
    .record('RegimeRecorded', 'R1', '2026-03-04T10:00', { stream, by: 'officer', fields: { since: instantOf('2026-03-04T00:00') } })
    .record('RegimeChanged', 'R1', '2026-03-20T10:00', {
      stream,
      by: 'officer',
      fields: { state: 'level 3', since: instantOf('2026-03-20T00:00') },
    });
  assert.deepEqual(told.history('C28'), [
    'raised 2026-03-04T10:00 officer, due 2026-06-25T00:00',
    'met 2026-03-20T10:00',
    'raised 2026-03-20T10:00 officer, due 2026-05-16T00:00',
  ]);
  const notified = subject().record('RegimeRecorded', 'R1', '2026-03-04T10:00', {
    stream,
    by: 'officer',
    fields: {
      sort: 'notification',
      state: 'first notification due',
      since: instantOf('2026-03-04T00:00'),
      until: instantOf('2036-03-04T00:00'),
    },
  });
  assert.deepEqual(notified.history('C28'), ['raised 2026-03-04T10:00 officer, due 2026-03-07T00:00']);
  assert.equal(owedNow(notified, 'regime.ends'), 1);
});

test('what the file is folded from tells the same as living it', () => {
  const told = closed().record('IndicatorHit', 'R1', '2026-04-01T11:00', { id: 'H1', by: 'officer' }).until('2026-05-01T00:00');
  assert.deepEqual(told.folded('R1').subjects, told.file('R1').subjects);
  assert.deepEqual([...told.folded('R1').obligations.keys()].toSorted(), [...told.file('R1').obligations.keys()].toSorted());
});
