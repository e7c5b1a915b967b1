/** Deciding about sharing (G22): what is given, to whom, on which basis, in which words; in danger it is recorded afterwards with its true time. */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { lacksForSharing, recordSharing } from '../../app/sharing.ts';
import { basesVerified, basisChoices, groundChoices, shareable } from '../../app/sharingSight.ts';
import { view } from '../answer.ts';
import { date } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from '../file/form.ts';
import { namingOf } from '../file/naming.ts';
import { tell } from '../file/words.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { saidReason, t } from '../words.ts';
import { aboutRoleIn, aboutRoleNames, roleAsked, type RoleAsked } from './aboutRole.ts';
import { many, params, termsIn, timeIn } from './fields.ts';

interface DecideModel extends FormModel, RoleAsked {
  readonly organisations: readonly { readonly value: string; readonly text: string }[];
  readonly bases: readonly { readonly value: string; readonly text: string }[];
  readonly grounds: readonly { readonly value: string; readonly text: string }[];
  readonly basesVerified: boolean;
  readonly entries: readonly {
    readonly id: string;
    readonly what: string;
    readonly when: string;
    readonly words: string;
    readonly checked: boolean;
    readonly sensitive: boolean;
    readonly flag: Href;
  }[];
  readonly lacks: readonly string[];
  readonly because: string | null;
  /** From the page of contacts: those entries alone, each to be written in the words in which it is given. */
  readonly contacts: { readonly all: Href; readonly write: Href | null } | null;
}
const decideView = view<DecideModel>('disclosure/decide.njk');

const names = [
  'outcome',
  'organisation',
  'contact',
  'asked',
  'basis',
  'ground',
  'why',
  'necessity',
  'proportionality',
  'handling',
  'conditions',
  'marking',
  'authority',
  'holder',
  'protective',
  'about',
  ...aboutRoleNames,
  ...momentNames('shared'),
];

function decideModel(shown: Shown<FileSight, z.output<typeof params>>): DecideModel {
  const { sight, fields, viewer } = shown;
  const { file, area, book, now } = sight;
  const chosen = new Set(many(fields, 'entry'));
  const no = sight.whyNot('decide-disclosure');
  const isOfContacts = text(fields, 'about') === 'contacts';
  const given = shareable(file).filter((each) => !isOfContacts || isOfLadder(file, each));
  return {
    ...formModel(shown, paths.sharing.decide(file.id), names),
    ...roleAsked(sight),
    organisations: [
      { value: '', text: t('Somebody else, named below') },
      ...[...area.organisations.values()].map(({ id, name }) => ({ value: id, text: name })),
      // A post that sees the area's files says by itself that it arrived.
      ...[...area.posts.values()]
        .filter(({ role }) => role !== 'referrer' && role !== 'mentor')
        .map(({ id, title, organisation }) => ({
          value: `post:${id}`,
          text: t('{post}, {organisation}', { post: title, organisation: area.organisations.get(organisation)?.name ?? organisation }),
        })),
    ],
    bases: basisChoices().map(({ value, text: words }) => ({ value, text: t(words) })),
    grounds: groundChoices().map(({ value, text: words }) => ({ value, text: t(words) })),
    basesVerified: basesVerified(),
    contacts: isOfContacts
      ? {
          all: paths.sharing.decide(file.id),
          write: given.some(({ fact }) => fact.type === 'CumulativeWritten') ? null : paths.contacts.write(file.id),
        }
      : null,
    entries: given.flatMap(({ fact, sensitive }) => {
      const told = tell({ ...fact, position: 0, disposed: false } as Parameters<typeof tell>[0], namingOf(sight));
      if (!told) return [];
      const typed = text(fields, `words-${fact.id}`);
      return [
        {
          id: fact.id,
          what: told.what,
          when: date(fact.happened),
          // The words of a contact say who told of it and where that is written; of all of them, what everybody said: nobody sends that by leaving it there.
          words: typed === '' && !isOfContacts ? [told.what, told.words].filter(Boolean).join('\n') : typed,
          checked: chosen.has(fact.id),
          sensitive,
          flag: paths.sharing.sensitive(file.id, fact.id),
        },
      ];
    }),
    lacks: lacksForSharing(book, file, viewer, now).map(saidReason),
    because: no ? saidReason(no) : null,
  };
}

/** What all contacts mean together, and contacts that were told of and stand. Refuted ones, and what comes from an intelligence service, are not among them. */
function isOfLadder(file: FileSight['file'], { fact, sensitive }: ReturnType<typeof shareable>[number]): boolean {
  if (sensitive) return false;
  if (fact.type === 'CumulativeWritten' || fact.type === 'CumulativeDissented') return true;
  if (fact.type !== 'ContactTold') return false;
  const state = file.contacts.get(fact.stream.slice('contact/'.length))?.state;
  return state !== 'refuted' && state !== 'taken back';
}

function fieldsOf({ area }: FileSight, fields: FormFields) {
  const value = (name: string): string => text(fields, name);
  const chosen = value('organisation');
  const post = area.posts.get(chosen.startsWith('post:') ? chosen.slice('post:'.length) : '');
  const organisation = post?.organisation ?? chosen;
  return {
    outcome: value('outcome') === 'not shared' ? ('not shared' as const) : ('shared' as const),
    organisation: organisation === '' ? null : organisation,
    post: post?.id ?? null,
    contact: value('contact'),
    asked: value('asked'),
    ground: value('ground') === '' ? null : value('ground'),
    ...termsIn(fields),
    authority: value('authority'),
    items: many(fields, 'entry').map((fact) => ({ fact, words: value(`words-${fact}`) })),
  };
}

export const decideRoutes = fileForm({
  path: '/files/:id/disclosures/decide',
  title: 'Decide about sharing',
  params,
  query: z
    .object({ role: z.string().max(120).optional().catch(undefined), about: z.literal('contacts').optional().catch(undefined) })
    .transform(({ role, about }): FormFields => ({ ...(role ? { role } : {}), ...(about ? { about } : {}) })),
  view: decideView,
  sight: ofFile,
  model: decideModel,
  send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
    const said = fieldsOf(sight, fields);
    const at = timeIn(fields, 'shared');
    const isProtective = text(fields, 'protective') === 'yes' && said.outcome === 'shared';
    const wrong = [
      ...lacking(fields, {
        outcome: t('Choose whether it is shared'),
        why: t('Write the reason'),
        marking: t('Choose the marking'),
      }),
      ...(said.organisation === null && said.contact === '' ? [{ input: 'contact', words: t('Say to whom') }] : []),
      ...at.wrong,
      ...said.items
        .filter(({ words }) => words === '')
        .map(({ fact }) => ({ input: `words-${fact}`, words: t('Write the words in which it is given') })),
      ...(isProtective && at.at === undefined && at.wrong.length === 0
        ? [{ input: 'shared-time', words: t('Say when it was shared') }]
        : []),
    ];
    if (wrong.length > 0) return { wrong };
    const disclosure = `s-${key}`.slice(0, 100);
    const about = aboutRoleIn(fields);
    const outcome = isProtective
      ? await recordSharing(house, viewer, {
          act: 'record-protective-disclosure',
          file,
          key,
          disclosure,
          about,
          fields: { ...said, happened: at.at ?? 0 },
        })
      : await recordSharing(house, viewer, {
          act: 'decide-disclosure',
          file,
          key,
          disclosure,
          about,
          fields: { ...said, ...(at.at === undefined ? {} : { happened: at.at }) },
        });
    return { outcome, to: withDone(paths.sharing.list(file), said.outcome === 'shared' ? 'shared' : 'not-shared') };
  },
});
