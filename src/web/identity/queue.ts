/** Who waits for a decision about whom: oldest first or by band; mine, my team's or the area's; and what is not yet matched (G01, F44). */

import { z } from 'zod';
import { candidateOrders, candidateShows, identityQueue, type QueueAsked, whoseQueues } from '../../app/identityQueue.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { organisationName } from '../case/who.ts';
import type { Instant } from '../deps.ts';
import { at, type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { areaDuties, caseDuties, coversOnly, houseOf } from '../staff.ts';
import { phrase, t } from '../words.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}
interface QueueModel {
  readonly now: Instant;
  readonly whose: readonly Choice[];
  readonly show: readonly Choice[];
  readonly order: readonly Choice[];
  readonly rows: readonly {
    readonly name: string;
    readonly report: string;
    readonly other: string;
    readonly otherRefuted: boolean;
    readonly state: string;
    readonly since: Instant;
    readonly due: Instant | null;
    readonly post: string;
    readonly href: Href;
  }[];
  /** "137 wait for a decision", or that none does, of whom. */
  readonly count: string;
  readonly isWatched: boolean;
  readonly watched: Href;
  readonly undecided: Href;
  readonly unmatched: readonly {
    readonly name: string;
    readonly reference: string;
    readonly receivedAt: Instant;
    readonly due: Instant;
    readonly post: string;
    readonly href: Href;
  }[];
  readonly unmatchedTotal: number;
  /** Whether old registers are this viewer's to see. */
  readonly mayRegister: boolean;
  readonly page: number;
  readonly pages: number;
  readonly before: Href | null;
  readonly next: Href | null;
}
const queueView = view<QueueModel>('identity/queue.njk');

const whoseWords = { mine: phrase('Mine'), team: phrase('My team’s'), area: phrase('All of the area') } as const;
const showWords = {
  all: phrase('All that wait'),
  suggested: phrase('Suggested'),
  review: phrase('For review'),
  unsure: phrase('Somebody was not sure'),
  watch: phrase('To watch: nothing is asked'),
} as const;
const orderWords = { oldest: phrase('Oldest first'), band: phrase('Suggested first') } as const;
const bandWords = { suggested: phrase('Suggested'), review: phrase('For review'), watch: phrase('To watch') } as const;

const choices = <Value extends string>(words: Readonly<Record<Value, string>>, values: readonly Value[], now: Value): readonly Choice[] =>
  values.map((value) => ({ value, text: t(words[value]), selected: value === now }));

export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.identity.queue,
    title: 'Who is it? Undecided candidates',
    mayUse: areaDuties,
    reads: 'files',
    schema: z.object({
      query: z.object({
        whose: z.enum(whoseQueues).catch('team'),
        show: z.enum(candidateShows).catch('all'),
        order: z.enum(candidateOrders).catch('oldest'),
        page: z.coerce.number().int().min(1).max(100_000).catch(1),
      }),
    }),
    handle: async ({ deps, viewer, input }) => {
      const no = coversOnly(viewer);
      if (no) return no;
      const asked: QueueAsked = input.query;
      const { now, area, rows, total, unmatched, unmatchedTotal, size } = await identityQueue(houseOf(deps), viewer, asked);
      const postOf = (post: string | null): string => area.posts.get(post ?? '')?.title ?? '';
      const pages = Math.max(1, Math.ceil(total / size));
      const model: QueueModel = {
        now,
        whose: choices(whoseWords, whoseQueues, asked.whose),
        show: choices(
          showWords,
          candidateShows.filter((each) => each !== 'watch'),
          asked.show,
        ),
        order: choices(orderWords, candidateOrders, asked.order),
        rows: rows.map((row) => ({
          name: row.title,
          report: t('{reference}, {organisation}', { reference: row.reference, organisation: organisationName(area, row.organisation) }),
          other: row.otherName ?? t('A record that is not held any more'),
          otherRefuted: row.otherRefuted,
          state: row.state === 'unsure' ? t('{band}; somebody was not sure', { band: t(bandWords[row.band]) }) : t(bandWords[row.band]),
          since: row.foundAt,
          due: row.due,
          post: postOf(row.post),
          href: paths.case.candidate(row.referral, row.record),
        })),
        count: countWords(asked, total),
        isWatched: asked.show === 'watch',
        watched: paths.identity.queuePage({ ...asked, show: 'watch' }, 1),
        undecided: paths.identity.queuePage({ ...asked, show: 'all' }, 1),
        unmatched: unmatched.map((row) => ({
          name: row.title,
          reference: row.reference,
          receivedAt: row.receivedAt,
          due: row.due,
          post: postOf(row.post),
          href: at(paths.case.show(row.referral), 'candidates'),
        })),
        unmatchedTotal,
        mayRegister: viewer.duties.some((duty) => (caseDuties as readonly string[]).includes(duty)),
        page: asked.page,
        pages,
        before: asked.page > 1 ? paths.identity.queuePage(asked, asked.page - 1) : null,
        next: asked.page < pages ? paths.identity.queuePage(asked, asked.page + 1) : null,
      };
      const files = [
        ...rows.flatMap(({ file, otherFile }) => [file, ...(otherFile ? [otherFile] : [])]),
        ...unmatched.map(({ file }) => file),
      ];
      return readPage(queueView, model, filesRead(files), { reason: 'list of undecided candidates' });
    },
  }),
];

function countWords({ whose, show }: QueueAsked, n: number): string {
  if (show === 'watch') return t('{n, plural, =0 {Nobody is watched} one {# is watched} other {# are watched}}, the newest first.', { n });
  if (whose === 'mine') return t('{n, plural, =0 {Nobody waits} one {# waits} other {# wait}} for your decision.', { n });
  if (whose === 'team') return t('{n, plural, =0 {Nobody waits} one {# waits} other {# wait}} for a decision of your team.', { n });
  return t('{n, plural, =0 {Nobody waits} one {# waits} other {# wait}} for a decision in the area.', { n });
}
