/** Languages (C21, F13): in which one something is written, its translation beside it, and how to speak with the person. */
import { z } from 'zod';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';

export const CommunicationNeedsRecorded = entryType(
  'CommunicationNeedsRecorded',
  'record',
  'How to speak with the person: their language, whether an interpreter is needed, what else they need, and who says so.',
  { language: text.default(''), interpreter: z.enum(['yes', 'no', 'not known']), needs: text.default(''), source: reason },
);
export const LanguageSaid = entryType(
  'LanguageSaid',
  'any',
  'Somebody says in which language an entry is written, or that it needs no translation, and why.',
  {
    fact: id,
    /** Empty where it needs no translation. */
    language: text.default(''),
    needsNone: text.default(''),
  },
);
export const TranslationRecorded = entryType(
  'TranslationRecorded',
  'any',
  'A translation stands beside what an entry says. The original is never replaced.',
  {
    fact: id,
    language: reason,
    words: reason,
    /** Who translated it: a practitioner or an agency. */
    translator: textOf('practitioner').min(1),
    translatorIs: z.enum(['professional', 'practitioner who speaks it', 'machine', 'relative', 'friend', 'pupil']),
    /** Who that knows the language has checked what a machine made; empty: nobody. */
    checkedBy: textOf('practitioner').default(''),
    translatedOn: instant,
  },
);

export const languageEntries = [CommunicationNeedsRecorded, LanguageSaid, TranslationRecorded] as const;
export type LanguageEntry = FactOf<(typeof languageEntries)[number]>;
