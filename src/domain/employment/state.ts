/** A role of the person as its entries tell it: what was asked about it, what was answered, and what was told to whom. */
import { doneIn, type InOrder } from '../done.ts';
import type { EmploymentEntry } from './entries.ts';

type FieldsOf<Type extends EmploymentEntry['type']> = Extract<EmploymentEntry, { type: Type }>['fields'];
type Each<Type extends EmploymentEntry['type']> = InOrder & FieldsOf<Type>;

export interface Employment {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly recorded: Each<'EmploymentRecorded'> & { readonly learnt: number };
  readonly answers: readonly Each<'TrustAssessed'>[];
  readonly tellings: readonly Each<'TrustTellingDecided'>[];
  readonly allegations: readonly (Each<'TrustAllegationMade'> & { readonly learnt: number })[];
  readonly referred: readonly Each<'DesignatedOfficerTold'>[];
  readonly barring: readonly Each<'BarringReferralRecorded'>[];
  /** How it ended: as was said first; that somebody was removed for harm or risk counts whenever it is said. */
  readonly ended: Each<'EmploymentEnded'> | null;
  readonly ends: readonly Each<'EmploymentEnded'>[];
  readonly entries: number;
}

export function evolveEmployment(before: Employment | undefined, fact: EmploymentEntry): Employment | undefined {
  if (fact.type === 'EmploymentRecorded')
    return {
      id: fact.stream.slice('employment/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      recorded: { ...doneIn(fact), order: 0, learnt: fact.learnt, ...fact.fields },
      answers: [],
      tellings: [],
      allegations: [],
      referred: [],
      barring: [],
      ended: null,
      ends: [],
      entries: 1,
    };
  if (!before) return undefined;
  const done = { ...doneIn(fact), order: before.entries };
  const after = { ...before, entries: before.entries + 1 };
  switch (fact.type) {
    case 'TrustAssessed':
      return { ...after, answers: [...before.answers, { ...done, ...fact.fields }] };
    case 'TrustTellingDecided':
      return { ...after, tellings: [...before.tellings, { ...done, ...fact.fields }] };
    case 'TrustAllegationMade':
      return { ...after, allegations: [...before.allegations, { ...done, learnt: fact.learnt, ...fact.fields }] };
    case 'DesignatedOfficerTold':
      return { ...after, referred: [...before.referred, { ...done, ...fact.fields }] };
    case 'BarringReferralRecorded':
      return { ...after, barring: [...before.barring, { ...done, ...fact.fields }] };
    case 'EmploymentEnded':
      return endedBy(after, { ...done, ...fact.fields });
    default:
      return fact satisfies never;
  }
}

export const isForHarm = ({ how }: FieldsOf<'EmploymentEnded'>): boolean => how === 'was removed for harm or risk';
const endedBy = (before: Employment, end: Each<'EmploymentEnded'>): Employment => {
  const stands = before.ended && (isForHarm(before.ended) || !isForHarm(end));
  return { ...before, ended: stands ? before.ended : end, ends: [...before.ends, end] };
};

/** Whether an answer says that it is a position of trust. */
export const isOfTrust = ({ children, adultsAtRisk, criticalAccess }: FieldsOf<'TrustAssessed'>): boolean =>
  [children, adultsAtRisk, criticalAccess].includes('yes');
/** Whether an answer leaves something open. */
export const isUnknown = ({ children, adultsAtRisk, criticalAccess }: FieldsOf<'TrustAssessed'>): boolean =>
  [children, adultsAtRisk, criticalAccess].includes('not known');
/** Whether an allegation meets the threshold for the designated officer: only then does C30 run. */
export const meetsThreshold = ({ threshold }: FieldsOf<'TrustAllegationMade'>): boolean => threshold !== 'none of these';

export const employmentsOf = (file: { readonly employments: ReadonlyMap<string, Employment> }): readonly Employment[] =>
  [...file.employments.values()].toSorted((a, b) => a.recorded.at - b.recorded.at);
