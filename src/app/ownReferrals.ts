/** What a referring organisation knows of its own referrals: how far each is, what it was told, and adding to one. Never anything of the file. */
import type { Viewer } from '../access/viewer.ts';
import { because } from '../domain/decision.ts';
import { InformationAdded } from '../domain/referral/entries.ts';
import type { Referral } from '../domain/referral/state.ts';
import { write } from '../domain/write.ts';
import type { Instant } from '../ledger/envelope.ts';
import { referralById } from '../store/lists.ts';
import { viewing } from '../store/viewing.ts';
import { act, type Outcome, whoSettles } from './act.ts';
import { challengeIn } from './challenges.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { ofOurs, referredByUs } from './queue.ts';

export type Stage = 'received' | 'assessed' | 'goes on' | 'decided';

export interface OwnStage {
  readonly stage: Stage;
  readonly feedback: readonly { readonly at: Instant; readonly said: readonly string[]; readonly words: string }[];
}

/** How far each is, and how its decision may be challenged. */
export const ownReferralsNow = (house: House, viewer: Viewer) =>
  ofOurs(house, viewer, (own, referral, file) => ({ ...stageOf(referral), challenge: challengeIn(own, referral, file) }));

const stageOf = ({ closed, outward, continuations, assessments }: Referral): OwnStage => ({
  stage: closed
    ? 'decided'
    : outward.section36.length + continuations.length > 0
      ? 'goes on'
      : assessments.length > 0
        ? 'assessed'
        : 'received',
  feedback: outward.feedback.flatMap((each) =>
    'given' in each && each.given.how === 'own page' ? [{ at: each.at, said: each.given.said, words: each.given.words }] : [],
  ),
});

/** Whether it is a referral of the viewer's own organisation: what is another's and what is not there are answered alike, and read by nobody. */
export const isOwnReferral = async (house: House, viewer: Viewer, id: string): Promise<boolean> =>
  (await referredByUs(house, viewer)).some((each) => each.id === id);

/** Null when it is not a referral of this organisation, or there is none: the two look alike. */
export async function addToOwn(
  house: House,
  viewer: Viewer,
  { referral: id, words, key }: { readonly referral: string; readonly words: string; readonly key: string },
): Promise<Outcome | null> {
  if (!(await isOwnReferral(house, viewer, id))) return null;
  const row = await viewing(house.pool, whoSettles(viewer), (tx) => referralById(tx, house.area, id));
  if (!row) return null;
  return act(house, viewer, {
    does: 'add-information',
    referral: id,
    files: [row.file],
    key: formKey(viewer, key),
    command: { referral: id, words },
    decide: ({ files }) => {
      const file = files.get(row.file);
      const referral = file?.referrals.get(id);
      if (!file || !referral)
        return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
      return write(
        InformationAdded,
        { stream: referral.stream, file: file.id, record: referral.record },
        { words, source: 'the organisation that referred', channel: 'own page' },
      );
    },
  });
}
