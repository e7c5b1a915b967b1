/** Each of the four promises is broken on purpose, found and named; mended, it is marked so; and it cries no wolf. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate, unlink } from '../../src/app/identify.ts';
import { leave } from '../../src/app/intake.ts';
import { settleDue } from '../../src/app/time.ts';
import { connect } from '../../src/store/connect.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { asSuperuser, breached, runWatchdog, tellTime, watch } from '../support/watchdog.ts';

/** Breaks something, sees it found in a pass of that kind, mends it, sees it mended. */
async function finds(
  house: TestHouse,
  wanted: readonly string[],
  broken: () => Promise<unknown>,
  mend: () => Promise<unknown>,
  kind: 'minute' | 'full' = 'minute',
) {
  assert.deepEqual(await breached(house, kind), [], 'nothing is breached before');
  await broken();
  assert.deepEqual(await breached(house, kind), wanted);
  assert.deepEqual(await breached(house, kind), wanted, 'it stands, once, until it is mended');
  await mend();
  assert.deepEqual(await breached(house, kind), [], 'mended');
}

/** Takes rows out of a projection, as a faulty projector would, and gives how to put them back. */
async function without(house: TestHouse, table: string, where: string, values: unknown[]): Promise<() => Promise<unknown>> {
  const rows = await asSuperuser(house, `select to_jsonb(t) as row from throughline.${table} t where ${where}`, values);
  await asSuperuser(house, `delete from throughline.${table} where ${where}`, values);
  return () =>
    asSuperuser(house, `insert into throughline.${table} select * from jsonb_populate_recordset(null::throughline.${table}, $1)`, [
      JSON.stringify(rows.map(({ row }) => row)),
    ]);
}

test('promise 1: a live file that is not shown, or not as live, is named', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  let back: () => Promise<unknown> = async () => {};
  await finds(
    house,
    [`1 file-missing file/${file}`],
    async () => (back = await without(house, 'file', 'id = $1', [file])),
    () => back(),
  );
  const state = (to: string) => () => asSuperuser(house, 'update throughline.file set state = $1 where id = $2', [to, file]);
  await finds(house, [`1 file-not-live file/${file}`], state('disposed'), state('live'));
});

test('promise 1: a lead post that does not exist, or for which nobody answers, is named', async () => {
  await using house = await testHouse();
  await house.refer({ name: 'Oskar Wielgomas' });
  let back: () => Promise<unknown> = async () => {};
  await finds(
    house,
    ['1 lead-missing post/gateway'],
    async () => (back = await without(house, 'post', 'id = $1', ['gateway'])),
    () => back(),
  );
  // The product refuses to leave a post without anybody (src/domain/area/deciders.ts): only a row that is wrong can say so.
  const answeredBy = (who: string | null) => () =>
    asSuperuser(house, "update throughline.post set answered_by = $1 where id = 'gateway'", [who]);
  await finds(house, ['1 lead-unanswered post/gateway'], answeredBy(null), answeredBy('gita'));
});

test('promise 1: a record that the product looks for in another file than the facts say is named', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Oskar Wielgomas' });
  const record = `r-${referral.slice(4)}`;
  const lies = (to: string) => () => asSuperuser(house, 'update throughline.record_file set file = $1 where record = $2', [to, record]);
  await finds(house, [`1 record-elsewhere record/${record}`], lies('f-elsewhere'), lies(file));
});

test('promise 2: an obligation without its row is named; so is a file to which nothing is owed any more', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const owed = await asSuperuser(house, `select id from throughline.obligation where file = $1 and state = 'open' order by id`, [file]);
  assert.ok(owed.length >= 3);
  const [one] = owed as { id: string }[];
  let back: () => Promise<unknown> = async () => {};
  await finds(
    house,
    [`2 obligation-missing obligation/${one?.id}`],
    async () => (back = await without(house, 'obligation', 'id = $1', [one?.id])),
    () => back(),
  );
  const all = [`2 nothing-owed file/${file}`, ...owed.map(({ id }) => `2 obligation-missing obligation/${String(id)}`)];
  await finds(
    house,
    all,
    async () => (back = await without(house, 'obligation', 'file = $1 and state = $2', [file, 'open'])),
    () => back(),
  );
  const state = (to: string) => () => asSuperuser(house, 'update throughline.obligation set state = $1 where id = $2', [to, one?.id]);
  await finds(house, [`2 obligation-not-owed obligation/${one?.id}`], state('met'), state('open'));
  const lies = (to: string) => () => asSuperuser(house, 'update throughline.obligation set file = $1 where id = $2', [to, one?.id]);
  await finds(house, [`2 obligation-elsewhere obligation/${one?.id}`], lies('f-elsewhere'), lies(file));
});

