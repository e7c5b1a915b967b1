/** One referral as a page shows it: the settled file around it, and what the domain and the rulebook say of it. Nothing is recorded by looking. */
import type { ActName } from '../access/acts.ts';
import type { Viewer } from '../access/viewer.ts';
import type { RefusalReason } from '../domain/decision.ts';
import type { Answerable } from '../domain/area/presence.ts';
import { postFor } from '../domain/file/posts.ts';
import { type FileState, learntOf, referralsInOrder } from '../domain/file/state.ts';
import { isOwed, type Obligation } from '../domain/obligation/state.ts';
import { isRefuted, type Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { amountWords, dayOf, dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type Lack, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { closingReasons, closingReasonsSource } from '../rulebook/uk/closingReasons.ts';
import { earlierThan, isRepeat, reopeningsAsked } from '../rulebook/uk/repeat.ts';
import { referralById } from '../store/lists.ts';
import { viewing } from '../store/viewing.ts';
import { answersTo, askedInstead } from './answering.ts';
import { type Closing, lacksFor, proposedAgreement, proposedClosing } from './cases.ts';
import type { House } from './house.ts';
import { lookAt, type Sight } from './look.ts';
import { mayTry, whyNotAllowed } from './permission.ts';

export interface CaseSight extends Sight {
  readonly file: FileState;
  readonly referral: Referral;
  readonly refuted: boolean;
  readonly isRepeat: boolean;
  /** Every other referral of the same person, in the order in which the partnership had them. */
  readonly others: readonly OtherReferral[];
  /** The post that leads the file. */
  readonly lead: string;
  /** What is owed in the file, the most urgent first. */
  readonly owed: readonly Owing[];
}

export interface OtherReferral {
  readonly referral: Referral;
  readonly refuted: boolean;
  readonly learnt: Instant;
  readonly isEarlier: boolean;
  /** Whether a decider must have opened it (G04): earlier ones that were not refuted. */
  readonly mustBeRead: boolean;
}

/** An obligation with what the rulebook says of it. */
export interface Owing extends Obligation {
  readonly ruleId: string;
  readonly task: string;
  readonly post: string;
  readonly answers: Answerable;
  /** Where nobody of the post that it climbed to may acknowledge it: whom it is put to. */
  readonly instead: Answerable | null;
  /** "5 working days"; null where a person set the day. */
  readonly limitWords: string;
  readonly verified: boolean;
}

/** Null when this viewer may not see it or there is none: the two look alike. */
export async function caseSight(house: House, viewer: Viewer, id: string): Promise<CaseSight | null> {
  const row = await viewing(house.pool, viewer, (tx) => referralById(tx, house.area, id));
  const sight = row ? await lookAt(house, viewer, row.file) : null;
  const referral = sight?.file.referrals.get(id);
  if (!sight || !referral || sight.file.disposed) return null;
  const { file } = sight;
  const order = referralsInOrder(file);
  const mustBeRead = new Set(earlierThan(file, referral));
  return {
    ...sight,
    referral,
    refuted: isRefuted(referral),
    isRepeat: isRepeat(file, referral),
    others: order
      .filter((each) => each !== referral)
      .map((each) => ({
        referral: each,
        refuted: isRefuted(each),
        learnt: learntOf(file, each.received),
        isEarlier: order.indexOf(each) < order.indexOf(referral),
        mustBeRead: mustBeRead.has(each),
      })),
    lead: postFor(file, 'lead'),
    owed: owedIn(sight),
  };
}

export const owedIn = ({
  book,
  file,
  now,
}: {
  readonly book: RulebookInForce;
  readonly file: FileState;
  readonly now: Instant;
}): readonly Owing[] =>
  [...file.obligations.values()]
    .filter(isOwed)
    .toSorted((a, b) => a.due - b.due)
    .map((each) => {
      const rule = book.ruleByKey.get(each.rule);
      const post = postFor(file, each.owedBy);
      return {
        ...each,
        ruleId: rule?.id ?? each.rule,
        task: rule?.task ?? each.rule,
        post,
        answers: answersTo(file, each, post, now),
        instead: askedInstead(file, each, post, now),
        limitWords: amountWords(amountOf(book, each.limit, each.starts)),
        verified: book.limitById.get(each.limit)?.verified ?? false,
      };
    });

/** Why not, and whom to ask; null when they may. */
export const whyNot = ({ area, file, referral, now }: CaseSight, viewer: Viewer, act: ActName): RefusalReason | null =>
  whyNotAllowed(viewer, area, file, { act, file: file.id, referral: referral.id }, now);

/** Whether a page offers this act to this viewer: the same policies allow it when it is sent. */
export const mayDo = ({ area, file, referral, now }: CaseSight, viewer: Viewer, act: ActName): boolean =>
  mayTry(viewer, area, file, { act, file: file.id, referral: referral.id }, now);

/** Closed earlier referrals about which a new concern asks whether to reopen (G05), each with its answer if it has one. */
export const askedToReopen = ({ file, referral }: CaseSight) => reopeningsAsked(file, referral).asked;

/** The latest day that may be set for the next look: its whole day counts. */
export const latestNextLook = ({ now, book }: CaseSight): Instant => dueAfter(now, amountOf(book, 'C04'), book.calendar);

/** What the gates still lack for a closing as far as it is filled in. `onlyIfNotRefuted`: a refutation would not need it. */
export function lacksForClosing(
  sight: CaseSight,
  viewer: Viewer,
  closing: Closing,
): readonly (Lack & { readonly onlyIfNotRefuted: boolean })[] {
  const ask = (asked: Closing) =>
    lacksFor(sight.book, sight.file, proposedClosing(sight.file, viewer, sight.referral.id, asked, sight.now));
  const refuting = new Set(ask({ ...closing, finding: 'unfounded' }).map(keyOf));
  // Nothing chosen yet is asked as the finding that needs most.
  return ask({ ...closing, finding: closing.finding || 'no further action' }).map((lack) => ({
    ...lack,
    onlyIfNotRefuted: !refuting.has(keyOf(lack)),
  }));
}

const keyOf = ({ gate, code, about }: Lack): string => `${gate} ${code} ${about?.id ?? ''}`;

/** What the gates still lack before this viewer may agree as the second person. */
export const lacksForAgreeing = ({ book, file, referral, now }: CaseSight, viewer: Viewer): readonly Lack[] =>
  lacksFor(book, file, proposedAgreement(file, viewer, referral.id, '', now));

export const reasonsForClosing = { list: closingReasons, source: closingReasonsSource } as const;

/** The last day before an instant, for an example beside a date to be typed: `2026-06-11`. */
export const dayBefore = (at: Instant): string => dayOf(at - 1).toString();
