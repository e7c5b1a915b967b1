/** Pure deciders about positions of trust (G19). A role raises a question; "not known" has a day; telling stands in telling.ts. */
import { because, type Decision, decided, type Refusal, refused } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import { firstRecord, movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import {
  BarringReferralRecorded,
  DesignatedOfficerTold,
  EmploymentEnded,
  type EmploymentEntry,
  EmploymentRecorded,
  TrustAllegationMade,
  TrustAssessed,
  TrustTellingDecided,
} from './entries.ts';
import { isBeingAsked, whyNotLeftOpen } from './asking.ts';
import { type Employment, isForHarm, isUnknown, meetsThreshold } from './state.ts';
import { lacksForTelling, undisclosed, wasDisclosed } from './telling.ts';

type FieldsOf<Type extends EmploymentEntry['type']> = Extract<EmploymentEntry, { type: Type }>['fields'];

export function recordRole(file: FileState, id: string, fields: Partial<FieldsOf<'EmploymentRecorded'>>): Decision {
  const record = firstRecord(file);
  if (record === undefined) return movedAway;
  return write(EmploymentRecorded, { stream: `employment/${id}`, file: file.id, record }, fields);
}

/** `latest`: the last day to which the rulebook lets a question be put off. */
function wrongDay(day: number | null, now: number, latest: number): Refusal | null {
  if (day === null || day <= now)
    return because('no-next-look', 'What is open has no day on which somebody looks again.', 'Give a day after today.');
  if (day > latest)
    return because(
      'date-far',
      'That is later than this question may be put off.',
      'Give an earlier day. The rulebook page says how long it may be (G19).',
    );
  return null;
}

/** Who decides, when, and the last day to which it may be put off. */
export interface Putting {
  readonly by: string;
  readonly now: number;
  readonly latest: number;
}

export const assessTrust = (file: FileState, id: string, fields: FieldsOf<'TrustAssessed'>, putting: Putting): Decision =>
  on(file, id, (role) => {
    const open = isUnknown(fields);
    const wrong = open ? (whyNotLeftOpen(file, role, 'G19', putting) ?? wrongDay(fields.nextLook, putting.now, putting.latest)) : null;
    return wrong ?? writeOn(file, role, TrustAssessed, { ...fields, nextLook: open ? fields.nextLook : null });
  });

export const decideTrustTelling = (file: FileState, id: string, fields: FieldsOf<'TrustTellingDecided'>, putting: Putting): Decision =>
  on(file, id, (role) => {
    if (fields.outcome === 'not yet')
      return (
        whyNotLeftOpen(file, role, 'G19.tell', putting) ??
        wrongDay(fields.nextLook, putting.now, putting.latest) ??
        writeOn(file, role, TrustTellingDecided, fields)
      );
    if (fields.outcome === 'nothing is told') return writeOn(file, role, TrustTellingDecided, { ...fields, nextLook: null });
    const lacks = lacksForTelling(file, fields);
    return lacks.length > 0 ? refused(...lacks) : writeOn(file, role, TrustTellingDecided, { ...fields, nextLook: null });
  });

export const recordAllegation = (file: FileState, id: string, fields: FieldsOf<'TrustAllegationMade'>): Decision =>
  on(file, id, (role) => writeOn(file, role, TrustAllegationMade, fields));

export const tellDesignatedOfficer = (file: FileState, id: string, fields: FieldsOf<'DesignatedOfficerTold'>): Decision =>
  on(file, id, (role) =>
    role.allegations.some(meetsThreshold)
      ? (toldByNobody(file, fields) ?? writeOn(file, role, DesignatedOfficerTold, fields))
      : because(
          'no-threshold',
          'No allegation on record meets the threshold for the designated officer.',
          'Record the allegation and what it meets. Telling somebody for another reason is a decision of its own on this page.',
        ),
  );

export const recordBarring = (file: FileState, id: string, fields: FieldsOf<'BarringReferralRecorded'>): Decision =>
  on(
    file,
    id,
    (role) => (fields.outcome === 'made' ? toldByNobody(file, fields) : null) ?? writeOn(file, role, BarringReferralRecorded, fields),
  );

/** What this partnership told is a disclosure (G22); what another told has that other's name. */
const toldByNobody = (file: FileState, { by, disclosure }: { readonly by: string; readonly disclosure: string | null }): Refusal | null =>
  by.trim() !== '' || wasDisclosed(file, disclosure) ? null : refused(undisclosed);

/** That somebody was removed for harm or risk may be said at any time, also of a role that has ended: the barring service is asked about then (C31). */
export const endRole = (file: FileState, id: string, fields: FieldsOf<'EmploymentEnded'>): Decision =>
  on(file, id, (role) => {
    const { ended } = role;
    if (ended && (isForHarm(ended) || !isForHarm(fields)))
      return ended.how === fields.how && fields.words.trim() === ''
        ? decided()
        : because(
            'role-ended',
            `Somebody has recorded already that the role ${ended.how}.`,
            'Read what is recorded. That they were removed for harm or risk may be added; what is alleged of them is recorded as an allegation; a mistake is corrected in the chronology.',
          );
    if (!ended && fields.words.trim() === '' && isBeingAsked(role))
      return because(
        'no-reason',
        'Something is still asked about this role, and ending it ends the question: how its end is known is not written.',
        'Write how that is known, or answer first what is asked (G19).',
      );
    return writeOn(file, role, EmploymentEnded, fields);
  });

const writeOn = (file: FileState, { stream, record }: Employment, type: EntryType, fields: object): Decision =>
  write(type, { stream, file: file.id, record }, fields);

function on(file: FileState, id: string, decide: (role: Employment) => Decision): Decision {
  const role = file.employments.get(id);
  return role ? decide(role) : because('no-such-role', 'That role does not lie in this file.', 'Open it from the file.');
}
