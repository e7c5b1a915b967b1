/** A request to a partner as its entries tell it. */
import { type Done, doneIn } from '../done.ts';
import type { RequestEntry } from './entries.ts';

type FieldsOf<Type extends RequestEntry['type']> = Extract<RequestEntry, { type: Type }>['fields'];

export interface Request {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly made: Done;
  readonly asked: FieldsOf<'RequestMade'>;
  readonly codes: readonly (Done & FieldsOf<'RequestCodeIssued'>)[];
  readonly answers: readonly (Done & FieldsOf<'RequestAnswered'>)[];
  readonly pointers: readonly (Done & FieldsOf<'SensitivePointerKept'>)[];
  readonly withdrawn: (Done & { readonly reason: string }) | null;
  readonly absence: (Done & { readonly reason: string }) | null;
}

export function evolveRequest(before: Request | undefined, fact: RequestEntry): Request | undefined {
  if (fact.type === 'RequestMade') {
    return {
      id: fact.stream.slice('request/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      made: doneIn(fact),
      asked: fact.fields,
      codes: [],
      answers: [],
      pointers: [],
      withdrawn: null,
      absence: null,
    };
  }
  if (!before) return undefined;
  const at = doneIn(fact);
  switch (fact.type) {
    case 'RequestCodeIssued':
      return { ...before, codes: [...before.codes, { ...at, ...fact.fields }] };
    case 'RequestAnswered':
      return { ...before, answers: [...before.answers, { ...at, ...fact.fields }] };
    case 'SensitivePointerKept':
      return { ...before, pointers: [...before.pointers, { ...at, ...fact.fields }] };
    case 'RequestWithdrawn':
      return { ...before, withdrawn: { ...at, ...fact.fields } };
    case 'RequestAbsenceAccepted':
      return { ...before, absence: { ...at, ...fact.fields } };
    default:
      return fact satisfies never;
  }
}

/** The first answer that is more than a part, or whatever else ended it. A part may be added to. */
export const endedBy = ({ answers, withdrawn, absence }: Request): Done | null =>
  [...answers.filter((each) => each.answer !== 'part'), withdrawn, absence]
    .filter((each) => each !== null)
    .toSorted((a, b) => a.at - b.at)[0] ?? null;
export const isOpen = (request: Request): boolean => endedBy(request) === null;
