/** On the file's page: what is in another language, each with its translation beside it (C21). */
import { amendedIn, effective, isOutdated } from '../../app/corrected.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { answerOf, needsTranslation, type Original } from '../../app/meeting.ts';
import { textIn } from '../../app/meeting.ts';
import type { FilePanel } from '../file/panel.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { translatorWords } from './words.ts';

export interface OriginalLine {
  readonly href: Href;
  readonly language: string;
  readonly words: string;
  readonly isOwed: boolean;
  readonly needsNone: string | null;
  readonly translations: readonly { readonly words: string; readonly by: string }[];
}

/** Which language, as a person said; or the script that the product noticed, and the question. */
export const languageWords = ({ language, script }: Original): string =>
  language || (script ? t('Which language is this? ({script} letters)', { script }) : t('Which language is this?'));

/** What an entry says, without the codes and names that are no text of it. */
const notText = new Set([
  'personKnows',
  'reference',
  'channel',
  'givenBy',
  'writtenIn',
  'language',
  'referrerLearnt',
  'referrerOrganisation',
  'source',
]);
export function originalWords(sight: FileSight, fact: string): string {
  // As it stands: what it said before it was corrected is opened elsewhere, with a reason.
  const recorded = sight.file.facts.find((each) => each.id === fact);
  const found = recorded && effective(recorded, amendedIn(sight.file.facts));
  if (!found) return '';
  return textIn(Object.fromEntries(Object.entries(found.fields).filter(([name]) => !notText.has(name))))
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}

export const originalLine = (sight: FileSight, original: Original): OriginalLine => ({
  href: paths.language.show(sight.file.id, original.fact),
  language: languageWords(original),
  words: originalWords(sight, original.fact),
  isOwed: needsTranslation(original) && answerOf(original) === null,
  needsNone: original.needsNone?.why ?? null,
  translations: original.translations
    .filter((each) => !isOutdated(amendedIn(sight.file.facts), original.fact, each.at))
    .map((each) => ({ words: each.words, by: translatorWords(each) })),
});

export const originalLines = (sight: FileSight): readonly OriginalLine[] =>
  [...sight.file.originals.values()]
    .map((original) => originalLine(sight, original))
    .toSorted((a, b) => Number(b.isOwed) - Number(a.isOwed));

export function languagePanel(sight: FileSight): FilePanel | null {
  const originals = originalLines(sight);
  return sight.isLive && originals.length > 0 ? { view: 'languages/panel.njk', model: { originals } } : null;
}
