/** C26 and C27: what is notified under a regime, by when, what is late on the day on which it is recorded, and custody that is not counted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { subject } from '../../../test/support/subjectsArea.ts';
import { answerNotification, decideLate, recordCustody, recordNotification } from '../../domain/regime/notifying.ts';
import type { Decision } from '../../domain/decision.ts';
import { lateIn, wasLate } from './notified.ts';

const stream = 'regime/N1';
const day = (on: string) => instantOf(`${on}T00:00`);
const registered = (state = 'registered', since = '2026-03-01'): Ledger =>
  subject().record('RegimeRecorded', 'R1', '2026-03-04T10:00', {
    stream,
    by: 'officer',
    fields: { sort: 'notification', state, since: day(since), until: day('2036-03-01') },
  });
const record = (told: Ledger, type: string, at: string, fields: object, id?: string): Ledger =>
  told.record(type, 'R1', at, { stream, by: 'officer', fields, ...(id ? { id } : {}) });
const change = (told: Ledger, at: string, on: string, notified: string | null, id = 'N') =>
  record(told, 'NotificationRecorded', at, { of: 'address', on: day(on), notified: notified && day(notified) }, id);
const journey = (told: Ledger, at: string, fields: object, id = 'J') =>
  record(told, 'NotificationRecorded', at, { of: 'journey', on: day('2026-04-20'), back: day('2026-05-04'), ...fields }, id);
const regimeOf = (told: Ledger) => told.file('R1').regimes.get('N1') ?? assert.fail('no regime');
const days = (told: Ledger, fact: string): number => {
  const regime = regimeOf(told);
  const said = [...regime.notifications, ...regime.answers].find((each) => each.fact === fact) ?? assert.fail(fact);
  return lateIn(regime, said, told.book(instantOf('2026-06-01T00:00')));
};
const code = (decision: Decision): string => (decision.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : 'decided');

test('C27: a change that was notified by the end of the third day is in time; a day later it is late, at once, and what follows is owed and climbs', () => {
  const inTime = change(registered(), '2026-04-20T10:00', '2026-04-10', '2026-04-12');
  assert.equal(days(inTime, 'N'), 0);
  assert.deepEqual([...inTime.history('C27.late'), ...inTime.history('C27.notified')], []);
  const late = change(registered(), '2026-04-20T10:00', '2026-04-10', '2026-04-13');
  assert.equal(days(late, 'N'), 1);
  assert.deepEqual(late.until('2026-04-29T10:00').history('C27.late'), [
    'raised 2026-04-20T10:00 officer, due 2026-04-28T00:00',
    'lapsed 2026-04-28T00:00',
    'climbed 2026-04-29T00:00 leader',
  ]);
  record(late, 'LateNotificationDecided', '2026-04-29T11:00', { of: 'N', outcome: 'other disruption' });
  assert.equal(late.history('C27.late').at(-1), 'met 2026-04-29T11:00');
});

test('C27: a change that is known and was not notified lapses with its last day; it is answered by the day, or by what follows', () => {
  const told = change(registered(), '2026-04-10T10:00', '2026-04-10', null);
  assert.deepEqual(told.until('2026-04-14T10:00').history('C27.notified'), [
    'raised 2026-04-10T10:00 officer, due 2026-04-13T00:00',
    'lapsed 2026-04-13T00:00',
    'climbed 2026-04-14T00:00 leader',
  ]);
  assert.equal(wasLate(regimeOf(told), 'N', told.book(day('2026-04-14')), day('2026-04-14')), true);
  const answered = change(registered(), '2026-04-10T10:00', '2026-04-10', null);
  record(answered, 'NotificationAnswered', '2026-04-15T10:00', { of: 'N', part: 'notification', notified: day('2026-04-14') }, 'A');
  assert.equal(answered.history('C27.notified').at(-1), 'met 2026-04-15T10:00');
  assert.equal(days(answered, 'A'), 2, 'it was notified, and late: that is decided on');
  assert.deepEqual(answered.history('C27.late'), ['raised 2026-04-15T10:00 officer, due 2026-04-23T00:00']);
  record(told, 'LateNotificationDecided', '2026-04-14T11:00', { of: 'N', outcome: 'charge' });
  assert.equal(told.history('C27.notified').at(-1), 'met 2026-04-14T11:00');
});

test('C27: a change learnt of long after it happened is an alarm at once', () => {
  assert.deepEqual(change(registered(), '2026-04-20T10:00', '2026-03-10', null).history('C27.notified'), [
    'raised 2026-04-20T10:00 officer, due 2026-03-13T00:00',
    'lapsed 2026-04-20T10:00',
  ]);
});

test('C27: seven days ahead are counted only where somebody said that they are owed; otherwise a journey is notified before the day of leaving', () => {
  const ahead = (fields: object) => days(journey(registered(), '2026-04-25T10:00', fields), 'J');
  assert.equal(ahead({ notified: day('2026-04-13'), ahead: 'yes' }), 0);
  assert.equal(ahead({ notified: day('2026-04-15'), ahead: 'yes' }), 2);
  assert.equal(ahead({ notified: day('2026-04-15'), ahead: 'not known' }), 0);
  assert.equal(ahead({ notified: day('2026-04-19'), ahead: 'no' }), 0);
  assert.equal(ahead({ notified: day('2026-04-20'), ahead: 'no' }), 1);
  const short = { on: day('2026-04-20'), back: day('2026-04-21'), notified: day('2026-04-23') };
  const two = journey(registered(), '2026-04-25T10:00', short);
  assert.deepEqual([days(two, 'J'), ...two.history('C27.return')], [0], 'of two days nothing is owed');
});

test('C27: the return of a journey is asked after; unanswered it lapses and climbs, still away it is asked again, and late it is decided on', () => {
  const told = journey(registered(), '2026-04-02T10:00', { notified: day('2026-04-01') });
  assert.deepEqual(told.until('2026-05-08T10:00').history('C27.return'), [
    'raised 2026-04-02T10:00 officer, due 2026-05-07T00:00',
    'lapsed 2026-05-07T00:00',
    'climbed 2026-05-08T00:00 leader',
  ]);
  record(told, 'NotificationAnswered', '2026-05-08T11:00', { of: 'J', part: 'return', back: day('2026-05-20'), notified: null }, 'A1');
  assert.deepEqual(told.history('C27.return').slice(3).toSorted(), [
    'met 2026-05-08T11:00',
    'raised 2026-05-08T11:00 officer, due 2026-05-23T00:00',
  ]);
  const back = { of: 'J', part: 'return', on: day('2026-05-20'), notified: null };
  record(told, 'NotificationAnswered', '2026-05-21T11:00', back, 'A2');
  assert.equal(told.history('C27.return').filter((each) => each.startsWith('met')).length, 2);
  assert.equal(
    told.history('C27.return').at(-1),
    'raised 2026-05-21T11:00 officer, due 2026-05-23T00:00',
    'back, and not notified: still owed',
  );
  record(told, 'NotificationAnswered', '2026-05-26T11:00', { ...back, notified: day('2026-05-25') }, 'A3');
  assert.equal(days(told, 'A3'), 3);
  assert.equal(told.history('C27.return').at(-1), 'met 2026-05-26T11:00');
  assert.equal(told.history('C27.late').length, 1);
});

test('C27: of a journey without a day of coming back it is asked all the same', () => {
  const told = journey(registered(), '2026-04-02T10:00', { notified: day('2026-04-01'), back: null });
  assert.deepEqual(told.history('C27.return'), ['raised 2026-04-02T10:00 officer, due 2026-05-21T00:00']);
});

test('C26: time in custody is left out: the first notification counts three days outside, that of release the first', () => {
  const due = (told: Ledger) =>
    [...told.file('R1').obligations.values()].find(({ rule, state }) => rule === 'C28' && state === 'open')?.due;
  const told = registered('first notification due', '2026-03-04');
  assert.equal(due(told), day('2026-03-07'));
  record(told, 'CustodyRecorded', '2026-03-05T10:00', { from: day('2026-03-05'), until: null, expected: day('2026-03-20') });
  assert.equal(due(told), day('2026-03-22'), 'the 4th, the 20th and the 21st');
  record(told, 'CustodyRecorded', '2026-03-18T10:00', { from: day('2026-03-05'), until: day('2026-03-18') });
  assert.equal(due(told), day('2026-03-20'), 'said anew, it replaces what was expected');
  assert.deepEqual(told.until('2026-03-21T10:00').history('C28').slice(-2), ['lapsed 2026-03-20T00:00', 'climbed 2026-03-21T00:00 leader']);
});

test('C26: in custody from the first day, without a day of release, the clock goes on by itself after the limit', () => {
  const told = registered('first notification due', '2026-03-04');
  record(told, 'CustodyRecorded', '2026-03-04T11:00', { from: day('2026-03-04'), until: null });
  const open = [...told.file('R1').obligations.values()].find(({ rule, state }) => rule === 'C28' && state === 'open');
  assert.equal(open?.due, day('2026-06-08'), 'three months, then three days');
});

test('what is refused: under another regime, days that are still to come or out of order, custody that overlaps, a decision about what was in time', () => {
  const told = change(registered(), '2026-04-20T10:00', '2026-04-10', '2026-04-12');
  const file = told.file('R1');
  const now = instantOf('2026-04-20T10:00');
  const one = { of: 'address', on: day('2026-04-10'), back: null, ahead: 'not known', notified: null, kept: '' } as const;
  assert.equal(code(recordNotification(file, 'N1', one, now)), 'decided');
  assert.equal(code(recordNotification(file, 'N1', { ...one, on: day('2026-05-10') }, now)), 'date-ahead');
  assert.equal(code(recordNotification(file, 'N1', { ...one, back: day('2026-04-12') }, now)), 'no-journey');
  assert.equal(code(recordNotification(file, 'N1', { ...one, of: 'journey', back: day('2026-04-01') }, now)), 'regime-order');
  assert.equal(code(recordNotification(file, 'N9', one, now)), 'no-such-regime');
  const mappa = subject().record('RegimeRecorded', 'R1', '2026-03-04T10:00', { stream, by: 'officer' }).file('R1');
  assert.equal(code(recordNotification(mappa, 'N1', one, now)), 'no-notification');
  const answer = { of: 'N', part: 'return', on: null, back: null, notified: null, words: 'x' } as const;
  assert.equal(code(answerNotification(file, 'N1', answer, now)), 'no-journey');
  assert.equal(code(answerNotification(file, 'N1', { ...answer, of: 'x' }, now)), 'no-such-notification');
  assert.equal(code(answerNotification(file, 'N1', { ...answer, part: 'notification' }, now)), 'not-said-when');
  assert.equal(code(decideLate(file, 'N1', { of: 'N', outcome: 'charge', reason: 'x', told: '' }, false)), 'not-late');
  const custody = { from: day('2026-04-01'), until: null, expected: null, words: 'x' } as const;
  assert.equal(code(recordCustody(file, 'N1', { ...custody, until: day('2026-03-01') }, now)), 'regime-order');
  record(told, 'CustodyRecorded', '2026-04-20T11:00', custody);
  assert.equal(code(recordCustody(told.file('R1'), 'N1', { ...custody, from: day('2026-04-05') }, now)), 'in-custody');
  record(told, 'CustodyRecorded', '2026-04-20T12:00', { ...custody, until: day('2026-04-10') });
  assert.equal(code(recordCustody(told.file('R1'), 'N1', { ...custody, from: day('2026-04-05') }, now)), 'custody-overlaps');
});
