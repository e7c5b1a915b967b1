/** How to speak with the person, in words; and who made a translation. */
import type { communicationOf, Translation } from '../../app/meeting.ts';
import { date } from '../dates.ts';
import { t } from '../words.ts';

export function communicationWords(needs: ReturnType<typeof communicationOf>): readonly string[] {
  if (!needs) return [];
  const interpreter = {
    yes: t('an interpreter is needed, never a relative, friend or pupil'),
    no: t('no interpreter is needed'),
    'not known': needs.language ? t('whether an interpreter is needed is not known') : '',
  };
  return [needs.language && t('speaks {language}', { language: needs.language }), interpreter[needs.interpreter], needs.needs].filter(
    Boolean,
  );
}

export function translatorWords({ translator, translatorIs, checkedBy, translatedOn, isChecked }: Translation): string {
  const values = { who: translator, day: date(translatedOn), checkedBy };
  if (translatorIs !== 'machine') return t('Translated by {who} on {day}.', values);
  return isChecked
    ? t('Translated by a machine ({who}) on {day}, checked by {checkedBy}.', values)
    : t('Translated by a machine ({who}) on {day}. Nobody who knows the language has checked it.', values);
}
