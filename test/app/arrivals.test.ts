/** What could not be read is on exactly one queue before, and settled by a named person's recorded decision after; nothing is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalSight, enterArrival, setArrivalAside } from '../../src/app/arrivals.ts';
import { leave, takeReferral, takeWaiting } from '../../src/app/intake.ts';
import { lookAt } from '../../src/app/look.ts';
import { queueItems } from '../../src/store/arrivals.ts';
import { publicViewer, serviceViewer, viewing } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { connect } from '../../src/store/connect.ts';

const bytes = '{"form":"referral","version":9,"words":"He said that he would hurt somebody."}';

async function unreadable(house: TestHouse, key: string): Promise<string> {
  const left = await leave(house, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes: Buffer.from(bytes),
    idempotencyKey: key,
  });
  assert.equal((await takeReferral(house, left.arrival)).kind, 'unreadable');
  return left.arrival;
}

const queues = async (house: TestHouse, arrival: string): Promise<readonly string[]> =>
  (await viewing(house.pool, serviceViewer(house.area, 'clock'), (tx) => queueItems(tx, house.area)))
    .filter((each) => each.item === `arrival/${arrival}`)
    .map((each) => each.queue);

/** As the watchdog sees it: an entry that names the arrival as what it came from. */
async function settledBy(house: TestHouse, arrival: string): Promise<readonly string[]> {
  await using admin = await connect(house.database.superuserUrl, 'test');
  const { rows } = await admin.query<{ type: string }>(
    `select type from ledger.fact where kind = 'entry' and causation = $1 order by position`,
    [arrival],
  );
  return rows.map(({ type }) => type);
}

test('an arrival that cannot be read is entered by hand: it leaves its queue, and its limits begin when it arrived', async () => {
  await using house = await testHouse();
  const arrival = await unreadable(house, 'a1');
  assert.deepEqual(await queues(house, arrival), ['unreadable']);
  assert.deepEqual(await settledBy(house, arrival), []);
  house.at('2026-03-05T10:00');
  const gita = house.viewer('gita');
  const outcome = await enterArrival(house, gita, { arrival, name: 'Idris Tolliver', concern: 'Said that he would hurt somebody.' });
  assert.equal(outcome.kind, 'done');
  assert.deepEqual(await queues(house, arrival), []);
  assert.deepEqual(await settledBy(house, arrival), ['FileOpened', 'RecordMade', 'ReferralReceived']);
  const sight = await lookAt(house, gita, outcome.file ?? '');
  const [referral] = [...(sight?.file.referrals.values() ?? [])];
  assert.equal(referral?.received.learnt, instantOf('2026-03-02T09:00'));
  assert.equal(referral?.received.by, 'gita');
  assert.equal(referral?.searches.length, 1);
  assert.equal([...(sight?.file.obligations.values() ?? [])].find((each) => each.rule === 'C01')?.due, instantOf('2026-03-10T00:00'));
  assert.equal((await arrivalSight(house, gita, arrival))?.arrival.bytes.toString(), bytes, 'what came is kept as it came');
});

test('an arrival is set aside by a named person with a reason, once; who comes later is told', async () => {
  await using house = await testHouse();
  const arrival = await unreadable(house, 'a1');
  const gita = house.viewer('gita');
  const [first, second] = await Promise.all([
    setArrivalAside(house, gita, { arrival, why: 'came twice', reason: 'The same had come before.' }),
    setArrivalAside(house, house.viewer('tom'), { arrival, why: 'other', reason: 'Not for us.' }),
  ]);
  assert.deepEqual([first.kind, second.kind].toSorted(), ['done', 'refused']);
  const refusal = first.kind === 'refused' ? first : second;
  assert.equal(refusal.kind === 'refused' && refusal.reasons[0]?.code, 'arrival-settled');
  assert.deepEqual(await queues(house, arrival), []);
  assert.deepEqual(await settledBy(house, arrival), ['ArrivalSetAside']);
  const sight = await arrivalSight(house, gita, arrival);
  assert.equal(sight?.waits, null);
  assert.ok(sight?.setAside?.actor === 'gita' || sight?.setAside?.actor === 'tom');
  const late = await enterArrival(house, gita, { arrival, name: 'Idris Tolliver', concern: 'x' });
  assert.equal(late.kind === 'refused' && late.reasons[0]?.code, 'arrival-settled');
  assert.deepEqual(await settledBy(house, arrival), ['ArrivalSetAside']);
});

test('a reason is needed, a referrer and somebody without an account may do neither, and the timekeeper does not take it again', async () => {
  await using house = await testHouse();
  const arrival = await unreadable(house, 'a1');
  const gita = house.viewer('gita');
  assert.equal((await setArrivalAside(house, gita, { arrival, why: 'other', reason: ' ' })).kind, 'refused');
  assert.equal((await enterArrival(house, gita, { arrival, name: ' ', concern: '' })).kind, 'refused');
  for (const viewer of [house.viewer('sol'), publicViewer(house.area)]) {
    assert.equal((await setArrivalAside(house, viewer, { arrival, why: 'other', reason: 'x' })).kind, 'refused');
    assert.equal(await arrivalSight(house, viewer, arrival), null);
  }
  const records = await setArrivalAside(house, house.viewer('rhea'), { arrival, why: 'other', reason: 'x' });
  assert.equal(records.kind === 'refused' && records.reasons[0]?.code, 'not-allowed');
  await takeWaiting(house);
  assert.deepEqual(await queues(house, arrival), ['unreadable']);
  assert.deepEqual(await settledBy(house, arrival), []);
});
