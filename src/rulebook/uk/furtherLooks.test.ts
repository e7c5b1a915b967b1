/** What comes after the first answer about a subject: enquiries, further reports, a lowered grade, a regime without an end, what has come in and waits (F14, F16, F46, C19, G14 to G16). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger, given } from '../../../test/support/given.ts';
import { lessened, lessening, subject, subjectsArea } from '../../../test/support/subjectsArea.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { recordRegime, reviewRegime } from '../../domain/regime/deciders.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { answerPrevent, lookAtLead, raiseSubject, reopenSubject, reportEnquiries, setLeadAside } from '../../domain/subject/deciders.ts';
import type { Decision } from '../../domain/decision.ts';
import { emptyProposal, whatGatesLack } from '../engine/gates.ts';
import { settle } from '../engine/settle.ts';

const code = (decision: Decision): string => (decision.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : 'decided');
const closed = (fields: object = {}) =>
  lessened(subject(), '2026-03-10T10:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00'), ...fields });
const owed = (ledger: Ledger, rule: string, file = 'R1') =>
  [...ledger.file(file).obligations.values()].filter((each) => each.rule === rule && isOwed(each)).length;
const gate = (ledger: Ledger, at: string, fields: object = {}): readonly string[] => {
  const now = instantOf(at);
  const { file } = settle(ledger.book(now), ledger.file('R1'), [], now);
  const whose = emptyProposal({ by: 'officer-holder', post: 'officer', now });
  const lessens = { subject: 'R1', fields: lessening(fields) as unknown as Lessen };
  return whatGatesLack(ledger.book(now), file, { ...whose, kind: 'propose-lessening', lessening: lessens }).map((lack) => lack.code);
};

test('F16, C19: “enquiries first” has a last day: nobody reports, it lapses and climbs; a report or an opening ends it', () => {
  const told = closed()
    .record('IndicatorHit', 'R1', '2026-04-01T11:00', { id: 'H1', by: 'officer' })
    .record('IndicatorTriaged', 'R1', '2026-04-02T09:00', { id: 'T1', by: 'officer', fields: { hit: 'H1', decision: 'enquiries' } });
  assert.deepEqual(told.until('2026-05-07T10:00').history('C19.enquiries'), [
    'raised 2026-04-02T09:00 leader, due 2026-05-06T00:00',
    'lapsed 2026-05-06T00:00',
    'climbed 2026-05-07T00:00 senior',
  ]);
  assert.equal(
    code(reportEnquiries(told.file('R1'), 'R1', 'leader-holder', { of: 'H1', decision: 'stays closed', reason: 'x' })),
    'no-such-enquiries',
  );
  told.record('EnquiriesReported', 'R1', '2026-05-07T12:00', { by: 'officer', fields: { of: 'T1', decision: 'stays closed' } });
  assert.equal(told.history('C19.enquiries').at(-1), 'met 2026-05-07T12:00');
  assert.equal(
    code(reportEnquiries(told.file('R1'), 'R1', 'leader-holder', { of: 'T1', decision: 'stays closed', reason: 'x' })),
    'reported-already',
  );
});

test('F16: enquiries that a fresh look at intelligence asked for are owed too, and opening again answers them', () => {
  const stream = 'intelligence/I1';
  const told = closed()
    .record('IntelligenceRead', 'R1', '2026-04-01T11:00', { stream, by: 'officer', fields: { pressing: false } })
    .record('IntelligenceLooked', 'R1', '2026-04-01T15:00', { stream, by: 'leader', fields: { outcome: 'enquiries' } });
  assert.equal(owed(told, 'C19.enquiries'), 1);
  told.record('SubjectReopened', 'R1', '2026-04-09T10:00', { by: 'officer' });
  assert.equal(owed(told, 'C19.enquiries'), 0);
});

test('F14: a report about a closed person is looked at afresh the same day by another person than whoever decides about it', () => {
  const told = closed().referral('R2', '2026-04-01T11:00').link('R2', 'R1', '2026-04-01T11:30');
  assert.deepEqual(told.until('2026-04-02T10:00').history('F14.report'), [
    'raised 2026-04-01T11:30 leader, due 2026-04-02T00:00',
    'lapsed 2026-04-02T00:00',
  ]);
  const file = told.file('R1');
  assert.equal(code(lookAtLead(file, 'R1', 'leader-holder', { outcome: 'enquiries', reason: 'x' })), 'no-such-lead');
  told.record('LeadSetAside', 'R2', '2026-04-02T11:00', {
    stream: 'subject/R2',
    by: 'officer',
    fields: { referral: 'R2', as: 'subject already' },
  });
  assert.equal(owed(told, 'F14.report'), 1, 'setting it aside does not answer it');
  const who = told.file('R1').subjects.get('R2')?.setAside?.by ?? '';
  assert.equal(code(lookAtLead(told.file('R1'), 'R2', who, { outcome: 'nothing further', reason: 'x' })), 'same-person');
  told.record('LeadLooked', 'R2', '2026-04-02T12:00', {
    stream: 'subject/R2',
    by: 'leader',
    fields: { referral: 'R2', outcome: 'enquiries' },
  });
  assert.equal(owed(told, 'F14.report'), 0);
  assert.equal(owed(told, 'C19.enquiries'), 1);
});

test('F14: whoever looked afresh and saw nothing does not also set the report aside', () => {
  const told = closed()
    .referral('R2', '2026-04-01T11:00')
    .link('R2', 'R1', '2026-04-01T11:30')
    .record('LeadLooked', 'R2', '2026-04-01T12:00', {
      stream: 'subject/R2',
      by: 'leader',
      fields: { referral: 'R2', outcome: 'nothing further' },
    });
  const file = told.file('R1');
  const looker = file.subjects.get('R2')?.looked[0]?.by ?? '';
  assert.equal(code(setLeadAside(file, 'R2', looker, { as: 'rejected', reason: 'x' })), 'same-person');
  assert.equal(code(setLeadAside(file, 'R2', 'officer-holder', { as: 'rejected', reason: 'x' })), 'decided');
});

test('F46: a further report about somebody set aside before is read together with the earlier one by another person; a first one, or one of an open subject, is not', () => {
  const told = given(subjectsArea())
    .referral('R1', '2026-03-02T10:00')
    .record('LeadSetAside', 'R1', '2026-03-02T12:00', { fields: { referral: 'R1', as: 'trace' } });
  assert.deepEqual(told.history('C16.further'), []);
  told.referral('R2', '2026-03-09T10:00').link('R2', 'R1', '2026-03-09T10:30');
  assert.deepEqual(told.history('C16.further'), ['raised 2026-03-09T10:30 team, due 2026-03-17T00:00']);
  const open = subject().referral('R2', '2026-03-09T10:00').link('R2', 'R1', '2026-03-09T10:30');
  assert.deepEqual([...open.history('C16.further'), ...open.history('F14.report')], []);
});

const further = () =>
  given(subjectsArea())
    .referral('R1', '2026-03-02T10:00')
    .record('LeadSetAside', 'R1', '2026-03-02T12:00', { fields: { referral: 'R1', as: 'trace' } })
    .referral('R2', '2026-03-09T10:00')
    .link('R2', 'R1', '2026-03-09T10:30');
const leadOwedBy = (ledger: Ledger) =>
  [...ledger.file('R1').obligations.values()].filter((each) => each.rule === 'C16.lead' && isOwed(each)).map(({ owedBy }) => owedBy);
const looked = (ledger: Ledger, outcome: string) =>
  ledger.record('LeadLooked', 'R2', '2026-03-10T09:00', {
    id: 'L1',
    stream: 'subject/R2',
    by: 'team',
    fields: { referral: 'R2', outcome },
  });
const aside = (ledger: Ledger, at: string, by: string) =>
  ledger.record('LeadSetAside', 'R2', at, { stream: 'subject/R2', by, fields: { referral: 'R2', as: 'trace' } });

test('C16, F46: what a look asks to be decided anew is answered by any decision, a trace too, once', () => {
  const told = looked(aside(further(), '2026-03-09T12:00', 'gateway'), 'reopen');
  assert.deepEqual(leadOwedBy(told), ['lead']);
  const trace = { as: 'trace', reason: 'x' } as const;
  assert.equal(code(setLeadAside(told.file('R1'), 'R2', 'gateway-holder', trace)), 'decided');
  aside(told, '2026-03-10T11:00', 'gateway');
  assert.deepEqual(leadOwedBy(told), []);
  assert.equal(told.history('C16.lead').at(-1), 'met 2026-03-10T11:00');
  assert.equal(code(setLeadAside(told.file('R1'), 'R2', 'gateway-holder', trace)), 'lead-decided');
});

test('C16, F14: a lead is owed by somebody who may decide about it: not by who looked, nor by who ended the enquiries; it climbs from there', () => {
  const told = looked(further(), 'enquiries');
  assert.deepEqual(leadOwedBy(told), ['lead']);
  told.record('EnquiriesReported', 'R1', '2026-03-10T10:00', { by: 'gateway', fields: { of: 'L1', decision: 'stays set aside' } });
  assert.deepEqual(leadOwedBy(told), ['senior']);
  const file = told.file('R1');
  const [gateway, team] = ['gateway', 'team'].map((post) => file.area.posts.get(post)?.holders[0] ?? '');
  for (const who of [gateway, team]) {
    const refused = setLeadAside(file, 'R2', who ?? '', { as: 'trace', reason: 'x' });
    assert.equal(code(refused), 'same-person');
    assert.equal(refused.kind === 'refused' && refused.reasons[0]?.how, `It is on the list of ${file.area.posts.get('senior')?.title}.`);
  }
  assert.match(told.until('2026-03-13T10:00').history('C16.lead').at(-1) ?? '', /^climbed .* chief$/);
  aside(told, '2026-03-13T11:00', 'senior');
  assert.deepEqual(leadOwedBy(told), []);
});

test('F02, G14: a lowered grade is answered by going back to where it stood, not by any small step up', () => {
  const told = lessened(subject({ priority: 'P1', tier: 2 }), '2026-03-10T10:00', {
    what: 'lower',
    priority: 'P4',
    tier: 3,
    until: instantOf('2026-05-09T00:00'),
  });
  told.record('SubjectRaised', 'R1', '2026-03-20T10:00', { by: 'officer', fields: { priority: 'P4', tier: 2 } });
  assert.equal(owed(told, 'G14.lowered'), 1);
  told.record('SubjectRaised', 'R1', '2026-03-21T10:00', { by: 'officer', fields: { priority: 'P1', tier: 2 } });
  assert.equal(owed(told, 'G14.lowered'), 0);
});

test('F02, G14: closing and opening again is no way to a lower grade', () => {
  const told = lessened(subject({ priority: 'P1', tier: 1 }), '2026-03-10T10:00', {
    what: 'lower',
    priority: 'P4',
    tier: 3,
    until: instantOf('2026-05-09T00:00'),
  });
  lessened(told, '2026-03-12T10:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00') });
  const file = told.file('R1');
  assert.equal(code(reopenSubject(file, 'R1', { priority: 'P4', tier: 3, reason: 'x' })), 'lowering');
  assert.equal(code(reopenSubject(file, 'R1', { priority: 'P1', tier: 1, reason: 'x' })), 'decided');
  assert.equal(code(raiseSubject(subject().file('R1'), 'R1', { priority: 'P1', tier: 1, reason: 'x' })), 'decided');
});

test('G14: nothing is lessened while intelligence is unwritten or not looked at, a hit undecided, or a find without a decision', () => {
  const stream = 'intelligence/I1';
  const unwritten = subject().record('IntelligenceRead', 'R1', '2026-03-09T11:00', { stream, by: 'officer', fields: { pressing: true } });
  assert.deepEqual(gate(unwritten, '2026-03-10T10:00'), ['intelligence-unwritten']);
  unwritten.record('IntelligenceWritten', 'R1', '2026-03-10T11:00', { stream, by: 'officer' });
  assert.deepEqual(gate(unwritten, '2026-03-10T12:00'), []);
  const found = subject().record('FindRecorded', 'R1', '2026-03-09T11:00', { stream: 'find/F1', by: 'officer' });
  assert.deepEqual(gate(found, '2026-03-10T10:00'), ['find-undecided']);
  const hit = closed().record('IndicatorHit', 'R1', '2026-04-01T11:00', { id: 'H1', by: 'officer' });
  assert.ok(gate(hit, '2026-04-02T10:00', { what: 'lower', band: 'low', until: instantOf('2026-06-01T00:00') }).includes('hit-undecided'));
});

test('F17, G16: a decision about travel opens the gate only while it stands; “not known” is owed', () => {
  const told = subject({ overseas: 'yes' }).record('TravelConsidered', 'R1', '2026-03-04T10:00', {
    by: 'officer',
    fields: { decision: 'not monitored', review: instantOf('2026-04-01T00:00') },
  });
  assert.deepEqual(gate(told, '2026-03-10T10:00'), []);
  assert.deepEqual(gate(told, '2026-04-02T10:00', { until: instantOf('2026-05-01T00:00') }), ['travel']);
  const unknown = subject({ overseas: 'not known' });
  assert.deepEqual(unknown.history('G16.known'), ['raised 2026-03-03T09:00 officer, due 2026-04-01T00:00']);
  unknown.record('OverseasLinkRecorded', 'R1', '2026-03-20T10:00', { by: 'officer', fields: { link: 'no' } });
  assert.equal(owed(unknown, 'G16.known'), 0);
});

test('F19, G15: a referral to Prevent that nobody took is owed until somebody has, or it is considered anew', () => {
  const told = subject().record('PreventConsidered', 'R1', '2026-03-11T10:00', {
    by: 'officer',
    fields: { of: 'subject', answer: 'referred' },
  });
  assert.deepEqual(told.history('G15.accepted'), ['raised 2026-03-11T10:00 officer, due 2026-03-19T00:00']);
  told.record('PreventAnswered', 'R1', '2026-03-12T10:00', { by: 'officer', fields: { of: 'subject', answer: 'not accepted' } });
  assert.equal(owed(told, 'G15.accepted'), 1);
  told.record('PreventAnswered', 'R1', '2026-03-13T10:00', { by: 'officer', fields: { of: 'subject', answer: 'accepted' } });
  assert.equal(owed(told, 'G15.accepted'), 0);
  const none = answerPrevent(subject().file('R1'), 'R1', { of: 'relatives', answer: 'accepted', who: 'x', reason: 'x' });
  assert.equal(code(none), 'not-referred');
});

test('a regime without a last day is looked at all the same; one that begins too far ahead is refused', () => {
  const stream = 'regime/T1';
  const since = instantOf('2026-03-01T00:00');
  const told = subject().record('RegimeRecorded', 'R1', '2026-03-04T10:00', {
    stream,
    by: 'officer',
    fields: { sort: 'TPIM', state: 'in force', since },
  });
  assert.deepEqual(told.history('regime.ends'), ['raised 2026-03-04T10:00 officer, due 2027-03-02T00:00']);
  told.record('RegimeReviewed', 'R1', '2026-06-01T10:00', { stream, by: 'officer', fields: { held: instantOf('2026-05-20T00:00') } });
  assert.deepEqual(told.history('regime.ends').slice(1), ['met 2026-06-01T10:00', 'raised 2026-06-01T10:00 officer, due 2027-05-21T00:00']);
  const far = { sort: 'TPIM', state: 'in force', since: instantOf('2027-06-01T00:00'), until: null, words: 'x' } as const;
  assert.equal(code(recordRegime(told.file('R1'), 'T2', far, instantOf('2027-03-04T10:00'))), 'regime-far');
});

test('C28: the next MAPPA meeting is counted from the one that was held, not from when somebody wrote it down', () => {
  const stream = 'regime/M1';
  const told = subject()
    .record('RegimeRecorded', 'R1', '2026-03-04T10:00', { stream, by: 'officer', fields: { since: instantOf('2026-03-01T00:00') } })
    .record('RegimeReviewed', 'R1', '2026-06-15T10:00', { stream, by: 'officer', fields: { held: instantOf('2026-05-01T00:00') } });
  assert.equal(told.history('C28').at(-1), 'raised 2026-06-15T10:00 officer, due 2026-08-22T00:00');
  const ahead = { words: 'x', held: instantOf('2026-07-01T00:00') };
  assert.equal(code(reviewRegime(told.file('R1'), 'M1', ahead, instantOf('2026-06-20T00:00'))), 'date-ahead');
});

test('C26, C27: once the first notification is made the yearly one is owed, not the first again', () => {
  const stream = 'regime/N1';
  const told = subject()
    .record('RegimeRecorded', 'R1', '2026-03-04T10:00', {
      stream,
      by: 'officer',
      fields: { sort: 'notification', state: 'first notification due', since: instantOf('2026-03-04T00:00') },
    })
    .record('RegimeReviewed', 'R1', '2026-03-05T10:00', { stream, by: 'officer', fields: { held: instantOf('2026-03-05T00:00') } });
  assert.deepEqual(told.history('C28'), [
    'raised 2026-03-04T10:00 officer, due 2026-03-07T00:00',
    'met 2026-03-05T10:00',
    'raised 2026-03-05T10:00 officer, due 2027-03-06T00:00',
  ]);
});
