// The watchdog: proves the promise from facts and raw arrivals, knowing ids and instants only. A program of its own, with a
// database role of its own; it imports nothing of the product, so that a fault there is not repeated here.
//
//   WATCHDOG_DATABASE_URL=… node watchdog/main.ts             a pass each minute (WATCHDOG_SECONDS), from zero each night at 03:00 in London
//   … node watchdog/main.ts --once [--full] [--json]          one round; exit 0 kept, 3 breached, 1 it could not be done
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { PassKind, PassReport } from './pass.ts';
import { type Round, round } from './round.ts';

const nightlyHour = 3;
const exitCodes = { kept: 0, failed: 1, wrongUse: 2, breached: 3 } as const;

const { values: options } = parseArgs({ options: { once: { type: 'boolean' }, full: { type: 'boolean' }, json: { type: 'boolean' } } });
const url = process.env.WATCHDOG_DATABASE_URL;
const seconds = Number(process.env.WATCHDOG_SECONDS ?? 60);

if (url === undefined || url === '' || !(seconds > 0)) {
  process.stderr.write(
    'watchdog: set WATCHDOG_DATABASE_URL to the address of the database as throughline_watchdog (and WATCHDOG_SECONDS, if at all, to a number above 0)\n',
  );
  process.exitCode = exitCodes.wrongUse;
} else if (options.once === true) {
  process.exitCode = await once(url);
} else {
  await watch(url);
}

async function once(address: string): Promise<number> {
  try {
    const done = await round(address, () => (options.full === true ? 'full' : 'minute'));
    report(done);
    if (done.faults.length > 0) return exitCodes.failed;
    return done.passes.some(({ breaches }) => breaches.length > 0) ? exitCodes.breached : exitCodes.kept;
  } catch (fault) {
    sayFault(fault as Error);
    return exitCodes.failed;
  }
}

async function watch(address: string): Promise<void> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever started it holds the other end: it is closed with that process, however it ends.
  if (process.connected) process.once('disconnect', stop);
  else if (process.env.ENDS_WITH_PARENT === '1') stop();
  for (let first = true; !stopping.signal.aborted; first = false) {
    const began = performance.now();
    try {
      report(await round(address, (_, lastFull) => (isNightDue(lastFull) || (first && options.full === true) ? 'full' : 'minute')));
    } catch (fault) {
      sayFault(fault as Error);
    }
    await pause(seconds * 1000 - (performance.now() - began), stopping.signal);
  }
  if (process.connected) process.disconnect?.();
}

/** Whether the latest 03:00 in London has had no full pass: also after the machine slept through it, and at the first start. */
function isNightDue(lastFull: number | null): boolean {
  const now = Temporal.Now.zonedDateTimeISO('Europe/London');
  const today = now.with({ hour: nightlyHour, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const latest = Temporal.ZonedDateTime.compare(today, now) <= 0 ? today : today.subtract({ days: 1 });
  return lastFull === null || lastFull < latest.epochMilliseconds;
}

/** Subjects are ids: nothing here says anything about anybody. In the loop only what is breached is said. */
function report({ passes, faults }: Round): void {
  if (options.json === true)
    process.stdout.write(
      `${JSON.stringify({ passes, faults: faults.map(({ ledger, error }) => ({ ledger, message: error.message })), schemaVersion: 1 })}\n`,
    );
  else for (const each of passes) if (options.once === true || each.breaches.length > 0) process.stdout.write(`${inWords(each)}\n`);
  for (const { ledger, error } of faults) sayFault(error, ledger);
}

function inWords({ ledger, kind, filesChecked, arrivalsChecked, milliseconds, breaches }: PassReport): string {
  const what = `${ledger}: ${filesChecked} files and ${arrivalsChecked} arrivals in ${milliseconds} ms (${kind satisfies PassKind})`;
  if (breaches.length === 0) return `${what}: the promise is kept`;
  const shown = breaches.slice(0, 20).map(({ promise, code, subject }) => `  promise ${promise}: ${code} ${subject}`);
  return [`${what}: ${breaches.length} breached`, ...shown, ...(breaches.length > 20 ? [`  and ${breaches.length - 20} more`] : [])].join(
    '\n',
  );
}

function sayFault({ name, message }: Error, ledger?: string): void {
  process.stderr.write(`watchdog: a round failed${ledger === undefined ? '' : ` at ${ledger}`}: ${name}: ${message}\n`);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Told to stop during the round: a timer set now would keep the process for a minute.
  if (signal.aborted) return Promise.resolve();
  const timer = setTimeout(resolve, Math.max(0, milliseconds));
  signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  return promise;
}
