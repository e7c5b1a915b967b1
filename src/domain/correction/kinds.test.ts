/** Every type of entry says whether it may be corrected, and a refusal always says what to do instead; what takes two people is ended by no correction. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChallengeAnswered } from '../challenge/entries.ts';
import { CircumstanceConfirmed, CircumstanceRecorded } from '../circumstance/entries.ts';
import { DangerReported } from '../danger/entries.ts';
import { DisputeDecided, DisputeDecisionProposed } from '../dispute/entries.ts';
import { entryTypes, isAreaEntry } from '../facts.ts';
import { InformationAdded, ReferralReceived } from '../referral/entries.ts';
import { Section36Decided, Section36Proposed } from '../referral/outward.ts';
import { RequestMade } from '../request/entries.ts';
import { TellingDecided } from '../telling/entries.ts';
import { VisitPlanned } from '../visit/entries.ts';
import { correctionSorts } from './entries.ts';
import { fieldsOf } from './fields.ts';
import { mayBeLeftOut, whyNotCorrectable, whyNotUndoable } from './kinds.ts';

const types = entryTypes.filter((type) => !isAreaEntry(type) && type.noun !== 'arrival' && type.noun !== 'notice').map(({ type }) => type);

test('each refusal is an instruction', () => {
  for (const type of types)
    for (const no of [...correctionSorts.map((sort) => whyNotCorrectable(type, sort)), whyNotUndoable(type)])
      if (no) assert.ok(no.words.endsWith('.') && no.how.endsWith('.'), type);
});

test('what takes two people, what protects somebody and what others stand on is taken away by no correction', () => {
  for (const type of [
    'ReferralReceived',
    'ReferralClosed',
    'ReferralReopened',
    'DangerReported',
    'LeadTaken',
    'RecordLinked',
    'MarkerSet',
    'VisitStarted',
  ])
    for (const sort of ['wrong person', 'wrong file', 'raised in error'] as const)
      assert.ok(whyNotCorrectable(type, sort), `${type}, ${sort}`);
  for (const type of ['DangerReported', 'DangerWrittenUp', 'VisitEnded', 'EntryCorrected', 'RecordUnlinked'])
    assert.ok(whyNotUndoable(type), type);
});

test('what the fold never leaves out is offered to be set aside nowhere', () => {
  for (const type of types) if (!mayBeLeftOut(type)) assert.ok(whyNotCorrectable(type, 'raised in error'), type);
});

test('almost everything that people record has its words corrected by whoever wrote them', () => {
  for (const type of ['ReferralReceived', 'AssessmentRecorded', 'InformationAdded', 'DangerWrittenUp', 'ReviewRecorded', 'RequestAnswered'])
    assert.equal(whyNotCorrectable(type, 'wrong value'), null, type);
});

test('one person changes in place neither what two people decided nor what a decision had to give beside it, nor what the product wrote', () => {
  for (const [type, names] of [
    // Two people, or two independent sources.
    [Section36Proposed, ['outcome']],
    [Section36Decided, ['outcome']],
    [DisputeDecisionProposed, ['decision']],
    [DisputeDecided, ['decision']],
    [ChallengeAnswered, ['outcome']],
    [CircumstanceRecorded, ['what', 'source']],
    [CircumstanceConfirmed, ['source']],
    // Each of these asks for other things: a reason, a day, who looks again, a gate.
    [TellingDecided, ['outcome', 'whom']],
    [VisitPlanned, ['sort', 'interpreter']],
    // That somebody can be opened under a seal is not a value that the lead may switch off.
    [ReferralReceived, ['sourceLeft']],
    [InformationAdded, ['sourceLeft', 'channel']],
    [DangerReported, ['contactLeft']],
    [RequestMade, ['reference', 'channel']],
  ] as const) {
    const may = fieldsOf(type).map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => may.includes(name)),
      [],
      type.type,
    );
  }
});
