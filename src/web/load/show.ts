/** Who has how much: a row a post, the points that it has against what its holders carry, and the way to move work. */
import { z } from 'zod';
import { type Load, loadOf, type PostLoad, windowDays } from '../../app/capacity.ts';
import { countWaitingReadings } from '../../app/readingsWaiting.ts';
import { whoAnswers } from '../../app/whoAnswers.ts';
import { page, view } from '../answer.ts';
import { agoWords, date } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { nameOf, nextAbsence, organisationOf } from '../posts/words.ts';
import { type Route, route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';
import { type Bar, bars, points } from './bars.ts';
import { type Tab, tabs } from './tabs.ts';

const sorts = ['percent', 'leads', 'opened', 'overdue', 'soon', 'oldest', 'last', 'post'] as const;
type Sort = (typeof sorts)[number];

interface LoadModel {
  readonly tabs: readonly Tab[];
  readonly days: number;
  readonly heads: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly organisations: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly rows: readonly {
    readonly title: string;
    readonly href: Href;
    readonly carries: Href;
    readonly who: string;
    readonly grade: string;
    readonly bar: Bar;
    readonly load: string;
    readonly over: boolean;
    readonly leads: number;
    readonly opened: number;
    readonly overdue: number;
    readonly soon: number;
    readonly oldest: string;
    readonly last: string;
    /** How long ago each was; empty where nothing is owed. */
    readonly oldestAgo: string;
    readonly lastAgo: string;
    readonly leave: string;
    readonly move: Href;
  }[];
  readonly ungraded: number;
  readonly over: number;
  readonly unowned: number;
  /** Closings that wait to be read. */
  readonly readings: { readonly n: number; readonly href: Href };
}
const loadView = view<LoadModel>('load/show.njk');

export const loadRoute: Route = route({
  method: 'GET',
  path: paths.load.show,
  title: 'Who has how much',
  mayUse: supervisingDuties,
  reads: 'people',
  schema: z.object({ query: z.object({ sort: z.enum(sorts).catch('percent'), organisation: z.string().max(120).catch('') }) }),
  handle: async ({ deps, viewer, input }) => {
    const { sort, organisation } = input.query;
    const house = houseOf(deps);
    const load = await loadOf(house, viewer, { organisation });
    return page(loadView, modelOf(load, sort, await countWaitingReadings(house, viewer, load.area, load.now)));
  },
});

function modelOf(load: Load, sort: Sort, readings: number): LoadModel {
  const { area, now } = load;
  const organisation = load.organisation ?? '';
  const sorted = load.rows.toSorted((a, b) => orders[sort](a, b) || a.post.title.localeCompare(b.post.title, 'en-GB'));
  const drawn = bars(sorted.map(({ used, capacity }) => ({ used, carries: capacity.points })));
  const head = (id: Sort, text: string) => ({ text, href: paths.load.by(id, organisation), current: id === sort });
  return {
    tabs: tabs(paths.load.show),
    days: windowDays,
    heads: [
      head('post', t('Post')),
      head('percent', t('Points of what is due')),
      head('leads', t('Files it leads')),
      head('opened', t('Opened in 7 days')),
      head('overdue', t('Overdue')),
      head('soon', t('Due in 7 days')),
      head('oldest', t('Waiting longest since')),
      head('last', t('Last given something')),
    ],
    organisations:
      load.organisation === null
        ? []
        : load.organisations.map(({ id, posts }) => ({
            text: t('{name} ({n})', { name: organisationOf(area, id), n: posts }),
            href: paths.load.by(sort, id),
            current: id === load.organisation,
          })),
    rows: sorted.map((row, n) => ({
      title: row.post.title,
      href: paths.posts.show(row.post.id),
      carries: paths.load.post(row.post.id),
      who: nameOf(area, whoAnswers(area, row.post.id, now).practitioner ?? ''),
      grade: gradeWords(row),
      bar: drawn[n] ?? { used: 0, mark: null, over: false },
      load: loadWords(row),
      over: (row.percent ?? 0) > 100,
      leads: row.leads,
      opened: row.opened,
      overdue: row.overdue,
      soon: row.soon,
      oldest: row.oldest === null ? t('nothing is owed') : date(row.oldest),
      last: row.last === null ? t('nothing is owed') : date(row.last),
      oldestAgo: row.oldest === null ? '' : agoWords(row.oldest, now),
      lastAgo: row.last === null ? '' : agoWords(row.last, now),
      leave: leaveWords(load, row),
      move: paths.posts.leads(row.post.id),
    })),
    ungraded: sorted.filter(({ capacity }) => capacity.points === null).length,
    over: sorted.filter(({ percent }) => (percent ?? 0) > 100).length,
    unowned: sorted.filter(({ post }) => whoAnswers(area, post.id, now).practitioner === null).length,
    readings: { n: readings, href: paths.load.readings },
  };
}

const orders: Readonly<Record<Sort, (a: PostLoad, b: PostLoad) => number>> = {
  // What cannot be measured comes before what is light: nobody has looked.
  percent: (a, b) => (b.percent ?? 100) - (a.percent ?? 100) || b.used - a.used,
  leads: (a, b) => b.leads - a.leads,
  opened: (a, b) => b.opened - a.opened,
  overdue: (a, b) => b.overdue - a.overdue,
  soon: (a, b) => b.soon - a.soon,
  oldest: (a, b) => (a.oldest ?? Infinity) - (b.oldest ?? Infinity),
  last: (a, b) => (a.last ?? 0) - (b.last ?? 0),
  post: () => 0,
};

const gradeWords = ({ capacity, post }: PostLoad): string => {
  if (post.holders.length === 0) return t('nobody holds it');
  const words = capacity.grades.map((grade) => t(grade.words)).join(', ');
  return capacity.ungraded === 0 ? words : [words, t('no grade recorded')].filter(Boolean).join(', ');
};

export const loadWords = ({ used, capacity, percent }: Pick<PostLoad, 'used' | 'capacity' | 'percent'>): string => {
  if (capacity.points === null) return t('{used} points; no capacity recorded', { used: points(used) });
  if (percent === null) return t('{used} points, and nobody who holds it is there', { used: points(used) });
  const said = t('{used} of {carries} points: {percent}%', { used: points(used), carries: points(capacity.points), percent });
  return percent > 100 ? t('{said}, more than it carries', { said }) : said;
};

function leaveWords({ area, now }: Load, { post, capacity }: PostLoad): string {
  const next = nextAbsence(area, post, now);
  if (capacity.awayDays > 0)
    return t('{n, plural, one {# working day} other {# working days}} of leave in the next 14. {next}', {
      n: capacity.awayDays,
      next: next ?? '',
    });
  return t('none in the next 14 days');
}
