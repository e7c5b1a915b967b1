/** What a chronology says of the language somebody speaks, and of translations. */
import type { LanguageEntry } from '../../domain/language/entries.ts';
import { date } from '../dates.ts';
import { entry, said, type Told } from '../file/told.ts';
import { t } from '../words.ts';

export function languageWords(fact: LanguageEntry): Told {
  switch (fact.type) {
    case 'CommunicationNeedsRecorded': {
      const { language, interpreter, needs, source } = fact.fields;
      return entry(
        t('How to speak with the person is recorded'),
        said(t('Language'), language),
        t('Interpreter: {interpreter}.', { interpreter: t(interpreter) }),
        said(t('Needs'), needs),
        said(t('Source'), source),
      );
    }
    case 'LanguageSaid':
      return entry(
        fact.fields.language
          ? t('An entry is said to be in {language}', { language: fact.fields.language })
          : t('An entry needs no translation'),
        said(t('Because'), fact.fields.needsNone),
      );
    case 'TranslationRecorded': {
      const { language, words, translator, translatorIs, checkedBy, translatedOn } = fact.fields;
      const by = translatorIs === 'machine' ? t('a machine ({translator})', { translator }) : `${translator}, ${t(translatorIs)}`;
      return entry(
        t('A translation from {language}, beside the original', { language }),
        words,
        translatorIs !== 'machine'
          ? t('By {by}, {day}.', { by, day: date(translatedOn) })
          : checkedBy
            ? t('By {by}, {day}; checked by {checkedBy}.', { by, day: date(translatedOn), checkedBy })
            : t('By {by}, {day}; checked by nobody who knows the language.', { by, day: date(translatedOn) }),
      );
    }
    default:
      return fact satisfies never;
  }
}
