/** Consent to support: asked, given, refused, withdrawn at any time; and what then (G08, C07, G12). Consent is not the lawful basis for holding data. */
import { z } from 'zod';
import { entryType, id, instant, reason, text } from '../entryType.ts';
import { interpreters } from '../visit/entries.ts';
import { riskOwnerFields } from './riskOwner.ts';

const asking = {
  /** From whom it was sought. Under 18: whoever holds parental responsibility. */
  soughtFrom: z.enum(['the person', 'a holder of parental responsibility', 'both']),
  /** Who asked: a post, or a role. */
  askedBy: reason,
  how: z.enum(['in person', 'video', 'telephone', 'letter']),
  explained: reason,
  language: reason,
  interpreter: z.enum(interpreters).default('not needed'),
  interpreterWords: text.default(''),
  /** What a child says to it themselves, recorded besides. */
  childsView: text.default(''),
};

export const ConsentGiven = entryType(
  'ConsentGiven',
  'case',
  'Consent to support is given (s36(4)(b)): from whom, asked by whom and how, what was explained, in which language. `happened` is when.',
  { ...asking, words: text.default('') },
);
export const ConsentRefused = entryType('ConsentRefused', 'case', 'Consent to support is refused, and in which words.', {
  ...asking,
  words: text.default(''),
});
export const ConsentWithdrawn = entryType(
  'ConsentWithdrawn',
  'case',
  'Consent to support is withdrawn. It may be at any time, and in any way.',
  {
    by: z.enum(['the person', 'a holder of parental responsibility', 'both']),
    words: text.default(''),
  },
);
export const ConsentPutOff = entryType('ConsentPutOff', 'case', 'Consent is not sought yet: why, and when it is.', {
  reason,
  until: instant,
  /** Put off before: the meeting of the panel that puts it off again. Without one it moves nothing. */
  meeting: id.nullable().default(null),
});
export const SupportWithdrawn = entryType('SupportWithdrawn', 'case', 'The panel withdraws support (s36(4)(d)): why.', { words: reason });
export const FurtherAssessmentSet = entryType(
  'FurtherAssessmentSet',
  'case',
  'After consent was refused or withdrawn, or support withdrawn, the panel sets when vulnerability is assessed further (s36(4)(e), C07), who holds the risk until then, and considers health and social care (s36(6), G12).',
  {
    due: instant,
    ...riskOwnerFields,
    ledBy: z.enum(['the police', 'another agency']),
    section366: z.enum(['considered, and arranged', 'considered, and not needed']),
    section366Words: reason,
    /** Where a period stood already: the meeting of the panel that moved it, and why. Without both it moves nothing. */
    meeting: id.nullable().default(null),
    moved: text.default(''),
  },
  2,
);
export const FurtherAssessmentDone = entryType(
  'FurtherAssessmentDone',
  'case',
  'The further assessment of vulnerability is done, without support: what it found (s36(4)(e)).',
  { words: reason, assessment: id.nullable().default(null) },
);

export const consentEntries = [
  ConsentGiven,
  ConsentRefused,
  ConsentWithdrawn,
  ConsentPutOff,
  SupportWithdrawn,
  FurtherAssessmentSet,
  FurtherAssessmentDone,
] as const;
