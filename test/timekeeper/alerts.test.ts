/** Danger alerts the duty post by a job of the same transaction; what reaches nobody is on a list, never lost. */
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { deliverNotice, httpAlert, NotDelivered } from '../../src/app/alerts.ts';
import { recordAct } from '../../src/app/cases.ts';
import { leave, raiseDanger } from '../../src/app/intake.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { eventually, testTimekeeper } from '../support/timekeeper.ts';
import { asSuperuser, breached } from '../support/watchdog.ts';

async function danger(house: TestHouse): Promise<string> {
  const left = await leave(house, publicViewer(house.area), {
    channel: 'danger-form',
    contentType: 'application/json',
    bytes: Buffer.from('{"happening":"Marigold Ashdown is in danger"}'),
    idempotencyKey: house.newId(),
  });
  await raiseDanger(house, left.arrival);
  return left.arrival;
}
const notices = (house: TestHouse) =>
  asSuperuser(house, 'select how, delivered_at is not null as delivered from throughline.notice order by noted_at');
const listed = (house: TestHouse) => asSuperuser(house, `select item, why from throughline.queue_item where queue = 'undelivered'`);

/** A receiver that refuses the first so many. */
async function receiver(refuse: number) {
  const got: { body: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      got.push({ body, headers: request.headers });
      response.statusCode = got.length <= refuse ? 503 : 204;
      response.end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`;
  return {
    got,
    url,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => (server.closeAllConnections(), server.close(() => closed()))),
  };
}

test('danger from the public, and from a practitioner, is on the duty screen; the job is written with the facts', async () => {
  await using house = await testHouse();
  await danger(house);
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const reported = await recordAct(house, house.viewer('gita'), {
    act: 'report-danger',
    file,
    danger: 'd-1',
    key: house.newId(),
    fields: { words: 'Soon.' },
  });
  assert.equal(reported.kind, 'done');
  assert.equal((await asSuperuser(house, 'select from graphile_worker.jobs')).length, 2, 'before any worker runs');
  await using _timekeeper = testTimekeeper(house);
  await eventually(
    async () => (await notices(house)).every(({ delivered, how }) => delivered === true && how === 'screen'),
    'both are delivered',
  );
  assert.deepEqual(await listed(house), []);
});

test('an alert address that fails is tried again, gets no personal data, and hears of it once', async () => {
  await using house = await testHouse();
  await using duty = await receiver(1);
  await danger(house);
  await using _timekeeper = testTimekeeper(house, { routes: [httpAlert(duty.url)] });
  await eventually(async () => (await notices(house))[0]?.delivered, 'it is delivered');
  assert.equal((await notices(house))[0]?.how, 'http,screen');
  assert.equal(duty.got.length, 2, 'the first was refused');
  assert.deepEqual(Object.keys(JSON.parse(duty.got[1]?.body ?? '{}') as object), ['kind', 'area', 'at']);
  assert.equal(duty.got[0]?.headers['idempotency-key'], duty.got[1]?.headers['idempotency-key']);
  assert.ok(!JSON.stringify(duty.got).includes('Marigold'));
});

test('when nobody answers for the post it is on the list at once, and leaves it when somebody does', async () => {
  await using house = await testHouse();
  // The product refuses to leave the duty post without anybody: only a row that is wrong can say so.
  const answeredBy = (who: string | null) => asSuperuser(house, 'update throughline.post set answered_by = $1', [who]);
  await answeredBy(null);
  await danger(house);
  await using _timekeeper = testTimekeeper(house);
  const [item] = await eventually(async () => ((await listed(house)).length > 0 ? listed(house) : null), 'it is listed');
  assert.equal(item?.why, 'nobody answers for the post');
  await answeredBy('dora');
  await eventually(async () => (await notices(house))[0]?.delivered, 'it is delivered');
  // Marked delivered first, then taken off the list: for an instant it is both, never neither.
  await eventually(async () => (await listed(house)).length === 0, 'it is off the list');
});

test('an address that never answers is listed after the third attempt, although the screens have it', async () => {
  await using house = await testHouse();
  await danger(house);
  const [row] = (await asSuperuser(house, 'select id from throughline.notice')) as { id: string }[];
  const attempt = (n: number) => deliverNotice(house, row?.id ?? '', [{ how: 'http', send: () => Promise.reject(new Error('no')) }], n);
  for (const n of [1, 2]) await assert.rejects(attempt(n), NotDelivered);
  assert.deepEqual(await listed(house), []);
  await assert.rejects(attempt(3), NotDelivered);
  assert.equal((await listed(house))[0]?.why, 'the alert address (http) did not take it');
  assert.deepEqual({ ...(await notices(house))[0] }, { how: 'screen', delivered: false });
  await deliverNotice(house, row?.id ?? '', [{ how: 'http', send: async () => {} }], 4);
  assert.deepEqual(await listed(house), []);
  assert.deepEqual(await breached(house), []);
});

test('a job that a killed worker left locked, or that is gone, goes on', async () => {
  await using house = await testHouse();
  await danger(house);
  await danger(house);
  await asSuperuser(
    house,
    `update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = 'dead', attempts = 1`,
  );
  await asSuperuser(house, `delete from graphile_worker._private_jobs where id = (select max(id) from graphile_worker._private_jobs)`);
  await asSuperuser(house, `update throughline.notice set noted_at = clock_timestamp() - interval '2 minutes'`);
  await using _timekeeper = testTimekeeper(house);
  await eventually(async () => (await notices(house)).every(({ delivered }) => delivered), 'both are delivered');
});
