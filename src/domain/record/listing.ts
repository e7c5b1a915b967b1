/**
 * A record that cannot be put on the list of known people is left off it, alone: nobody would find the person, and so somebody owes that it is
 * mended, until it is listed again (peers: a record that cannot be indexed was one line in a log, and then on no worklist).
 */
import { z } from 'zod';
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import { entryType, type FactOf, instant, reason } from '../entryType.ts';

export const RecordLeftOff = entryType(
  'RecordLeftOff',
  'record',
  'The service that keeps the list of known people could not put this record on it, and left it off: the person is not found by it until it is listed again. Everybody else is found as before.',
  {
    /** A closed code, nothing of what is written: it is not in the form of a person, or something in it cannot be read. */
    why: z.enum(['not-in-form', 'not-readable']),
  },
);
export const RecordStaysOff = entryType(
  'RecordStaysOff',
  'record',
  'Somebody looked at a record that is off the list of known people, and says why it can stay off until another day.',
  { reason, until: instant },
);
export const RecordListedAgain = entryType(
  'RecordListedAgain',
  'record',
  'A record that was off the list of known people is on it again, and the list is searched for whoever it is about.',
  {},
);

export const listingEntries = [RecordLeftOff, RecordStaysOff, RecordListedAgain] as const;
export type ListingEntry = FactOf<(typeof listingEntries)[number]>;
export type LeftOffWhy = Extract<ListingEntry, { type: 'RecordLeftOff' }>['fields']['why'];

/** Once off the list, until it was on it again. */
export interface OffList {
  readonly left: Done & { readonly why: LeftOffWhy };
  readonly stays: readonly (Done & { readonly reason: string; readonly until: Instant })[];
  readonly again: (Done & { readonly position: number }) | null;
}

export const isOffList = ({ offList }: { readonly offList: readonly OffList[] }): OffList | null => {
  const last = offList.at(-1);
  return last && !last.again ? last : null;
};

/** What may not follow changes nothing: a chronology may say it. */
export function evolveOffList(before: readonly OffList[], fact: ListingEntry): readonly OffList[] {
  const done = doneIn(fact);
  const open = isOffList({ offList: before });
  if (fact.type === 'RecordLeftOff') return open ? before : [...before, { left: { ...done, ...fact.fields }, stays: [], again: null }];
  if (!open) return before;
  const now: OffList =
    fact.type === 'RecordStaysOff'
      ? { ...open, stays: [...open.stays, { ...done, ...fact.fields }] }
      : { ...open, again: { ...done, position: fact.position ?? Number.POSITIVE_INFINITY } };
  return [...before.slice(0, -1), now];
}
