/** Closings that wait to be read: by whom, since when, and who is free to; how they are drawn, and what readings came to, month by month. */
import { z } from 'zod';
import { capacityTable } from '../../app/capacity.ts';
import { readingsByMonth } from '../../app/readings.ts';
import { type ReadingsWaiting, readingsWaiting, type ReadingWaiting } from '../../app/readingsWaiting.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { agoWords, date } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { nameOf, titleOf } from '../posts/words.ts';
import { type Route, route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';
import { type Tab, tabs } from './tabs.ts';

interface Row {
  readonly about: string;
  readonly href: Href;
  readonly why: string;
  readonly closed: string;
  readonly closedAgo: string;
  readonly due: Instant;
  readonly reader: string;
  /** Why whoever answers for the post that owes it does not read it; null: they may. */
  readonly stands: string | null;
  readonly free: readonly string[];
  readonly nobody: string;
}
interface ReadingsModel {
  readonly tabs: readonly Tab[];
  readonly now: Instant;
  readonly waiting: number;
  readonly overdue: number;
  readonly rows: readonly Row[];
  readonly place: string | null;
  readonly before: Href | null;
  readonly next: Href | null;
  readonly quick: string;
  readonly others: string;
  readonly months: readonly { readonly month: string; readonly read: number; readonly notSound: number }[];
}
const readingsView = view<ReadingsModel>('load/readings.njk');
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const readingsRoute: Route = route({
  method: 'GET',
  path: paths.load.readings,
  title: 'Closings to read',
  mayUse: supervisingDuties,
  reads: 'files',
  schema: z.object({ query: z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }) }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const [seen, { months }] = await Promise.all([readingsWaiting(house, viewer, input.query.page), readingsByMonth(house, viewer)]);
    const { area, now, page, pages } = seen;
    const { quickOneIn, otherOneIn } = capacityTable(area, now).sample;
    const share = (n: number) => (n === 1 ? t('each one') : t('one in {n}', { n }));
    const model: ReadingsModel = {
      tabs: tabs(paths.load.readings),
      now,
      waiting: seen.waiting,
      overdue: seen.overdue,
      rows: seen.rows.map((row) => rowOf(seen, row)),
      place: pages > 1 ? t('Page {page} of {pages}', { page, pages }) : null,
      before: page > 1 ? paths.load.readingsPage(page - 1) : null,
      next: page < pages ? paths.load.readingsPage(page + 1) : null,
      quick: share(quickOneIn),
      others: share(otherOneIn),
      months: months.map(({ month, sound, notSound }) => ({
        month: monthFormat.format(new Date(`${month}-01`)),
        read: sound + notSound,
        notSound,
      })),
    };
    return readPage(readingsView, model, filesRead(seen.rows.map(({ file }) => file)), { reason: 'closings to read' });
  },
});

function rowOf({ area, now }: ReadingsWaiting, row: ReadingWaiting): Row {
  const who = (practitioner: string, post: string) => t('{name}, {post}', { name: nameOf(area, practitioner), post: titleOf(area, post) });
  return {
    about: row.reference === null ? row.title || t('Name not known') : t('Name not known, {reference}', { reference: row.reference }),
    href: paths.load.reading(row.referral),
    why: row.why === 'quick' ? t('Closed within days of arriving') : t('Drawn: nobody chose it'),
    closed: date(row.closed),
    closedAgo: agoWords(row.closed, now),
    due: row.due,
    reader: row.reader === null ? t('{post}: nobody answers for it', { post: titleOf(area, row.post) }) : who(row.reader, row.post),
    stands: row.readerIsCloser ? t('proposed or agreed to this closing, and does not read it') : null,
    free: row.free.map(({ practitioner, post, waiting }) =>
      t('{who}; {n, plural, =0 {none} other {#}} to read already', { who: who(practitioner, post), n: waiting }),
    ),
    nobody: row.sealed ? t('The file is sealed: nobody else is asked.') : t('Nobody else who could read it is there today.'),
  };
}
