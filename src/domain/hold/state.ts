/** A hold as its entries tell it: one for each record that it was placed on, and one hold together. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import { after } from '../machine.ts';
import type { HoldEntry } from './entries.ts';
import { holdMachine, type HoldState } from './machine.ts';

type Placed = Extract<HoldEntry, { type: 'HoldPlaced' }>['fields'];

export interface Hold {
  readonly stream: string;
  readonly record: string;
  readonly state: HoldState;
  readonly placed: Done & Placed;
  /** From the placing on, each with the day on which it is looked at again. */
  readonly terms: readonly (Done & { readonly reason: string; readonly until: Instant })[];
  readonly lifted: (Done & { readonly reason: string }) | null;
}

export function evolveHold(before: Hold | undefined, fact: HoldEntry): Hold | undefined {
  const done = doneIn(fact);
  if (fact.type === 'HoldPlaced')
    return {
      stream: fact.stream,
      record: fact.record ?? '',
      state: holdMachine.begins,
      placed: { ...done, ...fact.fields },
      terms: [{ ...done, reason: fact.fields.reason, until: fact.fields.until }],
      lifted: null,
    };
  // What may not follow changes nothing: a chronology may say it, and the state stays lawful.
  const state = before && after(holdMachine, before.state, fact.type);
  if (!before || !state) return before;
  return fact.type === 'HoldRenewed'
    ? { ...before, state, terms: [...before.terms, { ...done, ...fact.fields }] }
    : { ...before, state, lifted: { ...done, ...fact.fields } };
}

type WithHolds = { readonly holds: ReadonlyMap<string, Hold> };

/** Every hold of the file once, however many of its records it lies on, in the order in which they were placed. */
export function holdsOf(file: WithHolds): readonly Hold[] {
  const once = new Map<string, Hold>();
  // Where a record was away while the others' hold was lifted, what still stands is shown.
  for (const each of file.holds.values()) {
    const shown = once.get(each.placed.hold);
    if (!shown || (shown.lifted && !each.lifted)) once.set(each.placed.hold, each);
  }
  return [...once.values()].toSorted((a, b) => a.placed.at - b.placed.at);
}

export const holdsStanding = (file: WithHolds): readonly Hold[] => holdsOf(file).filter(({ lifted }) => !lifted);
export const lookedAtBy = ({ terms, placed }: Hold): Instant => terms.at(-1)?.until ?? placed.until;
