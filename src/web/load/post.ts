/** What a post carries: the grade and the hours of each who holds it, recorded by whoever looks after them. Never why. */
import { z } from 'zod';
import { overseen } from '../../app/overseen.ts';
import { capacityTable, loadsOf, type PostLoad } from '../../app/capacity.ts';
import { changePosts, postsSight, type PostsSight } from '../../app/posts.ts';
import type { Post } from '../../domain/area/state.ts';
import { missing, page, redirect, view } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import { problemOfDecision } from '../posts/asked.ts';
import { nameOf } from '../posts/words.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type FormFields, type Route, route, text } from '../route.ts';
import { houseOf, type Problem, supervisingDuties, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { loadWords } from './show.ts';

interface PostModel {
  readonly title: string;
  readonly here: Href;
  readonly back: Href;
  readonly load: string;
  readonly hours: number;
  readonly holders: readonly {
    readonly id: string;
    readonly name: string;
    readonly grades: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
    readonly hours: string;
    readonly because: string | null;
  }[];
  readonly problem: Problem | null;
}
const postView = view<PostModel>('load/post.njk');
const params = z.object({ id: z.string() });
const shared = { path: '/load/posts/:id', title: 'What a post carries', mayUse: supervisingDuties, reads: 'people' } as const;

export const postCarries: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => (await found(deps, viewer, input.params.id, {}, null)) ?? missing,
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const { body } = input;
      const hoursAWeek = Number(text(body, 'hours').replace(',', '.'));
      const practitioner = text(body, 'practitioner');
      const wrong = [
        ...(text(body, 'grade') === '' ? [{ input: `grade-${practitioner}`, words: t('Choose the grade') }] : []),
        ...(text(body, 'hours') === '' || !(hoursAWeek >= 0 && hoursAWeek <= 80)
          ? [{ input: `hours-${practitioner}`, words: t('Enter the hours a week as a number, such as 30 or 18.5') }]
          : []),
      ];
      if (wrong.length > 0) return (await found(deps, viewer, input.params.id, body, wrongFields(wrong))) ?? missing;
      const act = { do: 'working-time', practitioner, grade: text(body, 'grade'), hoursAWeek } as const;
      const problem = problemOfDecision(await changePosts(houseOf(deps), viewer, act));
      if (problem) return (await found(deps, viewer, input.params.id, body, problem)) ?? missing;
      return redirect(withDone(paths.load.post(input.params.id), 'working-time'));
    },
  }),
];

async function found(deps: Parameters<typeof houseOf>[0], viewer: Viewer, id: string, fields: FormFields, problem: Problem | null) {
  const house = houseOf(deps);
  const sight = await postsSight(house, viewer);
  const post = overseen(sight.area, viewer, sight.now).find((each) => each.id === id);
  if (!post) return null;
  const [load] = await loadsOf(house, viewer, sight, [post]);
  const options = problem ? { status: problem.status, hasErrors: true } : {};
  return load ? page(postView, modelOf(sight, post, load, fields, problem), options) : null;
}

function modelOf(sight: PostsSight, post: Post, load: PostLoad, fields: FormFields, problem: Problem | null): PostModel {
  const { area, now, whyNot } = sight;
  const table = capacityTable(area, now);
  return {
    title: post.title,
    here: paths.load.post(post.id),
    back: paths.load.show,
    load: loadWords(load),
    hours: table.fullTimeHours,
    holders: post.holders.map((id) => {
      const time = area.capacity.working.get(id);
      const isSent = text(fields, 'practitioner') === id;
      const chosen = isSent ? text(fields, 'grade') : (time?.grade ?? '');
      const why = whyNot({ do: 'working-time', practitioner: id, grade: '', hoursAWeek: 0 });
      return {
        id,
        name: nameOf(area, id),
        grades: table.grades.map(({ code, words, pointsAWeek }) => ({
          value: code,
          text: t('{grade}: {points} points in a full-time week', { grade: t(words), points: pointsAWeek }),
          selected: code === chosen,
        })),
        hours: isSent ? text(fields, 'hours') : time ? String(time.hoursAWeek) : '',
        because: why ? saidReason(why) : null,
      };
    }),
    problem,
  };
}
