/** What is due, in a calendar outside the product: an address of one's own, made and ended here, read by a calendar program without signing in. */

import { z } from 'zod';
import { endFeed, newFeed, ownFeed, readFeed } from '../../app/calendarFeed.ts';
import { missing, page, redirect, view } from '../answer.ts';
import { date } from '../dates.ts';
import { paths, withDone } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';

interface CalendarModel {
  /** The address, shown once, when it was made. */
  readonly address: string | null;
  readonly feed: { readonly made: string; readonly expires: string } | null;
}
const calendarView = view<CalendarModel>('calendar/calendar.njk');
const title = 'What is due, in a calendar';
const shared = { title, mayUse: areaDuties, reads: 'nothing', schema: noInput } as const;

const words = (feed: Awaited<ReturnType<typeof ownFeed>>): CalendarModel['feed'] =>
  feed && { made: date(feed.madeAt), expires: date(feed.expiresAt) };

export const calendarRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    path: paths.calendar.show,
    handle: async ({ deps, viewer }) => page(calendarView, { address: null, feed: words(await ownFeed(houseOf(deps), viewer)) }),
  }),
  route({
    ...shared,
    method: 'POST',
    path: paths.calendar.make,
    handle: async ({ deps, viewer }) => {
      const house = houseOf(deps);
      const feed = paths.calendar.feed(await newFeed(house, viewer));
      // A page and no redirect: the secret stands in no address that a browser keeps.
      return page(calendarView, { address: `${deps.publicAddress ?? ''}${feed}`, feed: words(await ownFeed(house, viewer)) });
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: paths.calendar.end,
    handle: async ({ deps, viewer }) => {
      await endFeed(houseOf(deps), viewer);
      return redirect(withDone(paths.calendar.show, 'calendar-ended'));
    },
  }),
  route({
    method: 'GET',
    path: '/calendar/feed/:secret',
    title,
    // A calendar program cannot sign in: the address is the key. Wrong, ended and run out are answered alike.
    mayUse: 'anyone',
    reads: 'own-calendar',
    requestsPerMinute: 30,
    schema: z.object({ params: z.object({ secret: z.string().max(200) }) }),
    handle: async ({ deps, input }) => {
      if (deps.house === null || !/^[\w-]{43}$/.test(input.params.secret)) return missing;
      const text = await readFeed(deps.house, input.params.secret, '/calendar/feed/:secret', deps.publicAddress ?? null);
      if (text === null) return missing;
      return {
        kind: 'bytes',
        contentType: 'text/calendar; charset=utf-8',
        bytes: Buffer.from(text),
        headers: { 'content-disposition': 'inline; filename="throughline.ics"', 'cache-control': 'private, no-store' },
      };
    },
  }),
];
