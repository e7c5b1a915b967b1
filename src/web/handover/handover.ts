/** An offer: what it says and what comes with it; accepted or refused by the post that was asked, withdrawn or kept by the lead. */
import { z } from 'zod';
import { answersFor } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { Handover } from '../../domain/handover/state.ts';
import { view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import type { Done } from '../done.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
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
const params = z.object({ id: z.string(), handover: z.string() });

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

export const handoverForm = fileForm({
  path: '/files/:id/hand-over/:handover',
  title: 'Hand-over',
  params,
  view: handoverView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file, handover }, key, fields }) => {
    const wanted = z.enum(['accept', 'refuse', 'withdraw', 'keep']).safeParse(text(fields, 'act'));
    if (!sight.file.handovers.has(handover) || !wanted.success) return null;
    const [act, done] = answers[wanted.data];
    const wrong = lacking(fields, { [wanted.data]: emptyWords(wanted.data) });
    if (wrong.length > 0) return { wrong };
    const outcome = await recordAct(house, viewer, { act, file, key, handover, words: text(fields, wanted.data) });
    return { outcome, to: withDone(wanted.data === 'accept' ? paths.file.show(file) : paths.handover.show(file, handover), done) };
  },
});

function modelOf(shown: Shown<FileSight, z.output<typeof params>>): HandoverModel | null {
  const { sight, viewer } = shown;
  const { file } = sight;
  const handover = file.handovers.get(shown.params.handover);
  if (!handover) return null;
  const { offered, state, kept } = handover;
  const isOffered = state === 'offered';
  const byTheLead = offered.from === sight.lead;
  const answer = [...file.obligations.values()].find((each) => each.rule === 'G13.answer' && each.occasion === offered.fact);
  const disputed = [...file.disputes.values()].find((each) => each.opened.handover === handover.id);
  const isLate = isOffered && answer?.lapsedAt !== null && answer !== undefined;
  const may = (act: 'withdraw-handover' | 'keep-after-refusal') => sight.whyNot(act) === null;
  return {
    ...formModel(shown, paths.handover.show(file.id, handover.id), ['accept', 'refuse', 'withdraw', 'keep']),
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
