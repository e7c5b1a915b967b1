/** C44: two decide within five working days, or an hour where a life is at risk; then a chief officer. What keeps people safe waits for nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf, type Ledger, twoOrganisations } from '../../../test/support/given.ts';
import { whoAnswers } from '../../domain/area/presence.ts';
import { evolveArea } from '../../domain/area/state.ts';
import { answerChallenge, challengeOutcome, involvedIn, mayAnswer } from '../../domain/challenge/deciders.ts';
import type { Decision } from '../../domain/decision.ts';
import {
  answerDecision,
  decideAsChief,
  giveDisputeView,
  openDispute,
  type Opening,
  proposeDecision,
  setInterimLead,
} from '../../domain/dispute/deciders.ts';
import { decidingOf } from './disputes.ts';

const monday = '2026-03-02T10:00';
const at = (written: string) => instantOf(written);
const said = (decision: Decision): readonly string[] =>
  decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : decision.entries.map(({ type }) => type);

const sides = { opener: 'gateway', other: 'council-lead' };
const disputed = (more: object = {}): Ledger =>
  given(twoOrganisations())
    .referral('R1', monday)
    .record('DisputeOpened', 'R1', '2026-03-03T10:00', { id: 'D1', fields: { ...sides, deciders: ['senior', 'council-head'], ...more } });
const deciding = { lead: 'council-lead', decision: 'The council leads.', reasons: 'Nearer.' };

test('C44: both who decide have five working days; then it climbs to the chief officer', () => {
  const told = disputed().until('2026-03-13T00:00');
  assert.deepEqual(told.history('C44.decide'), [
    'raised 2026-03-03T10:00 senior, due 2026-03-11T00:00',
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-12T00:00 chief',
  ]);
  assert.deepEqual(told.history('C44.agree').slice(0, 1), ['raised 2026-03-03T10:00 council-head, due 2026-03-11T00:00']);
  assert.deepEqual(told.history('C44.view')[0], 'raised 2026-03-03T10:00 council-lead, due 2026-03-06T00:00');
});

test('C44: nobody gives the view of both sides, nor that of another house because the duties of its empty post fall to them', () => {
  const now = at('2026-03-03T11:00');
  const gives = (told: Ledger, by: string) => said(giveDisputeView(told.file('R1'), 'R1', { by, now }, 'Ours.'));
  assert.deepEqual(gives(disputed(), 'council-lead-holder'), ['DisputeViewGiven']);
  const empty = disputed().directory(directoryFact('PostVacated', { post: 'council-lead', practitioner: 'council-lead-holder' }));
  assert.deepEqual(gives(empty, 'council-head-holder'), ['DisputeViewGiven'], 'its own house');
  empty.directory(directoryFact('PostVacated', { post: 'council-head', practitioner: 'council-head-holder' }));
  const falls = whoAnswers(empty.area, 'council-lead', now).practitioner ?? '';
  assert.equal(falls, 'duty-holder');
  assert.deepEqual(gives(empty, falls), ['not-asked']);
  const both = disputed().directory(directoryFact('PostFilled', { post: 'council-lead', practitioner: 'gateway-holder', as: 'deputy' }));
  assert.deepEqual(gives(both, 'gateway-holder'), ['not-asked']);
});

test('C44: what a post below others has not decided goes past them to the chief officer at once', () => {
  const told = disputed({ deciders: ['team', 'council-head'] }).until('2026-03-13T00:00');
  assert.equal(told.file('R1').area.posts.get('team')?.supervisor, 'senior');
  assert.deepEqual(told.history('C44.decide').slice(1), ['lapsed 2026-03-11T00:00', 'climbed 2026-03-12T00:00 chief']);
});

test('C44: where a life is at risk they have an hour, and it climbs by minutes at any hour', () => {
  const told = disputed({ lifeAtRisk: true }).until('2026-03-03T12:00');
  assert.deepEqual(told.history('C44.decide.life'), [
    'raised 2026-03-03T10:00 senior, due 2026-03-03T11:00',
    'lapsed 2026-03-03T11:00',
    'climbed 2026-03-03T11:15 police-duty',
    'climbed 2026-03-03T11:30 chief',
  ]);
});

test('C44: agreed by both it is decided and the lead moves with it; differing, it goes to the chief officer at once', () => {
  const proposed = disputed().record('DisputeDecisionProposed', 'R1', '2026-03-04T10:00', {
    by: 'senior',
    id: 'P1',
    fields: { lead: 'council-lead', as: 'senior' },
  });
  const now = at('2026-03-05T10:00');
  const file = proposed.file('R1');
  assert.deepEqual(said(answerDecision(file, 'R1', { by: 'senior-holder', now }, true, 'Yes.')), ['same-person']);
  assert.deepEqual(said(answerDecision(file, 'R1', { by: 'team-holder', now }, true, 'Yes.')), ['not-deciding']);
  assert.deepEqual(said(answerDecision(file, 'R1', { by: 'council-head-holder', now }, true, 'Yes.')), ['DisputeDecided', 'LeadTaken']);
  assert.deepEqual(said(decideAsChief(file, 'R1', { by: 'chief-holder', now }, deciding, false)), ['too-soon']);
  assert.deepEqual(said(decideAsChief(file, 'R1', { by: 'chief-holder', now }, deciding, true)), ['DisputeDecided', 'LeadTaken']);
  proposed.record('DisputeDecisionDiffered', 'R1', '2026-03-05T10:00', { by: 'council-head', fields: { proposal: 'P1' } });
  assert.equal(proposed.history('C44.agree')[1], 'met 2026-03-05T10:00');
  assert.deepEqual(proposed.history('C44.chief'), ['raised 2026-03-05T10:00 chief, due 2026-03-10T00:00']);
  assert.deepEqual(said(decideAsChief(proposed.file('R1'), 'R1', { by: 'chief-holder', now }, deciding, false)), [
    'DisputeDecided',
    'LeadTaken',
  ]);
});

test('C44: two of one post do not decide for both sides, and whoever gave a side’s view decides nothing', () => {
  const filled = (post: string, practitioner: string) => directoryFact('PostFilled', { post, practitioner, as: 'deputy' });
  const area = [filled('senior', 'records-holder'), filled('council-head', 'duty-holder')].reduce(evolveArea, twoOrganisations());
  const told = given(area)
    .referral('R1', monday)
    .record('DisputeOpened', 'R1', '2026-03-03T10:00', { id: 'D1', fields: { ...sides, deciders: ['senior', 'council-head'] } })
    .record('DisputeViewGiven', 'R1', '2026-03-03T11:00', { who: 'duty-holder', fields: { view: 'Ours is nearer.' } })
    .record('DisputeDecisionProposed', 'R1', '2026-03-04T10:00', { by: 'senior', fields: { lead: 'gateway', as: 'senior' } });
  const now = at('2026-03-05T10:00');
  const agree = (by: string) => said(answerDecision(told.file('R1'), 'R1', { by, now }, true, 'Yes.'));
  assert.deepEqual(agree('records-holder'), ['same-post'], 'the deputy of the post that proposed');
  assert.deepEqual(agree('duty-holder'), ['own-side']);
  assert.deepEqual(agree('council-head-holder'), ['DisputeDecided']);
});

test('C44: whichever of the two speaks first, the other is asked to agree', () => {
  const told = disputed().record('DisputeDecisionProposed', 'R1', '2026-03-04T10:00', { fields: { lead: 'gateway', as: 'council-head' } });
  assert.equal(told.history('C44.decide')[1], 'met 2026-03-04T10:00');
  assert.equal(told.history('C44.agree').at(-1), 'raised 2026-03-04T10:00 senior, due 2026-03-11T00:00');
});

test('C44: a safety measure is owed by its own post at its own time, and stays owed when the dispute is decided', () => {
  const told = disputed()
    .record('SafetyMeasureSet', 'R1', '2026-03-03T10:00', {
      id: 'M1',
      fields: { what: 'Telephone the school.', post: 'team', due: at('2026-03-03T16:00') },
    })
    .record('DisputeDecided', 'R1', '2026-03-03T11:00', { fields: { lead: 'gateway' } })
    .until('2026-03-04T09:00');
  assert.deepEqual(told.history('C44.measure'), ['raised 2026-03-03T10:00 team, due 2026-03-03T16:00', 'lapsed 2026-03-03T16:00']);
  told.record('SafetyMeasureDone', 'R1', '2026-03-04T09:30', { fields: { measure: 'M1' } });
  assert.equal(told.history('C44.measure').at(-1), 'met 2026-03-04T09:30');
});

test('C44: the two are of different organisations, and neither is a side or filled by somebody of a side', () => {
  const area = twoOrganisations();
  const now = at(monday);
  assert.deepEqual(decidingOf(area, ['gateway', 'council-lead'], 'gateway-holder', now), {
    deciders: ['senior', 'council-head'],
    chief: 'chief',
  });
  assert.deepEqual(decidingOf(area, ['senior', 'council-lead'], 'senior-holder', now).deciders, ['team', 'council-head']);
  // Nobody is left in the council: the chief officer decides at once.
  assert.deepEqual(decidingOf(area, ['gateway', 'council-head'], 'council-lead-holder', now).deciders, []);
});

test('C44: who opens a dispute leads meanwhile or leaves the lead where it is; who decides can put it to any post', () => {
  const now = at('2026-03-03T10:00');
  const file = given(twoOrganisations()).referral('R1', monday).file('R1');
  const who = { deciders: ['senior', 'council-head'], chief: 'chief' };
  const opening: Opening = {
    about: 'other',
    handover: null,
    referral: null,
    words: 'Who leads.',
    view: 'Not we.',
    ...sides,
    lifeAtRisk: false,
    interimLead: 'gateway',
    measures: [],
  };
  const open = (more: Partial<Opening>, by = 'gateway-holder') => said(openDispute(file, 'd', { ...opening, ...more }, { by, now }, who));
  assert.deepEqual(open({}), ['DisputeOpened']);
  assert.deepEqual(open({ measures: [{ what: 'Telephone.', post: 'team', by: now + 1 }] }), ['DisputeOpened', 'SafetyMeasureSet']);
  assert.deepEqual(open({ interimLead: 'council-lead' }), ['not-yours-to-give'], 'no way round the acceptance');
  assert.deepEqual(open({ opener: 'council-lead', other: 'gateway', interimLead: 'council-lead' }, 'council-lead-holder'), [
    'DisputeOpened',
    'LeadTaken',
  ]);
  assert.deepEqual(open({ other: 'gateway' }), ['own-dispute']);
  assert.deepEqual(open({ opener: 'team' }), ['not-your-post']);
  const opened = disputed().file('R1');
  assert.deepEqual(said(setInterimLead(opened, 'R1', { by: 'senior-holder', now }, 'council-lead', 'Nearer.')), [
    'InterimLeadSet',
    'LeadTaken',
  ]);
  assert.deepEqual(said(setInterimLead(opened, 'R1', { by: 'gateway-holder', now }, 'council-lead', 'Nearer.')), ['not-deciding']);
  assert.deepEqual(said(proposeDecision(opened, 'R1', { by: 'council-head-holder', now }, deciding)), ['DisputeDecisionProposed']);
});

test('C44: nothing is closed while a dispute is not decided, but a refutation and what protects somebody wait for nothing', () => {
  const lacks = (finding: string) =>
    disputed().lacks('R1', { by: 'team-holder', now: '2026-03-04T10:00', kind: 'propose-closure', finding });
  assert.ok(lacks('no further action').includes('C44 dispute-open'));
  assert.ok(!lacks('mistaken identity').includes('C44 dispute-open'));
  const told = disputed().record('DangerReported', 'R1', '2026-03-03T11:00', { stream: 'danger/X' });
  assert.equal(told.history('C43.acknowledge')[0], 'raised 2026-03-03T11:00 duty, due 2026-03-03T11:15');
});

test('C44: linked elsewhere a dispute goes along, and is still on the list of those who decide', () => {
  const told = disputed().referral('R2', '2026-03-03T11:00').link('R1', 'R2', '2026-03-04T10:00');
  const owed = [...told.file('R2').obligations.values()].filter((each) => each.state === 'open').map(({ rule }) => rule);
  for (const rule of ['C44.decide', 'C44.agree', 'C44.view']) assert.ok(owed.includes(rule), rule);
});

const closed = (): Ledger =>
  given(twoOrganisations())
    .referral('R1', monday)
    .record('AssessmentRecorded', 'R1', '2026-03-02T11:00')
    .record('ClosureProposed', 'R1', '2026-03-02T12:00', { id: 'P' })
    .record('ReferralClosed', 'R1', '2026-03-03T10:00', { by: 'senior', id: 'C', fields: { proposal: 'P' } });

test('a challenge is put to somebody who had no part in the outcome, once an outcome, and climbs', () => {
  const file = closed().file('R1');
  const now = at('2026-03-04T10:00');
  const referral = file.referrals.get('R1');
  assert.ok(referral);
  assert.deepEqual([...involvedIn(file, referral, now)].toSorted(), ['gateway-holder', 'senior-holder']);
  assert.deepEqual(mayAnswer(file, referral, now), ['team', 'council-head', 'chief', 'council-lead']);
  const fields = { words: 'It goes on.', came: 'page' } as const;
  const made = challengeOutcome(file, 'x', 'R1', fields, now);
  assert.ok(made.kind === 'decided' && made.entries[0]?.fields.askedOf === 'team');
  const told = closed().record('OutcomeChallenged', 'R1', '2026-03-04T10:00', {
    fields: { referral: 'R1', outcome: 'C', askedOf: 'team' },
  });
  assert.deepEqual(said(challengeOutcome(told.file('R1'), 'y', 'R1', fields, now)), ['challenged-already']);
  const answer = (by: string, outcome: 'stands' | 'taken up again') =>
    said(answerChallenge(told.file('R1'), 'R1', { by, now }, { outcome, answer: 'We looked again.', reasons: 'Nothing new.' }));
  assert.deepEqual(answer('senior-holder', 'stands'), ['involved']);
  assert.deepEqual(answer('gateway-holder', 'stands'), ['involved']);
  assert.deepEqual(answer('team-holder', 'stands'), ['ChallengeAnswered']);
  assert.deepEqual(answer('chief-holder', 'taken up again'), ['ChallengeAnswered', 'ReferralReopened']);
  told.until('2026-04-20T00:00');
  assert.deepEqual(
    told
      .history('C44.challenge')
      .map((line) => line.replace(/^climbed \S+/, 'climbed'))
      .slice(0, 3),
    ['raised 2026-03-04T10:00 team, due 2026-03-19T00:00', 'lapsed 2026-03-19T00:00', 'climbed senior'],
  );
});
