/** What has arrived and waits with the intake, or with a post that nobody fills: ticked, given to a post after both loads are seen, each with its outcome. */
import { z } from 'zod';
import { loadsOf } from '../../app/capacity.ts';
import { type Given, giveFiles, givenAtMost, ifGiven, type WaitingFile, type WaitingToGive, waitingToGive } from '../../app/giving.ts';
import { mayTry } from '../../app/permission.ts';
import { whoAnswers } from '../../app/whoAnswers.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { dateAndTime, date, dueWords } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { pointsWords } from '../posts/leads.ts';
import { nameOf, titleOf } from '../posts/words.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { houseOf, type Problem, supervisingDuties, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { loadWords } from './show.ts';
import { type Tab, tabs } from './tabs.ts';
import { movesIn } from '../posts/moves.ts';

interface Row {
  /** The file, and the post that leads it while it is chosen: "file post". */
  readonly value: string;
  readonly title: string;
  readonly href: Href;
  readonly refuted: boolean;
  readonly from: string;
  readonly since: string;
  readonly owed: string;
  readonly chosen: boolean;
}
interface WaitingModel {
  readonly tabs: readonly Tab[];
  readonly here: Href;
  readonly step: 'choose' | 'preview' | 'result';
  readonly key: string;
  readonly rows: readonly Row[];
  readonly all: number;
  readonly place: string | null;
  readonly before: Href | null;
  readonly next: Href | null;
  readonly unread: readonly { readonly text: string; readonly href: Href }[];
  readonly posts: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  readonly to: string;
  readonly who: string;
  readonly loads: readonly string[];
  readonly values: { readonly post: string; readonly reason: string };
  readonly moved: readonly Row[];
  readonly failed: readonly (Row & { readonly why: string })[];
  readonly because: string | null;
  readonly problem: Problem | null;
}
const waitingView = view<WaitingModel>('load/waiting.njk');
const query = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
const shared = { path: paths.load.waiting, title: 'What waits to be given out', mayUse: supervisingDuties, reads: 'files' } as const;

export const waitingRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ query }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const seen = await waitingToGive(house, viewer, input.query.page);
      return answer(await modelOf(deps, viewer, seen, { step: 'choose', key: house.newId(), fields: {}, problem: null }));
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ query, body: formFields }),
    handle: async ({ deps, viewer, input: { query: asked, body } }) => {
      const house = houseOf(deps);
      const seen = await waitingToGive(house, viewer, asked.page);
      const key = text(body, 'key') || house.newId();
      const chosen = chosenIn(body);
      const to = seen.posts.find(({ id }) => id === text(body, 'post'));
      const reason = text(body, 'reason');
      const wrong = [
        ...(chosen.length === 0 ? [{ input: 'file-1', words: t('Choose what is given out') }] : []),
        ...(chosen.length > givenAtMost
          ? [{ input: 'file-1', words: t('Choose at most {n}: each is named on the next page', { n: givenAtMost }) }]
          : []),
        ...(to ? [] : [{ input: 'post', words: t('Choose the post that leads from now on') }]),
        ...(reason === '' ? [{ input: 'reason', words: t('Say why it is given to them') }] : []),
      ];
      if (wrong.length > 0 || !to)
        return answer(await modelOf(deps, viewer, seen, { step: 'choose', key, fields: body, problem: wrongFields(wrong) }));
      if (text(body, 'step') !== 'give') {
        const loads = await ifGiven(house, viewer, seen, chosen, to);
        const words = loads ? [...loads.from, loads.to].map(pointsWords) : [];
        return answer(await modelOf(deps, viewer, seen, { step: 'preview', key, fields: body, problem: null, loads: words }));
      }
      const given = await giveFiles(house, viewer, { files: chosen, post: to.id, reason, key });
      return answer(await modelOf(deps, viewer, seen, { step: 'result', key, fields: body, problem: null, given }));
    },
  }),
];

const chosenIn = (fields: FormFields): readonly { readonly file: string; readonly from: string }[] =>
  [fields.files ?? []].flat().flatMap((each) => {
    const [file = '', from = ''] = each.split(' ');
    return file === '' || from === '' ? [] : [{ file, from }];
  });

