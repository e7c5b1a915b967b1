/** A referrer's challenge as the referrer may know it: whether they may make one, and the answer in words fit for them. Never anything of the file. */
import type { Viewer } from '../access/viewer.ts';
import { challengeOf } from '../domain/challenge/state.ts';
import type { Challenge } from '../domain/challenge/state.ts';
import { involvedIn, mayAnswer } from '../domain/challenge/deciders.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { referralById } from '../store/lists.ts';
import type { OwnReferral } from '../store/ownReferrals.ts';
import { viewing } from '../store/viewing.ts';
import { recordAct } from './cases.ts';
import { type Outcome, whoSettles } from './act.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { ofOurs, referredByUs } from './queue.ts';

export interface OwnChallenge {
  readonly id: string;
  readonly reference: string;
  readonly isOpen: boolean;
  readonly may: boolean;
  /** The challenge of the present outcome, or the latest one. */
  readonly made: { readonly at: Instant; readonly words: string } | null;
  readonly answered: { readonly at: Instant; readonly takenUp: boolean; readonly answer: string } | null;
}

/** What the organisation that referred knows of it. */
export function challengeIn({ id, reference, isOpen }: OwnReferral, referral: Referral, file: FileState): OwnChallenge {
  const ofDecision = referral.closed ? challengeOf(file, referral.closed.fact) : undefined;
  const latest = ofDecision ?? [...file.challenges.values()].findLast((each) => each.made.referral === id);
  const answered = latest?.answered
    ? { at: latest.answered.at, takenUp: latest.answered.outcome !== 'stands', answer: latest.answered.answer }
    : null;
  return {
    id,
    reference,
    isOpen,
    may: referral.closed !== null && ofDecision === undefined,
    made: latest ? { at: latest.made.at, words: latest.made.words } : null,
    answered,
  };
}

/** Null for a referral that is not the organisation's own. */
export const ownChallenge = async (house: House, viewer: Viewer, referral: string): Promise<OwnChallenge | null> =>
  (await ofOurs(house, viewer, challengeIn, referral))[0]?.said ?? null;

const fileOf = async (house: House, viewer: Viewer, referral: string): Promise<string | null> =>
  (await viewing(house.pool, viewer, (tx) => referralById(tx, house.area, referral)))?.file ?? null;

/** Whoever referred challenges an outcome from their own page. Null where it is not their referral. */
export async function challengeOwn(
  house: House,
  viewer: Viewer,
  request: { readonly referral: string; readonly key: string; readonly words: string },
): Promise<Outcome | null> {
  const { referral, key, words } = request;
  const isOwn = (await referredByUs(house, viewer)).some(({ id }) => id === referral);
  const file = isOwn ? await fileOf(house, whoSettles(viewer), referral) : null;
  if (file === null) return null;
  return recordAct(house, viewer, { act: 'challenge-outcome', file, key, challenge: key, referral, fields: { words, came: 'page' } });
}

export interface ChallengeSight extends FileSight {
  readonly challenge: Challenge;
  readonly referral: Referral;
  /** Posts that may answer, and whether this viewer had a part in the decision. */
  readonly answering: readonly string[];
  readonly isInvolved: boolean;
}

export async function challengeSight(house: House, viewer: Viewer, file: string, id: string): Promise<ChallengeSight | null> {
  const sight = await fileSight(house, viewer, file);
  const challenge = sight?.file.challenges.get(id);
  const referral = sight?.file.referrals.get(challenge?.made.referral ?? '');
  if (!sight || !challenge || !referral) return null;
  return {
    ...sight,
    challenge,
    referral,
    answering: mayAnswer(sight.file, referral, sight.now),
    isInvolved: involvedIn(sight.file, referral, sight.now).has(viewer.practitioner),
  };
}
