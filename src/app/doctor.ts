// Is this installation well, and may it hold live data? One finding a check, with the fix for what is wrong.
// Never holds a secret: addresses are named without passwords.
import { existsSync } from 'node:fs';
import { readHealth } from '../store/health.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { checkArea } from './doctor/area.ts';
import { type Finding, wrong } from './doctor/finding.ts';
import { checkGovernance, checkMail, checkSignIn } from './doctor/liveData.ts';
import { checkAddress, checkBinaries, checkClock, checkNode, checkSpace } from './doctor/machine.ts';
import { checkHeartbeat, checkMatcher, checkSheet } from './doctor/processes.ts';
import { checkSigningKey } from './doctor/signingKey.ts';
import { type DataDir, type Installation, openInstallationAsItIs } from './installation.ts';

export interface DoctorOptions {
  readonly dataDir: DataDir;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  /** Where the settings of mail and duty sheets are. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The wall clock, in epoch milliseconds. */
  readonly now: () => number;
}

export async function examine(options: DoctorOptions): Promise<readonly Finding[]> {
  const findings = [checkNode(), ...checkBinaries(options.databaseUrl), checkSpace(options.dataDir)];
  return [
    ...findings,
    ...(await checkDatabase(options)),
    ...checkGovernance(options.dataDir.path),
    await checkSigningKey(options.dataDir.path),
    checkMail(options.env ?? {}),
    checkSignIn(),
    checkAddress(options),
  ];
}

async function checkDatabase(options: DoctorOptions): Promise<Finding[]> {
  if (options.databaseUrl === undefined && !existsSync(options.dataDir.path)) {
    return [{ check: 'Database', state: 'wrong', words: 'There is no database here yet.', fix: 'Run "npm start".' }];
  }
  let installation: Installation;
  try {
    installation = await openInstallationAsItIs(options);
  } catch (fault) {
    return [wrong('Database', fault)];
  }
  await using open = installation;
  const findings: Finding[] = [{ check: 'Database', state: 'well', words: `PostgreSQL ${open.postgresMajor}: ${open.where}.` }];
  try {
    const pending = await pendingMigrations(open.ownerUrl);
    if (pending.length > 0)
      return [
        ...findings,
        { check: 'Migrations', state: 'wrong', words: `Not applied yet: ${pending.join(', ')}.`, fix: 'Run "npx throughline migrate".' },
      ];
    findings.push({ check: 'Migrations', state: 'well', words: 'All applied.' });
    findings.push(await checkArea(open.serviceUrl));
    const health = await readHealth(open.ownerUrl, options.now);
    findings.push(checkClock(health.clockAheadMilliseconds));
    for (const name of ['watchdog', 'timekeeper']) findings.push(checkHeartbeat(name, health.heartbeats?.get(name), options.now()));
    const stuck = { seen: health.heartbeats?.get('matcher-stuck'), record: health.notes.get('matcher-stuck') };
    findings.push(checkMatcher(health.heartbeats?.get('matcher'), health.notes.get('matcher'), options.now(), stuck));
    findings.push(checkSheet(options.env ?? {}, health.heartbeats?.get('duty-sheet'), options.now()));
  } catch (fault) {
    findings.push(wrong('Database', fault));
  }
  return findings;
}
