/** After leaving Channel: reviews at 6 and 12 months and up to 24, and the answers of the core agencies before each (C09 to C11, G11; S03, F34, F35). A new concern: newConcern.ts. */
import { AgencyAsked, type AfterClosing } from '../../domain/case/afterClosing.ts';
import { hasDied } from '../../domain/circumstance/state.ts';
import { asksOf, unanswered } from '../../domain/case/afterwards.ts';
import { where } from '../../domain/case/onCase.ts';
import { type Case, casesOf } from '../../domain/case/state.ts';
import type { NewEntry } from '../../domain/decision.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import { membersAt } from '../../domain/panel/state.ts';
import { isOutside } from '../../domain/area/entries.ts';
import { entry } from '../../domain/write.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, dueAfter, earliestBefore } from '../engine/amount.ts';
import { amountOf, type Gate, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
import { panelLacks } from './atPanel.ts';
import { panelDuty } from './consent.ts';
import { concernsOf, reopenAsked } from './newConcern.ts';

const listens = [
  'CaseClosed',
  'AgencyAsked',
  'AgencyAnswered',
  'AfterClosingReviewed',
  'CaseReopened',
  'CaseStaysClosed',
  'CircumstanceRecorded',
  'CircumstanceConfirmed',
  'CircumstanceEnded',
];
const shared = {
  ladder: 'ordinary',
  systems: ['S02', 'S03'],
  waivable: false,
  owedByWords: 'the chair of the panel',
  listens,
} as const;

/** Taken up again before its review: the reopening has put other obligations in its place. */
const standsUntil = (found: Case, closing: InOrder): InOrder | null => firstAfter<InOrder>(closing, found.reopenings);

function reviewsOwed(file: FileState, review: 'C09' | 'C10'): readonly Owed[] {
  return casesOf(file).flatMap((found) =>
    found.closings.flatMap((closing): readonly Owed[] => {
      // Taken back, or never confirmed, a death ends no review: it is owed from the closing on.
      if (closing.outcome === 'died' && hasDied(file)) return [];
      const reopened = standsUntil(found, closing);
      const met = firstAfter<InOrder>(
        closing,
        found.reviewsAfter.filter((each) => each.review === review),
      );
      if (reopened && !met) return [];
      const { stream, record } = found;
      return [{ occasion: closing.fact, stream, record, starts: closing.at, owedBy: panelDuty(file), met }];
    }),
  );
}

export const reviewAtSix: Rule = {
  ...shared,
  key: 'C09',
  id: 'C09',
  title: 'A closed case is reviewed at six months',
  words:
    'Closing a case creates its review at six months by itself, with an owner. Nobody skips it: it lapses and climbs until it is held.',
  task: 'Review the closed case: six months',
  limit: 'C09',
  findings: ['F34', 'F35'],
  owed: (file) => reviewsOwed(file, 'C09'),
};
export const reviewAtTwelve: Rule = {
  ...shared,
  key: 'C10',
  id: 'C10',
  title: 'A closed case is reviewed at twelve months',
  words:
    'Closing a case creates its review at twelve months too. There it is decided whether it is looked at again, up to twenty-four months from the closing.',
  task: 'Review the closed case: twelve months',
  limit: 'C10',
  findings: ['F34', 'F35'],
  owed: (file) => reviewsOwed(file, 'C10'),
};
export const reviewLater: Rule = {
  ...shared,
  key: 'C11',
  id: 'C11',
  title: 'A closed case is looked at again on the day that was set',
  words:
    'A review after closing may set a further one, up to twenty-four months from the closing. What is set at six months for the days of the twelve-month review is that review.',
  task: 'Review the closed case again',
  limit: 'C11',
  findings: ['F34', 'F35'],
  owed: (file, book) =>
    casesOf(file).flatMap((found) =>
      found.reviewsAfter.flatMap((review): readonly Owed[] => {
        if (review.next === null || isLookOfTwelve(book, found, review)) return [];
        const { stream, record, reviewsAfter, reopenings } = found;
        // The review at twelve months looks too: what was set at six, and not held, is over with it.
        const met = firstAfter<InOrder>(
          review,
          reviewsAfter.filter((each) => each.review === 'C11' || (review.review === 'C09' && each.review === 'C10')),
          reopenings,
        );
        return [{ occasion: review.fact, stream, record, starts: review.at, due: review.next, owedBy: panelDuty(file), met }];
      }),
    ),
};

export const agenciesAnswer: Rule = {
  ...shared,
  key: 'G11',
  id: 'G11',
  title: 'Each core agency says what it holds before a review after closing',
  words:
    'Each core agency answers, dated: nothing held, something that is no concern, or a concern. Silence is not an answer. One act answers the whole list of an agency.',
  task: 'Say what you hold about a person whose case is closed',
  limit: 'G11',
  findings: ['F34', 'F35'],
  owedByWords: 'the post that speaks for the agency on the panel',
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      found.asks.map((ask): Owed => {
        const { stream, record, reviewsAfter, reopenings } = found;
        const over = firstAfter<InOrder>(
          ask,
          reviewsAfter.filter((each) => each.review === ask.review),
          reopenings,
        );
        const met = ask.answered ?? answeredByAnother(found, ask) ?? over;
        return {
          occasion: ask.fact,
          stream,
          record,
          starts: ask.at,
          due: ask.due,
          owedBy: `post:${ask.post}`,
          met: met && { fact: met.fact },
        };
      }),
    ),
};

