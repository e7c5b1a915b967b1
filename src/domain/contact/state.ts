/** A contact that somebody told of, as its entries tell it. */
import { type Done, doneIn } from '../done.ts';
import { after } from '../machine.ts';
import type { ContactEntry } from './entries.ts';
import { contactMachine, type ContactState } from './machine.ts';

type Told = Extract<ContactEntry, { type: 'ContactTold' }>['fields'];

export interface ToldContact {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly state: ContactState;
  readonly told: Done & Told;
  /** Which other contact it is, as last said, and why. */
  readonly sameAs: string | null;
  readonly same: (Done & { readonly words: string }) | null;
  readonly refuted: (Done & { readonly words: string }) | null;
  readonly takenBack: (Done & { readonly words: string }) | null;
}

export function evolveContact(before: ToldContact | undefined, fact: ContactEntry): ToldContact | undefined {
  const done = doneIn(fact);
  if (fact.type === 'ContactTold') {
    const { refuted, sameAs } = fact.fields;
    return {
      id: fact.stream.slice('contact/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      state: refuted ? 'refuted' : contactMachine.begins,
      told: { ...done, ...fact.fields },
      sameAs,
      same: null,
      refuted: null,
      takenBack: null,
    };
  }
  const state = before && after(contactMachine, before.state, fact.type);
  if (!before || !state) return before;
  switch (fact.type) {
    case 'ContactSaidSame':
      return { ...before, state, sameAs: fact.fields.sameAs, same: { ...done, words: fact.fields.words } };
    case 'ContactRefuted':
      return { ...before, state, refuted: { ...done, words: fact.fields.words } };
    case 'ContactTakenBack':
      return { ...before, state, takenBack: { ...done, words: fact.fields.words } };
    default:
      return fact satisfies never;
  }
}
