/** Two people field by field, as each was written: what is the same, what differs, what only one side has. In words, and bold. */

import { bornAsRead, nameAsRead, readsTheSame } from '../../app/besideSight.ts';
import type { PersonDetails, RecordPart } from '../../domain/file/state.ts';
import { bornWords } from '../case/details.ts';
import { date } from '../dates.ts';
import { t } from '../words.ts';
import type { SaidEvidence } from './waterfall.ts';

export interface BesideValue {
  readonly written: string;
  /** How it was read to be compared, where that is not how it is written. */
  readonly readAs: string | null;
  /** Whether the other side has it too. */
  readonly isShared: boolean;
  /** Of which other record of the same person it is; null where it is the record itself. */
  readonly from: string | null;
}

export interface BesideRow {
  readonly label: string;
  readonly ours: readonly BesideValue[];
  readonly theirs: readonly BesideValue[];
  readonly differs: boolean;
  /** "the same", "only in this referral". */
  readonly how: string;
  /** What the comparison said of it. */
  readonly said: readonly string[];
}

/** A person: the record that is compared first, and then what else lies on their file. */
export interface Side {
  readonly parts: readonly RecordPart[];
  readonly organisationOf: (part: RecordPart) => string;
}

interface Field<Value> {
  readonly label: string;
  readonly valuesOf: (details: PersonDetails) => readonly Value[];
  readonly write: (value: Value) => string;
  readonly read?: (value: Value) => string | null;
  readonly isSame: (left: Value, right: Value) => boolean;
  /** Which lines of evidence are about it. */
  readonly codes: RegExp;
}

type Name = PersonDetails['names'][number];
const nameWords = ({ whole, given, family }: Name): string => whole?.trim() || [given, family].filter(Boolean).join(' ').trim();
type Address = PersonDetails['addresses'][number];
const addressWords = ({ text, postcode }: Address): string =>
  text?.includes(postcode ?? '') ? text : [text, postcode].filter(Boolean).join(', ');
const alike = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase();

const rowOf = <Value>(field: Field<Value>, ours: Side, theirs: Side, evidence: readonly CodedEvidence[]): BesideRow => {
  const [left, right] = [valuesIn(field, ours), valuesIn(field, theirs)];
  const isShared = (value: Value, others: readonly { readonly value: Value }[]): boolean =>
    others.some((other) => alike(field.write(value), field.write(other.value)) || field.isSame(value, other.value));
  const model = (own: typeof left, others: typeof left): BesideValue[] =>
    own.map(({ value, from }) => ({
      written: field.write(value),
      readAs: field.read?.(value) ?? null,
      isShared: isShared(value, others),
      from,
    }));
  const [a, b] = [model(left, right), model(right, left)];
  const { how, differs } = howOf(a, b);
  return {
    label: field.label,
    ours: a,
    theirs: b,
    differs,
    how,
    said: evidence.filter(({ code, bits }) => field.codes.test(code) && (bits !== 0 || a.length + b.length > 0)).map(({ words }) => words),
  };
};

function valuesIn<Value>(field: Field<Value>, { parts, organisationOf }: Side) {
  const seen = new Set<string>();
  return parts.flatMap((part, i) =>
    field.valuesOf(part.details).flatMap((value) => {
      // What cannot be compared may be no text at all, and is shown all the same.
      const written = String(field.write(value)).trim();
      if (written === '' || seen.has(written.toLowerCase())) return [];
      seen.add(written.toLowerCase());
      const from =
        i === 0 ? null : t('as {organisation} recorded on {day}', { organisation: organisationOf(part), day: date(part.made.at) });
      return [{ value, from }];
    }),
  );
}

