/**
 * Contacts as they stood before each entry by which one person alone changed which of them count, and as they stand (F46). What two people
 * found (a referral or a find refuted) is in all of them as it is now: that may end a question, and one person's word may not.
 */
import { isAmendment } from '../correction/amended.ts';
import type { FileFact } from '../facts.ts';
import { foldFile } from '../file/fold.ts';
import type { FileState } from '../file/state.ts';
import type { Contact } from './contact.ts';
import { contactsOf } from './ladder.ts';

const tells: ReadonlySet<string> = new Set(['ContactTold', 'CircumstanceRecorded', 'DangerReported', 'ReferralReceived']);
const steps: ReadonlySet<string> = new Set(['ContactSaidSame', 'ContactRefuted', 'ContactTakenBack', 'CircumstanceEnded', 'TimeCorrected']);

/** The oldest first, as they stand now last. */
export function asTheyStood(file: FileState): readonly (readonly Contact[])[] {
  const told = new Set(file.facts.filter(({ type }) => tells.has(type)).map(({ id }) => id));
  // A correction of a correction changes something as well: nothing depends on which of them stands.
  const isStep = (fact: FileFact): boolean => (isAmendment(fact) ? told.has(fact.fields.fact) : steps.has(fact.type));
  const before = file.facts.flatMap((fact, n) => (isStep(fact) ? [contactsBefore(file, n)] : []));
  return [...before, contactsOf(file)];
}

function contactsBefore(file: FileState, n: number): readonly Contact[] {
  const facts = file.facts.slice(0, n);
  const at = file.facts[n]?.recorded ?? file.last;
  const own = facts.filter((fact) => tells.has(fact.type) || steps.has(fact.type) || isAmendment(fact));
  const { contacts, circumstances, corrected } = foldFile(file.id, file.area, own);
  return contactsOf({ ...file, contacts, circumstances, corrected, facts }).filter(({ known }) => known <= at);
}
