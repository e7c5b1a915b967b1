/** Moves product time forward in a demonstration, so that a visitor sees things lapse, climb and come back. */

import { z } from 'zod';
import { missing, redirect } from '../answer.ts';
import { localHref, paths } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';

/** Ten minutes, an hour: a missed check-in and danger that nobody has seen climb within minutes. */
const step = z.enum(['minutes', 'hour', 'day', 'week']);

export const demonstrationRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: paths.forward,
    title: 'Move product time forward',
    mayUse: 'anyone',
    reads: 'nothing',
    schema: z.object({ body: formFields.refine((fields) => step.safeParse(text(fields, 'by')).success) }),
    handle: async ({ deps, input }) => {
      if (deps.demonstration === null) return missing;
      await deps.demonstration.forward(step.parse(text(input.body, 'by')));
      return redirect(localHref(text(input.body, 'returnTo'), paths.home));
    },
  }),
];
