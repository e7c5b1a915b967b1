/** Sharing (G22): what was given and what was not, the decision itself, the recipient's acknowledgement, and the log of the area for oversight. */
import { z } from 'zod';
import { lacksForSharing, recordSharing } from '../../app/sharing.ts';
import { basesVerified, basisChoices, disclosureSights, groundChoices, shareable, sharingLog } from '../../app/sharingSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { filesRead, readPage, view } from '../answer.ts';
import { dateAndTime, date, span } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from '../file/form.ts';
import { namingOf } from '../file/naming.ts';
import { tell } from '../file/words.ts';
import { readTimeOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, type Route, route, text } from '../route.ts';
import { houseOf, supervisingDuties, type Wrong } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { aboutRoleIn, aboutRoleNames, roleAsked, type RoleAsked } from './aboutRole.ts';
import { many } from './fields.ts';
import { type DisclosureModel, disclosureModel } from './model.ts';

interface ListModel extends FormModel {
  readonly decide: Href;
  readonly disclosures: readonly DisclosureModel[];
  readonly pointers: readonly { readonly holder: string; readonly when: string }[];
}
const listView = view<ListModel>('disclosure/list.njk');

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

interface ShowModel extends FormModel {
  readonly one: DisclosureModel;
  readonly back: Href;
}
const showView = view<ShowModel>('disclosure/show.njk');

interface FlagModel extends FormModel {
  readonly what: string;
  readonly words: string;
  readonly flagged: string | null;
}
const flagView = view<FlagModel>('disclosure/flag.njk');

const params = z.object({ id: z.string() });
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

const naming = (sight: FileSight) => namingOf(sight);

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
      const told = tell({ ...fact, position: 0, disposed: false } as Parameters<typeof tell>[0], naming(sight));
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

const showModel = (shown: Shown<FileSight, { id: string; disclosure: string }>): ShowModel | null => {
  const found = disclosureSights(shown.sight.file).find(({ disclosure }) => disclosure.id === shown.params.disclosure);
  if (!found) return null;
  return {
    ...formModel(shown, paths.sharing.show(shown.sight.file.id, found.disclosure.id), ['who', 'words', ...momentNames('arrived')]),
    one: disclosureModel(shown.sight, found),
    back: paths.sharing.list(shown.sight.file.id),
  };
};

/** A time that was typed, or nothing; wrong where it is neither. */
function timeIn(fields: FormFields, name: string): { readonly at: number | undefined; readonly wrong: readonly Wrong[] } {
  const read = readTimeOfDay(fields, name);
  if (read.kind === 'wrong') return { at: undefined, wrong: [{ input: read.input, words: read.words }] };
  return { at: read.kind === 'at' ? read.at : undefined, wrong: [] };
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
    basis: value('basis'),
    ground: value('ground') === '' ? null : value('ground'),
    why: value('why'),
    necessity: value('necessity'),
    proportionality: value('proportionality'),
    handling: value('handling') === 'C' ? ('C' as const) : ('P' as const),
    conditions: value('conditions'),
    marking: value('marking'),
    authority: value('authority'),
    items: many(fields, 'entry').map((fact) => ({ fact, words: value(`words-${fact}`) })),
  };
}

export const disclosureRoutes: readonly Route[] = [
  ...fileForm({
    path: '/files/:id/disclosures',
    title: 'What was shared',
    params,
    view: listView,
    sight: ofFile,
    model: (shown) => ({
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
  }),
  ...fileForm({
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
  }),
  ...fileForm({
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
  }),
  ...fileForm({
    path: '/files/:id/sensitive/:fact',
    title: 'Is it sensitive information?',
    params: params.extend({ fact: z.string() }),
    view: flagView,
    sight: ofFile,
    model: (shown): FlagModel | null => {
      const { sight, params: asked } = shown;
      const found = shareable(sight.file).find(({ fact }) => fact.id === asked.fact);
      if (!found) return null;
      const told = tell({ ...found.fact, position: 0, disposed: false } as Parameters<typeof tell>[0], naming(sight));
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
      const wrong = isFlagged
        ? lacking(fields, { authority: t('Write who of its holder says so') })
        : lacking(fields, { holder: t('Write who holds it') });
      if (wrong.length > 0) return { wrong };
      const outcome = isFlagged
        ? await recordSharing(house, viewer, { act: 'lift-sensitive', file, key, fact, authority: text(fields, 'authority') })
        : await recordSharing(house, viewer, { act: 'flag-sensitive', file, key, fact, holder: text(fields, 'holder') });
      return { outcome, to };
    },
  }),
  route({
    method: 'GET',
    path: '/disclosures',
    title: 'What was shared across the area',
    mayUse: [...supervisingDuties, 'records'],
    reads: 'files',
    schema: z.object({ query: z.object({ days: z.coerce.number().int().min(1).max(366).catch(90) }) }),
    handle: async ({ deps, viewer, input }) => {
      const { days } = input.query;
      const log = await sharingLog(houseOf(deps), viewer, days);
      const time = (latency: number | null) => (latency === null ? t('not acknowledged') : span(latency / 1000));
      const model = {
        days,
        shared: log.shared,
        notShared: log.notShared,
        unacknowledged: log.unacknowledged,
        median: log.median === null ? null : span(log.median / 1000),
        byRecipient: log.byRecipient.map((each) => ({ ...each, median: each.median === null ? t('none yet') : span(each.median / 1000) })),
        rows: log.rows.map((each) => ({
          href: paths.sharing.show(each.file, each.id),
          when: dateAndTime(each.at),
          what:
            each.outcome === 'not shared'
              ? t('Not shared')
              : each.protective
                ? t('{n, plural, one {Shared in danger: # entry} other {Shared in danger: # entries}}', { n: each.items })
                : t('{n, plural, one {Shared: # entry} other {Shared: # entries}}', { n: each.items }),
          recipient: each.recipient,
          basis: each.basis,
          who: [each.by, each.post].filter(Boolean).join(', '),
          arrived: each.outcome === 'shared' ? time(each.latency) : '',
        })),
      };
      return readPage(logView, model, filesRead(log.rows.map(({ file }) => file)));
    },
  }),
];

interface LogModel {
  readonly days: number;
  readonly shared: number;
  readonly notShared: number;
  readonly unacknowledged: number;
  readonly median: string | null;
  readonly byRecipient: readonly {
    readonly recipient: string;
    readonly shared: number;
    readonly arrived: number;
    readonly median: string;
  }[];
  readonly rows: readonly {
    readonly href: Href;
    readonly when: string;
    readonly what: string;
    readonly recipient: string;
    readonly basis: string;
    readonly who: string;
    readonly arrived: string;
  }[];
}
const logView = view<LogModel>('disclosure/log.njk');
