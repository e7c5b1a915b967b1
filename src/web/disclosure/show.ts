/** One decision about sharing, exactly as it was, and that it arrived (F31). */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { recordSharing } from '../../app/sharing.ts';
import { disclosureSights } from '../../app/sharingSight.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from '../file/form.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { params, timeIn } from './fields.ts';
import { type DisclosureModel, disclosureModel } from './model.ts';

interface ShowModel extends FormModel {
  readonly one: DisclosureModel;
  readonly back: Href;
}
const showView = view<ShowModel>('disclosure/show.njk');

const showModel = (shown: Shown<FileSight, { id: string; disclosure: string }>): ShowModel | null => {
  const found = disclosureSights(shown.sight.file).find(({ disclosure }) => disclosure.id === shown.params.disclosure);
  if (!found) return null;
  return {
    ...formModel(shown, paths.sharing.show(shown.sight.file.id, found.disclosure.id), ['who', 'words', ...momentNames('arrived')]),
    one: disclosureModel(shown.sight, found),
    back: paths.sharing.list(shown.sight.file.id),
  };
};

export const showRoutes = fileForm({
  path: '/files/:id/disclosures/:disclosure',
  title: 'Something that was shared, or not',
  params: params.extend({ disclosure: z.string() }),
  view: showView,
  sight: ofFile,
  model: showModel,
  send: async ({ house, viewer, sight, params: { id: file, disclosure }, key, fields }) => {
    const found = sight.file.disclosures.get(disclosure);
    const post = found?.kind === 'disclosure' ? found.said.post : null;
    const isOwn = post !== null && (viewer.posts ?? []).includes(post);
    const at = timeIn(fields, 'arrived');
    const wrong = [...(isOwn ? [] : lacking(fields, { who: t('Write who said that it arrived') })), ...at.wrong];
    if (wrong.length > 0) return { wrong };
    const said = {
      who: text(fields, 'who'),
      words: text(fields, 'words'),
      channel: isOwn ? ('own page' as const) : ('recorded' as const),
    };
    const outcome = await recordSharing(house, viewer, {
      act: 'acknowledge-disclosure',
      file,
      key,
      disclosure,
      happened: at.at,
      fields: said,
    });
    return { outcome, to: withDone(paths.sharing.list(file), 'sharing-arrived') };
  },
});
