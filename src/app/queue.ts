/** The list of referrals: of the area for those who work on its files, and its own for a referring organisation. */
import type { Viewer } from '../access/viewer.ts';
import { referralByReference, type ReferralRow, referrals } from '../store/lists.ts';
import { type OwnReferral, ownReferrals } from '../store/ownReferrals.ts';
import { viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

/** A page of them: those not closed first, then the newest. */
export async function referralPage(
  house: House,
  viewer: Viewer,
  pageNumber: number,
  size: number,
): Promise<{ readonly rows: readonly ReferralRow[]; readonly hasNext: boolean }> {
  const rows = await viewing(house.pool, viewer, (tx) => referrals(tx, house.area, size + 1, (pageNumber - 1) * size));
  return { rows: rows.slice(0, size), hasNext: rows.length > size };
}

/** By the reference on the receipt, whole; null when this viewer may not see it or there is none. */
export const referralWithReference = (house: House, viewer: Viewer, reference: string): Promise<ReferralRow | null> =>
  viewing(house.pool, viewer, (tx) => referralByReference(tx, house.area, reference));

/** The newest first. */
export const referredByUs = (house: House, viewer: Viewer): Promise<readonly OwnReferral[]> =>
  viewing(house.pool, viewer, (tx) => ownReferrals(tx, house.area));
