/** Who somebody is to the product at an instant: the area's directory says what they reach and what their duties are. */
import { reachOf, type Viewer } from '../access/viewer.ts';
import { coverBy, postsAnsweredBy } from '../domain/area/presence.ts';
import { type Area, postsOf } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { fallingSealed } from './asked.ts';

/**
 * Null when there is no such practitioner, or when they fill no post (any more), are on no rota and cover for nobody. Somebody who
 * is away signs in as before, to say that they are back; what falls to others meanwhile is not theirs to do (src/access/standing.ts).
 */
export function viewerIn(area: Area, practitioner: string, at: Instant): Viewer | null {
  const person = area.practitioners.get(practitioner);
  const filled = postsOf(area, practitioner);
  const answeredBy = postsAnsweredBy(area, practitioner, at);
  const answered = answeredBy.flatMap((id) => area.posts.get(id) ?? []);
  const cover = coverBy(area, practitioner, at);
  if (cover) return { practitioner, name: cover.name, post: null, organisation: null, area: area.id, reach: 'area', duties: [cover.as] };
  const posts = [...new Set([...filled, ...answered])];
  const [first] = posts;
  if (!person || person.left !== null || !first) return null;
  // Referring organisations see their own referrals; who only sits on the panel its cases; who works on the area's files sees the area's files.
  const reach = reachOf(posts.map(({ role }) => role));
  return {
    practitioner,
    name: person.name,
    post: first.id,
    organisation: first.organisation,
    area: area.id,
    reach,
    duties: [...new Set(posts.map((post) => post.role))],
    posts: answeredBy,
    falls: answeredBy.length === 0 ? [] : fallingSealed(area, practitioner, at),
  };
}

/** Everybody who may sign in to the demonstration, with post and organisation in words, in the order of the directory. */
export const signInList = (
  area: Area,
  at: Instant,
): readonly { readonly practitioner: string; readonly name: string; readonly role: string }[] => [
  ...[...area.posts.values()].flatMap((post) =>
    [...post.holders.map((who) => [who, ''] as const), ...post.deputies.map((who) => [who, ' (deputy)'] as const)].map(([who, as]) => ({
      practitioner: who,
      name: area.practitioners.get(who)?.name ?? who,
      role: `${post.title}${as}, ${area.organisations.get(post.organisation)?.name ?? post.organisation}`,
    })),
  ),
  ...area.covers
    .filter((each) => each.from <= at && at < each.until)
    .map(({ practitioner, name, home }) => ({ practitioner, name, role: `Covers second decisions, from ${home}` })),
];
