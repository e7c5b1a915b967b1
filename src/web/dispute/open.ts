/** Opening a dispute (C44): about what, the opener's view, with whom, what keeps people safe meanwhile, who leads meanwhile. */
import { z } from 'zod';
import type { Viewer } from '../../access/viewer.ts';
import { answersFor } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import type { Opening } from '../../domain/dispute/deciders.ts';
import { missing, redirect, view } from '../answer.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { type PostChoice, postChoices, postInFull } from '../handover/posts.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
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
const title = 'Open a dispute';
const params = z.object({ id: z.string() });
const query = z.object({ handover: z.string().optional().catch(undefined), referral: z.string().optional().catch(undefined) });
/** How many safety measures the form takes; more are added on the dispute's page. */
const measures = ['one', 'two'] as const;

interface About {
  readonly handover: string;
  readonly referral: string;
}

export const showOpen: Route = route({
  method: 'GET',
  path: '/files/:id/dispute',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, query }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    if (!sight) return missing;
    const { handover = '', referral = '' } = input.query;
    return formPage(openView, modelOf(sight, viewer, { handover, referral }, house.newId(), {}, null), sight.file.id);
  },
});

export const open: Route = route({
  method: 'POST',
  path: '/files/:id/dispute',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const file = input.params.id;
    const sight = await fileSight(house, viewer, file);
    if (!sight) return missing;
    const of = (name: string) => text(input.body, name);
    const about: About = { handover: of('handover'), referral: of('referral') };
    const read = measures.map((one) => readMeasure(input.body, one));
    const wrong = [
      ...needed(of, [
        ['words', t('Say what the dispute is about')],
        ['view', t('Say how you see it')],
        ['other', t('Choose the post with which you do not agree')],
        ['interimLead', t('Choose who leads meanwhile')],
        ['life', t('Say whether a life is at risk')],
      ]),
      ...read.flatMap((each) => (each.kind === 'wrong' ? each.wrong : [])),
    ];
    const key = of('key');
    const again = (problem: Problem) => formPage(openView, modelOf(sight, viewer, about, key, input.body, problem), file);
    if (wrong.length > 0) return again(wrongFields(wrong));
    const opener = of('opener') || (answersFor(sight, viewer)[0] ?? '');
    const fields: Opening = {
      about: about.handover ? 'hand-over' : about.referral ? 'decision' : 'other',
      handover: about.handover || null,
      referral: about.referral || null,
      words: of('words'),
      view: of('view'),
      opener,
      other: of('other'),
      lifeAtRisk: of('life') === 'yes',
      interimLead: of('interimLead'),
      measures: read.flatMap((each: MeasureRead) => (each.kind === 'measure' ? [each.measure] : [])),
    };
    const problem = problemOf(await recordAct(house, viewer, { act: 'open-dispute', file, key, dispute: key, fields }));
    return problem ? again(problem) : redirect(withDone(paths.dispute.show(file, key), 'dispute-opened'));
  },
});

const needed = (of: (name: string) => string, fields: readonly (readonly [string, string])[]) =>
  fields.filter(([name]) => of(name) === '').map(([input, words]) => ({ input, words }));

function modelOf(sight: FileSight, viewer: Viewer, about: About, key: string, fields: FormFields, problem: Problem | null): OpenModel {
  const { file } = sight;
  const mine = answersFor(sight, viewer);
  const offer = file.handovers.get(about.handover);
  const referral = file.referrals.get(about.referral);
  const names = ['words', 'view', 'opener', 'other', 'interimLead', 'life', ...measures.flatMap(measureNames)];
  const form = formModel(sight, paths.dispute.open(file.id), key, fields, names, problem);
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
    hidden: Object.entries(about).map(([name, value]) => ({ name, value })),
    own: mine.map((post) => ({ value: post, text: postInFull(sight, post) })),
    others: postChoices(sight, mine),
    interim: [
      { value: sight.lead, text: postInFull(sight, sight.lead), hint: leadIsMine ? t('Your own post, which leads now') : t('Leads now') },
      ...mine
        .filter((post) => post !== sight.lead)
        .map((post) => ({ value: post, text: postInFull(sight, post), hint: t('Your own post takes it on until it is decided') })),
    ],
    posts: postChoices(sight),
    measures,
    danger: paths.file.danger(file.id),
  };
}
