/** G19, C30, C31 (F06): a role held or sought is asked about; what is told passes a gate; C30 runs only from an allegation that meets the threshold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import type { Decision } from '../../domain/decision.ts';
import { decideDisclosure } from '../../domain/disclosure/deciders.ts';
import { assessTrust, decideTrustTelling, tellDesignatedOfficer } from '../../domain/employment/deciders.ts';
import { aboutRole } from '../../domain/employment/telling.ts';
import { sharingLists } from './disclosure.ts';

const stream = 'employment/E1';
const role = (fields: object = {}): Ledger =>
  given().referral('R1', '2026-03-02T10:00').record('EmploymentRecorded', 'R1', '2026-03-04T10:00', { stream, fields });

test('F06: a role that is held, and one that is sought, raises the question to the lead; the end of the role closes it', () => {
  for (const held of ['held', 'sought'])
    assert.deepEqual(role({ held }).history('G19'), ['raised 2026-03-04T10:00 gateway, due 2026-03-07T00:00'], held);
  const ended = role().record('EmploymentEnded', 'R1', '2026-03-05T10:00', { stream });
  assert.equal(ended.history('G19').at(-1), 'met 2026-03-05T10:00');
  assert.deepEqual(role().until('2026-03-10T12:00').history('G19').slice(1), ['lapsed 2026-03-07T00:00', 'climbed 2026-03-10T00:00 team']);
});

test('F06: not known has a day on which it is asked again; an answer without one is refused', () => {
  const [now, latest] = [instantOf('2026-03-05T10:00'), instantOf('2026-04-02T00:00')];
  const unknown = { children: 'not known', adultsAtRisk: 'no', criticalAccess: 'no', reason: 'The club has not said.' } as const;
  const refused = assessTrust(role().file('R1'), 'E1', { ...unknown, nextLook: null }, now, latest);
  assert.equal(refused.kind === 'refused' && refused.reasons[0]?.code, 'no-next-look');
  const told = role().record('TrustAssessed', 'R1', '2026-03-05T10:00', {
    stream,
    fields: { ...unknown, nextLook: instantOf('2026-03-12T00:00') },
  });
  assert.deepEqual(told.history('G19').slice(1), ['met 2026-03-05T10:00', 'raised 2026-03-05T10:00 gateway, due 2026-03-12T00:00']);
  assert.deepEqual(told.history('G19.tell'), [], 'nothing is told about what is not known');
});

test('G19: a position of trust asks what is told to whom; that nothing is told is an answer, not yet has its day', () => {
  const told = role().record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream });
  assert.deepEqual(told.history('G19.tell'), ['raised 2026-03-05T10:00 gateway, due 2026-03-13T00:00']);
  told.record('TrustTellingDecided', 'R1', '2026-03-06T10:00', {
    stream,
    fields: { outcome: 'not yet', nextLook: instantOf('2026-03-20T00:00') },
  });
  told.record('TrustTellingDecided', 'R1', '2026-03-18T10:00', { stream, fields: { outcome: 'nothing is told' } });
  assert.deepEqual(told.history('G19.tell').slice(1), [
    'met 2026-03-06T10:00',
    'raised 2026-03-06T10:00 gateway, due 2026-03-20T00:00',
    'met 2026-03-18T10:00',
  ]);
});

test('G19: nobody outside is told without need, least step, senior view and the person’s chance to answer', () => {
  const file = role().file('R1');
  const now = instantOf('2026-03-05T10:00');
  const fields = {
    outcome: 'told',
    whom: 'The designated officer',
    what: 'That there is a concern.',
    pressingNeed: 'Alone with children on Fridays.',
    leastIntrusive: 'Nothing of the referral.',
    seniorView: 'Agrees.',
    seniorPost: 'senior',
    chanceToAnswer: 'not given',
    chanceWords: 'It would warn him.',
    basis: 'Public task.',
    considered: 'All four.',
    reason: 'Children.',
    nextLook: null,
    disclosure: null,
  } as const;
  const codes = (more: object) => {
    const decision = decideTrustTelling(file, 'E1', { ...fields, ...more }, now, now + 1);
    return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [];
  };
  assert.deepEqual(codes({}), ['not-disclosed'], 'telling is a disclosure, and there is none');
  const blank = {
    whom: '',
    what: '',
    pressingNeed: '',
    leastIntrusive: '',
    seniorView: '',
    chanceWords: '',
    basis: '',
    seniorPost: 'gateway',
  };
  assert.deepEqual(codes(blank), [
    'no-whom',
    'no-what',
    'no-need',
    'not-least',
    'no-basis',
    'no-senior-view',
    'no-chance',
    'not-senior',
    'not-disclosed',
  ]);
  assert.deepEqual(codes({ ...blank, outcome: 'nothing is told' }), [], 'to tell nobody needs a reason and no gate');
});

const sharing = {
  outcome: 'shared',
  organisation: null,
  post: null,
  contact: 'The designated officer',
  basis: 'ctsa-s38',
  ground: null,
  why: 'Alone with children on Fridays.',
  necessity: 'They decide whom he works with.',
  proportionality: 'Nothing of the referral.',
  handling: 'P',
  conditions: '',
  marking: 'OFFICIAL-SENSITIVE',
  authority: '',
} as const;
const about = {
  role: 'E1',
  toldAs: 'designated officer (LADO)',
  considered: 'All four.',
  seniorPost: 'senior',
  seniorView: 'Agrees.',
  chanceToAnswer: 'not given',
  chanceWords: 'It would warn him.',
} as const;

test('G19 with G22: one decision discloses, answers what is told of the role, and is the referral of an allegation; without a senior view nothing is written', () => {
  const now = instantOf('2026-03-06T10:00');
  const file = role()
    .record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream })
    .record('TrustAllegationMade', 'R1', '2026-03-05T11:00', { stream })
    .file('R1');
  const fields = { ...sharing, items: [{ fact: file.facts[0]!.id, words: 'He is alone with children.' }] };
  const disclosed = decideDisclosure(file, 'D1', fields, sharingLists(), now);
  const types = (decision: Decision) =>
    decision.kind === 'decided' ? decision.entries.map(({ type }) => type) : decision.reasons.map(({ code }) => code);
  const told = aboutRole(file, 'D1', disclosed, fields, about, false);
  assert.deepEqual(types(told), ['DisclosureDecided', 'TrustTellingDecided', 'DesignatedOfficerTold']);
  assert.equal(told.kind === 'decided' && told.entries[1]?.fields.disclosure, 'D1');
  const lacking = { ...about, seniorView: ' ', chanceWords: '', seniorPost: 'gateway' };
  assert.deepEqual(types(aboutRole(file, 'D1', disclosed, fields, lacking, false)), ['no-senior-view', 'no-chance', 'not-senior']);
  assert.deepEqual(
    types(aboutRole(file, 'D1', disclosed, fields, lacking, true)).slice(0, 2),
    ['DisclosureDecided', 'TrustTellingDecided'],
    'in danger it is recorded afterwards',
  );
  assert.deepEqual(
    types(aboutRole(file, 'D1', disclosed, fields, { ...about, toldAs: 'barring service (DBS)' }, false)).at(-1),
    'BarringReferralRecorded',
  );
  const bare = tellDesignatedOfficer(file, 'E1', { service: 'The designated officer', words: '', by: '', disclosure: null });
  assert.deepEqual(types(bare), ['not-disclosed']);
  const others = tellDesignatedOfficer(file, 'E1', { service: 'The designated officer', words: '', by: 'The school', disclosure: null });
  assert.deepEqual(types(others), ['DesignatedOfficerTold'], 'what another agency told has its name');
});

test('C30: one working day, only from an allegation that meets the threshold; being on file starts nothing', () => {
  const below = role().record('TrustAllegationMade', 'R1', '2026-03-06T16:00', { stream, fields: { threshold: 'none of these' } });
  assert.deepEqual(below.history('C30'), []);
  const early = tellDesignatedOfficer(below.file('R1'), 'E1', { service: 'The designated officer', words: '', by: '', disclosure: null });
  assert.equal(early.kind === 'refused' && early.reasons[0]?.code, 'no-threshold');
  const told = role().record('TrustAllegationMade', 'R1', '2026-03-06T16:00', { stream });
  assert.deepEqual(told.history('C30'), ['raised 2026-03-06T16:00 gateway, due 2026-03-10T00:00']);
  told.record('EmploymentEnded', 'R1', '2026-03-07T10:00', { stream });
  assert.equal(told.history('C30').length, 1, 'the end of the role does not end the allegation');
  told.record('DesignatedOfficerTold', 'R1', '2026-03-09T10:00', { stream });
  assert.equal(told.history('C30').at(-1), 'met 2026-03-09T10:00');
  told.record('BarringReferralRecorded', 'R1', '2026-03-09T11:00', { stream });
  assert.equal(told.file('R1').employments.get('E1')?.barring.length, 1, 'C31');
});

test('C30: a second allegation is told anew: what was told of an earlier one does not meet it, and it climbs', () => {
  const told = role()
    .record('TrustAllegationMade', 'R1', '2026-03-06T16:00', { stream })
    .record('DesignatedOfficerTold', 'R1', '2026-03-09T10:00', { stream })
    .record('TrustAllegationMade', 'R1', '2026-03-16T10:00', { stream });
  assert.deepEqual(told.until('2026-03-19T00:00').history('C30').slice(2), [
    'raised 2026-03-16T10:00 gateway, due 2026-03-18T00:00',
    'lapsed 2026-03-18T00:00',
    'climbed 2026-03-19T00:00 team',
  ]);
  told.record('DesignatedOfficerTold', 'R1', '2026-03-19T10:00', { stream });
  assert.equal(told.history('C30').at(-1), 'met 2026-03-19T10:00');
});

test('C31: removed for harm or risk, it is owed whether the barring service was told; an end of another kind asks nothing', () => {
  const told = role().record('EmploymentEnded', 'R1', '2026-03-06T10:00', { stream, fields: { how: 'was removed for harm or risk' } });
  assert.deepEqual(told.history('C31'), ['raised 2026-03-06T10:00 gateway, due 2026-03-11T00:00']);
  told.record('BarringReferralRecorded', 'R1', '2026-03-09T10:00', { stream });
  assert.equal(told.history('C31').at(-1), 'met 2026-03-09T10:00');
  assert.deepEqual(role().record('EmploymentEnded', 'R1', '2026-03-06T10:00', { stream }).history('C31'), []);
});

test('G19: found to be none, and then a position of trust after all, it is asked again what is told', () => {
  const none = { children: 'no', adultsAtRisk: 'no', criticalAccess: 'no' };
  const told = role()
    .record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream })
    .record('TrustAssessed', 'R1', '2026-03-06T10:00', { stream, fields: none })
    .record('TrustAssessed', 'R1', '2026-03-09T10:00', { stream });
  assert.deepEqual(
    told.history('G19.tell').map((each) => each.slice(0, 23)),
    ['raised 2026-03-05T10:00', 'met 2026-03-06T10:00', 'raised 2026-03-09T10:00'],
  );
  told.record('TrustAssessed', 'R1', '2026-03-10T10:00', { stream });
  assert.equal(told.history('G19.tell').length, 3, 'said again it is no new question');
});
