/** What each gate lacks appears, and disappears when it is given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefutation } from '../../domain/referral/entries.ts';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { whatGatesLack } from '../engine/gates.ts';
import { amountOf } from '../engine/rulebook.ts';
import { uk } from './rulebook.ts';

const monday = '2026-03-02T10:00';
const now = '2026-03-06T10:00';
const search = (band = 'watch', ...records: string[]) => ({
  fields: { position: 1000, candidates: records.map((record) => ({ record, file: record, band, bits: 20, evidence: [] })) },
});
const team = { by: 'team-holder', now, proposedBy: 'gateway-holder' } as const;
const senior = { ...team, by: 'senior-holder' } as const;

const searched = () => given().referral('R1', monday).record('CandidatesFound', 'R1', monday, search());
const ready = () => searched().record('AssessmentRecorded', 'R1', '2026-03-04T10:00').record('ClosureProposed', 'R1', '2026-03-05T10:00');
/** R2 is a repeat of R1, assessed, searched and proposed. */
const repeat = (finding?: string): Ledger => {
  const told = given().referral('R1', monday);
  if (finding) told.record('ReferralClosed', 'R1', '2026-03-03T10:00', { fields: { finding } });
  return told
    .referral('R2', '2026-03-03T11:00')
    .link('R2', 'R1', '2026-03-03T12:00')
    .record('CandidatesFound', 'R2', '2026-03-03T12:00', search())
    .record('AssessmentRecorded', 'R2', '2026-03-04T10:00')
    .record('ClosureProposed', 'R2', '2026-03-05T10:00');
};

test('a referral that was searched, assessed and proposed by another is closed without lacking anything', () => {
  assert.deepEqual(ready().lacks('R1', team), []);
});

test('G01: it has been searched', () => {
  const told = given()
    .referral('R1', monday)
    .record('AssessmentRecorded', 'R1', '2026-03-04T10:00')
    .record('ClosureProposed', 'R1', '2026-03-05T10:00');
  assert.deepEqual(told.lacks('R1', team), ['G01 not-searched']);
  assert.deepEqual(told.record('CandidatesFound', 'R1', '2026-03-05T11:00', search()).lacks('R1', team), []);
});

test('G01: a search of the list as it stood before the referral is none', () => {
  const told = given()
    .referral('R1', monday)
    .record('CandidatesFound', 'R1', monday, { fields: { position: 1, candidates: [] } })
    .record('AssessmentRecorded', 'R1', '2026-03-04T10:00')
    .record('ClosureProposed', 'R1', '2026-03-05T10:00');
  assert.deepEqual(told.lacks('R1', team), ['G01 not-searched']);
});

test('G01: each suggested candidate is decided singly; not sure and dismissed are not decisions about one', () => {
  const told = ready().record('CandidatesFound', 'R1', '2026-03-05T11:00', search('suggested', 'A'));
  assert.deepEqual(told.lacks('R1', team), ['G01 candidate-open']);
  assert.deepEqual(told.record('CandidatesDismissed', 'R1', '2026-03-05T12:00', { fields: { candidates: ['A'] } }).lacks('R1', team), [
    'G01 candidate-open',
  ]);
  assert.deepEqual(told.record('CandidateUnsure', 'R1', '2026-03-05T13:00', { fields: { candidate: 'A' } }).lacks('R1', team), [
    'G01 candidate-open',
  ]);
  assert.deepEqual(told.record('CandidateRejected', 'R1', '2026-03-05T14:00', { fields: { candidate: 'A' } }).lacks('R1', team), []);
});

test('G01: those for review are dismissed with a reason; those to watch need nothing', () => {
  const told = ready()
    .record('CandidatesFound', 'R1', '2026-03-05T11:00', search('review', 'A', 'B'))
    .record('CandidatesFound', 'R1', '2026-03-05T11:00', search('watch', 'C'));
  assert.deepEqual(told.lacks('R1', team), ['G01 review-open', 'G01 review-open']);
  assert.deepEqual(
    told.record('CandidatesDismissed', 'R1', '2026-03-05T12:00', { fields: { candidates: ['A', 'B'] } }).lacks('R1', team),
    [],
  );
});

test('G04: the assessment is done, unless it is refuted the same day', () => {
  const told = searched().record('ClosureProposed', 'R1', '2026-03-02T11:00', { fields: { finding: 'mistaken identity' } });
  assert.deepEqual(told.lacks('R1', { ...team, finding: 'mistaken identity', reasons: [] }), []);
  assert.ok(
    searched()
      .lacks('R1', { ...team, kind: 'propose-closure' })
      .includes('G04 not-assessed'),
  );
});

