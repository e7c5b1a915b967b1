/** A hand-over as its entries tell it. The lead itself moves by the file's own entry, in the same append as the acceptance. */
import { type Done, doneIn } from '../done.ts';
import type { HandoverEntry } from './entries.ts';

type FieldsOf<Type extends HandoverEntry['type']> = Extract<HandoverEntry, { type: Type }>['fields'];

export interface Handover {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly offered: Done & FieldsOf<'HandoverOffered'>;
  readonly state: 'offered' | 'accepted' | 'refused' | 'withdrawn';
  /** What ended the offer, in whose words. */
  readonly answer: (Done & { readonly words: string }) | null;
  /** After a refusal: the lead keeps the file. */
  readonly kept: (Done & { readonly words: string }) | null;
}

export function evolveHandover(before: Handover | undefined, fact: HandoverEntry): Handover | undefined {
  const at = doneIn(fact);
  if (fact.type === 'HandoverOffered') {
    const id = fact.stream.slice('handover/'.length);
    const offered = { ...at, ...fact.fields };
    return { id, stream: fact.stream, record: fact.record ?? '', offered, state: 'offered', answer: null, kept: null };
  }
  if (!before) return undefined;
  if (fact.type === 'HandoverKept') return { ...before, kept: before.kept ?? { ...at, words: fact.fields.words } };
  if (before.state !== 'offered') return before;
  switch (fact.type) {
    case 'HandoverAccepted':
      return { ...before, state: 'accepted', answer: { ...at, words: fact.fields.words } };
    case 'HandoverRefused':
      return { ...before, state: 'refused', answer: { ...at, words: fact.fields.reason } };
    case 'HandoverWithdrawn':
      return { ...before, state: 'withdrawn', answer: { ...at, words: fact.fields.reason } };
    default:
      return fact satisfies never;
  }
}

/** The offers that stand, the oldest first: at most one, until a record that was offered elsewhere is linked here. */
export const openOffers = (file: { readonly handovers: ReadonlyMap<string, Handover> }): readonly Handover[] =>
  [...file.handovers.values()].filter((each) => each.state === 'offered').toSorted((a, b) => a.offered.at - b.offered.at);