/** What the agency has answered by another post, which speaks for it since and was asked for the same review. */
const answeredByAnother = ({ asks }: Case, { agency, review, order }: Case['asks'][number]): Case['asks'][number]['answered'] =>
  asks.find((each) => each.agency === agency && each.review === review && each.order > order && each.answered !== null)?.answered ?? null;

/** Whether the post that was asked speaks for its agency now. */
const isAskedOfItsPost = (core: readonly { readonly agency: string; readonly post: string }[], ask: Case['asks'][number]): boolean =>
  core.some(({ agency, post }) => agency === ask.agency && post === ask.post);

/** Who is asked again before the next review: core agencies that were not asked, that answered long before it, or for which another post speaks since. */
export function asksAgain(book: RulebookInForce, file: FileState, found: Case, now: Instant): readonly NewEntry[] {
  const review = nextReview(book, found, now);
  if (!found.closed || review === null) return [];
  const from = reviewFrom(book, found, review);
  const core = coreMembers(file, now);
  const asked = new Set(
    asksOf(found, review)
      .filter((ask) => (ask.answered === null ? isAskedOfItsPost(core, ask) : ask.answered.at >= from))
      .map(({ agency }) => agency),
  );
  const asks = asksFor(book, file, found, review, dayOfReview(book, found, review) ?? now, now);
  return asks.filter(({ fields }) => typeof fields['agency'] !== 'string' || !asked.has(fields['agency']));
}

/** Of those only the agencies that were asked and have not answered, by a post that speaks for them no longer. */
export function askedOfOthers(book: RulebookInForce, file: FileState, found: Case, now: Instant): readonly NewEntry[] {
  const review = nextReview(book, found, now);
  if (review === null) return [];
  const waiting = new Set(unanswered(found, review).map(({ agency }) => agency));
  return asksAgain(book, file, found, now).filter(({ fields }) => typeof fields['agency'] === 'string' && waiting.has(fields['agency']));
}

/** Which posts speak for core agencies: as the panel has named them; without a panel, of the police, the council and health. */
function coreMembers({ area }: FileState, now: Instant): readonly { readonly agency: string; readonly post: string }[] {
  const named = membersAt(area.panel, now).filter(({ core }) => core);
  return named.length > 0
    ? named.map(({ agency, post }) => ({ agency, post }))
    : [...area.organisations.values()].flatMap(({ id, name, sort }) => {
        const post = [...area.posts.values()].find((each) => each.organisation === id && !isOutside(each.role));
        return post && ['police', 'council', 'health'].includes(sort) ? [{ agency: name, post: post.id }] : [];
      });
}

/** Which post answers for each core agency. */
export const coreAgencies = (file: FileState, now: Instant): readonly { readonly agency: string; readonly post: string }[] => [
  ...new Map(coreMembers(file, now).map((each) => [each.agency, each])).values(),
];

/** What the agencies are asked before a review that is due on a day: they answer some time before it (G11.before). */
export function asksFor(
  book: RulebookInForce,
  file: FileState,
  found: Case,
  review: AfterClosing,
  due: Instant,
  now: Instant,
): readonly NewEntry[] {
  const by = Math.max(
    earliestBefore(due, amountOf(book, 'G11.before'), book.calendar),
    dueAfter(now, amountOf(book, 'G11'), book.calendar),
  );
  return coreAgencies(file, now).map((each) => entry(AgencyAsked, where(file, found), { review, ...each, due: Math.min(by, due) }));
}

/** When the review of a closing is due. */
export const reviewDue = (book: RulebookInForce, closing: InOrder, review: 'C09' | 'C10' | 'C11'): Instant =>
  dueAfter(closing.at, amountOf(book, review, closing.at), book.calendar);

/** Reviews since the closing that stands. */
const sinceClosing = (found: Case) => found.reviewsAfter.filter(({ order }) => order > (found.closed?.order ?? 0));

/** The day of the review for which agencies are asked: from the closing that stands, or as the review before has set it. Null where none is to come. */
export function dayOfReview(book: RulebookInForce, found: Case, review: AfterClosing): Instant | null {
  if (!found.closed) return null;
  return review === 'C11' ? (sinceClosing(found).at(-1)?.next ?? null) : reviewDue(book, found.closed, review);
}

