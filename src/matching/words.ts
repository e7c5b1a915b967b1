/**
 * The sentence for each line of evidence, and for a candidate as a whole. Plain words, both values quoted as they were
 * written (ux.md 4.6). Rendered only here and only for a reader who may see both sides: the ledger keeps codes and bits.
 */
import type { Likeness } from './names/alike.ts';
import type { Comparison, Evidence, EvidenceCode } from './evidence.ts';
import { identifierSaid } from './identifiers/worth.ts';

/** @example words({ code: 'surname-sounds-alike', left: 'Kowalczyk', right: 'Kovalchik', bits: 6.5 }) // 'Surnames sound alike: Kowalczyk, Kovalchik' */
export function words(line: Evidence): string {
  const code = line.code;
  if (code === 'name-missing') return oneSided('Name not recorded', line);
  if (code.endsWith('-extra')) return `A further ${nounOf(code)} on one side only: ${quoted(line)}`;
  if (code === 'born-missing') return oneSided('Birth date not recorded', line);
  return `${SAID[code] ?? identifierSaid(code) ?? saidOfPart(code)}: ${quoted(line)}`;
}

/** Everything in one sentence: what speaks for it, strongest first, that they may be of one family, what speaks against, what is not recorded. */
export function explain(comparison: Comparison): string {
  const placeOf = ({ code, bits }: Evidence): number => (KIN.has(code) ? -0.01 : bits === 0 ? -Infinity : bits);
  const said = [...comparison.evidence]
    .sort((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(b) - placeOf(a)))
    .map((line, i) => (i === 0 ? words(line) : startSmall(words(line))));
  return `${said.join('; ')}.`;
}

const KIN: ReadonlySet<EvidenceCode> = new Set<EvidenceCode>(['twins', 'siblings', 'generation-apart']);

const SAID: Readonly<Partial<Record<EvidenceCode, string>>> = {
  'name-parts-swapped': 'Forename and surname in each other’s place',
  'name-parts-reordered': 'Parts of the name in a different order',
  twins: 'Same surname and birth date but different forenames, as twins have',
  siblings: 'Same surname but different forenames, as brothers and sisters have',
  'generation-apart': 'Same name, born a generation apart, as a parent and a child can be',
  'gender-differs': 'Gender recorded differently, which counts a little against',
  'nationality-differs': 'Nationality recorded differently, which counts a little against',
  'born-same': 'Same birth date',
  'born-same-placeholder': 'Both born on 1 January, which often means that only the year is known',
  'born-day-month-swapped': 'Day and month of birth swapped',
  'born-year-off-by-one': 'Year of birth one apart, same day and month',
  'born-digits-transposed': 'Two digits of the birth date in each other’s place',
  'born-one-digit': 'One digit of the birth date differs',
  'born-first-of-january': 'Same year of birth, one side 1 January, which often means that only the year is known',
  'born-year-same': 'Same year of birth, no full date on one side or both',
  'born-years-overlap': 'Years of birth overlap, at least one is not exact',
  'born-year-near': 'Years of birth one apart',
  'born-same-converted': 'Same birth date, to the day or one day off, once it is read from another calendar',
  'born-same-as-read': 'Same birth date, as far as it is read so',
  'born-same-usual-placeholder': 'Same birth date, a day that is sometimes written when only the year is known',
  'born-month-same': 'Same month and year of birth, no full date on one side or both',
  'born-day-off-by-one': 'Birth dates one day apart',
  'born-month-off-by-one': 'Month of birth one apart, same day and year',
  'born-decade-differs': 'Birth dates the same but for the decade',
  'born-usual-placeholder': 'Same year of birth, one side a day that is sometimes written when only the year is known',
  'born-age-fits': 'The age fits the birth date',
  'born-years-overlap-widely': 'Years of birth overlap, but they are many years',
  'born-same-month-other-day': 'Same month and year of birth, another day',
  'born-same-day-other-year': 'Same day and month of birth, another year',
  'born-same-year-other-day': 'Same year of birth, another day',
  'born-differs-little': 'Birth dates differ by five years or less',
  'born-differs': 'Birth dates differ by more than five years',
};

type SaidOfPart = (noun: string, nouns: string) => string;

const SAID_OF_PARTS: Readonly<Record<Likeness | 'differs', SaidOfPart>> = {
  same: (noun) => `Same ${noun}`,
  'one-letter': (_, nouns) => `${nouns} differ by one letter`,
  'two-letters': (_, nouns) => `${nouns} differ by two letters`,
  'sounds-alike': (_, nouns) => `${nouns} sound alike`,
  'same-in-another-script': (noun) => `Same ${noun} in another script`,
  spelling: (noun) => `Known spellings of one ${noun}`,
  nickname: (_, nouns) => `${nouns} can be short for each other`,
  similar: (_, nouns) => `${nouns} look alike`,
  initial: (noun) => `Initial fits the ${noun}`,
  joined: (noun) => `${capital(noun)} joined on one side, apart on the other`,
  differs: (_, nouns) => `${nouns} differ`,
};

function saidOfPart(code: EvidenceCode): string {
  const noun = nounOf(code);
  const nouns = capital(noun === 'part of the name' ? 'parts of the names' : `${noun}s`);
  const said = SAID_OF_PARTS[code.slice(code.indexOf('-') + 1) as Likeness | 'differs'] as SaidOfPart | undefined;
  // The ledger keeps codes for good: one that an older matcher gave and this one does not know is still a line.
  return said?.(noun, nouns) ?? 'Compared by a rule that is not used any more';
}

function nounOf(code: EvidenceCode): 'forename' | 'surname' | 'part of the name' {
  return code.startsWith('forename') ? 'forename' : code.startsWith('surname') ? 'surname' : 'part of the name';
}

function quoted({ code, left, right }: Evidence): string {
  const values = [left, right].filter((value) => value !== '').map((value) => (code.startsWith('born-') ? dayFirst(value) : value));
  return [...new Set(values)].join(', ');
}

function oneSided(text: string, line: Evidence): string {
  if (line.left === '' && line.right === '') return `${text} on either side`;
  return `${text} on one side: ${quoted(line)}`;
}

function dayFirst(value: string): string {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  return match === null ? value : `${match[3]!.padStart(2, '0')}/${match[2]!.padStart(2, '0')}/${match[1]}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function startSmall(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
