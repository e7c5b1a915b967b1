/** Linking two files that are both worked on takes two people; a first report is one person's decision; each link can be undone (G23). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import type { Decision } from '../decision.ts';
import { dismissCandidates, notSure, rejectCandidate, unlinkRecord } from '../referral/identity.ts';
import { agreeToLink, declineLink, saySame, sayUnlinked, takeBackLink } from './deciders.ts';
import { waitingLinks } from './state.ts';

const monday = '2026-03-02T10:00';
const found = (record: string, band = 'suggested') => ({
  fields: { position: 100, candidates: [{ record, file: record, band, bits: 20, evidence: [] }] },
});
const types = (decision: Decision): readonly string[] =>
  decision.kind === 'refused' ? decision.reasons.map((each) => each.code) : decision.entries.map((each) => each.type);
const worked = (told: Ledger, label: string) =>
  told.record('ContinuationDecided', label, '2026-03-02T11:00', { fields: { nextLook: instantOf('2026-03-12T10:00') } });
const two = (...labels: string[]): Ledger => {
  const told = given().referral('R1', monday).referral('R2', monday).record('CandidatesFound', 'R2', '2026-03-02T10:05', found('R1'));
  for (const label of labels) worked(told, label);
  return told;
};
const same = { referral: 'R2', candidate: 'R1', reason: 'One person.', link: 'L1' };
/** Records what was decided, as the application does. */
function recorded(told: Ledger, decision: Decision, at: string, by = 'gateway'): Ledger {
  assert.ok(decision.kind === 'decided', JSON.stringify(decision));
  for (const { type, stream, record, fields } of decision.entries) {
    if (type === 'RecordLinked') told.link(record ?? '', fields.to as string, at);
    else if (type === 'RecordUnlinked') told.unlink(record ?? '', at);
    else told.record(type, record ?? stream.slice('file/'.length), at, { stream, fields, by });
  }
  return told;
}
const proposed = (): Ledger => {
  const told = two('R1', 'R2');
  return recorded(told, saySame(told.file('R2'), told.file('R1'), same), '2026-03-03T10:00');
};

test('a first report goes to the known person by one decision, whichever side was searched for', () => {
  const moved = (told: Ledger) => {
    const decision = saySame(told.file('R2'), told.file('R1'), same);
    return decision.kind === 'decided' ? decision.entries.map(({ type, record, file }) => `${type} ${record} ${file}`) : [];
  };
  const usual = ['CandidateAccepted R2 R2', 'RecordLinked R2 R1'];
  assert.deepEqual(moved(two()), usual);
  assert.deepEqual(moved(two('R1')), usual);
  assert.deepEqual(moved(two('R2')), ['CandidateAccepted R2 R2', 'RecordLinked R1 R2']);
});

test('an assessment alone, and what protects somebody, leave it a first report; a second record or a lead who accepted do not', () => {
  const told = two('R1').record('AssessmentRecorded', 'R2', '2026-03-02T12:00').danger('R2', '2026-03-02T13:00');
  assert.equal(types(saySame(told.file('R2'), told.file('R1'), same))[0], 'CandidateAccepted');
  told.referral('R3', monday).link('R3', 'R2', '2026-03-02T14:00');
  assert.deepEqual(types(saySame(told.file('R2'), told.file('R1'), same)), ['LinkProposed']);
});

test('two files that are both worked on: proposed, owed to the supervising post, and nothing moves meanwhile', () => {
  const told = proposed();
  assert.deepEqual([told.file('R1').id, told.file('R2').id], ['R1', 'R2']);
  assert.deepEqual(told.history('G23.second'), ['raised 2026-03-03T10:00 team, due 2026-03-06T00:00']);
  assert.equal(told.history('G01.candidates').at(-1), 'met 2026-03-03T10:00', 'the lead has done their part');
  assert.deepEqual(told.lacks('R2', { by: 'gateway-holder', now: '2026-03-03T11:00', kind: 'propose-closure' }).slice(0, 1), [
    'G01 link-waits',
  ]);
  assert.deepEqual(types(saySame(told.file('R2'), told.file('R1'), same)), ['proposed-already']);
  assert.deepEqual(types(agreeToLink(told.file('R2'), 'L1', told.file('R1'), 'Both read.', 'gateway-holder')), ['same-person']);
  told.until('2026-03-09T00:00');
  assert.deepEqual(told.history('G23.second').slice(1), ['lapsed 2026-03-06T00:00', 'climbed 2026-03-07T00:00 senior']);
});

test('agreed by another person every record moves with it; and can go back', () => {
  const told = proposed();
  const agreed = agreeToLink(told.file('R2'), 'L1', told.file('R1'), 'Both read.', 'team-holder');
  assert.deepEqual(types(agreed), ['LinkAgreed', 'CandidateAccepted', 'RecordLinked']);
  recorded(told, agreed, '2026-03-04T10:00', 'team');
  assert.equal(told.file('R2').id, 'R1');
  assert.equal(told.history('G23.second').at(-1), 'met 2026-03-04T10:00');
  assert.deepEqual(waitingLinks(told.file('R1')), []);
  recorded(told, sayUnlinked(told.file('R1'), 'R2', 'A cousin.', 'L2'), '2026-03-04T11:00');
  assert.equal(told.file('R2').id, 'R2', 'nothing was decided since: one person undoes it');
  assert.deepEqual(told.file('R2').links.get('L1')?.state, 'agreed', 'the history goes along');
});

