/** What a file knows of sealed items: that there are some, who holds each, and for which decisions it was weighed. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { FileState } from '../file/state.ts';
import type { SealedEntry } from './entries.ts';

type FieldsOf<Type extends SealedEntry['type']> = Extract<SealedEntry, { type: Type }>['fields'];
type OfItem = Extract<SealedEntry, { type: 'SealedItemNoted' | 'SealedItemRenewed' | 'SealedItemWithdrawn' | 'ItemWeighed' }>;
type OfWeighing = Exclude<SealedEntry, OfItem>;

export interface SealedItem {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly holder: string;
  readonly noted: Done;
  /** Each term by the entry that began it, the last one binds. */
  readonly terms: readonly (Done & { readonly until: Instant })[];
  readonly answers: readonly (Done & FieldsOf<'ItemWeighed'>)[];
  readonly withdrawn: (Done & FieldsOf<'SealedItemWithdrawn'>) | null;
}
export interface Weighing {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly asked: Done & FieldsOf<'WeighingAsked'>;
  readonly minuted: (Done & FieldsOf<'DecisionMinuted'>) | null;
}

export function evolveSealedItem(before: SealedItem | undefined, fact: OfItem): SealedItem | undefined {
  const at = doneIn(fact);
  if (fact.type === 'SealedItemNoted')
    return {
      id: fact.stream.slice('sealed/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      holder: fact.fields.holder,
      noted: at,
      terms: [{ ...at, until: fact.fields.until }],
      answers: [],
      withdrawn: null,
    };
  if (!before) return undefined;
  switch (fact.type) {
    case 'SealedItemRenewed':
      return { ...before, terms: [...before.terms, { ...at, until: fact.fields.until }] };
    case 'SealedItemWithdrawn':
      return { ...before, withdrawn: before.withdrawn ?? { ...at, ...fact.fields } };
    case 'ItemWeighed':
      return { ...before, answers: [...before.answers, { ...at, ...fact.fields }] };
    default:
      return fact satisfies never;
  }
}

export function evolveWeighing(before: Weighing | undefined, fact: OfWeighing): Weighing | undefined {
  const at = doneIn(fact);
  if (fact.type === 'WeighingAsked')
    return {
      id: fact.stream.slice('weighing/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      asked: { ...at, ...fact.fields },
      minuted: null,
    };
  return before && { ...before, minuted: before.minuted ?? { ...at, ...fact.fields } };
}

/** Those that are still to be weighed. */
export const openItems = (file: Pick<FileState, 'sealedItems'>): readonly SealedItem[] =>
  [...file.sealedItems.values()].filter(({ withdrawn }) => withdrawn === null);

export const weighedFor = (item: SealedItem, question: string) =>
  item.answers.find((each) => each.question === question && each.outcome === 'weighed') ?? null;

/** Something that is about to be decided, and before which every holder is asked. */
export interface Question {
  readonly fact: string;
  readonly at: Instant;
  readonly decision: FieldsOf<'WeighingAsked'>['decision'];
  /** What it is about: a referral, a case, or nothing that has an id. */
  readonly about: string;
  /** Who is about to decide: the post that proposed or asked. */
  readonly post: string | null;
  readonly by: string;
  /** What made it moot: it was declined, or decided otherwise. Deciding in spite of it does not. */
  readonly over: { readonly fact: string; readonly at: Instant } | null;
  readonly due: Instant | null;
}

/** Every question of a file, in order. A closing that nobody proposed (as in a chronology) asks too, when it is too late. */
export function questionsIn(file: FileState): readonly Question[] {
  const questions: Question[] = [];
  for (const { id, proposals, declined, continuations, closures, outward } of file.referrals.values()) {
    const closings = [...proposals, ...closures.filter(({ proposal }) => proposal === null)];
    for (const each of closings)
      questions.push({
        fact: each.fact,
        at: each.at,
        decision: 'closing',
        about: id,
        post: each.post,
        by: each.by,
        over: firstOf(each.order, declined, continuations, proposals),
        due: null,
      });
    for (const each of outward.section36Proposals)
      questions.push({
        fact: each.fact,
        at: each.at,
        decision: 'section 36',
        about: id,
        post: each.post,
        by: each.by,
        over: firstOf(each.order, outward.section36Declined, outward.section36Proposals, proposals),
        due: null,
      });
  }
  for (const { asked } of file.weighings.values())
    questions.push({
      fact: asked.fact,
      at: asked.at,
      decision: asked.decision,
      about: asked.about,
      post: asked.post,
      by: asked.by,
      over: null,
      due: asked.needed,
    });
  return questions.toSorted((a, b) => a.at - b.at);
}

const firstOf = (
  order: number,
  ...lists: readonly (readonly { readonly order: number; readonly fact: string; readonly at: Instant }[])[]
) =>
  lists
    .flat()
    .filter((each) => each.order > order)
    .toSorted((a, b) => a.order - b.order)[0] ?? null;
