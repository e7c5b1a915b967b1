/** C46 and F49: whoever goes is heard from or looked for within minutes, at any hour; a visit that saw nobody is answered; warnings end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { markersInForce } from '../../domain/marker/state.ts';
import { planVisit, startVisit } from '../../domain/visit/deciders.ts';
import { isOver } from '../../domain/visit/state.ts';
import { renewMarker, setMarker } from '../../domain/marker/deciders.ts';

const stream = 'visit/V1';
/** A Saturday night. */
const night = { starts: '2026-03-07T21:00', checkIn: '2026-03-07T21:45', ends: '2026-03-07T22:30' } as const;
const times = Object.fromEntries(Object.entries(night).map(([name, at]) => [name, instantOf(at)])) as Record<keyof typeof night, number>;
const planned = (more: object = {}): Ledger =>
  given()
    .referral('R1', '2026-03-02T10:00')
    .record('VisitPlanned', 'R1', '2026-03-06T10:00', { stream, fields: { ...times, ...more } });

test('C46: a missed check-in lapses five minutes later and climbs by minutes, on a Saturday night', () => {
  assert.deepEqual(planned().until('2026-03-07T22:20').history('C46.check-in'), [
    'raised 2026-03-06T10:00 gateway, due 2026-03-07T21:50',
    'lapsed 2026-03-07T21:50',
    'climbed 2026-03-07T21:55 duty',
    'climbed 2026-03-07T22:05 police-duty',
    'climbed 2026-03-07T22:15 senior',
  ]);
});

test('C46: a check-in answers the first; the end is owed all the same, and whoever finds them answers both', () => {
  const told = planned()
    .record('VisitStarted', 'R1', '2026-03-07T21:00', { stream })
    .record('VisitCheckedIn', 'R1', '2026-03-07T21:44', { stream });
  assert.equal(told.history('C46.check-in')[1], 'met 2026-03-07T21:44');
  assert.deepEqual(told.until('2026-03-07T22:46').history('C46.safe-end'), [
    'raised 2026-03-06T10:00 gateway, due 2026-03-07T22:40',
    'lapsed 2026-03-07T22:40',
    'climbed 2026-03-07T22:45 duty',
  ]);
  told.record('VisitorAccountedFor', 'R1', '2026-03-07T22:50', { stream, by: 'duty' });
  assert.equal(told.history('C46.safe-end').at(-1), 'met 2026-03-07T22:50');
});

test('C46: a check-in at the end asks once, not twice; nobody who did not set out is forgotten', () => {
  const told = planned({ checkIn: times.ends });
  assert.deepEqual(told.history('C46.check-in'), []);
  assert.deepEqual(told.until('2026-03-07T22:46').history('C46.safe-end').slice(1), [
    'lapsed 2026-03-07T22:40',
    'climbed 2026-03-07T22:45 duty',
  ]);
});

test('F49: nobody let in is a fact; what is done instead is owed by the lead, and climbs; another visit answers it', () => {
  const told = planned().record('VisitEnded', 'R1', '2026-03-09T10:00', {
    stream,
    fields: { outcome: 'no access gained', words: 'A woman said that he sleeps.' },
  });
  assert.deepEqual(told.history('F49.follow-up'), ['raised 2026-03-09T10:00 gateway, due 2026-03-12T00:00']);
  assert.deepEqual(
    [...told.file('R1').dangers.values()].length + told.file('R1').referrals.get('R1')!.needs.size,
    0,
    'no concern is made of it',
  );
  const again = planned().record('VisitCalledOff', 'R1', '2026-03-06T11:00', { stream });
  assert.equal(again.history('F49.follow-up').length, 1);
  again.record('VisitPlanned', 'R1', '2026-03-09T10:00', {
    stream: 'visit/V2',
    fields: { ...times, starts: instantOf('2026-03-10T10:00') },
  });
  assert.equal(again.history('F49.follow-up').at(-1), 'met 2026-03-09T10:00');
  assert.match(told.until('2026-03-13T12:00').history('F49.follow-up').at(-1) ?? '', /^climbed 2026-03-13T00:00 team/);
});

const marker = {
  on: 'person',
  warning: 'Go in pairs.',
  act: 'Threw a chair on 1 March.',
  from: 'Police',
  source: '1',
  assessment: 'A',
  handling: 'P',
} as const;
const set = (until: string): Ledger =>
  given()
    .referral('R1', '2026-03-02T10:00')
    .record('MarkerSet', 'R1', '2026-03-02T11:00', { stream: 'marker/M1', fields: { ...marker, until: instantOf(until) } });

