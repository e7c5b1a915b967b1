/** Runs the watchdog over a test house: in this process for speed, or as the program that it is. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { connect } from '../../src/store/connect.ts';
import type { PassReport } from '../../watchdog/pass.ts';
import { round } from '../../watchdog/round.ts';
import type { TestHouse } from './house.ts';
import { checkout } from './server.ts';

/** The test's time becomes the product time of the area, as the watchdog reads it. */
export async function tellTime(house: TestHouse): Promise<void> {
  await asSuperuser(
    house,
    `insert into throughline.product_clock values ($1, $2, clock_timestamp())
    on conflict (ledger) do update set product_at = excluded.product_at, wall_at = excluded.wall_at`,
    [house.area, new Date(await house.now())],
  );
}

export async function asSuperuser(house: TestHouse, sql: string, values: unknown[] = []): Promise<readonly Record<string, unknown>[]> {
  await using superuser = await connect(house.database.superuserUrl, 'throughline test');
  const { rows, rowCount } = await superuser.query<Record<string, unknown>>(sql, values);
  if (rowCount === 0 && /^\s*(update|delete)/.test(sql)) throw new Error(`The test changed nothing: ${sql}`);
  return rows;
}

export async function watch(house: TestHouse, kind: 'minute' | 'full' = 'minute'): Promise<PassReport> {
  await tellTime(house);
  const { passes, faults } = await round(house.database.watchdogUrl, () => kind);
  for (const { error } of faults) throw error;
  const own = passes.find(({ ledger }) => ledger === house.area);
  if (!own) throw new Error('The watchdog did not look at the ledger');
  return own;
}

/** What stands breached, one line each: `2 obligation-missing obligation/C01:…`. */
export const breached = async (house: TestHouse, kind: 'minute' | 'full' = 'minute'): Promise<readonly string[]> =>
  (await watch(house, kind)).breaches.map(({ promise, code, subject }) => `${promise} ${code} ${subject}`);

export async function runWatchdog(
  url: string | undefined,
  args: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, ...(url === undefined ? {} : { WATCHDOG_DATABASE_URL: url }) };
  const child = spawn(process.execPath, [join(checkout, 'watchdog/main.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const exited = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}
