/** G21, F54: the holder confirms for each decision; the decision waits; what protects somebody does not. And of a sealed file only its holder hears. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and } from '../../../test/support/channel.ts';
import { lessened, subject } from '../../../test/support/subjectsArea.ts';
import { given, instantOf, type Ledger, twoOrganisations } from '../../../test/support/given.ts';
import { openItems } from '../../domain/sealed/state.ts';
import type { Decision } from '../../domain/decision.ts';
import { postFor } from '../../domain/file/posts.ts';
import { minuteDecision, noteItem, weighItem, withdrawItem } from '../../domain/sealed/deciders.ts';
import { mayBeCalled } from '../../domain/silent/state.ts';
import { recordHit, sealFile, unsealFile } from '../../domain/silent/deciders.ts';
import { SealedItemNoted, WeighingAsked, ItemWeighed } from '../../domain/sealed/entries.ts';

const codes = (decision: Decision) =>
  decision.kind === 'decided' ? decision.entries.map(({ type }) => type) : decision.reasons.map(({ code }) => code);
const far = instantOf('2026-08-01T00:00');
const noted = () =>
  given()
    .referral('R1', '2026-03-02T10:00')
    .record('AssessmentRecorded', 'R1', '2026-03-02T11:00')
    .record('SealedItemNoted', 'R1', '2026-03-02T12:00', { stream: 'sealed/S1', by: 'police-duty', fields: { until: far } });

test('a marker has no field for what is held; only its holder puts it on, and takes it off', () => {
  assert.deepEqual(Object.keys(SealedItemNoted.shape.shape), ['holder', 'until']);
  const file = given().referral('R1', '2026-03-02T10:00').file('R1');
  const now = instantOf('2026-03-02T11:00');
  const fields = { holder: 'police-duty', until: now + 1 };
  assert.deepEqual(codes(noteItem(file, 'S1', fields, ['gateway'], now, far)), ['not-the-holder']);
  assert.deepEqual(codes(noteItem(file, 'S1', fields, ['police-duty'], now, far)), ['SealedItemNoted']);
  assert.deepEqual(codes(withdrawItem(noted().file('R1'), 'S1', 'it counts for nothing', ['gateway'])), ['not-the-holder']);
});

test('a closing waits for the holder: asked by the proposal, no answer climbs, confirmed for one proposal is not for the next', () => {
  const ledger = noted().record('ClosureProposed', 'R1', '2026-03-03T10:00', { id: 'P1' });
  assert.deepEqual(ledger.history('G21.weigh'), ['raised 2026-03-03T10:00 police-duty, due 2026-03-06T00:00']);
  const agreed = { by: 'team-holder', now: '2026-03-03T11:00', proposedBy: 'gateway-holder' };
  assert.ok(ledger.lacks('R1', agreed).includes('G21 not-weighed'));
  assert.match(ledger.until('2026-03-09T12:00').history('G21.weigh').at(-1) ?? '', /^climbed 2026-03-07T00:00 senior/);
  const first = { question: 'P1', outcome: 'speak with me first', words: 'Call me.' };
  assert.deepEqual(codes(weighItem(ledger.file('R1'), 'S1', first, ['gateway'])), ['not-the-holder']);
  ledger.record('ItemWeighed', 'R1', '2026-03-09T13:00', { stream: 'sealed/S1', by: 'police-duty', fields: first });
  assert.ok(ledger.lacks('R1', { ...agreed, now: '2026-03-09T14:00' }).includes('G21 not-weighed'), 'to be spoken with is no confirmation');
  ledger.record('ItemWeighed', 'R1', '2026-03-09T15:00', {
    stream: 'sealed/S1',
    by: 'police-duty',
    fields: { ...first, outcome: 'weighed', words: 'Weighed with the senior post.' },
  });
  assert.equal(ledger.history('G21.weigh').at(-1), 'met 2026-03-09T15:00');
  assert.ok(!ledger.lacks('R1', { ...agreed, now: '2026-03-09T16:00' }).includes('G21 not-weighed'));
  ledger
    .record('ClosureDeclined', 'R1', '2026-03-10T10:00', { fields: { proposal: 'P1' } })
    .record('ClosureProposed', 'R1', '2026-03-11T10:00', { id: 'P2' });
  assert.ok(ledger.lacks('R1', { ...agreed, now: '2026-03-11T11:00' }).includes('G21 not-weighed'), 'each decision anew');
});

test('F54: a decision taken in spite of it leaves the question open; a licence or event is minuted only when weighed, except in danger', () => {
  const closed = noted()
    .record('ClosureProposed', 'R1', '2026-03-03T10:00', { id: 'P1' })
    .record('ReferralClosed', 'R1', '2026-03-03T11:00', { by: 'team', fields: { proposal: 'P1' } });
  assert.match(closed.until('2026-03-06T12:00').history('G21.weigh').at(-1) ?? '', /^lapsed/);
  assert.ok(WeighingAsked.shape.shape.decision.options.includes('event or invitation'));
  const needed = instantOf('2026-03-05T12:00');
  const ledger = noted().record('WeighingAsked', 'R1', '2026-03-03T10:00', { id: 'W1', stream: 'weighing/W1', fields: { needed } });
  assert.deepEqual(ledger.history('G21.minute'), ['raised 2026-03-03T10:00 gateway, due 2026-03-05T12:00']);
  const minutes = { decided: 'He goes.', protective: false };
  assert.deepEqual(codes(minuteDecision(ledger.file('R1'), 'W1', minutes)), ['not-weighed']);
  assert.deepEqual(codes(minuteDecision(ledger.file('R1'), 'W1', { ...minutes, protective: true })), ['DecisionMinuted']);
  ledger.record('ItemWeighed', 'R1', '2026-03-04T15:00', { stream: 'sealed/S1', by: 'police-duty', fields: { question: 'W1' } });
  assert.deepEqual(codes(minuteDecision(ledger.file('R1'), 'W1', minutes)), ['DecisionMinuted']);
  assert.equal(openItems(ledger.file('R1')).length, 1);
  assert.ok(!Object.keys(ItemWeighed.shape.shape).includes('content'));
});

test('the panel’s adoption, an exit and a lowering wait for the holder too: asked before, each anew once it is minuted', () => {
  const ledger = noted();
  const open = (kind: 'close-case' | 'hear-case' | 'lessening', more: object = {}, now = '2026-03-04T16:00') =>
    ledger.lacks('R1', { by: 'team-holder', now, kind, ...more }).filter((each) => each.startsWith('G21'));
  const hearing = { hearing: { outcome: 'adopt', conflicts: [], onward: null, subject: 'R1', of: 'referral' } };
  assert.deepEqual(open('close-case'), ['G21 not-weighed']);
  assert.deepEqual(open('lessening'), ['G21 not-weighed']);
  assert.deepEqual(open('hear-case', hearing), ['G21 not-weighed']);
  assert.deepEqual(open('hear-case', { hearing: { ...hearing.hearing, outcome: 'hear again' } }), [], 'nothing is decided yet');
  const needed = instantOf('2026-03-05T12:00');
  ledger
    .record('WeighingAsked', 'R1', '2026-03-03T10:00', { id: 'W1', stream: 'weighing/W1', fields: { decision: 'exit', needed } })
    .record('ItemWeighed', 'R1', '2026-03-04T15:00', { stream: 'sealed/S1', by: 'police-duty', fields: { question: 'W1' } });
  assert.deepEqual(open('close-case'), []);
  assert.deepEqual(open('hear-case', hearing), ['G21 not-weighed'], 'weighed for one decision is not weighed for another');
  ledger.record('DecisionMinuted', 'R1', '2026-03-04T17:00', { stream: 'weighing/W1' });
  assert.deepEqual(open('close-case', {}, '2026-03-04T18:00'), ['G21 not-weighed']);
});

test('the marker is looked at on its day, or goes', () => {
  const ledger = given()
    .referral('R1', '2026-03-02T10:00')
    .record('SealedItemNoted', 'R1', '2026-03-02T12:00', {
      stream: 'sealed/S1',
      by: 'police-duty',
      fields: { until: instantOf('2026-04-01T00:00') },
    });
  assert.deepEqual(ledger.until('2026-04-01T09:00').history('G21.review'), [
    'raised 2026-03-02T12:00 police-duty, due 2026-04-01T00:00',
    'lapsed 2026-04-01T00:00',
  ]);
});

test('a sealed file owes nothing to another organisation and climbs inside its own; a hit is the holder’s to decide by the next working day', () => {
  const ledger = given(twoOrganisations()).referral('R1', '2026-03-02T10:00');
  const lead = 'council-lead';
  const now = instantOf('2026-03-02T11:00');
  const seal = { reason: 'Not to be known.', until: far, mayBeNamed: false };
  ledger.record('LeadTaken', 'R1', '2026-03-02T10:30', { fields: { post: lead, reason: 'Ours.' } });
  assert.deepEqual(codes(sealFile(ledger.file('R1'), seal, ['gateway'], now, far)), ['not-the-holder']);
  assert.deepEqual(codes(sealFile(ledger.file('R1'), seal, [lead], now, far)), ['FileSealed']);
  assert.deepEqual(
    codes(recordHit(ledger.file('R1'), 'H1', 'R1', { what: 'referral', of: 'R9', band: 'review' })),
    [],
    'a file that is not sealed has no silent hits',
  );
  ledger.record('FileSealed', 'R1', '2026-03-02T11:00', { by: lead, fields: seal });
  for (const duty of ['records', 'senior', 'area-duty', 'intake'] as const) assert.equal(postFor(ledger.file('R1'), duty), lead);
  assert.equal(postFor(ledger.file('R1'), 'second'), 'council-head');
  ledger.record('SilentHitFound', 'R1', '2026-03-02T12:00', { stream: 'silent/H1', by: 'system' });
  assert.deepEqual(ledger.until('2026-03-20T12:00').history('S11.hit'), [
    'raised 2026-03-02T12:00 council-lead, due 2026-03-04T00:00',
    'lapsed 2026-03-04T00:00',
    'climbed 2026-03-05T00:00 council-head',
    'climbed 2026-03-07T00:00 council-head',
    'climbed 2026-03-11T00:00 council-head',
  ]);
  assert.equal(mayBeCalled(ledger.file('R1'), now), null);
  ledger.record('FileSealRenewed', 'R1', '2026-03-20T12:00', { by: lead, fields: { ...seal, mayBeNamed: true } });
  assert.equal(mayBeCalled(ledger.file('R1'), now), lead);
  assert.deepEqual(codes(unsealFile(ledger.file('R1'), 'Over.', ['gateway'])), ['not-the-holder']);
  ledger.record('FileUnsealed', 'R1', '2026-03-20T13:00', { by: lead });
  assert.equal(ledger.history('S11.seal').at(-1), 'met 2026-03-20T13:00');
});

test('G21: asked before a case was taken up again, or before a subject was lessened last, is asked about another decision', () => {
  const seals = (told: Ledger): Ledger =>
    told.record('SealedItemNoted', 'R1', '2026-03-04T10:00', {
      stream: 'sealed/S1',
      by: 'senior',
      fields: { holder: 'senior', until: instantOf('2027-09-01T00:00') },
    });
  const weighs = (told: Ledger, question: string, decision: string, day: string): Ledger =>
    told
      .record('WeighingAsked', 'R1', day, {
        id: question,
        stream: `weighing/${question}`,
        fields: { decision, needed: instantOf('2027-06-01T00:00') },
      })
      .record('ItemWeighed', 'R1', instantOf(day) + 60_000, { stream: 'sealed/S1', by: 'senior', fields: { question } });
  const lacks = (told: Ledger, kind: 'close-case' | 'lessening', now: string): readonly string[] =>
    told
      .lacks('R1', { by: 'team-holder', now, kind, support: { case: 'C1' }, lessening: { subject: 'R1', fields: null } })
      .filter((each) => each.startsWith('G21'));
  const channel = weighs(seals(adopted()), 'W1', 'exit', '2026-03-20T10:00');
  assert.deepEqual(lacks(channel, 'close-case', '2026-04-01T10:00'), []);
  and(channel, 'CaseClosed', '2026-04-01T10:00', { by: 'chair' });
  and(channel, 'CaseReopened', '2027-03-01T10:00');
  assert.deepEqual(lacks(channel, 'close-case', '2027-03-03T10:00'), ['G21 not-weighed']);
  assert.deepEqual(lacks(weighs(channel, 'W2', 'exit', '2027-03-02T10:00'), 'close-case', '2027-03-03T10:00'), []);
  const lowered = weighs(seals(subject()), 'W1', 'lowering', '2026-03-05T10:00');
  assert.deepEqual(lacks(lowered, 'lessening', '2026-03-10T10:00'), []);
  lessened(lowered, '2026-03-10T10:00');
  assert.deepEqual(lacks(lowered, 'lessening', '2026-04-10T10:00'), ['G21 not-weighed']);
  // What is sealed since is weighed too, whatever was confirmed of the rest.
  weighs(lowered, 'W2', 'lowering', '2026-04-11T10:00');
  assert.deepEqual(lacks(lowered, 'lessening', '2026-04-12T10:00'), []);
  lowered.record('SealedItemNoted', 'R1', '2026-04-12T11:00', {
    stream: 'sealed/S2',
    by: 'leader',
    fields: { holder: 'leader', until: instantOf('2027-09-01T00:00') },
  });
  assert.deepEqual(lacks(lowered, 'lessening', '2026-04-12T12:00'), ['G21 not-weighed']);
});
