/** The box on the file's page: the state of the person in words, with source and date, and what their age means. */
import type { FileSight } from '../../app/fileSight.ts';
import { adulthoodConsidered, mayBeUnderTen, reaches, standing } from '../../app/personSight.ts';
import { ageTerms, circumstanceTermsInWords } from '../../app/personWords.ts';
import type { Circumstance } from '../../domain/circumstance/state.ts';
import { date } from '../dates.ts';
import { paths } from '../paths.ts';
import { circumstanceWords } from '../told/words.ts';
import { t } from '../words.ts';

/** For the file's page: what is so now, as a badge in words with source and date. */
export function statePanel(sight: FileSight) {
  if (!sight.isLive) return null;
  const now = standing(sight.file);
  const age = ageLines(sight);
  if (now.length === 0 && age.length === 0) return null;
  return {
    view: 'circumstance/panel.njk',
    model: {
      badges: now.map((each) => ({
        text: badgeOf(each),
        source: t('{source}, {day}', { source: each.recorded.source, day: date(each.recorded.happened) }),
        isUrgent: circumstanceTermsInWords(each.what).urgent,
      })),
      age,
      href: paths.file.state(sight.file.id),
    },
  };
}

/** "Reported dead, to be confirmed" until a second source says so; everything else by its own name, with source and date. */
export const badgeOf = (each: Circumstance): string =>
  each.what === 'died' && each.confirmed === null ? t('Reported dead, to be confirmed') : circumstanceWords(each.what);

export function ageLines({ file, now }: FileSight): readonly string[] {
  const grown = reaches(file, 18);
  if (grown === null) return [];
  return [
    ...(mayBeUnderTen(file, now) ? [t(ageTerms.underTen)] : []),
    ...(grown.kind === 'unknown'
      ? [t('A child, and nobody has recorded when they were born: held as a child until somebody does.')]
      : grown.at > now
        ? [t('Turns 18 on {day}, as far as is known. {terms}', { day: date(grown.at), terms: t(ageTerms.turnsEighteen) })]
        : adulthoodConsidered(file).some((each) => each.at >= grown.at)
          ? [t('Turned 18 on {day}; asked again.', { day: date(grown.at) })]
          : grown.at > grown.record.made.at
            ? [t('Turned 18 on {day}, and has not been asked again yet.', { day: date(grown.at) })]
            : []),
  ];
}
