/** The writer of a saved draft is reminded by a person, where no mail could: who they are to us is a way to reach them, and nothing more. */
import { z } from 'zod';
import { reminderSight, settleReminder } from '../../app/reminders.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import type { Instant } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface ReminderModel {
  readonly here: Href;
  readonly contact: string;
  readonly keepUntil: Instant;
  readonly problem: Problem | null;
}
const reminderView = view<ReminderModel>('intake/reminder.njk');
const shared = { path: '/reminders/:id', title: 'Remind somebody who began a form', mayUse: caseDuties, reads: 'files' } as const;
const params = z.object({ id: z.string() });

async function show(deps: Parameters<typeof houseOf>[0], viewer: Parameters<typeof reminderSight>[1], id: string, problem: Problem | null) {
  const sight = await reminderSight(houseOf(deps), viewer, id);
  if (!sight) return missing;
  return readPage(reminderView, { here: paths.reminder(id), ...sight, problem }, [{ kind: 'reminder', id }], {
    reason: 'reminding the writer of a draft',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

export const reminderRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: ({ deps, viewer, input }) => show(deps, viewer, input.params.id, null),
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const { id } = input.params;
      const outcome = (['reached', 'not reached'] as const).find((each) => each === text(input.body, 'outcome'));
      if (!outcome) return show(deps, viewer, id, wrongFields([{ input: 'outcome', words: t('Say whether you reached them') }]));
      const problem = problemOf(await settleReminder(houseOf(deps), viewer, id, outcome));
      return problem ? show(deps, viewer, id, problem) : redirect(withDone(paths.today, 'writer-reminded'));
    },
  }),
];
