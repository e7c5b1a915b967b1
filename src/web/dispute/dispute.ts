/** A dispute: both views side by side, who leads meanwhile, what keeps people safe, who decides and by when; and each thing that may be done about it. */
import { z } from 'zod';
import type { AgreeingAct } from '../../app/agreeing.ts';
import { isLate } from '../../app/agreeing.ts';
import { answersFor, decidingIn } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { date, dateAndTime } from '../dates.ts';
import type { Instant } from '../deps.ts';
import type { Done } from '../done.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, type Shown } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type PostChoice, leadChoices, postInFull } from '../handover/posts.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';
import { measureNames, readMeasure } from './measure.ts';

interface View {
  readonly heading: string;
  readonly words: string | null;
  readonly said: string;
}
interface DisputeModel extends FormModel {
  readonly now: Instant;
  readonly about: string;
  readonly aboutHref: Href | null;
  readonly life: boolean;
  readonly leads: string;
  readonly views: readonly View[];
  readonly measures: readonly {
    readonly fact: string;
    readonly what: string;
    readonly post: string;
    readonly by: Instant;
    readonly done: string | null;
  }[];
  readonly deciders: string;
  readonly due: Instant | null;
  readonly proposed: { readonly said: string; readonly lead: string; readonly decision: string; readonly reasons: string } | null;
  readonly differed: { readonly said: string; readonly reasons: string } | null;
  readonly decided: { readonly said: string; readonly lead: string; readonly decision: string; readonly reasons: string } | null;
  readonly may: {
    readonly view: boolean;
    readonly propose: boolean;
    readonly agree: boolean;
    readonly chief: boolean;
    readonly interim: boolean;
  };
  readonly posts: readonly PostChoice[];
  readonly danger: Href;
}
const disputeView = view<DisputeModel>('dispute/dispute.njk');
const params = z.object({ id: z.string(), dispute: z.string() });

export const disputeForm = fileForm({
  path: '/files/:id/dispute/:dispute',
  title: 'Dispute',
  params,
  view: disputeView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file, dispute }, key, fields }) => {
    const asked = sight.file.disputes.has(dispute) ? readAct(dispute, fields) : null;
    if (asked === null || 'wrong' in asked) return asked;
    const outcome = await recordAct(house, viewer, { file, key, ...asked.act });
    return { outcome, to: withDone(paths.dispute.show(file, dispute), asked.done) };
  },
});

type Asked = { readonly act: AgreeingAct; readonly done: Done } | { readonly wrong: readonly Wrong[] };

/** Which of the page's forms was sent, and what it lacks. */
function readAct(dispute: string, body: FormFields): Asked | null {
  const of = (name: string) => text(body, name);
  const given = (must: Readonly<Record<string, string>>, act: AgreeingAct, done: Done): Asked => {
    const wrong = lacking(body, must);
    return wrong.length > 0 ? { wrong } : { act, done };
  };
  switch (of('act')) {
    case 'view':
      return given({ view: t('Say how you see it') }, { act: 'give-dispute-view', dispute, view: of('view') }, 'dispute-view-given');
    case 'measure': {
      const read = readMeasure(body, 'more');
      if (read.kind === 'none') return { wrong: [{ input: 'what-more', words: t('Say what is done to keep somebody safe') }] };
      return read.kind === 'wrong'
        ? { wrong: read.wrong }
        : { act: { act: 'set-measure', dispute, fields: read.measure }, done: 'measure-set' };
    }
    case 'done':
      return { act: { act: 'measure-done', dispute, measure: of('measure'), words: of('said') }, done: 'measure-done' };
    case 'interim':
      return given(
        { post: t('Choose the post that leads meanwhile'), reason: t('Say why it leads meanwhile') },
        { act: 'set-interim-lead', dispute, post: of('post'), reason: of('reason') },
        'interim-lead-set',
      );
    case 'propose':
    case 'chief': {
      const fields = { lead: of('lead'), decision: of('decision'), reasons: of('reasons') };
      const must = { decision: t('Say what is decided'), lead: t('Choose who leads from then on'), reasons: t('Give the reasons') };
      return of('act') === 'chief'
        ? given(must, { act: 'decide-as-chief', dispute, fields }, 'dispute-decided')
        : given(must, { act: 'propose-dispute-decision', dispute, fields }, 'dispute-proposed');
    }
    case 'agree':
    case 'differ': {
      const agrees = of('act') === 'agree';
      const name = agrees ? 'agreeReasons' : 'differReasons';
      return given(
        { [name]: t('Give your reasons') },
        { act: 'answer-dispute-decision', dispute, agrees, reasons: of(name) },
        agrees ? 'dispute-decided' : 'dispute-differed',
      );
    }
    default:
      return null;
  }
}