test('C46: a warning warns until its day, and is renewed with a fresh reason or gone', () => {
  const told = set('2026-06-01T00:00');
  assert.equal(markersInForce(told.file('R1'), instantOf('2026-05-31T12:00')).length, 1);
  assert.equal(markersInForce(told.file('R1'), instantOf('2026-06-01T00:00')).length, 0);
  const file = told.file('R1');
  const [now, latest] = [instantOf('2026-05-20T10:00'), instantOf('2027-05-20T00:00')];
  const same = renewMarker(file, 'M1', { act: 'threw a CHAIR on 1 march', until: now + 1 }, now, latest);
  assert.equal(same.kind === 'refused' && same.reasons[0]?.code, 'same-reason');
  told.record('MarkerRenewed', 'R1', '2026-05-20T10:00', { stream: 'marker/M1', fields: { until: instantOf('2026-09-01T00:00') } });
  assert.deepEqual(told.history('C46.marker'), [
    'raised 2026-03-02T11:00 gateway, due 2026-06-01T00:00',
    'met 2026-05-20T10:00',
    'raised 2026-05-20T10:00 gateway, due 2026-09-01T00:00',
  ]);
  told.record('MarkerRemoved', 'R1', '2026-05-21T10:00', { stream: 'marker/M1' });
  assert.equal(told.history('C46.marker').at(-1), 'met 2026-05-21T10:00');
  assert.equal(markersInForce(told.file('R1'), instantOf('2026-05-22T10:00')).length, 0);
});

test('C46: a warning has an act behind it and an end', () => {
  const { file, now, latest } = {
    file: set('2026-06-01T00:00').file('R1'),
    now: instantOf('2026-03-03T10:00'),
    latest: instantOf('2027-03-03T00:00'),
  };
  const refusal = (more: object) => {
    const answer = setMarker(file, 'M2', { ...marker, address: '', conditions: '', until: now + 1, ...more }, now, latest);
    return answer.kind === 'refused' ? answer.reasons[0]?.code : 'set';
  };
  assert.equal(refusal({}), 'set');
  assert.equal(refusal({ act: ' ' }), 'field-act');
  assert.equal(refusal({ until: now }), 'date-past');
  assert.equal(refusal({ until: latest + 1 }), 'date-far');
  assert.equal(refusal({ on: 'address' }), 'no-address');
  assert.equal(refusal({ handling: 'C' }), 'no-conditions');
});

const plan = {
  ...times,
  purpose: 'To hear him.',
  where: 'Harrow Lane',
  visitors: ['gateway-holder'],
  post: 'gateway',
  ifNotHeard: 'Telephone.',
  interpreterWords: '',
};

test('C46: the visitor has read every warning before setting out; a protective visit is stopped by none', () => {
  const told = set('2026-06-01T00:00').record('VisitPlanned', 'R1', '2026-03-06T10:00', { stream, fields: times });
  const now = times.starts;
  const unread = startVisit(told.file('R1'), 'V1', [], now);
  assert.equal(unread.kind === 'refused' && unread.reasons[0]?.code, 'markers-unread');
  assert.equal(startVisit(told.file('R1'), 'V1', ['M1'], now).kind, 'decided');
  told.record('VisitPlanned', 'R1', '2026-03-06T10:01', { stream: 'visit/V2', fields: { ...times, sort: 'protective' } });
  assert.equal(startVisit(told.file('R1'), 'V2', [], now).kind, 'decided');
});

test('G08: nobody close interprets on a visit, and what the file says is needed is planned; in danger nothing is asked', () => {
  const told = given().referral('R1', '2026-03-02T10:00', { fields: { language: 'Somali\nAn interpreter is needed.' } });
  const now = instantOf('2026-03-06T10:00');
  const answer = (more: object) => {
    const said = planVisit(told.file('R1'), 'V9', { ...plan, sort: 'planned', interpreter: 'not needed', ...more }, now, {
      starts: now + 42 * 86_400_000,
      ends: times.starts + 3 * 86_400_000,
    });
    return said.kind === 'refused' ? said.reasons.map(({ code }) => code).join() : 'planned';
  };
  for (const interpreter of ['relative', 'friend', 'pupil']) assert.equal(answer({ interpreter }), 'interpreter-close');
  assert.equal(answer({}), 'interpreter-missing');
  assert.equal(answer({ interpreter: 'professional' }), 'planned');
  assert.equal(answer({ interpreterWords: 'She asked to speak English.' }), 'planned');
  assert.equal(answer({ sort: 'protective' }), 'planned');
  assert.equal(answer({ interpreter: 'professional', checkIn: times.ends + 1 }), 'visit-order');
});

test('law: a planned visit ends safe, or somebody owes that it does', () => {
  const types = ['VisitStarted', 'VisitCheckedIn', 'VisitEnded', 'VisitorAccountedFor', 'VisitCalledOff', 'VisitFollowedUp'] as const;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 0, max: 3000 })), { maxLength: 6 }),
      fc.integer({ min: 0, max: 6000 }),
      (steps, later) => {
        const told = planned();
        const from = instantOf('2026-03-06T10:00');
        for (const [type, minutes] of steps.toSorted((a, b) => a[1] - b[1])) told.record(type, 'R1', from + minutes * 60_000, { stream });
        const file = told.until(from + (3000 + later) * 60_000).file('R1');
        const visit = file.visits.get('V1');
        const owed = [...file.obligations.values()].filter(
          (each) => each.stream === stream && each.rule === 'C46.safe-end' && isOwed(each),
        );
        assert.ok(visit);
        assert.equal(owed.length, isOver(visit) ? 0 : 1);
      },
    ),
    runs(40),
  );
});
