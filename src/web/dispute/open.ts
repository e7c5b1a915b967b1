/** Opening a dispute (C44): about what, the opener's view, with whom, what keeps people safe meanwhile, who leads meanwhile. */
import { z } from 'zod';
import { answersFor } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import type { Opening } from '../../domain/dispute/deciders.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, type Shown } from '../file/form.ts';
import { type PostChoice, leadChoices, postChoices, postInFull } from '../handover/posts.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { type MeasureRead, measureNames, readMeasure } from './measure.ts';

interface OpenModel extends FormModel {
  readonly about: string;
  /** Sent with the form: the hand-over or the referral that it is about. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly own: readonly PostChoice[];
  readonly others: readonly PostChoice[];
  readonly interim: readonly (PostChoice & { readonly hint: string })[];
  readonly posts: readonly PostChoice[];
  readonly measures: readonly string[];
  readonly danger: Href;
}
const openView = view<OpenModel>('dispute/open.njk');
const about = ['handover', 'referral'] as const;
/** How many safety measures the form takes; more are added on the dispute's page. */
const measures = ['one', 'two'] as const;

export const openForm = fileForm({
  path: '/files/:id/dispute',
  title: 'Open a dispute',
  params: z.object({ id: z.string() }),
  query: z.object({ handover: z.string().catch(''), referral: z.string().catch('') }),
  view: openView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
    const of = (name: string) => text(fields, name);
    const [handover, referral] = about.map(of);
    const read = measures.map((one) => readMeasure(fields, one));
    const wrong = [
      ...lacking(fields, {
        words: t('Say what the dispute is about'),
        view: t('Say how you see it'),
        other: t('Choose the post with which you do not agree'),
        interimLead: t('Choose who leads meanwhile'),
        life: t('Say whether a life is at risk'),
      }),
      ...read.flatMap((each) => (each.kind === 'wrong' ? each.wrong : [])),
    ];
    if (wrong.length > 0) return { wrong };
    const opening: Opening = {
      about: handover ? 'hand-over' : referral ? 'decision' : 'other',
      handover: handover || null,
      referral: referral || null,
      words: of('words'),
      view: of('view'),
      opener: of('opener') || (answersFor(sight, viewer)[0] ?? ''),
      other: of('other'),
      lifeAtRisk: of('life') === 'yes',
      interimLead: of('interimLead'),
      measures: read.flatMap((each: MeasureRead) => (each.kind === 'measure' ? [each.measure] : [])),
    };
    const outcome = await recordAct(house, viewer, { act: 'open-dispute', file, key, dispute: key, fields: opening });
    return { outcome, to: withDone(paths.dispute.show(file, key), 'dispute-opened') };
  },
});

function modelOf(shown: Shown): OpenModel {
  const { sight, viewer, fields } = shown;
  const { file } = sight;
  const mine = answersFor(sight, viewer);
  const offer = file.handovers.get(text(fields, 'handover'));
  const referral = file.referrals.get(text(fields, 'referral'));
  const names = ['words', 'view', 'opener', 'other', 'interimLead', 'life', ...measures.flatMap(measureNames)];
  const form = formModel(shown, paths.dispute.open(file.id), names);
  // Whoever refused or did not answer is the other side, and the other way round.
  const counterpart = offer ? (mine.includes(offer.offered.to) ? offer.offered.from : offer.offered.to) : sight.lead;
  const leadIsMine = mine.includes(sight.lead);
  return {
    ...form,
    values: { ...form.values, ...(fields.other === undefined && !mine.includes(counterpart) ? { other: counterpart } : {}) },
    about: offer
      ? t('About the hand-over to {post}', { post: postInFull(sight, offer.offered.to) })
      : referral
        ? t('About what was decided in {reference}', { reference: referral.account.reference })
        : t('About who leads, what was decided, or what is to be done'),
    hidden: about.map((name) => ({ name, value: text(fields, name) })),
    own: mine.map((post) => ({ value: post, text: postInFull(sight, post) })),
    others: postChoices(sight, mine),
    interim: [
      { value: sight.lead, text: postInFull(sight, sight.lead), hint: leadIsMine ? t('Your own post, which leads now') : t('Leads now') },
      ...mine
        .filter((post) => post !== sight.lead)
        .map((post) => ({ value: post, text: postInFull(sight, post), hint: t('Your own post takes it on until it is decided') })),
    ],
    posts: leadChoices(sight),
    measures,
    danger: paths.file.danger(file.id),
  };
}
