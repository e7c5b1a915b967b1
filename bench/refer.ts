/** Somebody refers, and the referral is taken: a real file with its facts, for the benches that write. */
import { referralBytes } from '../src/app/demonstration/forms.ts';
import type { House } from '../src/app/house.ts';
import { leave, takeReferral } from '../src/app/intake.ts';
import { publicViewer } from '../src/store/viewing.ts';

export async function refer(house: House, n: number): Promise<{ readonly file: string; readonly referral: string }> {
  const person = { name: `Invented Person ${n}`, born: null, under18: 'not-known' } as const;
  const referrer = { name: 'Invented Referrer', organisation: null };
  const left = await leave(house, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes: referralBytes(person, 'Said something worrying to two others, who told a teacher.', referrer),
    idempotencyKey: house.newId(),
  });
  const taken = await takeReferral(house, left.arrival);
  if (taken.kind !== 'taken') throw new Error(taken.why);
  return { file: taken.file, referral: `ref-${left.arrival}` };
}
