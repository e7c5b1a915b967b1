/** F14, C19: the enquiries that a fresh look asked for are not ended by the person whose reading, hit or decision was looked at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { lessened, subject } from '../../../test/support/subjectsArea.ts';
import type { Decision } from '../../domain/decision.ts';
import type { FieldsOf } from '../../domain/subject/state.ts';
import { reportEnquiries, setLeadAside } from '../../domain/subject/deciders.ts';

const code = (decision: Decision): string => (decision.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : 'decided');
const closed = () => lessened(subject(), '2026-03-10T10:00', { what: 'close', code: 'no-concern', until: instantOf('2026-09-01T00:00') });
const report = (ledger: Ledger, who: string, decision: FieldsOf<'EnquiriesReported'>['decision']) =>
  code(reportEnquiries(ledger.file('R1'), 'R1', who, { of: 'L1', decision, reason: 'Nothing.' }));

test('F14: intelligence that was read first by the lead: another person says that it stays closed, and owes it', () => {
  const stream = 'intelligence/I1';
  const told = closed()
    .record('IntelligenceRead', 'R1', '2026-04-01T11:00', { stream, by: 'officer', fields: { pressing: false } })
    .record('IntelligenceLooked', 'R1', '2026-04-01T15:00', { id: 'L1', stream, by: 'senior', fields: { outcome: 'enquiries' } });
  assert.deepEqual(told.history('C19.enquiries'), ['raised 2026-04-01T15:00 leader, due 2026-05-02T00:00']);
  assert.equal(report(told, 'officer-holder', 'stays closed'), 'same-person');
  assert.equal(report(told, 'officer-holder', 'reopen'), 'decided', 'what protects needs nobody else');
  assert.equal(report(told, 'leader-holder', 'stays closed'), 'decided');
  assert.equal(report(told, 'senior-holder', 'stays closed'), 'decided', 'who looked is another person already');
});

test('F14: read by another post than the lead, the lead owes what was found, as before', () => {
  const stream = 'intelligence/I1';
  const told = closed()
    .record('IntelligenceRead', 'R1', '2026-04-01T11:00', { stream, by: 'colleague', fields: { pressing: false } })
    .record('IntelligenceLooked', 'R1', '2026-04-01T15:00', { id: 'L1', stream, by: 'senior', fields: { outcome: 'enquiries' } });
  assert.deepEqual(told.history('C19.enquiries'), ['raised 2026-04-01T15:00 officer, due 2026-05-02T00:00']);
  assert.equal(report(told, 'colleague-holder', 'stays closed'), 'same-person');
  assert.equal(report(told, 'officer-holder', 'stays closed'), 'decided');
});

test('C19: whoever recorded a hit does not report alone that it stays closed', () => {
  const told = closed()
    .record('IndicatorHit', 'R1', '2026-04-01T11:00', { id: 'H1', by: 'officer' })
    .record('IndicatorTriaged', 'R1', '2026-04-02T09:00', { id: 'L1', by: 'leader', fields: { hit: 'H1', decision: 'enquiries' } });
  assert.deepEqual(told.history('C19.enquiries'), ['raised 2026-04-02T09:00 leader, due 2026-05-06T00:00']);
  assert.equal(report(told, 'officer-holder', 'stays closed'), 'same-person');
  assert.equal(report(told, 'leader-holder', 'stays closed'), 'decided');
});

test('F14: of a report about a closed person, whoever decided about it does not end the enquiries, and whoever ended them does not decide', () => {
  const looked = (ledger: Ledger) =>
    ledger.record('LeadLooked', 'R2', '2026-04-02T12:00', {
      id: 'L1',
      stream: 'subject/R2',
      by: 'leader',
      fields: { referral: 'R2', outcome: 'enquiries' },
    });
  const further = () => closed().referral('R2', '2026-04-01T11:00').link('R2', 'R1', '2026-04-01T11:30');
  const decided = looked(
    further().record('LeadSetAside', 'R2', '2026-04-02T11:00', {
      stream: 'subject/R2',
      by: 'officer',
      fields: { referral: 'R2', as: 'subject already' },
    }),
  );
  assert.equal(report(decided, 'officer-holder', 'stays closed'), 'same-person');
  assert.equal(report(decided, 'colleague-holder', 'stays closed'), 'decided');
  const first = looked(further()).record('EnquiriesReported', 'R1', '2026-04-03T10:00', {
    by: 'officer',
    fields: { of: 'L1', decision: 'stays closed' },
  });
  const aside = (who: string) => code(setLeadAside(first.file('R1'), 'R2', who, { as: 'rejected', reason: 'Nothing.' }));
  assert.equal(aside('officer-holder'), 'same-person');
  assert.equal(aside('colleague-holder'), 'decided');
});
