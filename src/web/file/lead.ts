/** The lead moves to another post (promise 1: exactly one). Until it is recorded, the earlier one keeps it. */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { missing, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { type FormModel, formModel, formPage } from './form.ts';
import { whoAnswersWords } from './model.ts';
import { organisationName, postTitle } from './who.ts';
import { saidReason, t } from '../words.ts';

interface LeadModel extends FormModel {
  readonly now: string;
  readonly posts: readonly { readonly value: string; readonly text: string; readonly own: boolean }[];
  readonly because: string | null;
  /** To another organisation it is offered and accepted. */
  readonly handOver: Href;
}

/** Inside one organisation the lead is given; a lead post that is gone belongs to none. */
const isOurs = (sight: FileSight, organisation: string): boolean =>
  [undefined, organisation].includes(sight.area.posts.get(sight.lead)?.organisation);
const leadView = view<LeadModel>('file/lead.njk');
const title = 'Move the lead';
const params = z.object({ id: z.string() });

export const showLead: Route = route({
  method: 'GET',
  path: '/files/:id/lead',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    return sight ? formPage(leadView, modelOf(sight, viewer.post, house.newId(), {}, null), sight.file.id) : missing;
  },
});

export const moveLead: Route = route({
  method: 'POST',
  path: '/files/:id/lead',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const file = input.params.id;
    const sight = await fileSight(house, viewer, file);
    if (!sight) return missing;
    const [key, post, reason] = ['key', 'post', 'reason'].map((name) => text(input.body, name)) as [string, string, string];
    const wrong = [
      ...(post === '' ? [{ input: 'post', words: t('Choose the post that leads from now on') }] : []),
      ...(reason === '' ? [{ input: 'reason', words: t('Say why the lead moves') }] : []),
    ];
    const again = (problem: Problem) => formPage(leadView, modelOf(sight, viewer.post, key, input.body, problem), file);
    if (wrong.length > 0) return again(wrongFields(wrong));
    const problem = problemOf(await recordAct(house, viewer, { act: 'take-lead', file, key, post, reason }));
    return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'lead-taken'));
  },
});

function modelOf(sight: FileSight, ownPost: string | null, key: string, fields: FormFields, problem: Problem | null): LeadModel {
  const no = sight.whyNot('take-lead');
  return {
    ...formModel(sight, paths.file.lead(sight.file.id), key, fields, ['post', 'reason'], problem),
    now: `${postTitle(sight, sight.lead)}. ${whoAnswersWords(sight, sight.answers)}`,
    // A referring organisation never sees a file, so it cannot lead one.
    posts: [...sight.area.posts.values()]
      .filter((post) => post.role !== 'referrer' && post.id !== sight.lead && isOurs(sight, post.organisation))
      .map((post) => ({ value: post.id, text: `${post.title}, ${organisationName(sight, post.organisation)}`, own: post.id === ownPost })),
    because: no ? saidReason(no) : null,
    handOver: paths.handover.offer(sight.file.id),
  };
}
