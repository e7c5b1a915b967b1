/**
 * Who holds the risk where nobody is supported (G12): a post of the area, or an organisation by its name. A post of another organisation
 * than the lead's, and any organisation outside, holds it only once it has accepted in writing (G13); until then the lead's has it.
 */
import { type Area } from '../area/state.ts';
import { isOutside } from '../area/entries.ts';
import type { RefusalReason } from '../decision.ts';
import { id, text } from '../entryType.ts';
import { whyNotGiven } from '../file/owning.ts';

export const riskOwnerFields = {
  /** A post of the area. */
  riskPost: id.nullable().default(null),
  /** An organisation that has no post here. In entries of version 1: whatever was written. */
  riskOwner: text.default(''),
  /** Who there has accepted it in writing, and when. */
  riskAccepted: text.default(''),
};

export interface RiskOwner {
  readonly riskPost: string | null;
  readonly riskOwner: string;
  readonly riskAccepted: string;
}
export const nobodyYet: RiskOwner = { riskPost: null, riskOwner: '', riskAccepted: '' };

/** What was written before a post was asked for stays as it was written. */
export const riskOwnerOfVersion1 = <Fields extends object>(fields: Fields) => ({ riskPost: null, riskAccepted: '', ...fields });

/** What is lacking until somebody answers for the risk. */
export function whyNobodyHoldsRisk(
  file: { readonly area: Area; readonly lead: string | null },
  { riskPost, riskOwner, riskAccepted }: RiskOwner,
): RefusalReason | null {
  const lack = (code: string, words: string, how: string): RefusalReason => ({ code, words, how, gate: 'G12' });
  if (riskPost === null && riskOwner.trim() === '')
    return lack(
      'risk-owner',
      'It is not said who holds the risk from now on.',
      'Choose a post of the area, or name the organisation outside.',
    );
  const post = file.area.posts.get(riskPost ?? '');
  if (riskPost !== null && (!post || isOutside(post.role)))
    return lack(
      'risk-post',
      'That is no post of the area that may hold a risk.',
      'Choose a post of the police, the council or another agency of the area.',
    );
  // Nothing falls due with it that somebody else would see: held by a post that nobody fills, it is held by nobody.
  const unfilled = post && whyNotGiven(post, () => true)?.reasons[0];
  if (unfilled) return { ...unfilled, gate: 'G12' };
  const own = file.area.posts.get(file.lead ?? '')?.organisation;
  if ((post === undefined || post.organisation !== own) && riskAccepted.trim() === '')
    return lack(
      'risk-not-accepted',
      'The risk goes to another organisation than the lead’s, and it is not said that they have accepted it in writing (G13).',
      'Write who there has accepted, and when. Until then the lead’s own organisation holds it: choose a post of it.',
    );
  return null;
}

/** Who holds it, in words. */
export const riskOwnerWords = (area: Area, { riskPost, riskOwner }: RiskOwner): string => {
  const post = area.posts.get(riskPost ?? '');
  return post ? `${post.title}, ${area.organisations.get(post.organisation)?.name ?? post.organisation}` : riskOwner;
};
