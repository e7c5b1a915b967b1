/** The lead offers the file to another post (G13): why, what is open, what the receiver needs to know, since when. */
import { z } from 'zod';
import { offersIn } from '../../app/agreeingSight.ts';
import { recordAct } from '../../app/cases.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from '../file/form.ts';
import { readStartOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { type Along, alongWith } from './along.ts';
import { type PostChoice, leadChoices, postInFull } from './posts.ts';

interface OfferModel extends FormModel {
  readonly now: string;
  readonly posts: readonly PostChoice[];
  readonly along: Along;
  readonly because: string | null;
  /** An offer that stands already. */
  readonly standing: { readonly text: string; readonly href: Href } | null;
}
const offerView = view<OfferModel>('handover/offer.njk');

export const offerForm = fileForm({
  path: '/files/:id/hand-over',
  title: 'Hand over',
  params: z.object({ id: z.string() }),
  view: offerView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, params: { id: file }, key, fields }) => {
    const since = readStartOfDay(fields, 'since');
    const wrong = [
      ...lacking(fields, {
        to: t('Choose the post that you offer it to'),
        why: t('Say why you hand it over'),
        needToKnow: t('Say what the receiver needs to know'),
      }),
      ...(since.kind === 'wrong' ? [{ input: since.input, words: t('Since when: {words}', { words: since.words }) }] : []),
    ];
    if (wrong.length > 0) return { wrong };
    const handover = key;
    const said = {
      to: text(fields, 'to'),
      why: text(fields, 'why'),
      open: text(fields, 'open'),
      needToKnow: text(fields, 'needToKnow'),
      since: since.kind === 'at' ? since.at : null,
    };
    const outcome = await recordAct(house, viewer, { act: 'offer-handover', file, key, handover, fields: said });
    return { outcome, to: withDone(paths.handover.show(file, handover), 'handover-offered') };
  },
});

function modelOf(shown: Shown): OfferModel {
  const { sight } = shown;
  const no = sight.whyNot('offer-handover');
  const standing = offersIn(sight)[0];
  const names = ['to', 'why', 'open', 'needToKnow', ...momentNames('since')];
  return {
    ...formModel(shown, paths.handover.offer(sight.file.id), names),
    now: postInFull(sight, sight.lead),
    posts: leadChoices(sight, [sight.lead]),
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
