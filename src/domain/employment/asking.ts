/**
 * What is asked about a role, and how long it may be left open (G19). What is new (another yes, an allegation) asks anew unless it is being
 * asked already; what was put off to a day is asked sooner for it. "Not known" and "not yet" stand once by the lead; then another person decides.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { overseers } from '../area/overseers.ts';
import { postsAnsweredBy } from '../area/presence.ts';
import { because, type Refusal } from '../decision.ts';
import { firstAfter, type InOrder } from '../done.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import { isOwed } from '../obligation/state.ts';
import { type Employment, isOfTrust, isUnknown } from './state.ts';

type Answer = Employment['answers'][number];
type Telling = Employment['tellings'][number];

export const isNone = (answer: Answer): boolean => !isOfTrust(answer) && !isUnknown(answer);
const isNotYet = ({ outcome }: Telling): boolean => outcome === 'not yet';

/** Left open once more by whoever left it open first, it is no answer: only another person's counts. */
function counted<Each extends InOrder>(all: readonly Each[], leavesOpen: (each: Each) => boolean): readonly Each[] {
  let first: Each | null = null;
  return all.filter((each) => {
    if (!leavesOpen(each)) {
      first = null;
      return true;
    }
    if (first?.by === each.by) return false;
    first ??= each;
    return true;
  });
}
const answersOf = ({ answers }: Employment): readonly Answer[] => counted(answers, isUnknown);
const tellingsOf = ({ tellings }: Employment): readonly Telling[] => counted(tellings, isNotYet);

/** One question: since what it stands, when it is to be answered (`until`, or by its limit), and what has answered it. */
export interface Asked {
  readonly since: InOrder;
  /** The day to which it was put off; null where the limit counts. */
  readonly until: Instant | null;
  /** What came after it was put off and before that day: it is asked sooner for it. */
  readonly sooner: InOrder | null;
  readonly met: InOrder | null;
}

/** `from`: what asks; of those that come while it is being asked only the first does. `put`: what put it off to a day. */
function questions(
  from: readonly InOrder[],
  put: readonly (InOrder & { readonly nextLook: Instant | null })[],
  answered: (since: InOrder) => InOrder | null,
): readonly Asked[] {
  const stands = (since: InOrder, at: InOrder): boolean => since.order < at.order && (answered(since)?.order ?? Infinity) > at.order;
  const asked: Asked[] = [];
  for (const since of from)
    if (![...asked.map((each) => each.since), ...put].some((each) => stands(each, since)))
      asked.push({ since, until: null, sooner: null, met: answered(since) });
  return [
    ...asked,
    ...put.map((since): Asked => {
      const until = since.nextLook ?? since.at;
      const sooner = from.find((each) => stands(since, each) && each.at < until) ?? null;
      return { since, until, sooner, met: answered(since) };
    }),
  ];
}

/** Whether it was known to be of trust when something was said of it. */
const wasOfTrust = ({ answers }: Employment, { order }: InOrder): boolean => {
  const before = answers.filter((each) => each.order < order);
  return before.slice(before.findLastIndex(isNone) + 1).some(isOfTrust);
};
const ends = ({ ends: [first] }: Employment): readonly InOrder[] => (first ? [first] : []);

/** "Is it a position of trust?": asked of each role, again of what is not known, and where something is alleged of a role that was not found to be one. */
export function trustAsked(role: Employment): readonly Asked[] {
  const answers = answersOf(role);
  const alleged = role.allegations.filter((each) => !wasOfTrust(role, each));
  const put = answers.filter((answer) => isUnknown(answer) && answer.nextLook !== null);
  return questions([role.recorded, ...alleged], put, (since) => firstAfter<InOrder>(since, answers, ends(role)));
}

/** "What is told to whom?": asked from each yes that was none before, and from each allegation about a position of trust. */
export function tellingAsked(role: Employment): readonly Asked[] {
  const { answers, allegations } = role;
  const grew = answers.filter((answer, n) =>
    (['children', 'adultsAtRisk', 'criticalAccess'] as const).some((with_) => {
      const before = answers.slice(0, n);
      return (
        answer[with_] === 'yes' &&
        !before.slice(before.findLastIndex((each) => each[with_] === 'no') + 1).some((each) => each[with_] === 'yes')
      );
    }),
  );
  const alleged = allegations.filter((each) => wasOfTrust(role, each));
  const from = [...grew, ...alleged].toSorted((a, b) => a.order - b.order);
  const tellings = tellingsOf(role);
  const put = tellings.filter((each) => isNotYet(each) && each.nextLook !== null);
  // Found to be none: the question ends with that answer.
  const none = answers.filter(isNone);
  return questions(from, put, (since) => firstAfter<InOrder>(since, tellings, ends(role), none));
}

/** Whether something is being asked about it now: ending the role ends that, and so has a reason. */
export const isBeingAsked = (role: Employment): boolean => [...trustAsked(role), ...tellingAsked(role)].some(({ met }) => met === null);

/** Who may leave it open now: the lead once and in time; after that a post above, and never whoever left it open first. */
export function whyNotLeftOpen(
  file: FileState,
  role: Employment,
  rule: 'G19' | 'G19.tell',
  { by, now }: { readonly by: string; readonly now: Instant },
): Refusal | null {
  const all: readonly (InOrder & { readonly open: boolean })[] =
    rule === 'G19'
      ? role.answers.map((each) => ({ ...each, open: isUnknown(each) }))
      : role.tellings.map((each) => ({ ...each, open: isNotYet(each) }));
  const first = all.slice(all.findLastIndex(({ open }) => !open) + 1)[0];
  const isLate = [...file.obligations.values()].some(
    (each) => each.rule === rule && each.stream === role.stream && isOwed(each) && (each.lapsedAt !== null || each.due <= now),
  );
  if (!first && !isLate) return null;
  const lead = postFor(file, 'lead');
  const second = postFor(file, 'second');
  const is = (post: string) => post === second || overseers.has(file.area.posts.get(post)?.role ?? '');
  const mine = postsAnsweredBy(file.area, by, now);
  // Whoever owes it by the lead post is not another person by a second post of theirs.
  if (first?.by !== by && !mine.includes(lead) && mine.some(is)) return null;
  return because(
    'left-open-before',
    first ? 'It was left open once already.' : 'The day by which it was to be answered has passed.',
    `Answer it; or ask ${file.area.posts.get(second)?.title ?? second}: a post above, and another person, decides whether it is left open again (G19).`,
  );
}
