/** Who somebody is to the product: their posts in the area's directory say what they reach and what their duties are. */
import type { Viewer } from '../access/viewer.ts';
import { type Area, postsOf } from '../domain/area/state.ts';

/** Null when there is no such practitioner, or when they hold no post (any more). */
export function viewerIn(area: Area, practitioner: string): Viewer | null {
  const person = area.practitioners.get(practitioner);
  const posts = postsOf(area, practitioner);
  const [first] = posts;
  if (!person || !first) return null;
  // Referring organisations see their own referrals; who works on the area's files sees the area's files.
  const reach = posts.every((post) => post.role === 'referrer') ? 'organisation' : 'area';
  return {
    practitioner,
    name: person.name,
    post: first.id,
    organisation: first.organisation,
    area: area.id,
    reach,
    duties: [...new Set(posts.map((post) => post.role))],
  };
}

/** Everybody who may sign in to the demonstration, with post and organisation in words, in the order of the directory. */
export const signInList = (area: Area): readonly { readonly practitioner: string; readonly name: string; readonly role: string }[] =>
  [...area.posts.values()].flatMap((post) =>
    [...post.holders.map((who) => [who, ''] as const), ...post.deputies.map((who) => [who, ' (deputy)'] as const)].map(([who, as]) => ({
      practitioner: who,
      name: area.practitioners.get(who)?.name ?? who,
      role: `${post.title}${as}, ${area.organisations.get(post.organisation)?.name ?? post.organisation}`,
    })),
  );
