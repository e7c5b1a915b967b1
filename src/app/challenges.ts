/** A referrer's challenge as the referrer may know it: whether they may make one, and the answer in words fit for them. Never anything of the file. */
import type { Viewer } from '../access/viewer.ts';
import { challengeOf } from '../domain/challenge/state.ts';
import type { Challenge } from '../domain/challenge/state.ts';
import { involvedIn, mayAnswer } from '../domain/challenge/deciders.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { referralById } from '../store/lists.ts';
import { viewing } from '../store/viewing.ts';
import { recordAct } from './cases.ts';
import type { Outcome } from './act.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { lookAt } from './look.ts';
import { referredByUs } from './queue.ts';

export interface OwnChallenge {
  readonly id: string;
  readonly reference: string;
  readonly isOpen: boolean;
  readonly may: boolean;
  /** The challenge of the present outcome, or the latest one. */
  readonly made: { readonly at: Instant; readonly words: string } | null;
  readonly answered: { readonly at: Instant; readonly takenUp: boolean; readonly answer: string } | null;
}

/**
 * A file is settled whole or not at all, so the product reads it for a referring organisation, after the database has said which
 * referrals are its own; only what follows is handed on (see `act`).
 */
const asProduct = (viewer: Viewer): Viewer => ({ ...viewer, reach: 'service' });

/** Of the organisation's own referrals those that were decided or challenged once; null for one that is not its own. */
export async function ownChallenges(house: House, viewer: Viewer, only?: string): Promise<readonly OwnChallenge[]> {
  const own = (await referredByUs(house, viewer)).filter(({ id }) => only === undefined || id === only);
  const found = await Promise.all(
    own.map(async ({ id, reference, isOpen }) => {
      const file = await fileOf(house, asProduct(viewer), id);
      const sight = file === null ? null : await lookAt(house, asProduct(viewer), file);
      const referral = sight?.file.referrals.get(id);
      if (!sight || !referral) return null;
      const challenges = [...sight.file.challenges.values()].filter((each) => each.made.referral === id);
      const latest: Challenge | undefined =
        (referral.closed ? challengeOf(sight.file, referral.closed.fact) : undefined) ?? challenges.at(-1);
      const may = referral.closed !== null && challengeOf(sight.file, referral.closed.fact) === undefined;
      const answered = latest?.answered
        ? { at: latest.answered.at, takenUp: latest.answered.outcome !== 'stands', answer: latest.answered.answer }
        : null;
      return { id, reference, isOpen, may, made: latest ? { at: latest.made.at, words: latest.made.words } : null, answered };
    }),
  );
  return found.filter((each) => each !== null);
}

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
  const file = isOwn ? await fileOf(house, asProduct(viewer), referral) : null;
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
