/** What one organisation recorded of a person, as it was written; what was not recorded is said to be so. */

import type { PersonDetails } from '../../domain/file/state.ts';
import { date } from '../dates.ts';

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
  const year = born.year ? [`${born.year} (the year only)`] : [];
  return [...year, ...(born.text && born.text !== String(born.year) ? [born.text] : [])];
}

const under18Words = { yes: 'Yes', no: 'No', 'not known': 'Not known' } as const;

export function fieldsOf(details: PersonDetails): readonly PersonField[] {
  const [first, ...others] = details.names.map(nameWords).filter(Boolean);
  const addresses = details.addresses.map(({ text, postcode }) =>
    text?.includes(postcode ?? '') ? text : [text, postcode].filter(Boolean).join(', '),
  );
  return [
    { label: 'Name', values: first ? [first] : [] },
    { label: 'Other names and spellings', values: others },
    { label: 'Born', values: bornWords(details.born) },
    { label: 'Under 18', values: [under18Words[details.under18]] },
    { label: 'School or work', values: details.schools },
    { label: 'Address', values: addresses },
    { label: 'Telephone', values: details.phones },
  ];
}
