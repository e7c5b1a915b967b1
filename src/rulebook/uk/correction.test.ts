/** C37: whoever relied on what was wrong is asked once a post, it climbs, and what a mistake caused counts in nobody's figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelArea } from '../../../test/support/channel.ts';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { lessened, subject } from '../../../test/support/subjectsArea.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { mistakenLapses } from '../engine/mistakes.ts';

const monday = '2026-03-02T10:00';
const entryOf = (told: Ledger, type: string): string => told.facts.findLast((each) => each.type === type)?.id ?? 'none';
const correct = (told: Ledger, fact: string, at: string, fields: object = {}, by = 'gateway') =>
  told.record('EntryCorrected', 'R1', at, { by, fields: { fact, ...fields } });
const mistaken = (told: Ledger, at: string) => [...mistakenLapses(told.book(instantOf(at)), told.file('R1'), instantOf(at)).keys()];

test('each post that decided since is asked once, however much it decided; unanswered it lapses and climbs', () => {
  const told = given()
    .referral('R1', monday)
    .record('InformationAdded', 'R1', '2026-03-02T11:00', { fields: { words: 'A knife.' } });
  const wrong = entryOf(told, 'InformationAdded');
  told
    .record('AssessmentRecorded', 'R1', '2026-03-03T10:00')
    .record('ContinuationDecided', 'R1', '2026-03-03T11:00', { fields: { nextLook: instantOf('2026-04-01T00:00') } })
    .record('ClosureProposed', 'R1', '2026-03-04T10:00', { by: 'senior' });
  correct(told, wrong, '2026-03-05T10:00', { sort: 'proved untrue' });
  const questions = told.history('C37.stands');
  assert.deepEqual(questions, [
    'raised 2026-03-05T10:00 gateway, due 2026-03-11T00:00',
    'raised 2026-03-05T10:00 senior, due 2026-03-11T00:00',
  ]);
  told.record('RelianceAnswered', 'R1', '2026-03-06T10:00', {
    fields: {
      correction: entryOf(told, 'EntryCorrected'),
      decisions: [entryOf(told, 'AssessmentRecorded'), entryOf(told, 'ContinuationDecided')],
    },
  });
  told.until('2026-03-31T00:00');
  const later = told.history('C37.stands').slice(2);
  assert.deepEqual(later.slice(0, 2), ['met 2026-03-06T10:00', 'lapsed 2026-03-11T00:00']);
  assert.match(later[2] ?? '', /^climbed 2026-03-\d\dT00:00 chief$/);
});

test('the chair is asked whether the panel’s decision stands when the assessment that it rested on is corrected', () => {
  const told = given(channelArea())
    .referral('R1', '2026-02-02T10:00')
    .record('AssessmentRecorded', 'R1', '2026-02-10T10:00', { id: 'A1' })
    .record('CaseHeard', 'R1', '2026-03-02T10:00', {
      by: 'chair',
      stream: 'hearing/M.R1',
      fields: {
        meeting: 'M',
        subject: 'R1',
        of: 'referral',
        outcome: 'not adopt',
        words: 'No grounds.',
        deciding: ['chair', 'team'],
        assessment: 'A1',
      },
    });
  correct(told, 'A1', '2026-03-10T10:00', { sort: 'wrong value', values: { words: 'He has bought a knife.' } });
  assert.deepEqual(told.history('C37.stands'), ['raised 2026-03-10T10:00 chair, due 2026-03-14T00:00']);
});

test('of a closed subject whoever proposed it and the authoriser are asked, each once, when the intelligence that it rested on is corrected', () => {
  const told = subject()
    .record('IntelligenceRead', 'R1', '2026-03-05T10:00', { by: 'officer', stream: 'intelligence/I', id: 'I1' })
    .record('IntelligenceWritten', 'R1', '2026-03-05T11:00', { by: 'officer', stream: 'intelligence/I', id: 'I2' });
  lessened(told, '2026-03-10T10:00', { what: 'close' });
  told.record('EntryCorrected', 'R1', '2026-03-20T10:00', {
    by: 'officer',
    stream: 'intelligence/I',
    fields: { fact: 'I2', sort: 'wrong value', values: { report: 'It was about an attack.' }, reason: 'Left out.' },
  });
  const asked = [...told.file('R1').obligations.values()].filter((each) => each.rule === 'C37.stands' && isOwed(each));
  assert.deepEqual(asked.map((each) => each.owedBy).toSorted(), ['post:leader', 'post:officer']);
});

test('decisions taken before the entry, or after its correction, are not asked', () => {
  const told = given()
    .referral('R1', monday)
    .record('AssessmentRecorded', 'R1', '2026-03-03T10:00')
    .record('InformationAdded', 'R1', '2026-03-04T10:00', {
      fields: { words: 'A knife.' },
    });
  correct(told, entryOf(told, 'InformationAdded'), '2026-03-05T10:00');
  told.record('ContinuationDecided', 'R1', '2026-03-06T10:00', { fields: { nextLook: instantOf('2026-04-01T00:00') } });
  assert.deepEqual(told.history('C37.stands'), []);
});

test('a decision under another record is asked while the two lie in one file, and was not before', () => {
  const told = given()
    .referral('R1', monday)
    .referral('R2', '2026-03-02T11:00')
    .record('InformationAdded', 'R1', '2026-03-02T12:00', { fields: { words: 'A knife.' } });
  const wrong = entryOf(told, 'InformationAdded');
  told.record('AssessmentRecorded', 'R2', '2026-03-02T13:00');
  told.link('R2', 'R1', '2026-03-03T10:00');
  told.record('ClosureProposed', 'R2', '2026-03-03T11:00');
  correct(told, wrong, '2026-03-04T10:00');
  const asked = [...told.file('R1').obligations.values()].filter((each) => each.rule === 'C37.stands' && isOwed(each));
  assert.deepEqual(
    asked.map((each) => [each.record, each.occasion.includes('ClosureProposed')]),
    [['R2', true]],
  );
});

test('an assessment set aside is owed again with its true start; the lapse is a mistake’s while a fresh limit runs, and then counts', () => {
  const told = given().referral('R1', monday).record('AssessmentRecorded', 'R1', '2026-03-03T10:00');
  const wrong = entryOf(told, 'AssessmentRecorded');
  correct(told, wrong, '2026-04-20T10:00');
  assert.deepEqual(told.history('C01').slice(-2), ['raised 2026-04-20T10:00 gateway, due 2026-03-10T00:00', 'lapsed 2026-04-20T10:00']);
  assert.ok(mistaken(told, '2026-04-21T10:00').some((id) => id.startsWith('C01:')));
  assert.ok(!mistaken(told, '2026-05-20T10:00').some((id) => id.startsWith('C01:')), 'not put right within a fresh limit');
  told.record('AssessmentRecorded', 'R1', '2026-04-22T10:00');
  assert.ok(
    mistaken(told, '2026-05-20T10:00').some((id) => id.startsWith('C01:')),
    'put right in time, it stays a mistake’s',
  );
});

test('what was never owed lapsed by mistake; it stays in the history', () => {
  const told = given().referral('R1', monday).record('AssessmentRecorded', 'R1', '2026-03-03T10:00');
  told.record('NeedRecorded', 'R1', '2026-03-03T10:00');
  const need = entryOf(told, 'NeedRecorded');
  told.until('2026-04-20T00:00');
  const id = `G04.need:${need}`;
  assert.equal(told.file('R1').obligations.get(id)?.state, 'lapsed');
  assert.deepEqual(mistaken(told, '2026-04-20T00:00'), []);
  correct(told, need, '2026-04-20T10:00');
  assert.equal(told.file('R1').obligations.get(id)?.state, 'withdrawn');
  assert.ok(told.file('R1').obligations.get(id)?.lapsedAt, 'it stays in the history');
  assert.deepEqual(mistaken(told, '2026-04-21T00:00'), [id]);
});

test('a lapse before the true time is a mistake’s; one that would have come anyway is not', () => {
  const told = given().referral('R1', monday).until('2026-03-10T12:00');
  const received = told.file('R1').referrals.get('R1')?.received.fact ?? '';
  const id = `C01:${received}`;
  told.record('AssessmentRecorded', 'R1', '2026-03-11T10:00');
  told.record('TimeCorrected', 'R1', '2026-03-12T10:00', { fields: { fact: received, learnt: instantOf('2026-03-09T10:00') } });
  assert.ok(mistaken(told, '2026-03-13T00:00').includes(id));
  const late = given().referral('R1', monday).until('2026-03-31T12:00');
  const at = late.file('R1').referrals.get('R1')?.received.fact ?? '';
  late.record('TimeCorrected', 'R1', '2026-03-31T13:00', { fields: { fact: at, learnt: instantOf('2026-03-03T10:00') } });
  assert.ok(!mistaken(late, '2026-04-01T00:00').includes(`C01:${at}`));
});

test('a correction raised in error brings the entry back, and what was asked because of it is asked no longer', () => {
  const told = given().referral('R1', monday).record('AssessmentRecorded', 'R1', '2026-03-03T10:00');
  const assessment = entryOf(told, 'AssessmentRecorded');
  told.record('ContinuationDecided', 'R1', '2026-03-03T11:00', { fields: { nextLook: instantOf('2026-04-01T00:00') } });
  correct(told, assessment, '2026-03-04T10:00');
  assert.equal(told.file('R1').referrals.get('R1')?.assessments.length, 0);
  correct(told, entryOf(told, 'EntryCorrected'), '2026-03-04T11:00');
  assert.equal(told.file('R1').referrals.get('R1')?.assessments.length, 1);
  assert.deepEqual(told.history('C37.stands').slice(-1), ['withdrawn 2026-03-04T11:00']);
  assert.equal(
    told.file('R1').obligations.get(told.history('C01').length > 0 ? `C01:${told.file('R1').referrals.get('R1')?.received.fact}` : '')
      ?.state,
    'met',
  );
});

test('a waiver raised in error: it is owed again', () => {
  const told = given().referral('R1', monday);
  const id = `C01:${told.file('R1').referrals.get('R1')?.received.fact}`;
  told.record('WaiverDecided', 'R1', '2026-03-03T10:00', { by: 'senior', fields: { obligation: id } });
  assert.equal(told.file('R1').obligations.get(id)?.state, 'waived');
  correct(told, entryOf(told, 'WaiverDecided'), '2026-03-04T10:00');
  assert.equal(told.file('R1').obligations.get(id)?.state, 'open');
});

test('an acknowledgement taken back lets the climb go on from then, never in the past', () => {
  const told = given().referral('R1', monday).until('2026-03-16T12:00');
  const id = `C01:${told.file('R1').referrals.get('R1')?.received.fact}`;
  told.record('ClimbAcknowledged', 'R1', '2026-03-16T13:00', {
    by: 'team',
    fields: { obligation: id, promisedBy: instantOf('2026-04-10T00:00') },
  });
  told.until('2026-04-01T12:00');
  correct(told, entryOf(told, 'ClimbAcknowledged'), '2026-04-01T13:00', {}, 'team');
  assert.match(told.history('C01').at(-1) ?? '', /^climbed 2026-04-01T13:00 /);
});

test('those outside who were given it are told, the lead owes it; a correction of what nobody was given asks nobody', () => {
  const told = given()
    .referral('R1', monday)
    .record('InformationAdded', 'R1', '2026-03-02T11:00', { fields: { words: 'A knife.' } });
  const wrong = entryOf(told, 'InformationAdded');
  told.record('MultiAgencyLookRecorded', 'R1', '2026-03-03T10:00', {
    by: 'senior',
    fields: { organisations: ['Wexmoor Council', 'A school'] },
  });
  correct(told, wrong, '2026-03-04T10:00');
  const correction = entryOf(told, 'EntryCorrected');
  assert.deepEqual(told.history('C37.tell'), ['raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00']);
  told.record('RecipientsTold', 'R1', '2026-03-05T10:00', { fields: { correction, recipients: ['A school'] } });
  assert.equal(told.history('C37.tell').length, 1);
  told.record('RecipientsTold', 'R1', '2026-03-06T10:00', { fields: { correction, recipients: ['Wexmoor Council'], outcome: 'not told' } });
  assert.equal(told.history('C37.tell').at(-1), 'met 2026-03-06T10:00');
});

test('whoever decided while a record of somebody else lay in the file is asked when it is unlinked', () => {
  const told = given().referral('R1', monday).referral('R2', '2026-03-02T11:00');
  told.link('R2', 'R1', '2026-03-03T10:00');
  told.record('AssessmentRecorded', 'R2', '2026-03-03T11:00').record('ClosureProposed', 'R1', '2026-03-03T12:00', { by: 'senior' });
  told.unlink('R2', '2026-03-04T10:00');
  told.record('LinkFoundWrong', 'R1', '2026-03-04T10:00', { fields: { record: 'R2', since: instantOf('2026-03-03T10:00') } });
  assert.deepEqual(told.history('C37.stands'), ['raised 2026-03-04T10:00 senior, due 2026-03-10T00:00']);
});
