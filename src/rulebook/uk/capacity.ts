/**
 * What work weighs and what a post carries (S21). Weights are of kinds of work; nothing about anybody on file makes it heavier. A number of ours,
 * without a source, until the area sets its own. Pure: whoever shows it counts what is owed.
 */
import { isPresent } from '../../domain/area/presence.ts';
import type { CapacityTable, Grade } from '../../domain/area/capacity.ts';
import type { Area, Post } from '../../domain/area/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, startOfDay } from '../engine/amount.ts';
import { isWorkingDay, type WorkingCalendar } from '../engine/workingDays.ts';
import list from './capacity.json' with { type: 'json' };

export interface KindOfWork {
  readonly code: string;
  readonly words: string;
  readonly rules: readonly string[];
}
export const kindsOfWork: readonly KindOfWork[] = [...list.works, { ...list.lead, rules: [] }];
export const capacitySource = { source: list.source, kind: list.kind, verified: list.verified, version: list.version };

export const shippedCapacity: CapacityTable = {
  weights: Object.fromEntries([...list.works, list.lead].map(({ code, points }) => [code, points])),
  grades: list.grades,
  fullTimeHours: list.fullTimeHours,
  sample: list.sample,
};

/** As the area has set it by an instant, else as it ships. A kind of work that the area's table does not know weighs what it ships with. */
export function capacityTable(area: Area, at: Instant = Number.POSITIVE_INFINITY): CapacityTable {
  const own = area.capacity.tables.findLast((each) => each.at <= at);
  if (!own) return shippedCapacity;
  return { ...own, weights: { ...shippedCapacity.weights, ...own.weights } };
}

/** The kind of work that a rule asks for: by the longest beginning of its key that the list names. */
export function kindOfWork(rule: string): string {
  let best = '';
  let kind = 'other';
  for (const { code, rules } of list.works)
    for (const start of rules)
      if (start.length > best.length && (rule === start || rule.startsWith(`${start}.`))) [best, kind] = [start, code];
  return kind;
}
export const pointsOf = (table: CapacityTable, rule: string): number => table.weights[kindOfWork(rule)] ?? 0;

export interface Capacity {
  readonly grades: readonly Grade[];
  /** What its holders carry in the window, without the working days on which they are away; null: no holder has a grade. */
  readonly points: number | null;
  /** Working days of the window on which at least one holder is away. */
  readonly awayDays: number;
  /** Holders without a grade: what they carry is not in it. */
  readonly ungraded: number;
}

/** What a post carries from now on for so many days. Of whoever holds several posts each has an equal part. */
export function capacityOf(area: Area, post: Post, now: Instant, days: number, calendar: WorkingCalendar): Capacity {
  const table = capacityTable(area, now);
  const held = (who: string): number => [...area.posts.values()].filter(({ holders }) => holders.includes(who)).length;
  const noons = workingNoons(now, days, calendar);
  let points: number | null = null;
  const grades: Grade[] = [];
  for (const who of post.holders) {
    const time = area.capacity.working.get(who);
    const grade = table.grades.find(({ code }) => code === time?.grade);
    if (!time || !grade) continue;
    grades.push(grade);
    const there = noons.filter((noon) => isPresent(area, who, noon)).length;
    points = (points ?? 0) + ((grade.pointsAWeek / 5) * there * (time.hoursAWeek / table.fullTimeHours)) / held(who);
  }
  const awayDays = noons.filter((noon) => post.holders.some((who) => !isPresent(area, who, noon))).length;
  return { grades, points, awayDays, ungraded: post.holders.length - grades.length };
}

/** Noon of each working day of the window: whoever is away at noon is away that day. */
function workingNoons(now: Instant, days: number, calendar: WorkingCalendar): readonly Instant[] {
  const first = dayOf(now);
  return Array.from({ length: days }, (_, n) => first.add({ days: n }))
    .filter((day) => isWorkingDay(day, calendar))
    .map((day) => startOfDay(day) + 12 * 3_600_000);
}
