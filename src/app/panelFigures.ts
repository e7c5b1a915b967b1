/**
 * The annual figures of the panel (C13), counted from the ledger: what was referred, heard and decided, in how many days, which panels were
 * missed, consent, sessions. In the version to hand out no figure under five stands, nor one from which such a figure could be worked out.
 */
import type { Viewer } from '../access/viewer.ts';
import { amendedIn } from '../domain/correction/amended.ts';
import { type AnyFact, isFileFact } from '../domain/facts.ts';
import { firstSetFor, type Panel, wasHeld } from '../domain/panel/state.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf, dueAfter, startOfDay } from '../rulebook/engine/amount.ts';
import { amountOf } from '../rulebook/engine/rulebook.ts';
import { factsForAssurance, metInTime } from '../store/panel.ts';
import { viewing } from '../store/viewing.ts';
import { whoSettles } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';

export const figureKeys = [
  'referred',
  'heard',
  'adopted',
  'notAdopted',
  'returned',
  'putOff',
  'medianDays',
  'longestDays',
  'overMonth',
  'panelsSet',
  'panelsHeld',
  'panelsMissed',
  'reviewsDue',
  'reviewsInTime',
  'consentGiven',
  'consentRefused',
  'consentWithdrawn',
  'sessionsCommissioned',
  'sessionsHeld',
] as const;
export type FigureKey = (typeof figureKeys)[number];
export type Figures = Readonly<Record<FigureKey, number | null>>;

/** A year begins on 1 April: 2025 is the year from April 2025 to March 2026. */
export const yearOf = (at: Instant): number => dayOf(at).subtract({ months: 3 }).year;
const beginOf = (year: number): Instant => startOfDay(Temporal.PlainDate.from({ year, month: 4, day: 1 }));

/** Parts that add up to their whole. */
const sums: readonly (readonly [whole: FigureKey, ...parts: FigureKey[]])[] = [['heard', 'adopted', 'notAdopted', 'returned', 'putOff']];
/** Some of a whole: what is left of it is a number of people as well. */
const shares: readonly (readonly [whole: FigureKey, part: FigureKey])[] = [
  ['referred', 'overMonth'],
  ['reviewsDue', 'reviewsInTime'],
  ['consentGiven', 'consentWithdrawn'],
  ['sessionsCommissioned', 'sessionsHeld'],
];
const people: ReadonlySet<FigureKey> = new Set<FigureKey>([...sums.flat(), ...shares.flat(), 'consentRefused']);
const least = 5;
export type HandedOut = Readonly<Record<FigureKey, number | 'small' | 'withheld' | null>>;

/** What may be handed out: "small" is fewer than 5, "withheld" is what would tell a small one. Counts of meetings and of days are of nobody. */
export function toHandOut(figures: Figures): HandedOut {
  const count = (key: FigureKey): number => figures[key] ?? 0;
  const out: Record<FigureKey, number | 'small' | 'withheld' | null> = { ...figures };
  for (const key of people) if (count(key) < least) out[key] = 'small';
  // Days of a few cases are those cases' own.
  if (count('heard') < least) for (const key of ['medianDays', 'longestDays'] as const) out[key] = 'withheld';
  for (const [whole, ...parts] of sums) {
    const shown = parts.filter((key) => typeof out[key] === 'number').toSorted((a, b) => count(a) - count(b));
    const small = parts.filter((key) => out[key] === 'small');
    while (typeof out[whole] === 'number' && isNarrowed(small.length, parts.filter((key) => typeof out[key] !== 'number').map(count))) {
      const next = shown.shift();
      out[next ?? whole] = 'withheld';
    }
  }
  for (const [whole, part] of shares) {
    const rest = count(whole) - count(part);
    if (out[part] === 'small' || rest <= 0 || rest >= least) continue;
    // With the part withheld it is 5 or more, and the rest 1 to 4: of a whole under 9 that leaves too few ways.
    out[count(whole) < 2 * least - 1 ? whole : part] = 'withheld';
  }
  return out;
}

/** Whether the hidden parts, whose sum can be worked out, leave some small one of them less than all of 0 to 4. */
function isNarrowed(small: number, hidden: readonly number[]): boolean {
  if (small === 0) return false;
  const sum = hidden.reduce((all, each) => all + each, 0);
  const withheld = hidden.length - small;
  const most = least - 1;
  // One small part is 0 only if the others can be the whole sum, and 4 only if they can be the sum less 4.
  return (withheld === 0 && sum > most * (small - 1)) || sum - most < withheld * least;
}

