/**
 * What a meeting of the panel comes to in a case that it has adopted (C06, C07, G10, C09 to C11): its review, the withdrawal of support, its
 * closing, a further assessment, a review after closing. Each is an entry of the case in the same act as the minute, behind its own gate.
 */
import { reviewAfterClosing } from '../domain/case/afterwards.ts';
import type { Typed } from '../domain/case/onCase.ts';
import { furtherAssessmentDone, withdrawSupport } from '../domain/case/consenting.ts';
import { closeCase, reviewCase } from '../domain/case/deciders.ts';
import type { Case } from '../domain/case/state.ts';
import { because, type Decision } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { AboutCase, Heard } from '../domain/hearing/deciders.ts';
import { isCaseOutcome } from '../domain/hearing/entries.ts';
import { withWritten } from '../domain/hearing/views.ts';
import { tableOf } from '../domain/panel/quorum.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type Proposed, type ProposedSupport, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { asksFor, dayOfReview, nextReview, reviewDue, reviewFrom } from '../rulebook/uk/afterExit.ts';

/** What is typed beside the minute, by what is decided. */
export interface Follows {
  readonly review?: 'goes on' | 'revise the plan' | undefined;
  /** When it is reviewed, or looked at, again. */
  readonly next?: Instant | null | undefined;
  readonly exit?: Pick<Typed<'CaseClosed'>, 'outcome' | 'gap' | 'riskPost' | 'riskOwner' | 'riskAccepted'> | undefined;
  /** What all referrals mean together (G04, F45). */
  readonly cumulative?: string | undefined;
}

export interface Hears {
  readonly about: AboutCase;
  readonly said: Heard;
  readonly follows?: Follows | undefined;
}

/** The case and what is decided of it; null of a referral, and where it is only heard again. */
function decidedIn(file: FileState, { about, said }: Hears) {
  const found = about.of === 'case' ? file.cases.get(about.subject) : undefined;
  return found && isCaseOutcome(said.outcome) ? { found, outcome: said.outcome } : null;
}

/** Who dissents, in their own words; empty until every agency that decides has said something. */
export function dissentOf(file: FileState, { about, said }: Hears): string {
  const meeting = file.area.panel.meetings.get(about.meeting);
  if (!meeting?.attended) return '';
  const { deciding } = tableOf(
    file.area,
    meeting,
    said.conflicts.map(({ post }) => post),
  );
  const views = withWritten(file, about, said);
  const spoke = new Set(views.map(({ agency }) => agency));
  if (!deciding.every(({ agency }) => spoke.has(agency))) return '';
  const dissents = views.filter(({ position }) => position === 'dissents');
  return dissents.length === 0 ? 'nobody' : dissents.map(({ agency, words }) => `${agency}: ${words}`).join('\n');
}

/** What the gates are asked besides those of any minute. */
export function proposedInCase(
  book: RulebookInForce,
  file: FileState,
  hears: Hears,
  now: Instant,
): (Pick<Proposed, 'kind' | 'cumulative'> & { readonly support: ProposedSupport }) | null {
  const decided = decidedIn(file, hears);
  if (!decided) return null;
  const { found, outcome } = decided;
  const { said, about, follows } = hears;
  const support = { case: found.id, meeting: about.meeting, conflicts: said.conflicts.map(({ post }) => post) };
  const cumulative = follows?.cumulative ?? '';
  switch (outcome) {
    case 'close': {
      const { outcome: how = '', gap = '', riskPost = null, riskOwner = '', riskAccepted = '' } = follows?.exit ?? {};
      const risk = { riskPost, riskOwner, riskAccepted };
      return { kind: 'close-case', cumulative, support: { ...support, outcome: how, gap, risk, dissent: dissentOf(file, hears) } };
    }
    case 'no concern':
    case 'look again':
      return {
        kind: 'review-after-closing',
        cumulative,
        support: { ...support, review: nextReview(book, found, now) ?? '', outcome, unheard: said.unheard ?? '' },
      };
    case 'reviewed':
      return { kind: 'review-case', cumulative, support: { ...support, outcome: follows?.review ?? 'goes on' } };
    default:
      return { kind: 'review-case', cumulative, support: { ...support, outcome } };
  }
}

/** The entries of the case; null where the minute is all. */
export function followingIn(book: RulebookInForce, file: FileState, hears: Hears, now: Instant): Decision | null {
  const decided = decidedIn(file, hears);
  if (!decided) return null;
  const { found, outcome } = decided;
  const { said, about, follows } = hears;
  const { words } = said;
  const next = follows?.next ?? null;
  switch (outcome) {
    case 'reviewed':
      return reviewCase(
        file,
        found.id,
        { outcome: follows?.review ?? 'goes on', words, next },
        now,
        dueAfter(now, amountOf(book, 'C06'), book.calendar),
      );
    case 'withdraw support':
      return withdrawSupport(file, found.id, words);
    case 'assessed further':
      return furtherAssessmentDone(file, found.id, { words });
    case 'close': {
      const exit = {
        ...follows?.exit,
        words,
        present: presentIn(file, hears),
        meeting: about.meeting,
        dissent: dissentOf(file, hears),
        answers: [...said.answers],
      };
      return closeCase(file, found.id, exit, follows?.cumulative ?? '', () =>
        exit.outcome === 'died' ? [] : asksFor(book, file, found, 'C09', reviewDue(book, { ...found.adopted, at: now }, 'C09'), now),
      );
    }
    case 'no concern':
    case 'look again':
      return reviewedAfter(book, file, found, { outcome, words, next }, now);
    default:
      return outcome satisfies never;
  }
}

/** Organisations whose posts took part. */
function presentIn(file: FileState, { about, said }: Hears): string[] {
  const meeting = file.area.panel.meetings.get(about.meeting);
  if (!meeting) return [];
  const { deciding } = tableOf(
    file.area,
    meeting,
    said.conflicts.map(({ post }) => post),
  );
  return [...new Set(deciding.flatMap(({ post }) => file.area.posts.get(post)?.organisation ?? []))];
}

/** Up to 24 months from the closing; the review before the next one asks the agencies for it. */
function reviewedAfter(
  book: RulebookInForce,
  file: FileState,
  found: Case,
  fields: Pick<Typed<'AfterClosingReviewed'>, 'outcome' | 'words' | 'next'>,
  now: Instant,
): Decision {
  const review = nextReview(book, found, now);
  if (!found.closed || review === null)
    return because('not-this-review', 'No review of this case is to come.', 'Open the case again: it says which is next.');
  const [twelve, latest] = [reviewDue(book, found.closed, 'C10'), reviewDue(book, found.closed, 'C11')];
  const beforeTwelve = now < reviewFrom(book, found, 'C10') && review !== 'C10';
  // Until then the look after next is the twelve-month review at the latest, whatever is found.
  const next = fields.outcome === 'look again' ? (fields.next ?? (beforeTwelve ? twelve : null)) : null;
  const { outcome, words = '' } = fields;
  const { fact, at, by, post } = found.closed;
  const held = { fact, at, by, post, order: found.entries, happened: now, review, outcome: outcome ?? 'no concern', words, next };
  const reviewed = { ...found, reviewsAfter: [...found.reviewsAfter, held] };
  const then = nextReview(book, reviewed, now);
  const due = then && dayOfReview(book, reviewed, then);
  const asks = then === null || due === null || due <= now ? [] : asksFor(book, file, found, then, due, now);
  return reviewAfterClosing(file, found.id, { ...fields, review, next }, now, beforeTwelve ? twelve : latest, asks);
}
