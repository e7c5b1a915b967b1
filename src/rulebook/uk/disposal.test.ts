/** C36 and G24: every file has the date of its review for disposal; two people let it go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';

const monday = '2026-03-02T10:00';
const child = { person: { under18: 'yes' } };

test('C36: from its opening a file has its review: six years, three for a child', () => {
  assert.deepEqual(given().referral('R1', monday).history('C36'), ['raised 2026-03-02T10:00 records, due 2032-03-03T00:00']);
  assert.deepEqual(given().referral('R1', monday, child).history('C36'), ['raised 2026-03-02T10:00 records, due 2029-03-03T00:00']);
});

test('C36: where nobody said whether it is a child, the birth date does; what was said stands', () => {
  const due = (person: object) => given().referral('R1', monday, { person }).history('C36')[0]?.slice(-16, -6);
  assert.equal(due({ born: { date: '2008-03-03' } }), '2029-03-03');
  assert.equal(due({ born: { date: '2008-03-02' } }), '2032-03-03');
  assert.equal(due({ born: { year: 2008 } }), '2029-03-03');
  assert.equal(due({ born: { date: '2010-01-01' }, under18: 'no' }), '2032-03-03');
});

test('C36: it is shortened when a record says that the person is a child, and lengthened when that record goes', () => {
  const told = given().referral('R1', monday).referral('R2', '2026-03-10T10:00', child).link('R2', 'R1', '2026-03-11T10:00');
  assert.ok(told.history('C36').includes('redated 2026-03-11T10:00, due 2029-03-03T00:00'));
  assert.ok(told.unlink('R2', '2026-03-12T10:00').history('C36').includes('redated 2026-03-12T10:00, due 2032-03-03T00:00'));
});

test('C36: kept with a reason it has the date that was set; nobody keeps in silence', () => {
  const told = given()
    .referral('R1', monday)
    .record('FileRetained', 'R1', '2032-03-01T10:00', { by: 'records', fields: { nextReview: instantOf('2034-03-01T00:00') } })
    .until('2034-03-02T00:00');
  assert.deepEqual(told.history('C36').slice(1), [
    'met 2032-03-01T10:00',
    'raised 2032-03-01T10:00 records, due 2034-03-01T00:00',
    'lapsed 2034-03-01T00:00',
    'climbed 2034-03-02T00:00 team',
  ]);
});

test('C36: where everything was refuted the deletion review alone is left, soon; keeping answers it', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', monday, { fields: { position: 100, candidates: [] } })
    .record('ReferralClosed', 'R1', '2026-03-06T10:00', { fields: { finding: 'misguided' } });
  assert.deepEqual(told.history('C36').slice(1), ['redated 2026-03-06T10:00, due 2026-04-08T00:00']);
  assert.deepEqual(
    [...told.file('R1').obligations.values()].filter((each) => each.state === 'open').map((each) => each.rule),
    ['C36'],
  );
  told.record('FileRetained', 'R1', '2026-04-01T10:00', { by: 'records', fields: { nextReview: instantOf('2027-04-01T00:00') } });
  assert.deepEqual(told.history('C36').slice(2), ['met 2026-04-01T10:00', 'raised 2026-04-01T10:00 records, due 2027-04-01T00:00']);
});

test('C36: refuted after it was kept, the review that was set comes soon instead', () => {
  const told = given()
    .referral('R1', monday)
    .record('FileRetained', 'R1', '2026-03-04T10:00', { by: 'records', fields: { nextReview: instantOf('2030-03-01T00:00') } });
  told.record('ReferralClosed', 'R1', '2026-03-06T10:00', { fields: { finding: 'malicious' } });
  assert.equal(told.history('C36').at(-1), 'redated 2026-03-06T10:00, due 2026-04-08T00:00');
});

test('C36: two refuted files made one have one review each, never one id in two files', () => {
  const told = given();
  for (const label of ['R1', 'R2'])
    told.referral(label, monday).record('ReferralClosed', label, '2026-03-06T10:00', { fields: { finding: 'unfounded' } });
  told.link('R2', 'R1', '2026-03-09T10:00');
  const ids = [...told.files.values()].flatMap((file) => [...file.obligations.keys()]);
  assert.equal(new Set(ids).size, ids.length);
});

test('C36: a report of danger in a refuted file brings its ordinary review back', () => {
  const told = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', '2026-03-06T10:00', { fields: { finding: 'unfounded' } })
    .danger('R1', '2026-03-09T10:00');
  assert.equal(told.history('C36').at(-1), 'redated 2026-03-09T10:00, due 2032-03-03T00:00');
});

test('C36: a file without records owes nothing; when its record comes home its review is back with its date', () => {
  const told = given().referral('R1', monday).referral('R2', '2026-03-10T10:00').link('R2', 'R1', '2026-03-11T10:00');
  assert.deepEqual(
    [...(told.files.get('R2')?.obligations.values() ?? [])].map((each) => each.state),
    ['withdrawn'],
  );
  told.unlink('R2', '2026-03-12T10:00');
  assert.deepEqual(
    [...(told.files.get('R2')?.obligations.values() ?? [])].find((each) => each.rule === 'C36')?.due,
    instantOf('2032-03-11T00:00'),
  );
});

test('G24.second: a proposal to let go is put to the senior post; disposal ends everything', () => {
  const told = given().referral('R1', monday).record('DisposalProposed', 'R1', '2026-03-09T10:00', { by: 'records' });
  assert.deepEqual(told.history('G24.second'), ['raised 2026-03-09T10:00 senior, due 2026-03-24T00:00']);
  const declined = told.record('DisposalDeclined', 'R1', '2026-03-10T10:00', { by: 'senior', fields: { proposal: 'any' } });
  assert.equal(declined.history('G24.second')[1], 'met 2026-03-10T10:00');
  told.record('FileDisposed', 'R1', '2026-03-11T10:00', { by: 'senior' }).until('2040-01-01T00:00');
  assert.deepEqual(
    [...told.file('R1').obligations.values()].filter((each) => each.state === 'open' || each.state === 'lapsed'),
    [],
  );
});
