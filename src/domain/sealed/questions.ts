/** The decisions of a file before which every holder of a sealed item is asked (G21). */
import type { Instant } from '../../ledger/envelope.ts';
import type { FileState } from '../file/state.ts';
import type { Weighing } from './state.ts';

/** Something that is about to be decided, and before which every holder is asked. */
export interface Question {
  readonly fact: string;
  readonly at: Instant;
  readonly decision: Weighing['asked']['decision'];
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
