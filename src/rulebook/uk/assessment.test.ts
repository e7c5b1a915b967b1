/** C01 and C04: assessed, decided, looked at again on the day that was set. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';

const monday = '2026-03-02T10:00';

test('C01: an assessment is owed five working days after a referral, by the lead, and the assessment meets it', () => {
  const told = given().referral('R1', monday).record('AssessmentRecorded', 'R1', '2026-03-05T12:00');
  assert.deepEqual(told.history('C01'), ['raised 2026-03-02T10:00 gateway, due 2026-03-10T00:00', 'met 2026-03-05T12:00']);
});

test('C01: closing the same day meets it too, so that an innocent person is let go', () => {
  const told = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', '2026-03-02T16:00', { fields: { finding: 'mistaken identity' } });
  assert.deepEqual(told.history('C01')[1], 'met 2026-03-02T16:00');
});

test('C01: it is the lead that owes it, whoever that is by then', () => {
  const told = given()
    .referral('R1', monday)
    .record('LeadTaken', 'R1', '2026-03-03T10:00', { fields: { post: 'team' } })
    .until('2026-03-12T00:00');
  assert.deepEqual(told.history('C01').slice(1), ['lapsed 2026-03-10T00:00', 'climbed 2026-03-11T00:00 senior']);
});

test('C04: a decision is owed after twenty working days; going on sets the day of the next look', () => {
  const told = given()
    .referral('R1', monday)
    .record('ContinuationDecided', 'R1', '2026-03-06T10:00', { fields: { nextLook: instantOf('2026-03-21T00:00') } });
  assert.deepEqual(told.history('C04'), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-31T00:00',
    'met 2026-03-06T10:00',
    'raised 2026-03-06T10:00 gateway, due 2026-03-21T00:00',
  ]);
  told.until('2026-03-24T00:00');
  assert.deepEqual(told.history('C04').slice(3), ['lapsed 2026-03-21T00:00', 'climbed 2026-03-24T00:00 team']);
});

test('C04: of two decisions to go on at one instant the later stands', () => {
  const told = given().referral('R1', monday);
  for (const day of ['2026-03-21T00:00', '2026-04-21T00:00'])
    told.record('ContinuationDecided', 'R1', '2026-03-06T10:00', { fields: { nextLook: instantOf(day) } });
  const open = [...told.file('R1').obligations.values()].filter((each) => each.rule === 'C04' && each.state === 'open');
  assert.deepEqual(
    open.map((each) => each.due),
    [instantOf('2026-04-21T00:00')],
  );
});

test('C04: a declined closing asks for a new decision within five working days', () => {
  const told = given()
    .referral('R1', monday)
    .record('ClosureProposed', 'R1', '2026-03-06T10:00')
    .record('ClosureDeclined', 'R1', '2026-03-09T10:00', { by: 'team', fields: { proposal: 'any' } });
  assert.equal(told.history('C04').at(-1), 'raised 2026-03-09T10:00 gateway, due 2026-03-17T00:00');
});

test('C04: reopening asks for a decision; a review that says reopen does not end in silence', () => {
  const closed = () =>
    given()
      .referral('R1', monday)
      .record('ReferralClosed', 'R1', '2026-03-06T10:00')
      .record('ReviewRecorded', 'R1', '2026-09-01T10:00', { fields: { outcome: 'reopen' } });
  assert.equal(closed().history('C04').at(-1), 'raised 2026-09-01T10:00 gateway, due 2026-09-30T00:00');
  const reopened = closed().record('ReferralReopened', 'R1', '2026-09-02T10:00');
  assert.deepEqual(reopened.history('C04').slice(-2).toSorted(), [
    'met 2026-09-02T10:00',
    'raised 2026-09-02T10:00 gateway, due 2026-10-01T00:00',
  ]);
});
