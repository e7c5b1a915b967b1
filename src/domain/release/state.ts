/** A released message as its entries tell it: at the holder's, and at the partnership's that took it in. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import { after } from '../machine.ts';
import type { MessageEntry, ReleaseEntry } from './entries.ts';
import { releaseMachine, type ReleaseState } from './machine.ts';

type FieldsOf<Type extends (ReleaseEntry | MessageEntry)['type']> = Extract<ReleaseEntry | MessageEntry, { type: Type }>['fields'];
type Back = FieldsOf<'ReleaseAnswered'>;

export type Brought = Done & FieldsOf<'ReleaseReplyBrought'> & { readonly read: (Done & FieldsOf<'ReleaseReplyRead'>) | null };

export interface Release {
  /** The number that leads back: random, and all that the other side knows of this ledger. */
  readonly number: string;
  readonly stream: string;
  readonly record: string;
  readonly state: ReleaseState;
  readonly proposed: Done;
  readonly said: FieldsOf<'ReleaseProposed'>;
  readonly decided: (Done & { readonly words: string }) | null;
  readonly withdrawn: (Done & { readonly reason: string }) | null;
  readonly copies: readonly (Done & FieldsOf<'ReleaseCopied'>)[];
  /** What came back and says that it is theirs, read or waiting for it. */
  readonly brought: readonly Brought[];
  readonly received: (Done & Back) | null;
  readonly answers: readonly (Done & Back)[];
  readonly forgone: (Done & { readonly reason: string }) | null;
}

export function evolveRelease(before: Release | undefined, fact: ReleaseEntry): Release | undefined {
  const done = doneIn(fact);
  if (fact.type === 'ReleaseProposed')
    return {
      number: fact.stream.slice('release/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      state: releaseMachine.begins,
      proposed: done,
      said: fact.fields,
      decided: null,
      withdrawn: null,
      copies: [],
      brought: [],
      received: null,
      answers: [],
      forgone: null,
    };
  const state = before && after(releaseMachine, before.state, fact.type);
  if (!before || !state) return before;
  const now = { ...before, state };
  switch (fact.type) {
    case 'ReleaseAuthorised':
    case 'ReleaseRefused':
      return { ...now, decided: { ...done, ...fact.fields } };
    case 'ReleaseWithdrawn':
      return { ...now, withdrawn: { ...done, ...fact.fields } };
    case 'ReleaseCopied':
      return { ...now, copies: [...before.copies, { ...done, ...fact.fields }] };
    case 'ReleaseReplyBrought':
      return { ...now, brought: [...before.brought, { ...done, ...fact.fields, read: null }] };
    case 'ReleaseReplyRead':
      return {
        ...now,
        brought: before.brought.map((each) => (each.fact === fact.fields.brought ? { ...each, read: { ...done, ...fact.fields } } : each)),
      };
    case 'ReleaseReceived':
      return { ...now, received: before.received ?? { ...done, ...fact.fields } };
    case 'ReleaseAnswered':
      return { ...now, answers: [...before.answers, { ...done, ...fact.fields }] };
    case 'ReleaseReplyForgone':
      return { ...now, forgone: { ...done, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

/** At the partnership's. */
export interface Message {
  readonly number: string;
  readonly stream: string;
  readonly record: string;
  readonly taken: Done & { readonly learnt: Instant };
  readonly said: FieldsOf<'MessageTaken'>;
  readonly answers: readonly (Done & FieldsOf<'MessageAnswered'>)[];
  readonly copies: readonly (Done & FieldsOf<'MessageCopied'>)[];
}

export function evolveMessage(before: Message | undefined, fact: MessageEntry): Message | undefined {
  const done = doneIn(fact);
  if (fact.type === 'MessageTaken')
    return {
      number: fact.stream.slice('message/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      taken: { ...done, learnt: fact.learnt },
      said: fact.fields,
      answers: [],
      copies: [],
    };
  if (!before) return before;
  return fact.type === 'MessageAnswered'
    ? { ...before, answers: [...before.answers, { ...done, ...fact.fields }] }
    : { ...before, copies: [...before.copies, { ...done, ...fact.fields }] };
}
