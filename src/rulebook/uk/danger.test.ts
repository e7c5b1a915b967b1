/** C43: acknowledged at any hour, written up in a day, whoever may be hurt is warned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';

const night = '2026-03-08T02:40';

test('C43: the duty post has a quarter of an hour at any hour; then it climbs by minutes', () => {
  assert.deepEqual(given().danger('D1', night).until('2026-03-08T08:00').history('C43.acknowledge'), [
    'raised 2026-03-08T02:40 duty, due 2026-03-08T02:55',
    'lapsed 2026-03-08T02:55',
    'climbed 2026-03-08T03:10 police-duty',
    'climbed 2026-03-08T03:25 senior',
    'climbed 2026-03-08T03:55 chief',
    'climbed 2026-03-08T07:55 chief',
  ]);
});

test('C43: saying that one has it answers; so does writing it up at once', () => {
  assert.equal(
    given().danger('D1', night).record('DangerAcknowledged', 'D1', '2026-03-08T02:44', { by: 'duty' }).history('C43.acknowledge')[1],
    'met 2026-03-08T02:44',
  );
  const writtenUp = given().danger('D1', night).record('DangerWrittenUp', 'D1', '2026-03-08T02:50', { by: 'duty' });
  assert.equal(writtenUp.history('C43.acknowledge')[1], 'met 2026-03-08T02:50');
  assert.equal(writtenUp.history('C43.write-up')[1], 'met 2026-03-08T02:50');
});

test('C43: the write-up is owed in twenty-four hours, across the change of the clocks', () => {
  assert.deepEqual(given().danger('D1', '2026-03-28T12:00').until('2026-03-29T13:00').history('C43.write-up'), [
    'raised 2026-03-28T12:00 duty, due 2026-03-29T13:00',
    'lapsed 2026-03-29T13:00',
  ]);
});

test('C43: each who may be hurt is warned within the hour, or it is said why not; an empty answer is none', () => {
  const targets = [
    { who: 'a sister', warner: 'duty' },
    { who: 'a teacher', warner: 'duty', warnedAt: instantOf('2026-03-08T02:50') },
  ];
  const told = given()
    .danger('D1', night)
    .record('DangerWrittenUp', 'D1', '2026-03-08T03:00', { by: 'duty', id: 'W1', fields: { targets } });
  assert.deepEqual(told.history('C43.warn'), ['raised 2026-03-08T03:00 duty, due 2026-03-08T04:00']);
  told.record('TargetWarned', 'D1', '2026-03-08T03:10', { fields: { who: 'a sister', warner: 'duty', warnedAt: null, writeUp: 'W1' } });
  assert.equal(told.history('C43.warn').length, 1);
  told.record('TargetWarned', 'D1', '2026-03-08T03:20', {
    fields: { who: 'a sister', warner: 'duty', warnedAt: instantOf('2026-03-08T03:18'), writeUp: 'W1' },
  });
  assert.equal(told.history('C43.warn')[1], 'met 2026-03-08T03:20');
});

test('C43: nothing about it may be waived', () => {
  const told = given()
    .danger('D1', night, { id: 'D1-reported' })
    .record('WaiverDecided', 'D1', '2026-03-08T02:41', { stream: 'danger/D1', fields: { obligation: 'C43.write-up:D1-reported' } });
  assert.deepEqual(told.history('C43.write-up').length, 1);
});
