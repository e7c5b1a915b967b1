/** A released message as the referral that it becomes. */
import type { ReferralForm } from '../../feeds/referral-form/form.ts';
import type { MessageContent } from './document.ts';

/** The conditions stand at the head of the words themselves, so that no page, list, print or disclosure can show the one without the other. */
export function wordsWithConditions({ from, marking, handling, basis, number, released, reply, words }: MessageContent): string {
  const code = handling.code === 'C' ? `Handling code C: ${handling.conditions}` : 'Handling code P';
  return [
    `Released by ${[from.organisation, from.post].filter(Boolean).join(', ')} on ${released}. ${marking}. ${code}`,
    `Lawful basis: ${basis}. Message ${number}.`,
    ...(reply === null ? [] : [`They ask, by ${reply.by}: ${reply.ask}`]),
    '',
    words,
  ].join('\n');
}

export const formOf = (content: MessageContent, concern: string): ReferralForm => {
  const about = content.about;
  const or = (words: string | undefined): string | null => (words ? words : null);
  return {
    form: 'referral',
    version: 1,
    referrer: {
      name: null,
      telephone: null,
      email: null,
      safeContact: null,
      needs: null,
      role: null,
      organisation: content.from.organisation,
      howKnown: null,
    },
    person: {
      fullName: or(about?.name),
      otherNames: or(about?.otherNames),
      description: or(about?.more),
      earlierReference: null,
      bornOn: or(about?.born),
      ageAbout: null,
      under18: 'not-known',
      parents: null,
      address: or(about?.address),
      schoolOrWork: null,
      telephone: null,
      email: null,
      onlineNames: null,
      language: null,
      interpreter: null,
      communicationNeeds: null,
      knowsOfReferral: null,
      knowsWords: null,
    },
    concern: {
      whatHappened: concern,
      happenedOn: null,
      happenedWords: null,
      learntOn: null,
      worry: null,
      mightHappenNext: null,
      othersKnow: null,
      alreadyDone: null,
    },
  };
};
