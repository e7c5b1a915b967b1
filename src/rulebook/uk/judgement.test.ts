/** S06: what is always asked (F09, F10, F42), locked and late for ever (F41), and no score that decides (G20, K20). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { type AssessmentFields, makeAssessment } from '../../domain/assessment/deciders.ts';
import { readForm } from '../../domain/assessment/form.ts';
import { lateFor } from '../../domain/assessment/decisions.ts';
import { assessedBefore, assessmentsOf } from '../../domain/assessment/state.ts';
import { whyNotCorrectable } from '../../domain/correction/kinds.ts';
import { groundsLacking } from './judgement.ts';

const referred = (): Ledger => given().referral('R1', '2026-03-02T10:00');
const now = instantOf('2026-03-04T10:00');
const full: AssessmentFields = { judgement: 'Concern goes on.', wouldChangeMyMind: 'A quiet year.' };
const codes = (fields: AssessmentFields, told = referred(), more: { happened?: number; by?: string } = {}): readonly string[] => {
  const decision = makeAssessment(
    told.file('R1'),
    'A1',
    { ...full, ...fields },
    { by: 'gateway-holder', now, happened: now, form: null, ...more },
  );
  return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [];
};

test('F09: weak capability is not recorded without what could be done with what is at hand', () => {
  const weak = { grade: 'weak', grounds: 'No training is known.', confidence: 'moderate', atHand: '' } as const;
  assert.deepEqual(codes({ capability: weak }), ['at-hand-missing']);
  assert.deepEqual(codes({ capability: { ...weak, grade: 'none found' } }), ['at-hand-missing']);
  assert.deepEqual(codes({ capability: { ...weak, atHand: 'He drives a van for his work.' } }), []);
  assert.deepEqual(codes({ capability: { ...weak, atHand: 'A van.', confidence: null } }), ['no-grounds']);
});

test('F10, F42: distance and compliance are read both ways, with what would change the mind', () => {
  assert.deepEqual(codes({ distance: { seen: 'yes', asLess: 'He has left the group.', asHidden: '', wouldChange: '' } }), ['one-reading']);
  assert.deepEqual(
    codes({ distance: { seen: 'yes', asLess: 'He has left.', asHidden: 'Told to keep away.', wouldChange: 'Being met with them.' } }),
    [],
  );
  assert.deepEqual(codes({ compliance: { seen: 'yes', asSincere: 'Comes to each session.', asDisguised: '', independent: '' } }), [
    'compliance-one-reading',
  ]);
  assert.deepEqual(codes({ wouldChangeMyMind: ' ' }), ['no-change-of-mind']);
});

test('beside each allegation stands the own account, or why nobody has asked', () => {
  assert.deepEqual(codes({ concerns: 'R1' }), ['no-allegation']);
  const allegation = { allegation: 'Threatened a teacher.', account: '', notSought: '' };
  assert.deepEqual(codes({ concerns: 'R1', allegations: [allegation] }), ['account-missing']);
  assert.deepEqual(codes({ concerns: 'R1', allegations: [{ ...allegation, notSought: 'Not before G02 is answered.' }] }), []);
});

test('F41: recorded after the decision that it was for, it never counts as having been before it, whatever day it claims', () => {
  const told = referred()
    .record('Section36Decided', 'R1', '2026-03-10T10:00', { by: 'team', fields: { nextLook: instantOf('2026-04-01T00:00') } })
    .record('AssessmentMade', 'R1', '2026-03-12T10:00', { stream: 'assessment/A1', happened: '2026-03-05T10:00' });
  const file = told.file('R1');
  assert.deepEqual(assessedBefore(file, 'R1', instantOf('2026-03-10T10:00')), []);
  const [late] = assessmentsOf(file);
  assert.deepEqual(
    lateFor(file, late!).map(({ words }) => words),
    ['section 36 was decided'],
  );
  // Corrected to any other day, it stays late.
  told.record('TimeCorrected', 'R1', '2026-03-13T10:00', {
    stream: 'assessment/A1',
    fields: { fact: late!.fact, happened: instantOf('2026-03-11T10:00') },
  });
  assert.deepEqual(assessedBefore(told.file('R1'), 'R1', instantOf('2026-03-10T10:00')), []);
  assert.deepEqual(lateFor(told.file('R1'), assessmentsOf(told.file('R1'))[0]!).length, 1);
  // One that was there counts, and is late for nothing.
  const before = referred()
    .record('AssessmentMade', 'R1', '2026-03-09T10:00', { stream: 'assessment/A1' })
    .record('Section36Decided', 'R1', '2026-03-10T10:00', { by: 'team', fields: { nextLook: instantOf('2026-04-01T00:00') } });
  assert.equal(assessedBefore(before.file('R1'), 'R1', instantOf('2026-03-10T10:00')).length, 1);
  assert.deepEqual(lateFor(before.file('R1'), assessmentsOf(before.file('R1'))[0]!), []);
});

test('an assessment is locked; a later one stands beside it and replaces nothing', () => {
  assert.match(whyNotCorrectable('AssessmentMade', 'wrong value')?.how ?? '', /another one/);
  const told = referred()
    .record('AssessmentMade', 'R1', '2026-03-03T10:00', { stream: 'assessment/A1' })
    .record('AssessmentMade', 'R1', '2026-03-04T10:00', { stream: 'assessment/A1', fields: { judgement: 'Nothing is left.' } })
    .record('AssessmentMade', 'R1', '2026-03-05T10:00', { stream: 'assessment/A2', fields: { judgement: 'Less than before.' } });
  assert.deepEqual(
    assessmentsOf(told.file('R1')).map(({ fields }) => fields.judgement),
    ['Concern goes on.', 'Less than before.'],
  );
});

test('a dissent stands beside the assessment of another, never of oneself', () => {
  const told = referred().record('AssessmentMade', 'R1', '2026-03-03T10:00', { stream: 'assessment/A1' });
  const dissent = { dissentsFrom: 'A1', dissent: 'The two accounts do not fit.' };
  assert.deepEqual(codes(dissent, told), ['own-assessment']);
  assert.deepEqual(codes(dissent, told, { by: 'team-holder' }), []);
  assert.deepEqual(codes({ ...dissent, dissent: '' }, told, { by: 'team-holder' }), ['no-dissent']);
});

test('a day in the future, and an assumption that nobody makes any more, are refused', () => {
  assert.deepEqual(codes({}, referred(), { happened: now + 1 }), ['date-future']);
  assert.deepEqual(codes({ restsOn: ['S1'] }), ['assumption-gone']);
});

/** Whatever it says: nothing is owed more or less, no gate opens or shuts, and no number comes of it. */
test('K20: no answer, and no sum of answers, decides anything', () => {
  const proposed = { by: 'team-holder', now: '2026-03-06T10:00', proposedBy: 'gateway-holder' } as const;
  const grades = [
    {
      capability: { grade: 'none found', atHand: 'Nothing known.', grounds: 'Asked.', confidence: 'high' },
      judgement: 'No concern at all.',
    },
    { capability: { grade: 'strong', atHand: 'Much.', grounds: 'Trained.', confidence: 'high' }, judgement: 'Grave concern.' },
  ];
  const outcomes = grades.map((fields) => {
    const told = referred().record('AssessmentMade', 'R1', '2026-03-03T10:00', { stream: 'assessment/A1', fields });
    const owed = [...told.file('R1').obligations.values()].map(({ id, state, due }) => `${id.split(':')[0]} ${state} ${due}`);
    return { lacks: told.lacks('R1', proposed), owed };
  });
  assert.deepEqual(outcomes[0], outcomes[1]);
  const numbers = Object.values(assessmentsOf(referred().record('AssessmentMade', 'R1', '2026-03-03T10:00').file('R1'))[0]!.fields);
  assert.ok(
    numbers.every((value) => typeof value !== 'number'),
    'nothing in an assessment is a number',
  );
});

