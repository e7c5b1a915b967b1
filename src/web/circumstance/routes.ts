/** The state of the person: each with what stops, what goes on and who decides, before it is recorded; what it asks; and taking it back (F49, C41, K19). */
import { circumstancesOf, standing } from '../../app/personSight.ts';
import { z } from 'zod';
import { latestLook, type PersonAct } from '../../app/personActs.ts';
import { recordAct } from '../../app/cases.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { circumstanceTermsInWords } from '../../app/personWords.ts';
import type { What } from '../../domain/circumstance/entries.ts';
import type { Circumstance } from '../../domain/circumstance/state.ts';
import { view } from '../answer.ts';
import { overtaken, typedIn } from '../assessment/page.ts';
import { date, dueDate } from '../dates.ts';
import { fileForm, type FormModel, formModel, ofFile, type Shown } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type ReadMoment, readEndOfDay, readStartOfDay } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { isSent, type PersonForm, type ShownForm, showForm, wrongIn } from '../told/form.ts';
import { circumstanceWords, personLine } from '../told/words.ts';
import { t } from '../words.ts';
import { stateForms } from './forms.ts';
import { ageLines, badgeOf } from './panel.ts';

interface Stands {
  readonly badge: string;
  readonly isUrgent: boolean;
  readonly lines: readonly string[];
  readonly stops: readonly string[];
  readonly goesOn: readonly string[];
  readonly decides: string;
  readonly forms: readonly ShownForm[];
}
interface StateModel extends FormModel {
  readonly standing: readonly Stands[];
  readonly over: readonly { readonly badge: string; readonly lines: readonly string[] }[];
  readonly age: readonly string[];
  readonly terms: readonly {
    readonly badge: string;
    readonly stops: readonly string[];
    readonly goesOn: readonly string[];
    readonly decides: string;
    readonly look: string | null;
  }[];
  readonly forms: readonly ShownForm[];
  /** What was typed into a form that is not there any more. */
  readonly typed: readonly string[];
}
const stateView = view<StateModel>('circumstance/state.njk');

function linesOf(sight: FileSight, each: Circumstance): readonly string[] {
  const { recorded, confirmed, answers, passedOn, accepted, ended } = each;
  const naming = { post: (id: string) => postTitle(sight, id), referral: () => '' };
  const told = (type: string, fields: { readonly at: number; readonly by: string } | null): readonly string[] => {
    if (!fields) return [];
    const line = personLine({ type, fields } as unknown as Parameters<typeof personLine>[0], naming).filter(
      (part) => typeof part === 'string' && part !== '',
    );
    return [`${date(fields.at)}, ${actorName(sight, fields.by)}: ${line.map((part) => String(part).replace(/\.$/, '')).join('. ')}`];
  };
  return [
    ...told('CircumstanceRecorded', recorded),
    ...told('CircumstanceConfirmed', confirmed),
    ...answers.flatMap((answer) => told('CircumstanceAnswered', answer)),
    ...passedOn.flatMap((sent) => told('ConcernsPassedOn', sent)),
    ...told('ConcernsAccepted', accepted),
    ...told('CircumstanceEnded', ended),
  ];
}

function modelOf(shown: Shown): StateModel {
  const { sight, fields, wrong } = shown;
  const { file, book, now } = sight;
  const forms = stateForms(file, now);
  const formsAbout = (id: string): readonly ShownForm[] =>
    forms.filter((form) => form.about === id).map((form) => showForm(form, fields, wrong));
  const own = formsAbout('');
  return {
    ...formModel(shown, paths.file.state(file.id), []),
    standing: standing(file).map((each) => {
      const terms = circumstanceTermsInWords(each.what);
      return {
        ...terms,
        badge: badgeOf(each),
        isUrgent: terms.urgent,
        lines: linesOf(sight, each),
        forms: formsAbout(each.id),
      };
    }),
    over: circumstancesOf(file)
      .filter((each) => each.ended !== null)
      .map((each) => ({ badge: badgeOf(each), lines: linesOf(sight, each) })),
    age: ageLines(sight),
    terms: circumstanceTermsInWords.all.map((each) => {
      const latest = latestLook(book, each.what, now);
      return {
        ...each,
        badge: circumstanceWords(each.what),
        look: latest === null ? null : t('Looked at again by {day}, or sooner.', { day: dueDate(latest) }),
      };
    }),
    // The only form of a page that is opened for it is not folded away.
    typed: shown.problem ? typedIn(forms, fields) : [],
    forms: own.length === 1 && standing(file).length === 0 ? own.map((form) => ({ ...form, isOpen: true })) : own,
  };
}

export const circumstanceRoutes = fileForm({
  path: '/files/:id/state',
  title: 'State of the person',
  params: z.object({ id: z.string() }),
  view: stateView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
    const form = stateForms(sight.file, sight.now).find((each) => isSent(each, fields));
    // Somebody was faster with a page that was open: what was typed is shown, not lost.
    if (!form) return overtaken([...circumstancesOf(sight.file), ...(text(fields, 'what') === 'adult' ? [{ id: '' }] : [])], fields);
    const wrong = wrongIn(form, fields);
    if (wrong.length > 0) return { wrong };
    const outcome = await recordAct(house, viewer, { ...actOf(form, fields, key), file, key });
    return { outcome, to: withDone(paths.file.state(file), 'state-recorded') };
  },
});

function actOf(form: PersonForm, body: FormFields, key: string): PersonAct {
  const one = (name: string): string => text(body, `${form.prefix}${name}`);
  const at = (day: ReadMoment): number | null => (day.kind === 'at' ? day.at : null);
  const nextLook = at(readEndOfDay(body, `${form.prefix}look`));
  const circumstance = form.about;
  const words = one('words');
  switch (form.what) {
    case 'confirm':
      return {
        act: 'confirm-circumstance',
        circumstance,
        fields: { source: one('source'), words },
        isIndependent: one('independent') === 'yes',
      };
    case 'answer':
      return { act: 'answer-circumstance', circumstance, fields: { words, nextLook } };
    case 'end':
      return { act: 'end-circumstance', circumstance, fields: { how: one('how') as 'is over', words } };
    case 'pass-on':
      return { act: 'pass-on-concerns', circumstance, fields: { receiver: one('receiver'), words } };
    case 'accept':
      return { act: 'accept-concerns', circumstance, fields: { receiver: one('receiver'), words } };
    case 'adult': {
      const fields = { consent: one('consent'), responsibility: one('responsibility'), retention: one('retention') };
      return { act: 'consider-adulthood', circumstance: `c-${key}`, fields };
    }
    default: {
      const since = at(readStartOfDay(body, `${form.prefix}since`)) ?? undefined;
      const fields = { what: one('what') as What, source: one('source'), words, place: one('place'), nextLook, since };
      return { act: 'record-circumstance', circumstance: `c-${key}`, fields };
    }
  }
}
