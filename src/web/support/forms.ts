/** The forms of a Channel case as data: what each asks, and how what was typed becomes an act. One template shows them all. */
import type { FileSight } from '../../app/fileSight.ts';
import type { Case } from '../../app/supportSight.ts';
import { consentForms } from './consent.ts';
import { planForms } from './planning.ts';
import { sessionForms } from './sessions.ts';
import { reviewForms } from './reviews.ts';
import { closingForms } from './closing.ts';
import type { CaseForm, Maker } from './field.ts';

const makers: Readonly<Record<string, Maker>> = { ...consentForms, ...planForms, ...sessionForms, ...reviewForms, ...closingForms };

/** The form of an act, where it is to be done now; null where it is not. */
export const formOf = (sight: FileSight, found: Case, act: string): CaseForm | null =>
  Object.hasOwn(makers, act) ? (makers[act]?.(sight, found) ?? null) : null;
