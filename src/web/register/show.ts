/** One register: what was declared, the second person's answer, its file, how far the review is, and how it ended. */

import { nobodyLeftOut, type NotCompared } from '../../app/leftOff.ts';
import { compareRegister, type Compared, largestRegister, mostRows } from '../../app/registerRows.ts';
import { answerRegister, endRegister, type PairCounts, type RegisterSight } from '../../app/registers.ts';
import { readPage, redirect, view } from '../answer.ts';
import { made, type Made, postWords, practitionerName } from '../case/who.ts';
import type { Instant } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Route, text } from '../route.ts';
import { type Problem, problemOf, wrongFields } from '../staff.ts';
import { phrase, t } from '../words.ts';
import { stageWords } from './declare.ts';
import { again, type Asked, registerForm, registerPage } from './form.ts';

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
  readonly notLookedAt: NotCompared;
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
const page = { path: '/registers/:id', title: 'An old register' } as const;

function show({ house, viewer, sight }: Asked, problem: Problem | null = null, typed = { words: '', pasted: '' }) {
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
    notLookedAt: agreed && isOpen ? sight.notLookedAt : nobodyLeftOut,
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
  registerPage(page, show),
  registerForm(page, async (sent) => {
    const { house, viewer, fields } = sent;
    const { id } = sent.sight;
    const does = text(fields, 'do');
    const words = text(fields, 'words');
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
    return problem ? show(await again(sent), problem, { words, pasted: '' }) : redirect(withDone(paths.register.show(id), done[doing]));
  }),
  registerForm({ ...page, path: '/registers/:id/rows', largestUpload: largestRegister, requestsPerMinute: 30 }, async (sent) => {
    const { house, viewer, fields, upload } = sent;
    const { id } = sent.sight;
    const pasted = text(fields, 'pasted');
    const bytes = upload?.bytes ?? (pasted === '' ? null : Buffer.from(pasted));
    const outcome = bytes ? await compareRegister(house, viewer, { id, bytes }) : null;
    const problem =
      outcome === null || outcome.kind === 'unread'
        ? wrongFields([{ input: 'file', words: outcome === null ? t('Choose its file, or paste its lines') : t(unread[outcome.why]) }])
        : problemOf(outcome);
    return problem
      ? show(await again(sent), problem, { words: '', pasted })
      : redirect(withDone(paths.register.show(id), 'register-compared'));
  }),
];