function howOf(ours: readonly BesideValue[], theirs: readonly BesideValue[]): { readonly how: string; readonly differs: boolean } {
  if (ours.length === 0 && theirs.length === 0) return { how: t('not recorded on either side'), differs: false };
  if (theirs.length === 0) return { how: t('only in this referral'), differs: false };
  if (ours.length === 0) return { how: t('only of the person already known'), differs: false };
  const all = [...ours, ...theirs];
  if (all.every(({ isShared }) => isShared)) {
    const written = (values: readonly BesideValue[]): string =>
      values
        .map((each) => each.written.trim().toLowerCase())
        .toSorted()
        .join('\n');
    return { how: written(ours) === written(theirs) ? t('the same') : t('the same, written differently'), differs: false };
  }
  // Several of which one is shared speaks for as well as against: it is said which.
  return all.some(({ isShared }) => isShared) ? { how: t('in part the same'), differs: false } : { how: t('differs'), differs: true };
}

function bornReading(born: NonNullable<PersonDetails['born']>): string | null {
  const day = (iso: string): string => date(Date.parse(`${iso}T12:00:00Z`));
  const readings = bornAsRead(born).map(({ first, last }) =>
    first === last ? day(first) : t('some day from {first} to {last}', { first: day(first), last: day(last) }),
  );
  return readings.length === 0 ? null : readings.join(t(', or '));
}

export type CodedEvidence = SaidEvidence & { readonly code: string };

export function besideRows(ours: Side, theirs: Side, evidence: readonly CodedEvidence[]): readonly BesideRow[] {
  const row = <Value>(field: Field<Value>): BesideRow => rowOf(field, ours, theirs, evidence);
  const rows = [
    row<Name>({
      label: t('Name'),
      valuesOf: ({ names }) => names,
      write: nameWords,
      read: nameAsRead,
      isSame: readsTheSame.name,
      codes: /^(?:name|forename|surname|middle|twins|siblings|generation)/,
    }),
    row<NonNullable<PersonDetails['born']>>({
      label: t('Born'),
      valuesOf: ({ born }) => (born ? [born] : []),
      write: (born) => bornWords(born).join('; '),
      read: bornReading,
      isSame: readsTheSame.born,
      codes: /^born/,
    }),
    row<string>({
      label: t('Under 18'),
      valuesOf: ({ under18 }) => (under18 === 'not known' ? [] : [under18]),
      write: (said) => (said === 'yes' ? t('Yes') : t('No')),
      isSame: alike,
      codes: /^never$/,
    }),
    row<string>({
      label: t('School or work'),
      valuesOf: ({ schools }) => schools,
      write: (school) => school,
      isSame: readsTheSame.school,
      codes: /^school/,
    }),
    row<Address>({
      label: t('Address'),
      valuesOf: ({ addresses }) => addresses,
      write: addressWords,
      isSame: readsTheSame.address,
      codes: /^(?:address|postcode)/,
    }),
    row<string>({
      label: t('Telephone'),
      valuesOf: ({ phones }) => phones,
      write: (phone) => phone,
      isSame: readsTheSame.phone,
      codes: /^phone/,
    }),
    row<string>({
      label: t('E-mail'),
      valuesOf: ({ emails }) => emails ?? [],
      write: (email) => email,
      isSame: readsTheSame.email,
      codes: /^email/,
    }),
    row<string>({
      label: t('Names on line'),
      valuesOf: ({ handles }) => handles ?? [],
      write: (handle) => handle,
      isSame: readsTheSame.handle,
      codes: /^handle/,
    }),
    row<NonNullable<PersonDetails['identifiers']>[number]>({
      label: t('Numbers of papers and registers'),
      valuesOf: ({ identifiers }) => identifiers ?? [],
      write: ({ kind, value }) => `${kind}: ${value}`,
      isSame: readsTheSame.identifier,
      codes: /^(?:pnc|cro|nhs|pupil|prison|probation|national-insurance|driving-licence|passport|identity-card|other)-/,
    }),
  ];
  // What is usually asked stands there also when nobody has said it; the rest only where it is known.
  return rows.filter((each, i) => i < usual || each.ours.length + each.theirs.length > 0);
}

/** Name, birth, under 18, school, address and telephone. */
const usual = 6;
