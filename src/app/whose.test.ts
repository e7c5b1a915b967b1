/** Whose data a field is, is said of that field alone: a shared schema that were registered would make every text of the ledger theirs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subjectOf } from './envelope.ts';
import type { Fact } from '../ledger/envelope.ts';
import { id, instant, reason, text, whose } from '../domain/entryType.ts';

test('no shared schema is anybody else’s', () => {
  for (const shared of [text, reason, id, instant]) assert.equal(whose.get(shared), undefined);
});

test('a referrer’s fields lie apart from the account of the concern', () => {
  const fact = { type: 'ReferralReceived', stream: 'referral/R1', record: 'r-1', file: 'f-1' } as unknown as Fact;
  assert.equal(subjectOf(fact, 'referrerName'), 'referrer:referral/R1');
  assert.equal(subjectOf(fact, 'referrerSafeContact'), 'referrer:referral/R1');
  assert.equal(subjectOf(fact, 'concern'), 'r-1');
  assert.equal(subjectOf({ ...fact, type: 'DangerReported' }, 'contact'), 'referrer:referral/R1');
  assert.equal(subjectOf({ ...fact, type: 'InformationAdded' }, 'sourceIdentity'), 'referrer:referral/R1');
  assert.equal(subjectOf({ ...fact, type: 'InformationAdded' }, 'words'), 'r-1');
});
