/** Whether an entry is sensitive information: who holds it says so, and lifts it. */
import { z } from 'zod';
import { recordSharing } from '../../app/sharing.ts';
import { shareable } from '../../app/sharingSight.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile } from '../file/form.ts';
import { tell } from '../file/words.ts';
import { paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { namingOf } from '../file/naming.ts';
import { params } from './fields.ts';

interface FlagModel extends FormModel {
  readonly what: string;
  readonly words: string;
  readonly flagged: string | null;
}
const flagView = view<FlagModel>('disclosure/flag.njk');

export const flagRoutes = fileForm({
  path: '/files/:id/sensitive/:fact',
  title: 'Is it sensitive information?',
  params: params.extend({ fact: z.string() }),
  view: flagView,
  sight: ofFile,
  model: (shown): FlagModel | null => {
    const { sight, params: asked } = shown;
    const found = shareable(sight.file).find(({ fact }) => fact.id === asked.fact);
    if (!found) return null;
    const told = tell({ ...found.fact, position: 0, disposed: false } as Parameters<typeof tell>[0], namingOf(sight));
    return {
      ...formModel(shown, paths.sharing.sensitive(sight.file.id, asked.fact), ['holder', 'authority']),
      what: told?.what ?? '',
      words: told?.words ?? '',
      flagged: found.sensitive ? (sight.file.sensitive.get(asked.fact)?.flagged.holder ?? '') : null,
    };
  },
  send: async ({ house, viewer, sight, params: { id: file, fact }, key, fields }) => {
    const to = withDone(paths.sharing.decide(file), 'sensitive-said');
    const isFlagged = shareable(sight.file).some((each) => each.fact.id === fact && each.sensitive);
    // Typed on a page from before somebody else flagged it: it is answered as what it was.
    const lifts = isFlagged && text(fields, 'holder') === '';
    const wrong = lifts
      ? lacking(fields, { authority: t('Write who of its holder says so') })
      : lacking(fields, { holder: t('Write who holds it') });
    if (wrong.length > 0) return { wrong };
    const outcome = lifts
      ? await recordSharing(house, viewer, { act: 'lift-sensitive', file, key, fact, authority: text(fields, 'authority') })
      : await recordSharing(house, viewer, { act: 'flag-sensitive', file, key, fact, holder: text(fields, 'holder') });
    return { outcome, to };
  },
});
