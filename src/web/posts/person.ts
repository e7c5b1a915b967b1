/** A practitioner: the posts they fill, when they are away, and leaving, with a preview of where everything of theirs goes. */
import { absenceOf, postsOf, whoAnswers } from '../../app/whoAnswers.ts';
import { z } from 'zod';
import { changePosts, type PostAct, postsSight, type PostsSight, preview, type Workload, workload } from '../../app/posts.ts';
import type { Area } from '../../domain/area/state.ts';
import { missing, type Page, page, redirect, view } from '../answer.ts';
import type { Instant, Viewer } from '../deps.ts';
import { dayInputs, isSameDay, typedMoment } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, type Wrong, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { firstMoment, lastMoment, problemOfDecision } from './asked.ts';
import { absenceWords, nameOf, organisationOf, shiftWords, titleOf, whyAnswers } from './words.ts';

interface PersonModel {
  readonly here: Href;
  readonly leaving: Href | null;
  readonly name: string;
  readonly organisation: string;
  readonly isOwn: boolean;
  readonly state: string;
  readonly posts: readonly { readonly title: string; readonly href: Href; readonly as: string; readonly answers: string }[];
  readonly shifts: readonly string[];
  readonly absences: readonly {
    readonly id: string;
    readonly words: string;
    readonly isNow: boolean;
    /** Who has the posts that they hold, for the time of this absence. */
    readonly meanwhile: readonly string[];
  }[];
  readonly because: string | null;
  /** They are there: one press says that they are not any more. */
  readonly mayGoNow: boolean;
  /** Posts list only for those who work on the area's files. */
  readonly mayList: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const personView = view<PersonModel>('posts/person.njk');
const params = z.object({ id: z.string() });
const title = 'Practitioner';

/** Who refers sees their own page and nobody else's. */
const isFor = (viewer: Viewer, id: string): boolean => viewer.reach === 'area' || viewer.practitioner === id;

export const showPerson: Route = route({
  method: 'GET',
  path: '/people/:id',
  title,
  mayUse: 'signed-in',
  reads: 'people',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const sight = await postsSight(houseOf(deps), viewer);
    const shown = isFor(viewer, input.params.id) && sight.area.practitioners.has(input.params.id);
    return shown ? personPage(sight, viewer, input.params.id, {}, null) : missing;
  },
});

export const changePerson: Route = route({
  method: 'POST',
  path: '/people/:id',
  title,
  mayUse: 'signed-in',
  reads: 'people',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const id = input.params.id;
    const sight = await postsSight(house, viewer);
    if (!isFor(viewer, id) || !sight.area.practitioners.has(id)) return missing;
    const wrong: Wrong[] = [];
    const act = actOf(id, input.body, sight.now, wrong);
    const problem = act === null || wrong.length > 0 ? wrongFields(wrong) : problemOfDecision(await changePosts(house, viewer, act));
    if (problem === null) return redirect(withDone(paths.posts.person(id), act?.do === 'back' ? 'absence-ended' : 'absence-recorded'));
    return personPage(sight, viewer, id, input.body, problem);
  },
});

function actOf(practitioner: string, fields: FormFields, now: Instant, wrong: Wrong[]): PostAct | null {
  // At night nobody fills in a form to be ill: one press, and it ends when they say so.
  if (text(fields, 'do') === 'away-now') return { do: 'away', practitioner, from: now, until: null };
  if (text(fields, 'do') === 'back') return { do: 'back', practitioner, absence: text(fields, 'absence') };
  const from = firstMoment(fields, 'from', t('Enter the first day away'), wrong);
  const until = lastMoment(
    fields,
    'until',
    text(fields, 'open') === 'yes' ? '' : t('Enter the last day away, or say that it is not known'),
    wrong,
  );
  // Today means from now: nobody is taken back from what was done this morning.
  return from === null ? null : { do: 'away', practitioner, from: isSameDay(from, now) ? now : from, until };
}

