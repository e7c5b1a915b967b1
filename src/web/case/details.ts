/** What one organisation recorded of a person, as it was written; what was not recorded is said to be so. */

import { numbersWritten } from '../../app/numbers.ts';
import type { PersonDetails } from '../../domain/file/state.ts';
import { date } from '../dates.ts';
import { phrase, t } from '../words.ts';

export interface PersonField {
  readonly label: string;
  /** Each value as written; none when nothing was recorded. */
  readonly values: readonly string[];
}

type Name = PersonDetails['names'][number];
const nameWords = ({ whole, given, family }: Name): string => whole?.trim() || [given, family].filter(Boolean).join(' ').trim();

export function bornWords(born: PersonDetails['born']): readonly string[] {
  if (!born) return [];
  if (born.date) return [date(Date.parse(`${born.date}T12:00:00Z`)), ...(born.text ? [born.text] : [])];
  const year = born.year ? [t('{year} (the year only)', { year: born.year })] : [];
  return [...year, ...(born.text && born.text !== String(born.year) ? [born.text] : [])];
}

const under18Words = { yes: phrase('Yes'), no: phrase('No'), 'not known': phrase('Not known') } as const;

export function fieldsOf(details: PersonDetails): readonly PersonField[] {
  const [first, ...others] = details.names.map(nameWords).filter(Boolean);
  const addresses = details.addresses.map(({ text, postcode }) =>
    text?.includes(postcode ?? '') ? text : [text, postcode].filter(Boolean).join(', '),
  );
  return [
    { label: t('Name'), values: first ? [first] : [] },
    { label: t('Other names and spellings'), values: others },
    { label: t('Born'), values: bornWords(details.born) },
    { label: t('Under 18'), values: [t(under18Words[details.under18])] },
    { label: t('School or work'), values: details.schools },
    { label: t('Address'), values: addresses },
    { label: t('Telephone'), values: details.phones },
    // Seldom known, so that they stand there only where they are.
    ...[
      { label: t('E-mail'), values: details.emails ?? [] },
      { label: t('Names on line'), values: details.handles ?? [] },
      { label: t('Numbers of papers and registers'), values: numbersWritten({ identifiers: details.identifiers }) },
    ].filter(({ values }) => values.length > 0),
  ];
}