export async function panelFigures(
  house: House,
  viewer: Viewer,
  year: number,
): Promise<{ readonly figures: Figures; readonly now: Instant }> {
  const { area, book, now } = await look(house, viewer, []);
  const [from, until] = [beginOf(year), Math.min(beginOf(year + 1), now + 1)];
  const { facts, reviews } = await viewing(house.pool, whoSettles(viewer), async (tx) => ({
    // Numbers of the whole area, and nothing of a file, for whoever sits on its panel. Somebody referred in March is heard in April: their days are counted from then.
    facts: (await factsForAssurance(tx, house.area, beginOf(year - 1), until)).map(domainFact),
    reviews: await metInTime(tx, house.area, ['C06'], from, until),
  }));
  return {
    figures: {
      ...counted(facts, from, Math.round((dueAfter(from, amountOf(book, 'C05'), book.calendar) - from) / day) - 1),
      ...meetingsIn(area.panel, from, until),
      reviewsDue: reviews.due,
      reviewsInTime: reviews.inTime,
    },
    now,
  };
}

/** Ordinary meetings by the day for which each was first set; one that nobody came to, or that was cancelled, was missed. */
function meetingsIn(panel: Panel, from: Instant, until: Instant): Pick<Figures, 'panelsSet' | 'panelsHeld' | 'panelsMissed'> {
  const own = [...panel.meetings.values()].filter(
    (each) => each.form === 'ordinary' && firstSetFor(each) >= from && firstSetFor(each) < until,
  );
  const panelsHeld = own.filter((each) => wasHeld(each) && each.cancelled === null).length;
  return { panelsSet: own.length, panelsHeld, panelsMissed: own.length - panelsHeld };
}

const day = 24 * 3_600_000;

export function counted(
  facts: readonly AnyFact[],
  from: Instant,
  /** In how many days the panel is to hear somebody (C05). */
  longest: number,
): Omit<Figures, 'panelsSet' | 'panelsHeld' | 'panelsMissed' | 'reviewsDue' | 'reviewsInTime'> {
  const referredAt = new Map<string, Instant>();
  const firstHeard = new Map<string, Instant>();
  const last = new Map<string, string>();
  const days: number[] = [];
  const sessions = new Set<string>();
  const tally = { referred: 0, consentGiven: 0, consentRefused: 0, consentWithdrawn: 0, sessionsCommissioned: 0, sessionsHeld: 0 };
  // What was taken back, or reported wrongly, was never so.
  const { setAside } = amendedIn(facts.filter(isFileFact));
  for (const fact of facts) {
    if (setAside.has(fact.id)) continue;
    const isIn = fact.recorded >= from;
    const count = (key: keyof typeof tally, n = 1): void => void (isIn && (tally[key] += n));
    switch (fact.type) {
      case 'Section36Decided': {
        if (fact.fields.outcome !== 'refer to panel') break;
        const referral = fact.stream.slice('referral/'.length);
        if (!referredAt.has(referral)) referredAt.set(referral, fact.recorded);
        count('referred');
        break;
      }
      case 'CaseHeard': {
        const { subject, of, outcome } = fact.fields;
        if (of !== 'referral') break;
        const since = referredAt.get(subject);
        if (!firstHeard.has(subject)) {
          firstHeard.set(subject, fact.recorded);
          if (isIn && since !== undefined) days.push(Math.floor((fact.recorded - since) / day));
        }
        if (isIn) last.set(subject, outcome);
        break;
      }
      case 'ConsentGiven':
        count('consentGiven');
        break;
      case 'ConsentRefused':
        count('consentRefused');
        break;
      case 'ConsentWithdrawn':
        count('consentWithdrawn');
        break;
      case 'InterventionCommissioned':
        count('sessionsCommissioned', fact.fields.sessions ?? 0);
        break;
      case 'ProviderReported':
        // What is reported twice of one day is one session (F33).
        if (fact.fields.outcome !== 'held') break;
        {
          const session = `${fact.stream} ${fact.fields.intervention} ${dayOf(fact.happened).toString()}`;
          if (!sessions.has(session) || fact.fields.isSecond) count('sessionsHeld');
          sessions.add(session);
        }
        break;
      default:
        break;
    }
  }
  const outcomes = [...last.values()];
  const of = (...kinds: readonly string[]): number => outcomes.filter((each) => kinds.includes(each)).length;
  const sorted = days.toSorted((a, b) => a - b);
  return {
    ...tally,
    heard: outcomes.length,
    adopted: of('adopt'),
    notAdopted: of('not adopt'),
    returned: of('return to police'),
    putOff: of('hear again', 'more information'),
    medianDays: sorted.length === 0 ? null : (sorted[Math.floor((sorted.length - 1) / 2)] ?? null),
    longestDays: sorted.at(-1) ?? null,
    overMonth: sorted.filter((each) => each > longest).length,
  };
}
