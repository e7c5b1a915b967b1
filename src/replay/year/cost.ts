/**
 * What a year cost each post and each rule, against the alarm budget. A demand is something new that a post is asked to do:
 * what stands on its list about one person at one instant is one demand, however many obligations it is made of.
 */
import type { Post } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, startOfDay } from '../../rulebook/engine/amount.ts';
import type { Rule, RulebookInForce } from '../../rulebook/engine/rulebook.ts';
import { isWorkingDay } from '../../rulebook/engine/workingDays.ts';
import type { Life } from './life.ts';

export const budget = { demandsADay: 5, climbsAWeek: 1, shareFollowed: 1 / 3 } as const;
/** A climb is followed when somebody acts on that obligation, or acknowledges, within so many days: the five working days that a promise may take. */
export const followedWithinDays = 7;
const day = 86_400_000;
/** What is due later than this is asked for when so many days are left, not when it is raised: nobody works on a review of 2032 today. Twenty working days may take so long. */
const askedDaysBefore = 35;
/** What another post's report moves to a later day is the same line on its owner's list: the lead does nothing while the provider reports. */
const movedByOthers: ReadonlySet<string> = new Set(['C12.lead']);

export interface Demand {
  readonly at: Instant;
  readonly post: string;
  readonly file: string;
  readonly rule: string;
}
export interface Climb {
  readonly at: Instant;
  readonly post: string;
  readonly rule: string;
  readonly followed: boolean;
}
export interface Lapse {
  readonly at: Instant;
  readonly post: string;
  readonly rule: string;
}
export interface Tally {
  readonly demands: readonly Demand[];
  readonly climbs: readonly Climb[];
  readonly lapses: readonly Lapse[];
}

/** Reads what happened to one person's files. */
export function tallyOf({ seen, done }: Life): Tally {
  const acts = new Map<string, Instant[]>();
  const acted = (obligation: string, at: Instant) => void acts.set(obligation, [...(acts.get(obligation) ?? []), at]);
  for (const each of done) if (each.type === 'ClimbAcknowledged') acted(each.obligation, each.at);
  const ended = new Map<string, Instant>();
  for (const { type, at, fields } of seen) {
    if (type !== 'ObligationMet' && type !== 'ObligationWaived' && type !== 'ObligationWithdrawn') continue;
    ended.set(fields.obligation, at);
    // Withdrawn is an act as well (the file was let go, the referral reopened), unless it only fell to another post.
    if (!('because' in fields) || fields.because !== 'another post owes it now') acted(fields.obligation, at);
  }
  const ruleOf = (obligation: string): string => obligation.slice(0, obligation.indexOf(':'));
  const demands: Demand[] = [];
  for (const { type, at, post, file, fields } of seen) {
    if (type !== 'ObligationRaised' && type !== 'ObligationRedated') continue;
    if (type === 'ObligationRedated' && movedByOthers.has(ruleOf(fields.obligation))) continue;
    const asked = Math.max(at, fields.due - askedDaysBefore * day);
    // Answered before it asked for anything, or by the machine in the same minute.
    const answered = ended.get(fields.obligation);
    if (answered !== undefined && answered >= at && answered < asked + (asked === at ? 60_000 : 0)) continue;
    if (type === 'ObligationRedated' && asked === at && fields.due - at > askedDaysBefore * day) continue;
    demands.push({ at: asked, post, file, rule: ruleOf(fields.obligation) });
  }
  for (const each of done)
    if (each.type === 'LeadTaken')
      for (const obligation of each.owed) demands.push({ at: each.at, post: each.post, file: each.file, rule: ruleOf(obligation) });
  const climbs = seen.flatMap((each): readonly Climb[] => {
    if (each.type !== 'ObligationClimbed') return [];
    const followed = acts.get(each.fields.obligation)?.some((at) => at >= each.at && at <= each.at + followedWithinDays * day) ?? false;
    return [{ at: each.at, post: each.fields.to, rule: ruleOf(each.fields.obligation), followed }];
  });
  const lapses = seen.flatMap((each): readonly Lapse[] =>
    each.type === 'ObligationLapsed' ? [{ at: each.at, post: each.post, rule: ruleOf(each.fields.obligation) }] : [],
  );
  return { demands, climbs, lapses };
}

export interface Counted {
  /** Things asked of somebody; and the lapses, climbs and climbs followed among them. */
  readonly obligations: number;
  readonly demands: number;
  readonly lapses: number;
  readonly climbs: number;
  readonly followed: number;
  /** New demands a working day: over the year, in the busiest three months, on the worst day. */
  readonly aDay: number;
  readonly aDayInBusiestQuarter: number;
  readonly worstDay: number;
  readonly climbsAWeek: number;
  /** What is over budget, in words; empty when nothing is. */
  readonly over: readonly string[];
}
export interface PostCost extends Counted {
  readonly post: string;
  readonly title: string;
  readonly fullTime: number;
}
/** Counts are of all posts; demands a day and climbs a week are those of the post that has most of them from this rule. */
export interface RuleCost extends Counted {
  readonly rule: string;
  readonly title: string;
}