const names = ['view', 'said', 'post', 'reason', 'lead', 'decision', 'reasons', 'agreeReasons', 'differReasons', ...measureNames('more')];

function modelOf(shown: Shown<FileSight, z.output<typeof params>>): DisputeModel | null {
  const { sight, viewer } = shown;
  const { file } = sight;
  const dispute = file.disputes.get(shown.params.dispute);
  if (!dispute) return null;
  const { opened, otherView, proposed, differed, decided } = dispute;
  const said = (done: { readonly by: string; readonly at: Instant }, post: string) =>
    t('{name}, {post}, {moment}', { name: actorName(sight, done.by), post: postInFull(sight, post), moment: dateAndTime(done.at) });
  const deciding = decidingIn(sight, dispute);
  const mine = answersFor(sight, viewer);
  const isPair = !decided && opened.deciders.some((post) => mine.includes(post));
  const isChief = !decided && mine.includes(opened.chief);
  const goesToChief = opened.deciders.length < 2 || differed !== null || isLate(file, dispute.id);
  const offer = file.handovers.get(opened.handover ?? '');
  const decisionOf = (one: { by: string; at: Instant; post: string | null; lead: string; decision: string; reasons: string } | null) =>
    one && { said: said(one, one.post ?? ''), lead: postInFull(sight, one.lead), decision: one.decision, reasons: one.reasons };
  return {
    ...formModel(shown, paths.dispute.show(file.id, dispute.id), names),
    now: sight.now,
    about: opened.words,
    aboutHref: offer ? paths.handover.show(file.id, offer.id) : opened.referral ? paths.case.show(opened.referral) : null,
    life: opened.lifeAtRisk,
    leads: postInFull(sight, sight.lead),
    views: [
      { heading: postInFull(sight, opened.opener), words: opened.view, said: said(opened, opened.opener) },
      {
        heading: postInFull(sight, opened.other),
        words: otherView?.view ?? null,
        said: otherView
          ? said(otherView, opened.other)
          : t('Asked for its view on {day}; the decision does not wait for it', { day: date(opened.at) }),
      },
    ],
    measures: dispute.measures.map((each) => ({
      fact: each.set.fact,
      what: each.what,
      post: postInFull(sight, each.post),
      by: each.by,
      done: each.done
        ? t('Done: {words} ({name}, {moment})', {
            words: each.done.words || t('without further words'),
            name: actorName(sight, each.done.by),
            moment: dateAndTime(each.done.at),
          })
        : null,
    })),
    deciders:
      opened.deciders.length === 2 && !differed
        ? t('{one} and {other}; after them {chief}', {
            one: postInFull(sight, opened.deciders[0] ?? ''),
            other: postInFull(sight, opened.deciders[1] ?? ''),
            chief: postTitle(sight, opened.chief),
          })
        : postInFull(sight, opened.chief),
    due: deciding.length > 0 ? Math.min(...deciding.map((each) => each.due)) : null,
    proposed: decisionOf(proposed),
    differed: differed && { said: said(differed, differed.post ?? ''), reasons: differed.reasons },
    decided: decisionOf(decided),
    may: {
      view: !decided && !otherView && mine.includes(opened.other),
      propose: isPair && !proposed && !differed,
      agree: isPair && proposed !== null && proposed.by !== viewer.practitioner && !differed,
      chief: isChief && goesToChief,
      interim: isPair || isChief,
    },
    posts: leadChoices(sight),
    danger: paths.file.danger(file.id),
  };
}
