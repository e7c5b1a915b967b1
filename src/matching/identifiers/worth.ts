/**
 * What a shared number, contact or place is worth in tenths of a bit, and its sentence. MoJ's model gives PNC and CRO numbers +21
 * to +30 bits and takes 14 when they differ; NHS, prison and pupil numbers are given to one person each too. Passports,
 * cards and contacts are held by several in turn or shared at home, so they stay below what links by itself: a shared
 * identifier is strong evidence and never a silent link.
 */
import type { DocumentKind } from './document.ts';

export type DocumentCode = `${DocumentKind}-${'same' | 'same-check-wrong' | 'near' | 'differs'}`;
export type ContactCode = 'phone-same' | 'phone-similar' | 'email-same' | 'email-similar' | 'handle-same' | 'handle-name-same';
export type PlaceCode =
  | 'address-same'
  | 'address-flat-differs'
  | 'address-street-same'
  | 'postcode-same'
  | 'postcode-area-same'
  | 'school-same';
export type IdentifierCode = DocumentCode | ContactCode | PlaceCode;

interface Worth {
  readonly same: number;
  /** 0 where people lawfully have several, or the kind says too little. */
  readonly differs: number;
  readonly words: string;
}

const DOCUMENTS: Readonly<Record<DocumentKind, Worth>> = {
  pnc: { same: 240, differs: -140, words: 'PNC number' },
  cro: { same: 240, differs: -140, words: 'CRO number' },
  nhs: { same: 220, differs: -80, words: 'NHS number' },
  pupil: { same: 210, differs: -60, words: 'pupil number' },
  prison: { same: 220, differs: -80, words: 'prison number' },
  probation: { same: 210, differs: -60, words: 'probation number' },
  'national-insurance': { same: 200, differs: -60, words: 'National Insurance number' },
  'driving-licence': { same: 200, differs: -40, words: 'driving licence number' },
  passport: { same: 190, differs: -10, words: 'passport number' },
  'identity-card': { same: 180, differs: -10, words: 'identity card number' },
  other: { same: 120, differs: 0, words: 'number' },
};
/** A slip that a wrong check digit explains; without a check digit it may be a sister's, issued the same day. */
const NEAR_EXPLAINED_TENTHS = 80;
const NEAR_TENTHS = 25;

export function documentTenths(kind: DocumentKind, how: 'same' | 'same-check-wrong' | 'near-explained' | 'near' | 'differs'): number {
  const { same, differs } = DOCUMENTS[kind];
  if (how === 'same') return same;
  if (how === 'same-check-wrong') return Math.round(same * 0.6);
  if (how === 'differs') return differs;
  return how === 'near' ? NEAR_TENTHS : NEAR_EXPLAINED_TENTHS;
}

/** MoJ has no telephone; a number is shared by a household, so it stays below a birth date. Postcodes are +5.3 to +15.1 there by rarity. */
export const SHARED_TENTHS: Readonly<Record<ContactCode | PlaceCode, number>> = {
  'phone-same': 100,
  'phone-similar': 60,
  'email-same': 140,
  'email-similar': 90,
  'handle-same': 130,
  'handle-name-same': 50,
  'address-same': 90,
  'address-flat-differs': 40,
  'address-street-same': 10,
  'postcode-same': 90,
  'postcode-area-same': 20,
  'school-same': 40,
};
/** However many share it, agreeing is never worth nothing. */
const LEAST_TENTHS = 5;

/** Two people of the list share it at least, if it is shared at all; each doubling of those who do takes a bit. */
export function sharedTenths(code: ContactCode | PlaceCode, sharers: number): number {
  const weaker = sharers > 2 ? Math.round(10 * Math.log2(sharers / 2)) : 0;
  return Math.max(Math.min(SHARED_TENTHS[code], LEAST_TENTHS), SHARED_TENTHS[code] - weaker);
}

const SAID: Readonly<Record<ContactCode | PlaceCode, string>> = {
  'phone-same': 'Same phone number',
  'phone-similar': 'Phone numbers end alike, the country is not written on both sides',
  'email-same': 'Same e-mail address',
  'email-similar': 'E-mail addresses that may reach one mailbox',
  'handle-same': 'Same name on line',
  'handle-name-same': 'Same name on line, but not certainly on the same service',
  'address-same': 'Same address',
  'address-flat-differs': 'Same building, another flat',
  'address-street-same': 'Same street, another house',
  'postcode-same': 'Same postcode',
  'postcode-area-same': 'First half of the postcode the same',
  'school-same': 'Same school',
};

/** The sentence without its values; undefined for codes of other things. */
export function identifierSaid(code: string): string | undefined {
  if (code in SAID) return SAID[code as ContactCode | PlaceCode];
  const match = /^(.+?)-(same-check-wrong|same|near|differs)$/.exec(code);
  const words = match === null ? undefined : DOCUMENTS[match[1] as DocumentKind]?.words;
  if (words === undefined) return undefined;
  const many = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}s`;
  if (match![2] === 'same') return `Same ${words}${words.startsWith('NHS') ? ', which is given to one person only' : ''}`;
  if (match![2] === 'same-check-wrong') return `Same ${words}, though its check digit is wrong`;
  return match![2] === 'near' ? `${many} differ by one character` : `${many} differ`;
}