test('G04: that no ideology was found is not by itself a reason; a code that nobody knows is none', () => {
  assert.deepEqual(ready().lacks('R1', { ...team, reasons: ['no-ideology'] }), ['G04 reason-not-enough']);
  assert.deepEqual(ready().lacks('R1', { ...team, reasons: ['no-ideology', 'explained'] }), []);
  assert.deepEqual(ready().lacks('R1', { ...team, reasons: ['made-up'] }), ['G04 no-reason']);
  assert.deepEqual(ready().lacks('R1', { ...team, words: '  ' }), ['G04 no-words']);
});

test('G04: nobody closes alone, nor seconds what they proposed, nor agrees to another finding', () => {
  assert.deepEqual(ready().lacks('R1', { ...team, proposedBy: null }), ['G04 no-second']);
  assert.deepEqual(ready().lacks('R1', { ...team, by: 'gateway-holder' }), ['G04 same-person']);
  assert.deepEqual(ready().lacks('R1', { ...team, finding: 'unfounded' }), ['G04 other-finding']);
  assert.deepEqual(ready().lacks('R1', { ...team, kind: 'propose-closure', proposedBy: null }), [], 'proposing needs one');
});

test('G04: an unmet need is accepted by a named service before closing', () => {
  const told = ready().record('NeedRecorded', 'R1', '2026-03-05T11:00');
  assert.deepEqual(told.lacks('R1', team), ['G04 need-unmet']);
  assert.deepEqual(told.record('NeedAccepted', 'R1', '2026-03-05T12:00').lacks('R1', team), []);
});

test('G04: a report of danger is written up before closing', () => {
  const told = ready().danger('R1', '2026-03-05T11:00');
  assert.deepEqual(told.lacks('R1', team), ['G04 danger-open']);
  assert.deepEqual(told.record('DangerWrittenUp', 'R1', '2026-03-05T12:00').lacks('R1', team), []);
});

test('G04: whoever decides has opened every earlier referral: the one who proposes and the one who agrees', () => {
  const told = repeat()
    .record('MultiAgencyLookRecorded', 'R2', '2026-03-05T09:00')
    .record('EarlierReferralRead', 'R2', '2026-03-05T09:00', { by: 'gateway', fields: { earlier: 'R1' } });
  const together = { cumulative: 'Together they mean this.' };
  assert.deepEqual(told.lacks('R2', { ...team, ...together, kind: 'propose-closure', by: 'gateway-holder' }), []);
  assert.deepEqual(told.lacks('R2', { ...senior, ...together }), ['G04 earlier-unread'], 'the senior has not read it');
  told.record('EarlierReferralRead', 'R2', '2026-03-06T09:00', { by: 'senior', fields: { earlier: 'R1' } });
  assert.deepEqual(told.lacks('R2', { ...senior, ...together }), []);
  assert.deepEqual(told.lacks('R2', senior), ['G04 cumulative-missing']);
});

test('G05: a repeat is looked at together and agreed by a senior post', () => {
  const told = repeat().record('EarlierReferralRead', 'R2', '2026-03-05T09:00', { by: 'team', fields: { earlier: 'R1' } });
  assert.deepEqual(told.lacks('R2', { ...team, cumulative: 'Together.' }), ['G05 no-look', 'G05 not-senior']);
  told.record('MultiAgencyLookRecorded', 'R2', '2026-03-05T10:00');
  assert.deepEqual(told.lacks('R2', { ...team, cumulative: 'Together.' }), ['G05 not-senior']);
});

test('G05: a look held when the earlier referral was not yet known does not count', () => {
  const told = given()
    .referral('R1', monday)
    .referral('R2', '2026-03-03T09:00')
    .record('MultiAgencyLookRecorded', 'R2', '2026-03-03T10:00')
    .link('R2', 'R1', '2026-03-03T12:00');
  assert.ok(told.lacks('R2', { ...senior, kind: 'propose-closure' }).includes('G05 no-look'));
});

test('G05: refuted referrals never count', () => {
  assert.deepEqual(repeat('malicious').lacks('R2', team), []);
  assert.ok(repeat('no further action').lacks('R2', team).includes('G05 not-senior'));
});

test('G05: to refute a repeat needs no look, but it does need the senior post', () => {
  const told = repeat()
    .record('ClosureProposed', 'R2', '2026-03-05T11:00', { fields: { finding: 'unfounded' } })
    .record('EarlierReferralRead', 'R2', '2026-03-05T12:00', { by: 'senior', fields: { earlier: 'R1' } })
    .record('EarlierReferralRead', 'R2', '2026-03-05T12:00', { by: 'team', fields: { earlier: 'R1' } });
  assert.deepEqual(told.lacks('R2', { ...team, finding: 'unfounded', reasons: [], cumulative: 'Both mistaken.' }), ['G05 not-senior']);
  assert.deepEqual(told.lacks('R2', { ...senior, finding: 'unfounded', reasons: [], cumulative: 'Both mistaken.' }), []);
});

