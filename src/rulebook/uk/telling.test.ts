/** K08 and C37: told, or not told with a reason, a day and somebody who looks again; what the person asks is answered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';

/** How soon a lapse climbs is the ladder's business; here it is asked whom it climbs to. */
const climbedTo = (history: readonly string[]): string | undefined =>
  /^climbed \S+ (\S+)$/.exec(history.find((line) => line.startsWith('climbed')) ?? '')?.[1];
const monday = '2026-03-02T10:00';
const notTold = (until: string, referral = 'R1') => ({
  stream: 'telling/T1',
  fields: {
    outcome: 'not told',
    concerns: referral,
    notToldBecause: 'it would harm an inquiry',
    words: 'An inquiry goes on.',
    until: instantOf(until),
    reviewer: 'team',
  },
});

test('K08: telling is decided within five working days of a referral; undecided it climbs', () => {
  const told = given().referral('R1', monday).until('2026-03-16T00:00');
  assert.deepEqual(told.history('K08.tell').slice(0, 2), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-10T00:00',
    'lapsed 2026-03-10T00:00',
  ]);
  assert.equal(climbedTo(told.history('K08.tell')), 'team');
});

test('K08: telling the person meets it, and the assessment of the same referral asks nothing more; its closing does', () => {
  const told = given()
    .referral('R1', monday)
    .record('TellingDecided', 'R1', '2026-03-03T10:00', { stream: 'telling/T1', fields: { concerns: 'R1' } })
    .record('AssessmentRecorded', 'R1', '2026-03-04T10:00')
    .record('ReferralClosed', 'R1', '2026-03-05T10:00');
  assert.deepEqual(told.history('K08.tell'), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-10T00:00',
    'met 2026-03-03T10:00',
    'raised 2026-03-05T10:00 gateway, due 2026-03-13T00:00',
  ]);
});

test('K08: left alone at intake, at the assessment and at closing, it is one question with its first day, and one answer meets it', () => {
  const told = given()
    .referral('R1', monday)
    .record('AssessmentRecorded', 'R1', '2026-03-04T10:00')
    .record('ReferralClosed', 'R1', '2026-03-05T10:00');
  assert.deepEqual(told.history('K08.tell'), ['raised 2026-03-02T10:00 gateway, due 2026-03-10T00:00']);
  told.record('TellingDecided', 'R1', '2026-03-06T10:00', { stream: 'telling/T1', fields: { concerns: 'R1' } });
  assert.deepEqual(told.history('K08.tell').slice(1), ['met 2026-03-06T10:00']);
});

test('K08: decided in the sitting of the stage itself, nothing further is asked', () => {
  const told = given()
    .referral('R1', monday)
    .record('TellingDecided', 'R1', '2026-03-04T10:00', notTold('2026-05-01T00:00'))
    .record('AssessmentRecorded', 'R1', '2026-03-04T10:00');
  assert.deepEqual(told.history('K08.tell').slice(1), ['met 2026-03-04T10:00']);
});

test('K08: a decision not to tell comes back on its day to the post that it names, and climbs from there', () => {
  const told = given()
    .referral('R1', monday)
    .record('TellingDecided', 'R1', '2026-03-04T10:00', notTold('2026-04-02T00:00'))
    .until('2026-04-12T12:00');
  assert.deepEqual(told.history('K08.again').slice(0, 2), [
    'raised 2026-03-04T10:00 team, due 2026-04-02T00:00',
    'lapsed 2026-04-02T00:00',
  ]);
  assert.equal(climbedTo(told.history('K08.again')), 'senior');
  const again = told.record('TellingDecided', 'R1', '2026-04-13T13:00', { stream: 'telling/T2', fields: { concerns: 'R1' } });
  assert.equal(again.history('K08.again').at(-1), 'met 2026-04-13T13:00');
});

