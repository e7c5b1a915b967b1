/** The area's own amount for a limit, set by a senior or chief post with a reason. What is owed already keeps its date. */
import { z } from 'zod';
import { overrideLimit } from '../../app/directory.ts';
import { type LimitToSet, limitToSet } from '../../app/rulebookNow.ts';
import { missing, page, redirect, view } from '../answer.ts';
import { paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { houseOf } from '../staff.ts';
import { saidReason } from '../words.ts';

interface LimitModel extends LimitToSet {
  readonly here: string;
  readonly values: { readonly count: string; readonly reason: string };
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}
const limitView = view<LimitModel>('rulebook/limit.njk');
const declared = {
  path: '/rulebook/limits/:id',
  title: 'Set the area’s own amount',
  mayUse: ['senior', 'chief'],
  reads: 'rulebook',
} as const;
const params = z.object({ id: z.string().min(1).max(100) });
const none = { count: '', reason: '' };

export const limitRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, input }) => {
      const found = await limitToSet(houseOf(deps), input.params.id);
      return found ? page(limitView, { ...found, here: paths.limit(found.limit.id), values: none, errors: [] }) : missing;
    },
  }),
  route({
    ...declared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const found = await limitToSet(house, input.params.id);
      if (!found) return missing;
      const values = { count: text(input.body, 'count'), reason: text(input.body, 'reason') };
      const count = /^\d{1,6}$/.test(values.count) ? Number(values.count) : Number.NaN;
      const decision = await overrideLimit(house, viewer, { limit: found.limit.id, count, reason: values.reason });
      if (decision.kind === 'decided') return redirect(withDone(paths.rulebook, 'limit-set'));
      const errors = decision.reasons.map((each) => ({
        text: saidReason(each),
        href: each.code === 'no-reason-given' ? '#reason' : '#count',
      }));
      return page(limitView, { ...found, here: paths.limit(found.limit.id), values, errors }, { status: 422, hasErrors: true });
    },
  }),
];
