/** Pure deciders about a closed case: the answers of the agencies, the reviews at 6, 12 and up to 24 months, and whether to reopen (C09 to C11, G11). */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision, decided, type NewEntry, refused } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { ReferralReopened, ReopeningDeclined } from '../referral/entries.ts';
import { entry, write } from '../write.ts';
import { AfterClosingReviewed, AgencyAnswered, CaseReopened, CaseStaysClosed } from './afterClosing.ts';
import { dayWrong, on, type Typed, where } from './onCase.ts';
import type { Ask, Case } from './state.ts';

/** One line of an agency's list, answered near the day of the review that it is for: `from` when it may be (G11). */
export function answerAsk(
  file: FileState,
  ask: string,
  fields: Omit<Typed<'AgencyAnswered'>, 'asked'>,
  now: Instant,
  from: (found: Case, asked: Ask) => Instant,
): Decision {
  const found = [...file.cases.values()].find((each) => each.asks.some(({ fact }) => fact === ask));
  const asked = found?.asks.find(({ fact }) => fact === ask);
  if (!found || !asked) return because('no-such-ask', 'That was not asked.', 'Open the list again.');
  const words = (fields.words ?? '').trim();
  const said = [...(asked.answered ? [asked.answered] : []), ...asked.concerns];
  if (said.some((each) => each.answer === fields.answer && each.words.trim() === words)) return decided();
  // A concern is never too late: it is said beside what was answered before.
  if (asked.answered && fields.answer !== 'a concern')
    return refused({
      code: 'answered-otherwise',
      words: 'Your agency has answered this line already, with other words.',
      how: 'Read on the page of the case what was answered. What is a concern may still be said; what was answered wrongly, its author corrects.',
      typed: words === '' ? [] : [words],
    });
  // What an agency knows that is a concern it may say on any day.
  if (fields.answer !== 'a concern' && now < from(found, asked))
    return because(
      'answer-early',
      'It is too early to say that: the review for which it is asked is months away.',
      'Answer nearer its day; it is on your list then. A concern may be said at any time.',
    );
  if (fields.answer !== 'nothing held' && words === '')
    return because('no-words', 'It is not said what you hold.', 'Write what it is, or whom to ask.');
  return write(AgencyAnswered, where(file, found), { ...fields, asked: ask });
}

/** `asks`: what the agencies are asked before the next review, where there is one. */
export function reviewAfterClosing(
  file: FileState,
  id: string,
  fields: Typed<'AfterClosingReviewed'>,
  now: Instant,
  latest: Instant,
  asks: readonly NewEntry[],
): Decision {
  return onClosed(file, id, (found) => {
    if (fields.outcome === 'look again') {
      const wrong = dayWrong(fields.next ?? undefined, now, latest);
      if (wrong) return wrong;
    }
    const next = fields.outcome === 'look again' ? fields.next : null;
    const review = write(AfterClosingReviewed, where(file, found), { ...fields, next });
    return review.kind === 'refused' ? review : decided(...review.entries, ...asks);
  });
}

/** With its referral, which was closed with it. */
export function reopenCase(file: FileState, id: string, words: string): Decision {
  return onClosed(file, id, (found) => {
    const reopened = write(CaseReopened, where(file, found), { words });
    if (reopened.kind === 'refused') return reopened;
    const referral = file.referrals.get(found.referral);
    return decided(
      ...reopened.entries,
      ...(referral?.closed
        ? [entry(ReferralReopened, { stream: referral.stream, file: file.id, record: referral.record }, { words })]
        : []),
    );
  });
}

/** `concerns`: those that whoever decides has read; another that came meanwhile is decided on by itself. */
export function caseStaysClosed(file: FileState, id: string, concerns: readonly string[], words: string): Decision {
  return onClosed(file, id, (found) => {
    const referral = file.referrals.get(found.referral);
    return concerns.reduce<Decision>((before, concern) => {
      if (before.kind === 'refused') return before;
      const stays = write(CaseStaysClosed, where(file, found), { because: concern, words, only: true });
      if (stays.kind === 'refused') return stays;
      const declined =
        referral?.closed && file.referrals.has(concern)
          ? [entry(ReopeningDeclined, { stream: referral.stream, file: file.id, record: referral.record }, { because: concern, words })]
          : [];
      return decided(...before.entries, ...stays.entries, ...declined);
    }, decided());
  });
}

/** What waits for an answer before a review. */
export const unanswered = (found: Case, review: Ask['review']): readonly Ask[] =>
  asksOf(found, review).filter(({ answered }) => answered === null);

/** Asked since the closing that stands. */
export const asksOf = (found: Case, review: Ask['review']): readonly Ask[] =>
  found.asks.filter((ask) => ask.review === review && ask.order > (found.closed?.order ?? Number.POSITIVE_INFINITY));

const onClosed = (file: FileState, id: string, decide: (found: Case) => Decision): Decision =>
  on(file, id, (found) =>
    found.closed
      ? decide(found)
      : because('case-open', 'This case is not closed.', 'What is decided after closing is decided of a closed case.'),
  );
