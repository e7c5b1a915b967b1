/** What falls due in 14, 30 and 90 days if nobody does anything, by post and by week against what is carried; also as if a post were empty. */
import { z } from 'zod';
import { type Horizon, horizons, type Lapses, lapses, type PostLapses } from '../../app/lapses.ts';
import { page, view } from '../answer.ts';
import { date } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { organisationOf, titleOf } from '../posts/words.ts';
import { type Route, route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';
import { type Bar, bars, points } from './bars.ts';
import { type Tab, tabs } from './tabs.ts';

interface LapsesModel {
  readonly tabs: readonly Tab[];
  readonly here: Href;
  readonly without: string | null;
  readonly overdue: number;
  readonly rows: readonly {
    readonly title: string;
    readonly within: readonly { readonly all: number; readonly notes: string }[];
    readonly empty: Href | null;
  }[];
  readonly weeks: readonly {
    readonly from: string;
    readonly away: string;
    readonly due: number;
    readonly words: string;
    readonly over: boolean;
    readonly bar: Bar;
  }[];
  readonly organisations: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly everybody: Href;
}
const lapsesView = view<LapsesModel>('load/lapses.njk');

export const lapsesRoute: Route = route({
  method: 'GET',
  path: paths.load.lapses,
  title: 'What lapses if nothing changes',
  mayUse: supervisingDuties,
  reads: 'people',
  schema: z.object({ query: z.object({ organisation: z.string().max(120).catch(''), without: z.string().max(120).catch('') }) }),
  handle: async ({ deps, viewer, input }) => page(lapsesView, modelOf(await lapses(houseOf(deps), viewer, input.query))),
});

function modelOf(seen: Lapses): LapsesModel {
  const organisation = seen.organisation ?? '';
  const drawn = bars(seen.total.weeks.map((week) => ({ used: week.points, carries: week.carries })));
  return {
    tabs: tabs(paths.load.lapses),
    here: paths.load.lapses,
    without: seen.without === null ? null : titleOf(seen.area, seen.without),
    overdue: seen.overdue,
    rows: [
      { title: t('All of them'), within: withinOf(seen.total), empty: null },
      ...seen.rows
        .toSorted((a, b) => b.within[14].all - a.within[14].all || b.within[90].all - a.within[90].all)
        .map((row) => ({
          title: row.post.title,
          within: withinOf(row),
          empty: seen.without === row.post.id ? null : paths.load.lapsesOf(organisation, row.post.id),
        })),
    ],
    weeks: seen.total.weeks.map((week, n) => ({
      from: date(week.from),
      away: t('{n, plural, =0 {from today} one {in # week} other {in # weeks}}', { n }),
      due: week.due,
      words: weekWords(week),
      over: week.carries !== null && week.points > week.carries,
      bar: drawn[n] ?? { used: 0, mark: null, over: false },
    })),
    organisations:
      seen.organisation === null
        ? []
        : seen.organisations.map(({ id, posts }) => ({
            text: t('{name} ({n})', { name: organisationOf(seen.area, id), n: posts }),
            href: paths.load.lapsesOf(id, ''),
            current: id === seen.organisation,
          })),
    everybody: organisation === '' ? paths.load.lapses : paths.load.lapsesOf(organisation, ''),
  };
}

const withinOf = ({ within }: Pick<PostLapses, 'within'>) =>
  horizons.map((horizon: Horizon) => {
    const { all, away, uncovered } = within[horizon];
    const words = [
      away > 0 ? t('{n} of them while whoever holds it is away', { n: away }) : '',
      uncovered > 0 ? t('{n} with no deputy there', { n: uncovered }) : '',
    ];
    return { all, notes: words.filter(Boolean).join('; ') };
  });

function weekWords({ points: used, carries }: PostLapses['weeks'][number]): string {
  if (carries === null) return t('{used} points; no capacity recorded', { used: points(used) });
  const said = t('{used} of {carries} points', { used: points(used), carries: points(carries) });
  return used > carries ? t('{said}, more than they carry', { said }) : said;
}
