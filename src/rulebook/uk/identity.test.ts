/** G01: searched, each candidate decided, "not sure" comes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given } from '../../../test/support/given.ts';

const monday = '2026-03-02T10:00';
const found = (band: string, ...records: string[]) => ({
  fields: { position: 100, candidates: records.map((record) => ({ record, file: record, band, bits: 20, evidence: [] })) },
});

test('G01: the search is owed within the hour by intake, and climbs if the matcher is away', () => {
  assert.deepEqual(given().referral('R1', monday).until('2026-03-04T00:00').history('G01.search'), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-02T11:00',
    'lapsed 2026-03-02T11:00',
    'climbed 2026-03-04T00:00 team',
  ]);
  assert.equal(
    given().referral('R1', monday).record('CandidatesFound', 'R1', '2026-03-02T10:05', found('watch')).history('G01.search')[1],
    'met 2026-03-02T10:05',
  );
});

test('G01: a search of the list as it stood before the referral does not count', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', '2026-03-02T10:05', { fields: { position: 1, candidates: [] } });
  assert.equal(told.history('G01.search').length, 1);
});

test('G01: every candidate suggested or for review is to be decided, the last decision meets it', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', '2026-03-02T10:05', found('suggested', 'A', 'B'));
  told.record('CandidateRejected', 'R1', '2026-03-02T11:00', { fields: { candidate: 'A' } });
  assert.deepEqual(told.history('G01.candidates'), ['raised 2026-03-02T10:05 gateway, due 2026-03-04T00:00']);
  told.record('CandidateAccepted', 'R1', '2026-03-03T11:00', { fields: { candidate: 'B' } });
  assert.equal(told.history('G01.candidates')[1], 'met 2026-03-03T11:00');
  assert.deepEqual(
    given().referral('R1', monday).record('CandidatesFound', 'R1', '2026-03-02T10:05', found('watch', 'A')).history('G01.candidates'),
    [],
  );
});

test('G01: those for review may be dismissed together, suggested ones only one by one', () => {
  const dismissed = (band: string) =>
    given()
      .referral('R1', monday)
      .record('CandidatesFound', 'R1', '2026-03-02T10:05', found(band, 'A', 'B'))
      .record('CandidatesDismissed', 'R1', '2026-03-02T12:00', { fields: { candidates: ['A', 'B'] } });
  assert.equal(dismissed('review').history('G01.candidates')[1], 'met 2026-03-02T12:00');
  assert.equal(dismissed('suggested').history('G01.candidates')[1], undefined);
});

test('G01: dismissed for review, and suggested by a later search: it is asked again', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', '2026-03-02T10:05', found('review', 'A'))
    .record('CandidatesDismissed', 'R1', '2026-03-02T12:00', { fields: { candidates: ['A'] } });
  told.record('CandidatesFound', 'R1', '2026-03-09T10:05', found('suggested', 'A'));
  assert.equal(told.history('G01.candidates').at(-1), 'raised 2026-03-09T10:05 gateway, due 2026-03-11T00:00');
});

test('G01: "not sure" is an answer that comes back in five working days until somebody is sure', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', '2026-03-02T10:05', found('suggested', 'A'))
    .record('CandidateUnsure', 'R1', '2026-03-02T12:00', { fields: { candidate: 'A' } });
  assert.equal(told.history('G01.candidates')[1], 'met 2026-03-02T12:00');
  told.until('2026-03-11T00:00').record('CandidateRejected', 'R1', '2026-03-11T09:00', { fields: { candidate: 'A' } });
  assert.deepEqual(told.history('G01.unsure'), [
    'raised 2026-03-02T12:00 gateway, due 2026-03-10T00:00',
    'lapsed 2026-03-10T00:00',
    'climbed 2026-03-11T00:00 team',
    'met 2026-03-11T09:00',
  ]);
});

test('G01: "not sure" once more answers what came back, and comes back again; a lapse on the way stays one', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', '2026-03-02T10:05', found('suggested', 'A'))
    .record('CandidateUnsure', 'R1', '2026-03-02T12:00', { fields: { candidate: 'A', wouldMakeSure: 'The birth certificate.' } })
    .record('CandidateUnsure', 'R1', '2026-03-10T09:00', { fields: { candidate: 'A', wouldMakeSure: 'The mother.' } });
  assert.deepEqual(told.history('G01.unsure'), [
    'raised 2026-03-02T12:00 gateway, due 2026-03-10T00:00',
    'lapsed 2026-03-10T00:00',
    'met 2026-03-10T09:00',
    'raised 2026-03-10T09:00 gateway, due 2026-03-18T00:00',
  ]);
  assert.equal(told.file('R1').referrals.get('R1')?.candidates.get('A')?.unsure?.wouldMakeSure, 'The mother.');
});
