/** What an entry kept of a signature is read as the key stands today: replaced, it proves what was signed before its last day and nothing after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyEnd, PartnerKey } from '../../domain/area/partnerKeys.ts';
import { addsTo, type Proof, proofAsKept, strongest } from './proof.ts';

const done = { by: 'a', at: 0, fact: 'f', order: 0, compared: 'Called.' };
const claimed = { says: ['A team'], mustBe: 'A team' };
const withKey = (withdrawn: { why: KeyEnd; until: number | null } | null) => {
  const key = { id: 'k', publicKey: 'p', partner: 'A team', names: [], from: 1000, recorded: done, confirmed: done, withdrawn };
  return { partnerKeys: new Map([['k', key as unknown as PartnerKey]]) };
};
const kept = (at: number) => ({ proves: 'signed', key: 'k', partner: 'A team', at }) as const;
const read = (withdrawn: Parameters<typeof withKey>[0], at: number): string => {
  const proof = proofAsKept(withKey(withdrawn), kept(at), claimed);
  return proof.kind === 'not-counted' ? `${proof.kind}: ${proof.why}` : proof.kind;
};

test('replaced: what was signed before its last day counts, what was signed after does not, also where it was taken in before anybody said so', () => {
  assert.equal(read(null, 9000), 'signed');
  assert.equal(read({ why: 'replaced', until: 5000 }, 4000), 'signed');
  assert.equal(read({ why: 'replaced', until: 5000 }, 5000), 'not-counted: after');
  assert.equal(read({ why: 'not to be trusted', until: null }, 4000), 'not-counted: withdrawn');
});

test('unsigned in the name of a house whose key was withdrawn is pointed out', () => {
  for (const withdrawn of [null, { why: 'not to be trusted', until: null }, { why: 'replaced', until: 5000 }] as const) {
    const proof = proofAsKept(withKey(withdrawn), undefined, claimed);
    assert.equal(proof.kind === 'none' && proof.expected.length, 1, withdrawn?.why ?? 'in use');
  }
});

test('whoever else signs a copy first does not hide the sender’s own signature, nor does an unknown key another', () => {
  const key = withKey(null).partnerKeys.get('k') as PartnerKey;
  const signedBy = (isNamed: boolean): Proof => ({ kind: 'signed', key, at: 2000, isNamed });
  const unknown = (id: string): Proof => ({ kind: 'unknown-key', id, fingerprint: id, at: 2000, expected: [] });
  const [posing, own] = [signedBy(false), signedBy(true)];
  assert.deepEqual([addsTo(posing, own), addsTo(own, posing), addsTo(own, signedBy(true))], [true, false, false]);
  assert.equal(strongest([posing, own]), own);
  assert.deepEqual(
    [addsTo(unknown('a'), unknown('b')), addsTo(unknown('a'), unknown('a')), addsTo(unknown('a'), own)],
    [true, false, true],
  );
});
