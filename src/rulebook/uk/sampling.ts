/**
 * Closings that somebody else reads (S21; "closed too early", F44): each that came within days of arriving, and of the others a share. Which,
 * nobody chooses: it is the hash of the area's entry by which it adopted this rule and of the closing's own entry, whose id the product makes
 * at random when it is recorded. Whoever holds the ledger can draw again and must find the same. A refutation, which innocence needs, leaves only
 * its deletion review and is never drawn; a reading never opens anything again.
 */
import { closersOf } from '../../domain/referral/readingDeciders.ts';
import { isFilledOnlyBy } from '../../domain/area/presence.ts';
import { createHash } from 'node:crypto';
import type { Area } from '../../domain/area/state.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { InOrder } from '../../domain/done.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { isSealed } from '../../domain/silent/state.ts';
import { isRefutation } from '../../domain/referral/entries.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
import { capacityTable } from './capacity.ts';

type Closure = Referral['closures'][number];
export type Drawn = 'quick' | 'drawn';

/** A number from 0 to below 1 that nobody chose. */
export const drawOf = (seed: string, closing: string): number =>
  Number.parseInt(createHash('sha256').update(`closing read: ${seed}: ${closing}`).digest('hex').slice(0, 12), 16) / 2 ** 48;

/** The entry by which the area adopted the rule first; before there was any, its id. */
export const seedOf = (area: Area): string => area.adoptions.find((each) => each.newRules.includes('S21.read'))?.fact ?? area.id;

/** Closed within the limit of its arrival, or of when it was opened again. */
export function isQuick(referral: Referral, closure: Closure, book: RulebookInForce): boolean {
  const opened = referral.reopenings.findLast((each) => each.order < closure.order)?.at ?? referral.received.at;
  return closure.at < dueAfter(opened, amountOf(book, 'S21.quick', closure.at), book.calendar);
}

/** Why this closing is read, or null. */
export function drawn(file: FileState, referral: Referral, closure: Closure, book: RulebookInForce): Drawn | null {
  if (isRefutation(closure.finding)) return null;
  const { quickOneIn, otherOneIn } = capacityTable(file.area, closure.at).sample;
  const quick = isQuick(referral, closure, book);
  const draw = drawOf(seedOf(file.area), closure.fact);
  return draw * (quick ? quickOneIn : otherOneIn) < 1 ? (quick ? 'quick' : 'drawn') : null;
}

/** The posts of a file's own organisation that read closings beside whoever proposed and whoever agreed to this one, whatever else these fill. */
function leadersBeside(file: FileState, own: ReadonlySet<string | null | undefined>, closers: readonly string[]): readonly string[] {
  const organisation = file.area.posts.get(postFor(file, 'lead'))?.organisation;
  // In a sealed file nobody new is asked: that would tell them.
  return isSealed(file)
    ? []
    : [...file.area.posts.values()]
        .filter(
          (post) =>
            post.role === 'supervisor' &&
            post.organisation === organisation &&
            !own.has(post.id) &&
            !isFilledOnlyBy(file.area, post.id, closers),
        )
        .map(({ id }) => id);
}

const closingPosts = (referral: Referral, closure: Closure): ReadonlySet<string | null | undefined> =>
  new Set([closure.post, referral.proposals.find((each) => each.fact === closure.proposal)?.post]);

/** Who reads it: a team leader of the lead's organisation, drawn like the closing, but never of the post that proposed or that agreed; else the senior post. */
function readerOf(file: FileState, referral: Referral, closure: Closure): Owed['owedBy'] {
  const own = closingPosts(referral, closure);
  const leaders = leadersBeside(file, own, closersOf(referral, closure.fact));
  const reader = leaders[Math.floor(drawOf('reader', closure.fact) * leaders.length)];
  if (reader) return `post:${reader}`;
  return own.has(postFor(file, 'senior')) && !own.has(postFor(file, 'second')) ? 'second' : 'senior';
}

/** Every post that could read it instead of the one that owes it: those that could have been drawn, and the senior post. Of a sealed file none. */
export function mayReadInstead(file: FileState, referral: Referral, closure: Closure): readonly string[] {
  if (isSealed(file)) return [];
  const own = closingPosts(referral, closure);
  return [
    ...new Set([
      ...leadersBeside(file, own, closersOf(referral, closure.fact)),
      ...[postFor(file, 'senior')].filter((post) => !own.has(post)),
    ]),
  ];
}

const shared = {
  only: 'partnership',
  id: 'S21',
  ladder: 'ordinary',
  systems: ['S01', 'S21'],
  optional: { shipped: 'on' },
} as const;

export const closingRead: Rule = {
  ...shared,
  key: 'S21.read',
  title: 'A closing is read by somebody else',
  words:
    'Each closing that came within days of arriving, and of the others a share that nobody chooses, is read by somebody who neither proposed nor agreed to it: was it sound, and what was learnt? Nothing is opened by it. A refutation is not read: it leaves only its deletion review.',
  task: 'Read this closing: was it sound?',
  limit: 'S21.read',
  findings: ['F34', 'F44'],
  owedByWords: 'another supervising post of the organisation; where there is none, the senior post',
  waivable: true,
  listens: ['ReferralClosed', 'ClosingRead', 'ReferralReopened'],
  owed: (file, book) =>
    [...file.referrals.values()].flatMap((referral) =>
      referral.closures.flatMap((closure): readonly Owed[] => {
        if (drawn(file, referral, closure, book) === null) return [];
        const read = referral.readings.find((each) => each.closing === closure.fact);
        // Opened again before anybody had read it: the question it asks is answered.
        const met = read ?? referral.reopenings.find((each) => each.order > closure.order) ?? null;
        const { stream, record } = referral;
        return [{ occasion: closure.fact, stream, record, starts: closure.at, owedBy: readerOf(file, referral, closure), met }];
      }),
    ),
};

export const readingDecided: Rule = {
  ...shared,
  key: 'S21.unsound',
  title: 'A closing found not sound asks whether to open it again',
  words:
    'Where whoever read a closing found it not sound, somebody decides whether it is opened again. Whoever closed it may open it; they do not keep it closed alone.',
  task: 'A closing was read and found not sound: open it again?',
  limit: 'G05.reopen',
  findings: ['F34', 'F44'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['ClosingRead', 'ReadingAnswered', 'ReferralReopened'],
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) =>
      referral.readings
        .filter(({ finding }) => finding === 'not sound')
        .map((reading): Owed => {
          const { stream, record } = referral;
          const answers: readonly InOrder[] = referral.readingsAnswered.filter((each) => each.reading === reading.fact);
          const met = answers[0] ?? referral.reopenings.find((each) => each.order > reading.order) ?? null;
          return { occasion: reading.fact, stream, record, starts: reading.at, owedBy: 'lead', met };
        }),
    ),
};

export const samplingRules: readonly Rule[] = [closingRead, readingDecided];
