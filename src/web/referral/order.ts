/** Which question comes before and after which, for these answers. */

import type { Instant } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { type Answers, errorsOf, type FieldError, type Question } from './question.ts';
import { questions } from './questions.ts';

export const questionOf = (slug: string): Question | null => questions.find((one) => one.slug === slug) ?? null;

export const asked = (answers: Answers, now: Instant): readonly Question[] => questions.filter((one) => one.isAsked(answers, now));

export function nextAfter(question: Question, before: Answers, answers: Answers, now: Instant, isChange: boolean): Href {
  if (question.slug === 'danger' && answers['danger'] === 'yes') return paths.danger;
  const later = asked(answers, now).filter((one) => questions.indexOf(one) > questions.indexOf(question));
  if (!isChange) {
    const next = later[0];
    return next ? paths.referral.question(next.slug) : paths.referral.check;
  }
  // A changed answer may ask something new: that first, then back to the check page.
  const raised = later.find((one) => !one.isAsked(before, now));
  return raised ? paths.referral.change(raised.slug) : paths.referral.check;
}

export function previousTo(question: Question, answers: Answers, now: Instant): Href {
  const earlier = asked(answers, now).filter((one) => questions.indexOf(one) < questions.indexOf(question));
  const previous = earlier.at(-1);
  return previous ? paths.referral.question(previous.slug) : paths.referral.start;
}

/** The first page that is not answered as it must be; the check page when all are. */
export function nextToAnswer(answers: Answers, now: Instant): Href {
  const next = asked(answers, now).find((one) => errorsOf(one, answers, now).length > 0);
  return next ? paths.referral.question(next.slug) : paths.referral.check;
}

/** What still stands in the way of sending, with the page where it is put right. */
export const stillWrong = (answers: Answers, now: Instant): readonly (FieldError & { readonly question: Question })[] =>
  asked(answers, now)
    .filter((question) => question.slug !== 'danger' || (answers['danger'] ?? '') === '')
    .flatMap((question) => errorsOf(question, answers, now).map((error) => ({ ...error, question })));
