/** The lead offers the file to another post (G13): why, what is open, what the receiver needs to know, since when. */
import { z } from 'zod';
import { offersIn } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { missing, redirect, view } from '../answer.ts';
import { type FormModel, formModel, formPage, momentNames } from '../file/form.ts';
import { readStartOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { type Along, alongWith } from './along.ts';
import { type PostChoice, postChoices, postInFull } from './posts.ts';

interface OfferModel extends FormModel {
  readonly now: string;
  readonly posts: readonly PostChoice[];
  readonly along: Along;
  readonly because: string | null;
  /** An offer that stands already. */
  readonly standing: { readonly text: string; readonly href: Href } | null;
}
const offerView = view<OfferModel>('handover/offer.njk');
const title = 'Hand over';
const params = z.object({ id: z.string() });

export const showOffer: Route = route({
  method: 'GET',
  path: '/files/:id/hand-over',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    return sight ? formPage(offerView, modelOf(sight, house.newId(), {}, null), sight.file.id) : missing;
  },
});

export const offer: Route = route({
  method: 'POST',
  path: '/files/:id/hand-over',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const file = input.params.id;
    const sight = await fileSight(house, viewer, file);
    if (!sight) return missing;
    const [key, to, why, open, needToKnow] = ['key', 'to', 'why', 'open', 'needToKnow'].map((name) => text(input.body, name)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const since = readStartOfDay(input.body, 'since');
    const wrong = [
      ...(to === '' ? [{ input: 'to', words: t('Choose the post that you offer it to') }] : []),
      ...(why === '' ? [{ input: 'why', words: t('Say why you hand it over') }] : []),
      ...(needToKnow === '' ? [{ input: 'needToKnow', words: t('Say what the receiver needs to know') }] : []),
      ...(since.kind === 'wrong' ? [{ input: since.input, words: t('Since when: {words}', { words: since.words }) }] : []),
    ];
    const again = (problem: Problem) => formPage(offerView, modelOf(sight, key, input.body, problem), file);
    if (wrong.length > 0) return again(wrongFields(wrong));
    const handover = key;
    const fields = { to, why, open, needToKnow, since: since.kind === 'at' ? since.at : null };
    const problem = problemOf(await recordAct(house, viewer, { act: 'offer-handover', file, key, handover, fields }));
    return problem ? again(problem) : redirect(withDone(paths.handover.show(file, handover), 'handover-offered'));
  },
});

function modelOf(sight: FileSight, key: string, fields: FormFields, problem: Problem | null): OfferModel {
  const no = sight.whyNot('offer-handover');
  const standing = offersIn(sight)[0];
  const names = ['to', 'why', 'open', 'needToKnow', ...momentNames('since')];
  return {
    ...formModel(sight, paths.handover.offer(sight.file.id), key, fields, names, problem),
    now: postInFull(sight, sight.lead),
    posts: postChoices(sight, [sight.lead]),
    along: alongWith(sight),
    because: no ? t('Only the post that leads offers the file, or the one above it.') : null,
    standing: standing
      ? {
          text: t('Offered to {post}, and not answered yet', { post: postInFull(sight, standing.offered.to) }),
          href: paths.handover.show(sight.file.id, standing.id),
        }
      : null,
  };
}
