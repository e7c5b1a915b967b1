/**
 * Pure deciders about positions of trust (G19). A role raises a question; "not known" has a day; nobody outside is told without
 * pressing need, the least intrusive step, a senior officer's view, and the person's chance to answer or why not.
 */
import { because, type Decision, decided, type Refusal, type RefusalReason, refused } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
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
import { type Employment, isUnknown, meetsThreshold } from './state.ts';

type FieldsOf<Type extends EmploymentEntry['type']> = Extract<EmploymentEntry, { type: Type }>['fields'];

export function recordRole(file: FileState, id: string, fields: Partial<FieldsOf<'EmploymentRecorded'>>): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Record it on the file where the record lies now.',
    );
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

export const assessTrust = (file: FileState, id: string, fields: FieldsOf<'TrustAssessed'>, now: number, latest: number): Decision =>
  on(file, id, (role) => {
    const open = isUnknown(fields);
    const wrong = open ? wrongDay(fields.nextLook, now, latest) : null;
    return wrong ?? writeOn(file, role, TrustAssessed, { ...fields, nextLook: open ? fields.nextLook : null });
  });

export const decideTrustTelling = (
  file: FileState,
  id: string,
  fields: FieldsOf<'TrustTellingDecided'>,
  now: number,
  latest: number,
): Decision =>
  on(file, id, (role) => {
    if (fields.outcome === 'not yet') return wrongDay(fields.nextLook, now, latest) ?? writeOn(file, role, TrustTellingDecided, fields);
    if (fields.outcome === 'nothing is told') return writeOn(file, role, TrustTellingDecided, { ...fields, nextLook: null });
    const lacks = lacksForTelling(file, fields);
    return lacks.length > 0 ? refused(...lacks) : writeOn(file, role, TrustTellingDecided, { ...fields, nextLook: null });
  });

/** What is still missing before anybody outside is told (G19, G22). */
export function lacksForTelling(file: FileState, fields: FieldsOf<'TrustTellingDecided'>): readonly RefusalReason[] {
  const asked: readonly { readonly value: string; readonly code: string; readonly words: string; readonly how: string }[] = [
    {
      value: fields.whom,
      code: 'no-whom',
      words: 'It is not said who is told.',
      how: 'Name the one who needs to know: employer, designated officer (LADO), barring service (DBS), licensing body.',
    },
    {
      value: fields.what,
      code: 'no-what',
      words: 'It is not said what they are told.',
      how: 'Write the words that they are given, and nothing more.',
    },
    {
      value: fields.pressingNeed,
      code: 'no-need',
      words: 'The pressing need is not written.',
      how: 'Write who may come to harm, and why it cannot wait or be met otherwise.',
    },
    {
      value: fields.leastIntrusive,
      code: 'not-least',
      words: 'It is not said why this is the least intrusive step.',
      how: 'Write what less would do, and why it does not.',
    },
    {
      value: fields.seniorView,
      code: 'no-senior-view',
      words: "A senior officer's view is missing.",
      how: 'Ask a senior post, and write what they say.',
    },
    {
      value: fields.chanceWords,
      code: 'no-chance',
      words: 'It is not said what the person answers, or why they were not asked.',
      how: 'Write what they say to it; or why asking them would put somebody in danger or harm an inquiry.',
    },
    {
      value: fields.basis,
      code: 'no-basis',
      words: 'The lawful basis is not written.',
      how: 'Write the power or duty under which it is told.',
    },
  ];
  const lacks = asked
    .filter(({ value }) => value.trim() === '')
    .map(({ code, words, how }): RefusalReason => ({ code, words, how, gate: 'G19' }));
  const role = file.area.posts.get(fields.seniorPost ?? '')?.role;
  if (role !== 'senior' && role !== 'chief')
    lacks.push({
      code: 'not-senior',
      words: 'Whose view it is is not a senior or a chief post.',
      how: 'Choose the senior post that was asked.',
      gate: 'G19',
    });
  return lacks;
}

export const recordAllegation = (file: FileState, id: string, fields: FieldsOf<'TrustAllegationMade'>): Decision =>
  on(file, id, (role) => writeOn(file, role, TrustAllegationMade, fields));

export const tellDesignatedOfficer = (file: FileState, id: string, fields: FieldsOf<'DesignatedOfficerTold'>): Decision =>
  on(file, id, (role) =>
    role.allegations.some(meetsThreshold)
      ? writeOn(file, role, DesignatedOfficerTold, fields)
      : because(
          'no-threshold',
          'No allegation on record meets the threshold for the designated officer.',
          'Record the allegation and what it meets. Telling somebody for another reason is a decision of its own on this page.',
        ),
  );

export const recordBarring = (file: FileState, id: string, fields: FieldsOf<'BarringReferralRecorded'>): Decision =>
  on(file, id, (role) => writeOn(file, role, BarringReferralRecorded, fields));

export const endRole = (file: FileState, id: string, fields: FieldsOf<'EmploymentEnded'>): Decision =>
  on(file, id, (role) => (role.ended ? decided() : writeOn(file, role, EmploymentEnded, fields)));

const writeOn = (file: FileState, { stream, record }: Employment, type: EntryType, fields: object): Decision =>
  write(type, { stream, file: file.id, record }, fields);

function on(file: FileState, id: string, decide: (role: Employment) => Decision): Decision {
  const role = file.employments.get(id);
  return role ? decide(role) : because('no-such-role', 'That role does not lie in this file.', 'Open it from the file.');
}
