/** Subjects of interest by priority and what is owed, suspended with a countdown, closed by band and age, hits that wait; and the queue's own alarm. */
import { z } from 'zod';
import { type SubjectRow, subjects, type Subjects } from '../../app/subjects/queue.ts';
import { filesRead, missing, readPage, view } from '../answer.ts';
import type { Instant } from '../deps.ts';
import { acknowledgedWords, wordsOfAlarm } from './alarm.ts';
import { postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';

interface ListModel {
  readonly now: Instant;
  readonly title: string;
  readonly tabs: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly filters: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly alarm: { readonly words: readonly string[]; readonly mine: boolean; readonly href: Href } | null;
  readonly rows: readonly {
    readonly title: string;
    readonly href: Href;
    readonly state: string;
    readonly isClosed: boolean;
    readonly child: boolean;
    readonly notes: readonly string[];
    readonly lead: string;
    readonly due: Instant | null;
    readonly dueWhat: string;
    readonly owed: string;
  }[];
  readonly empty: string;
  readonly page: number;
  readonly before: Href | null;
  readonly next: Href | null;
  readonly tell: Href;
}
const listView = view<ListModel>('subjects/list.njk');
const size = 50;
const lists = ['open', 'suspended', 'closed', 'hits'] as const;
const bands = ['high', 'medium', 'low'] as const;

export const subjectListRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.subjects.list,
    title: 'Subjects of interest',
    mayUse: areaDuties,
    only: 'subjects of interest',
    reads: 'files',
    schema: z.object({
      query: z.object({
        list: z.enum(lists).catch('open'),
        only: z.string().max(10).catch(''),
        page: z.coerce.number().int().min(1).max(10_000).catch(1),
      }),
    }),
    handle: async ({ deps, viewer, input }) => {
      const { list, only, page } = input.query;
      const band = bands.indexOf(only as 'low') + 1;
      const priority = /^P[1-4]$/.test(only) ? only : '';
      const seen = await subjects(houseOf(deps), viewer, {
        list,
        page,
        size,
        ...(list === 'open' && priority ? { priority } : {}),
        ...(list === 'closed' && band > 0 ? { band } : {}),
      });
      if (seen.area.kind !== 'subjects of interest') return missing;
      const model = modelOf(seen, list, only, page);
      return readPage(listView, model, filesRead(seen.rows.map(({ file }) => file)), { reason: 'list of subjects of interest' });
    },
  }),
];

function modelOf(seen: Subjects, list: (typeof lists)[number], only: string, page: number): ListModel {
  const { counts, rows, now, hasNext } = seen;
  const closed = Object.values(counts.closed).reduce((sum, each) => sum + each.all, 0);
  const open = Object.values(counts.open).reduce((sum, each) => sum + each, 0);
  const tab = (id: (typeof lists)[number], text: string) => ({ text, href: paths.subjects.page(id, '', 1), current: id === list });
  const filter = (id: string, text: string) => ({ text, href: paths.subjects.page(list, id, 1), current: id === only });
  const titles = {
    open: t('Open subjects'),
    suspended: t('Suspended subjects'),
    closed: t('Closed subjects'),
    hits: t('Hits that wait for a decision'),
  };
  return {
    now,
    title: titles[list],
    tabs: [
      tab('open', t('Open ({n})', { n: open })),
      tab('suspended', t('Suspended ({n})', { n: counts.suspended })),
      tab('hits', t('Hits that wait ({n})', { n: counts.hits })),
      tab('closed', t('Closed ({n})', { n: closed })),
    ],
    filters:
      list === 'open'
        ? [
            filter('', t('All priorities')),
            ...Object.entries(counts.open).map(([priority, n]) => filter(priority, t('{priority} ({n})', { priority, n }))),
          ]
        : list === 'closed'
          ? [
              filter('', t('All bands')),
              ...bands.map((each, i) => {
                const { all = 0, overdue = 0 } = counts.closed[i + 1] ?? {};
                return filter(each, t('{band}: {all}, {overdue} overdue', { band: t(each), all, overdue }));
              }),
            ]
          : [],
    alarm: alarmWords(seen),
    rows: rows.map((row) => rowModel(seen, row, list)),
    empty: t('Nobody is on this list. {open} are open, {closed} closed.', { open, closed }),
    page,
    before: page > 1 ? paths.subjects.page(list, only, page - 1) : null,
    next: hasNext ? paths.subjects.page(list, only, page + 1) : null,
    tell: paths.referral.start,
  };
}

const alarmWords = ({ alarm, isMine, area, now }: Subjects): ListModel['alarm'] =>
  alarm && { mine: isMine, href: paths.subjects.alarm, words: [...wordsOfAlarm(area, alarm), ...acknowledgedWords(area, alarm, now)] };

function rowModel({ area }: Subjects, row: SubjectRow, list: (typeof lists)[number]): ListModel['rows'][number] {
  const isClosed = row.state === 'closed';
  const dues = {
    open: [row.nextDue, t('next')],
    suspended: [row.until, t('last day of the suspension')],
    closed: [row.reviewDue, t('review')],
    hits: [row.hitDue, t('decision on the oldest hit')],
  } as const;
  const [due, dueWhat] = dues[list];
  return {
    title: row.title,
    href: paths.subjects.show(row.file, row.id),
    state: isClosed
      ? t('Closed, {band}', { band: t(bands[(row.band ?? 2) - 1] ?? 'medium') })
      : row.state === 'suspended'
        ? t('{priority}, tier {tier}, suspended', { priority: row.priority, tier: row.tier })
        : t('{priority}, tier {tier}', { priority: row.priority, tier: row.tier }),
    isClosed,
    child: row.child,
    notes: [
      row.investigation,
      ...(row.child ? [t('Under 18')] : []),
      ...(row.waits ? [t('A proposal waits for its authoriser')] : []),
      ...(row.suspensions > 1 ? [t('Suspended {n} times', { n: row.suspensions })] : []),
      ...(row.state === 'suspended' && row.forResource > 0 ? [t('For lack of resource')] : []),
      ...(row.state === 'suspended' && row.stops
        ? [t('Stopped: {stops}', { stops: row.stops.replaceAll(/[.]?\n/g, '; ').replace(/[.]$/, '') })]
        : []),
      ...(row.hits > 0 ? [t('{n, plural, one {# hit waits} other {# hits wait}}', { n: row.hits })] : []),
    ],
    lead: postTitle({ area }, row.leadPost),
    due,
    dueWhat,
    owed:
      row.lapsed > 0 ? t('{owed} owed, {lapsed} overdue', { owed: row.owed, lapsed: row.lapsed }) : t('{owed} owed', { owed: row.owed }),
  };
}
