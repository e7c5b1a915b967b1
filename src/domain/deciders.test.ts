/** Given a file, when somebody wants to record something, then these entries or this refusal. The gates have tests of their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, instantOf, Ledger, twoOrganisations } from '../../test/support/given.ts';
import { speaksFor, whoAnswers } from './area/presence.ts';
import { type Area, evolveArea } from './area/state.ts';
import { acknowledgeDanger, warnTarget, writeUpDanger } from './danger/deciders.ts';
import type { Decision } from './decision.ts';
import { declineDisposal, dispose, retain, takeLead } from './file/deciders.ts';
import { acknowledgeClimb, correctTime, waive } from './obligation/deciders.ts';
import { answerDeconfliction } from './referral/outwardDeciders.ts';
import { agreeToClose, decidePlain, declineToClose, decideToContinue, readEarlier, reviewAfterClosing } from './referral/deciders.ts';
import { acceptCandidate, dismissCandidates, notSure, rejectCandidate, unlinkRecord } from './referral/identity.ts';

const monday = '2026-03-02T10:00';
const now = instantOf('2026-03-03T10:00');
const types = (decision: Decision) =>
  decision.kind === 'decided' ? decision.entries.map((entry) => entry.type) : decision.reasons.map((reason) => reason.code);
const fileOf = (ledger: Ledger, label: string) => {
  const file = ledger.files.get(ledger.fileOf.get(label) ?? label);
  assert.ok(file);
  return file;
};
const assessment = { outcome: 'not appropriate', words: 'Looked into.' };
const evidence = [{ code: 'born-same', bits: 14 }];
const found = (band: string, record: string) => ({
  fields: { position: 99, candidates: [{ record, file: record, band, bits: 25, evidence }] },
});

test('an open referral is assessed; a closed one is reopened first', () => {
  const ledger = new Ledger().referral('R1', monday);
  assert.deepEqual(types(decidePlain(fileOf(ledger, 'R1'), 'assess', 'R1', assessment)), ['AssessmentRecorded']);
  ledger.record('ReferralClosed', 'R1', '2026-03-02T11:00');
  assert.deepEqual(types(decidePlain(fileOf(ledger, 'R1'), 'assess', 'R1', assessment)), ['closed']);
  assert.deepEqual(types(decidePlain(fileOf(ledger, 'R1'), 'reopen', 'R1', { words: 'New.' })), ['ReferralReopened']);
});

test('a reason that says nothing is refused at its field, and nothing is recorded', () => {
  const ledger = new Ledger().referral('R1', monday);
  assert.deepEqual(types(decidePlain(fileOf(ledger, 'R1'), 'assess', 'R1', { ...assessment, words: '  ' })), ['field-words']);
  assert.deepEqual(types(decidePlain(fileOf(ledger, 'R1'), 'assess', 'R1', { ...assessment, score: 7 })).length, 1);
});

test('a referral of another file is not found in this one', () => {
  const ledger = new Ledger().referral('R1', monday).referral('R2', monday);
  assert.deepEqual(types(decidePlain(fileOf(ledger, 'R1'), 'assess', 'R2', assessment)), ['no-such-referral']);
});

test('going on needs a day that is still to come', () => {
  const ledger = new Ledger().referral('R1', monday);
  const file = fileOf(ledger, 'R1');
  assert.deepEqual(types(decideToContinue(file, 'R1', { nextStep: 'Talk.', nextLook: now }, now)), ['date-past']);
  assert.deepEqual(types(decideToContinue(file, 'R1', { nextStep: 'Talk.', nextLook: now + 1 }, now)), ['ContinuationDecided']);
});

test('agreeing closes what was proposed, with the second person’s own words; without a proposal there is nothing to agree to', () => {
  const ledger = new Ledger().referral('R1', monday);
  assert.deepEqual(types(agreeToClose(fileOf(ledger, 'R1'), 'R1', 'Yes.')), ['nothing-proposed']);
  ledger.record('ClosureProposed', 'R1', '2026-03-02T12:00', { id: 'P1', fields: { reasons: ['explained'], words: 'Explained.' } });
  const agreed = agreeToClose(fileOf(ledger, 'R1'), 'R1', 'Agreed.');
  assert.ok(agreed.kind === 'decided');
  assert.deepEqual(agreed.entries[0]?.fields, {
    finding: 'no further action',
    reasons: ['explained'],
    words: 'Agreed.',
    cumulative: '',
    answers: [],
    proposal: 'P1',
  });
  assert.deepEqual(types(declineToClose(fileOf(ledger, 'R1'), 'R1', 'Not yet.')), ['ClosureDeclined']);
});

test('an earlier referral is opened once a person', () => {
  const ledger = new Ledger().referral('R1', monday).referral('R2', monday).link('R2', 'R1', '2026-03-02T12:00');
  assert.deepEqual(types(readEarlier(fileOf(ledger, 'R2'), 'R2', 'R1', 'somebody')), ['EarlierReferralRead']);
  ledger.record('EarlierReferralRead', 'R2', '2026-03-02T13:00', { who: 'somebody', fields: { earlier: 'R1' } });
  assert.deepEqual(types(readEarlier(fileOf(ledger, 'R2'), 'R2', 'R1', 'somebody')), []);
  assert.deepEqual(types(readEarlier(fileOf(ledger, 'R2'), 'R2', 'R1', 'another')), ['EarlierReferralRead']);
});

test('a review that takes the referral up reopens it in the same act', () => {
  const ledger = new Ledger().referral('R1', monday).record('ReferralClosed', 'R1', '2026-03-02T12:00');
  assert.deepEqual(types(reviewAfterClosing(fileOf(ledger, 'R1'), 'R1', { outcome: 'reopen', words: 'Again.' })), [
    'ReviewRecorded',
    'ReferralReopened',
  ]);
  assert.deepEqual(types(reviewAfterClosing(fileOf(ledger, 'R1'), 'R1', { outcome: 'stays closed', words: 'Quiet.' })), ['ReviewRecorded']);
});

test('accepting a candidate moves every record of the file, each as a link of its own that can go back', () => {
  const ledger = new Ledger().referral('R1', monday).referral('R2', monday).referral('R3', monday).link('R3', 'R2', '2026-03-02T11:00');
  ledger.record('CandidatesFound', 'R2', '2026-03-02T12:00', found('suggested', 'R1'));
  // A file that is worked on: a first report would come to the other, whichever was searched for.
  ledger.record('ContinuationDecided', 'R1', '2026-03-02T13:00', { fields: { nextLook: instantOf('2026-03-05T10:00') } });
  const accepted = acceptCandidate(fileOf(ledger, 'R2'), fileOf(ledger, 'R1'), 'R2', 'R1', 'The same.');
  assert.deepEqual(types(accepted), ['CandidateAccepted', 'RecordLinked', 'RecordLinked']);
  assert.ok(accepted.kind === 'decided');
  assert.deepEqual(
    accepted.entries.slice(1).map((entry) => [entry.record, entry.file]),
    [
      ['R2', 'R1'],
      ['R3', 'R1'],
    ],
  );
  assert.deepEqual(types(acceptCandidate(fileOf(ledger, 'R2'), fileOf(ledger, 'R2'), 'R2', 'R1', '')), ['already-linked']);
  assert.deepEqual(types(acceptCandidate(fileOf(ledger, 'R2'), fileOf(ledger, 'R1'), 'R2', 'R9', '')), ['no-such-candidate']);
});

test('rejecting and not being sure need a reason; dismissing takes candidates for review only', () => {
  const ledger = new Ledger()
    .referral('R1', monday)
    .referral('R2', monday)
    .record('CandidatesFound', 'R2', '2026-03-02T12:00', found('suggested', 'R1'));
  assert.deepEqual(types(rejectCandidate(fileOf(ledger, 'R2'), 'R2', 'R1', '')), ['field-reason']);
  assert.deepEqual(types(notSure(fileOf(ledger, 'R2'), 'R2', 'R1', 'Cannot tell.')), ['CandidateUnsure']);
  assert.deepEqual(types(dismissCandidates(fileOf(ledger, 'R2'), 'R2', 'None.')), ['none-open']);
  ledger.referral('R3', monday).record('CandidatesFound', 'R3', '2026-03-02T12:00', found('review', 'R1'));
  assert.deepEqual(types(dismissCandidates(fileOf(ledger, 'R3'), 'R3', 'None.')), ['CandidatesDismissed']);
});

test('a record goes home with a reason, and the candidate it was taken for is somebody else; at home it stays', () => {
  const ledger = new Ledger()
    .referral('R1', monday)
    .referral('R2', monday)
    .record('CandidatesFound', 'R2', '2026-03-02T11:00', found('suggested', 'R1'));
  ledger.record('CandidateAccepted', 'R2', '2026-03-02T12:00', { fields: { candidate: 'R1' } }).link('R2', 'R1', '2026-03-02T12:00');
  const file = fileOf(ledger, 'R1');
  const unlinked = unlinkRecord(file, 'R2', 'A cousin.');
  assert.deepEqual(types(unlinked), ['RecordUnlinked', 'CandidateRejected', 'LinkFoundWrong']);
  assert.deepEqual(
    unlinked.kind === 'decided' && unlinked.entries.map((entry) => entry.file),
    ['R2', 'R2', 'R1'],
    'whoever decided here is asked',
  );
  assert.deepEqual(types(unlinkRecord(file, 'R1', 'A cousin.')), ['at-home']);
});

test('danger: acknowledging twice is once; true times are not in the future; a target is warned or it is said why not', () => {
  const ledger = new Ledger().danger('D1', monday);
  const file = fileOf(ledger, 'D1');
  assert.deepEqual(types(acknowledgeDanger(file, 'D1', '')), ['DangerAcknowledged']);
  assert.deepEqual(types(writeUpDanger(file, 'D1', { happened: now + 1, done: 'Called 999.' }, now)), ['time-future']);
  const written = writeUpDanger(
    file,
    'D1',
    { happened: instantOf(monday), done: 'Called 999.', targets: [{ who: 'A', warner: 'B' }] },
    now,
  );
  assert.ok(written.kind === 'decided');
  assert.equal(written.entries[0]?.happened, instantOf(monday));
  assert.deepEqual(types(warnTarget(file, 'D1', { who: 'A', warner: 'B', warnedAt: null, notWarnedBecause: null, writeUp: 'W' }, now)), [
    'no-answer',
  ]);
  ledger.record('DangerAcknowledged', 'D1', '2026-03-02T10:05', { stream: 'danger/D1' });
  assert.deepEqual(types(acknowledgeDanger(fileOf(ledger, 'D1'), 'D1', '')), []);
});

test('a climb is acknowledged with what happens next, by a day that is neither past nor further than allowed', () => {
  const ledger = new Ledger().referral('R1', monday).until('2026-03-12T10:00');
  const file = fileOf(ledger, 'R1');
  const lapsed = [...file.obligations.values()].find((each) => each.rule === 'C01');
  assert.ok(lapsed?.state === 'lapsed');
  const at = instantOf('2026-03-12T10:00');
  const acknowledge = (promisedBy: number) =>
    types(acknowledgeClimb(file, lapsed.id, 'team-holder', { next: 'Friday.', promisedBy }, at, at + 1000));
  assert.deepEqual([acknowledge(at), acknowledge(at + 1001), acknowledge(at + 1000)], [['date-past'], ['date-far'], ['ClimbAcknowledged']]);
  const open = [...file.obligations.values()].find((each) => each.state === 'open');
  assert.deepEqual(types(acknowledgeClimb(file, open?.id ?? '', 'team-holder', { next: 'x', promisedBy: at + 1 }, at, at + 1000)), [
    'not-lapsed',
  ]);
  const own = acknowledgeClimb(file, lapsed.id, 'gateway-holder', { next: 'Friday.', promisedBy: at + 1 }, at, at + 1000);
  assert.deepEqual(types(own), ['own-lapse']);
  const early = new Ledger().referral('R1', monday).until('2026-03-10T10:00');
  const fresh = fileOf(early, 'R1');
  const lapse = [...fresh.obligations.values()].find((each) => each.rule === 'C01')?.id ?? '';
  const at2 = instantOf('2026-03-10T10:00');
  assert.deepEqual(types(acknowledgeClimb(fresh, lapse, 'team-holder', { next: 'x', promisedBy: at2 + 1 }, at2, at2 + 1000)), [
    'not-climbed',
  ]);
});

test('nobody waives what they owe, nor what the rulebook does not let anybody waive', () => {
  const ledger = new Ledger().referral('R1', monday);
  const file = fileOf(ledger, 'R1');
  const owed = [...file.obligations.values()].find((each) => each.rule === 'C01')?.id ?? '';
  const fields = { reason: 'Done elsewhere.', authoriser: 'team' };
  const as = (post: string) => ({ by: `${post}-holder`, now: instantOf(monday) });
  assert.deepEqual(types(waive(file, owed, fields, as('gateway'), true)), ['own']);
  assert.deepEqual(types(waive(file, owed, fields, as('team'), false)), ['not-waivable']);
  assert.deepEqual(types(waive(file, owed, fields, as('team'), true)), ['WaiverDecided']);
});

test('whoever fills posts of two houses speaks for both; a post that only falls to them gives no voice', () => {
  const filled = (post: string, practitioner: string) => directoryFact('PostFilled', { post, practitioner, as: 'deputy' });
  const area = [filled('gateway', 'council-lead-holder')].reduce(evolveArea, twoOrganisations());
  const sorts = (who: string) => [...speaksFor(area, who, instantOf(monday))].toSorted();
  assert.deepEqual(sorts('council-lead-holder'), ['council', 'police']);
  assert.deepEqual(sorts('council-head-holder'), ['council']);
  // The council's lead post is empty, and nobody of the council is there: its duty falls to the duty post, its word does not.
  const empty = twoOrganisations('council-lead');
  const alone = evolveArea(empty, directoryFact('PostVacated', { post: 'council-head', practitioner: 'council-head-holder' }));
  assert.equal(whoAnswers(alone, 'council-lead', instantOf(monday)).practitioner, 'duty-holder');
  assert.deepEqual([...speaksFor(alone, 'duty-holder', instantOf(monday))], ['police']);
  const file = (who: Area) => ({ ...fileOf(new Ledger().referral('R1', monday), 'R1'), area: who });
  const answer = { answer: 'no objection', conditions: '', by: '' };
  const as = (by: string) => ({ by, now: instantOf(monday) });
  assert.deepEqual(types(answerDeconfliction(file(area), 'R1', as('council-lead-holder'), answer)), ['DeconflictionAnswered']);
  assert.deepEqual(types(answerDeconfliction(file(area), 'R1', as('council-head-holder'), answer)), ['not-police']);
});

test('only an entry that starts a limit has its time corrected, and not into the future', () => {
  const ledger = new Ledger().referral('R1', monday, { id: 'E1' });
  const file = fileOf(ledger, 'R1');
  const fact = file.referrals.get('R1')?.received.fact ?? '';
  assert.deepEqual(types(correctTime(file, fact, { happened: null, learnt: now + 1, reason: 'Misread.' }, now)), ['time-future']);
  assert.deepEqual(types(correctTime(file, fact, { happened: null, learnt: now - 1, reason: 'Misread.' }, now)), ['TimeCorrected']);
  assert.deepEqual(types(correctTime(file, 'nothing', { happened: null, learnt: null, reason: 'Misread.' }, now)), ['no-such-entry']);
});

test('a file is kept until a day to come, and let go only on a proposal', () => {
  const ledger = new Ledger().referral('R1', monday);
  const file = fileOf(ledger, 'R1');
  assert.deepEqual(types(retain(file, { reason: 'Needed.', nextReview: now }, now)), ['date-past']);
  assert.deepEqual(types(dispose(file, 'Nothing left.')), ['nothing-proposed']);
  assert.deepEqual(types(declineDisposal(file, 'No.')), ['nothing-proposed']);
  assert.deepEqual(types(takeLead(file, 'nowhere', 'Moved.', 'police', now)), ['no-such-post']);
  assert.deepEqual(types(takeLead(file, 'gateway', 'Moved.', 'police', now)), ['leads-already']);
  assert.deepEqual(types(takeLead(file, 'team', 'Moved.', 'police', now)), ['LeadTaken']);
  assert.deepEqual(types(takeLead(file, 'team', 'Moved.', 'police', now, 'gateway')), ['LeadTaken']);
  assert.deepEqual(types(takeLead(file, 'team', 'Moved.', 'police', now, 'duty')), ['lead-moved-meanwhile']);
  assert.deepEqual(types(takeLead(file, 'team', 'Moved.', 'council', now)), ['not-your-organisation']);
});
