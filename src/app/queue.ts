/** The list of referrals: of the area for those who work on its files, and its own for a referring organisation. */
import type { Viewer } from '../access/viewer.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Referral } from '../domain/referral/state.ts';
import { filesOfReferrals, referralByReference, type ReferralRow, referrals } from '../store/lists.ts';
import { type OwnReferral, ownReferrals } from '../store/ownReferrals.ts';
import { viewing } from '../store/viewing.ts';
import { whoSettles } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

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

/** So many files are held at once. */
const filesAtOnce = 50;

/**
 * Of each of them what `say` says: the database says under the viewer's own rights which are theirs, the product reads the files
 * (`whoSettles`), each once, and nothing else of a file is handed on. The newest first; null where its file does not have it.
 */
export async function ofOurs<Said>(
  house: House,
  viewer: Viewer,
  say: (own: OwnReferral, referral: Referral, file: FileState) => Said,
  only?: string,
): Promise<readonly { readonly own: OwnReferral; readonly said: Said | null }[]> {
  const ours = (await referredByUs(house, viewer)).filter(({ id }) => only === undefined || id === only);
  const product = whoSettles(viewer);
  const found = [];
  for (let from = 0; from < ours.length; from += filesAtOnce) {
    const some = ours.slice(from, from + filesAtOnce);
    const lies = await viewing(house.pool, product, (tx) =>
      filesOfReferrals(
        tx,
        house.area,
        some.map(({ id }) => id),
      ),
    );
    const { files } = await look(house, product, [...new Set(lies.values())]);
    for (const own of some) {
      const file = files.get(lies.get(own.id) ?? '');
      const referral = file?.referrals.get(own.id);
      found.push({ own, said: file && referral ? say(own, referral, file) : null });
    }
  }
  return found;
}
