/**
 * What goes out of a referral and what comes back: de-confliction (C02), the decision under section 36 (C04, G03), needs offered
 * to services (F47), feedback to whoever referred (C15, F39), and that what was added has been read.
 */
import { z } from 'zod';
import type { InOrder } from '../done.ts';
import { entryType, type FactOf, id, instant, reason, text, textOf } from '../entryType.ts';

const partner = textOf('practitioner');

export const DeconflictionAsked = entryType(
  'DeconflictionAsked',
  'referral',
  'The police duty for de-confliction is asked whether the person, the family or anybody else may be contacted.',
  { why: reason },
);
/** Nothing of what is held, nor whether anything is: that somebody is known is itself content. */
export const DeconflictionAnswered = entryType(
  'DeconflictionAnswered',
  'referral',
  'The police duty answers whether there may be contact. It says nothing of what is held, nor whether anything is.',
  { answer: z.enum(['no objection', 'conditions', 'do not contact']), conditions: text.default(''), by: partner.default('') },
);

export const section36Outcomes = ['refer to panel', 'police-led', 'signpost'] as const;
const section36 = {
  outcome: z.enum(section36Outcomes),
  /** Codes of the loadable list of what the belief rests on; fixation on violence alone is never enough (G03). */
  groundsOn: z.array(id).default([]),
  grounds: reason,
  /** The assessment, as recorded, that it rests on. */
  assessment: id,
  nextLook: instant,
};
export const Section36Proposed = entryType(
  'Section36Proposed',
  'referral',
  'A decision under section 36 is proposed; a chief officer of police or a local authority decides.',
  section36,
);
export const Section36Declined = entryType('Section36Declined', 'referral', 'The second person does not agree.', {
  proposal: id,
  words: reason,
});
export const Section36Decided = entryType(
  'Section36Decided',
  'referral',
  'It is decided under section 36: to the panel, police-led, or to another service; with the reasonable grounds and the assessment.',
  { ...section36, proposal: id.nullable().default(null), words: text.default('') },
);

export const NeedOffered = entryType('NeedOffered', 'referral', 'A need is offered to a named service. Sent is not received.', {
  need: id,
  service: reason,
  contact: partner.default(''),
});
export const NeedRefused = entryType('NeedRefused', 'referral', 'The service does not take the need; it keeps its owner.', {
  need: id,
  words: reason,
});

export const feedbackWays = ['own page', 'telephone', 'safe contact', 'letter', 'in person'] as const;
export const FeedbackGiven = entryType('FeedbackGiven', 'referral', 'Whoever referred is told what may be said (C15).', {
  how: z.enum(feedbackWays),
  /** Codes of the loadable list of what may be said. */
  said: z.array(id).min(1),
  words: text.default(''),
});
export const FeedbackWithheld = entryType('FeedbackWithheld', 'referral', 'It is decided not to tell whoever referred, with the reason.', {
  reason,
});
export const AddedRead = entryType('AddedRead', 'referral', 'What partners, the referrer or the public added has been read.', {
  read: z.array(id).min(1),
  words: text.default(''),
});

export const outwardEntries = [
  DeconflictionAsked,
  DeconflictionAnswered,
  Section36Proposed,
  Section36Declined,
  Section36Decided,
  NeedOffered,
  NeedRefused,
  FeedbackGiven,
  FeedbackWithheld,
  AddedRead,
] as const;
export type OutwardEntry = FactOf<(typeof outwardEntries)[number]>;
type FieldsOf<Type extends OutwardEntry['type']> = Extract<OutwardEntry, { type: Type }>['fields'];

export interface Outward {
  readonly deconflictionAsks: readonly (InOrder & FieldsOf<'DeconflictionAsked'>)[];
  readonly deconflictions: readonly (InOrder & Omit<FieldsOf<'DeconflictionAnswered'>, 'by'> & { readonly answeredBy: string })[];
  readonly section36Proposals: readonly (InOrder & FieldsOf<'Section36Proposed'>)[];
  readonly section36Declined: readonly (InOrder & FieldsOf<'Section36Declined'>)[];
  readonly section36: readonly (InOrder & FieldsOf<'Section36Decided'>)[];
  readonly offers: readonly (InOrder & FieldsOf<'NeedOffered'>)[];
  readonly refusals: readonly (InOrder & FieldsOf<'NeedRefused'>)[];
  readonly feedback: readonly (InOrder & ({ readonly given: FieldsOf<'FeedbackGiven'> } | { readonly withheld: string }))[];
  /** Facts that somebody has read. */
  readonly read: ReadonlyMap<string, InOrder>;
}

export const nothingOutward: Outward = {
  deconflictionAsks: [],
  deconflictions: [],
  section36Proposals: [],
  section36Declined: [],
  section36: [],
  offers: [],
  refusals: [],
  feedback: [],
  read: new Map(),
};

export function evolveOutward(before: Outward, fact: OutwardEntry, at: InOrder): Outward {
  switch (fact.type) {
    case 'DeconflictionAsked':
      return { ...before, deconflictionAsks: [...before.deconflictionAsks, { ...at, ...fact.fields }] };
    case 'DeconflictionAnswered': {
      const { by, ...fields } = fact.fields;
      return { ...before, deconflictions: [...before.deconflictions, { ...at, ...fields, answeredBy: by }] };
    }
    case 'Section36Proposed':
      return { ...before, section36Proposals: [...before.section36Proposals, { ...at, ...fact.fields }] };
    case 'Section36Declined':
      return { ...before, section36Declined: [...before.section36Declined, { ...at, ...fact.fields }] };
    case 'Section36Decided':
      return { ...before, section36: [...before.section36, { ...at, ...fact.fields }] };
    case 'NeedOffered':
      return { ...before, offers: [...before.offers, { ...at, ...fact.fields }] };
    case 'NeedRefused':
      return { ...before, refusals: [...before.refusals, { ...at, ...fact.fields }] };
    case 'FeedbackGiven':
      return { ...before, feedback: [...before.feedback, { ...at, given: fact.fields }] };
    case 'FeedbackWithheld':
      return { ...before, feedback: [...before.feedback, { ...at, withheld: fact.fields.reason }] };
    case 'AddedRead': {
      const read = new Map(before.read);
      for (const id of fact.fields.read) if (!read.has(id)) read.set(id, at);
      return { ...before, read };
    }
    default:
      return fact satisfies never;
  }
}
