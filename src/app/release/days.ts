/** A day in London as it stands in a document that crosses, and back: "by" a day ends with it. */
import type { Instant } from '../../ledger/envelope.ts';

export const londonDay = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
export const endOfDay = (day: string): Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/London').epochMilliseconds;
