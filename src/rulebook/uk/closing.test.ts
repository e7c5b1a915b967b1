/** G04 and C42: the second person, unmet needs, and the review after closing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';

const monday = '2026-03-02T10:00';

test('G04.second: the supervising post decides within two working days', () => {
  const told = given().referral('R1', monday).record('ClosureProposed', 'R1', '2026-03-06T10:00').until('2026-03-12T00:00');
  assert.deepEqual(told.history('G04.second'), [
    'raised 2026-03-06T10:00 team, due 2026-03-11T00:00',
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-12T00:00 senior',
  ]);
});

test('G04.second: agreeing, declining and going on answer it; what came before it at the same instant does not', () => {
  const proposed = () =>
    given()
      .referral('R1', monday)
      .record('ContinuationDecided', 'R1', '2026-03-06T10:00', { fields: { nextLook: instantOf('2026-04-01T00:00') } })
      .record('ClosureProposed', 'R1', '2026-03-06T10:00');
  assert.equal(proposed().history('G04.second').length, 1);
  assert.equal(
    proposed().record('ReferralClosed', 'R1', '2026-03-06T10:00', { by: 'team' }).history('G04.second')[1],
    'met 2026-03-06T10:00',
  );
  assert.equal(
    proposed()
      .record('ClosureDeclined', 'R1', '2026-03-09T10:00', { fields: { proposal: 'x' } })
      .history('G04.second')[1],
    'met 2026-03-09T10:00',
  );
});

test('G04.second: when it turns out to be a repeat it falls to the senior post, and back when the link is undone', () => {
  const told = given().referral('R1', monday).referral('R2', '2026-03-04T10:00').record('ClosureProposed', 'R2', '2026-03-06T10:00');
  told.link('R2', 'R1', '2026-03-06T12:00');
  assert.deepEqual(told.history('G04.second'), [
    'raised 2026-03-06T10:00 team, due 2026-03-11T00:00',
    'withdrawn 2026-03-06T12:00',
    'raised 2026-03-06T12:00 senior, due 2026-03-11T00:00',
  ]);
  told.unlink('R2', '2026-03-09T12:00');
  assert.equal(told.history('G04.second').at(-1), 'raised 2026-03-09T12:00 team, due 2026-03-11T00:00');
});

test('G04.second: what lapsed with one post stays lapsed since then when another owes it', () => {
  const told = given()
    .referral('R1', monday)
    .referral('R2', '2026-03-04T10:00')
    .record('ClosureProposed', 'R2', '2026-03-06T10:00')
    .link('R2', 'R1', '2026-03-16T12:00');
  const second = [...told.file('R2').obligations.values()].find((each) => each.rule === 'G04.second');
  assert.deepEqual([second?.state, second?.lapsedAt, second?.rung], ['lapsed', instantOf('2026-03-11T00:00'), 0]);
});

test('G04.need: a need keeps an owner after closing, until a named service accepts; a refutation ends it', () => {
  const told = given()
    .referral('R1', monday)
    .record('NeedRecorded', 'R1', '2026-03-03T10:00')
    .record('ReferralClosed', 'R1', '2026-03-06T10:00')
    .until('2026-03-18T00:00');
  assert.deepEqual(told.history('G04.need'), ['raised 2026-03-03T10:00 gateway, due 2026-03-18T00:00', 'lapsed 2026-03-18T00:00']);
  assert.equal(told.record('NeedAccepted', 'R1', '2026-03-18T10:00').history('G04.need').at(-1), 'met 2026-03-18T10:00');
  const refuted = given()
    .referral('R1', monday)
    .record('NeedRecorded', 'R1', '2026-03-03T10:00')
    .record('ReferralClosed', 'R1', '2026-03-06T10:00', { fields: { finding: 'malicious' } });
  assert.equal(refuted.history('G04.need').at(-1), 'withdrawn 2026-03-06T10:00');
});

test('C42: closing raises its own review at six months, which lapses and climbs', () => {
  const told = given().referral('R1', monday).record('ReferralClosed', 'R1', '2026-03-06T10:00').until('2026-09-08T00:00');
  assert.deepEqual(told.history('C42'), [
    'raised 2026-03-06T10:00 gateway, due 2026-09-07T00:00',
    'lapsed 2026-09-07T00:00',
    'climbed 2026-09-08T00:00 team',
  ]);
  assert.equal(told.record('ReviewRecorded', 'R1', '2026-09-08T10:00').history('C42').at(-1), 'met 2026-09-08T10:00');
});

test('C42: a refuted referral has no review; a reopened one has it withdrawn, and the next closing has its own', () => {
  assert.deepEqual(
    given()
      .referral('R1', monday)
      .record('ReferralClosed', 'R1', '2026-03-06T10:00', { fields: { finding: 'unfounded' } })
      .history('C42'),
    [],
  );
  const told = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', '2026-03-06T10:00')
    .record('ReferralReopened', 'R1', '2026-04-01T10:00')
    .record('ReferralClosed', 'R1', '2026-05-01T10:00')
    .record('ReviewRecorded', 'R1', '2026-10-20T10:00');
  assert.deepEqual(told.history('C42'), [
    'raised 2026-03-06T10:00 gateway, due 2026-09-07T00:00',
    'withdrawn 2026-04-01T10:00',
    'raised 2026-05-01T10:00 gateway, due 2026-11-02T00:00',
    'met 2026-10-20T10:00',
  ]);
});
