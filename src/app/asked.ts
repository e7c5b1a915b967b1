/**
 * On whose list what has climbed is: of those who answer for a post that it was put to, and of those whom it falls to because nobody else there
 * could acknowledge it (decision 0053). The files are not opened for it: whom a climb falls to is asked of pairs of posts, and those are few.
 */
import { everybodyAnswering, postsAnsweredBy } from '../domain/area/presence.ts';
import { type Area, postWithRole } from '../domain/area/state.ts';
import { type Climb, whoElseIsAsked } from '../domain/obligation/asked.ts';
import type { Instant } from '../ledger/envelope.ts';
import { askedUpTo } from '../rulebook/engine/ladder.ts';
import type { Ladder } from '../rulebook/engine/rulebook.ts';

/** What somebody answers for at an instant, and the climbs that fall to them. */
export interface Lister {
  readonly posts: readonly string[];
  readonly falls: ReadonlySet<string>;
}

/** A second decision that is its proposer's own post's has fallen to somebody above already: whose proposal it is says from whom it falls on. */
const fall = ({ owner, asked, proposer }: Climb): string => [owner, asked, ...(proposer ? [proposer] : [])].join('>');

/** In a sealed file it falls to others than elsewhere, so the list has a key of its own for it; the database, which is told of no others, has not. */
const listedFall = (climb: Climb): string =>
  climb.isSealed ? `${climb.owner}>${climb.asked}>${climb.proposer ?? ''}>sealed` : fall(climb);

export const isAsked = ({ posts, falls }: Lister, climb: Climb): boolean =>
  posts.includes(climb.asked) || falls.has(listedFall({ ...climb, proposer: null })) || falls.has(listedFall(climb));

/** The posts that owe something of which a climb may fall to them. */
export const ownersFalling = ({ falls }: Lister): readonly string[] => [
  ...new Set([...falls].map((each) => each.slice(0, each.indexOf('>')))),
];

export function listerOf(area: Area, ladders: readonly Ladder[], practitioner: string, at: Instant): Lister {
  const posts = postsAnsweredBy(area, practitioner, at);
  // Whoever answers for nothing is away, has left or covers from another area: no climb is theirs.
  if (posts.length === 0) return { posts, falls: new Set() };
  const climbs = [...area.posts.keys()].flatMap((owner) => {
    const proposers = [null, ...soleAnswering(area, owner, at)];
    const climb = (asked: string, isSealed: boolean) => proposers.map((proposer) => ({ owner, asked, proposer, isSealed }));
    return [
      ...[...mayBeAsked(area, ladders, owner)].flatMap((asked) => climb(asked, false)),
      ...[...mayBeAskedWithin(area, owner)].flatMap((asked) => climb(asked, true)),
    ];
  });
  return { posts, falls: new Set(fallingTo(area, practitioner, climbs, at).map(listedFall)) };
}

/** Posts of which nobody would hear what lapses but whoever owes it: one person is everybody whom it could climb to. */
export const climbingToNobody = (area: Area, ladders: readonly Ladder[], at: Instant): readonly string[] =>
  [...area.posts.keys()].filter((owner) =>
    [...mayBeAsked(area, ladders, owner)].every((asked) => whoElseIsAsked(area, { owner, asked }, at)?.practitioner === null),
  );

/** Climbs of sealed files that fall to somebody, for the rules of the database: they see no other sealed file by it. */
export const fallingSealed = (area: Area, practitioner: string, at: Instant): readonly string[] =>
  fallingTo(
    area,
    practitioner,
    [...area.posts.keys()].flatMap((owner) => [...mayBeAskedWithin(area, owner)].map((asked) => ({ owner, asked, isSealed: true }))),
    at,
  ).map(fall);

const fallingTo = (area: Area, practitioner: string, climbs: readonly Climb[], at: Instant): readonly Climb[] =>
  climbs.filter((climb) => whoElseIsAsked(area, climb, at)?.practitioner === practitioner);

/** Whose own proposals somebody above decides: where others answer for the post as well, one of them does. */
function soleAnswering(area: Area, owner: string, at: Instant): readonly string[] {
  const answering = everybodyAnswering(area, owner, at);
  return answering.size === 1 ? [...answering] : [];
}

/** Every post that a lapse of this one may be put to: the rungs, the duty posts that are asked for them at night, and at the top itself. */
function mayBeAsked(area: Area, ladders: readonly Ladder[], owner: string): ReadonlySet<string> {
  // People turn by the hour; what posts there are does not, and every list asks it of all of them.
  let known = ladderPosts.get(area);
  if (known?.ladders !== ladders) ladderPosts.set(area, (known = { ladders, of: new Map() }));
  let found = known.of.get(owner);
  if (!found) {
    const rungs = ladders.flatMap((ladder) => askedUpTo(area, owner, ladder, ladder.rungs.length));
    const duty = [owner, ...rungs].map((each) => postWithRole(area, 'organisation-duty', area.posts.get(each)?.organisation)?.id);
    known.of.set(owner, (found = new Set([...rungs, ...duty, postWithRole(area, 'area-duty')?.id, owner].flatMap((each) => each ?? []))));
  }
  return found;
}
const ladderPosts = new WeakMap<Area, { readonly ladders: readonly Ladder[]; readonly of: Map<string, ReadonlySet<string>> }>();

/** In a sealed file: its supervising post, and the duty post of whatever house leads the file, which may be another than the one that owes. */
const mayBeAskedWithin = (area: Area, owner: string): ReadonlySet<string> =>
  new Set([area.posts.get(owner)?.supervisor ?? owner, ...dutyPosts(area), owner]);

function dutyPosts(area: Area): readonly string[] {
  let found = dutyPostsOf.get(area);
  if (!found) {
    const houses = new Set([...area.posts.values()].map(({ organisation }) => organisation));
    found = [...houses].flatMap((house) => postWithRole(area, 'organisation-duty', house)?.id ?? []);
    dutyPostsOf.set(area, found);
  }
  return found;
}
const dutyPostsOf = new WeakMap<Area, readonly string[]>();
