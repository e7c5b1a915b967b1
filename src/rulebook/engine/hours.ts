/** Hours of posts: a duty post is there always, any other in office hours of working days. Urgent ladders look; ordinary ones count working days and wait by themselves. */
import { type Area, type Post, postWithRole } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf } from './amount.ts';
import { isWorkingDay, type WorkingCalendar } from './workingDays.ts';

/** From nine to five: no source, a proposed default. Shown on the page of each post. */
export const officeHours = { from: 9, until: 17 } as const;

/** Whether a post's hours run at an instant. Whether a person is present then is another question (`whoAnswers`). */
export function isInHours(post: Pick<Post, 'hours'>, at: Instant, calendar: WorkingCalendar): boolean {
  if (post.hours === 'always') return true;
  const day = dayOf(at);
  if (!isWorkingDay(day, calendar)) return false;
  // The wall clock of that day, so that nine is nine on the days on which the clocks change.
  const hour = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').hour;
  return hour >= officeHours.from && hour < officeHours.until;
}

/** When the hours of a post begin next, for a page: now, if they run. */
export function opensNext(post: Pick<Post, 'hours'>, at: Instant, calendar: WorkingCalendar): Instant {
  if (isInHours(post, at, calendar)) return at;
  for (let day = dayOf(at); ; day = day.add({ days: 1 })) {
    const opens = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: { hour: officeHours.from } }).epochMilliseconds;
    if (opens > at && isWorkingDay(day, calendar)) return opens;
  }
}

/** Posts that are there at any hour in the place of one that has gone home: its organisation's duty post, then the area's. */
export const postsThere = (area: Area, post: Post): readonly string[] =>
  [postWithRole(area, 'organisation-duty', post.organisation), postWithRole(area, 'area-duty')].flatMap((each) =>
    each?.hours === 'always' ? [each.id] : [],
  );
