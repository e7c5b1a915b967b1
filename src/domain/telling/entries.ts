/**
 * Told and heard (K08, G08, F42): whether the person is told, and if not why, until when and who looks again; who holds
 * parental responsibility; the person's own account beside each allegation; and what they ask for: access, correction, a complaint.
 * Nothing here says who referred or where anything came from.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

export const tellingOutcomes = ['told', 'will be told', 'not told'] as const;
export type TellingOutcome = (typeof tellingOutcomes)[number];
export const waysOfTelling = ['letter', 'in person', 'telephone', 'through somebody they trust'] as const;
export const toldWhom = ['the person', 'a parent', 'both'] as const;
export type ToldWhom = (typeof toldWhom)[number];
export const reasonsNotToTell = [
  'somebody may be hurt',
  'it would harm an inquiry',
  'it would harm the person',
  'they cannot be reached',
  'other',
] as const;
const known = z.enum(['yes', 'no', 'not known']);
const day = z.number().int().meta({ instant: true });

export const TellingDecided = entryType(
  'TellingDecided',
  'telling',
  'It is decided whether the person is told that they are on file: told, will be told, or not told, with the day on which somebody looks again.',
  {
    outcome: z.enum(tellingOutcomes),
    /** The referral at whose stage it was decided. */
    concerns: id.nullable().default(null),
    whom: z.enum(toldWhom).default('the person'),
    how: z.enum(waysOfTelling).nullable().default(null),
    language: text.default(''),
    /** A professional; never a relative, a friend or a pupil. */
    interpreter: text.default(''),
    notToldBecause: z.enum(reasonsNotToTell).nullable().default(null),
    words: text.default(''),
    /** Not told: until then. Will be told: by then. */
    until: day.nullable().default(null),
    /** The post that looks again on that day. */
    reviewer: id.nullable().default(null),
  },
);
export const TellingStands = entryType(
  'TellingStands',
  'telling',
  'At a later stage somebody confirms that the decision not to tell, its reason and its day still stand.',
  { concerns: id },
);
export const ParentsRecorded = entryType(
  'ParentsRecorded',
  'telling',
  'Who holds parental responsibility for a child, whether a parent may be the source of concern, and what the child says to their being told (G08).',
  {
    holders: reason,
    inCare: known.default('not known'),
    /** For a child in care: which authority, and whether it holds parental responsibility. */
    authority: text.default(''),
    authorityHolds: known.default('not known'),
    parentMayBeSource: known.default('not known'),
    childsView: text.default(''),
    childsViewNotSought: text.default(''),
  },
);
export const SocialCareDecided = entryType(
  'SocialCareDecided',
  'telling',
  'Social care has decided whether a parent who may be the source of concern may be contacted (G08).',
  { service: reason, contact: z.enum(['may be made', 'not to be made']), words: reason },
);
export const OwnAccountRecorded = entryType(
  'OwnAccountRecorded',
  'telling',
  "The person's own account of what a referral says of them, in their words; or why nobody has asked them.",
  { concerns: id, account: text.default(''), how: text.default(''), language: text.default(''), notSoughtBecause: text.default('') },
);

export const rights = ['access', 'correction', 'complaint'] as const;
export type Right = (typeof rights)[number];
export const RightAsked = entryType(
  'RightAsked',
  'telling',
  'The person, or somebody who may speak for them, asks to see what is held, asks for a correction, or complains.',
  { right: z.enum(rights), from: z.enum(['the person', 'a parent', 'somebody acting for them']).default('the person'), words: reason },
);
export const RightAnswered = entryType(
  'RightAnswered',
  'telling',
  'What they asked for is answered, with the reason where it is refused.',
  {
    outcome: z.enum(['done', 'done in part', 'refused']),
    words: reason,
  },
);

export const tellingEntries = [
  TellingDecided,
  TellingStands,
  ParentsRecorded,
  SocialCareDecided,
  OwnAccountRecorded,
  RightAsked,
  RightAnswered,
] as const;
export type TellingEntry = FactOf<(typeof tellingEntries)[number]>;
