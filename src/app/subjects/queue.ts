/**
 * The lists of subjects, and the queue of closed ones as something that itself can fail (S05, F16): when its oldest review has waited too
 * long, or too many are overdue, it is an alarm on the list of a named post, and climbs like every lapse. No obligation of one file can hold it.
 */
import type { Viewer } from '../../access/viewer.ts';
import { acknowledgeQueue, type QueueAcknowledged } from '../../domain/area/queue.ts';
import { type Area, postWithRole } from '../../domain/area/state.ts';
import { because, type Decision } from '../../domain/decision.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import * as store from '../../store/subjects.ts';
import { viewing } from '../../store/viewing.ts';
import { listerOf } from '../asked.ts';
import { changeDirectory } from '../directory.ts';
import type { House } from '../house.ts';
import { look } from '../look.ts';
import { isOnListOf } from '../queueClimb.ts';

export type { SubjectCounts, SubjectList, SubjectRow } from '../../store/subjects.ts';

export interface QueueAlarm {
  /** Since when: what climbs, climbs from then. */
  readonly since: Instant;
  readonly oldest: Instant | null;
  readonly overdue: number;
  readonly all: number;
  /** Which of the two limits is passed. */
  readonly because: readonly ('age' | 'share')[];
  /** The post that answers for the queue. */
  readonly post: string;
  /** Who acknowledged this alarm, if somebody has: one of an earlier alarm does not count. */
  readonly acknowledged: QueueAcknowledged | null;
}

export interface Subjects {
  readonly area: Area;
  readonly now: Instant;
  readonly rows: readonly store.SubjectRow[];
  readonly hasNext: boolean;
  readonly counts: store.SubjectCounts;
  readonly alarm: QueueAlarm | null;
  /** Whether the alarm is on this viewer's list: theirs, or climbed to them. */
  readonly isMine: boolean;
}

/** The post that answers for the queue: the team leader's, else the senior officer's. */
export const postOfQueue = (area: Area): string =>
  (postWithRole(area, 'team-leader') ?? postWithRole(area, 'senior') ?? postWithRole(area, 'area-duty'))?.id ?? '';

export function alarmOf(
  area: Area,
  book: RulebookInForce,
  counts: Pick<store.SubjectCounts, 'closed'>,
  reviews: { readonly oldest: Instant | null; readonly nth: Instant | null },
  now: Instant,
): QueueAlarm | null {
  const bands = Object.values(counts.closed);
  const all = bands.reduce((sum, each) => sum + each.all, 0);
  const overdue = bands.reduce((sum, each) => sum + each.overdue, 0);
  const late = reviews.oldest === null ? null : dueAfter(reviews.oldest - 1, amountOf(book, 'S05.queue', reviews.oldest), book.calendar);
  const [byAge, byShare] = [late !== null && late <= now ? late : null, overdue >= tooMany(counts, book) ? reviews.nth : null];
  const since = [byAge, byShare].filter((at) => at !== null);
  if (since.length === 0) return null;
  const because = [...(byAge === null ? [] : (['age'] as const)), ...(byShare === null ? [] : (['share'] as const))];
  const from = Math.min(...since);
  const acknowledged = area.queueAcknowledged && area.queueAcknowledged.at >= from ? area.queueAcknowledged : null;
  return { since: from, oldest: reviews.oldest, overdue, all, because, post: postOfQueue(area), acknowledged };
}

/** How many overdue are too many: one more than the share that the limit allows. */
function tooMany(counts: Pick<store.SubjectCounts, 'closed'>, book: RulebookInForce): number {
  const share = amountOf(book, 'S05.share');
  const all = Object.values(counts.closed).reduce((sum, each) => sum + each.all, 0);
  return 'percent' in share ? Math.floor((all * share.percent) / 100) + 1 : Number.MAX_SAFE_INTEGER;
}

