/** C26 and C27: what is notified under a regime, by when, what is late on the day on which it is recorded, and custody that is not counted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, instantOf, type Ledger } from '../../../test/support/given.ts';
import { spent } from '../../../test/support/spent.ts';
import { subject } from '../../../test/support/subjectsArea.ts';
import { answerNotification, decideLate, recordCustody, recordNotification } from '../../domain/regime/notifying.ts';
import type { Decision } from '../../domain/decision.ts';
import { reviewRegime } from '../../domain/regime/deciders.ts';
import { lateIn, startsOutside, wasLate } from './notified.ts';

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
  assert.deepEqual([days(two, 'J'), ...two.history('C27.notified')], [0], 'of two days nothing is notified');
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

const openC28 = (told: Ledger) =>
  [...told.file('R1').obligations.values()].find(({ rule, state }) => rule === 'C28' && (state === 'open' || state === 'lapsed'));

test('C26, C27: given a day years ahead, when it is recorded, then it is refused; and what was recorded before counts no longer than the limit', () => {
  const now = instantOf('2026-03-05T10:00');
  const latest = day('2026-06-06');
  const first = registered('first notification due', '2026-03-05');
  const custody = { from: day('2026-03-05'), until: null, words: 'x' } as const;
  const expect = (expected: number | null) =>
    code(recordCustody(first.file('R1'), 'N1', 'officer-holder', { ...custody, expected }, now, latest));
  assert.deepEqual([expect(day('2099-12-31')), expect(day('2026-06-05')), expect(null)], ['date-far', 'decided', 'decided']);
  record(first, 'CustodyRecorded', '2026-03-05T10:00', { ...custody, expected: day('9000-01-01') });
  assert.equal(openC28(first)?.due, day('2026-06-09'), 'three months, then three days');
  const away = journey(registered(), '2026-04-10T10:00', { notified: day('2026-04-01') });
  const answer = { of: 'J', part: 'return', on: null, notified: null, words: 'x' } as const;
  const until = (back: string) =>
    code(answerNotification(away.file('R1'), 'N1', { ...answer, back: day(back) }, instantOf('2026-05-05T10:00'), day('2026-08-06')));
  assert.deepEqual([until('9000-08-01'), until('2026-08-06')], ['date-far', 'decided']);
  record(away, 'NotificationAnswered', '2026-05-05T10:00', { ...answer, back: day('9000-08-01') });
  assert.equal(away.history('C27.return').at(-1), 'raised 2026-05-05T10:00 officer, due 2026-08-09T00:00');
  const old = journey(registered(), '2026-04-10T10:00', { on: day('9000-04-20'), back: null, notified: day('2026-04-01') });
  assert.deepEqual(old.history('C27.return'), ['raised 2026-04-10T10:00 officer, due 2027-05-12T00:00']);
  const leaving = { of: 'journey', on: day('9000-04-20'), back: null, ahead: 'no', notified: null, kept: '' } as const;
  assert.equal(code(recordNotification(away.file('R1'), 'N1', leaving, now, day('2027-03-06'))), 'date-far');
  const back = { ...leaving, on: day('2026-04-20'), back: day('2028-04-20') };
  assert.equal(code(recordNotification(away.file('R1'), 'N1', back, now, day('2027-03-06'))), 'date-far');
});

test('C26: given custody of many years, then the days outside are found without walking through them; spans with free days between are counted', async () => {
  const told = registered('first notification due', '2026-03-05');
  const book = told.book(day('2026-03-05'));
  const span = (from: string, until: string) => ({ ...regimeOf(told).states[0]!, from: day(from), until: day(until), expected: null });
  const starts = (...spans: ReturnType<typeof span>[]) => startsOutside(spans, day('2026-03-05'), book);
  const long = () => assert.equal(starts(span('1000-01-01', '9000-01-01')), day('9000-01-01'));
  assert.ok((await spent(long)) < 200);
  assert.equal(starts(span('2026-03-06', '2026-03-08'), span('2026-03-09', '2026-03-11')), day('2026-03-09'), 'the 5th, the 8th, the 11th');
  assert.equal(starts(span('2026-03-04', '2026-03-10'), span('2026-03-06', '2026-03-08')), day('2026-03-10'), 'one within another');
  assert.equal(starts(span('2026-03-08', '2026-03-20')), day('2026-03-05'), 'after the three days nothing moves them');
});

test('C27: given a journey said to be of one night, when its day has come, then it is asked once whether the person is back; back the next day ends it', () => {
  const one = { back: day('2026-04-21'), notified: day('2026-04-10'), ahead: 'no' };
  const told = journey(registered(), '2026-04-10T10:00', one);
  assert.deepEqual(told.until('2026-04-27T10:00').history('C27.return'), [
    'raised 2026-04-10T10:00 officer, due 2026-04-24T00:00',
    'lapsed 2026-04-24T00:00',
    'climbed 2026-04-25T00:00 leader',
  ]);
  const back = { of: 'J', part: 'return', back: null, notified: null };
  record(told, 'NotificationAnswered', '2026-04-27T11:00', { ...back, on: day('2026-04-21') }, 'A');
  assert.equal(told.history('C27.return').at(-1), 'met 2026-04-27T11:00', 'nothing more is asked');
  assert.deepEqual([...told.until('2026-06-01T10:00').history('C27.notified'), ...told.history('C27.late')], []);
});

test('C27: given a journey said to be of one night, when the person was away for months, then its return and its notification are owed, and what was late is decided', () => {
  const one = { back: day('2026-04-21'), ahead: 'no' };
  const away = { of: 'J', part: 'return', on: null, back: day('2026-08-01'), notified: null };
  const back = { ...away, on: day('2026-07-30'), back: null };
  // Notified in time: its return is asked after, and late it is decided on.
  const told = journey(registered(), '2026-04-10T10:00', { ...one, notified: day('2026-04-10') });
  record(told, 'NotificationAnswered', '2026-07-01T10:00', away, 'A1');
  assert.equal(told.history('C27.return').at(-1), 'raised 2026-07-01T10:00 officer, due 2026-08-04T00:00');
  record(told, 'NotificationAnswered', '2026-08-03T10:00', back, 'A2');
  assert.deepEqual(told.until('2026-08-04T10:00').history('C27.return').slice(-2), [
    'raised 2026-08-03T10:00 officer, due 2026-08-02T00:00',
    'lapsed 2026-08-03T10:00',
  ]);
  assert.equal(wasLate(regimeOf(told), 'A2', told.book(day('2026-08-04')), day('2026-08-04')), true);
  record(told, 'NotificationAnswered', '2026-08-05T10:00', { ...back, notified: day('2026-08-05') }, 'A3');
  assert.equal(days(told, 'A3'), 4);
  assert.equal(told.history('C27.late').length, 1);
  assert.deepEqual(told.history('C27.notified'), []);
  // Never notified: that is asked about as soon as somebody says how long it was.
  const never = journey(registered(), '2026-04-10T10:00', { ...one, notified: null });
  assert.deepEqual(never.history('C27.notified'), []);
  record(never, 'NotificationAnswered', '2026-07-01T10:00', away, 'B');
  assert.deepEqual(never.history('C27.notified').slice(0, 2), [
    'raised 2026-07-01T10:00 officer, due 2026-04-20T00:00',
    'lapsed 2026-07-01T10:00',
  ]);
  // Notified after leaving: late from the day on which it is known that it had to be.
  const after = journey(registered(), '2026-04-25T10:00', { ...one, notified: day('2026-04-23') });
  assert.deepEqual(after.history('C27.late'), []);
  record(after, 'NotificationAnswered', '2026-07-01T10:00', away, 'C');
  assert.deepEqual(after.history('C27.late'), ['raised 2026-07-01T10:00 officer, due 2026-07-09T00:00']);
});

test('C26, G18: given a first notification made late, when it is recorded, then what follows is owed and decided; one from before the regime meets nothing', () => {
  const first = () => registered('first notification due', '2026-03-05');
  const made = (told: Ledger, at: string, held: string) => record(told, 'RegimeReviewed', at, { held: day(held) }, 'M');
  const inTime = made(first(), '2026-03-20T11:00', '2026-03-07');
  assert.deepEqual(inTime.history('C27.late'), []);
  const late = made(first(), '2026-03-20T11:00', '2026-03-20');
  assert.deepEqual(late.history('C27.late'), ['raised 2026-03-20T11:00 officer, due 2026-03-28T00:00']);
  assert.equal(wasLate(regimeOf(late), 'M', late.book(day('2026-03-21')), day('2026-03-21')), true);
  const decision = { of: 'M', outcome: 'not charge', reason: 'In hospital.', told: '' } as const;
  assert.equal(code(decideLate(late.file('R1'), 'N1', decision, true)), 'decided');
  record(late, 'LateNotificationDecided', '2026-03-21T11:00', decision);
  assert.equal(late.history('C27.late').at(-1), 'met 2026-03-21T11:00');
  // Told only as a change of state: registered, on a day that is late.
  const state = { state: 'registered', since: day('2026-03-20'), until: null };
  const registeredLate = record(first(), 'RegimeChanged', '2026-03-20T11:00', state);
  assert.equal(registeredLate.history('C27.late').length, 1);
  // Custody that is told afterwards may say that it was not late after all.
  record(registeredLate, 'CustodyRecorded', '2026-03-22T11:00', { from: day('2026-03-05'), until: day('2026-03-19') });
  assert.match(registeredLate.history('C27.late').at(-1) ?? '', /^withdrawn/);
  const before = made(first(), '2026-03-06T11:00', '2026-03-01');
  assert.equal(openC28(before)?.due, day('2026-03-08'), 'still owed, and no yearly one is counted from it');
  assert.equal(before.history('C28').length, 1);
  const held = { words: 'x', held: day('2026-03-01') };
  assert.equal(code(reviewRegime(first().file('R1'), 'N1', held, instantOf('2026-03-06T11:00'))), 'held-before');
});

test('C26: given custody that is told after the day lapsed, then the lapse stays, and the new day is owed and climbs; told when that has passed too, nothing is quietened', () => {
  const first = () => registered('first notification due', '2026-03-05').until('2026-03-20T10:00');
  const told = record(first(), 'CustodyRecorded', '2026-03-20T11:00', { from: day('2026-03-05'), until: day('2026-03-19') });
  const history = told.history('C28');
  assert.ok(history.includes('lapsed 2026-03-08T00:00'));
  assert.deepEqual(history.filter((each) => each.startsWith('withdrawn')).length, 1);
  assert.equal(openC28(told)?.due, day('2026-03-22'), 'the 19th, the 20th and the 21st');
  assert.deepEqual(told.until('2026-03-24T10:00').history('C28').slice(-2), ['lapsed 2026-03-22T00:00', 'climbed 2026-03-24T00:00 leader']);
  assert.deepEqual(told.folded('R1').obligations, told.file('R1').obligations, 'whoever reads the ledger finds the same');
  const seldom = registered('first notification due', '2026-03-05');
  record(seldom, 'CustodyRecorded', '2026-03-20T11:00', { from: day('2026-03-05'), until: day('2026-03-19') });
  assert.deepEqual(seldom.until('2026-03-24T10:00').history('C28'), told.history('C28'), 'however often it is settled');
  const passed = first().until('2026-03-25T10:00');
  const rung = openC28(passed)?.rung;
  record(passed, 'CustodyRecorded', '2026-03-25T11:00', { from: day('2026-03-05'), until: day('2026-03-19') });
  assert.equal(openC28(passed)?.due, day('2026-03-08'));
  assert.equal(openC28(passed)?.rung, rung, 'it goes on climbing from where it is');
  // Met before it is told: nothing is asked again.
  const met = record(first(), 'RegimeReviewed', '2026-03-20T10:30', { held: day('2026-03-20') });
  record(met, 'CustodyRecorded', '2026-03-20T11:00', { from: day('2026-03-05'), until: day('2026-03-19') });
  assert.equal(met.history('C28').filter((each) => each.startsWith('raised')).length, 2, 'the first, and the yearly one');
  assert.match(met.history('C27.late').at(-1) ?? '', /^withdrawn/, 'made a day after release, it was not late');
});

test('C26: given a state from before the rulebook was adopted, when custody is told in time, then its day moves all the same', () => {
  const adopted = directoryFact('RulebookAdopted', { rulebook: 'uk', newRules: ['C28'] } as never, instantOf('2026-03-04T09:00'));
  const told = subject()
    .directory(adopted)
    .record('RegimeRecorded', 'R1', '2026-03-04T10:00', {
      stream,
      by: 'officer',
      fields: { sort: 'notification', state: 'first notification due', since: day('2026-03-04'), until: null },
    });
  assert.equal(openC28(told)?.asOfAdoption, true);
  record(told, 'CustodyRecorded', '2026-03-05T10:00', { from: day('2026-03-05'), expected: day('2026-03-20') });
  assert.equal(openC28(told)?.due, day('2026-03-22'));
  assert.deepEqual(
    told
      .until('2026-03-21T10:00')
      .history('C28')
      .filter((each) => /^(lapsed|climbed)/.test(each)),
    [],
  );
});

test('C27: given a regime that has ended, when a change from its time becomes known, then it is recorded and owed; one from after it is refused', () => {
  const told = registered();
  record(told, 'RegimeChanged', '2026-05-01T10:00', { state: 'ended', since: day('2026-05-01'), until: null });
  const [now, far] = [instantOf('2026-05-02T10:00'), day('2027-05-02')];
  const one = { of: 'address', back: null, ahead: 'not known', notified: null, kept: '' } as const;
  const on = (when: string) => code(recordNotification(told.file('R1'), 'N1', { ...one, on: day(when) }, now, far));
  assert.deepEqual(['2026-04-10', '2026-04-30', '2026-05-01', '1950-04-10'].map(on), [
    'decided',
    'decided',
    'regime-ended',
    'regime-ended',
  ]);
  assert.equal(change(told, '2026-05-02T10:00', '2026-04-10', null).history('C27.notified')[1], 'lapsed 2026-05-02T10:00');
});

test('what is refused: under another regime, days that are still to come or out of order, custody that overlaps, a decision about what was in time', () => {
  const told = change(registered(), '2026-04-20T10:00', '2026-04-10', '2026-04-12');
  const file = told.file('R1');
  const now = instantOf('2026-04-20T10:00');
  const far = day('2026-07-21');
  const one = { of: 'address', on: day('2026-04-10'), back: null, ahead: 'not known', notified: null, kept: '' } as const;
  assert.equal(code(recordNotification(file, 'N1', one, now, far)), 'decided');
  assert.equal(code(recordNotification(file, 'N1', { ...one, on: day('2026-05-10') }, now, far)), 'date-ahead');
  assert.equal(code(recordNotification(file, 'N1', { ...one, back: day('2026-04-12') }, now, far)), 'no-journey');
  assert.equal(code(recordNotification(file, 'N1', { ...one, of: 'journey', back: day('2026-04-01') }, now, far)), 'regime-order');
  assert.equal(code(recordNotification(file, 'N9', one, now, far)), 'no-such-regime');
  const mappa = subject().record('RegimeRecorded', 'R1', '2026-03-04T10:00', { stream, by: 'officer' }).file('R1');
  assert.equal(code(recordNotification(mappa, 'N1', one, now, far)), 'no-notification');
  const answer = { of: 'N', part: 'return', on: null, back: null, notified: null, words: 'x' } as const;
  assert.equal(code(answerNotification(file, 'N1', answer, now, far)), 'no-journey');
  assert.equal(code(answerNotification(file, 'N1', { ...answer, of: 'x' }, now, far)), 'no-such-notification');
  assert.equal(code(answerNotification(file, 'N1', { ...answer, part: 'notification' }, now, far)), 'not-said-when');
  assert.equal(code(decideLate(file, 'N1', { of: 'N', outcome: 'charge', reason: 'x', told: '' }, false)), 'not-late');
  const custody = { from: day('2026-04-01'), until: null, expected: null, words: 'x' } as const;
  assert.equal(code(recordCustody(file, 'N1', 'officer-holder', { ...custody, until: day('2026-03-01') }, now, far)), 'regime-order');
  record(told, 'CustodyRecorded', '2026-04-20T11:00', custody);
  assert.equal(
    code(recordCustody(told.file('R1'), 'N1', 'officer-holder', { ...custody, from: day('2026-04-05') }, now, far)),
    'in-custody',
  );
  record(told, 'CustodyRecorded', '2026-04-20T12:00', { ...custody, until: day('2026-04-10') });
  assert.equal(
    code(recordCustody(told.file('R1'), 'N1', 'officer-holder', { ...custody, from: day('2026-04-05') }, now, far)),
    'custody-overlaps',
  );
});
