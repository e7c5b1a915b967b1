/** What a post is given to do about a file: only a post that may see what it is to do, and that somebody fills. What is owed by whoever may not open the file is owed by nobody. */
import type { Post } from '../area/state.ts';
import { because, type Refusal } from '../decision.ts';
import { isUnfilled } from './leading.ts';

/** `may`: whether a post of its role may do it. */
export function whyNotGiven(post: Post, may: (post: Post) => boolean): Refusal | null {
  if (!may(post))
    return because(
      'may-not-own',
      `${post.title} may not see what it would have to do: what it owed would be nobody’s.`,
      'Choose a post that works on the whole file, such as an assessor or a supervisor.',
    );
  return isUnfilled(post)
    ? because(
        'owner-empty',
        `Nobody fills ${post.title}.`,
        'Name a holder or a deputy for the post first, or choose one that somebody fills.',
      )
    : null;
}