export async function subjects(
  house: House,
  viewer: Viewer,
  asked: {
    readonly list: store.SubjectList;
    readonly priority?: string;
    readonly band?: number;
    readonly page: number;
    readonly size: number;
  },
): Promise<Subjects> {
  const { area, book, now } = await look(house, viewer, []);
  const { list, page, size } = asked;
  const only = { ...(asked.priority ? { priority: asked.priority } : {}), ...(asked.band ? { band: asked.band } : {}) };
  return viewing(house.pool, viewer, async (tx) => {
    const rows = await store.subjectPage(tx, house.area, list, only, size + 1, (page - 1) * size);
    const counts = await store.subjectCounts(tx, house.area, now);
    const alarm = alarmOf(area, book, counts, await store.oldestReviews(tx, house.area, now, tooMany(counts, book)), now);
    const lister = listerOf(area, book.ladders, viewer.practitioner, now);
    const isMine = alarm !== null && isOnListOf(area, book, waitingOf(alarm), lister, now);
    return { area, now, rows: rows.slice(0, size), hasNext: rows.length > size, counts, alarm, isMine };
  });
}

/** The alarm as it stands now, of the closed ones alone; null where there is none. */
export async function queueAlarm(
  house: House,
  viewer: Viewer,
): Promise<Pick<Subjects, 'area' | 'now' | 'alarm'> & { readonly book: RulebookInForce }> {
  const { area, book, now } = await look(house, viewer, []);
  return viewing(house.pool, viewer, async (tx) => {
    const counts = { closed: await store.closedCounts(tx, house.area, now) };
    return {
      area,
      book,
      now,
      alarm: alarmOf(area, book, counts, await store.oldestReviews(tx, house.area, now, tooMany(counts, book)), now),
    };
  });
}

/** The alarm, where it is on this viewer's list. */
export async function alarmFor(house: House, viewer: Viewer): Promise<AlarmOnList | null> {
  const { area: known, book: held, now: at } = await look(house, viewer, []);
  const theirs = listerOf(known, held.ladders, viewer.practitioner, at);
  // Most people of an area are never asked, however high it climbs: for them nothing is counted.
  if (!isOnListOf(known, held, { owners: [postOfQueue(known)], due: 0 }, theirs, at)) return null;
  const { area, book, now, alarm } = await queueAlarm(house, viewer);
  const lister = listerOf(area, book.ladders, viewer.practitioner, now);
  return alarm && isOnListOf(area, book, waitingOf(alarm), lister, now) ? { since: alarm.since, acknowledged: alarm.acknowledged } : null;
}

export interface AlarmOnList {
  readonly since: Instant;
  readonly acknowledged: QueueAcknowledged | null;
}

const waitingOf = ({ post, since, acknowledged }: QueueAlarm) => ({
  owners: [post],
  due: since,
  stopped: acknowledged && { at: acknowledged.at, until: acknowledged.promisedBy },
});

export interface AlarmSight {
  readonly area: Area;
  readonly now: Instant;
  /** Null where there is none. */
  readonly alarm: QueueAlarm | null;
  /** Whether it is the viewer's own, or has climbed to them. */
  readonly whose: 'own' | 'climbed' | null;
  /** The last instant to which a climb may be stopped. */
  readonly latest: Instant;
}

/** The alarm for its page; null in an area of another kind. */
export async function alarmSight(house: House, viewer: Viewer): Promise<AlarmSight | null> {
  const { area, book, now, alarm } = await queueAlarm(house, viewer);
  if (area.kind !== 'subjects of interest') return null;
  const lister = listerOf(area, book.ladders, viewer.practitioner, now);
  const whose = !alarm
    ? null
    : lister.posts.includes(alarm.post)
      ? 'own'
      : isOnListOf(area, book, waitingOf(alarm), lister, now)
        ? 'climbed'
        : null;
  return { area, now, alarm, whose, latest: dueAfter(now, amountOf(book, 'climb.promise'), book.calendar) };
}

export async function acknowledgeAlarm(
  house: House,
  viewer: Viewer,
  fields: { readonly next: string; readonly promisedBy: Instant },
): Promise<Decision> {
  const sight = await alarmSight(house, viewer);
  if (!sight?.alarm)
    return because('not-lapsed', 'There is no alarm to acknowledge.', 'The reviews may have been done meanwhile: look at the list.');
  const decide = () => acknowledgeQueue(house.area, sight.whose, fields, sight.now, sight.latest);
  return changeDirectory(house, viewer, decide, 'acknowledge-climb');
}
