/** A dispute as its entries tell it. Who leads is told by the file's own entries, in the same append as what decides it. */
import { type Done, doneIn } from '../done.ts';
import type { DisputeEntry } from './entries.ts';

type FieldsOf<Type extends DisputeEntry['type']> = Extract<DisputeEntry, { type: Type }>['fields'];

export interface SafetyMeasure {
  readonly what: string;
  readonly post: string;
  readonly by: number;
  readonly set: Done;
  readonly done: (Done & { readonly words: string }) | null;
}

export interface Dispute {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly opened: Done & FieldsOf<'DisputeOpened'>;
  readonly otherView: (Done & { readonly view: string }) | null;
  readonly measures: readonly SafetyMeasure[];
  readonly interimLead: string;
  readonly proposed: (Done & FieldsOf<'DisputeDecisionProposed'>) | null;
  readonly differed: (Done & FieldsOf<'DisputeDecisionDiffered'>) | null;
  readonly decided: (Done & FieldsOf<'DisputeDecided'>) | null;
}

export function evolveDispute(before: Dispute | undefined, fact: DisputeEntry): Dispute | undefined {
  const at = doneIn(fact);
  if (fact.type === 'DisputeOpened') {
    return {
      id: fact.stream.slice('dispute/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      opened: { ...at, ...fact.fields },
      otherView: null,
      measures: [],
      interimLead: fact.fields.interimLead,
      proposed: null,
      differed: null,
      decided: null,
    };
  }
  if (!before) return undefined;
  switch (fact.type) {
    case 'DisputeViewGiven':
      return { ...before, otherView: before.otherView ?? { ...at, view: fact.fields.view } };
    case 'SafetyMeasureSet':
      return {
        ...before,
        measures: [...before.measures, { what: fact.fields.what, post: fact.fields.post, by: fact.fields.due, set: at, done: null }],
      };
    case 'SafetyMeasureDone':
      return {
        ...before,
        measures: before.measures.map((each) =>
          each.set.fact === fact.fields.measure ? { ...each, done: each.done ?? { ...at, words: fact.fields.words } } : each,
        ),
      };
    case 'InterimLeadSet':
      return { ...before, interimLead: fact.fields.post };
    case 'DisputeDecisionProposed':
      return { ...before, proposed: before.proposed ?? { ...at, ...fact.fields } };
    case 'DisputeDecisionDiffered':
      return { ...before, differed: before.differed ?? { ...at, ...fact.fields } };
    case 'DisputeDecided':
      return { ...before, decided: before.decided ?? { ...at, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

/** Disputes that nobody has decided, the oldest first. */
export const openDisputes = (file: { readonly disputes: ReadonlyMap<string, Dispute> }): readonly Dispute[] =>
  [...file.disputes.values()].filter((each) => each.decided === null).toSorted((a, b) => a.opened.at - b.opened.at);
