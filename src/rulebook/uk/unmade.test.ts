/** C26, G18: a first notification that was never made is decided on and asked about again; and custody without a release is said on by two people (C26). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { subject } from '../../../test/support/subjectsArea.ts';
import type { Decision } from '../../domain/decision.ts';
import { decideLate, recordCustody } from '../../domain/regime/notifying.ts';
import { wasLate } from './notified.ts';

const stream = 'regime/N1';
const day = (on: string) => instantOf(`${on}T00:00`);
const record = (
  told: Ledger,
  type: string,
  at: string,
  fields: object,
  more: { readonly id?: string; readonly by?: string } = {},
): Ledger => told.record(type, 'R1', at, { stream, by: 'officer', fields, ...more });
const first = (): Ledger =>
  record(
    subject(),
    'RegimeRecorded',
    '2026-03-05T10:00',
    { sort: 'notification', state: 'first notification due', since: day('2026-03-05'), until: null },
    { id: 'F' },
  );
const decision = { of: 'F', outcome: 'not charge', reason: 'In hospital.', told: '' } as const;
const decide = (told: Ledger, at: string) => record(told, 'LateNotificationDecided', at, decision);
const made = (told: Ledger, at: string, held: string) => record(told, 'RegimeReviewed', at, { held: day(held) }, { id: 'M' });
const regimeOf = (told: Ledger) => told.file('R1').regimes.get('N1') ?? assert.fail('no regime');
const late = (told: Ledger, on: string) => wasLate(regimeOf(told), 'F', told.book(day(on)), day(on));
const code = (answer: Decision): string => (answer.kind === 'refused' ? (answer.reasons[0]?.code ?? '') : 'decided');

test('C26, G18: given a first notification that was not made, when its day passes, then it lapses and climbs, and a decision by a named post answers it', () => {
  const told = first();
  assert.equal(late(told, '2026-03-07'), false, 'before its day there is nothing to decide');
  assert.equal(code(decideLate(told.file('R1'), 'N1', decision, late(told, '2026-03-07'))), 'not-late');
  told.until('2026-03-11T10:00');
  assert.deepEqual(told.history('C28'), [
    'raised 2026-03-05T10:00 officer, due 2026-03-08T00:00',
    'lapsed 2026-03-08T00:00',
    'climbed 2026-03-10T00:00 leader',
  ]);
  assert.equal(late(told, '2026-03-11'), true);
  assert.equal(code(decideLate(told.file('R1'), 'N1', decision, true)), 'decided');
  decide(told, '2026-03-11T11:00');
  assert.deepEqual(told.history('C28').slice(3).toSorted(), [
    'met 2026-03-11T11:00',
    'raised 2026-03-11T11:00 officer, due 2026-04-12T00:00',
  ]);
  assert.deepEqual(told.history('C27.late'), [], 'nothing is asked twice');
});

test('C26: given that decision, when it is still not made a month later, then it is asked again and climbs; decided again it is asked once more', () => {
  const told = decide(first(), '2026-03-11T11:00').until('2026-04-16T10:00');
  const again = told.history('C28').slice(-3);
  assert.deepEqual(
    again.slice(0, 2).map((each) => each.slice(0, 17)),
    ['lapsed 2026-04-12', 'climbed 2026-04-1'].map((each) => each.slice(0, 17)),
  );
  assert.equal(late(told, '2026-04-16'), true);
  decide(told, '2026-04-16T11:00');
  assert.deepEqual(told.history('C28').slice(-2).toSorted(), [
    'met 2026-04-16T11:00',
    'raised 2026-04-16T11:00 officer, due 2026-05-17T00:00',
  ]);
});

test('C26, G18: given the decision, when it is made after all, then nothing is owed of it but the yearly one, and nobody decides on its lateness again', () => {
  const told = made(decide(first(), '2026-03-11T11:00'), '2026-03-20T11:00', '2026-03-19');
  const open = [...told.file('R1').obligations.values()].filter(({ rule, state }) => rule === 'C28' && state === 'open');
  assert.deepEqual(
    open.map(({ due }) => due),
    [day('2027-03-20')],
  );
  assert.deepEqual(told.history('C27.late'), []);
  const undone = told.record('EntryCorrected', 'R1', '2026-03-21T10:00', {
    stream,
    by: 'officer',
    fields: {
      fact: told.facts.find(({ type }) => type === 'LateNotificationDecided')?.id,
      sort: 'raised in error',
      reason: 'Of another person.',
    },
  });
  assert.equal(undone.history('C27.late').length, 1, 'a decision that was set aside answers nothing');
});

test('C26: given the decision, when the regime ends, then nothing is asked', () => {
  const told = record(decide(first(), '2026-03-11T11:00'), 'RegimeChanged', '2026-03-20T11:00', {
    state: 'ended',
    since: day('2026-03-20'),
    until: null,
  });
  assert.match(told.history('C28').at(-1) ?? '', /^met 2026-03-20/);
});

test('C26: given custody told after the decision, whose day is still to come, then that day is what is owed', () => {
  const told = decide(first(), '2026-03-11T11:00');
  record(told, 'CustodyRecorded', '2026-03-12T11:00', { from: day('2026-03-05'), until: day('2026-03-12') });
  const open = [...told.file('R1').obligations.values()].filter(({ rule, state }) => rule === 'C28' && state === 'open');
  assert.deepEqual(
    open.map(({ due }) => due),
    [day('2026-03-15')],
  );
});

const custody = { from: day('2026-03-05'), until: null, expected: null, words: 'Still held.' } as const;
const say = (told: Ledger, at: string, by = 'officer', fields: object = custody) => record(told, 'CustodyRecorded', at, fields, { by });
const openDue = (told: Ledger) =>
  [...told.file('R1').obligations.values()].find(({ rule, state }) => rule === 'C28' && (state === 'open' || state === 'lapsed'))?.due;
const may = (
  told: Ledger,
  by: string,
  at: string,
  fields: typeof custody | (Omit<typeof custody, 'until'> & { until: number }) = custody,
) => code(recordCustody(told.file('R1'), 'N1', by, fields, instantOf(at), day('2027-12-01')));

test('C26: given custody without a release, when the same person says it on, then once it moves the day, and after that another person is needed', () => {
  const told = say(first(), '2026-03-05T11:00');
  assert.equal(openDue(told), day('2026-06-09'));
  assert.equal(may(told, 'officer-holder', '2026-06-01T10:00'), 'decided', 'once more by anybody');
  say(told, '2026-06-01T10:00');
  assert.equal(openDue(told), day('2026-09-05'));
  assert.equal(may(told, 'officer-holder', '2026-08-20T10:00'), 'said-on-alone');
  assert.equal(may(told, 'leader-holder', '2026-08-20T10:00'), 'decided');
  say(told, '2026-08-20T10:00');
  assert.equal(openDue(told), day('2026-09-05'), 'what an older ledger has of one person moves nothing');
  say(told, '2026-08-21T10:00', 'leader');
  assert.equal(openDue(told), day('2026-11-25'));
  assert.equal(may(told, 'leader-holder', '2026-11-01T10:00'), 'said-on-alone');
  assert.equal(may(told, 'officer-holder', '2026-11-01T10:00'), 'decided');
  // Whoever said it last may always say that it is over; and unsaid it lapses, climbs, and may be decided on.
  assert.equal(may(told, 'leader-holder', '2026-11-01T10:00', { ...custody, until: day('2026-10-30') }), 'decided');
  told.until('2026-11-30T10:00');
  assert.match(told.history('C28').at(-1) ?? '', /^climbed /);
  assert.equal(late(told, '2026-11-30'), true);
});

test('C26: given a release and custody again on the same day, then it is one time, and nobody begins anew alone', () => {
  const told = say(say(first(), '2026-03-05T11:00'), '2026-06-01T10:00');
  say(told, '2026-08-01T10:00', 'officer', { ...custody, until: day('2026-08-01') });
  const again = { ...custody, from: day('2026-08-01') };
  const by = (who: string) => code(recordCustody(told.file('R1'), 'N1', who, again, instantOf('2026-08-01T11:00'), day('2026-12-01')));
  assert.deepEqual([by('officer-holder'), by('leader-holder')], ['said-on-alone', 'decided']);
  say(told, '2026-08-01T11:00', 'officer', again);
  assert.equal(openDue(told), day('2026-08-04'), 'what an older ledger has of it moves nothing: three days from the release');
});
