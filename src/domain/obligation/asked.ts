/**
 * Whom a climb reaches (decision 0053). It is put to a post; where everybody there owes what has climbed to it, or sees no list of climbs, it would wait
 * for nobody until the next rung. So it falls further at the same instant, as it does from a post that nobody fills. Found when it is asked
 * for and written nowhere: a post that is filled later, or by somebody else, has it from then on.
 */
import { everybodyAnswering, type Answerable, postsAnsweredBy, whoAnswersOf, whoSeconds } from '../area/presence.ts';
import type { Area } from '../area/state.ts';
import { mayLead } from '../file/leading.ts';
import type { Instant } from '../../ledger/envelope.ts';

export interface Climb {
  /** The post that owes it, and the one that it was put to. */
  readonly owner: string;
  readonly asked: string;
  /** Of a second decision, whose proposal it is about: it may have fallen to somebody who does not fill the owing post. */
  readonly proposer?: string | null;
  /** Of a sealed file it leaves the organisation of the post that was asked never: to ask another would tell it. */
  readonly isSealed?: boolean;
}

/** Who is to do it at an instant, and so may not be the only one to hear that it was not done. */
export function whoOwes(area: Area, { owner, proposer }: Pick<Climb, 'owner' | 'proposer'>, at: Instant): ReadonlySet<string> {
  const answering = everybodyAnswering(area, owner, at);
  const second = proposer ? whoSeconds(area, owner, proposer, at).practitioner : null;
  return second === null ? answering : new Set([...answering, second]);
}

/** Whether somebody can open what has climbed, and acknowledge it: by a post that works on whole files. */
const worksOnFiles = (area: Area, practitioner: string, at: Instant): boolean =>
  postsAnsweredBy(area, practitioner, at).some((id) => mayLead(area.posts.get(id) ?? { role: 'referrer' }));

/** Who hears of it first: of those who answer for the post asked one who does not owe it, else whom it falls to. */
export const whoIsAsked = (area: Area, climb: Climb, at: Instant): Answerable => {
  const owing = whoOwes(area, climb, at);
  return whoElseIsAsked(area, climb, at) ?? whoAnswersOf(area, climb.asked, at, (who) => !owing.has(who));
};

/** Null where somebody of the post asked can acknowledge it; else whom it falls to, which is nobody only where nobody else is there. */
export function whoElseIsAsked(area: Area, climb: Climb, at: Instant): Answerable | null {
  const owing = whoOwes(area, climb, at);
  const asked = area.posts.get(climb.asked);
  for (const who of everybodyAnswering(area, climb.asked, at))
    if (!owing.has(who) && ((asked && mayLead(asked)) || worksOnFiles(area, who, at))) return null;
  return whoAnswersOf(
    area,
    climb.asked,
    at,
    (who, post) => !owing.has(who) && mayLead(post) && (!climb.isSealed || post.organisation === asked?.organisation),
  );
}