/** The working days of each quarter of the year that is counted. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly weeks: number;
  readonly quarters: readonly { readonly from: Instant; readonly to: Instant; readonly workingDays: number }[];
}

export function spanOf(from: Temporal.PlainDate, to: Temporal.PlainDate, book: RulebookInForce): Span {
  const quarters = [0, 3, 6, 9].map((months) => {
    const [begin, end] = [from.add({ months }), from.add({ months: months + 3 })];
    let workingDays = 0;
    for (let each = begin; Temporal.PlainDate.compare(each, end) < 0; each = each.add({ days: 1 }))
      if (isWorkingDay(each, book.calendar)) workingDays += 1;
    return { from: startOfDay(begin), to: startOfDay(end), workingDays };
  });
  return { from: startOfDay(from), to: startOfDay(to), weeks: (startOfDay(to) - startOfDay(from)) / (7 * day), quarters };
}

export const costOfPost = ({ id, title }: Post, fullTime: number, tally: Tally, span: Span): PostCost => ({
  post: id,
  title,
  fullTime,
  ...count(
    only(tally, (each) => each.post === id),
    fullTime,
    span,
  ),
});

export function costOfRule({ key, title }: Rule, staff: ReadonlyMap<string, number>, tally: Tally, span: Span): RuleCost {
  const own = only(tally, (each) => each.rule === key);
  const posts = [...staff].map(([post, fullTime]) =>
    count(
      only(own, (each) => each.post === post),
      fullTime,
      span,
    ),
  );
  const most = (of: 'aDay' | 'aDayInBusiestQuarter' | 'worstDay' | 'climbsAWeek') => Math.max(...posts.map((each) => each[of]));
  const counted = {
    ...count(own, 1, span),
    aDay: most('aDay'),
    aDayInBusiestQuarter: most('aDayInBusiestQuarter'),
    worstDay: most('worstDay'),
    climbsAWeek: most('climbsAWeek'),
  };
  return { rule: key, title, ...counted, over: overBudget(counted) };
}

function only(tally: Tally, wanted: (each: { readonly at: Instant; readonly post: string; readonly rule: string }) => boolean): Tally {
  return { demands: tally.demands.filter(wanted), climbs: tally.climbs.filter(wanted), lapses: tally.lapses.filter(wanted) };
}

export const within = (tally: Tally, { from, to }: Span): Tally => only(tally, ({ at }) => at >= from && at < to);

/** What came to one post, for so many full-time people. */
function count({ demands, climbs, lapses }: Tally, fullTime: number, span: Span): Counted {
  const asked = [...new Map(demands.map((each) => [`${each.file} ${each.at}`, each])).values()];
  const inQuarters = span.quarters.map(
    ({ from, to, workingDays }) => asked.filter(({ at }) => at >= from && at < to).length / workingDays / fullTime,
  );
  const perDay = new Map<string, number>();
  for (const { at } of asked) perDay.set(dayOf(at).toString(), (perDay.get(dayOf(at).toString()) ?? 0) + 1 / fullTime);
  const followed = climbs.filter((each) => each.followed).length;
  const counted = {
    obligations: demands.length,
    demands: asked.length,
    lapses: lapses.length,
    climbs: climbs.length,
    followed,
    aDay: asked.length / span.quarters.reduce((sum, each) => sum + each.workingDays, 0) / fullTime,
    aDayInBusiestQuarter: Math.max(...inQuarters),
    worstDay: Math.max(0, ...perDay.values()),
    climbsAWeek: climbs.length / span.weeks / fullTime,
  };
  return { ...counted, over: overBudget(counted) };
}

function overBudget({ aDayInBusiestQuarter, climbsAWeek, climbs, followed }: Omit<Counted, 'over'>): readonly string[] {
  return [
    ...(aDayInBusiestQuarter > budget.demandsADay
      ? [`${aDayInBusiestQuarter.toFixed(1)} new demands a working day in the busiest quarter; at most ${budget.demandsADay}`]
      : []),
    ...(climbsAWeek > budget.climbsAWeek ? [`${climbsAWeek.toFixed(1)} climbs a week; at most ${budget.climbsAWeek}`] : []),
    // Of each whole three: one or two climbs in a year say nothing of a rule.
    ...(followed < Math.floor(climbs * budget.shareFollowed)
      ? [`${followed} of ${climbs} climbs followed by a changed act; at least 1 in 3`]
      : []),
  ];
}
