/**
 * Structured professional judgement (S06): one whole assessment in one entry, locked when it is saved. A later one stands beside it and
 * replaces nothing. What is always asked, whatever the form: what could be done with what is at hand (F09), both readings of
 * distance (F10) and of compliance (F42), the person's own account, and what would change the mind.
 */
import { z } from 'zod';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';
import { formShape } from './form.ts';

export const confidences = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof confidences)[number];
export const capabilityGrades = ['not assessed', 'none found', 'weak', 'some', 'strong'] as const;
export const purposes = [
  'first assessment',
  'decision under section 36',
  'adoption by the panel',
  'review of support',
  'ending support',
  'after support',
  'lowering or closing',
  'other',
] as const;
const confidence = z.enum(confidences).nullable().default(null);
const seen = z.enum(['yes', 'no', 'not known']);

export const AssessmentMade = entryType(
  'AssessmentMade',
  'assessment',
  'A professional judgement in full: `happened` is when it was done. Locked when it is saved; a later one stands beside it.',
  {
    /** The referral that it is about; none: the person as a whole. */
    concerns: id.nullable().default(null),
    /** What it is for. Recorded after that decision, it never counts as having been before it (F41). */
    purpose: z.enum(purposes).default('other'),
    /** The loaded form that was used, in its version. */
    form: z.strictObject({ id, version: z.number().int() }).nullable().default(null),
    answers: z.array(z.strictObject({ item: id, value: text, confidence, grounds: text.default('') })).default([]),
    /** F09: what could be done with what is at hand (a vehicle, a knife) is answered beside every grade. */
    capability: z
      .strictObject({ grade: z.enum(capabilityGrades), atHand: text.default(''), grounds: text.default(''), confidence })
      .default({ grade: 'not assessed', atHand: '', grounds: '', confidence: null }),
    /** F10: distance from extremists, or reduced contact: read as less concern, and read as concealment. */
    distance: z
      .strictObject({ seen, asLess: text.default(''), asHidden: text.default(''), wouldChange: text.default('') })
      .default({ seen: 'not known', asLess: '', asHidden: '', wouldChange: '' }),
    /** F42: compliance read as sincere and as disguised, and what independent of the person bears it out. */
    compliance: z
      .strictObject({ seen, asSincere: text.default(''), asDisguised: text.default(''), independent: text.default('') })
      .default({ seen: 'not known', asSincere: '', asDisguised: '', independent: '' }),
    /** The person's own account beside each allegation; or why it was not sought. */
    allegations: z.array(z.strictObject({ allegation: reason, account: text.default(''), notSought: text.default('') })).default([]),
    judgement: reason,
    confidence: z.enum(confidences).default('low'),
    wouldChangeMyMind: text.default(''),
    /** Assumptions on file that the judgement rests on (F20). */
    restsOn: z.array(id).default([]),
    /** Another practitioner's assessment from which this one dissents, and where. */
    dissentsFrom: id.nullable().default(null),
    dissent: text.default(''),
  },
);

export const assessmentEntries = [AssessmentMade] as const;
export type AssessmentEntry = FactOf<(typeof assessmentEntries)[number]>;

/** An entry of the area: what was loaded by whom is in its ledger, and an assessment made with it can be read for ever. */
export const AssessmentFormLoaded = entryType(
  'AssessmentFormLoaded',
  'directory',
  'A form of structured professional judgement is loaded in a version. A version is never changed; assessments name the one they used.',
  { content: formShape, reason },
);
export const AssessmentFormWithdrawn = entryType(
  'AssessmentFormWithdrawn',
  'directory',
  'A loaded version of a form is taken out of use: it is offered no more. Assessments that were made with it are read with its questions as before.',
  { form: id, version: z.number().int().positive(), reason },
);