test('promise 2: a full pass misses the row of an obligation that was met long ago', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const [met] = (await asSuperuser(house, `select id from throughline.obligation where file = $1 and state = 'met'`, [file])) as {
    id: string;
  }[];
  assert.ok(met, 'the search was owed and done');
  let back: () => Promise<unknown> = async () => {};
  await finds(
    house,
    [`2 obligation-lost obligation/${met.id}`],
    async () => (back = await without(house, 'obligation', 'id = $1', [met.id])),
    () => back(),
    'full',
  );
});

test('promise 3: while the timekeeper does not run, what fell due is named five minutes later, and not before', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const due = async (): Promise<number> => {
    const [row] = (await asSuperuser(house, 'select min(next_instant) as at from throughline.obligation where file = $1', [file])) as {
      at: number;
    }[];
    return row?.at ?? 0;
  };
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDateTime().toString();
  const first = await due();
  house.at(local(first + 4 * 60_000));
  assert.deepEqual(await breached(house), [], 'four minutes late may be a restart');
  house.at(local(first + 6 * 60_000));
  const found = await breached(house);
  assert.ok(found.length > 0 && found.every((line) => line.startsWith('3 unsettled obligation/')), found.join('\n'));
  await settleDue(house);
  assert.deepEqual(await breached(house), []);
});

test('promise 3: a lapse that will not climb, a lapse that is shown as open, and a file that wakes nobody are named', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  house.at('2026-03-20T09:00');
  await settleDue(house);
  const [row] = (await asSuperuser(
    house,
    `select id, next_instant as at from throughline.obligation where file = $1 and state = 'lapsed' order by next_instant desc limit 1`,
    [file],
  )) as { id: string; at: number }[];
  assert.ok(row);
  const next = (to: number | null) => () =>
    asSuperuser(house, 'update throughline.obligation set next_instant = $1 where id = $2', [to === null ? null : new Date(to), row.id]);
  await finds(house, [`3 no-next-instant obligation/${row.id}`], next(null), next(row.at));
  const state = (to: string) => () => asSuperuser(house, 'update throughline.obligation set state = $1 where id = $2', [to, row.id]);
  await finds(house, [`2 lapse-hidden obligation/${row.id}`], state('open'), state('lapsed'));
  const [was] = (await asSuperuser(house, 'select next_instant as at from throughline.file where id = $1', [file])) as { at: number }[];
  const wakes = (to: number | null) => () =>
    asSuperuser(house, 'update throughline.file set next_instant = $1 where id = $2', [to === null ? null : new Date(to), file]);
  await finds(house, [`3 wakes-too-late file/${file}`], wakes(null), wakes(was?.at ?? 0));
});

test('promise 4: an arrival that is on no queue and settled by nobody is named, and so is one that is both', async () => {
  await using house = await testHouse();
  const left = await leave(house, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'text/plain',
    bytes: Buffer.from('not a form'),
    idempotencyKey: 'one',
  });
  let back: () => Promise<unknown> = async () => {};
  await finds(
    house,
    [`4 arrival-lost arrival/${left.arrival}`],
    async () => (back = await without(house, 'queue_item', 'item = $1', [`arrival/${left.arrival}`])),
    () => back(),
  );
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const item = `arrival/${file.slice(2)}`;
  await finds(
    house,
    [`4 arrival-twice ${item}`],
    () => asSuperuser(house, `insert into throughline.queue_item values ($1, $2, 'arrivals', now())`, [house.area, item]),
    () => asSuperuser(house, 'delete from throughline.queue_item where item = $1', [item]),
  );
});

test('promise 4: an alert that was neither delivered nor put on a list is named after five minutes', async () => {
  await using house = await testHouse();
  await asSuperuser(
    house,
    `insert into throughline.notice (ledger, id, post, kind, about, raised_at, noted_at) values ($1, 'n-1', 'duty', 'danger-now', 'danger/d', now(), clock_timestamp() - interval '4 minutes')`,
    [house.area],
  );
  assert.deepEqual(await breached(house), []);
  await asSuperuser(house, `update throughline.notice set noted_at = clock_timestamp() - interval '6 minutes'`);
  assert.deepEqual(await breached(house), ['4 notice-lost notice/n-1']);
  await asSuperuser(house, `insert into throughline.queue_item values ($1, 'notice/n-1', 'undelivered', now())`, [house.area]);
  assert.deepEqual(await breached(house), []);
});

