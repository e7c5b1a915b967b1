/** Plays a chronology for the command line, without a database: text in, a report out, and what could not be played. */
import type { Instant } from '../ledger/envelope.ts';
import { readChronology } from '../replay/chronology.ts';
import { notATime, readInstant } from '../replay/instants.ts';
import { replayReport, replayText } from '../replay/report.ts';
import { play } from '../replay/world.ts';
import type { Rulebook } from '../rulebook/engine/rulebook.ts';
import { rulebooks } from '../rulebook/uk/rulebook.ts';

export type Replayed =
  | { readonly kind: 'unreadable'; readonly problems: readonly string[] }
  | {
      readonly kind: 'played';
      readonly report: ReturnType<typeof replayReport>;
      readonly text: string;
      /** Entries that could not be played, each with why. */
      readonly problems: readonly string[];
    };

export function replayChronology(written: string, rulebook: Rulebook, asOf: Instant | undefined): Replayed {
  const read = readChronology(written);
  if (!read.ok) return { kind: 'unreadable', problems: read.problems };
  const world = play(read.chronology, { rulebook, ...(asOf === undefined ? {} : { asOf }) });
  const { title } = read.chronology;
  return { kind: 'played', report: replayReport(title, world), text: replayText(title, world), problems: world.problems };
}

export type StopTime = { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly why: string };

/** An instant at which time is to stop, as a person writes it; a date alone is the end of that day. */
export function stopTime(written: string): StopTime {
  const at = readInstant(written, 'stop');
  return at === null ? { ok: false, why: notATime(written) } : { ok: true, at };
}

export const rulebookNames: readonly string[] = rulebooks.map((book) => book.name);

/** By its name, or by the exact version. */
export const rulebookNamed = (name: string): Rulebook | undefined => rulebooks.find((book) => book.name === name || book.version === name);
