/** G19, C30, C31 (F06): a role held or sought is asked about; what is told passes a gate; C30 runs only from an allegation that meets the threshold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import type { Decision } from '../../domain/decision.ts';
import { decideDisclosure } from '../../domain/disclosure/deciders.ts';
import { assessTrust, decideTrustTelling, endRole, tellDesignatedOfficer } from '../../domain/employment/deciders.ts';
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
  const refused = assessTrust(role().file('R1'), 'E1', { ...unknown, nextLook: null }, { by: 'gita', now, latest });
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
    const decision = decideTrustTelling(file, 'E1', { ...fields, ...more }, { by: 'gita', now, latest: now + 1 });
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

const codesOf = (decision: Decision): readonly (string | undefined)[] =>
  decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : decision.entries.map(({ type }) => type);
const harm = 'was removed for harm or risk' as const;

test('C31: that somebody was removed for harm is recorded of a role that had ended, and asked about; another end is refused with words, never swallowed', () => {
  const told = role().record('EmploymentEnded', 'R1', '2026-03-05T10:00', { stream, fields: { words: 'Left.' } });
  const end = (how: 'has ended' | 'was wrong' | typeof harm, words: string) => codesOf(endRole(told.file('R1'), 'E1', { how, words }));
  assert.deepEqual(end('has ended', ''), [], 'the same once more says nothing new');
  assert.deepEqual(end('has ended', 'He moved away.'), ['role-ended']);
  assert.deepEqual(end('was wrong', 'Another person.'), ['role-ended']);
  assert.deepEqual(end(harm, 'He was removed for hitting a pupil.'), ['EmploymentEnded']);
  told.record('EmploymentEnded', 'R1', '2026-03-06T10:00', { stream, fields: { how: harm, words: 'He was removed for hitting a pupil.' } });
  assert.deepEqual(end('has ended', 'He left himself.'), ['role-ended'], 'and no later word undoes it');
  assert.deepEqual(told.until('2026-03-14T09:00').history('C31'), [
    'raised 2026-03-06T10:00 gateway, due 2026-03-11T00:00',
    'lapsed 2026-03-11T00:00',
    'climbed 2026-03-12T00:00 team',
    'climbed 2026-03-14T00:00 senior',
  ]);
});

test('C31: what was said of the barring service before anybody was removed is no answer to it', () => {
  const told = role()
    .record('BarringReferralRecorded', 'R1', '2026-03-05T10:00', { stream, fields: { outcome: 'not made', words: 'No removal.' } })
    .record('EmploymentEnded', 'R1', '2026-05-04T10:00', { stream, fields: { how: harm } });
  assert.deepEqual(told.until('2026-05-10T09:00').history('C31').slice(0, 2), [
    'raised 2026-05-04T10:00 gateway, due 2026-05-07T00:00',
    'lapsed 2026-05-07T00:00',
  ]);
  told.record('BarringReferralRecorded', 'R1', '2026-05-11T10:00', { stream });
  assert.equal(told.history('C31').at(-1), 'met 2026-05-11T10:00');
});

test('G19: ending a role while something is asked about it has a reason', () => {
  const end = (told: Ledger, words: string) => codesOf(endRole(told.file('R1'), 'E1', { how: 'has ended', words }));
  assert.deepEqual(end(role(), ' '), ['no-reason']);
  assert.deepEqual(end(role(), 'The club says so.'), ['EmploymentEnded']);
  const none = { children: 'no', adultsAtRisk: 'no', criticalAccess: 'no' };
  assert.deepEqual(end(role().record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream, fields: none }), ''), ['EmploymentEnded']);
});

const adults = { children: 'no', adultsAtRisk: 'yes', criticalAccess: 'no' } as const;
const allegation = { words: 'Hit a patient.', threshold: 'none of these', reason: 'No child.' } as const;
const decided = (): Ledger =>
  role()
    .record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream, fields: adults })
    .record('TrustTellingDecided', 'R1', '2026-03-06T10:00', { stream });

test('F06: after "nothing is told" an allegation of any kind asks anew, once, and climbs; so does each yes to what was no yes before', () => {
  const told = decided()
    .record('TrustAllegationMade', 'R1', '2026-03-16T10:00', { stream, by: 'team', fields: allegation })
    .record('TrustAllegationMade', 'R1', '2026-03-17T10:00', { stream, by: 'team', fields: allegation })
    .record('TrustAssessed', 'R1', '2026-03-17T11:00', { stream, fields: { ...adults, children: 'yes' } });
  assert.deepEqual(
    told.until('2026-03-25T09:00').history('G19.tell').slice(2),
    ['raised 2026-03-16T10:00 gateway, due 2026-03-24T00:00', 'lapsed 2026-03-24T00:00', 'climbed 2026-03-25T00:00 team'],
    'what is being asked already is not asked twice',
  );
  told.record('TrustTellingDecided', 'R1', '2026-03-25T10:00', { stream });
  told.record('TrustAssessed', 'R1', '2026-03-26T10:00', { stream, fields: { ...adults, children: 'yes' } });
  assert.equal(told.history('G19.tell').at(-1), 'met 2026-03-25T10:00', 'said again it is no new question');
  told.record('TrustAssessed', 'R1', '2026-03-27T10:00', {
    stream,
    fields: { children: 'yes', adultsAtRisk: 'yes', criticalAccess: 'yes' },
  });
  assert.equal(told.history('G19.tell').at(-1), 'raised 2026-03-27T10:00 gateway, due 2026-04-08T00:00');
});

test('F06: what was put off is asked sooner for an allegation: the same question, with an earlier day; what has lapsed is made no younger', () => {
  const put = () =>
    role()
      .record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream, fields: adults })
      .record('TrustTellingDecided', 'R1', '2026-03-06T10:00', {
        stream,
        fields: { outcome: 'not yet', nextLook: instantOf('2026-03-30T00:00') },
      });
  const told = put().record('TrustAllegationMade', 'R1', '2026-03-09T10:00', { stream, fields: allegation });
  assert.deepEqual(told.history('G19.tell').slice(2), [
    'raised 2026-03-06T10:00 gateway, due 2026-03-30T00:00',
    'redated 2026-03-09T10:00, due 2026-03-17T00:00',
  ]);
  const late = put().record('TrustAllegationMade', 'R1', '2026-03-27T10:00', { stream, fields: allegation });
  assert.equal(late.history('G19.tell').length, 3, 'its day comes sooner than the limit would');
  const lapsed = put().record('TrustAllegationMade', 'R1', '2026-04-08T10:00', { stream, fields: allegation });
  assert.deepEqual(
    lapsed
      .history('G19.tell')
      .slice(3)
      .map((each) => each.split(' ')[0]),
    ['lapsed', 'climbed', 'climbed', 'climbed'],
  );
});

test('F06: an allegation about a role that was found to be none, or has ended, asks again whether it was one of trust', () => {
  const none = { children: 'no', adultsAtRisk: 'no', criticalAccess: 'no' };
  const told = role()
    .record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream, fields: none })
    .record('TrustAllegationMade', 'R1', '2026-03-16T10:00', { stream, fields: allegation });
  assert.deepEqual(told.history('G19').slice(2), ['raised 2026-03-16T10:00 gateway, due 2026-03-19T00:00']);
  told.record('TrustAssessed', 'R1', '2026-03-17T10:00', { stream, fields: adults });
  assert.equal(told.history('G19').at(-1), 'met 2026-03-17T10:00');
  assert.deepEqual(told.history('G19.tell'), ['raised 2026-03-17T10:00 gateway, due 2026-03-25T00:00']);
  const ended = decided()
    .record('EmploymentEnded', 'R1', '2026-03-09T10:00', { stream })
    .record('TrustAllegationMade', 'R1', '2026-03-16T10:00', { stream, fields: allegation });
  assert.deepEqual(ended.history('G19.tell').slice(2), ['raised 2026-03-16T10:00 gateway, due 2026-03-24T00:00']);
});

test('G19: "not known" and "not yet" are left open once by the lead and in time; after that by another person of a post above', () => {
  const open = { children: 'not known', adultsAtRisk: 'not known', criticalAccess: 'not known', reason: 'Nobody says.' } as const;
  const [day, later] = [instantOf('2026-03-25T00:00'), instantOf('2026-04-10T00:00')];
  const told = role();
  const again = (by: string, at: string) =>
    codesOf(assessTrust(told.file('R1'), 'E1', { ...open, nextLook: later }, { by, now: instantOf(at), latest: later }));
  assert.deepEqual(again('gateway-holder', '2026-03-05T10:00'), ['TrustAssessed']);
  assert.deepEqual(again('gateway-holder', '2026-03-09T10:00'), ['left-open-before'], 'its day has passed');
  assert.deepEqual(again('team-holder', '2026-03-09T10:00'), ['TrustAssessed']);
  told.record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream, by: 'gateway', fields: { ...open, nextLook: day } });
  assert.deepEqual(again('gateway-holder', '2026-03-10T10:00'), ['left-open-before']);
  assert.deepEqual(
    codesOf(
      assessTrust(
        told.file('R1'),
        'E1',
        { ...adults, reason: 'Asked.', nextLook: null },
        { by: 'gateway-holder', now: day, latest: later },
      ),
    ),
    ['TrustAssessed'],
    'an answer is always one',
  );
  told.record('TrustAssessed', 'R1', '2026-03-20T10:00', { stream, by: 'gateway', fields: { ...open, nextLook: later } });
  assert.deepEqual(
    told.until('2026-03-26T09:00').history('G19').slice(2),
    ['raised 2026-03-05T10:00 gateway, due 2026-03-25T00:00', 'lapsed 2026-03-25T00:00', 'climbed 2026-03-26T00:00 team'],
    'said once more by the same person it answers nothing',
  );
  told.record('TrustAssessed', 'R1', '2026-03-26T10:00', { stream, by: 'team', fields: { ...open, nextLook: later } });
  assert.deepEqual(told.history('G19').slice(-2), ['met 2026-03-26T10:00', 'raised 2026-03-26T10:00 gateway, due 2026-04-10T00:00']);

  const telling = role()
    .record('TrustAssessed', 'R1', '2026-03-05T10:00', { stream })
    .record('TrustTellingDecided', 'R1', '2026-03-06T10:00', { stream, by: 'gateway', fields: { outcome: 'not yet', nextLook: day } });
  const notYet = (by: string) => {
    const { fact: _, at: __, by: ___, post: ____, order: _____, ...put } = telling.file('R1').employments.get('E1')!.tellings[0]!;
    const fields = { ...put, nextLook: later };
    return codesOf(decideTrustTelling(telling.file('R1'), 'E1', fields, { by, now: instantOf('2026-03-10T10:00'), latest: later }));
  };
  assert.deepEqual(notYet('gateway-holder'), ['left-open-before']);
  assert.deepEqual(notYet('team-holder'), ['TrustTellingDecided']);
});