test('declined it is asked of the lead again from then, and may be proposed again', () => {
  const told = proposed();
  recorded(told, declineLink(told.file('R2'), 'L1', 'The schools differ.', 'team-holder'), '2026-03-05T10:00', 'team');
  assert.equal(told.history('G01.candidates').at(-1), 'raised 2026-03-05T10:00 gateway, due 2026-03-07T00:00');
  assert.deepEqual(types(saySame(told.file('R2'), told.file('R1'), { ...same, link: 'L2' })), ['LinkProposed']);
  recorded(told, rejectCandidate(told.file('R2'), 'R2', 'R1', 'They are right.', told.file('R1')), '2026-03-05T12:00');
  assert.equal(told.history('G01.candidates').at(-1), 'met 2026-03-05T12:00');
});

test('whoever decides otherwise meanwhile, or takes it back, ends the proposal; nobody is asked any more', () => {
  for (const otherwise of [
    (told: Ledger) => rejectCandidate(told.file('R2'), 'R2', 'R1', 'A cousin.', told.file('R1')),
    (told: Ledger) => notSure(told.file('R2'), 'R2', 'R1', 'Cannot tell.', 'The birth date.'),
    (told: Ledger) => takeBackLink(told.file('R2'), 'L1', 'A mistake.'),
  ]) {
    const told = proposed();
    recorded(told, otherwise(told), '2026-03-04T10:00');
    assert.equal(told.history('G23.second').at(-1), 'withdrawn 2026-03-04T10:00');
    assert.deepEqual(types(agreeToLink(told.file('R2'), 'L1', told.file('R1'), 'Yes.', 'team-holder')), ['answered']);
  }
  const told = recorded(proposed(), takeBackLink(proposed().file('R2'), 'L1', 'A mistake.'), '2026-03-04T10:00');
  assert.equal(told.history('G01.candidates').at(-1), 'raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00', 'it is still to be decided');
});

test('unlinking after something was decided on it takes two', () => {
  const told = recorded(two('R1'), saySame(two('R1').file('R2'), two('R1').file('R1'), same), '2026-03-03T10:00');
  assert.equal(types(sayUnlinked(told.file('R1'), 'R2', 'A cousin.', 'L1'))[0], 'RecordUnlinked');
  told.record('ContinuationDecided', 'R2', '2026-03-04T10:00', { fields: { nextLook: instantOf('2026-03-12T10:00') } });
  recorded(told, sayUnlinked(told.file('R1'), 'R2', 'A cousin.', 'L1'), '2026-03-05T10:00');
  assert.equal(told.file('R2').id, 'R1', 'it lies there until the second person agrees');
  assert.equal(told.history('G23.second').at(-1), 'raised 2026-03-05T10:00 team, due 2026-03-10T00:00');
  assert.deepEqual(types(sayUnlinked(told.file('R1'), 'R2', 'A cousin.', 'L2')), ['proposed-already']);
  const agreed = agreeToLink(told.file('R1'), 'L1', told.file('R2'), 'Right.', 'team-holder');
  assert.deepEqual(types(agreed), ['LinkAgreed', 'RecordUnlinked', 'CandidateRejected', 'LinkFoundWrong']);
  recorded(told, agreed, '2026-03-05T12:00', 'team');
  assert.equal(told.file('R2').id, 'R2');
  assert.equal(told.history('G23.second').at(-1), 'met 2026-03-05T12:00');
});

test('one decision answers both sides: two referrals that found each other are not asked about twice', () => {
  const both = () => two('R1').record('CandidatesFound', 'R1', '2026-03-02T12:05', found('R2'));
  const rejected = both();
  recorded(rejected, rejectCandidate(rejected.file('R2'), 'R2', 'R1', 'A cousin.', rejected.file('R1')), '2026-03-03T10:00');
  assert.equal(rejected.history('G01.candidates', 'R1').at(-1), 'met 2026-03-03T10:00');
  const joined = both();
  recorded(joined, saySame(joined.file('R2'), joined.file('R1'), same), '2026-03-03T10:00');
  assert.equal(joined.history('G01.candidates', 'R1').at(-1), 'met 2026-03-03T10:00');
});

test('whoever was taken for an unlinked record, and stays, is asked again', () => {
  const told = two('R1').referral('R3', monday).record('CandidatesFound', 'R3', '2026-03-02T10:05', found('R2'));
  recorded(told, saySame(told.file('R2'), told.file('R1'), same), '2026-03-03T10:00');
  recorded(told, saySame(told.file('R3'), told.file('R2'), { ...same, referral: 'R3', candidate: 'R2' }), '2026-03-03T11:00');
  assert.equal(told.file('R3').id, 'R1');
  recorded(told, unlinkRecord(told.file('R1'), 'R2', 'A cousin.'), '2026-03-04T10:00');
  assert.equal(told.file('R3').referrals.get('R3')?.candidates.get('R2')?.decided?.how, 'unsure');
  assert.equal(told.history('G01.unsure', 'R3').at(-1), 'raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00');
});

test('what waits for a second person is not dismissed with the others', () => {
  const told = two('R1', 'R2').record('CandidatesFound', 'R2', '2026-03-02T10:06', found('R1', 'review'));
  recorded(told, saySame(told.file('R2'), told.file('R1'), same), '2026-03-03T10:00');
  assert.deepEqual(types(dismissCandidates(told.file('R2'), 'R2', 'None.')), ['none-open']);
});
