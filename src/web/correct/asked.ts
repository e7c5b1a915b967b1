/**
 * What is asked in a file because something was corrected: does each decision stand, and who outside is told. One form a question. The chair of
 * a panel works on no file, and is asked about the panel's decisions: they see their own questions here, and nothing else of the file.
 */
import { z } from 'zod';
import { amendedIn, effective, postFor, recipientsIn, reliantIn, type Standing } from '../../app/corrected.ts';
import { answerCorrection, askedOf, tellOfCorrection } from '../../app/correct.ts';
import { worksOnFiles } from '../../app/panelSight.ts';

import type { FileFact } from '../../domain/facts.ts';
import { view } from '../answer.ts';
import { date, dateAndTime } from '../dates.ts';
import { fileForm, type FormModel, formModel, ofFile, type Shown } from '../file/form.ts';
import { namingOf } from '../file/naming.ts';
import { actorName, postTitle } from '../file/who.ts';
import { tell } from '../file/words.ts';
import { at, type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { areaDuties } from '../staff.ts';
import { t } from '../words.ts';
import { markOf } from './marks.ts';
import { sortWords } from './words.ts';

interface About {
  readonly what: string;
  /** What it says as it stands now; what is to become of it where it was set aside. */
  readonly now: string;
  readonly why: string;
  readonly by: string;
  /** Its place in the file; null for whoever works on no file. */
  readonly href: Href | null;
}
interface AskedModel extends FormModel {
  /** For whoever only decides at the panel. */
  readonly isPanel: boolean;
  readonly panel: Href;
  readonly questions: readonly (About & {
    readonly occasion: string;
    readonly post: string;
    /** A provider took back a report of its own: nothing was decided by it, and the lead plans anew. */
    readonly isReport: boolean;
    readonly decisions: readonly { readonly what: string; readonly when: string; readonly href: Href | null }[];
    readonly outcome: string;
    readonly words: string;
  })[];
  readonly telling: readonly (About & {
    readonly correction: string;
    readonly open: readonly string[];
    readonly chosen: readonly string[];
  })[];
  readonly answered: readonly { readonly what: string; readonly words: string; readonly who: string }[];
}
const askedView = view<AskedModel>('correct/asked.njk');

export const askedForm = fileForm({
  path: '/files/:id/corrections',
  mayUse: [...areaDuties, 'panel-chair'],
  title: 'Corrections to answer',
  params: z.object({ id: z.string() }),
  view: askedView,
  sight: async (house, viewer, params) => {
    const sight = await ofFile(house, viewer, params);
    return sight && (worksOnFiles(viewer) || askedOf(sight, viewer).length > 0) ? sight : null;
  },
  model: modelOf,
  send: async ({ house, viewer, params: { id: file }, key, fields }) => {
    const [occasion, correction, outcome, words] = ['occasion', 'correction', 'outcome', 'words'].map((name) => text(fields, name)) as [
      string,
      string,
      string,
      string,
    ];
    const of = occasion || correction;
    const wrong = (input: string, said: string) => ({ wrong: [{ input: `${input}-${of}`, words: said }] });
    if (outcome === '') return wrong('outcome', t('Choose one of the two'));
    if (words === '') return wrong('words', t('Say why, or what is done next'));
    const to = worksOnFiles(viewer) ? paths.file.show(file) : paths.panel.show;
    if (occasion !== '') {
      const answer = { file, key, occasion, outcome: outcome === 'changes' ? 'changes' : 'stands', words } as const;
      return { outcome: await answerCorrection(house, viewer, answer), to: withDone(to, 'correction-answered') };
    }
    const recipients = [fields.recipients ?? []].flat();
    if (recipients.length === 0) return wrong('recipients', t('Choose whom you have told'));
    const telling = { file, key, correction, recipients, outcome: outcome === 'told' ? 'told' : 'not told', words } as const;
    return { outcome: await tellOfCorrection(house, viewer, telling), to: withDone(to, 'recipients-told') };
  },
});

const correctionSort = (correction: Standing['correction']): string => {
  if (correction.type === 'TimeCorrected') return t('Its time was wrong');
  return correction.type === 'LinkFoundWrong' ? t('It lay in the wrong file') : sortWords(correction.fields.sort);
};

function modelOf(shown: Shown): AskedModel {
  const { sight, fields, viewer } = shown;
  const { file } = sight;
  const isPanel = !worksOnFiles(viewer);
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
    href: isPanel ? null : at(paths.file.show(file.id), `fact-${target.id}`),
  });
  const reliant = reliantIn(file);
  const isTyped = (id: string) => text(fields, 'occasion') === id;
  return {
    ...formModel(shown, paths.correct.asked(file.id), ['words', 'outcome', 'correction']),
    isPanel,
    panel: paths.panel.show,
    questions: (isPanel ? askedOf(sight, viewer) : reliant.filter((each) => each.answered === null)).map((each) => ({
      ...about(each),
      occasion: each.occasion,
      isReport: each.decisions.some(({ id }) => id === each.target.id),
      post: postTitle(sight, each.post ?? postFor(file, 'lead')),
      decisions: each.decisions.map((one) => ({
        what: told(one)?.what ?? one.type,
        when: dateAndTime(one.recorded),
        href: isPanel ? null : at(paths.file.show(file.id), `fact-${one.id}`),
      })),
      outcome: isTyped(each.occasion) ? text(fields, 'outcome') : '',
      words: isTyped(each.occasion) ? text(fields, 'words') : '',
    })),
    telling: (isPanel ? [] : recipientsIn(file))
      .filter((each) => each.open.length > 0)
      .map((each) => ({
        ...about(each),
        correction: each.correction.id,
        open: each.open,
        chosen: each.correction.id === text(fields, 'correction') ? [fields.recipients ?? []].flat() : [],
      })),
    answered: [...new Set((isPanel ? [] : reliant).flatMap((each) => each.answers))].map((each) => ({
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
