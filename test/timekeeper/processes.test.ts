/** Timekeeper and watchdog as programs of their own: started, started again when killed, ended with whoever started them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TimekeeperProcess } from '../../src/app/timekeeperProcess.ts';
import { WatchdogProcess } from '../../src/app/watchdogProcess.ts';
import { connect } from '../../src/store/connect.ts';
import { isRunning } from '../../src/store/postgres/processes.ts';
import { testHouse } from '../support/house.ts';
import { checkout } from '../support/server.ts';
import { eventually } from '../support/timekeeper.ts';
import { asSuperuser, tellTime } from '../support/watchdog.ts';

test('both give signs of life, come back after kill -9, and end when they are told', async () => {
  await using house = await testHouse();
  await tellTime(house);
  const { serviceUrl, disposalUrl, watchdogUrl } = house.database;
  const said: string[] = [];
  const log = (sentence: string) => void said.push(sentence);
  const beat = async (name: string) => (await asSuperuser(house, 'select at from throughline.heartbeat where name = $1', [name]))[0];
  const pids: number[] = [];
  {
    await using watchdog = new WatchdogProcess({ watchdogUrl, seconds: 0.2, log });
    await using timekeeper = new TimekeeperProcess({ serviceUrl, disposalUrl, area: house.area, log });
    for (const [name, program] of [
      ['watchdog', watchdog],
      ['timekeeper', timekeeper],
    ] as const) {
      await eventually(() => beat(name), `a sign of life of the ${name}`);
      const first = program.pid ?? 0;
      // Whoever lists the machine's processes sees no password.
      if (process.platform === 'linux') assert.doesNotMatch(readFileSync(`/proc/${first}/cmdline`, 'utf8'), /postgres:/);
      process.kill(first, 'SIGKILL');
      const second = await eventually(
        async () => (program.pid !== undefined && program.pid !== first ? program.pid : null),
        `the ${name} runs again`,
      );
      await asSuperuser(house, 'delete from throughline.heartbeat where name = $1', [name]);
      await eventually(() => beat(name), `a sign of life of the ${name} that came back`);
      pids.push(first, second);
    }
  }
  assert.ok(pids.every((pid) => !isRunning(pid)));
  assert.equal(said.length, 2, said.join('\n'));
});

test('they do not outlive a service that was killed', async () => {
  await using house = await testHouse();
  const program = `
    const { WatchdogProcess } = await import(${JSON.stringify(join(checkout, 'src/app/watchdogProcess.ts'))});
    const watchdog = new WatchdogProcess({ watchdogUrl: process.env.URL_OF_TEST, seconds: 0.2, log: () => {} });
    process.stdout.write(String(watchdog.pid) + '\\n');`;
  const service = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, URL_OF_TEST: house.database.watchdogUrl },
  });
  const pid = await new Promise<number>((told) => service.stdout.once('data', (data) => told(Number(String(data)))));
  await eventually(async () => (await asSuperuser(house, 'select from throughline.heartbeat'))[0], 'it works');
  service.kill('SIGKILL');
  await eventually(async () => !isRunning(pid), 'it is gone');
});

test('they end at once when whoever started them was gone before they could look', async () => {
  await using house = await testHouse();
  const { serviceUrl, disposalUrl, watchdogUrl } = house.database;
  const env = {
    PATH: process.env.PATH,
    ENDS_WITH_PARENT: '1',
    WATCHDOG_DATABASE_URL: watchdogUrl,
    TIMEKEEPER_SERVICE_URL: serviceUrl,
    TIMEKEEPER_DISPOSAL_URL: disposalUrl,
    TIMEKEEPER_AREA: house.area,
  };
  for (const script of ['watchdog/main.ts', 'src/timekeeper/main.ts']) {
    const child = spawn(process.execPath, [join(checkout, script)], { stdio: 'ignore', env });
    const ended = new Promise((done) => child.once('exit', done));
    assert.equal(await Promise.race([ended, new Promise((late) => setTimeout(late, 240_000, 'still there').unref())]), 0, script);
  }
});

test('a watchdog that is told to stop while it looks ends when it has looked', async () => {
  await using house = await testHouse();
  await using superuser = await connect(house.database.superuserUrl, 'test');
  await superuser.query('begin; lock table throughline.heartbeat in access exclusive mode');
  const child = spawn(process.execPath, [join(checkout, 'watchdog/main.ts')], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, WATCHDOG_DATABASE_URL: house.database.watchdogUrl },
  });
  const ended = new Promise((done) => child.once('exit', done));
  const waiting = 'select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())';
  await eventually(async () => (await superuser.query(waiting)).rowCount, 'it looks');
  child.kill('SIGTERM');
  await superuser.query('commit');
  assert.equal(await Promise.race([ended, new Promise((late) => setTimeout(late, 240_000, 'still there').unref())]), 0);
});
