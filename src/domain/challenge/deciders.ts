/** Pure deciders about a referrer's challenge: once an outcome, and answered only by somebody who was not involved in it. */
import { type PostRole } from '../area/entries.ts';
import { whoAnswers } from '../area/presence.ts';
import { because, type Decision, decided } from '../decision.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import type { Acting } from '../handover/deciders.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { ReferralReopened } from '../referral/entries.ts';
import type { Referral } from '../referral/state.ts';
import { entry, write } from '../write.ts';
import { ChallengeAnswered, OutcomeChallenged } from './entries.ts';
import { challengeOf } from './state.ts';

/** Posts that may answer, the first to be asked first. */
const answering: readonly PostRole[] = ['senior', 'supervisor', 'chief', 'assessor', 'intake'];

/** Everybody who had a part in how a referral was decided: proposed, agreed, assessed it, or leads the file. */
export function involvedIn(file: FileState, { closed, proposals, assessments }: Referral, now: Instant): ReadonlySet<string> {
  const lead = postFor(file, 'lead');
  return new Set([
    ...(closed ? [closed.by] : []),
    ...proposals.filter((each) => each.fact === closed?.proposal).map((each) => each.by),
    ...assessments.map((each) => each.by),
    ...(file.area.posts.get(lead)?.holders ?? []),
    ...[whoAnswers(file.area, lead, now).practitioner].filter((each) => each !== null),
  ]);
}

/** The posts whose answer may be given by somebody who was not involved, the first to be asked first. */
export function mayAnswer(file: FileState, referral: Referral, now: Instant): readonly string[] {
  const involved = involvedIn(file, referral, now);
  return answering.flatMap((role) =>
    [...file.area.posts.values()].filter((post) => post.role === role && isUninvolved(file, post.id, involved, now)).map(({ id }) => id),
  );
}

function isUninvolved(file: FileState, post: string, involved: ReadonlySet<string>, now: Instant): boolean {
  const { practitioner } = whoAnswers(file.area, post, now);
  return practitioner !== null && !involved.has(practitioner);
}

export function challengeOutcome(
  file: FileState,
  id: string,
  referral: string,
  fields: { readonly words: string; readonly came: 'page' | 'told' },
  now: Instant,
): Decision {
  const found = file.referrals.get(referral);
  if (!found) return because('no-such-referral', 'That referral does not lie in this file.', 'Open it from the list of referrals.');
  if (!found.closed) return because('open', 'The referral is open.', 'It can be challenged when it is decided; until then, tell us more.');
  if (challengeOf(file, found.closed.fact))
    return because(
      'challenged-already',
      'This outcome has been challenged once already.',
      'If somebody may be hurt, press Danger now or call 999. If there is something new, tell us again. If you are not content with how it was answered, complain to the organisation that answered, or to its ombudsman.',
    );
  const askedOf = mayAnswer(file, found, now)[0] ?? postFor(file, 'area-duty');
  return write(
    OutcomeChallenged,
    { stream: `challenge/${id}`, file: file.id, record: found.record },
    { ...fields, referral, outcome: found.closed.fact, askedOf },
  );
}

/** Taking the referral up again is in the same append as the answer that says so. */
export function answerChallenge(
  file: FileState,
  id: string,
  { by, now }: Acting,
  fields: { readonly outcome: 'stands' | 'taken up again'; readonly answer: string; readonly reasons: string },
): Decision {
  const challenge = file.challenges.get(id);
  const referral = file.referrals.get(challenge?.made.referral ?? '');
  if (!challenge || !referral)
    return because(
      'no-such-challenge',
      'That challenge does not lie in this file.',
      'It may have gone along with a record: read the chronology.',
    );
  if (challenge.answered) return because('answered', 'The challenge has been answered.', 'Read the answer on this page.');
  if (involvedIn(file, referral, now).has(by))
    return because(
      'involved',
      'You had a part in this decision: somebody else answers.',
      `It can be answered by ${mayAnswer(file, referral, now)
        .map((post) => file.area.posts.get(post)?.title ?? post)
        .join(', ')}.`,
    );
  const answered = write(ChallengeAnswered, { stream: challenge.stream, file: file.id, record: challenge.record }, fields);
  if (answered.kind === 'refused' || fields.outcome === 'stands' || !referral.closed) return answered;
  const taken = entry(ReferralReopened, { stream: referral.stream, file: file.id, record: referral.record }, { words: fields.reasons });
  return decided(...answered.entries, taken);
}
