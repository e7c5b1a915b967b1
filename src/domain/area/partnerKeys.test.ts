/** Keys of other houses: trust takes two people, ending it takes one, and what was ended does not come back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, testArea } from '../../../test/support/given.ts';
import { isAreaEntry } from '../facts.ts';
import type { Decision } from '../decision.ts';
import { confirmPartnerKey, recordPartnerKey, tidyFingerprint, withdrawPartnerKey } from './partnerKeyDeciders.ts';
import { isTheirs, writesAs } from './partnerKeys.ts';
import type { AreaEntry } from './entries.ts';
import { type Area, evolveArea } from './state.ts';

const key = { id: 'k'.repeat(43), publicKey: 'p'.repeat(43), fingerprint: 'AB01-CD23' };
const typed = { partner: 'An invented team', names: ['The Team'], heard: 'ab0l cd23', compared: 'Called.', from: 1000 };
const codes = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : []);
const then = (area: Area, decision: Decision, by = 'a'): Area => {
  assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  const entries = decision.kind === 'decided' ? decision.entries : [];
  return entries
    .map(({ type, fields }) => ({ ...directoryFact(type as AreaEntry['type'], fields as never), actor: by }))
    .filter(isAreaEntry)
    .reduce(evolveArea, area);
};
const recorded = () => then(testArea(), recordPartnerKey(testArea(), key, typed, []));
const confirmed = () => then(recorded(), confirmPartnerKey(recorded(), key, { heard: key.fingerprint, compared: 'Called too.' }, 'b'), 'b');
const found = (area: Area) => area.partnerKeys.get(key.id);
const ends = { until: null, reason: 'They said so.' };

test('what is heard is compared without what people mishear: case, hyphens, O for 0, I and L for 1', () => {
  assert.equal(tidyFingerprint(' ab-Oi l0 '), 'AB0110');
  assert.deepEqual(codes(recordPartnerKey(testArea(), key, { ...typed, heard: 'AB01-CD24' }, [])), ['fingerprint-differs']);
  assert.deepEqual(codes(recordPartnerKey(testArea(), key, { ...typed, compared: ' ' }, [])), ['not-compared']);
  assert.deepEqual(codes(recordPartnerKey(testArea(), key, typed, [key.id])), ['own-key']);
});

test('given one person recorded it, it is not in use; whoever recorded it does not confirm it; another does', () => {
  assert.equal(isTheirs(found(recorded())!), false);
  const heard = { heard: key.fingerprint, compared: 'Called.' };
  assert.deepEqual(codes(confirmPartnerKey(recorded(), key, heard, 'a')), ['same-person']);
  assert.deepEqual(codes(confirmPartnerKey(recorded(), key, { ...heard, heard: '' }, 'b')), ['fingerprint-differs']);
  assert.equal(isTheirs(found(confirmed())!), true);
  assert.deepEqual(codes(confirmPartnerKey(confirmed(), key, heard, 'c')), ['key-decided']);
  assert.ok(writesAs(found(confirmed())!, ['the  TEAM.']) && !writesAs(found(confirmed())!, ['The Tearn', '']));
});

test('replaced needs a day; it may turn out stolen afterwards; nothing brings it back but that it was not theirs', () => {
  const area = confirmed();
  assert.deepEqual(codes(withdrawPartnerKey(area, key.id, { ...ends, why: 'replaced' })), ['no-until']);
  assert.deepEqual(codes(withdrawPartnerKey(area, key.id, { ...ends, why: 'replaced', until: 1000 })), ['no-until']);
  assert.deepEqual(codes(withdrawPartnerKey(area, key.id, { ...ends, why: 'not theirs' })), ['key-confirmed']);
  const replaced = then(area, withdrawPartnerKey(area, key.id, { ...ends, why: 'replaced', until: 5000 }));
  assert.deepEqual(
    codes(withdrawPartnerKey(replaced, key.id, { ...ends, why: 'replaced', until: 9000 })),
    ['key-decided'],
    'its day is not moved',
  );
  const stolen = then(replaced, withdrawPartnerKey(replaced, key.id, { ...ends, why: 'not to be trusted' }));
  for (const ended of [replaced, stolen])
    assert.equal(isTheirs(found(ended)!), true, 'what comes unsigned in their name is pointed out still');
  assert.deepEqual([found(stolen)?.withdrawn?.why, found(stolen)?.withdrawn?.until], ['not to be trusted', null]);
  assert.deepEqual(codes(recordPartnerKey(stolen, key, typed, [])), ['key-there']);
  assert.deepEqual(codes(withdrawPartnerKey(stolen, key.id, { ...ends, why: 'not to be trusted' })), ['key-decided']);
  const mistaken = then(recorded(), withdrawPartnerKey(recorded(), key.id, { ...ends, why: 'not theirs' }));
  assert.equal(isTheirs(found(then(mistaken, recordPartnerKey(mistaken, key, typed, [])))!), false, 'anew, by two people');
});
