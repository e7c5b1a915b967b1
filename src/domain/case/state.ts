/** A Channel case as its entries tell it. */
import { doneIn, type InOrder } from '../done.ts';
import type { CaseEntry } from './entries.ts';
import { type CaseStage, caseMachine } from './machine.ts';

type FieldsOf<Type extends CaseEntry['type']> = Extract<CaseEntry, { type: Type }>['fields'];

export interface Case {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  /** The referral that was adopted. */
  readonly referral: string;
  readonly stage: CaseStage;
  readonly adopted: InOrder & FieldsOf<'CaseAdopted'>;
  /** How many entries it has. */
  readonly entries: number;
}

export function evolveCase(before: Case | undefined, fact: CaseEntry): Case | undefined {
  if (fact.type !== 'CaseAdopted') return before;
  return (
    before ?? {
      id: fact.stream.slice('case/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      referral: fact.fields.referral,
      stage: caseMachine.begins,
      adopted: { ...doneIn(fact), order: 0, ...fact.fields },
      entries: 1,
    }
  );
}

/** The case in which a referral was taken up, if the panel has adopted it. */
export const caseOf = ({ cases }: { readonly cases: ReadonlyMap<string, Case> }, referral: string): Case | null =>
  [...cases.values()].findLast((each) => each.referral === referral) ?? null;
