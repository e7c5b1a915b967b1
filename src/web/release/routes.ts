/** What an area of subjects of interest releases to a partnership (S11, G22): written, agreed to by another person, taken out in numbered copies, answered. */
import { copyOut } from '../../app/release/acts.ts';
import { isKey } from '../../app/release/document.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile } from '../file/form.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, text } from '../route.ts';
import { t } from '../words.ts';
import { copyRoute } from './copy.ts';
import { messagePaper } from './paper.ts';
import { oneOf, params } from './rows.ts';
import { sendShow, showModel, showView } from './show.ts';
import { stateWords } from './states.ts';
import { sendWrite, writeModel, writeView } from './write.ts';

interface ListModel extends FormModel {
  readonly write: Href;
  readonly lines: readonly { readonly href: Href; readonly text: string }[];
}
const listView = view<ListModel>('release/list.njk');
const only = 'subjects of interest' as const;
export const releaseRoutes: readonly Route[] = [
  ...fileForm({
    path: '/files/:id/releases',
    only,
    title: 'Messages to a partnership',
    params,
    view: listView,
    sight: ofFile,
    model: (shown) => ({
      ...formModel(shown, paths.release.list(shown.sight.file.id), []),
      write: paths.release.write(shown.sight.file.id),
      lines: [...shown.sight.file.releases.values()].toReversed().map((each) => ({
        href: paths.release.show(shown.sight.file.id, each.number),
        text: t('To {whom}: {state}', { whom: each.said.organisation, state: stateWords(each) }),
      })),
    }),
    send: () => Promise.resolve(null),
  }).slice(0, 1),
  ...fileForm({
    path: '/files/:id/releases/write',
    only,
    title: 'Write a message to a partnership',
    params,
    view: writeView,
    sight: ofFile,
    model: writeModel,
    send: sendWrite,
  }),
  ...fileForm({
    path: '/files/:id/releases/:number',
    only,
    title: 'A released message',
    params: oneOf,
    view: showView,
    sight: ofFile,
    model: showModel,
    send: sendShow,
  }),
  copyRoute({
    path: '/files/:id/releases/:number/copy',
    only,
    title: 'A released message',
    name: 'message',
    view: showView,
    model: showModel,
    wrongIn: (body) => {
      const key = text(body, 'recipientKey');
      return [
        ...lacking(body, { form: t('Choose as what it is taken'), carriedBy: t('Write how it is carried, and by whom') }),
        ...(key !== '' && !isKey(key) ? [{ input: 'recipientKey', words: t('That is no public age key: it begins with age1') }] : []),
      ];
    },
    formIn: (body) => (text(body, 'recipientKey') !== '' && text(body, 'form') !== 'paper' ? 'sealed' : text(body, 'form')),
    make: (house, viewer, { id: file, number }, body, isInvented) =>
      copyOut(house, viewer, {
        file,
        number,
        carriedBy: text(body, 'carriedBy'),
        key: text(body, 'recipientKey'),
        ...(text(body, 'form') === 'paper' ? { paper: (content, copy) => messagePaper(content, copy, isInvented) } : {}),
      }),
  }),
];
