/** C21, F13: what comes in another language is owed a translation from the hour in which it arrives. */
import { entryTypes, isAreaEntry } from '../../domain/facts.ts';
import { answerOf, needsTranslation, type Original } from '../../domain/language/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

/** Any entry may bring text in another language. */
const listens = entryTypes.filter((type) => !isAreaEntry(type)).map(({ type }) => type);
const shared = { id: 'C21', findings: ['F13'], systems: ['S01', 'S16'], waivable: true, listens } as const;

const owedFor = (file: FileState, of: (original: Original) => boolean, owedBy: Owed['owedBy']): readonly Owed[] =>
  [...file.originals.values()].filter(of).flatMap((original): readonly Owed[] => {
    const answer = answerOf(original);
    if (!needsTranslation(original) && !answer) return [];
    const { fact, stream, record, learnt } = original;
    return [
      { occasion: fact, stream, record, starts: file.corrected.get(fact)?.learnt ?? learnt, owedBy, met: answer && { fact: answer.fact } },
    ];
  });

export const translation: Rule = {
  ...shared,
  key: 'C21',
  title: 'What is in another language is translated',
  words:
    'Text in another language is translated from the hour it arrives, and the translation stands beside the original. Text that is not in Latin letters is noticed, and a person says which language it is. A machine’s translation that nobody has checked lets people begin and does not answer this.',
  task: 'Say which language it is, and have it translated',
  limit: 'C21',
  ladder: 'ordinary',
  owedByWords: 'the lead post',
  owed: (file) => owedFor(file, (original) => !original.isDanger, 'lead'),
};

export const dangerTranslation: Rule = {
  ...shared,
  key: 'C21.danger',
  title: 'A report of danger in another language is translated at once',
  words: 'Whoever is on duty finds somebody who knows the language, by telephone if need be, at any hour.',
  task: 'Danger now, in another language: have it translated',
  limit: 'C21.danger',
  ladder: 'urgent',
  owedByWords: "the area's duty post, at any hour",
  owed: (file) => owedFor(file, (original) => original.isDanger, 'area-duty'),
};

export const languageRules: readonly Rule[] = [translation, dangerTranslation];
