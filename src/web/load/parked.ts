/** Everything whose clock somebody stopped or put far: since when, by whose decision, why, and when it comes back by itself. */
import { z } from 'zod';
import { parked, type Parked, type ParkedKind, type ParkedList } from '../../app/parked.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { agoWords, date, dueDate, dueWords } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { draftWords } from '../intake/drafts.ts';
import { nameOf, organisationOf, titleOf } from '../posts/words.ts';
import { type Route, route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';
import { type Tab, tabs } from './tabs.ts';

interface Row {
  readonly about: string;
  readonly href: Href;
  readonly refuted: boolean;
  readonly kind: string;
  readonly what: string;
  readonly since: string;
  readonly ago: string;
  readonly decided: string;
  readonly reason: string;
  readonly back: string;
  /** How far away that is; empty where it does not come back by itself. */
  readonly backIn: string;
  readonly overdue: boolean;
}
interface ParkedModel {
  readonly tabs: readonly Tab[];
  readonly kinds: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly organisations: readonly { readonly text: string; readonly href: Href; readonly current: boolean }[];
  readonly endless: readonly Row[];
  readonly dateless: readonly { readonly about: string; readonly href: Href; readonly since: string; readonly post: string }[];
  readonly rows: readonly Row[];
  readonly drafts: string | null;
  readonly cut: boolean;
}
const parkedView = view<ParkedModel>('load/parked.njk');

export const parkedRoute: Route = route({
  method: 'GET',
  path: paths.load.parked,
  title: 'What is parked',
  mayUse: supervisingDuties,
  reads: 'files',
  schema: z.object({ query: z.object({ kind: z.string().max(60).catch(''), organisation: z.string().max(120).catch('') }) }),
  handle: async ({ deps, viewer, input }) => {
    const { kind, organisation } = input.query;
    const seen = await parked(houseOf(deps), viewer, { organisation, ...(kind === '' ? {} : { kind }) });
    const read = [...seen.rows, ...seen.endless, ...seen.dateless].map(({ file }) => file);
    return readPage(parkedView, modelOf(seen, kind), filesRead(read), { reason: 'what is parked' });
  },
});

function modelOf(seen: ParkedList, kind: string): ParkedModel {
  const organisation = seen.organisation ?? '';
  const all = [...seen.counts.values()].reduce((sum, each) => sum + each, 0);
  return {
    tabs: tabs(paths.load.parked),
    kinds: [
      { text: t('All ({n})', { n: all }), href: paths.load.parkedOf('', organisation), current: kind === '' },
      ...[...seen.counts].map(([id, n]) => ({
        text: t('{kind} ({n})', { kind: kindWords(id), n }),
        href: paths.load.parkedOf(id, organisation),
        current: id === kind,
      })),
    ],
    organisations:
      seen.organisation === null
        ? []
        : seen.organisations.map(({ id, posts }) => ({
            text: t('{name} ({n})', { name: organisationOf(seen.area, id), n: posts }),
            href: paths.load.parkedOf(kind, id),
            current: id === seen.organisation,
          })),
    endless: seen.endless.map((row) => rowOf(seen, row)),
    dateless: seen.dateless.map(({ file, title, post, since }) => ({
      about: title || t('Name not known'),
      href: paths.file.show(file),
      since: date(since),
      post: titleOf(seen.area, post),
    })),
    rows: seen.rows.map((row) => rowOf(seen, row)),
    drafts: seen.drafts ? draftWords(seen.drafts, seen.now) : null,
    cut: seen.cut,
  };
}

function rowOf({ area, now }: ParkedList, row: Parked): Row {
  const post = titleOf(area, row.byPost ?? row.post);
  return {
    about: row.reference === null ? row.title || t('Name not known') : t('Name not known, {reference}', { reference: row.reference }),
    href: paths.file.show(row.file),
    refuted: row.refuted,
    kind: kindWords(row.kind),
    what: t(row.task),
    since: date(row.since),
    ago: agoWords(row.since, now),
    decided: row.by === null ? post : t('{name}, {post}', { name: nameOf(area, row.by), post }),
    reason: row.reason,
    back:
      row.until !== null
        ? row.overdue
          ? t('Came back on {day}', { day: dueDate(row.until) })
          : dueDate(row.until)
        : row.next === null
          ? t('Never: nothing about this person has a date')
          : t('Not by itself. The next thing about this person is due {day}', { day: dueDate(row.next) }),
    backIn: row.until === null ? '' : dueWords(row.until, now),
    overdue: row.overdue,
  };
}

function kindWords(kind: ParkedKind): string {
  const words: Readonly<Record<ParkedKind, string>> = {
    suspended: t('Suspended'),
    lowered: t('Priority or tier lowered'),
    waived: t('Waived'),
    'climb stopped': t('Climb stopped'),
    'waits for an answer': t('Waits for an answer'),
    'hand-over not answered': t('Hand-over not answered'),
    'need without a service': t('Need that no service has accepted'),
    'put off': t('Put off'),
    'booked far ahead': t('Booked far ahead'),
    'under a regime': t('Under a regime'),
    'not sure who it is': t('Not sure who it is'),
  };
  return words[kind];
}
