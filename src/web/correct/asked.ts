/** What is asked in a file because something was corrected: does each decision stand, and who outside is told. One form a question. */
import { z } from 'zod';
import { amendedIn, effective, recipientsIn, reliantIn, type Standing } from '../../app/corrected.ts';
import { answerCorrection, tellOfCorrection } from '../../app/correct.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import type { FileFact } from '../../domain/facts.ts';
import { missing, redirect, view } from '../answer.ts';
import { date, dateAndTime } from '../dates.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { namingOf } from '../file/model.ts';
import { actorName, postTitle } from '../file/who.ts';
import { tell } from '../file/words.ts';
import { at, type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { markOf } from './marks.ts';
import { sortWords } from './words.ts';

interface About {
  readonly what: string;
  /** What it says as it stands now; what is to become of it where it was set aside. */
  readonly now: string;
  readonly why: string;
  readonly by: string;
  readonly href: Href;
}
interface AskedModel extends FormModel {
  readonly questions: readonly (About & {
    readonly occasion: string;
    readonly post: string;
    readonly decisions: readonly { readonly what: string; readonly when: string; readonly href: Href }[];
    readonly outcome: string;
    readonly words: string;
  })[];
  readonly telling: readonly (About & { readonly correction: string; readonly open: readonly string[] })[];
  readonly answered: readonly { readonly what: string; readonly words: string; readonly who: string }[];
}
const askedView = view<AskedModel>('correct/asked.njk');
const title = 'Corrections to answer';
const params = z.object({ id: z.string() });

export const showAsked: Route = route({
  method: 'GET',
  path: '/files/:id/corrections',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    return sight ? formPage(askedView, modelOf(sight, house.newId(), {}, null), sight.file.id) : missing;
  },
});

export const answerAsked: Route = route({
  method: 'POST',
  path: '/files/:id/corrections',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const file = input.params.id;
    const sight = await fileSight(house, viewer, file);
    if (!sight) return missing;
    const [key, occasion, correction, outcome, words] = ['key', 'occasion', 'correction', 'outcome', 'words'].map((name) =>
      text(input.body, name),
    ) as [string, string, string, string, string];
    const again = (problem: Problem) => formPage(askedView, modelOf(sight, key, input.body, problem), file);
    const of = occasion || correction;
    if (outcome === '') return again(wrongFields([{ input: `outcome-${of}`, words: t('Choose one of the two') }]));
    if (words.trim() === '') return again(wrongFields([{ input: `words-${of}`, words: t('Say why, or what is done next') }]));
    if (occasion !== '') {
      const problem = problemOf(
        await answerCorrection(house, viewer, { file, key, occasion, outcome: outcome === 'changes' ? 'changes' : 'stands', words }),
      );
      return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'correction-answered'));
    }
    const recipients = [input.body.recipients ?? []].flat();
    if (recipients.length === 0) return again(wrongFields([{ input: `recipients-${of}`, words: t('Choose whom you have told') }]));
    const told = outcome === 'told' ? ('told' as const) : ('not told' as const);
    const problem = problemOf(await tellOfCorrection(house, viewer, { file, key, correction, recipients, outcome: told, words }));
    return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'recipients-told'));
  },
});

const correctionSort = (correction: Standing['correction']): string => {
  if (correction.type === 'TimeCorrected') return t('Its time was wrong');
  return correction.type === 'LinkFoundWrong' ? t('It lay in the wrong file') : sortWords(correction.fields.sort);
};

function modelOf(sight: FileSight, key: string, body: FormFields, problem: Problem | null): AskedModel {
  const { file } = sight;
  const naming = namingOf(sight);
  const amended = amendedIn(file.facts);
  const told = (each: FileFact) => tell({ ...(effective(each, amended) ?? each), disposed: false, position: 0 }, naming);
  const about = ({ correction, target }: Standing): About => ({
    what: told(target)?.what ?? '',
    now: (amended.setAside.has(target.id) ? markOf(sight, target)?.isHidden : false)
      ? t('It is set aside: decide as if it had never been recorded.')
      : (told(target)?.words ?? ''),
    why: `${correctionSort(correction)}. ${correction.fields.reason}`,
    by: t('Corrected on {when} by {who}', { when: date(correction.recorded), who: actorName(sight, correction.actor) }),
    href: at(paths.file.show(file.id), `fact-${target.id}`),
  });
  const reliant = reliantIn(file);
  const isTyped = (id: string) => text(body, 'occasion') === id;
  return {
    ...formModel({ sight, key, fields: body, problem }, paths.correct.asked(file.id), ['words', 'outcome', 'correction']),
    questions: reliant
      .filter((each) => each.answered === null)
      .map((each) => ({
        ...about(each),
        occasion: each.occasion,
        post: postTitle(sight, each.post),
        decisions: each.decisions.map((one) => ({
          what: told(one)?.what ?? one.type,
          when: dateAndTime(one.recorded),
          href: at(paths.file.show(file.id), `fact-${one.id}`),
        })),
        outcome: isTyped(each.occasion) ? text(body, 'outcome') : '',
        words: isTyped(each.occasion) ? text(body, 'words') : '',
      })),
    telling: recipientsIn(file)
      .filter((each) => each.open.length > 0)
      .map((each) => ({ ...about(each), correction: each.correction.id, open: each.open })),
    answered: [...new Set(reliant.flatMap((each) => each.answers))].map((each) => ({
      what: told(each)?.what ?? '',
      words: each.fields.words,
      who: t('{who}, {post}, {when}', {
        who: actorName(sight, each.actor),
        post: postTitle(sight, each.post),
        when: dateAndTime(each.recorded),
      }),
    })),
  };
}
