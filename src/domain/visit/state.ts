/** A visit as its entries tell it. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { VisitEntry } from './entries.ts';

type FieldsOf<Type extends VisitEntry['type']> = Extract<VisitEntry, { type: Type }>['fields'];

export interface Visit {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly planned: Done & { readonly order: number };
  readonly plan: FieldsOf<'VisitPlanned'>;
  readonly started: (Done & { readonly markers: readonly string[] }) | null;
  readonly checkIns: readonly (Done & { readonly words: string })[];
  readonly ended: (Done & { readonly happened: Instant } & FieldsOf<'VisitEnded'>) | null;
  readonly accounted: (Done & { readonly words: string }) | null;
  readonly calledOff: (Done & { readonly reason: string }) | null;
  readonly followedUp: (Done & { readonly words: string }) | null;
}

/** Whoever went is known to be safe, or nobody went. */
export const isOver = (visit: Visit): boolean => visit.ended !== null || visit.calledOff !== null || visit.accounted !== null;

/** `order`: how many visits were planned in the file before. */
export function evolveVisit(before: Visit | undefined, fact: VisitEntry, order: number): Visit | undefined {
  const at = doneIn(fact);
  if (fact.type === 'VisitPlanned')
    return {
      id: fact.stream.slice('visit/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      planned: { ...at, order },
      plan: fact.fields,
      started: null,
      checkIns: [],
      ended: null,
      accounted: null,
      calledOff: null,
      followedUp: null,
    };
  if (!before) return undefined;
  switch (fact.type) {
    case 'VisitStarted':
      return { ...before, started: before.started ?? { ...at, markers: fact.fields.markers } };
    case 'VisitCheckedIn':
      return { ...before, checkIns: [...before.checkIns, { ...at, words: fact.fields.words }] };
    case 'VisitEnded':
      return { ...before, ended: before.ended ?? { ...at, happened: fact.happened, ...fact.fields } };
    case 'VisitorAccountedFor':
      return { ...before, accounted: before.accounted ?? { ...at, words: fact.fields.words } };
    case 'VisitCalledOff':
      return { ...before, calledOff: before.calledOff ?? { ...at, reason: fact.fields.reason } };
    case 'VisitFollowedUp':
      return { ...before, followedUp: before.followedUp ?? { ...at, words: fact.fields.words } };
    default:
      return fact satisfies never;
  }
}
