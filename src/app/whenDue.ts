/** When something is due, as lists, mail and calendars sort it: by London's days. */
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, startOfDay } from '../rulebook/engine/amount.ts';

export type When = 'overdue' | 'today' | 'this-week' | 'later';

/** The instant at which the day begins that is so many days from now. */
export const inDays = (now: Instant, days: number): Instant => startOfDay(dayOf(now).add({ days }));

export function whenDue({ state, due }: { readonly state: string; readonly due: Instant }, now: Instant): When {
  if (state === 'lapsed' || due <= now) return 'overdue';
  if (due <= inDays(now, 1)) return 'today';
  return due <= inDays(now, 7) ? 'this-week' : 'later';
}

/** A due instant ends its day, or it has a time of its own. */
export const endsItsDay = (due: Instant): boolean => startOfDay(dayOf(due)) === due;
