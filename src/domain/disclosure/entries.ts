/** What is given to somebody, and what is not, with the decision behind it (G22, K01, K03, K13, K15; S11, F31). */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text, textOf } from '../entryType.ts';

const partner = textOf('practitioner');

export const DisclosureDecided = entryType(
  'DisclosureDecided',
  'disclosure',
  'Somebody decides whether something on file is given to somebody: exactly what, on which basis, why, and under which conditions. Also that it is not.',
  {
    outcome: z.enum(['shared', 'not shared']),
    /** In danger, before any gate: recorded afterwards with true times. */
    protective: z.boolean().default(false),
    /** An organisation of the area and one of its posts; or a named contact outside, as an organisation or a role. */
    organisation: id.nullable().default(null),
    post: id.nullable().default(null),
    contact: partner.default(''),
    /** What they asked for, where they asked. */
    asked: text.default(''),
    /** A code of the loadable list of lawful bases; empty where nothing is given. */
    basis: z.string().max(120).default(''),
    /** Of a decision not to share: a code of the loadable list of grounds (K15). */
    ground: id.nullable().default(null),
    why: reason,
    necessity: text.default(''),
    proportionality: text.default(''),
    /** 3x5x2 handling (K11): P lawful sharing; C with the conditions below. */
    handling: z.enum(['P', 'C']).default('P'),
    conditions: text.default(''),
    marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']).default('OFFICIAL-SENSITIVE'),
    /** Each entry that was given, with the words in which it was given: as it was then, whatever is corrected later. */
    items: z.array(z.strictObject({ fact: id, words: reason })).default([]),
    /** By which separate authority something flagged as sensitive is given by another route than section 38. */
    authority: text.default(''),
  },
);
export const DisclosureAcknowledged = entryType(
  'DisclosureAcknowledged',
  'disclosure',
  'The recipient says that it has arrived: sent is not received. When it was acknowledged is measured (F31).',
  { who: partner.default(''), words: text.default(''), channel: z.enum(['own page', 'recorded']).default('recorded') },
);
export const DisclosurePointerKept = entryType(
  'DisclosurePointerKept',
  'disclosure',
  'Something that may not be held or given here was about to be shared: only who holds it is kept, nothing of what it says (K01, K12).',
  { holder: reason },
);
export const SensitiveFlagged = entryType(
  'SensitiveFlagged',
  'any',
  'An entry is held by, comes from or relates to an intelligence service (CTSA 2015 s38(5)): it never leaves by the section 38 route.',
  { fact: id, holder: reason },
);
export const SensitiveFlagLifted = entryType(
  'SensitiveFlagLifted',
  'any',
  'Another person than whoever set it takes the flag off an entry, on the word of its holder.',
  { fact: id, authority: reason },
);

export const disclosureEntries = [
  DisclosureDecided,
  DisclosureAcknowledged,
  DisclosurePointerKept,
  SensitiveFlagged,
  SensitiveFlagLifted,
] as const;
export type DisclosureEntry = FactOf<(typeof disclosureEntries)[number]>;
