/** How far an old register is, as its entries tell it. */
import type { AnyFact } from '../facts.ts';
import { type Done, doneIn } from '../done.ts';
import type { RegisterEntry } from './entries.ts';

type FieldsOf<Type extends RegisterEntry['type']> = Extract<RegisterEntry, { type: Type }>['fields'];

export interface Register {
  readonly agreed: (Done & { readonly words: string }) | null;
  readonly declined: (Done & { readonly reason: string }) | null;
  readonly screened: readonly (Done & FieldsOf<'RegisterScreened'>)[];
  readonly finished: (Done & FieldsOf<'RegisterFinished'>) | null;
}

export const newRegister: Register = { agreed: null, declined: null, screened: [], finished: null };

export function evolveRegister(before: Register, fact: AnyFact): Register {
  switch (fact.type) {
    case 'RegisterAgreed':
      return { ...before, agreed: { ...doneIn(fact), words: fact.fields.words } };
    case 'RegisterDeclined':
      return { ...before, declined: { ...doneIn(fact), reason: fact.fields.reason } };
    case 'RegisterScreened':
      return { ...before, screened: [...before.screened, { ...doneIn(fact), ...fact.fields }] };
    case 'RegisterFinished':
      return { ...before, finished: { ...doneIn(fact), ...fact.fields } };
    default:
      return before;
  }
}
