/**
 * A record whose name says nothing: nobody can be compared with it, and so its lead owes that it is found out who it is. Where that is not
 * possible now, somebody says why, and by when it is asked again. Whether a name says something is the rulebook's to say (G01.unnamed).
 */
import type { Instant } from '../../ledger/envelope.ts';
import type { Done } from '../done.ts';
import { entryType, type FactOf, instant, reason } from '../entryType.ts';

export const PersonStaysUnknown = entryType(
  'PersonStaysUnknown',
  'record',
  'Somebody tried to find out who a record is of, whose name says nothing, and says why that is not possible now, and by when it is asked again.',
  { reason, until: instant },
);
export const unnamedEntries = [PersonStaysUnknown] as const;
export type UnnamedEntry = FactOf<(typeof unnamedEntries)[number]>;

/** What was said of who somebody is, in order: the making of the record and each description after it. */
export interface Described extends Done {
  readonly details: unknown;
}
/** Why it could not be found out then; `after` so many descriptions. */
export interface Unknown extends Done {
  readonly reason: string;
  readonly until: Instant;
  readonly after: number;
}
interface Told {
  readonly told: readonly Described[];
  readonly unknown: readonly Unknown[];
}

/** A time in which nothing that was said of the person says who they are. */
export interface Unnamed {
  readonly since: Described;
  readonly stays: readonly Unknown[];
  /** What said something; null while nothing has. */
  readonly named: Described | null;
}

/** Said anew with as little it is the same time: it is neither met nor asked twice. */
export function unnamedTimes({ told, unknown }: Told, saysNobody: (details: unknown) => boolean): readonly Unnamed[] {
  const times: { since: Described; from: number; named: Described | null; to: number }[] = [];
  told.forEach((each, i) => {
    const last = times.at(-1);
    const open = last && !last.named ? last : null;
    if (saysNobody(each.details)) {
      if (!open) times.push({ since: each, from: i, named: null, to: told.length });
    } else if (open) {
      open.named = each;
      open.to = i;
    }
  });
  return times.map(({ since, from, named, to }) => ({
    since,
    stays: unknown.filter(({ after }) => after > from && after <= to),
    named,
  }));
}
