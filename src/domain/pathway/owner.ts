/** Which post may own what the pathway holds: one that works on files and sees the whole of them, and that somebody fills. A look that is owed by whoever may not open the file is owed by nobody. */
import type { PostRole } from '../area/entries.ts';
import type { Post } from '../area/state.ts';
import { because, type Refusal } from '../decision.ts';
import { isUnfilled } from '../file/leading.ts';

const caseWork: ReadonlySet<string> = new Set(['intake', 'assessor', 'supervisor', 'senior'] satisfies PostRole[]);
export const worksOnIt = ({ role }: Pick<Post, 'role'>): boolean => caseWork.has(role);

export function whyNotOwner(post: Post | undefined): Refusal | null {
  if (!post) return because('no-owner', 'It is not said who owns it.', 'Choose a post of the area.');
  if (!worksOnIt(post))
    return because(
      'may-not-own',
      `${post.title} may not work on it: what it owed would be nobody’s.`,
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