function personPage(sight: PostsSight, viewer: Viewer, id: string, fields: FormFields, problem: Problem | null): Page {
  const { area, now } = sight;
  const person = area.practitioners.get(id);
  const absence = absenceOf(area, id, now);
  const no = sight.whyNot({ do: 'away', practitioner: id, from: now, until: null });
  const left = person?.left !== null;
  const typed = fields.do === undefined;
  const model: PersonModel = {
    here: paths.posts.person(id),
    leaving:
      viewer.reach === 'area' && !left && sight.whyNot({ do: 'leave', practitioner: id, reason: '' }) === null
        ? paths.posts.leaving(id)
        : null,
    name: nameOf(area, id),
    organisation: organisationOf(area, person?.organisation ?? ''),
    isOwn: id === viewer.practitioner,
    state: left ? t('They have left.') : absence ? `${absenceWords(absence, now)}.` : t('There.'),
    posts: postsOf(area, id).map((post) => {
      const answers = whoAnswers(area, post.id, now);
      return {
        title: post.title,
        href: paths.posts.show(post.id),
        as: post.holders.includes(id) ? t('holds it') : t('deputises'),
        answers:
          answers.practitioner === id
            ? t('answers for it now')
            : t('now {who} answers: {why}', { who: nameOf(area, answers.practitioner ?? ''), why: whyAnswers(area, post, answers, now) }),
      };
    }),
    shifts: area.shifts
      .filter((each) => each.practitioner === id && each.until > now)
      .map((each) => {
        const answers = whoAnswers(area, each.post, now);
        const shift = `${titleOf(area, each.post)}: ${shiftWords(each)}`;
        // Somebody who has gone wants to know who has it now.
        return each.from > now || answers.practitioner === id
          ? shift
          : t('{shift}; now {who} answers', { shift, who: nameOf(area, answers.practitioner ?? '') });
      }),
    absences: area.absences
      .filter((each) => each.practitioner === id && (each.until === null || each.until > now))
      .map((each) => ({
        id: each.id,
        words: absenceWords(each, now),
        isNow: each.from <= now,
        meanwhile: postsOf(area, id)
          .filter((post) => post.holders.includes(id))
          .map((post) => {
            const answers = whoAnswers(area, post.id, Math.max(each.from, now));
            const who = nameOf(area, answers.practitioner ?? '');
            return t('{post}: {who} answers meanwhile, {why}', {
              post: post.title,
              who,
              why: whyAnswers(area, post, answers, Math.max(each.from, now)),
            });
          }),
      })),
    because: left ? t('They have left.') : no ? saidReason(no) : null,
    mayGoNow: !left && absence === null,
    mayList: areaDuties.some((duty) => viewer.duties.includes(duty)),
    values: typed
      ? dayInputs('from', now)
      : { ...typedMoment(fields, 'from'), ...typedMoment(fields, 'until'), open: text(fields, 'open') },
    problem,
  };
  return page(personView, model, { title: model.name, ...(problem ? { status: problem.status, hasErrors: true } : {}) });
}

interface LeavingModel {
  readonly here: Href;
  readonly person: { readonly name: string; readonly href: Href };
  readonly posts: readonly {
    readonly title: string;
    readonly href: Href;
    readonly leads: number;
    readonly open: number;
    readonly overdue: number;
    readonly after: string;
  }[];
  readonly shifts: readonly { readonly when: string; readonly post: string; readonly after: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const leavingView = view<LeavingModel>('posts/leaving.njk');

export const showLeaving: Route = route({
  method: 'GET',
  path: '/people/:id/leaving',
  title: 'Leaving',
  mayUse: areaDuties,
  reads: 'people',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    const id = input.params.id;
    if (sight.area.practitioners.get(id)?.left !== null) return missing;
    const loads = await loadsOf(house, viewer, sight, id);
    return page(leavingView, await leavingModel(sight, viewer, id, loads, house, '', null));
  },
});

export const recordLeaving: Route = route({
  method: 'POST',
  path: '/people/:id/leaving',
  title: 'Leaving',
  mayUse: areaDuties,
  reads: 'people',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    const id = input.params.id;
    if (!sight.area.practitioners.has(id)) return missing;
    const reason = text(input.body, 'reason');
    const problem =
      reason === ''
        ? wrongFields([{ input: 'reason', words: t('Say why they leave, in words that anybody may read') }])
        : problemOfDecision(await changePosts(house, viewer, { do: 'leave', practitioner: id, reason }));
    if (problem === null) return redirect(withDone(paths.posts.person(id), 'person-left'));
    const loads = await loadsOf(house, viewer, sight, id);
    return page(leavingView, await leavingModel(sight, viewer, id, loads, house, reason, problem), {
      status: problem.status,
      hasErrors: true,
    });
  },
});

type HouseOf = ReturnType<typeof houseOf>;
const loadsOf = (house: HouseOf, viewer: Viewer, { area, now }: PostsSight, id: string) =>
  workload(
    house,
    viewer,
    postsOf(area, id).map((post) => post.id),
    now,
  );

async function leavingModel(
  sight: PostsSight,
  viewer: Viewer,
  id: string,
  loads: readonly Workload[],
  house: HouseOf,
  reason: string,
  problem: Problem | null,
): Promise<LeavingModel> {
  const { area, now } = sight;
  const { after, decision } = await preview(house, viewer, sight, { do: 'leave', practitioner: id, reason: 'asked' });
  const answersIn = (then: Area, post: string, at: Instant): string => {
    const answers = whoAnswers(then, post, at);
    const found = then.posts.get(post);
    if (answers.practitioner === null || !found) return t('nobody: it is refused until somebody else is there');
    return `${nameOf(then, answers.practitioner)}, ${whyAnswers(then, found, answers, at)}`;
  };
  return {
    here: paths.posts.leaving(id),
    person: { name: nameOf(area, id), href: paths.posts.person(id) },
    posts: postsOf(area, id).map((post) => {
      const load = loads.find((each) => each.post === post.id);
      return {
        title: post.title,
        href: paths.posts.leads(post.id),
        leads: load?.leads ?? 0,
        open: load?.open ?? 0,
        overdue: load?.overdue ?? 0,
        after: answersIn(after, post.id, now),
      };
    }),
    shifts: area.shifts
      .filter((each) => each.practitioner === id && each.until > now)
      .map((each) => ({
        when: shiftWords(each),
        post: titleOf(area, each.post),
        after: answersIn(after, each.post, Math.max(each.from, now)),
      })),
    values: { reason },
    problem: problem ?? (decision.kind === 'refused' ? problemOfDecision(decision) : null),
  };
}
