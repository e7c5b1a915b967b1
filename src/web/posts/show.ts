/** One post: who answers and why, its people, hours, rota and work; and the forms that change them. */
import { isOutside } from '../../app/supportSight.ts';
import { isPresent, postRoles, roleInWords, whoAnswers } from '../../app/whoAnswers.ts';
import { z } from 'zod';
import { changePosts, type PostAct, postsSight, type PostsSight, type Workload, workload } from '../../app/posts.ts';
import type { Post } from '../../domain/area/state.ts';
import { missing, page, redirect, view } from '../answer.ts';
import { date } from '../dates.ts';
import { type Done } from '../done.ts';
import { typedMoment } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, type Wrong, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { problemOfDecision, timeOfDay } from './asked.ts';
import { hoursWords, nameOf, nextAbsence, organisationOf, shiftWords, titleOf, whyAnswers } from './words.ts';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected?: boolean;
}
interface PostModel {
  readonly here: Href;
  readonly title: string;
  readonly role: string;
  readonly organisation: string;
  readonly answers: { readonly who: string; readonly href: Href | null; readonly why: string };
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly href: Href;
    readonly as: string;
    readonly there: string;
  }[];
  readonly hours: string;
  readonly supervisor: string;
  readonly absence: string | null;
  readonly hasRota: boolean;
  readonly shifts: readonly { readonly id: string; readonly who: string; readonly when: string }[];
  readonly load: { readonly rows: readonly (readonly [string, string])[]; readonly leads: Href };
  /** Why this reader may not change it; null when they may. */
  readonly because: string | null;
  readonly mayRestructure: boolean;
  readonly candidates: readonly Option[];
  readonly supervisors: readonly Option[];
  readonly roles: readonly Option[];
  readonly isAlways: boolean;
  readonly values: Readonly<Record<string, string>>;
  /** Which of the forms on the page was sent. */
  readonly sent: string;
  readonly problem: Problem | null;
}
const postView = view<PostModel>('posts/post.njk');
const params = z.object({ id: z.string() });
const title = 'Post';

export const showPost: Route = route({
  method: 'GET',
  path: '/posts/:id',
  title,
  mayUse: areaDuties,
  reads: 'people',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    const post = sight.area.posts.get(input.params.id);
    if (!post) return missing;
    const [load] = await workload(house, viewer, [post.id], sight.now);
    return page(postView, modelOf(sight, post, load, {}, null), { title: post.title });
  },
});

const doneBy: Readonly<Record<string, Done>> = { shift: 'rota-changed', 'remove-shift': 'rota-changed' };

export const changePostRoute: Route = route({
  method: 'POST',
  path: '/posts/:id',
  title,
  mayUse: areaDuties,
  reads: 'people',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    const post = sight.area.posts.get(input.params.id);
    if (!post) return missing;
    const wrong: Wrong[] = [];
    const act = actOf(post, input.body, wrong);
    const problem = wrong.length > 0 || act === null ? wrongFields(wrong) : problemOfDecision(await changePosts(house, viewer, act));
    if (problem === null) return redirect(withDone(paths.posts.show(post.id), doneBy[text(input.body, 'do')] ?? 'post-changed'));
    const [load] = await workload(house, viewer, [post.id], sight.now);
    return page(postView, modelOf(sight, post, load, input.body, problem), { title: post.title, status: problem.status, hasErrors: true });
  },
});

function actOf(post: Post, fields: FormFields, wrong: Wrong[]): PostAct | null {
  const given = (name: string, words: string, input = name): string => {
    const value = text(fields, name);
    if (value === '') wrong.push({ input, words });
    return value;
  };
  const on = { post: post.id };
  switch (text(fields, 'do')) {
    case 'fill': {
      const joining = text(fields, 'joining');
      const practitioner = text(fields, 'practitioner');
      if (joining === '' && practitioner === '')
        wrong.push({ input: 'practitioner', words: t('Choose who fills the post, or write the name of somebody new') });
      const as = given('as', t('Choose whether they hold the post or deputise'));
      return { do: 'fill', ...on, practitioner, as: as === 'deputy' ? 'deputy' : 'holder', joining: practitioner === '' ? joining : null };
    }
    case 'vacate':
      return { do: 'vacate', ...on, practitioner: given('practitioner', t('Choose who leaves the post')) };
    case 'change': {
      const role = postRoles.find((each) => each === text(fields, 'role')) ?? post.role;
      const [name, reason] = [given('title', t('Write what the post is called')), given('reason', t('Say why the post is changed'))];
      const hours = text(fields, 'hours') === 'always' ? 'always' : 'office';
      return { do: 'change', ...on, title: name, role, supervisor: text(fields, 'supervisor') || null, hours, reason };
    }
    case 'shift': {
      const practitioner = given('shift-practitioner', t('Choose who is on the rota'));
      const from = timeOfDay(fields, 'from', t('Enter the day and time at which the shift begins'), wrong);
      const until = timeOfDay(fields, 'until', t('Enter the day and time at which the shift ends'), wrong);
      return from === null || until === null ? null : { do: 'shift', ...on, practitioner, from, until };
    }
    case 'remove-shift':
      return {
        do: 'remove-shift',
        ...on,
        shift: text(fields, 'shift'),
        reason: given('shift-reason', t('Say why the shift is taken off'), `shift-reason-${text(fields, 'shift')}`),
      };
    default:
      wrong.push({ input: 'main-content', words: t('Choose what to change') });
      return null;
  }
}

