/** The bytes that the public forms would have sent for the told story. */
import type { ReferralForm } from '../../feeds/referral-form/form.ts';
import type { InventedPerson } from './people.ts';

export function referralBytes(
  person: InventedPerson,
  whatHappened: string,
  referrer: { readonly name: string; readonly organisation: string | null },
): Buffer {
  const form: ReferralForm = {
    form: 'referral',
    version: 1,
    referrer: {
      name: referrer.name,
      telephone: '01632 960 222',
      email: null,
      safeContact: 'In working hours.',
      needs: null,
      role: referrer.organisation === 'school' ? 'education' : 'health',
      organisation: null,
      howKnown: 'At work.',
    },
    person: {
      fullName: person.name,
      otherNames: null,
      description: null,
      earlierReference: null,
      bornOn: person.born,
      ageAbout: person.born ? null : 30,
      under18: person.under18,
      parents: person.under18 === 'yes' ? 'They have not been told.' : null,
      address: null,
      schoolOrWork: person.school ?? null,
      telephone: null,
      email: null,
      onlineNames: null,
      language: person.language ?? null,
      interpreter: person.language ? 'no' : null,
      communicationNeeds: null,
      knowsOfReferral: 'no',
      knowsWords: null,
    },
    concern: {
      whatHappened,
      happenedOn: null,
      happenedWords: null,
      learntOn: null,
      worry: 'That it goes on and nobody has looked.',
      mightHappenNext: null,
      othersKnow: null,
      alreadyDone: null,
    },
  };
  return Buffer.from(JSON.stringify(form));
}

export const dangerBytes = (happening: string, place: string): Buffer =>
  Buffer.from(
    new URLSearchParams({ happening, place, people: 'Another pupil', name: 'Tobias Marsh', telephone: '01632 960 222' }).toString(),
  );