test('G20: weak capability or less contact closes nothing by itself, with other grounds it may be said', () => {
  const told = referred().record('AssessmentRecorded', 'R1', '2026-03-03T10:00');
  const lacks = (...reasons: string[]) =>
    told
      .lacks('R1', { by: 'team-holder', now: '2026-03-06T10:00', proposedBy: 'gateway-holder', reasons })
      .filter((each) => /G20|reason/.test(each));
  assert.deepEqual(lacks('low-capability'), ['G20 low-capability-no-ground']);
  assert.deepEqual(lacks('low-capability', 'no-ideology'), ['G20 low-capability-no-ground']);
  assert.deepEqual(lacks('reduced-contact', 'explained'), []);
  assert.deepEqual(lacks('no-ideology'), ['G04 reason-not-enough']);
  assert.equal(groundsLacking(['reduced-contact'], () => false).length, 1, 'for whoever lowers or suspends');
});

test('a form that asks for what somebody is, or for a score, is not loaded, and it is said why', () => {
  const form = (item: object, more: object = {}) => ({
    form: 'local',
    version: 1,
    title: 'Local form',
    source: 'The partnership',
    invented: false,
    sections: [{ id: 'one', title: 'One', items: [{ id: 'q', kind: 'text', question: 'What was said?', ...item }] }],
    ...more,
  });
  const problems = (written: unknown) => {
    const read = readForm(written);
    return read.ok ? [] : read.problems;
  };
  assert.deepEqual(problems(form({})), []);
  for (const question of ['What is their religion?', 'Which nationality?', 'Are they disabled?', 'Which sex?', 'Do they pray at a mosque?'])
    assert.match(problems(form({ question })).join(), /protected characteristic/, question);
  assert.match(problems(form({ kind: 'grade', options: ['1', '2', '3'] })).join(), /added up/);
  assert.match(problems(form({ points: 3 })).join(), /score/);
  assert.match(problems(form({}, { invented: true })).join(), /title does not/);
  assert.match(problems(form({ kind: 'choice', options: ['yes'] })).join(), /fewer than two/);
});
