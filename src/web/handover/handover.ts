/** An offer: what it says and what comes with it; accepted or refused by the post that was asked, withdrawn or kept by the lead. */
import { z } from 'zod';
import type { Viewer } from '../../access/viewer.ts';
import { answersFor } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import type { Handover } from '../../domain/handover/state.ts';
import { missing, redirect, view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import type { Done } from '../done.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { type Along, alongWith } from './along.ts';
import { postInFull } from './posts.ts';

interface HandoverModel extends FormModel {
  readonly rows: readonly { readonly key: string; readonly value: string; readonly typed: boolean }[];
  readonly state: string;
  readonly along: Along;
  /** Whoever was asked answers. */
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
  /** After a refusal: keep it, offer it elsewhere, or a dispute. */
  readonly mayGoOn: boolean;
  readonly offerElsewhere: Href;
  /** A dispute may be opened once it was refused, or the day for the answer has passed. */
  readonly dispute: Href | null;
}
const handoverView = view<HandoverModel>('handover/handover.njk');
const title = 'Hand-over';
const params = z.object({ id: z.string(), handover: z.string() });

export const showHandover: Route = route({
  method: 'GET',
  path: '/files/:id/hand-over/:handover',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    const handover = sight?.file.handovers.get(input.params.handover);
    if (!sight || !handover) return missing;
    return formPage(handoverView, modelOf(sight, viewer, handover, house.newId(), {}, null), sight.file.id);
  },
});

const answers = {
  accept: ['accept-handover', 'handover-accepted'],
  refuse: ['refuse-handover', 'handover-refused'],
  withdraw: ['withdraw-handover', 'handover-withdrawn'],
  keep: ['keep-after-refusal', 'handover-kept'],
} as const satisfies Record<string, readonly [string, Done]>;

const emptyWords = (answer: keyof typeof answers): string =>
  ({
    accept: t('Write that you accept, and what you do first'),
    refuse: t('Say why you refuse'),
    withdraw: t('Say why you withdraw it'),
    keep: t('Say what is done next'),
  })[answer];

export const answerHandover: Route = route({
  method: 'POST',
  path: '/files/:id/hand-over/:handover',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: file, handover } = input.params;
    const sight = await fileSight(house, viewer, file);
    const found = sight?.file.handovers.get(handover);
    const wanted = z.enum(['accept', 'refuse', 'withdraw', 'keep']).safeParse(text(input.body, 'act'));
    if (!sight || !found || !wanted.success) return missing;
    const [act, done] = answers[wanted.data];
    const [key, words] = [text(input.body, 'key'), text(input.body, wanted.data)];
    const again = (problem: Problem) => formPage(handoverView, modelOf(sight, viewer, found, key, input.body, problem), file);
    if (words === '') return again(wrongFields([{ input: wanted.data, words: emptyWords(wanted.data) }]));
    const problem = problemOf(await recordAct(house, viewer, { act, file, key, handover, words }));
    return problem
      ? again(problem)
      : redirect(withDone(wanted.data === 'accept' ? paths.file.show(file) : paths.handover.show(file, handover), done));
  },
});

function modelOf(
  sight: FileSight,
  viewer: Viewer,
  handover: Handover,
  key: string,
  fields: FormFields,
  problem: Problem | null,
): HandoverModel {
  const { file } = sight;
  const { offered, state, kept } = handover;
  const isOffered = state === 'offered';
  const byTheLead = offered.from === sight.lead;
  const answer = [...file.obligations.values()].find((each) => each.rule === 'G13.answer' && each.occasion === offered.fact);
  const disputed = [...file.disputes.values()].find((each) => each.opened.handover === handover.id);
  const isLate = isOffered && answer?.lapsedAt !== null && answer !== undefined;
  const may = (act: 'withdraw-handover' | 'keep-after-refusal') => sight.whyNot(act) === null;
  return {
    ...formModel(sight, paths.handover.show(file.id, handover.id), key, fields, ['accept', 'refuse', 'withdraw', 'keep'], problem),
    rows: [
      { key: t('From'), value: postInFull(sight, offered.from), typed: false },
      { key: t('To'), value: postInFull(sight, offered.to), typed: false },
      {
        key: t('Offered'),
        value: t('{moment} by {name}', { moment: dateAndTime(offered.at), name: actorName(sight, offered.by) }),
        typed: false,
      },
      { key: t('Why'), value: offered.why, typed: true },
      { key: t('So since'), value: offered.since === null ? t('not said') : date(offered.since), typed: false },
      { key: t('What is open'), value: offered.open || t('nothing beside the promises below'), typed: offered.open !== '' },
      { key: t('What the receiver needs to know'), value: offered.needToKnow, typed: true },
    ],
    state: stateWords(sight, handover, byTheLead, answer?.due ?? null, isLate),
    along: alongWith(sight),
    mayAnswer: isOffered && byTheLead && answersFor(sight, viewer).includes(offered.to),
    mayWithdraw: isOffered && may('withdraw-handover'),
    mayGoOn: state === 'refused' && kept === null && !disputed && may('keep-after-refusal'),
    offerElsewhere: paths.handover.offer(file.id),
    dispute: disputed
      ? paths.dispute.show(file.id, disputed.id)
      : (state === 'refused' && kept === null) || isLate
        ? paths.dispute.openAbout(file.id, handover.id)
        : null,
  };
}

function stateWords(
  sight: FileSight,
  { state, offered, answer, kept }: Handover,
  byTheLead: boolean,
  due: number | null,
  isLate: boolean,
): string {
  const said = {
    name: answer ? actorName(sight, answer.by) : '',
    moment: answer ? dateAndTime(answer.at) : '',
    words: answer?.words ?? '',
  };
  const [from, to] = [postInFull(sight, offered.from), postInFull(sight, offered.to)];
  switch (state) {
    case 'accepted':
      return t('Accepted by {name} on {moment}: {words}', said);
    case 'refused':
      return kept
        ? t('Refused by {name} on {moment}: {words} The lead keeps the file: {kept}', { ...said, kept: kept.words })
        : t('Refused by {name} on {moment}: {words} {from} leads as before.', { ...said, from });
    case 'withdrawn':
      return t('Withdrawn by {name} on {moment}: {words}', said);
    case 'offered':
      if (!byTheLead)
        return t('{from} made this offer and does not lead any more. Nobody can accept it: the lead ends it, and may make it anew.', {
          from,
        });
      if (isLate) return t('Not answered in time. It has climbed from {to}. {from} leads until it is accepted.', { to, from });
      return t('Not accepted yet: until then {from} leads. An answer from {to} is owed by {day}.', {
        from,
        to,
        day: due === null ? '' : dueDate(due),
      });
    default:
      return state satisfies never;
  }
}
