/** What was shared of a file, and what was not; and a pointer without content to what somebody else holds. */
import { recordSharing } from '../../app/sharing.ts';
import { disclosureSights } from '../../app/sharingSight.ts';
import { view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, saidWhyNot } from '../file/form.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { params } from './fields.ts';
import { type DisclosureModel, disclosureModel } from './model.ts';

interface ListModel extends FormModel {
  readonly decide: Href;
  readonly disclosures: readonly DisclosureModel[];
  /** Why keeping a pointer is another post's; null where it is not. */
  readonly because: string | null;
  readonly pointers: readonly { readonly holder: string; readonly when: string }[];
}
const listView = view<ListModel>('disclosure/list.njk');

export const listRoutes = fileForm({
  path: '/files/:id/disclosures',
  title: 'What was shared',
  params,
  view: listView,
  sight: ofFile,
  model: (shown) => ({
    because: saidWhyNot(shown.sight, 'decide-disclosure'),
    ...formModel(shown, paths.sharing.list(shown.sight.file.id), []),
    decide: paths.sharing.decide(shown.sight.file.id),
    disclosures: disclosureSights(shown.sight.file).map((each) => disclosureModel(shown.sight, each)),
    pointers: [...shown.sight.file.disclosures.values()].flatMap((each) =>
      each.kind === 'pointer' ? [{ holder: each.holder, when: dateAndTime(each.kept.at) }] : [],
    ),
  }),
  // The only thing that this page sends: a pointer without content.
  send: async ({ house, viewer, params: { id: file }, key, fields }) => {
    const wrong = lacking(fields, { holder: t('Write who holds it') });
    if (wrong.length > 0) return { wrong };
    const disclosure = `p-${key}`.slice(0, 100);
    const holder = text(fields, 'holder');
    const outcome = await recordSharing(house, viewer, { act: 'keep-disclosure-pointer', file, key, disclosure, holder });
    return { outcome, to: withDone(paths.sharing.list(file), 'sharing-pointer') };
  },
});
