/** G08: every way to support asks for a consent that the law allows: of whom, by which interpreter, and whether anybody knows how old they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and } from '../../../test/support/channel.ts';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { answerConsent } from '../../domain/case/consenting.ts';

const lacks = (ledger: Ledger, now = '2026-03-04T10:00') =>
  ledger.lacks('R1', { kind: 'support', by: 'chair-holder', now, support: { case: 'C1' } });
const consented = (person: object, fields: object = {}): Ledger => and(adopted(person), 'ConsentGiven', '2026-03-03T10:00', { fields });

test('G08: while nobody has recorded whether they are under 18, nobody knows whose consent is needed', () => {
  assert.deepEqual(lacks(consented({ under18: undefined })), ['G08 age-unknown']);
  assert.deepEqual(lacks(consented({ under18: 'no' })), []);
  assert.deepEqual(lacks(consented({ under18: undefined, born: { date: '1990-02-03' } })), []);
});

test('G08: nobody else consents for somebody grown up; what a relative interpreted is no consent, however it came to be recorded', () => {
  assert.deepEqual(lacks(consented({}, { soughtFrom: 'a holder of parental responsibility' })), ['G08 not-a-child']);
  for (const interpreter of ['relative', 'friend', 'pupil'])
    assert.deepEqual(lacks(consented({}, { interpreter })), ['G08 interpreter-close'], interpreter);
});

const now = instantOf('2026-03-03T10:00');
const asked = {
  answer: 'given',
  answered: now,
  askedBy: 'The lead',
  how: 'in person',
  explained: 'All of it.',
  language: 'English',
} as const;

test('G08: an answer given for somebody who is not recorded as a child is refused when it is recorded', () => {
  const fields = { ...asked, soughtFrom: 'a holder of parental responsibility' } as const;
  const decision = answerConsent(adopted().file('R1'), 'C1', fields, false, now);
  assert.deepEqual(decision.kind === 'refused' && decision.reasons.map(({ code }) => code), ['not-a-child']);
});

test('G08: a yes from before the last no, told late or told again, does not undo that no', () => {
  const codes = (ledger: Ledger, answered: string, answer: 'given' | 'refused' = 'given') => {
    const fields = { ...asked, answer, answered: instantOf(answered), soughtFrom: 'the person' } as const;
    const decision = answerConsent(ledger.file('R1'), 'C1', fields, false, instantOf('2026-03-23T10:00'));
    return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : decision.kind;
  };
  const refusing = () => and(adopted(), 'ConsentRefused', '2026-03-20T10:00', { fields: { words: 'No, leave me alone.' } });
  assert.deepEqual(codes(refusing(), '2026-03-12T00:00'), ['no-since']);
  assert.equal(codes(refusing(), '2026-03-20T00:00'), 'decided', 'they may change their mind the same day');
  assert.equal(codes(refusing(), '2026-03-12T00:00', 'refused'), 'decided', 'an earlier no beside a later one is no harm');
  const given = and(adopted(), 'ConsentGiven', '2026-03-05T10:00', {
    fields: { soughtFrom: 'the person', askedBy: 'The lead', how: 'in person', explained: 'All of it.', language: 'English' },
  });
  const gone = and(given, 'ConsentWithdrawn', '2026-03-10T10:00', { fields: { by: 'the person', words: 'Stop.' } });
  assert.deepEqual(codes(gone, '2026-03-05T10:00'), ['no-since']);
  assert.equal(codes(gone, '2026-03-21T00:00'), 'decided');
});

test('G08: an answer from before anybody was referred, or before the case was taken up again, is no consent to this support', () => {
  const codes = (ledger: Ledger, answered: string) => {
    const fields = { ...asked, answered: instantOf(answered), soughtFrom: 'the person' } as const;
    const decision = answerConsent(ledger.file('R1'), 'C1', fields, false, instantOf('2026-08-03T10:00'));
    return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : decision.kind;
  };
  assert.deepEqual(codes(adopted(), '1900-01-01T00:00'), ['answered-before']);
  assert.deepEqual(codes(adopted(), '2026-02-01T00:00'), ['answered-before']);
  assert.equal(codes(adopted(), '2026-02-02T00:00'), 'decided', 'the day itself will do: the referral came at ten');
  const again = and(and(adopted(), 'CaseClosed', '2026-06-01T10:00', { by: 'chair' }), 'CaseReopened', '2026-07-06T15:00');
  assert.deepEqual(codes(again, '2026-07-05T00:00'), ['answered-before']);
  assert.equal(codes(again, '2026-07-06T00:00'), 'decided');
});
