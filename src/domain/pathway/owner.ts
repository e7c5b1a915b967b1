/** Which post may own what the pathway for fixation on violence holds: one that works on files. */
import type { PostRole } from '../area/entries.ts';
import type { Post } from '../area/state.ts';
import { because, type Refusal } from '../decision.ts';
import { whyNotGiven } from '../file/owning.ts';

const caseWork: ReadonlySet<string> = new Set([
  'intake',
  'assessor',
  'supervisor',
  'senior',
  'case-officer',
  'team-leader',
] satisfies PostRole[]);
export const worksOnIt = ({ role }: Pick<Post, 'role'>): boolean => caseWork.has(role);

export const whyNotOwner = (post: Post | undefined): Refusal | null =>
  post ? whyNotGiven(post, worksOnIt) : because('no-owner', 'It is not said who owns it.', 'Choose a post of the area.');
