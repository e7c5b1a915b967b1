/** One register: what was declared, the second person's answer, its file, how far the review is, and how it ended. */

import { z } from 'zod';
import { compareRegister, type Compared, largestRegister, mostRows } from '../../app/registerRows.ts';
import { answerRegister, endRegister, type PairCounts, type RegisterSight, registerSight } from '../../app/registers.ts';
import type { House } from '../../app/house.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { made, type Made, postWords, practitionerName } from '../case/who.ts';
import type { Instant, Viewer } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { phrase, t } from '../words.ts';
import { stageWords } from './declare.ts';

interface ShowModel {
  readonly declaration: RegisterSight['declaration'];
  readonly reference: string;
  readonly declared: string;
  readonly owner: string;
  readonly stage: string;
  readonly due: Instant | null;
  readonly until: Instant;
  readonly now: Instant;
  readonly agreed: (Made & { readonly words: string }) | null;
  readonly declined: (Made & { readonly words: string }) | null;
  readonly screened: readonly (Made & {
    readonly rows: number;
    readonly unreadable: number;
    readonly kept: number;
    readonly pairs: number;
    readonly file: string;
  })[];
  readonly finished:
    | (Made & { readonly words: string; readonly counts: Omit<PairCounts, 'deciders' | 'total'>; readonly deciders: string })
    | null;
  readonly counts: PairCounts;
  readonly canAnswer: boolean;
  readonly isOwn: boolean;
  readonly canWork: boolean;
  readonly mostRows: number;
  readonly here: Href;
  readonly rows: Href;
  readonly review: Href;
  readonly decided: Href;
  readonly words: string;
  readonly pasted: string;
  readonly key: string;
  readonly problem: Problem | null;
}
const showView = view<ShowModel>('register/show.njk');
const params = z.object({ id: z.string().max(120) });
const title = 'An old register';
const shared = { path: '/registers/:id', title, mayUse: caseDuties, reads: 'files' } as const;

function show(house: House, viewer: Viewer, sight: RegisterSight, problem: Problem | null = null, typed = { words: '', pasted: '' }) {
  const { id, register, area, counts } = sight;
  const { agreed, declined, screened, finished } = register;
  const isOpen = !declined && !finished;
  const model: ShowModel = {
    declaration: sight.declaration,
    reference: sight.reference,
    declared: practitionerName(area, sight.declaredBy),
    owner: postWords(area, sight.owner),
    stage: stageWords(sight),
    due: isOpen ? sight.due : null,
    until: sight.until,
    now: sight.now,
    agreed: agreed && { ...made(area, agreed), words: agreed.words },
    declined: declined && { ...made(area, declined), words: declined.reason },
    screened: screened.map((each) => ({
      ...made(area, each),
      rows: each.rows,
      unreadable: each.unreadable,
      kept: each.kept,
      pairs: each.pairs,
      file: each.file,
    })),
    finished: finished && {
      ...made(area, finished),
      words: finished.words,
      counts: finished,
      deciders: finished.deciders.map((each) => practitionerName(area, each)).join(', '),
    },
    counts,
    canAnswer: isOpen && !agreed && sight.may.answer,
    isOwn: sight.declaredBy === viewer.practitioner,
    canWork: isOpen && agreed !== null && sight.may.work,
    mostRows,
    here: paths.register.show(id),
    rows: paths.register.rows(id),
    review: paths.register.review(id),
    decided: paths.register.decided(id),
    ...typed,
    key: house.newId(),
    problem,
  };
  return readPage(showView, model, [], {
    reason: 'an old register',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

const unread: Readonly<Record<Extract<Compared, { kind: 'unread' }>['why'], string>> = {
  empty: phrase('There is no row in it: send a file with a line of headings and a line for each person'),
  'no-names': phrase('No column with names was found: name it full_name, or first_name and last_name'),
  'too-many': phrase('It is too long: split it, and send the parts one after the other'),
  'not-csv': phrase('It could not be read: save it as CSV and send it again'),
};

export const showRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await registerSight(houseOf(deps), viewer, input.params.id);
      return sight ? show(houseOf(deps), viewer, sight) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({
      deps,
      viewer,
      input: {
        params: { id },
        body,
      },
    }) => {
      const house = houseOf(deps);
      const does = text(body, 'do');
      const words = text(body, 'words');
      const doing = does === 'agree' || does === 'decline' ? does : 'finish';
      const asks = {
        agree: t('Write why you agree, in your own words'),
        decline: t('Write why you do not agree'),
        finish: t('Write what came of it'),
      };
      const problem =
        words === ''
          ? wrongFields([{ input: `words-${doing}`, words: asks[doing] }])
          : problemOf(
              await (doing === 'finish'
                ? endRegister(house, viewer, { id, words })
                : answerRegister(house, viewer, { id, answer: doing, words })),
            );
      const done = { agree: 'register-agreed', decline: 'register-declined', finish: 'register-finished' } as const;
      if (!problem) return redirect(withDone(paths.register.show(id), done[doing]));
      const sight = await registerSight(house, viewer, id);
      return sight ? show(house, viewer, sight, problem, { words, pasted: '' }) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/registers/:id/rows',
    schema: z.object({ params, body: formFields }),
    largestUpload: largestRegister,
    requestsPerMinute: 30,
    handle: async ({
      deps,
      viewer,
      input: {
        params: { id },
        body,
      },
      upload,
    }) => {
      const house = houseOf(deps);
      const pasted = text(body, 'pasted');
      const bytes = upload?.bytes ?? (pasted === '' ? null : Buffer.from(pasted));
      const outcome = bytes ? await compareRegister(house, viewer, { id, bytes }) : null;
      const problem =
        outcome === null || outcome.kind === 'unread'
          ? wrongFields([{ input: 'file', words: outcome === null ? t('Choose its file, or paste its lines') : t(unread[outcome.why]) }])
          : problemOf(outcome);
      if (!problem) return redirect(withDone(paths.register.show(id), 'register-compared'));
      const sight = await registerSight(house, viewer, id);
      return sight ? show(house, viewer, sight, problem, { words: '', pasted }) : missing;
    },
  }),
];
