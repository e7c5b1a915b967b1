/** Pure deciders about what is owed: acknowledging a climb, waiving, and correcting a time. */
import type { Instant } from '../../ledger/envelope.ts';
import { postsAnsweredBy } from '../area/presence.ts';
import { because, type Decision, type Refusal } from '../decision.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { ClimbAcknowledged, TimeCorrected, WaiverDecided } from './entries.ts';
import { isOwed, type Obligation } from './state.ts';

const where = (file: FileState, obligation: Obligation) => ({ stream: obligation.stream, file: file.id, record: obligation.record });

/**
 * Why somebody may not acknowledge this climb, or null. Whoever owes it may not, or a lapse could be put off by its own
 * owner for ever and nobody else would hear of it: it is for those to whom it has climbed. `answers`: who is to do it now, where that
 * is somebody else than fills the post: a second decision that fell to them.
 */
export function whyNotAcknowledge(file: FileState, id: string, by: string, at: Instant, answers: string | null = null): Refusal | null {
  const obligation = file.obligations.get(id);
  if (!obligation || obligation.state !== 'lapsed')
    return because('not-lapsed', 'There is no lapse to acknowledge.', 'It may have been done meanwhile: read the chronology.');
  if (obligation.climbedTo === null)
    return because(
      'not-climbed',
      'It has not climbed to anybody yet.',
      'Whoever owes it does it; if not, it climbs, and who is asked then can acknowledge it.',
    );
  const owner = postFor(file, obligation.owedBy);
  if (obligation.climbedTo !== owner && (by === answers || postsAnsweredBy(file.area, by, at).includes(owner)))
    return because('own-lapse', 'You owe this yourself: acknowledging is for those to whom it has climbed.', 'Do it, and the climb ends.');
  return null;
}

/** `latest`: the last instant to which the rulebook lets a climb be stopped. `by`: the practitioner. */
export function acknowledgeClimb(
  file: FileState,
  id: string,
  by: string,
  fields: { readonly next: string; readonly promisedBy: number },
  now: number,
  latest: number,
  answers: string | null = null,
): Decision {
  const obligation = file.obligations.get(id);
  const refusal = whyNotAcknowledge(file, id, by, now, answers);
  if (refusal || !obligation) return refusal ?? because('not-lapsed', 'There is no lapse to acknowledge.', 'Read the chronology.');
  if (fields.promisedBy <= now) return because('date-past', 'The day is not in the future.', 'Give the day by which it will be done.');
  if (fields.promisedBy > latest)
    return because('date-far', 'That is later than a climb may be stopped for.', 'Give an earlier day; when it passes the climb goes on.');
  return write(ClimbAcknowledged, where(file, obligation), { obligation: id, ...fields });
}

/** `by`: the practitioner, of whom every post counts and not only the one named as `authoriser`. */
export function waive(
  file: FileState,
  id: string,
  fields: { readonly reason: string; readonly authoriser: string },
  { by, now }: { readonly by: string; readonly now: Instant },
  isWaivable: boolean,
): Decision {
  const obligation = file.obligations.get(id);
  if (!obligation || !isOwed(obligation))
    return because('not-owed', 'This is not owed.', 'It may have been done meanwhile: read the chronology.');
  if (!isWaivable) return because('not-waivable', 'The rulebook does not let anybody waive this.', 'Do it, or correct what occasioned it.');
  if (postsAnsweredBy(file.area, by, now).includes(postFor(file, obligation.owedBy)))
    return because('own', 'Nobody waives what they owe themselves.', 'Ask the supervising post.');
  return write(WaiverDecided, where(file, obligation), { obligation: id, ...fields });
}

/** The time of the entry that began something was wrong. What had lapsed stays lapsed. */
export function correctTime(
  file: FileState,
  fact: string,
  fields: { readonly happened: number | null; readonly learnt: number | null; readonly reason: string },
  now: number,
): Decision {
  const starting =
    [...file.referrals.values()].find((each) => each.received.fact === fact) ??
    [...file.dangers.values()].find((each) => each.reported.fact === fact);
  if (!starting) return because('no-such-entry', 'That entry starts no limit in this file.', 'Choose the entry from the chronology.');
  if ((fields.happened ?? 0) > now || (fields.learnt ?? 0) > now)
    return because('time-future', 'That time is in the future.', 'Give the true time.');
  return write(TimeCorrected, { stream: starting.stream, file: file.id, record: starting.record }, { fact, ...fields });
}
