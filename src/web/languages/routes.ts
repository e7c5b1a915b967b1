/** Languages (C21, F13): how to speak with the person; what is in another language, which language that is, and its translation. */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { communicationOf, type Original } from '../../app/meeting.ts';
import type { ChronologyFact } from '../../app/chronology.ts';
import { missing, readPage, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from '../file/form.ts';
import { namingOf } from '../file/naming.ts';
import { tell } from '../file/words.ts';
import { dayInputs, readStartOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Route, route, text } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';
import { originalLine, type OriginalLine, originalLines, originalWords } from './panel.ts';
import { communicationWords } from './words.ts';

interface ListModel {
  readonly file: FormModel['file'];
  readonly originals: readonly OriginalLine[];
  /** Entries of which nobody has said that they are in another language: one may be. */
  readonly others: readonly { readonly href: Href; readonly text: string }[];
  readonly older: readonly { readonly href: Href; readonly text: string }[];
}
const listView = view<ListModel>('languages/list.njk');
/** So many of the latest entries stand open on the page; the others are folded away under them. */
const othersOpen = 50;

const shownOthers = (others: ListModel['others']) => ({ others: others.slice(0, othersOpen), older: others.slice(othersOpen) });

function othersOf(sight: FileSight): ListModel['others'] {
  const naming = namingOf(sight);
  const found = sight.file.facts.filter((fact) => fact.kind === 'entry' && !sight.file.originals.has(fact.id) && hasWords(fact));
  return found.toReversed().flatMap((fact) => {
    const told = tell({ ...fact, position: 0, disposed: false } as ChronologyFact, naming);
    return told ? [{ href: paths.language.show(sight.file.id, fact.id), text: `${told.what}, ${dateAndTime(fact.recorded)}` }] : [];
  });
}

/** Whether an entry holds something that somebody wrote, and not only what the product or a form filled in. */
const hasWords = (fact: FileSight['file']['facts'][number]): boolean =>
  Object.values(fact.fields).some((value) => typeof value === 'string' && value.trim().includes(' '));
interface OneModel extends FormModel {
  readonly original: OriginalLine;
  readonly asks: boolean;
}
const oneView = view<OneModel>('languages/one.njk');
interface NeedsModel extends FormModel {
  readonly speak: readonly string[];
}
const needsView = view<NeedsModel>('languages/needs.njk');

const params = z.object({ id: z.string() });
const factParams = params.extend({ fact: z.string() });

/** An entry that nobody has said anything about yet may be said to be in another language too. */
function originalOf(sight: FileSight, fact: string): Original | null {
  const known = sight.file.originals.get(fact);
  if (known) return known;
  const found = sight.file.facts.find((each) => each.id === fact && each.kind === 'entry');
  if (!found || originalWords(sight, fact) === '') return null;
  const { id, type, stream, record, learnt } = found;
  return {
    fact: id,
    type,
    stream,
    record,
    learnt,
    isDanger: false,
    language: '',
    script: null,
    said: null,
    needsNone: null,
    translations: [],
  };
}

const oneNames = ['language', 'needsNone', 'words', 'translator', 'translatorIs', 'checkedBy', ...momentNames('translated')];
function oneModel(shown: Shown<FileSight, z.output<typeof factParams>>): OneModel | null {
  const { sight, fields } = shown;
  const { fact } = shown.params;
  const original = originalOf(sight, fact);
  if (!original) return null;
  const form = formModel(shown, paths.language.show(sight.file.id, fact), oneNames);
  const isEmpty = Object.keys(fields).length === 0;
  return {
    ...form,
    values: isEmpty ? { ...form.values, ...dayInputs('translated', sight.now), language: original.language } : form.values,
    original: originalLine(sight, original),
    asks: original.language === '' && original.needsNone === null,
  };
}

const needsNames = ['language', 'interpreter', 'needs', 'source'];
function needsModel(shown: Shown): NeedsModel {
  const { sight, fields } = shown;
  const needs = communicationOf(sight.file);
  const form = formModel(shown, paths.language.needs(sight.file.id), needsNames);
  const isEmpty = Object.keys(fields).length === 0;
  const known = { language: needs?.language ?? '', interpreter: needs?.interpreter ?? '', needs: needs?.needs ?? '', source: '' };
  return { ...form, values: isEmpty ? known : form.values, speak: communicationWords(needs) };
}

export const languageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/files/:id/languages',
    title: 'In another language',
    mayUse: areaDuties,
    reads: 'files',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await fileSight(houseOf(deps), viewer, input.params.id);
      if (!sight) return missing;
      const file = { href: paths.file.show(sight.file.id), title: sight.names[0] ?? t('Name not known') };
      return readPage(listView, { file, originals: originalLines(sight), ...shownOthers(othersOf(sight)) }, [
        { kind: 'file', id: sight.file.id },
      ]);
    },
  }),
  ...fileForm({
    path: '/files/:id/languages/:fact',
    title: 'Language and translation',
    params: factParams,
    view: oneView,
    sight: ofFile,
    model: oneModel,
    send: async ({ house, viewer, params: { id: file, fact }, key, fields }) => {
      const language = text(fields, 'language');
      const here = paths.language.show(file, fact);
      if (text(fields, 'do') === 'language') {
        const said = { language, needsNone: text(fields, 'needsNone') };
        if (said.language === '' && said.needsNone === '')
          return { wrong: [{ input: 'language', words: t('Write which language it is, or why it needs no translation') }] };
        const outcome = await recordAct(house, viewer, { act: 'say-language', file, key, fact, fields: said });
        return { outcome, to: withDone(here, 'language-said') };
      }
      const day = readStartOfDay(fields, 'translated');
      const wrong = [
        ...lacking(fields, {
          language: t('Say which language it is in'),
          words: t('Write the translation'),
          translator: t('Say who translated it: a practitioner, an agency, or which machine'),
          translatorIs: t('Choose who they are'),
        }),
        ...(day.kind === 'at'
          ? []
          : [{ input: day.kind === 'wrong' ? day.input : 'translated-day', words: t('Give the day on which it was translated') }]),
      ];
      if (wrong.length > 0 || day.kind !== 'at') return { wrong };
      const said = {
        language,
        words: text(fields, 'words'),
        translator: text(fields, 'translator'),
        translatorIs: text(fields, 'translatorIs'),
        checkedBy: text(fields, 'checkedBy'),
        translatedOn: day.at,
      };
      const outcome = await recordAct(house, viewer, { act: 'record-translation', file, key, fact, fields: said });
      return { outcome, to: withDone(here, 'translated') };
    },
  }),
  ...fileForm({
    path: '/files/:id/communication',
    title: 'How to speak with them',
    params,
    view: needsView,
    sight: ofFile,
    model: needsModel,
    send: async ({ house, viewer, params: { id: file }, key, fields }) => {
      const wrong = lacking(fields, { interpreter: t('Choose whether they need an interpreter'), source: t('Say who says so') });
      if (wrong.length > 0) return { wrong };
      const said = Object.fromEntries(needsNames.map((name) => [name, text(fields, name)]));
      const outcome = await recordAct(house, viewer, { act: 'record-needs', file, key, fields: said });
      return { outcome, to: withDone(paths.file.show(file), 'needs-recorded') };
    },
  }),
];
