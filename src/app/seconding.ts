/**
 * Second decisions that fall to somebody because whoever else answers for them proposed the matter: to the next up the chain, and
 * when nobody else is there to cover from another area. Two people on leave cannot block a lawful closure.
 */
import { whoAnswers, whoSeconds } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { secondDecisions } from '../rulebook/uk/seconds.ts';
import type { Transaction } from '../store/append.ts';
import { type OwedRow, secondsOf } from '../store/lists.ts';

/** The posts that second decisions are put to (`postFor`): those that supervise another, and those that such duties fall to. */
function secondingPosts(area: Area): readonly string[] {
  const supervising = new Set([...area.posts.values()].flatMap((post) => post.supervisor ?? []));
  return [...area.posts.values()]
    .filter((post) => supervising.has(post.id) || ['supervisor', 'senior', 'area-duty'].includes(post.role))
    .map(({ id }) => id);
}

/** Posts whose one answerer's own proposals somebody else decides: this person. */
export const postsSeconded = (
  area: Area,
  practitioner: string,
  at: Instant,
): readonly { readonly post: string; readonly proposer: string }[] =>
  secondingPosts(area).flatMap((post) => {
    const proposer = whoAnswers(area, post, at).practitioner;
    if (proposer === null || proposer === practitioner) return [];
    return whoSeconds(area, post, proposer, at).practitioner === practitioner ? [{ post, proposer }] : [];
  });

export async function secondsFallenTo(
  tx: Transaction,
  area: Area,
  practitioner: string,
  at: Instant,
  atMost: number,
): Promise<readonly OwedRow[]> {
  const fallen = postsSeconded(area, practitioner, at);
  return fallen.length === 0 ? [] : secondsOf(tx, area.id, fallen, secondDecisions, atMost);
}

/** Posts for which, if whoever answers now proposed something, nobody would be left to decide on it: cover from another area is needed. */
export const withoutSecond = (area: Area, at: Instant): readonly string[] =>
  [...area.posts.values()]
    .filter((post) => ['supervisor', 'senior', 'chief'].includes(post.role))
    .filter(({ id }) => {
      const { practitioner } = whoAnswers(area, id, at);
      return practitioner === null || whoSeconds(area, id, practitioner, at).practitioner === null;
    })
    .map(({ id }) => id);
