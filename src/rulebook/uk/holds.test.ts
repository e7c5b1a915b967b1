/** G24, K17: while a hold stands nothing is let go; it is looked at on its day, and lifted by somebody, never by silence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';
import { assertSound } from '../../../test/support/walk.ts';
import { liftHold, placeHold, renewHold } from '../../domain/hold/deciders.ts';
import { holdMachine } from '../../domain/hold/machine.ts';
import { holdsStanding } from '../../domain/hold/state.ts';

const monday = '2026-03-02T10:00';
const place = (told: ReturnType<typeof given>, label: string, at: string, until: string, stream = 'hold/H1') =>
  told.record('HoldPlaced', label, at, { stream, by: 'records', fields: { until: instantOf(until) } });
const dispose = { kind: 'dispose', referral: null, by: 'senior-holder', now: '2026-03-20T10:00' } as const;
const refuted = () =>
  given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', monday, { fields: { position: 100, candidates: [] } })
    .record('ReferralClosed', 'R1', '2026-03-06T10:00', { by: 'team', fields: { finding: 'unfounded' } });

test('the machine of a hold is sound', () => assertSound(holdMachine));

test('G24: while a hold stands the file is not let go, whoever has agreed; lifted, it may go', () => {
  const told = place(refuted(), 'R1', '2026-03-09T10:00', '2026-09-01T00:00').record('DisposalProposed', 'R1', '2026-03-10T10:00', {
    by: 'records',
  });
  assert.deepEqual(told.lacks('R1', dispose), ['G24 on-hold']);
  told.record('HoldLifted', 'R1', '2026-03-11T10:00', { stream: 'hold/H1', by: 'records' });
  assert.deepEqual(told.lacks('R1', dispose), []);
});

test('G24.hold: it is looked at on its day by the records post, and climbs; unanswered it stands', () => {
  const told = place(given().referral('R1', monday), 'R1', monday, '2026-09-01T00:00').until('2026-09-08T00:00');
  assert.deepEqual(told.history('G24.hold').slice(0, 2), [
    'raised 2026-03-02T10:00 records, due 2026-09-01T00:00',
    'lapsed 2026-09-01T00:00',
  ]);
  assert.match(told.history('G24.hold')[2] ?? '', /^climbed /);
  assert.equal(holdsStanding(told.file('R1')).length, 1, 'no day ends it');
});

test('G24.hold: renewed it is asked on the new day; lifted it is asked no more', () => {
  const told = place(given().referral('R1', monday), 'R1', monday, '2026-09-01T00:00')
    .record('HoldRenewed', 'R1', '2026-08-20T10:00', { stream: 'hold/H1', by: 'records', fields: { until: instantOf('2027-03-01T00:00') } })
    .record('HoldLifted', 'R1', '2026-11-02T10:00', { stream: 'hold/H1', by: 'records' });
  assert.deepEqual(told.history('G24.hold').slice(1), [
    'met 2026-08-20T10:00',
    'raised 2026-08-20T10:00 records, due 2027-03-01T00:00',
    'met 2026-11-02T10:00',
  ]);
});

test('C36: the review comes on its day though a hold stands, and is answered by keeping; when the hold is lifted it comes soon', () => {
  const told = place(given().referral('R1', monday), 'R1', monday, '2026-09-01T00:00').record('FileRetained', 'R1', '2032-03-01T10:00', {
    by: 'records',
    fields: { reason: 'A hold stands.', nextReview: instantOf('2037-03-01T00:00') },
  });
  assert.deepEqual(told.history('C36').slice(0, 3), [
    'raised 2026-03-02T10:00 records, due 2032-03-03T00:00',
    'met 2032-03-01T10:00',
    'raised 2032-03-01T10:00 records, due 2037-03-01T00:00',
  ]);
  told.record('HoldLifted', 'R1', '2033-03-01T10:00', { stream: 'hold/H1', by: 'records' });
  assert.equal(told.history('C36').at(-1), 'redated 2033-03-01T10:00, due 2033-03-30T00:00');
});

test('C36: a refuted file is held too, and its deletion review comes soon once the hold is lifted', () => {
  const told = place(refuted(), 'R1', '2026-03-09T10:00', '2026-09-01T00:00').record('FileRetained', 'R1', '2026-04-01T10:00', {
    by: 'records',
    fields: { reason: 'A hold stands.', nextReview: instantOf('2030-04-01T00:00') },
  });
  told.record('HoldLifted', 'R1', '2026-08-03T10:00', { stream: 'hold/H1', by: 'records' });
  assert.match(told.history('C36').at(-1) ?? '', /^redated 2026-08-03T10:00, due 2026-09-0/);
});

test('G24: a hold lies on every record: one that leaves the file is held where it goes, and one day is asked for each file', () => {
  const told = given().referral('R1', monday).referral('R2', monday).link('R2', 'R1', '2026-03-03T10:00');
  place(told, 'R1', '2026-03-04T10:00', '2026-09-01T00:00');
  place(told, 'R2', '2026-03-04T10:00', '2026-09-01T00:00', 'hold/H1-1');
  const owed = (label: string) =>
    [...told.file(label).obligations.values()].filter((each) => each.rule === 'G24.hold' && each.state === 'open').length;
  assert.equal(owed('R1'), 1, 'one hold, one look');
  told.unlink('R2', '2026-03-05T10:00');
  for (const label of ['R1', 'R2']) {
    assert.ok(told.lacks(label, dispose).includes('G24 on-hold'), label);
    assert.equal(owed(label), 1, label);
  }
});

test('the deciders: every record of the file, a day within the limit, renewed and lifted as one', () => {
  const told = given().referral('R1', monday).referral('R2', monday).link('R2', 'R1', '2026-03-03T10:00');
  const file = told.file('R1');
  const [now, day, latest] = [instantOf('2026-03-04T10:00'), instantOf('2026-09-01T00:00'), instantOf('2027-03-04T00:00')];
  const fields = { asker: 'inquiry', from: 'An inquiry', reference: '', reason: 'It asked.', until: day } as const;
  const placed = placeHold(file, 'h', fields, now, latest);
  assert.deepEqual(
    placed.kind === 'decided' && placed.entries.map(({ stream, record }) => [stream, record]),
    [...file.records.keys()].map((record, n) => [n === 0 ? 'hold/h' : `hold/h-${n}`, record]),
  );
  const code = (decision: ReturnType<typeof placeHold>) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);
  assert.equal(code(placeHold(file, 'h', { ...fields, until: now }, now, latest)), 'date-past');
  assert.equal(code(placeHold(file, 'h', { ...fields, until: latest + 1 }, now, latest)), 'date-far');
  assert.equal(code(liftHold(file, 'h', 'Over.')), 'no-such-hold');
  place(told, 'R1', '2026-03-04T10:00', '2026-09-01T00:00');
  place(told, 'R2', '2026-03-04T10:00', '2026-09-01T00:00', 'hold/H1-1');
  const lifted = liftHold(told.file('R1'), 'H1', 'Over.');
  assert.equal(lifted.kind === 'decided' && lifted.entries.length, 2);
  assert.equal(code(liftHold(told.file('R1'), 'H1', ' ')), 'field-reason');
  assert.equal(code(renewHold(told.file('R1'), 'H1', { reason: 'On.', until: latest + 1 }, now, latest)), 'date-far');
});
