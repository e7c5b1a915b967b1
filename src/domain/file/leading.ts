/** Which post may lead a file: one of a role that sees the whole of it, and that somebody fills. A lead that nobody answers for is a file that nobody has. */
import type { Instant } from '../../ledger/envelope.ts';
import { isOutside, type PostRole } from '../area/entries.ts';
import { whoAnswers } from '../area/presence.ts';
import type { Area, Post } from '../area/state.ts';
import { because, type Refusal } from '../decision.ts';
import type { FileState } from './state.ts';

const onPanel: ReadonlySet<string> = new Set(['panel-chair', 'panel-member'] satisfies PostRole[]);

/** A referrer and a provider see their own part of a file, the panel what is on its agenda: they cannot work on the whole. */
export const mayLead = ({ role }: Pick<Post, 'role'>): boolean => !isOutside(role) && !onPanel.has(role);

/** Nobody is named for it, as holder or as deputy. */
export const isUnfilled = ({ holders, deputies }: Pick<Post, 'holders' | 'deputies'>): boolean =>
  holders.length === 0 && deputies.length === 0;

/** Of its own people: whoever is on its rota now, its holder or its deputy; not a post above that it falls to. */
const isThere = (area: Area, post: Post, now: Instant): boolean => ['rota', 'holder', 'deputy'].includes(whoAnswers(area, post.id, now).by);

const empty = (post: Post): Refusal =>
  because(
    'lead-post-empty',
    `Nobody fills ${post.title}: a file that it led would be nobody’s.`,
    'Name a holder or a deputy for the post first, or choose one that somebody fills.',
  );

const notOfRole = (post: Post): Refusal =>
  because(
    'may-not-lead',
    `${post.title} sees a part of a file only: it cannot lead one.`,
    'Choose a post that works on the whole file, such as an assessor, a case officer or a supervisor.',
  );

/** To be offered a file: whoever is away now may be back before it is answered. */
export const whyNotOffered = (post: Post): Refusal | null => (mayLead(post) ? (isUnfilled(post) ? empty(post) : null) : notOfRole(post));

/** To lead from this instant on. */
export function whyNotLead(area: Area, post: Post, now: Instant): Refusal | null {
  if (!mayLead(post)) return notOfRole(post);
  if (isThere(area, post, now)) return null;
  return isUnfilled(post)
    ? empty(post)
    : because(
        'lead-post-away',
        `Everybody who fills ${post.title} is away now: nobody of it would see what is due.`,
        'Name a deputy who is there, choose a post where somebody is, or wait until they are back.',
      );
}

/** Whether what such a post leads waits to be given out: it takes in for others, or nobody is named for it. */
export const isWaitingPost = (post: Post): boolean => post.role === 'intake' || isUnfilled(post);

/** Whether a file waits there: it is led by such a post, and something in it is open. */
export function waitsWith(file: FileState, id: string): boolean {
  const post = file.area.posts.get(id);
  return (
    post !== undefined && file.lead === id && isWaitingPost(post) && [...file.referrals.values()].some(({ closed }) => closed === null)
  );
}