test('facts that were removed, and a tampered memory of the watchdog, are found by a full pass', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  await watch(house, 'full');
  await asSuperuser(house, 'delete from watchdog.place where file = $1', [file]);
  assert.ok((await breached(house, 'full')).some((line) => line.startsWith('1 state-differs record/')));
  assert.deepEqual(await breached(house, 'full'), [], 'the full pass has set it right');
  await asSuperuser(house, 'delete from ledger.fact_body; delete from ledger.fact where position >= 5');
  await asSuperuser(house, 'update ledger.head set size = 5');
  const found = await breached(house);
  assert.ok(found.includes(`1 ledger-shrank ledger/${house.area}`), found.join('\n'));
  assert.ok(
    found.some((line) => line.startsWith('4 arrival-lost')),
    'and what arrived has no fact any more',
  );
});

test('links, closings, climbs and unlinks of a busy area breach nothing', async () => {
  await using house = await testHouse();
  const gita = house.viewer('gita');
  const first = await house.refer({ name: 'Oskar Wielgomas', born: '2011-03-07' });
  house.at('2026-04-01T09:00');
  const second = await house.refer({ name: 'Oscar Vielgomas', born: '2011-03-07' });
  await settleDue(house);
  const join = await decideCandidate(house, gita, {
    file: second.file,
    referral: second.referral,
    candidate: `r-${first.referral.slice(4)}`,
    answer: 'same',
    reason: 'Same birth date.',
    key: house.newId(),
  });
  assert.equal(join.kind, 'done');
  assert.deepEqual(await breached(house, 'full'), []);
  await recordAct(house, gita, { act: 'report-danger', file: first.file, danger: 'd-1', key: house.newId(), fields: { words: 'Soon.' } });
  assert.deepEqual(await breached(house), []);
  const apart = await unlink(house, gita, {
    file: first.file,
    record: `r-${second.referral.slice(4)}`,
    reason: 'A mistake.',
    key: house.newId(),
  });
  assert.equal(apart.kind, 'done');
  assert.deepEqual(await breached(house), []);
  const last = await watch(house, 'full');
  assert.deepEqual([last.breaches, last.filesChecked, last.arrivalsChecked], [[], 2, 2]);
});

test('the program exits 0 when the promise is kept and 3 when it is breached, and says which', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  await tellTime(house);
  const kept = await runWatchdog(house.database.watchdogUrl, ['--once', '--full']);
  assert.equal(kept.code, 0, kept.stderr);
  assert.match(kept.stdout, /the promise is kept/);
  await asSuperuser(house, 'delete from throughline.file where id = $1', [file]);
  const found = await runWatchdog(house.database.watchdogUrl, ['--once', '--json']);
  assert.equal(found.code, 3, found.stderr);
  assert.ok(found.stdout.includes(`file/${file}`));
  const [beat] = await asSuperuser(house, `select note from throughline.heartbeat where name = 'watchdog'`);
  assert.match(String(beat?.note), /breaches/);
  assert.equal((await runWatchdog(undefined, ['--once'])).code, 2);
  assert.equal((await runWatchdog('postgres://nobody:nothing@127.0.0.1:1/nothing', ['--once'])).code, 1);
});

test('its role reads no name, no word and no account, and writes nowhere but in its own tables', async () => {
  await using house = await testHouse();
  await house.refer({ name: 'Oskar Wielgomas' });
  await watch(house);
  await using watchdog = await connect(house.database.watchdogUrl, 'test');
  const refused = (sql: string) => assert.rejects(watchdog.query(sql), { code: '42501' }, sql);
  for (const sql of [
    'select body from ledger.fact_body',
    'select leaf from ledger.fact',
    'select actor from ledger.fact',
    'select title from throughline.file',
    'select details from throughline.record_file',
    'select * from throughline.referral',
    'select bytes from throughline.arrival',
    'select reference from throughline.arrival',
    'select sealed from throughline.draft',
    'select * from throughline.read_log',
    'select why from throughline.queue_item',
    'select task from throughline.obligation',
    `update throughline.obligation set state = 'met'`,
    'delete from throughline.queue_item',
    `update throughline.file set state = 'live'`,
    'delete from throughline.arrival',
    'delete from watchdog.breach',
    `update watchdog.breach set code = ''`,
    'update watchdog.pass set breaches = 0',
    `insert into ledger.fact_body values ('wexmoor', 0, 'x', '{}')`,
    `insert into throughline.heartbeat (name, at) values ('timekeeper', now())`,
    `create table throughline.mine ()`,
    `create temporary table mine ()`,
  ])
    await refused(sql);
  await watchdog
    .query(`update throughline.heartbeat set at = now() where name = 'timekeeper'`)
    .then(({ rowCount }) => assert.equal(rowCount, 0));
});
