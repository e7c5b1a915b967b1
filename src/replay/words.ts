/** Instants as people read them, in London. */
import type { Instant } from '../ledger/envelope.ts';

const inLondon = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');

const kept = new Map<Instant, string>();
const remembered = (at: Instant, make: () => string): string => {
  let words = kept.get(at);
  if (words === undefined) {
    if (kept.size > 50_000) kept.clear();
    kept.set(at, (words = make()));
  }
  return words;
};

/** Monday 2 March 2026, 14:30. */
export function atWords(at: Instant): string {
  const zoned = inLondon(at);
  return `${dayWords(zoned.toPlainDate())}, ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** When something is due, as people say it: "by the end of Monday 2 March 2026" where the limit ends with the day. */
export const dueWords = (due: Instant): string =>
  remembered(due, () => {
    const zoned = inLondon(due);
    return zoned.hour === 0 && zoned.minute === 0
      ? `by the end of ${dayWords(zoned.toPlainDate().subtract({ days: 1 }))}`
      : `by ${atWords(due)}`;
  });

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** Monday 2 March 2026. Written out here: the formatter of the platform costs 50 microseconds a day. */
const dayWords = (day: Temporal.PlainDate): string => `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]} ${day.year}`;

/** ISO 8601 with the offset of London at that instant. */
export const isoWithOffset = (at: Instant): string => inLondon(at).toString({ timeZoneName: 'never', smallestUnit: 'second' });
