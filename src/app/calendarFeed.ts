/**
 * What is due, for a calendar outside the product: a secret address of one's own, kept only as a hash, ended at will and after a year.
 * Titles hold a task and an opaque reference, never a name. It follows what needs the practitioner at the moment it is asked.
 */
import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventClass } from 'ical-generator';
import type { Viewer } from '../access/viewer.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, startOfDay } from '../rulebook/engine/amount.ts';
import { type CalendarFeed, feedOf, feedWithHash, makeFeed, revokeFeeds } from '../store/calendarFeeds.ts';
import { referencesOf } from '../store/mail.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { load } from './load.ts';
import type { House } from './house.ts';
import { logRead } from './reading.ts';
import { today } from './today.ts';
import { viewerIn } from './viewers.ts';
import { endsItsDay } from './whenDue.ts';

const lastsMonths = 12;
const hashOf = (secret: string): Buffer => createHash('sha256').update(`calendar:${secret}`).digest();

/** Makes a feed, and ends the one before. The secret is given out here and never again. */
export async function newFeed(house: House, viewer: Viewer): Promise<string> {
  const secret = house.newSalt().toString('base64url');
  const madeAt = await house.now();
  const expiresAt = startOfDay(dayOf(madeAt).add({ months: lastsMonths }));
  const { practitioner } = viewer;
  await viewing(house.pool, viewer, (tx) => makeFeed(tx, house.area, { secretHash: hashOf(secret), practitioner, madeAt, expiresAt }));
  return secret;
}

export const endFeed = async (house: House, viewer: Viewer): Promise<void> => {
  const at = await house.now();
  await viewing(house.pool, viewer, (tx) => revokeFeeds(tx, house.area, viewer.practitioner, at));
};

export const ownFeed = async (house: House, viewer: Viewer): Promise<CalendarFeed | null> => {
  const at = await house.now();
  return viewing(house.pool, viewer, (tx) => feedOf(tx, house.area, viewer.practitioner, at));
};

/** The calendar as text; null for an address that nobody was given, that was ended, that ran out, or whose owner has left. */
export async function readFeed(house: House, secret: string, route: string, base: string | null): Promise<string | null> {
  const at = await house.now();
  const service = serviceViewer(house.area, 'clock');
  const { feed, area } = await viewing(house.pool, service, async (tx) => ({
    feed: await feedWithHash(tx, house.area, hashOf(secret)),
    area: (await load(tx, house.pool, house.area, [])).area,
  }));
  if (!feed || feed.revokedAt !== null || feed.expiresAt <= at) return null;
  const viewer = viewerIn(area, feed.practitioner, at);
  if (viewer?.reach !== 'area') return null;
  const seen = await today(house, viewer);
  const mine = seen.lines.flatMap(({ owed }) => owed).filter(({ post }) => seen.posts.includes(post));
  const files = [...new Set(mine.map(({ file }) => file))];
  const references = await viewing(house.pool, service, (tx) => referencesOf(tx, house.area, files));
  // A calendar asks by itself, under its owner's name: that is in the log before anything is given out.
  await logRead(
    house,
    viewer,
    route,
    files.map((id) => ({ kind: 'file', id })),
    'calendar feed',
  );
  const calendar = ical({
    name: 'Throughline',
    prodId: { company: 'Throughline', product: 'due', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const { id, task, due, file } of mine) {
    const whole = endsItsDay(due);
    calendar.createEvent({
      // The obligation's own id has ids of the ledger in it; a calendar needs only that it stays the same.
      id: `${createHash('sha256').update(`${house.area}/${id}`).digest('hex').slice(0, 32)}@throughline`,
      stamp: new Date(at),
      start: new Date(whole ? noonOf(due) : due),
      allDay: whole,
      summary: `${task}, ${references.get(file) ?? `F-${file.slice(-8)}`}`,
      class: ICalEventClass.PRIVATE,
      ...(base === null ? {} : { url: `${base}/today` }),
    });
  }
  return calendar.toString();
}

/** Noon of the day with which it ends, so that no time zone moves it to another. */
const noonOf = (due: Instant): Instant => {
  const day = dayOf(due - 1);
  return Date.UTC(day.year, day.month - 1, day.day, 12);
};
