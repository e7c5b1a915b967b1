/** The pathway for fixation on violence as its entries tell it, and the codings of a concern. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder } from '../done.ts';
import { after } from '../machine.ts';
import type { PathwayEntry, PathwayNote, PathwayStep } from './entries.ts';
import { pathwayMachine, type PathwayState } from './machine.ts';

type FieldsOf<Type extends PathwayEntry['type']> = Extract<PathwayEntry, { type: Type }>['fields'];

export interface Pathway {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly state: PathwayState;
  readonly asked: InOrder & FieldsOf<'PathwayAsked'>;
  /** Every step in order, the asking first. */
  readonly steps: readonly (InOrder & { readonly type: PathwayStep['type'] })[];
  readonly taken: (InOrder & FieldsOf<'PathwayTakenUp'>) | null;
  /** The day on which it is looked at next, by the step that set it; null where two people decide, or it has ended. */
  readonly look: (InOrder & { readonly nextLook: Instant }) | null;
  readonly looks: readonly (InOrder & { readonly nextLook: Instant })[];
  readonly accepted: (InOrder & FieldsOf<'PathwayAccepted'>) | null;
  readonly proposal: (InOrder & { readonly what: 'refuse' | 'end'; readonly reasons: readonly string[]; readonly words: string }) | null;
  readonly proposals: readonly (InOrder & { readonly what: 'refuse' | 'end' })[];
  /** The day until which it is kept, by each entry that set it, in order with the steps. */
  readonly kept: readonly (InOrder & { readonly keepUntil: Instant })[];
  readonly consents: readonly (InOrder & FieldsOf<'PathwayConsentSaid'>)[];
  readonly said: readonly { readonly fact: string; readonly at: Instant; readonly by: string; readonly words: string }[];
}

/** A step that may not follow (as a chronology may tell it) is left in the facts and moves nothing. */
export function evolvePathway(before: Pathway | undefined, fact: PathwayStep | PathwayNote): Pathway | undefined {
  const order = before ? before.steps.length + before.kept.length + before.consents.length : 0;
  const done: InOrder = { ...doneIn(fact), order };
  if (fact.type === 'PathwayKept')
    return before && { ...before, kept: [...before.kept, { ...done, ...fact.fields }], said: [...before.said, saidIn(fact)] };
  if (fact.type === 'PathwayConsentSaid')
    return before && { ...before, consents: [...before.consents, { ...done, ...fact.fields }], said: [...before.said, saidIn(fact)] };
  if (fact.type === 'PathwayAsked')
    return (
      before ?? {
        id: fact.stream.slice('pathway/'.length),
        stream: fact.stream,
        record: fact.record ?? '',
        state: pathwayMachine.begins,
        asked: { ...done, ...fact.fields },
        steps: [{ ...done, type: fact.type }],
        taken: null,
        look: null,
        looks: [],
        accepted: null,
        proposal: null,
        proposals: [],
        kept: [],
        consents: [],
        said: [],
      }
    );
  const state = before && after(pathwayMachine, before.state, fact.type);
  if (!before || !state) return before;
  const look = 'nextLook' in fact.fields ? { ...done, nextLook: fact.fields.nextLook } : null;
  const what = fact.type === 'PathwayRefusalProposed' ? 'refuse' : fact.type === 'PathwayEndProposed' ? 'end' : null;
  return {
    ...before,
    state,
    steps: [...before.steps, { ...done, type: fact.type }],
    taken: fact.type === 'PathwayTakenUp' ? { ...done, ...fact.fields } : before.taken,
    look,
    looks: look ? [...before.looks, look] : before.looks,
    accepted: fact.type === 'PathwayAccepted' ? { ...done, ...fact.fields } : fact.type === 'PathwayReturned' ? null : before.accepted,
    proposal: what && 'reasons' in fact.fields ? { ...done, what, reasons: fact.fields.reasons, words: fact.fields.words } : null,
    proposals: what ? [...before.proposals, { ...done, what }] : before.proposals,
    kept: fact.type === 'PathwayTakenUp' ? [...before.kept, { ...done, keepUntil: fact.fields.keepUntil }] : before.kept,
    said: [...before.said, saidIn(fact)],
  };
}

const saidIn = ({ id, recorded, actor, fields }: Exclude<PathwayStep, { type: 'PathwayAsked' }> | PathwayNote) => ({
  fact: id,
  at: recorded,
  by: actor,
  words: fields.words,
});

export const isOpenPathway = ({ state }: Pathway): boolean => pathwayMachine.states[state].ends !== true;

export interface Coding {
  readonly id: string;
  readonly record: string | null;
  readonly referral: string;
  readonly at: Instant;
  readonly by: string;
  readonly said: FieldsOf<'ConcernCoded'>;
}
export const codingOf = (fact: Extract<PathwayEntry, { type: 'ConcernCoded' }>): Coding => ({
  id: fact.id,
  record: fact.record,
  referral: fact.stream.slice('referral/'.length),
  at: fact.recorded,
  by: fact.actor,
  said: fact.fields,
});
