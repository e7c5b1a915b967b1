/** The files that a post leads, and moving the lead of several: chosen from a list, each named on a preview, each with its outcome. */
import { ifMoved, type Moving } from '../../app/capacity.ts';
import { whoAnswers, whyNotOffered } from '../../app/whoAnswers.ts';
import { z } from 'zod';
import {
  type LedFile,
  leadsOf,
  movedAtMost,
  type MovedLead,
  postsSight,
  type PostsSight,
  reassignLeads,
  type Workload,
  workload,
} from '../../app/posts.ts';
import { mayTry } from '../../app/permission.ts';
import type { Post } from '../../domain/area/state.ts';
import { missing, readPage, view } from '../answer.ts';
import { dueWords } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { loadRows } from './show.ts';
import { nameOf, titleOf } from './words.ts';
import { movesIn } from './moves.ts';

interface Lead {
  readonly file: string;
  readonly title: string;
  readonly href: Href;
  readonly refuted: boolean;
  readonly owed: string;
  readonly chosen: boolean;
}
interface LeadsModel {
  readonly here: Href;
  readonly post: { readonly title: string; readonly href: Href };
  readonly step: 'choose' | 'preview' | 'result';
  readonly key: string;
  readonly load: readonly (readonly [string, string])[];
  readonly leads: readonly Lead[];
  readonly isCut: boolean;
  readonly most: number;
  readonly posts: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  readonly to: { readonly title: string; readonly who: string; readonly load: readonly (readonly [string, string])[] } | null;
  /** What moving them does to both posts, where it is asked whether to. */
  readonly points: readonly string[];
  readonly values: { readonly post: string; readonly reason: string };
  readonly moved: readonly Lead[];
  readonly failed: readonly (Lead & { readonly why: string })[];
  readonly because: string | null;
  readonly problem: Problem | null;
}
const leadsView = view<LeadsModel>('posts/leads.njk');
const params = z.object({ id: z.string() });
const title = 'Files a post leads';
/** A page shows at most so many; the rest follow when these are moved. */
const listed = 200;

export const showLeads: Route = route({
  method: 'GET',
  path: '/posts/:id/leads',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    const post = sight.area.posts.get(input.params.id);
    if (!post) return missing;
    const [files, loads] = await Promise.all([
      leadsOf(house, viewer, post.id, sight.now, listed + 1),
      workload(house, viewer, [post.id], sight.now),
    ]);
    const may = mayTry(viewer, sight.area, undefined, { act: 'take-lead', file: null }, sight.now);
    return answer(modelOf(sight, post, { files, loads, step: 'choose', key: house.newId(), fields: {}, may, problem: null }));
  },
});

export const moveLeads: Route = route({
  method: 'POST',
  path: '/posts/:id/leads',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await postsSight(house, viewer);
    const post = sight.area.posts.get(input.params.id);
    if (!post) return missing;
    const files = await leadsOf(house, viewer, post.id, sight.now, listed + 1);
    const to = text(input.body, 'post');
    const loads = await workload(house, viewer, [post.id, to], sight.now);
    const may = mayTry(viewer, sight.area, undefined, { act: 'take-lead', file: null }, sight.now);
    const about = { files, loads, key: text(input.body, 'key') || house.newId(), fields: input.body, may };
    const chosen = chosenIn(input.body);
    const reason = text(input.body, 'reason');
    const wrong = [
      ...(chosen.length === 0 ? [{ input: 'file-1', words: t('Choose the files whose lead moves') }] : []),
      ...(chosen.length > movedAtMost
        ? [{ input: 'file-1', words: t('Choose at most {n}: each is named on the next page', { n: movedAtMost }) }]
        : []),
      ...(!sight.area.posts.has(to) || to === post.id ? [{ input: 'post', words: t('Choose the post that leads from now on') }] : []),
      ...(reason === '' ? [{ input: 'reason', words: t('Say why the leads move') }] : []),
    ];
    if (wrong.length > 0) return answer(modelOf(sight, post, { ...about, step: 'choose', problem: wrongFields(wrong) }));
    if (text(input.body, 'step') !== 'move') {
      const receiving = sight.area.posts.get(to);
      const moving = receiving ? await ifMoved(house, viewer, sight, { from: post, to: receiving, files: chosen }) : null;
      return answer(modelOf(sight, post, { ...about, step: 'preview', problem: null, moving }));
    }
    const moved = await reassignLeads(house, viewer, { files: chosen, post: to, reason, key: about.key });
    return answer(modelOf(sight, post, { ...about, step: 'result', problem: null, moved }));
  },
});

