// Is this installation well, and may it hold live data? One finding a check, with the fix for what is wrong.
// Never holds a secret: addresses are named without passwords.
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { readHealth } from '../store/health.ts';
import { checkArea } from './areaCheck.ts';
import { isOldSheet, sheetSettings } from './dutySheet.ts';
import type { MatcherNote } from './heartbeat.ts';
import { mailSettings } from './mailer.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { findBinaries } from '../store/postgres/binaries.ts';
import { type DataDir, type Installation, kindOf, openInstallationAsItIs } from './installation.ts';

export interface Finding {
  readonly check: string;
  readonly state: 'well' | 'wrong' | 'not-ready-for-live-data';
  readonly words: string;
  /** What to do; present unless all is well. */
  readonly fix?: string;
}

export interface DoctorOptions {
  readonly dataDir: DataDir;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  /** Where the settings of mail and duty sheets are. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The wall clock, in epoch milliseconds. */
  readonly now: () => number;
}

const wantedNodeMajor = 26;
const leastFreeBytes = 500 * 1024 * 1024;
const largestSkewMilliseconds = 1000;
/** The watchdog and the timekeeper give a sign of life each minute at least, and the timekeeper asks the matcher. */
const longestSilenceMilliseconds = 3 * 60 * 1000;

export async function examine(options: DoctorOptions): Promise<readonly Finding[]> {
  const findings = [checkNode(), ...checkBinaries(options), checkSpace(options.dataDir)];
  return [
    ...findings,
    ...(await checkDatabase(options)),
    ...checkGovernance(options.dataDir.path),
    checkMail(options.env ?? {}),
    checkSignIn(),
    checkAddress(options),
  ];
}

function checkNode(): Finding {
  const check = 'Node';
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= wantedNodeMajor) return { check, state: 'well', words: `Node ${process.versions.node}.` };
  return {
    check,
    state: 'wrong',
    words: `Node ${process.versions.node} runs this.`,
    fix: `Start throughline with "npm start" or "npx throughline", which bring Node ${wantedNodeMajor}.`,
  };
}

function checkBinaries({ databaseUrl }: DoctorOptions): Finding[] {
  if (databaseUrl !== undefined) return [];
  return [attempt('PostgreSQL programs', () => `PostgreSQL ${findBinaries().version} in ${findBinaries().folder}.`)];
}

