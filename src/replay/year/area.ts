/** The invented area of the simulated year: its posts, how many full-time people fill each, and its office hours. */
import { type Area, emptyArea, type Post } from '../../domain/area/state.ts';
import type { PostRole } from '../../domain/area/entries.ts';
import type { Panel, PanelMeeting } from '../../domain/panel/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { startOfDay } from '../../rulebook/engine/amount.ts';
import { isWorkingDay, type WorkingCalendar } from '../../rulebook/engine/workingDays.ts';

/**
 * An assumption: no figure of posts for a number of referrals is published. These are the fewest with which the rulebook keeps the
 * alarm budget in the three years that were played (docs/decisions/0010): so it says what staff the rulebook needs, not what areas have.
 */
const assessorPosts = 9;
const staff: readonly {
  readonly id: string;
  readonly title: string;
  readonly role: PostRole;
  readonly supervisor: string | null;
  readonly fullTime: number;
}[] = [
  { id: 'intake', title: 'Gateway assessors', role: 'intake', supervisor: 'supervisor-1', fullTime: 2 },
  ...Array.from({ length: assessorPosts }, (_, n) => ({
    id: `assessor-${n + 1}`,
    title: `Case officer ${n + 1}`,
    role: 'assessor' as const,
    supervisor: `supervisor-${(n % 3) + 1}`,
    fullTime: 1,
  })),
  { id: 'supervisor-1', title: 'Supervisor 1', role: 'supervisor', supervisor: 'senior', fullTime: 1 },
  { id: 'supervisor-2', title: 'Supervisor 2', role: 'supervisor', supervisor: 'senior', fullTime: 1 },
  { id: 'supervisor-3', title: 'Supervisor 3', role: 'supervisor', supervisor: 'senior', fullTime: 1 },
  { id: 'senior', title: 'Senior officers', role: 'senior', supervisor: 'chief', fullTime: 2 },
  { id: 'chief', title: 'Chief officer', role: 'chief', supervisor: null, fullTime: 1 },
  { id: 'records', title: 'Records reviewers', role: 'records', supervisor: 'senior', fullTime: 2 },
  { id: 'panel-chair', title: 'Chair of the panel', role: 'panel-chair', supervisor: 'senior', fullTime: 1 },
  { id: 'health-member', title: 'Panel member for health', role: 'panel-member', supervisor: 'senior', fullTime: 1 },
  { id: 'mentor', title: 'Provider of sessions', role: 'mentor', supervisor: 'senior', fullTime: 1 },
  { id: 'duty', title: 'Duty officer', role: 'area-duty', supervisor: 'senior', fullTime: 1 },
  { id: 'police-duty', title: 'Duty inspector', role: 'organisation-duty', supervisor: 'senior', fullTime: 1 },
];

export const fullTimeOf: ReadonlyMap<string, number> = new Map(staff.map((post) => [post.id, post.fullTime]));
export const assessorOf = (person: number): string => `assessor-${(person % assessorPosts) + 1}`;
export const holderOf = (post: string): string => `${post}-holder`;

export function yearArea(): Area {
  const posts = staff.map(
    ({ id, title, role, supervisor }): Post => ({
      id,
      title,
      organisation: 'police',
      role,
      supervisor,
      hours: role.endsWith('duty') ? 'always' : 'office',
      holders: [holderOf(id)],
      deputies: [],
    }),
  );
  const practitioners = posts.map((post) => ({ id: holderOf(post.id), name: post.title, organisation: 'police', left: null }));
  return {
    ...emptyArea('year'),
    name: 'An invented area',
    organisations: new Map([
      ['police', { id: 'police', name: 'Police (invented)', sort: 'police' }],
      ['council', { id: 'council', name: 'Council (invented)', sort: 'council' }],
    ]),
    practitioners: new Map(practitioners.map((each) => [each.id, each])),
    posts: new Map(posts.map((post) => [post.id, post])),
    panel: monthlyPanel(),
  };
}

/** A panel on the second Tuesday of each month, all set ahead. */
function monthlyPanel(): Panel {
  const meetings = new Map<string, PanelMeeting>();
  const set = { fact: 'panel', at: 0, by: holderOf('panel-chair'), post: 'panel-chair' };
  for (let month = Temporal.PlainYearMonth.from('2020-01'); month.year < 2041; month = month.add({ months: 1 })) {
    const first = month.toPlainDate({ day: 1 });
    const day = first.add({ days: ((9 - first.dayOfWeek) % 7) + 7 });
    const starts = startOfDay(day) + 10 * 3_600_000;
    const rest = { moved: [], cancelled: null, sent: null, attended: null, attendedBefore: [], closed: null };
    meetings.set(month.toString(), { id: month.toString(), form: 'ordinary', starts, where: '', set, ...rest });
  }
  const sits = (post: string, part: 'chair' | 'member', agency: string) => ({ post, part, agency, core: true, from: 0, until: null });
  const members = [
    sits('panel-chair', 'chair', 'Council'),
    sits('supervisor-1', 'member', 'Police'),
    sits('health-member', 'member', 'Health'),
  ];
  return { quorum: 2, members, meetings };
}

const hour = 3_600_000;
const opens = 9 * hour;
const closes = 17 * hour;
const officeHours = closes - opens;

/** The working days as the instants at which they begin, from before the first referral until after the last review: asked a hundred thousand times. */
const officeDays = new WeakMap<WorkingCalendar, readonly Instant[]>();
function officeDaysOf(calendar: WorkingCalendar): readonly Instant[] {
  let days = officeDays.get(calendar);
  if (days) return days;
  const found: Instant[] = [];
  for (let day = Temporal.PlainDate.from('2020-01-01'); day.year < 2041; day = day.add({ days: 1 }))
    if (isWorkingDay(day, calendar)) found.push(startOfDay(day));
  officeDays.set(calendar, (days = found));
  return days;
}

/** The place of the last working day that begins at or before an instant. */
function lastBegun(days: readonly Instant[], at: Instant): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Some working time later, at an instant at which an office is open. Half a working day is four hours. */
export function workingTimeAfter(from: Instant, workingDays: number, calendar: WorkingCalendar): Instant {
  const days = officeDaysOf(calendar);
  let n = Math.max(0, lastBegun(days, from));
  // Worked so far today; before the office opens nothing, after it closes the whole day.
  let worked = Math.min(officeHours, Math.max(0, from - (days[n] ?? from) - opens)) + workingDays * officeHours;
  n += Math.floor(worked / officeHours);
  worked %= officeHours;
  return Math.round((days[n] ?? from) + opens + worked);
}

/** So much working time before the end of the last working day that ends by an instant. */
export function workingTimeBefore(until: Instant, workingDays: number, calendar: WorkingCalendar): Instant {
  const days = officeDaysOf(calendar);
  const n = lastBegun(days, until - 1) - Math.floor(workingDays);
  return Math.round((days[n] ?? until) + closes - (workingDays % 1) * officeHours);
}