const chosenIn = (fields: FormFields): readonly string[] => [fields.files ?? []].flat();

const answer = (model: LeadsModel) =>
  readPage(
    leadsView,
    model,
    [...model.leads, ...model.moved, ...model.failed].map(({ file }) => ({ kind: 'file', id: file })),
    {
      title: t('Files led by {post}', { post: model.post.title }),
      ...(model.problem ? { status: model.problem.status, hasErrors: true } : {}),
    },
  );

interface Shown {
  readonly files: readonly LedFile[];
  readonly loads: readonly Workload[];
  readonly step: LeadsModel['step'];
  readonly key: string;
  readonly fields: FormFields;
  readonly may: boolean;
  readonly problem: Problem | null;
  readonly moved?: readonly MovedLead[];
  readonly moving?: Moving | null;
}

function modelOf(
  { area, now }: PostsSight,
  post: Post,
  { files, loads, step, key, fields, may, problem, moved = [], moving = null }: Shown,
): LeadsModel {
  const chosen = new Set(chosenIn(fields));
  const lead = (each: LedFile): Lead => ({
    file: each.file,
    title: each.reference === null ? each.title || t('Name not known') : t('Name not known, {reference}', { reference: each.reference }),
    href: paths.file.show(each.file),
    refuted: each.refuted,
    owed:
      each.due === null
        ? t('nothing is owed')
        : t('{open} open, {overdue} overdue; the first {when}', { open: each.open, overdue: each.overdue, when: dueWords(each.due, now) }),
    chosen: chosen.has(each.file),
  });
  const byId = new Map(files.map((each) => [each.file, lead(each)]));
  const shown = files.slice(0, listed).map(lead);
  const to = area.posts.get(text(fields, 'post'));
  const outcome = (each: MovedLead): Lead =>
    byId.get(each.file) ?? { file: each.file, title: each.file, href: paths.file.show(each.file), refuted: false, owed: '', chosen: true };
  return {
    here: paths.posts.leads(post.id),
    post: { title: post.title, href: paths.posts.show(post.id) },
    step,
    key,
    load: loadRows(loads.find((each) => each.post === post.id)),
    leads: step === 'preview' ? shown.filter((each) => each.chosen) : step === 'result' ? [] : shown,
    isCut: files.length > listed,
    most: movedAtMost,
    // To another organisation a lead goes by a hand-over, which that organisation accepts.
    posts: [...area.posts.values()]
      .filter((each) => whyNotOffered(each) === null && each.id !== post.id && each.organisation === post.organisation)
      .map((each) => ({
        value: each.id,
        text: `${each.title} (${nameOf(area, whoAnswers(area, each.id, now).practitioner ?? '')})`,
        selected: each.id === to?.id,
      })),
    to: to
      ? {
          title: titleOf(area, to.id),
          who: nameOf(area, whoAnswers(area, to.id, now).practitioner ?? ''),
          load: loadRows(loads.find((each) => each.post === to.id)),
        }
      : null,
    points: moving ? [moving.from, moving.to].map(pointsWords) : [],
    values: { post: text(fields, 'post'), reason: text(fields, 'reason') },
    ...movesIn(moved, outcome),
    because: may ? null : t('Your post does not move leads. Ask a supervising post.'),
    problem,
  };
}

export const pointsWords = ({ before, after }: Moving['from']): string => {
  const post = before.post.title;
  if (after === null) return t('{post}: no capacity recorded', { post });
  return after > 100
    ? t('{post}: {before}% before, {after}% after, more than it carries', { post, before: before.percent ?? 0, after })
    : t('{post}: {before}% before, {after}% after', { post, before: before.percent ?? 0, after });
};
