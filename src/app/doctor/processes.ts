/** Whether what runs beside the pages still does: the watchdog, the timekeeper, the matcher, and whatever makes the duty sheet. */
import { isOldSheet, sheetSettings } from '../dutySheet.ts';
import type { MatcherNote } from '../heartbeat.ts';
import { type Finding, wrong } from './finding.ts';

/** The watchdog and the timekeeper give a sign of life each minute at least, and the timekeeper asks the matcher. */
const longestSilenceMilliseconds = 3 * 60 * 1000;

export function checkHeartbeat(name: string, seen: number | undefined, now: number): Finding {
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

type Settings = Readonly<Record<string, string | undefined>>;

export function checkSheet(env: Settings, made: number | undefined, now: number): Finding {
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