function modelOf(sight: PostsSight, post: Post, load: Workload | undefined, fields: FormFields, problem: Problem | null): PostModel {
  const { area, book, now } = sight;
  const answers = whoAnswers(area, post.id, now);
  const why = sight.whyNot({ do: 'vacate', post: post.id, practitioner: '' });
  const kept = [
    'practitioner',
    'as',
    'joining',
    'title',
    'role',
    'supervisor',
    'hours',
    'reason',
    'shift-practitioner',
    'shift',
    'shift-reason',
  ];
  const restructure = sight.whyNot({
    do: 'change',
    post: post.id,
    title: post.title,
    role: post.role,
    supervisor: null,
    hours: 'office',
    reason: '',
  });
  const typed = Object.fromEntries(kept.map((name) => [name, text(fields, name)]));
  const persons = [...area.practitioners.values()].filter(
    (each) => each.left === null && !area.covers.some((cover) => cover.practitioner === each.id),
  );
  return {
    here: paths.posts.show(post.id),
    title: post.title,
    role: t(roleInWords(post.role)),
    organisation: organisationOf(area, post.organisation),
    answers: {
      who: answers.practitioner === null ? '' : nameOf(area, answers.practitioner),
      href: answers.practitioner === null ? null : paths.posts.person(answers.practitioner),
      why: whyAnswers(area, post, answers, now),
    },
    people: [...post.holders.map((id) => [id, t('Holds it')] as const), ...post.deputies.map((id) => [id, t('Deputises')] as const)].map(
      ([id, as]) => ({
        id,
        name: nameOf(area, id),
        href: paths.posts.person(id),
        as,
        there: isPresent(area, id, now) ? t('there') : t('away'),
      }),
    ),
    hours: hoursWords(post, now, book),
    supervisor: post.supervisor === null ? t('None: it is the top') : titleOf(area, post.supervisor),
    absence: nextAbsence(area, post, now),
    hasRota: post.hours === 'always',
    shifts: area.shifts
      .filter((each) => each.post === post.id && each.until > now)
      .toSorted((a, b) => a.from - b.from)
      .map((each) => ({ id: each.id, who: nameOf(area, each.practitioner), when: shiftWords(each) })),
    load: { rows: loadRows(load), leads: paths.posts.leads(post.id) },
    because: why ? saidReason(why) : null,
    mayRestructure: restructure === null,
    candidates: persons.map((each) => ({
      value: each.id,
      text: `${each.name}, ${organisationOf(area, each.organisation)}`,
      selected: typed.practitioner === each.id,
    })),
    supervisors: [...area.posts.values()]
      .filter((each) => each.id !== post.id && !isOutside(each.role))
      .map((each) => ({ value: each.id, text: each.title, selected: each.id === (typed.supervisor || post.supervisor) })),
    roles: postRoles.map((role) => ({ value: role, text: t(roleInWords(role)), selected: role === (typed.role || post.role) })),
    isAlways: (typed.hours || post.hours) === 'always',
    values: { ...typed, title: typed.title || post.title, ...typedMoment(fields, 'from'), ...typedMoment(fields, 'until') },
    sent: text(fields, 'do'),
    problem,
  };
}

export const loadRows = (load: Workload | undefined): readonly (readonly [string, string])[] => [
  [t('Files it leads'), String(load?.leads ?? 0)],
  [t('Open'), String(load?.open ?? 0)],
  [t('Overdue'), String(load?.overdue ?? 0)],
  [t('Due in the next 7 days'), String(load?.dueWithinAWeek ?? 0)],
  [t('Waiting longest since'), load?.oldest ? date(load.oldest) : t('nothing is owed')],
];