test('K08: a decision not to tell that stands answers a repeat referral, and a later stage by one tick; without the tick the stage asks', () => {
  const told = given()
    .referral('R1', monday)
    .record('TellingDecided', 'R1', '2026-03-03T10:00', notTold('2026-08-01T00:00'))
    .record('AssessmentRecorded', 'R1', '2026-03-04T10:00', { id: 'A1' });
  assert.equal(told.history('K08.tell').at(-1), 'raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00');
  told.record('TellingStands', 'R1', '2026-03-05T10:00', { stream: 'telling/T1', fields: { concerns: 'R1' } });
  assert.equal(told.history('K08.tell').at(-1), 'met 2026-03-05T10:00');
  told.referral('R2', '2026-03-09T10:00').link('R2', 'R1', '2026-03-09T11:00');
  const open = [...told.file('R1').obligations.values()].filter((each) => each.rule === 'K08.tell' && each.state === 'open');
  assert.deepEqual(open, []);
});

test('K08: what is to be told by a day lapses when it is not', () => {
  const told = given()
    .referral('R1', monday)
    .record('TellingDecided', 'R1', '2026-03-04T10:00', {
      stream: 'telling/T1',
      fields: { outcome: 'will be told', concerns: 'R1', until: instantOf('2026-03-12T00:00') },
    })
    .until('2026-03-12T00:00');
  assert.deepEqual(told.history('K08.do'), ['raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00', 'lapsed 2026-03-12T00:00']);
});

test('K08: what was refuted leaves only its deletion review', () => {
  const told = given()
    .referral('R1', monday)
    .record('ReferralClosed', 'R1', '2026-03-03T10:00', { fields: { finding: 'unfounded' } });
  const open = [...told.file('R1').obligations.values()].filter((each) => each.state === 'open').map((each) => each.rule);
  assert.deepEqual(open, ['C36']);
});

test('C37: what the person asks is owed an answer by the records post within a month of the day they asked', () => {
  const told = given()
    .referral('R1', monday)
    .record('RightAsked', 'R1', '2026-03-09T10:00', { stream: 'telling/Q1', happened: '2026-03-06T10:00' })
    .until('2026-04-14T00:00');
  assert.deepEqual(told.history('C37').slice(0, 2), ['raised 2026-03-09T10:00 records, due 2026-04-07T00:00', 'lapsed 2026-04-07T00:00']);
  assert.equal(climbedTo(told.history('C37')), 'team');
  told.record('RightAnswered', 'R1', '2026-04-14T10:00', { stream: 'telling/Q1' });
  assert.equal(told.history('C37').at(-1), 'met 2026-04-14T10:00');
});

test('G08: a child is told only when parental responsibility and the child’s view are recorded, and no parent who may be the source hears before social care', () => {
  const at = '2026-03-04T10:00';
  const lacks = (ledger: ReturnType<typeof given>, reachesParent: boolean) =>
    ledger
      .lacks('R1', { kind: 'contact', by: 'gateway-holder', now: at, contact: { reachesParent } })
      .filter((lack) => lack.startsWith('G08'));
  const child = given().referral('R1', monday, { person: { under18: 'yes' } });
  assert.deepEqual(lacks(child, false), ['G08 parents-missing']);
  child.record('ParentsRecorded', 'R1', '2026-03-02T11:00', {
    stream: 'telling/P1',
    fields: { holders: 'The father.', parentMayBeSource: 'not known', childsView: 'Is afraid.' },
  });
  assert.deepEqual(lacks(child, true), ['G08 social-care-missing']);
  assert.deepEqual(lacks(child, false), []);
  child.record('SocialCareDecided', 'R1', '2026-03-02T12:00', { stream: 'telling/S1', fields: { contact: 'not to be made' } });
  assert.deepEqual(lacks(child, true), ['G08 social-care-missing']);
  child.record('SocialCareDecided', 'R1', '2026-03-03T12:00', { stream: 'telling/S2' });
  assert.deepEqual(lacks(child, true), []);
  const adult = given().referral('R1', monday, { person: { under18: 'no' } });
  assert.deepEqual(lacks(adult, true), []);
});
