/** G22, F31, K01, K12, K15, C37: nothing is given without a basis, a need and a record; what was given wrong is told to those who had it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { recipientsIn } from '../../domain/correction/reliance.ts';
import type { Decision } from '../../domain/decision.ts';
import {
  acknowledgeDisclosure,
  decideDisclosure,
  type DisclosureFields,
  flagSensitive,
  keepDisclosurePointer,
  liftFlag,
  whatSharingLacks,
} from '../../domain/disclosure/deciders.ts';
import { disclosuresIn, latencyOf } from '../../domain/disclosure/state.ts';
import { section38, sharingLists } from './disclosure.ts';

const monday = '2026-03-02T10:00';
const now = instantOf('2026-03-04T10:00');
const stream = 'disclosure/D1';
const told = () =>
  given()
    .referral('R1', monday)
    .record('InformationAdded', 'R1', '2026-03-03T10:00', { id: 'E1', fields: { words: 'He owns a knife.' } });
const fields: DisclosureFields = {
  outcome: 'shared',
  organisation: null,
  post: null,
  contact: 'The school',
  basis: section38,
  ground: null,
  why: 'They plan a trip.',
  necessity: 'They decide on Friday.',
  proportionality: 'One line.',
  handling: 'P',
  conditions: '',
  marking: 'OFFICIAL-SENSITIVE',
  items: [{ fact: 'E1', words: 'He owns a knife.' }],
  authority: '',
};
const codes = (decision: Decision) =>
  decision.kind === 'decided' ? decision.entries.map(({ type }) => type) : decision.reasons.map(({ code }) => code);
const decide = (ledger: Ledger, more: object = {}) =>
  codes(decideDisclosure(ledger.file('R1'), 'D1', { ...fields, ...more }, sharingLists(), now));
const lacks = (ledger: Ledger, more: object = {}) =>
  whatSharingLacks(ledger.file('R1'), { ...fields, ...more }, sharingLists()).map(({ code }) => code);

test('what is shared is said exactly, with basis, need and proportion; a decision not to share is recorded with its reason', () => {
  const ledger = told();
  assert.deepEqual(decide(ledger), ['DisclosureDecided']);
  assert.deepEqual(lacks(ledger), []);
  assert.deepEqual(lacks(ledger, { basis: 'made-up', necessity: ' ', proportionality: '', handling: 'C' }), [
    'no-basis',
    'no-necessity',
    'no-proportion',
    'no-conditions',
  ]);
  assert.deepEqual(decide(ledger, { contact: '' }), ['no-recipient']);
  assert.deepEqual(decide(ledger, { items: [] }), ['nothing-chosen']);
  assert.deepEqual(decide(ledger, { items: [{ fact: 'elsewhere', words: 'x' }] }), ['no-such-entry']);
  assert.deepEqual(decide(ledger, { outcome: 'not shared', items: [], basis: '' }), ['DisclosureDecided']);
  assert.deepEqual(decide(ledger, { outcome: 'not shared', why: ' ' }), ['field-why'], 'K15: not without its reason');
});

test('K12: a higher marking is refused on save and nothing typed is kept; only a pointer without content', () => {
  const ledger = told();
  const refusal = decideDisclosure(ledger.file('R1'), 'D1', { ...fields, marking: 'SECRET', why: 'Spoken of.' }, sharingLists(), now);
  assert.deepEqual(codes(refusal), ['marking-too-high']);
  assert.ok(!JSON.stringify(refusal).includes('Spoken of.'));
  const kept = keepDisclosurePointer(ledger.file('R1'), 'D1', 'A unit of the police');
  assert.deepEqual(kept.kind === 'decided' && kept.entries[0]?.fields, { holder: 'A unit of the police' });
});

test('K01: sensitive information never leaves by section 38; by another route only on a named authority; one person alone does not unflag it', () => {
  const ledger = told();
  assert.deepEqual(codes(flagSensitive(ledger.file('R1'), 'E1', 'A unit')), ['SensitiveFlagged']);
  ledger.record('SensitiveFlagged', 'R1', '2026-03-03T11:00', { fields: { fact: 'E1', holder: 'A unit' } });
  assert.deepEqual(codes(flagSensitive(ledger.file('R1'), 'E1', 'A unit')), []);
  assert.deepEqual(codes(flagSensitive(ledger.file('R1'), 'E1', 'Another unit: ask them first')), ['said-already']);
  assert.deepEqual(lacks(ledger), ['sensitive-information']);
  assert.deepEqual(lacks(ledger, { authority: 'Anybody.' }), ['sensitive-information'], 'no authority opens that route');
  assert.deepEqual(lacks(ledger, { basis: 'cda-s115' }), ['no-authority']);
  assert.deepEqual(lacks(ledger, { basis: 'cda-s115', authority: 'The unit, in writing.' }), []);
  assert.deepEqual(codes(liftFlag(ledger.file('R1'), 'E1', 'gateway-holder', 'x')), ['same-person']);
  assert.deepEqual(codes(liftFlag(ledger.file('R1'), 'E1', 'team-holder', 'The unit says so.')), ['SensitiveFlagLifted']);
  ledger.record('SensitiveFlagLifted', 'R1', '2026-03-03T12:00', { fields: { fact: 'E1', authority: 'The unit.' }, by: 'team' });
  assert.deepEqual(lacks(ledger), []);
});

test('F31: sent is not received: the lead asks until the recipient has said so, and how long it took is measured', () => {
  const ledger = told().record('DisclosureDecided', 'R1', '2026-03-04T10:00', {
    stream,
    fields: { ...fields, organisation: null, items: [...fields.items] },
  });
  assert.deepEqual(ledger.until('2026-03-16T10:00').history('F31.acknowledge'), [
    'raised 2026-03-04T10:00 gateway, due 2026-03-12T00:00',
    'lapsed 2026-03-12T00:00',
    'climbed 2026-03-13T00:00 team',
  ]);
  const at = instantOf('2026-03-16T10:00');
  const answer = { who: 'Head of year', words: '', channel: 'recorded' } as const;
  assert.deepEqual(codes(acknowledgeDisclosure(ledger.file('R1'), 'D1', { ...answer, who: '' }, undefined, at)), ['no-who']);
  assert.deepEqual(codes(acknowledgeDisclosure(ledger.file('R1'), 'D1', answer, instantOf('2026-03-03T10:00'), at)), ['not-then']);
  ledger.record('DisclosureAcknowledged', 'R1', '2026-03-16T11:00', {
    stream,
    happened: '2026-03-06T10:00',
    fields: { who: 'Head of year' },
  });
  assert.equal(ledger.history('F31.acknowledge').at(-1), 'met 2026-03-16T11:00');
  assert.equal(latencyOf(disclosuresIn(ledger.file('R1'))[0]!), 2 * 24 * 3_600_000);
  assert.deepEqual(codes(acknowledgeDisclosure(ledger.file('R1'), 'D1', answer, undefined, at)), [], 'the same once more is done');
  const otherwise = { ...answer, words: 'It never came: it went to another school.' };
  const second = acknowledgeDisclosure(ledger.file('R1'), 'D1', otherwise, undefined, at);
  assert.deepEqual(codes(second), ['said-already']);
  assert.ok(JSON.stringify(second).includes('It never came'), 'and is shown back');
});

test('a decision not to share owes nothing, and nobody is told of a correction to what they never had', () => {
  const ledger = told()
    .record('DisclosureDecided', 'R1', '2026-03-04T10:00', { stream, fields: { ...fields, outcome: 'not shared', items: [] } })
    .record('EntryCorrected', 'R1', '2026-03-05T10:00', {
      fields: { fact: 'E1', sort: 'wrong value', values: { words: 'He owns a penknife.' }, reason: 'Misheard.' },
    });
  assert.deepEqual(ledger.history('F31.acknowledge'), []);
  assert.deepEqual(recipientsIn(ledger.file('R1')), []);
});

test('C37: whoever was given exactly what was wrong is told: by disclosure, by copying out, and the partner whose own answer it was', () => {
  const correct = (ledger: Ledger, fact: string) =>
    ledger.record('EntryCorrected', 'R1', '2026-03-06T10:00', {
      fields: { fact, sort: 'wrong value', values: { words: 'A penknife.' }, reason: 'Misheard.' },
    });
  const shared = (ledger: Ledger) =>
    ledger
      .record('InformationAdded', 'R1', '2026-03-04T09:00', { id: 'E2', fields: { words: 'He sings.' } })
      .record('DisclosureDecided', 'R1', '2026-03-04T10:00', { stream, fields: { ...fields, items: [...fields.items] } });
  assert.deepEqual(
    recipientsIn(correct(shared(told()), 'E1').file('R1')).map(({ all }) => all),
    [['The school']],
  );
  assert.deepEqual(recipientsIn(correct(shared(told()), 'E2').file('R1')), [], 'that was not given to them');
  const copied = told().record('CopiedOut', 'R1', '2026-03-04T10:00', { fields: { receiving: 'case-system' } });
  assert.deepEqual(
    recipientsIn(correct(copied, 'E1').file('R1')).map(({ all }) => all),
    [['case-system']],
  );
  const answered = told()
    .record('RequestMade', 'R1', '2026-03-03T11:00', {
      stream: 'request/Q1',
      fields: { contact: 'The clinic', asked: 'Is he seen?', why: 'x', basis: 'b', least: 'x' },
    })
    .record('RequestAnswered', 'R1', '2026-03-04T11:00', {
      id: 'A1',
      stream: 'request/Q1',
      fields: { answer: 'reply', words: 'A knife.' },
    });
  assert.deepEqual(
    recipientsIn(correct(answered, 'A1').file('R1')).map(({ all }) => all),
    [['The clinic']],
  );
});
