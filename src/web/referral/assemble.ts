/** Turns what was typed into the form that arrives. It cannot fail: what does not read as a date stays as words. */

import type { Instant } from '../deps.ts';
import type { ReferralForm } from '../../feeds/referral-form/form.ts';
import { dateOrNull, typedDate } from './partial-date.ts';
import type { Answers } from './question.ts';
import { roleChoices, under18 } from './questions.ts';

const threeAnswers = ['yes', 'no', 'not-known'] as const;

export function assemble(answers: Answers, now: Instant): ReferralForm {
  const words = (name: string): string | null => answers[name] || null;
  const one = <T extends string>(value: string, of: readonly T[]): T | null => of.find((each) => each === value) ?? null;
  const three = (name: string) => one(answers[name] ?? '', threeAnswers);
  const unread = (name: string): string | null => (dateOrNull(answers, name, now) === null ? typedDate(answers, name) || null : null);
  const joined = (...parts: readonly (string | null)[]): string | null => parts.filter((part) => part !== null).join('; ') || null;
  const age = /^\d{1,3}$/.test(answers['ageAbout'] ?? '') ? Number(answers['ageAbout']) : null;
  const isChild = one(under18(answers, now), threeAnswers) ?? 'not-known';

  return {
    form: 'referral',
    version: 1,
    referrer: {
      name: words('yourName'),
      telephone: words('yourTelephone'),
      email: words('yourEmail'),
      safeContact: words('safeContact'),
      needs: words('yourNeeds'),
      role: roleChoices.find((choice) => choice.value === answers['yourRole'])?.value ?? null,
      organisation: words('yourOrganisation'),
      howKnown: words('howKnown'),
    },
    person: {
      fullName: words('fullName'),
      otherNames: words('otherNames'),
      description: joined(words('description'), unread('born')),
      earlierReference: words('earlierReference'),
      bornOn: dateOrNull(answers, 'born', now),
      ageAbout: age !== null && age <= 120 ? age : null,
      under18: isChild,
      parents: isChild === 'no' ? null : words('parents'),
      address: words('address'),
      schoolOrWork: words('schoolOrWork'),
      telephone: words('theirTelephone'),
      email: words('theirEmail'),
      onlineNames: words('onlineNames'),
      numbers: words('numbers'),
      language: words('language'),
      interpreter: three('interpreter'),
      communicationNeeds: words('communicationNeeds'),
      knowsOfReferral: three('knowsOfReferral'),
      knowsWords: words('knowsWords'),
    },
    concern: {
      whatHappened: answers['whatHappened'] ?? '',
      happenedOn: dateOrNull(answers, 'happened', now),
      happenedWords: joined(words('happenedWords'), unread('happened')),
      learntOn: dateOrNull(answers, 'learnt', now),
      worry: words('worry'),
      mightHappenNext: words('mightHappenNext'),
      othersKnow: words('othersKnow'),
      alreadyDone: words('alreadyDone'),
      writtenIn: words('writtenIn'),
    },
  };
}
