/** The matcher as a process of its own: killed, wedged, asked by strangers, and asked for more than it has been fed. Nothing is lost and nothing passes G01. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { describeRecord } from '../../src/app/identify.ts';
import { noteMatcher } from '../../src/app/heartbeat.ts';
import type { House } from '../../src/app/house.ts';
import { matcherHost, MatcherAway } from '../../src/app/matcherHost.ts';
import { promiseSight } from '../../src/app/promise.ts';
import { timekeeperRound } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { lookAt } from '../../src/app/look.ts';
import { frameOf } from '../../src/matcher/frames.ts';
import { connect } from '../../src/store/connect.ts';
import { isRunning } from '../../src/store/postgres/processes.ts';
import { matchingHouse } from '../support/matching.ts';
import { testHouse } from '../support/house.ts';
import { checkout } from '../support/server.ts';
import { eventually } from '../support/timekeeper.ts';
import { asSuperuser } from '../support/watchdog.ts';

const isOnLinux = process.platform === 'linux';
const query = (whole: string, date?: string) => ({ names: [{ whole }], ...(date ? { born: { date } } : {}) });
const referralOf = async (house: House & { viewer(who: 'gita'): Parameters<typeof lookAt>[1] }, file: string, referral: string) =>
  (await lookAt(house, house.viewer('gita'), file))?.file.referrals.get(referral);

test('a person is found by whoever asks at or after the position of their record, and not before they are held', async () => {
  await using site = await matchingHouse();
  const { house } = site;
  const matcher = await house.matcher();
  assert.ok(matcher);
  assert.deepEqual((await matcher.ask(query('Tamsin Quennell', '2010-02-03'))).candidates, []);
  const { file } = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const found = await matcher.ask(query('Tamsyn Quenel', '2010-02-03'));
  assert.equal(found.candidates[0]?.file, file);
  const size = Number((await asSuperuser(house, 'select size from ledger.head where ledger = $1', [house.area]))[0]?.size);
  assert.equal(found.position, size - 1);
  await assert.rejects(
    matcher.ask(query('Tamsin Quennell'), { needs: size + 5 }),
    (fault) => fault instanceof MatcherAway && fault.code === 'away',
    'a list that is not fed so far gives no answer',
  );
  const state = await site.client.state();
  assert.ok(state && state.people === 1 && state.position === size - 1 && state.memory > 1e6 && state.threads >= 1);
  // It writes nothing itself: the timekeeper writes down that it answered, for doctor and the page of the promise.
  await noteMatcher(house);
  const [beat] = await asSuperuser(house, `select note from throughline.heartbeat where name = 'matcher'`);
  assert.deepEqual(JSON.parse(String(beat?.note)).people, 1);
  assert.ok((await promiseSight(house)).heard.matcher);
});

test('whatever is known of a person may be asked about, and what nobody would write is cut and asked', async () => {
  await using site = await matchingHouse();
  const { file, referral } = await site.house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const record = (await referralOf(site.house, file, referral))?.record ?? '';
  const details = {
    names: [{ whole: 'Tamsin Quennell' }, { given: 'Tam', middle: 'Rose', family: 'Quennell' }],
    born: { date: '2010-02-03', year: 2010, text: 'about 15' },
    phones: ['01632 960 123'],
    emails: ['tam@example.org'],
    handles: ['somewhere:tamq'],
    addresses: [{ text: '1 Mill Lane', postcode: 'WX1 2AB' }],
    schools: ['Wexmoor High'],
    identifiers: [{ kind: 'other', value: 'AB-1234' }],
  };
  await describeRecord(site.house, site.house.viewer('gita'), { file, record, details, key: site.house.newId() });
  const matcher = await eventually(() => site.house.matcher(), 'the matcher is there');
  const more = { gender: 'female', nationalities: ['British'] };
  assert.equal((await matcher.ask({ ...details, ...more }, { limit: 5, except: [] })).candidates[0]?.record, record);
  const long = { names: [{ whole: 'Tamsin Quennell' }, ...Array.from({ length: 400 }, () => ({ whole: 'x'.repeat(30_000) }))] };
  assert.equal((await matcher.ask({ ...long, born: { date: '2010-02-03' } })).candidates[0]?.record, record);
});

test('whoever does not know the secret learns nothing, an area is asked only about itself, and no password can be seen', async () => {
  await using site = await matchingHouse();
  const { house, matcher } = site;
  await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const { address, secret } = matcher.place;
  using stranger = matcherHost({ address, secret: 'x'.repeat(43) }, house.area);
  assert.equal(await stranger.matcher(), null);
  using elsewhere = matcherHost({ address, secret }, 'elsewhere');
  assert.equal(await elsewhere.matcher(), null);
  using northmere = matcherHost({ address, secret }, 'northmere');
  const other = await eventually(() => northmere.matcher(), 'the other area is there');
  assert.deepEqual((await other.ask(query('Tamsin Quennell', '2010-02-03'))).candidates, []);
  // Not even a question, before the secret is proven; and no more than a question is read.
  for (const bytes of [
    frameOf({ id: 1, area: house.area, state: true }),
    Buffer.from([0x7f, 0xff, 0xff, 0xff]),
    Buffer.from('\0\0\0\x02no'),
  ])
    assert.equal(await answerTo(address, bytes), '', bytes.toString('hex').slice(0, 16));
  if (isOnLinux) {
    assert.equal(statSync(dirname(address)).mode & 0o777, 0o700);
    assert.doesNotMatch(readFileSync(`/proc/${matcher.pid}/cmdline`, 'utf8'), /postgres:|secret/i);
  }
  assert.ok(site.said.every((line) => !/Quennell/.test(line)));
});

function answerTo(address: string, bytes: Buffer): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connectSocket(address, () => socket.write(bytes));
  let said = '';
  socket.on('data', (data) => (said += String(data)));
  socket.on('error', () => {});
  socket.on('close', () => resolve(said));
  return promise;
}

test('its role reads who is known and nothing else, and writes nothing', async () => {
  await using house = await testHouse();
  await house.refer({ name: 'Tamsin Quennell' });
  await using client = await connect(house.database.matcherUrl, 'test');
  await using superuser = await connect(house.database.superuserUrl, 'test');
  const { rows } = await superuser.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('ledger', 'throughline', 'watchdog', 'throughline_beside')`,
  );
  const count = async (name: string) =>
    client.query<{ n: number }>(`select count(*)::int as n from ${name}`).then(
      (found) => found.rows[0]?.n ?? 0,
      (fault: { code?: string }) => fault.code ?? '',
    );
  const say = (area: string, reach: string) =>
    client.query(`select set_config('throughline.area', $1, false), set_config('throughline.reach', $2, false)`, [area, reach]);
  await say(house.area, 'service');
  const readable: string[] = [];
  for (const { name } of rows) if ((await count(name)) !== '42501') readable.push(name);
  assert.deepEqual(readable.toSorted(), ['ledger.head', 'throughline.list_again', 'throughline.record_file', 'throughline.record_gone']);
  assert.equal(await count('throughline.record_file'), 1);
  for (const [area, reach] of [
    ['elsewhere', 'service'],
    [house.area, ''],
    [house.area, 'public'],
  ] as const) {
    await say(area, reach);
    assert.equal(await count('throughline.record_file'), 0, `${area} ${reach}`);
  }
  await say(house.area, 'service');
  for (const sql of [
    'update throughline.record_file set file = file',
    'delete from throughline.record_file',
    `insert into throughline.list_again values ('wexmoor', 1)`,
    `select ledger.append('wexmoor', '{}', null, null, '[]')`,
  ])
    await assert.rejects(client.query(sql), { code: '42501' }, sql);
});

test('kill -9 while referrals come in: intake accepts, the search is owed and seen, nothing passes G01, and all of it is done when it is back', async () => {
  await using site = await matchingHouse();
  const { house, matcher } = site;
  const first = matcher.pid ?? 0;
  const before = await house.refer({ name: 'Corin Ashdown', born: '2009-05-01' });
  const coming = Array.from({ length: 6 }, (_, n) => house.refer({ name: `Corin Ashdon ${'abcdef'[n]}`, born: '2009-05-01' }));
  process.kill(first, 'SIGKILL');
  const taken = await Promise.all(coming);
  assert.equal(taken.length, 6);
  // While it is away one more comes in; its search is owed, on the list of whoever takes referrals in, and no decision passes.
  const away = { ...house, matcher: async () => null };
  const late = await house.refer({ name: 'Corin Ashdown', born: '2009-05-01' });
  const owed = async () =>
    (await today(house, house.viewer('gita'))).lines
      .filter((line) => line.owed.some(({ rule }) => rule === 'G01.search'))
      .map((line) => line.file);
  const closing = { finding: 'unfounded', reasons: [], words: 'It was not so.', cumulative: '', answers: [] };
  const close = (referral: { file: string; referral: string }) =>
    recordAct(away, house.viewer('gita'), { act: 'propose-closure', ...referral, key: house.newId(), fields: closing });
  if ((await referralOf(house, late.file, late.referral))?.searches.length === 0) {
    assert.ok((await owed()).includes(late.file));
    const refused = await close(late);
    assert.ok(refused.kind === 'refused' && refused.reasons.some(({ code }) => code === 'not-searched'), JSON.stringify(refused));
  }
  await eventually(async () => matcher.pid !== undefined && matcher.pid !== first && (await house.matcher()) !== null, 'it is back');
  await eventually(async () => (await timekeeperRound(house), (await owed()).length === 0), 'every search that was owed is done');
  for (const each of [before, ...taken, late]) {
    const referral = await referralOf(house, each.file, each.referral);
    assert.ok(
      referral?.searches.some((run) => run.position >= referral.received.position),
      each.file,
    );
  }
  assert.ok((await referralOf(house, late.file, late.referral))?.candidates.size, 'and it finds who had come before it');
  assert.ok(isOnLinux ? !isRunning(first) : true);
});

test('one that hangs counts as away at once, is ended and started again; then it answers', { skip: !isOnLinux }, async () => {
  await using site = await matchingHouse({ presenceMilliseconds: 300 });
  const { house, matcher } = site;
  const hung = matcher.pid ?? 0;
  process.kill(hung, 'SIGSTOP');
  await eventually(async () => (await house.matcher()) === null, 'it counts as away');
  const { file, referral } = await house.refer({ name: 'Oswin Tarrant' });
  assert.equal((await referralOf(house, file, referral))?.searches.length, 0);
  for (let looks = 0; looks < 3; looks += 1) {
    assert.equal(matcher.pid, hung, 'not for one look in vain');
    await matcher.look();
  }
  await eventually(async () => matcher.pid !== undefined && matcher.pid !== hung && (await house.matcher()) !== null, 'another runs');
  assert.ok(!isRunning(hung));
  await eventually(async () => (await timekeeperRound(house)).searched === 1, 'the search that was owed is run');
  assert.ok(site.said.includes('The matcher does not answer and is ended'));
});

test('referrals of one person at once find each other: each is searched at or after its own position', async () => {
  await using site = await matchingHouse();
  const { house } = site;
  const names = ['Sabine Merriden', 'Sabina Meriden', 'Sabine Meriden', 'Sabina Merriden'];
  const taken = await Promise.all(names.map((name) => house.refer({ name, born: '2009-09-09' })));
  await timekeeperRound(house);
  const seen = await Promise.all(taken.map(({ file, referral }) => referralOf(house, file, referral)));
  const records = seen.map((each) => each?.record ?? '');
  for (const each of seen) assert.ok(each?.searches.some((run) => run.position >= each.received.position));
  // Of each two, one at least has the other beside it.
  seen.forEach((one, i) =>
    records.slice(i + 1).forEach((record, j) => {
      const other = seen[i + 1 + j];
      assert.ok(one?.candidates.has(record) || other?.candidates.has(one?.record ?? ''), `${names[i]} and ${names[i + 1 + j]}`);
    }),
  );
});

test('a process that was busy itself does not take the matcher for away', async () => {
  await using site = await matchingHouse({ presenceMilliseconds: 500 });
  const asking = site.client.state();
  await new Promise((resume) => setImmediate(resume));
  // Held up, but without taking a core from the matcher: until it has answered somebody who asked later, and longer than we wait for it.
  const { address, secret } = site.matcher.place;
  const later = `
    const { matcherClient } = await import(${JSON.stringify(join(checkout, 'src/matcher/client.ts'))});
    const { ADDRESS: address, SECRET: secret, AREA: area } = process.env;
    using client = matcherClient({ address, secret, area, presenceMilliseconds: 60_000 });
    process.stdout.write(String((await client.state())?.isReady));`;
  const env = { ...process.env, ADDRESS: address, SECRET: secret, AREA: site.house.area };
  assert.equal(spawnSync(process.execPath, ['--input-type=module', '-e', later], { env, encoding: 'utf8' }).stdout, 'true');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  assert.ok(await asking);
});

test('it ends with whoever keeps it, and leaves no socket behind', async () => {
  let pid = 0;
  let address = '';
  {
    await using site = await matchingHouse();
    pid = site.matcher.pid ?? 0;
    address = site.matcher.place.address;
    assert.ok(existsSync(address));
  }
  assert.ok(!isRunning(pid));
  assert.ok(!existsSync(dirname(address)));
});

test('it ends when whoever kept it was killed, and leaves no folder behind', async () => {
  await using house = await testHouse();
  const program = `
    const { MatcherProcess } = await import(${JSON.stringify(join(checkout, 'src/app/matcherProcess.ts'))});
    const matcher = new MatcherProcess({ matcherUrl: process.env.URL_OF_TEST, areas: ['wexmoor'], log: () => {} });
    process.stdout.write(JSON.stringify({ pid: matcher.pid, ...matcher.place }) + '\\n');
    setInterval(() => {}, 1000);`;
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, URL_OF_TEST: house.database.matcherUrl },
  });
  const { pid, address } = await new Promise<{ pid: number; address: string }>((told) =>
    keeper.stdout.once('data', (data) => told(JSON.parse(String(data)))),
  );
  await eventually(async () => existsSync(address), 'it serves');
  keeper.kill('SIGKILL');
  await eventually(async () => !isRunning(pid) && !existsSync(dirname(address)), 'it is gone with all it had');
});
