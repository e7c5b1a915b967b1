/** The list of referrals: those not closed first, a page at a time, and by reference. */

import { z } from 'zod';
import { referralPage, referralWithReference } from '../../app/queue.ts';
import { filesRead, readPage, redirect, view } from '../answer.ts';
import type { Instant } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { areaDuties, coversOnly, houseOf } from '../staff.ts';
import { phrase, t } from '../words.ts';

interface QueueModel {
  readonly rows: readonly {
    readonly reference: string;
    readonly title: string;
    readonly receivedAt: Instant;
    readonly state: string;
    readonly isClosed: boolean;
    readonly isRefuted: boolean;
    readonly isRepeat: boolean;
    readonly candidatesOpen: number;
    readonly href: Href;
  }[];
  readonly page: number;
  readonly before: Href | null;
  readonly next: Href | null;
  /** What was looked for and not found. */
  readonly notFound: string | null;
}
const queueView = view<QueueModel>('queue/queue.njk');
const size = 25;

const states: Readonly<Record<string, string>> = {
  open: phrase('Open'),
  'closing proposed': phrase('Open: closing is proposed'),
  closed: phrase('Closed'),
  refuted: phrase('Refuted'),
};

export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.queue,
    title: 'Referrals queue',
    mayUse: areaDuties,
    reads: 'files',
    schema: z.object({
      query: z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1), reference: z.string().max(40).catch('') }),
    }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const no = coversOnly(viewer);
      if (no) return no;
      const { page, reference } = input.query;
      // As it is read out: spaces and small letters are no other reference.
      const asked = reference.trim().toUpperCase();
      const found = asked === '' ? null : await referralWithReference(house, viewer, asked);
      if (found) return redirect(paths.case.show(found.id));
      const { rows, hasNext } = await referralPage(house, viewer, page, size);
      const model: QueueModel = {
        rows: rows.map(({ id, reference: receipt, title, receivedAt, status, finding, isRepeat, candidatesOpen }) => ({
          reference: receipt,
          title,
          receivedAt,
          state: status === 'refuted' && finding ? t('Refuted: {finding}', { finding: t(finding) }) : t(states[status] ?? status),
          isClosed: status === 'closed' || status === 'refuted',
          isRefuted: status === 'refuted',
          isRepeat,
          candidatesOpen,
          href: paths.case.show(id),
        })),
        page,
        before: page > 1 ? paths.queuePage(page - 1) : null,
        next: hasNext ? paths.queuePage(page + 1) : null,
        notFound: asked === '' ? null : asked,
      };
      return readPage(queueView, model, filesRead(rows.map(({ file }) => file)), { reason: 'list of referrals' });
    },
  }),
];