test('G06: each expert view is answered', () => {
  const told = ready().record('ExpertViewRecorded', 'R1', '2026-03-05T11:00', { id: 'V1' });
  assert.deepEqual(told.lacks('R1', team), ['G06 view-unanswered']);
  assert.deepEqual(told.lacks('R1', { ...team, answers: [{ view: 'V1', answer: ' ' }] }), ['G06 view-unanswered']);
  assert.deepEqual(told.lacks('R1', { ...team, answers: [{ view: 'V1', answer: 'It has been to Channel since.' }] }), []);
});

test('G24: a file goes when nothing is open or owed, and by two people', () => {
  const told = ready();
  const dispose = { ...team, kind: 'dispose', referral: null, by: 'senior-holder' } as const;
  assert.ok(told.lacks('R1', dispose).includes('G24 referral-open'));
  assert.ok(told.lacks('R1', dispose).includes('G24 still-owed'));
  told
    .record('ReferralClosed', 'R1', '2026-03-05T12:00', { by: 'team' })
    .record('ReviewRecorded', 'R1', '2026-03-05T13:00')
    .record('FeedbackGiven', 'R1', '2026-03-05T13:00')
    .record('TellingDecided', 'R1', '2026-03-05T13:00', { stream: 'telling/T1', fields: { concerns: 'R1' } });
  assert.deepEqual(told.lacks('R1', dispose), ['G24 no-second']);
  told.record('DisposalProposed', 'R1', '2026-03-05T14:00', { by: 'records' });
  assert.deepEqual(told.lacks('R1', dispose), []);
  assert.deepEqual(told.lacks('R1', { ...dispose, by: 'records-holder' }), ['G24 same-person']);
});

test('G24: a file whose own record lies elsewhere is not let go: unlinked, the record would come home to nothing', () => {
  const told = given()
    .referral('R1', monday)
    .referral('R2', monday)
    .link('R2', 'R1', '2026-03-03T10:00')
    .referral('R3', '2026-03-04T10:00')
    .link('R1', 'R3', '2026-03-04T11:00');
  told.fileOf.set('left', 'R1');
  const dispose = { ...team, kind: 'dispose', referral: null, by: 'senior-holder' } as const;
  assert.ok(told.lacks('left', dispose).includes('G24 home-away'));
  assert.ok(!told.lacks('R3', dispose).includes('G24 home-away'));
});

test('no gate stands before a protective act', () => {
  assert.deepEqual(
    new Set(uk.gates.flatMap((gate) => gate.guards)),
    new Set([
      'propose-closure',
      'close',
      'dispose',
      'contact',
      'disclose',
      'propose-section-36',
      'section-36',
      'link',
      // Channel: deciding in a meeting, support by consent, a plan that answers every need, reviews and closing.
      'hear-case',
      'support',
      'write-plan',
      'review-case',
      'close-case',
      'review-after-closing',
      // Subjects of interest: lowering, suspending and closing.
      'propose-lessening',
      'lessening',
    ]),
  );
});

test('each lack says how to get what is missing, and names its gate', () => {
  const told = given().referral('R1', monday).record('NeedRecorded', 'R1', monday).record('ExpertViewRecorded', 'R1', monday);
  const at = instantOf(now);
  const lacks = whatGatesLack(told.book(at), told.file('R1'), {
    kind: 'close',
    referral: 'R1',
    by: 'team-holder',
    post: 'team',
    finding: 'no further action',
    reasons: [],
    words: '',
    cumulative: '',
    answers: [],
    proposedBy: null,
    now: at,
  });
  assert.ok(lacks.length >= 6);
  for (const lack of lacks) assert.ok(lack.how.length > 10 && uk.gates.some((gate) => gate.id === lack.gate), lack.code);
});

test('the rulebook is whole: every limit and ladder named is there, and every number says whence it is', () => {
  const book = given().book(instantOf(now));
  for (const rule of uk.rules) {
    assert.ok(amountOf(book, rule.limit), rule.key);
    assert.ok(book.ladderById.has(rule.ladder), rule.key);
    assert.ok(rule.listens.length > 0, rule.key);
  }
  for (const ladder of uk.ladders)
    for (const after of [...ladder.rungs.map((rung) => rung.after), ladder.again]) assert.ok(amountOf(book, after), after);
  for (const limit of uk.limits) assert.ok(limit.source.length > 10, limit.id);
});

test('what nobody has found yet is no refutation: a form with nothing chosen hides no lack', () => {
  for (const finding of ['', 'no further action']) assert.equal(isRefutation(finding), false);
  for (const finding of ['unfounded', 'mistaken identity', 'misguided', 'malicious'] as const) assert.equal(isRefutation(finding), true);
});