const answer = (model: WaitingModel) => {
  const read = [...model.rows, ...model.moved, ...model.failed].map(({ value }) => value.split(' ')[0] ?? '');
  const options = model.problem ? { status: model.problem.status, hasErrors: true } : {};
  return readPage(waitingView, model, filesRead(read), { reason: 'what waits to be given out', ...options });
};

interface Shown {
  readonly step: WaitingModel['step'];
  readonly key: string;
  readonly fields: FormFields;
  readonly problem: Problem | null;
  readonly loads?: readonly string[];
  readonly given?: readonly Given[];
}

async function modelOf(deps: Parameters<typeof houseOf>[0], viewer: Viewer, seen: WaitingToGive, shown: Shown): Promise<WaitingModel> {
  const { area, now, page, pages } = seen;
  const { step, key, fields, problem, loads = [], given = [] } = shown;
  const chosen = new Set(chosenIn(fields).map(({ file }) => file));
  const rowOf = (each: WaitingFile): Row => ({
    value: `${each.file} ${each.from}`,
    title: each.reference === null ? each.title || t('Name not known') : t('Name not known, {reference}', { reference: each.reference }),
    href: paths.file.show(each.file),
    refuted: each.refuted,
    from: titleOf(area, each.from),
    since: date(each.since),
    owed:
      each.due === null
        ? t('nothing is owed')
        : t('{open} open, {overdue} overdue; the first {when}', { open: each.open, overdue: each.overdue, when: dueWords(each.due, now) }),
    chosen: chosen.has(each.file),
  });
  const rows = seen.rows.map(rowOf);
  const byFile = new Map(seen.rows.map((each, n) => [each.file, rows[n]]));
  const was = new Map(chosenIn(fields).map(({ file, from }) => [file, from]));
  // What left the list before it was given is named by its address alone: its name may not be for this viewer any more.
  const outcome = ({ file }: Given): Row =>
    byFile.get(file) ?? {
      value: `${file} ${was.get(file) ?? ''}`,
      title: t('A file that is not on this list any more'),
      href: paths.file.show(file),
      refuted: false,
      from: titleOf(area, was.get(file) ?? ''),
      since: '',
      owed: '',
      chosen: true,
    };
  const to = seen.posts.find(({ id }) => id === text(fields, 'post'));
  const may = mayTry(viewer, area, undefined, { act: 'take-lead', file: null }, now);
  const posts = step === 'choose' && may ? await loadsOf(houseOf(deps), viewer, seen, seen.posts) : [];
  return {
    tabs: tabs(paths.load.waiting),
    here: page > 1 ? paths.load.waitingPage(page) : paths.load.waiting,
    step,
    key,
    rows: step === 'preview' ? [...was.keys()].map((file) => outcome({ file, outcome: { kind: 'busy' } })) : step === 'result' ? [] : rows,
    all: seen.all,
    place: pages > 1 ? t('Page {page} of {pages}', { page, pages }) : null,
    before: page > 1 ? paths.load.waitingPage(page - 1) : null,
    next: page < pages ? paths.load.waitingPage(page + 1) : null,
    unread: seen.unread.map(({ id, since }) => ({ text: t('Arrived {when}', { when: dateAndTime(since) }), href: paths.arrival(id) })),
    posts: posts.map((each) => ({
      value: each.post.id,
      text: t('{post} ({who}): {load}', {
        post: each.post.title,
        who: nameOf(area, whoAnswers(area, each.post.id, now).practitioner ?? ''),
        load: loadWords(each),
      }),
      selected: each.post.id === to?.id,
    })),
    to: to?.title ?? '',
    who: to ? nameOf(area, whoAnswers(area, to.id, now).practitioner ?? '') : '',
    loads,
    values: { post: text(fields, 'post'), reason: text(fields, 'reason') },
    ...movesIn(given, outcome),
    because: may ? null : t('Your post does not move leads. Ask a supervising post.'),
    problem,
  };
}
