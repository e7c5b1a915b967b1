/** C12, F33: a date far ahead silences nothing: the alarm comes on its day, to the provider and to the lead, however often a date is moved. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and } from '../../../test/support/channel.ts';
import { instantOf, type Ledger } from '../../../test/support/given.ts';

const commissioned = (): Ledger =>
  and(and(adopted(), 'ConsentGiven', '2026-03-03T10:00'), 'InterventionCommissioned', '2026-03-04T11:00', {
    fields: {
      intervention: 'i1',
      post: 'mentor',
      sessions: 7,
      starts: instantOf('2026-03-05T00:00'),
      until: instantOf('2027-03-04T00:00'),
      aim: 'To talk.',
    },
  });
const book = (ledger: Ledger, at: string, on: string): Ledger =>
  and(ledger, 'SessionBooked', at, { by: 'mentor', fields: { intervention: 'i1', on: instantOf(on) } });
const lapses = (ledger: Ledger, rule: string): readonly string[] => ledger.history(rule).filter((each) => each.startsWith('lapsed'));

test('F33: a session booked for 300 days ahead and none held: the first alarm is on 18 April, to the provider and to the lead', () => {
  const silent = book(commissioned(), '2026-03-05T10:00', '2027-01-04T10:00').until('2026-04-25T00:00');
  for (const rule of ['C12', 'C12.lead']) assert.deepEqual(lapses(silent, rule), ['lapsed 2026-04-18T00:00'], rule);
});

test('C12: a date within the limit answers until its day and three working days, as before', () => {
  const near = book(commissioned(), '2026-03-05T10:00', '2026-03-20T10:00').until('2026-04-01T00:00');
  assert.deepEqual(lapses(near, 'C12'), ['lapsed 2026-03-26T00:00']);
});

test('F33: a date moved ahead again and again, with no report between, does not put the alarm off; after it a date answers again', () => {
  const moved = ['2026-03-05', '2026-03-19', '2026-04-02', '2026-04-15'].reduce(
    (ledger, day) => book(ledger, `${day}T10:00`, `${day.slice(0, 5)}${day.slice(5, 7) === '04' ? '05' : '04'}-20T10:00`),
    commissioned(),
  );
  assert.deepEqual(lapses(moved.until('2026-04-25T00:00'), 'C12'), ['lapsed 2026-04-18T00:00']);
  // Once it was seen, the next date is an answer again, as far as one goes.
  const answered = book(moved, '2026-04-27T10:00', '2026-05-04T10:00');
  assert.deepEqual(
    answered.history('C12').filter((each) => /met|raised 2026-04/.test(each)),
    ['met 2026-04-27T10:00', 'raised 2026-04-27T10:00 mentor, due 2026-05-08T00:00'],
  );
});

test('C12: support that begins far ahead asks its provider nothing before its first day, of which it learns then; the lead is alarmed all the same', () => {
  const told = and(and(adopted(), 'ConsentGiven', '2026-03-03T10:00'), 'InterventionCommissioned', '2026-03-04T11:00', {
    fields: {
      intervention: 'i1',
      post: 'mentor',
      sessions: 7,
      starts: instantOf('2026-06-01T00:00'),
      until: instantOf('2027-03-04T00:00'),
      aim: 'To talk.',
    },
  }).until('2026-06-10T00:00');
  assert.deepEqual(lapses(told, 'C12.lead'), ['lapsed 2026-04-18T00:00']);
  assert.deepEqual(lapses(told, 'C12'), ['lapsed 2026-06-05T00:00'], 'three working days after its first day');
});