/** From when a review may be held, and its agencies answer for it: what was said on the day of closing says nothing of the months after it. */
export function reviewFrom(book: RulebookInForce, found: Case, review: AfterClosing): Instant {
  const due = dayOfReview(book, found, review);
  return due === null ? 0 : earliestBefore(due, amountOf(book, 'G11.window'), book.calendar);
}

/** What is looked at again from six months on, on a day on which the twelve-month review may be held: that review is the look. */
function isLookOfTwelve(book: RulebookInForce, found: Case, { review, next, order }: Case['reviewsAfter'][number]): boolean {
  const closing = found.closings.findLast((each) => each.order < order);
  if (review !== 'C09' || next === null || !closing) return false;
  return next >= earliestBefore(reviewDue(book, closing, 'C10'), amountOf(book, 'G11.window'), book.calendar);
}

/** Which review is next for a case that is closed: a look set at six months comes before that of twelve, unless its days have come. */
export function nextReview(book: RulebookInForce, found: Case, now: Instant): AfterClosing | null {
  if (!found.closed) return null;
  const since = sinceClosing(found);
  const last = since.at(-1);
  if (!since.some(({ review }) => review === 'C09')) return 'C09';
  if (since.some(({ review }) => review === 'C10')) return last?.next ? 'C11' : null;
  const looks = last?.next && !isLookOfTwelve(book, found, last) && now < reviewFrom(book, found, 'C10');
  return looks ? 'C11' : 'C10';
}

export const agenciesGate: Gate = {
  id: 'G11',
  title: 'Silence is not an answer',
  words:
    'A review after closing is held by a meeting of the panel, near its day and not before. A closed case is found to raise no concern only when every core agency has answered near that day, and no answer is a concern that nobody has decided on.',
  source: 'Our reading of C09 to C11; no six-month review was held at Leigh-on-Sea (statement to Parliament of 16 July 2025).',
  verified: false,
  findings: ['F34', 'F35'],
  guards: ['review-after-closing'],
  lacks: (file, proposed, book) => {
    const { support, now } = proposed;
    const found = file.cases.get(support?.case ?? '');
    const review = support?.review as AfterClosing | undefined;
    if (!found || !review) return [];
    const lacks = [...panelLacks('G11', file, found, ['no concern', 'look again'], proposed, book)];
    const lack = (code: string, words: string, how: string): void =>
      void lacks.push({ gate: 'G11', code, words, how, about: { kind: 'file', id: file.id } });
    const from = reviewFrom(book, found, review);
    if (now < from)
      lack(
        'review-early',
        `This review may be held from ${dayOf(from).toString()} on: earlier it would say nothing of the months since the closing.`,
        'Hold it near its day. A concern that comes before is decided at once, by taking the case up again or not.',
      );
    if (support?.outcome !== 'no concern') return lacks;
    // Asked again, an agency's latest line counts.
    const asks = [...new Map(asksOf(found, review).map((ask) => [ask.agency, ask])).values()];
    // Whoever is core now: who came after the closing is asked too.
    const core = membersAt(file.area.panel, now).filter((each) => each.core);
    for (const { agency, post } of asks.length === 0 ? [] : core)
      if (!asks.some((ask) => ask.agency === agency))
        lack(
          `agency-unasked-${post}`,
          `${agency} is a core agency now, and has not been asked since the closing.`,
          'Ask the agencies again from the case’s page: those that were not asked are.',
        );
    const left = core.length === 0 ? [] : asks.filter(({ agency }) => !core.some((each) => each.agency === agency));
    // Whoever was asked answers, or the minute says why nobody waits for it: a membership that ends takes no voice away unseen.
    for (const { agency, post, answered } of left)
      if (answered === null && (support.unheard ?? '').trim() === '')
        lack(
          `agency-left-${post}`,
          `${agency} was asked what it holds, has not answered, and sits on the panel no longer.`,
          'Its post has it on its list still, and may answer. Or write beside the minute why its answer is not waited for.',
        );
    for (const ask of asks.filter((each) => !left.includes(each)))
      if (!ask.answered)
        lack(
          `agency-silent-${ask.post}`,
          `${ask.agency} has not answered what it holds.`,
          'Its post has it on its list. Telephone; silence is not an answer.',
        );
      else if (ask.answered.at < from)
        lack(
          `agency-early-${ask.post}`,
          `${ask.agency} answered long before this review: it says nothing of the time since.`,
          'Ask the agencies again from the case’s page.',
        );
    if (asks.length === 0)
      lack(
        'nobody-asked',
        'No core agency has been asked since the closing.',
        'Ask them from the case’s page; each has it on its list then.',
      );
    if (concernsOf(file, found).some(({ decided }) => decided === null))
      lack(
        'concern-undecided',
        'There is a concern on which nobody has decided: an agency’s, or that what the case was closed on is so no longer.',
        'Decide first whether the case is taken up again.',
      );
    return lacks;
  },
};

export const afterExitRules: readonly Rule[] = [reviewAtSix, reviewAtTwelve, reviewLater, agenciesAnswer, reopenAsked];