function checkSpace({ path }: DataDir): Finding {
  const check = 'DATA_DIR';
  if (!existsSync(path))
    return {
      check,
      state: 'wrong',
      words: `${path} does not exist.`,
      fix: 'Run "npm start", which makes it, or set DATA_DIR to the right folder.',
    };
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  const words = `${path}, with ${(free / 1024 ** 3).toFixed(1)} GB free.`;
  return free >= leastFreeBytes
    ? { check, state: 'well', words }
    : { check, state: 'wrong', words, fix: 'Make room on that disk: at least 0.5 GB.' };
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

function checkClock(ahead: number): Finding {
  const check = 'Clock';
  const words = `The database's clock is ${(Math.abs(ahead) / 1000).toFixed(2)} s ${ahead >= 0 ? 'ahead of' : 'behind'} this machine's.`;
  if (Math.abs(ahead) <= largestSkewMilliseconds) return { check, state: 'well', words };
  return { check, state: 'wrong', words, fix: 'Set both by NTP (chrony or systemd-timesyncd): due instants are judged by these clocks.' };
}

function checkHeartbeat(name: string, seen: number | undefined, now: number): Finding {
  const check = name === 'watchdog' ? 'Watchdog' : 'Timekeeper';
  if (seen !== undefined && now - seen <= longestSilenceMilliseconds)
    return { check, state: 'well', words: `Last sign of life ${Math.max(0, Math.round((now - seen) / 1000))} s ago.` };
  const words = seen === undefined ? 'It never gave a sign of life.' : `Silent for ${Math.round((now - seen) / 60_000)} minutes.`;
  return {
    check,
    state: 'wrong',
    words,
    fix: `Run "npm start", which runs the ${name} too, and read what it prints; while it is silent, nothing watches that no step is dropped.`,
  };
}

/** Away, nothing is lost: referrals are taken in and wait as not yet matched, and no decision passes before they are searched for (G01). */
export function checkMatcher(
  seen: number | undefined,
  note: string | undefined,
  now: number,
  stuck: { readonly seen: number | undefined; readonly record: string | undefined },
): Finding {
  const check = 'Matcher';
  // By its id: what a record says is nobody's to read here.
  if (stuck.seen !== undefined && stuck.seen > (seen ?? 0) && now - stuck.seen <= longestSilenceMilliseconds)
    return {
      check,
      state: 'wrong',
      words: `Too many records cannot be put on the list of known people, so that it answers nobody; one of them: ${stuck.record}.`,
      fix: 'Run "npx throughline rebuild". If it comes back, it is this release that cannot read them: go back to the one before. Meanwhile nothing is decided about whoever is referred.',
    };
  if (seen !== undefined && now - seen <= longestSilenceMilliseconds) {
    const { people, position, threads, memory, leftOut = [] } = JSON.parse(note || '{}') as Partial<MatcherNote>;
    const words = `It answered ${Math.max(0, Math.round((now - seen) / 1000))} s ago: ${people ?? 0} people, up to position ${position ?? 0}, ${threads ?? 0} threads, ${Math.round((memory ?? 0) / 1024 ** 2)} MB.`;
    if (leftOut.length === 0) return { check, state: 'well', words };
    const left = leftOut.length === 1 ? '1 record is' : `${leftOut.length} records are`;
    return {
      check,
      state: 'wrong',
      words: `${words} ${left} left off the list of known people, alone: ${leftOut.join(', ')}.`,
      fix: 'Run "npx throughline rebuild", which mends a read model. What comes back is the task of the lead of each file ("What needs me today"), who has the person described anew; everybody else is found as before.',
    };
  }
  return {
    check,
    state: 'wrong',
    words: seen === undefined ? 'It has never answered.' : `It has not answered for ${Math.round((now - seen) / 60_000)} minutes.`,
    fix: 'Run "npm start", which runs the matcher too, and read what it prints. Meanwhile referrals are taken in and wait as not yet matched; nothing is decided about them.',
  };
}

const governance = [
  { file: 'impact-assessment.md', check: 'Impact assessment', template: 'docs/templates/impact-assessment.md' },
  { file: 'data-agreement.md', check: 'Joint-controller agreement', template: 'docs/templates/joint-controller-agreement.md' },
];

/** Signed and dated: a line "Signed: …" with a name, and a line "Date: …" with a day that exists. */
function checkGovernance(dataDir: string): Finding[] {
  return governance.map(({ file, check, template }) => {
    const path = join(dataDir, 'governance', file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const signed = /^\W*signed(?: by)?\W*:.*\p{L}.*\p{L}/imu.test(text ?? '');
    const dated = /^\W*date(?:d)?\W*:[ \t*_]*(\d{4}-\d{2}-\d{2})/im.exec(text ?? '')?.[1];
    if (signed && dated !== undefined && !Number.isNaN(Date.parse(dated))) return { check, state: 'well', words: `Signed, ${dated}.` };
    const words = text === undefined ? `${path} does not exist.` : `${path} is not signed and dated.`;
    return {
      check,
      state: 'not-ready-for-live-data',
      words,
      fix: `Fill in ${template}, have it signed ("Signed: name", "Date: YYYY-MM-DD"), and keep it as ${path}.`,
    };
  });
}

/** Whether practitioners can be told outside the screens. */
function checkMail(env: NonNullable<DoctorOptions['env']>): Finding {
  const check = 'Mail';
  try {
    const settings = mailSettings(env);
    if (settings && !env.PUBLIC_ADDRESS)
      return {
        check,
        state: 'not-ready-for-live-data',
        words: `Mail goes by ${settings.host}, with no link in it.`,
        fix: 'Set PUBLIC_ADDRESS to the address at which people reach throughline.',
      };
    if (settings)
      return settings.returnedFolder !== null || env.MAIL_RETURNED_TO
        ? {
            check,
            state: 'well',
            words: `Mail goes by ${settings.host}; what comes back goes to ${settings.returned.local}+…@${settings.returned.domain}.`,
          }
        : {
            check,
            state: 'not-ready-for-live-data',
            words: `Mail goes by ${settings.host}, and nobody reads what comes back.`,
            fix: 'Set MAIL_RETURNED_TO and MAIL_RETURNED_FOLDER, or pipe returned mail to "throughline mail returned" (docs/operator.md).',
          };
  } catch (fault) {
    return wrong(check, fault);
  }
  return {
    check,
    state: 'not-ready-for-live-data',
    words: 'No mail is configured: people are told on the screens only.',
    fix: 'Set MAIL_HOST and what goes with it (docs/operator.md).',
  };
}

function checkSheet(env: NonNullable<DoctorOptions['env']>, made: number | undefined, now: number): Finding {
  const check = 'Duty sheet';
  try {
    if (sheetSettings(env) === null)
      return {
        check,
        state: 'not-ready-for-live-data',
        words: 'Nobody is named for whom a duty sheet is sealed, so none is made: in an outage nobody knows whom to call.',
        fix: 'Set DUTY_SHEET_RECIPIENTS to one or more public keys of age (docs/operator.md).',
      };
  } catch (fault) {
    return wrong(check, fault);
  }
  if (made !== undefined && !isOldSheet(made, now))
    return { check, state: 'well', words: `The last was made ${Math.max(0, Math.round((now - made) / 60_000))} minutes ago.` };
  return {
    check,
    state: 'wrong',
    words: made === undefined ? 'None has been made yet.' : `The last was made ${Math.round((now - made) / 3_600_000)} hours ago.`,
    fix: 'Run "npm start", whose timekeeper makes one twice a day, and read what it prints; or make one now with "npx throughline duty-sheet --out FILE".',
  };
}

function checkSignIn(): Finding {
  return {
    check: 'Sign-in',
    state: 'not-ready-for-live-data',
    words: 'This release lets a visitor choose whom to be; it cannot tell who is there.',
    fix: 'Keep live data out until a release with real sign-in.',
  };
}

function checkAddress({ host, dataDir }: DoctorOptions): Finding {
  const check = 'Address';
  if (isLoopback(host)) return { check, state: 'well', words: `${host}: reached from this machine only.` };
  if (kindOf(dataDir) !== 'live')
    return {
      check,
      state: 'not-ready-for-live-data',
      words: `${host} is reached from other machines, and whoever reaches it may sign in as anybody.`,
      fix: 'Leave HOST out, or set it to 127.0.0.1.',
    };
  return {
    check,
    state: 'wrong',
    words: `${host} is reached from other machines.`,
    fix: 'Set HOST to 127.0.0.1: start refuses any other outside a demonstration.',
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function attempt(check: string, work: () => string): Finding {
  try {
    return { check, state: 'well', words: work() };
  } catch (fault) {
    return wrong(check, fault);
  }
}

/** A fault's sentence ends with what to do; it is shown as the fix as well, so that every failure has one. */
function wrong(check: string, fault: unknown): Finding {
  const [words = '', ...fix] = (fault as Error).message.split(/(?<=[.:]) /);
  return { check, state: 'wrong', words, fix: fix.join(' ') || 'Read docs/errors.md.' };
}
