/** Who supervises a post. */
import type { Area } from './state.ts';

/** Those above a post, the nearest first; without the post itself, also where they supervise each other in a circle. */
export function supervisorsOf({ posts }: Area, post: string): readonly string[] {
  const above: string[] = [];
  for (let each = posts.get(post)?.supervisor; each && each !== post && !above.includes(each); each = posts.get(each)?.supervisor)
    above.push(each);
  return above;
}
