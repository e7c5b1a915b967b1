/** A sealed file and its silent hits (S11): found by its holder only, for everybody else there is no such page. */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import type { House } from '../../app/house.ts';
import { hitsOf, sealOf } from '../../app/keptSight.ts';
import { latestOf, recordSharing } from '../../app/sharing.ts';
import { decideSilentHit, heldFiles, whereToTell } from '../../app/silentHits.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { dayIn } from '../disclosure/fields.ts';
import { hitOutcomes } from '../disclosure/words.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Sent, type Shown } from '../file/form.ts';
import { actorName, organisationName, postTitle } from '../file/who.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { route, text } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';
import type { Asked } from './kept.ts';
import { params, titleOf } from './ofFile.ts';

interface SealModel extends FormModel {
  readonly latest: string;
  readonly isMine: boolean;
  readonly lead: string;
  readonly sealed: { readonly until: string; readonly reason: string; readonly named: boolean } | null;
  readonly hits: readonly {
    readonly id: string;
    readonly what: string;
    readonly who: string;
    readonly asked: Href | null;
    /** Told by a marker, as was decided. */
    readonly isTold: boolean;
    /** What may come of it; without "tell" where nobody would be told by a marker: `call` says whom to call. */
    readonly outcomes: readonly { readonly value: string; readonly text: string }[];
    readonly call: string | null;
    readonly decided: string | null;
  }[];
}
const sealView = view<SealModel>('sealed/seal.njk');

/** With where those who asked can be told, by hit. */
type SealSight = FileSight & { readonly tells: ReadonlyMap<string, unknown> };
async function withTelling(house: House, viewer: Viewer, asked: { readonly id: string }): Promise<SealSight | null> {
  const sight = await ofFile(house, viewer, asked);
  if (sight === null) return null;
  const open = hitsOf(sight.file).filter(({ decided }) => decided === null);
  return { ...sight, tells: await whereToTell(house, viewer, sight.file.id, open) };
}

const outcomes = (canTell: boolean) => [
  ...(canTell ? [{ value: 'tell', text: t('Tell them: a marker without content on their file says that your post keeps something') }] : []),
  { value: 'quiet', text: t('Do not tell them') },
  { value: 'act', text: t('Do something yourself') },
];

function sealModel(shown: Shown<SealSight, { id: string }>): SealModel {
  const { sight, viewer } = shown;
  const { file, book, now } = sight;
  const seal = sealOf(file);
  return {
    ...formModel(shown, paths.sharing.seal(file.id), ['reason', 'named', 'words', 'outcome', ...momentNames('until')]),
    latest: dueDate(latestOf(book, 'S11.seal', now)),
    isMine: (viewer.posts ?? []).includes(sight.lead),
    lead: titleOf(sight, sight.lead),
    sealed: seal && { until: dueDate(seal.until), reason: seal.reason, named: seal.mayBeNamed },
    hits: hitsOf(file).map(({ id, found, decided }) => ({
      id,
      what: metOn[found.what](dateAndTime(found.at)),
      who: whoAsked(sight, found),
      isTold: decided?.outcome === 'tell',
      outcomes: outcomes(sight.tells.has(id)),
      call: sight.tells.has(id)
        ? null
        : t(
            'There is no file on which you could put a marker for them. To tell them, call them ({who}) and choose that you do something yourself.',
            {
              who: whoAsked(sight, found) || t('whoever asked'),
            },
          ),
      asked: found.asked === null ? null : paths.file.show(found.asked),
      decided: decided
        ? t('{outcome} ({who}, {when}): {words}', {
            outcome: t(hitOutcomes[decided.outcome]),
            who: actorName(sight, decided.by),
            when: dateAndTime(decided.at),
            words: decided.words,
          })
        : null,
    })),
  };
}

const whoAsked = (sight: FileSight, { post, organisation }: ReturnType<typeof hitsOf>[number]['found']): string =>
  [post ? postTitle(sight, post) : '', organisationName(sight, organisation)].filter(Boolean).join(', ');

const metOn: Readonly<Record<ReturnType<typeof hitsOf>[number]['found']['what'], (when: string) => string>> = {
  search: (when) => t('Somebody looked for this person on {when}', { when }),
  referral: (when) => t('This person was referred on {when}', { when }),
  'list search': (when) => t('A search by a list or a pattern met this person on {when}', { when }),
  register: (when) => t('An old register met this person on {when}', { when }),
};

async function sendSeal({ house, viewer, params: { id: file }, key, fields }: Asked): Promise<Sent> {
  const value = (name: string): string => text(fields, name);
  if (value('do') === 'hit') {
    const wrong = lacking(fields, { outcome: t('Choose what comes of it'), words: t('Write why') });
    if (wrong.length > 0) return { wrong };
    const outcome = value('outcome');
    const chosen = outcome === 'tell' || outcome === 'act' ? outcome : 'do not tell';
    const decided = await decideSilentHit(house, viewer, {
      file,
      hit: value('hit'),
      key,
      fields: { outcome: chosen, words: value('words') },
    });
    return { outcome: decided, to: withDone(paths.sharing.seal(file), 'hit-decided') };
  }
  const wrong = lacking(fields, { reason: t('Write why') });
  if (value('do') === 'unseal') {
    if (wrong.length > 0) return { wrong };
    const outcome = await recordSharing(house, viewer, { act: 'unseal-file', file, key, reason: value('reason') });
    return { outcome, to: withDone(paths.file.show(file), 'unsealed') };
  }
  const until = dayIn(fields, 'until', t('Give the day until which it is sealed'));
  if (wrong.length + until.wrong.length > 0) return { wrong: [...wrong, ...until.wrong] };
  const said = { reason: value('reason'), until: until.at, mayBeNamed: value('named') === 'yes' };
  const outcome = await recordSharing(house, viewer, { act: 'seal-file', file, key, fields: said });
  return { outcome, to: withDone(paths.sharing.seal(file), 'sealed') };
}

interface HeldModel {
  readonly files: readonly { readonly title: string; readonly href: Href }[];
}
const heldView = view<HeldModel>('sealed/held.njk');

export const sealRoutes = fileForm({
  path: '/files/:id/seal',
  title: 'Sealed file',
  params,
  view: sealView,
  sight: withTelling,
  model: sealModel,
  send: sendSeal,
});

export const heldRoute = route({
  method: 'GET',
  path: '/sealed-files',
  title: 'Sealed files of my posts',
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({}),
  handle: async ({ deps, viewer }) => {
    const held = await heldFiles(houseOf(deps), viewer);
    return readPage(
      heldView,
      { files: held.map(({ file, title }) => ({ title, href: paths.sharing.seal(file) })) },
      filesRead(held.map(({ file }) => file)),
    );
  },
});
