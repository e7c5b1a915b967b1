/** Somebody refers, and the referral is taken: a real file with its facts, for the benches that write. */
import { leave, takeReferral } from '../src/app/intake.ts';
import type { House } from '../src/app/house.ts';
import { publicViewer } from '../src/store/viewing.ts';

export async function refer(house: House, n: number): Promise<{ readonly file: string; readonly referral: string }> {
  const nothing = (...keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, null]));
  const form = {
    form: 'referral',
    version: 1,
    referrer: nothing('name', 'telephone', 'email', 'safeContact', 'needs', 'role', 'organisation', 'howKnown'),
    person: {
      ...nothing(
        'otherNames',
        'description',
        'earlierReference',
        'ageAbout',
        'parents',
        'address',
        'schoolOrWork',
        'telephone',
        'email',
        'onlineNames',
        'language',
        'interpreter',
      ),
      ...nothing('communicationNeeds', 'knowsOfReferral', 'knowsWords'),
      fullName: `Invented Person ${n}`,
      bornOn: null,
      under18: 'not-known',
    },
    concern: {
      ...nothing('happenedOn', 'happenedWords', 'learntOn', 'worry', 'mightHappenNext', 'othersKnow', 'alreadyDone'),
      whatHappened: 'Said something worrying to two others, who told a teacher.',
    },
  };
  const left = await leave(house, publicViewer(house.area), {
    channel: 'web-form',
    contentType: 'application/json',
    bytes: Buffer.from(JSON.stringify(form)),
    idempotencyKey: house.newId(),
  });
  const taken = await takeReferral(house, left.arrival);
  if (taken.kind !== 'taken') throw new Error(taken.why);
  return { file: taken.file, referral: `ref-${left.arrival}` };
}
