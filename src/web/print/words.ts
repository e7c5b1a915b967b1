/** What the chronology, the print pages and the paper itself say of packs and their parts. */
import type { FileFact } from '../../domain/facts.ts';
import { phrase, t } from '../words.ts';

type Printed = Extract<FileFact, { type: 'PackPrinted' }>;
type Pack = Printed['fields']['pack'];

export const packWords = (pack: Pack): string =>
  ({
    file: t('The file'),
    referral: t('One referral'),
    panel: t('The pack of a meeting of the panel'),
    disclosure: t('What a disclosure gives'),
  })[pack];

/** The parts of a file and of a referral, in the order in which they are printed. */
export const fileParts = {
  front: phrase('Front sheet'),
  promises: phrase('Open promises'),
  referrals: phrase('Referrals, one after another'),
  chronology: phrase('Chronology'),
  counted: phrase('In the chronology also what the rulebook counted'),
  people: phrase('People and agencies'),
  assessments: phrase('Assessments and assumptions'),
  contacts: phrase('Contacts, and what they mean together'),
  ties: phrase('Ties'),
} as const;
export type FilePart = keyof typeof fileParts;

const others: Readonly<Record<string, string>> = {
  subject: phrase('Subject of interest'),
  referral: phrase('The referral, and what is decided about it'),
  agenda: phrase('Agenda'),
  cases: phrase('Each case'),
  given: phrase('Exactly what was given'),
};

export const partWords = (part: string): string => t(Object.hasOwn(fileParts, part) ? fileParts[part as FilePart] : (others[part] ?? part));

export const printedWords = ({ fields }: Printed): readonly [string, ...(string | false)[]] => {
  const { number, pack, parts, pages, reason, whom, marking, handling } = fields;
  return [
    t('Printed: {pack}, no. {number}', { pack: packWords(pack), number }),
    t('{n, plural, one {# page} other {# pages}}, {marking}.', { n: pages, marking }),
    parts.length > 0 && t('Parts: {parts}.', { parts: parts.map(partWords).join('; ') }),
    t('Why: {words}', { words: reason }),
    whom.trim() !== '' && t('For: {whom}', { whom }),
    handling.trim() !== '' && t('Handling: {words}', { words: handling }),
  ];
};
