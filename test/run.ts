// `npm test`: the checks, then every test; `npm test -- PATTERN...` runs only the test files whose path contains one of them.
// One PostgreSQL server serves the whole run. Exit code 1 when anything failed; the last line is "N passed, N failed".
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { checks } from './checks.ts';
import { checkout, openTestServer, sharedServerVariable } from './support/server.ts';

const patterns = process.argv.slice(2);
const files = globSync(['src/**/*.test.ts', 'watchdog/**/*.test.ts', 'test/**/*.test.ts'], { cwd: checkout }).sort();
const isWanted = (file: string) => patterns.length === 0 || patterns.some((pattern) => file.replaceAll('\\', '/').includes(pattern));
const wanted = files.filter(isWanted);
const unknown = patterns.find((pattern) => !files.some((file) => file.replaceAll('\\', '/').includes(pattern)));
if (unknown !== undefined) {
  process.stderr.write(
    `No test file's path contains "${unknown}". There are ${files.length}, for example ${files.slice(0, 3).join(', ')}.\n`,
  );
  process.exit(2);
}

const failedChecks = patterns.length === 0 ? await runChecks() : 0;
const { passed, failed } = await runTests();
const failedInAll = failed + failedChecks;
if (failedChecks > 0)
  process.stdout.write(`\n${failedChecks} check${failedChecks === 1 ? '' : 's'} failed; what they said is above the tests.\n`);
process.stdout.write(`${passed} passed, ${failedInAll} failed\n`);
process.exit(failedInAll === 0 ? 0 : 1);

/** Two at a time, as many as the smallest machine has cores. Each says its name, its time and, on failure, why. */
async function runChecks(): Promise<number> {
  const waiting = [...checks];
  let failures = 0;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const began = performance.now();
      const complaint = await check.run().catch((fault: unknown) => String(fault));
      const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
      process.stdout.write(complaint === undefined ? `✔ ${check.name} (${took})\n` : `✖ ${check.name} (${took})\n${complaint.trimEnd()}\n`);
      if (complaint !== undefined) failures += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return failures;
}

async function runTests(): Promise<{ passed: number; failed: number }> {
  await using server = await openTestServer();
  process.env[sharedServerVariable] = server.adminUrl;
  let passed = 0;
  let failed = 0;
  await new Promise<void>((done) => {
    // Of one test, for what never ends: the longest takes a minute alone, and five beside others on a busy machine.
    const timeout = 900_000;
    const stream = run({ files: wanted, cwd: checkout, concurrency: Math.max(2, Math.min(4, availableParallelism())), timeout });
    stream.on('test:summary', ({ counts, file }) => {
      if (file !== undefined) return; // One a file, and one for all at the end.
      passed = counts.passed;
      failed = counts.tests - counts.passed - counts.skipped - counts.todo;
    });
    stream.compose(spec).on('end', done).pipe(process.stdout, { end: false });
  });
  return { passed, failed };
}
