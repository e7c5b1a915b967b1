/** The parts of the forms about a subject of interest: what a field is, the fields that several ask, and how what was typed is read. */
import type { FileSight } from '../../app/fileSight.ts';
import type { Subject, SubjectAct, SubjectOf } from '../../app/subjects/sight.ts';
import type { Viewer } from '../deps.ts';
import type { Done } from '../done.ts';
import { readEndOfDay, readStartOfDay, type ReadMoment } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import { capital, t } from '../words.ts';

export interface Field {
  readonly kind: 'words' | 'text' | 'choice' | 'day';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly choices?: readonly { readonly value: string; readonly text: string; readonly hint?: string }[];
  /** What to do when it is left empty; null where it may be. */
  readonly mustBe: string | null;
  /** Only then must it be filled in. */
  readonly when?: (fields: FormFields) => boolean;
  /** What stands in it at first. */
  readonly first?: string;
}

export interface Form {
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
  readonly done: Done;
  /** What it is about, where the link to it did not say so. */
  readonly about?: string;
  /** The entry that the page shows and the answer is about (decision 0058). */
  readonly shown?: string;
  readonly act: (fields: FormFields, key: string) => SubjectAct;
}

export interface FormOf {
  readonly sight: FileSight;
  readonly found: SubjectOf;
  readonly viewer: Viewer;
  /** The hit, the piece of intelligence or the regime that is meant. */
  readonly about: string;
}

/** A form, where the question can be asked; null where it cannot. */
export type Maker = (asked: FormOf) => Form | null;

/** A form about somebody who is a subject: about a lead that nobody has taken up there is none. */
export const ofSubject =
  (make: (asked: FormOf & { readonly subject: Subject }) => Form | null): Maker =>
  (asked) =>
    asked.found.subject ? make({ ...asked, subject: asked.found.subject }) : null;

/** What most of them end with. */
export const recorded = { button: t('Record it'), done: 'subject-recorded' } as const;

export const words = (name: string, label: string, mustBe: string | null, hint?: string, rows = 4): Field => ({
  kind: 'words',
  name,
  label,
  mustBe,
  rows,
  ...(hint ? { hint } : {}),
});
export const choice = (
  name: string,
  label: string,
  choices: readonly (string | { readonly value: string; readonly text: string; readonly hint?: string })[],
  mustBe: string,
  first?: string,
): Field => ({
  kind: 'choice',
  name,
  label,
  choices: choices.map((each) => (typeof each === 'string' ? { value: each, text: capital(t(each)) } : each)),
  mustBe,
  ...(first ? { first } : {}),
});
export const day = (name: string, label: string, mustBe: string | null, hint = t('For example, 1 9 2026')): Field => ({
  kind: 'day',
  name,
  label,
  mustBe,
  hint,
});

export const reason = (): Field => words('reason', t('Why?'), t('Write the reason'));
export const priority = (first?: string): Field =>
  choice(
    'priority',
    t('Priority'),
    [
      { value: 'P1', text: 'P1', hint: t('Credible and actionable intelligence of attack planning') },
      { value: 'P2', text: 'P2', hint: t('High and medium-risk extremist activity') },
      { value: 'P3', text: 'P3', hint: t('Uncorroborated: more is needed to see whether there is a threat') },
      { value: 'P4', text: 'P4', hint: t('A threat before and not now, with a risk of re-engagement') },
    ],
    t('Choose the priority'),
    first,
  );
export const tier = (first?: number): Field =>
  choice(
    'tier',
    t('Tier in the investigation'),
    ['1', '2', '3'].map((value) => ({ value, text: value })),
    t('Choose the tier'),
    first ? String(first) : undefined,
  );
export const band = (): Field =>
  choice('band', t('How much concern is left?'), ['high', 'medium', 'low'], t('Choose how much concern is left'));

/** Days on which something happened. The others are days by which something is done. */
const onWhichDay: ReadonlySet<string> = new Set(['since', 'held', 'on', 'back', 'away', 'notified', 'from', 'release', 'expected']);
export const momentIn = (fields: FormFields, name: string): ReadMoment =>
  onWhichDay.has(name) ? readStartOfDay(fields, name) : readEndOfDay(fields, name);
export const at = (fields: FormFields, name: string): number => {
  const read = momentIn(fields, name);
  return read.kind === 'at' ? read.at : 0;
};
export const atOrNull = (fields: FormFields, name: string): number | null =>
  momentIn(fields, name).kind === 'at' ? at(fields, name) : null;
export const grade = (fields: FormFields) => ({ priority: text(fields, 'priority') as 'P1', tier: Number(text(fields, 'tier')) });

export const outcome = (name: string): Field =>
  choice(
    name,
    t('What follows?'),
    [
      { value: 'reopen', text: t('Open again'), hint: t('At the grade it had; it can be raised at once') },
      { value: 'enquiries', text: t('Enquiries first') },
      { value: 'stays closed', text: t('It stays closed') },
    ],
    t('Choose what follows'),
  );
