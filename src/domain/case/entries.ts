/** A Channel case: what a panel has adopted, from the adoption to the end of the reviews after closing (S02, S03; domain/stages.md 5 to 10). */
import { entryType, type FactOf, id, text } from '../entryType.ts';

export const CaseAdopted = entryType(
  'CaseAdopted',
  'case',
  'The panel has adopted the case (s36(4), G07). What the panel owes of it from here on hangs on this entry.',
  {
    /** The referral that the panel had before it. */
    referral: id,
    /** The meeting at which it was decided; null in a chronology that knows only the day. */
    meeting: id.nullable().default(null),
    /** Why, in the panel's words. */
    words: text.default(''),
  },
);

export const caseEntries = [CaseAdopted] as const;
export type CaseEntry = FactOf<(typeof caseEntries)[number]>;
