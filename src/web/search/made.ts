/** Who searched for whom, for which file, why, and what was found: for those who supervise. Facts to ask about, no scores (K03). */
import { z } from 'zod';
import { searchesMadeIn } from '../../app/searches.ts';
import { filesRead, readPage, view } from '../answer.ts';
import type { Instant } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { t } from '../words.ts';
import { purposeIn } from './asking.ts';
import { purposeWords } from './words.ts';

interface MadeModel {
  readonly days: number;
  readonly who: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly counts: readonly {
    readonly name: string;
    readonly searches: number;
    readonly withoutFile: number;
    readonly nothingFound: number;
    readonly sameFound: number;
  }[];
  readonly rows: readonly {
    readonly at: Instant;
    readonly who: string;
    readonly asked: string;
    readonly file: { readonly href: Href; readonly title: string } | null;
    readonly why: string;
    readonly came: string;
  }[];
  readonly before: Href | null;
  readonly next: Href | null;
}
const madeView = view<MadeModel>('search/made.njk');
const size = 50;

export const searchesMade: Route = route({
  method: 'GET',
  path: paths.search.made,
  title: 'Searches made',
  mayUse: supervisingDuties,
  reads: 'files',
  schema: z.object({
    query: z.object({
      days: z.coerce.number().int().min(1).max(365).catch(30),
      who: z.string().max(100).catch(''),
      page: z.coerce.number().int().min(1).max(10_000).catch(1),
    }),
  }),
  handle: async ({ deps, viewer, input }) => {
    const { days, who, page } = input.query;
    const made = await searchesMadeIn(houseOf(deps), viewer, { days, practitioner: who === '' ? null : who, page, size });
    const model: MadeModel = {
      days,
      who,
      people: made.people,
      counts: made.counts,
      rows: made.rows.map((row) => ({
        at: row.at,
        who: row.name,
        asked: row.asked === null ? t('A list or a pattern, not kept any more') : row.asked,
        file: row.file && { href: paths.file.show(row.file.id), title: row.file.name ?? t('Name not known') },
        why: [t(purposeWords[purposeIn(row.purpose)]), row.reason].filter(Boolean).join(': '),
        came:
          row.outcome === 'away'
            ? t('Not answered: the list of known people was away')
            : row.outcome === 'proposed'
              ? t('Waits for a second person, or to be made')
              : t('{n, plural, =0 {Nobody found} one {# person found} other {# people found}}', { n: row.found }),
      })),
      before: page > 1 ? paths.search.madePage(String(days), who, page - 1) : null,
      next: made.hasNext ? paths.search.madePage(String(days), who, page + 1) : null,
    };
    return readPage(madeView, model, filesRead(made.rows.flatMap((row) => row.file?.id ?? [])));
  },
});
