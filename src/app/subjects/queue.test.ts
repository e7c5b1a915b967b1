/** The queue of closed subjects is an alarm by a share that the area may set, and its mail says so day after day (S05, F16). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inForce } from '../../rulebook/engine/rulebook.ts';
import { readAmount } from '../../rulebook/engine/amount.ts';
import { uk } from '../../rulebook/uk/rulebook.ts';
import { instantOf } from '../../../test/support/given.ts';
import { subjectsArea } from '../../../test/support/subjectsArea.ts';
import { digestWords } from '../mailWords.ts';
import type { Today } from '../today.ts';
import { isOnListOf } from '../queueClimb.ts';
import { alarmOf } from './queue.ts';

const now = instantOf('2026-12-02T10:00');
const yesterday = instantOf('2026-12-01T00:00');
const closed = { closed: { 1: { all: 20, overdue: 1 }, 3: { all: 80, overdue: 5 } } };
const waits = { oldest: yesterday, nth: yesterday };

test('six of a hundred overdue are an alarm; of an area that set ten of a hundred they are none; a share is no time', () => {
  const area = subjectsArea();
  assert.deepEqual(alarmOf(area, inForce(uk, area, now), closed, waits, now)?.because, ['share']);
  const five = { closed: { 1: { all: 20, overdue: 0 }, 3: { all: 80, overdue: 5 } } };
  assert.equal(alarmOf(area, inForce(uk, area, now), five, waits, now), null);
  const override = (amount: Record<string, number>) => ({
    limit: 'S05.share',
    amount,
    reason: 'Ours.',
    authoriser: 'senior',
    at: instantOf('2026-11-23T00:00'),
  });
  const set = { ...area, overrides: [override({ percent: 10 })] };
  assert.equal(alarmOf(set, inForce(uk, set, now), closed, waits, now), null);
  const wrong = { ...area, overrides: [override({ days: 10 })] };
  assert.deepEqual(alarmOf(wrong, inForce(uk, wrong, now), closed, waits, now)?.because, ['share']);
  assert.equal(readAmount({ percent: 101 }), null);
});

test('the digest of whoever has the alarm on their list says so, although nothing else is due; of whoever has it not there is none', () => {
  const area = subjectsArea();
  const seen = { now, area, posts: ['leader'], lines: [], climbs: [], queue: [], keysAsked: [] } as unknown as Today;
  assert.equal(
    digestWords({ ...seen, queueAlarm: null }, () => '', null, false),
    null,
  );
  const words = digestWords({ ...seen, queueAlarm: { since: yesterday, acknowledged: null } }, () => '', 'https://example.org', false);
  assert.match(words?.subject ?? '', /the queue of closed subjects is an alarm/);
  assert.match(words?.text ?? '', /is an alarm since .*https:\/\/example\.org\/subjects\/alarm/);
  const acknowledged = { at: yesterday, by: 'leader-holder', next: 'Two more people.', promisedBy: instantOf('2026-12-04T00:00') };
  const until = digestWords({ ...seen, queueAlarm: { since: yesterday, acknowledged } }, () => '', null, false)?.text ?? '';
  assert.match(until, /is an alarm since .*, acknowledged until .* and as before to be ended/);
  assert.doesNotMatch(until, /Two more people|leader-holder/, 'no name and none of the words that were typed');
});

test('acknowledged, it climbs no further until the day given, and then on from where it stopped; of an earlier alarm it counts for nothing', () => {
  const area = subjectsArea();
  const book = inForce(uk, area, now);
  const hour = 3_600_000;
  const due = instantOf('2026-12-01T00:00');
  const on = (post: string, at: number, stopped: { at: number; until: number } | null) =>
    isOnListOf(area, book, { owners: ['officer'], due, stopped }, { posts: [post], falls: new Set() }, at);
  // It climbs to the team leader after a working day, and two days later to the senior post.
  const first = [...Array(24 * 30).keys()].map((n) => due + n * hour).find((at) => on('leader', at, null));
  assert.ok(first);
  const second = [...Array(24 * 60).keys()].map((n) => due + n * hour).find((at) => on('senior', at, null));
  assert.ok(second && second > first);
  const stopped = { at: first + hour, until: second + 48 * hour };
  assert.deepEqual([on('officer', second, stopped), on('leader', second, stopped), on('senior', second, stopped)], [true, false, false]);
  assert.deepEqual([on('leader', stopped.until, stopped), on('senior', stopped.until, stopped)], [true, true]);
  assert.equal(alarmOf({ ...area, queueAcknowledged: ack(yesterday + hour) }, book, closed, waits, now)?.acknowledged?.by, 'leader-holder');
  assert.equal(alarmOf({ ...area, queueAcknowledged: ack(yesterday - hour) }, book, closed, waits, now)?.acknowledged, null);
});

const ack = (at: number) => ({ at, by: 'leader-holder', next: 'Two more people.', promisedBy: at + 86_400_000 });
