/** G05: a repeat referral is looked at together, and a closed one is asked about anew. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given } from '../../../test/support/given.ts';

const monday = '2026-03-02T10:00';
const twoLinked = (first?: string) => {
  const told = given().referral('R1', monday);
  if (first) told.record('ReferralClosed', 'R1', '2026-03-06T10:00', { fields: { finding: first } });
  return told.referral('R2', '2026-04-13T10:00').link('R2', 'R1', '2026-04-14T10:00');
};

test('G05.look: owed by the senior post from when the two are known to be one person', () => {
  assert.deepEqual(given().referral('R1', monday).referral('R2', '2026-04-13T10:00').history('G05.look'), []);
  const told = twoLinked().record('MultiAgencyLookRecorded', 'R2', '2026-04-16T10:00', { by: 'senior' });
  assert.deepEqual(told.history('G05.look'), ['raised 2026-04-14T10:00 senior, due 2026-04-22T00:00', 'met 2026-04-16T10:00']);
});

test('G05.look: a look held before it was known to be a repeat does not count', () => {
  const told = given()
    .referral('R1', monday)
    .referral('R2', '2026-04-13T09:00')
    .record('MultiAgencyLookRecorded', 'R2', '2026-04-13T12:00')
    .link('R2', 'R1', '2026-04-14T10:00');
  assert.deepEqual(told.history('G05.look'), ['raised 2026-04-14T10:00 senior, due 2026-04-22T00:00']);
});

test('G05.look: a refuted referral never counts, and refuting one afterwards withdraws it', () => {
  assert.deepEqual(twoLinked('unfounded').history('G05.look'), []);
  const told = twoLinked().record('ReferralClosed', 'R1', '2026-04-15T10:00', { fields: { finding: 'mistaken identity' } });
  assert.equal(told.history('G05.look').at(-1), 'withdrawn 2026-04-15T10:00');
});

test('G05.look: withdrawn when the link is undone, whoever of the two goes', () => {
  assert.equal(twoLinked().unlink('R2', '2026-04-15T10:00').history('G05.look').at(-1), 'withdrawn 2026-04-15T10:00');
  const other = given()
    .referral('R1', monday)
    .referral('R2', '2026-04-13T10:00')
    .link('R1', 'R2', '2026-04-14T10:00')
    .unlink('R1', '2026-04-15T10:00');
  assert.deepEqual(other.history('G05.look'), ['raised 2026-04-14T10:00 senior, due 2026-04-22T00:00', 'withdrawn 2026-04-15T10:00']);
});

test('G05.reopen: a new concern asks by the next working day whether to reopen what was closed', () => {
  const told = twoLinked('no further action');
  assert.deepEqual(told.history('G05.reopen'), ['raised 2026-04-14T10:00 gateway, due 2026-04-16T00:00']);
  assert.equal(
    told.record('ReopeningDeclined', 'R1', '2026-04-15T10:00', { fields: { because: 'R2' } }).history('G05.reopen')[1],
    'met 2026-04-15T10:00',
  );
  assert.equal(
    twoLinked('no further action').record('ReferralReopened', 'R1', '2026-04-15T10:00').history('G05.reopen')[1],
    'met 2026-04-15T10:00',
  );
});

test('G05.reopen: it does not reopen by itself, is not asked about the refuted, and lapses like anything else', () => {
  const told = twoLinked('no further action').until('2026-04-17T00:00');
  assert.notEqual(told.file('R1').referrals.get('R1')?.closed, null);
  assert.deepEqual(told.history('G05.reopen').slice(1), ['lapsed 2026-04-16T00:00', 'climbed 2026-04-17T00:00 team']);
  assert.deepEqual(twoLinked('malicious').history('G05.reopen'), []);
});

test('G05.reopen: closed and referred again at one instant, it is asked', () => {
  const told = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', '2026-03-06T10:00')
    .referral('R2', '2026-03-06T10:00')
    .link('R2', 'R1', '2026-03-06T10:00');
  assert.equal(told.history('G05.reopen').length, 1);
});
