/**
 * From how many bits a candidate is suggested, for review or to watch: as the area has set it, or as the product ships. What a change
 * would do is counted from the searches of the last months before anybody makes it (G01): how much there would be to read, and whom it
 * would have hidden. Watch always begins where the product has it, so that what is hidden from the team is still there to count.
 */
import type { Viewer } from '../access/viewer.ts';
import { BandsSet } from '../domain/area/entries.ts';
import type { Area, BandsOfArea } from '../domain/area/state.ts';
import { because, type Decision } from '../domain/decision.ts';
import { foundIn, type FoundOnce, foundTypes } from '../domain/referral/found.ts';
import { domainFact } from '../domain/upcast.ts';
import { alertsADay, type BandThresholds, bandOf, DEFAULT_THRESHOLDS, type MatchBand, thresholdsForAlerts } from '../matching/bands.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf } from '../rulebook/engine/amount.ts';
import { isWorkingDay } from '../rulebook/engine/workingDays.ts';
import type { RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { factsOfTypesSince } from '../store/fileFacts.ts';
import { viewing } from '../store/viewing.ts';
import { areaEntry, changeDirectory } from './directory.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { whatStands } from './whatStands.ts';

export interface BandsNow {
  /** The entry that set them, or `shipped`. */
  readonly set: string;
  readonly thresholds: BandThresholds;
}

export function bandsNow({ bands }: Pick<Area, 'bands'>): BandsNow {
  const own = bands.at(-1);
  if (!own) return { set: 'shipped', thresholds: DEFAULT_THRESHOLDS };
  const { set, suggested, review } = own;
  return { set, thresholds: { suggested, review, watch: DEFAULT_THRESHOLDS.watch } };
}

/** What one band held. */
export interface BandCount {
  readonly band: MatchBand;
  /** Alerts a working day. */
  readonly aDay: number;
  readonly found: number;
  /** Of those that a person decided, how many were the same person. */
  readonly same: number;
  readonly decided: number;
}

export interface BandsLook {
  readonly thresholds: BandThresholds;
  /** In the last 30 days, and the last 90. */
  readonly counts: readonly { readonly days: number; readonly bands: readonly BandCount[]; readonly toRead: number }[];
  /** Found to be the same person, and at these thresholds only to watch. */
  readonly hidden: number;
}

export interface BandsSight {
  readonly now: BandsNow;
  readonly shipped: BandThresholds;
  readonly history: readonly BandsOfArea[];
  readonly today: BandsLook;
  readonly proposed: BandsLook | null;
  /** Working days that were counted, of the last 30 days and the last 90: fewer where the area is younger. */
  readonly workingDays: readonly number[];
  readonly searches: number;
}

/** At most so many a working day, for the whole team; or the thresholds themselves. */
export type BandsAsked = { readonly most: number } | Pick<BandThresholds, 'suggested' | 'review'>;

const spans = [30, 90] as const;
const day = 86_400_000;

export async function bandsSight(house: House, viewer: Viewer, asked: BandsAsked | null): Promise<BandsSight> {
  const { area, book, now } = await look(house, viewer, []);
  const read = await viewing(house.pool, viewer, (tx) => factsOfTypesSince(tx, house.area, foundTypes, now - 90 * day));
  const facts = whatStands(read.map(domainFact));
  const found = foundIn(facts);
  const first = facts.find(({ type }) => type === 'CandidatesFound')?.recorded ?? now;
  const workingDays = spans.map((span) => workingDaysBetween(Math.max(first, now - span * day), now, book));
  const looked = (thresholds: BandThresholds): BandsLook => ({
    thresholds,
    counts: spans.map((span, i) =>
      countsOf(
        found.filter(({ at }) => at >= now - span * day),
        span,
        workingDays[i] ?? 1,
        thresholds,
      ),
    ),
    hidden: found.filter((each) => each.how === 'accepted' && !['suggested', 'review'].includes(bandOf(each, thresholds) ?? '')).length,
  });
  const bands = bandsNow(area);
  return {
    now: bands,
    shipped: DEFAULT_THRESHOLDS,
    history: area.bands,
    today: looked(bands.thresholds),
    proposed: asked && looked(thresholdsAsked(asked, found, workingDays[1] ?? 1, bands.thresholds)),
    workingDays,
    searches: facts.filter(({ type }) => type === 'CandidatesFound').length,
  };
}

function thresholdsAsked(asked: BandsAsked, found: readonly FoundOnce[], days: number, from: BandThresholds): BandThresholds {
  if (!('most' in asked)) return { ...asked, watch: DEFAULT_THRESHOLDS.watch };
  return thresholdsForAlerts(found, days, asked.most, from);
}

function countsOf(found: readonly FoundOnce[], days: number, workingDays: number, thresholds: BandThresholds): BandsLook['counts'][number] {
  const aDay = alertsADay(found, workingDays, thresholds);
  const bands = (['suggested', 'review', 'watch'] as const).map((band): BandCount => {
    const inBand = found.filter((each) => bandOf(each, thresholds) === band);
    const decided = inBand.filter(({ how }) => how !== null && how !== 'unsure');
    return {
      band,
      aDay: aDay[band],
      found: inBand.length,
      decided: decided.length,
      same: decided.filter(({ how }) => how === 'accepted').length,
    };
  });
  return { days, bands, toRead: aDay.suggested + aDay.review };
}

function workingDaysBetween(from: Instant, to: Instant, { calendar }: RulebookInForce): number {
  const last = dayOf(to);
  let count = 0;
  for (let each = dayOf(from); Temporal.PlainDate.compare(each, last) <= 0; each = each.add({ days: 1 }))
    if (isWorkingDay(each, calendar)) count += 1;
  return Math.max(1, count);
}

/** Sets them, from now on: what was found before keeps its band. */
export const setBands = (
  house: House,
  viewer: Viewer,
  { suggested, review, reason }: { readonly suggested: number; readonly review: number; readonly reason: string },
): Promise<Decision> =>
  changeDirectory(house, viewer, (area) => {
    const no = whyNotBands({ suggested, review });
    if (no) return no;
    const { thresholds } = bandsNow(area);
    if (thresholds.suggested === suggested && thresholds.review === review)
      return because('bands-same', 'That is what is set already.', 'There is nothing to do.');
    if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why the area sets its own.');
    return {
      kind: 'decided',
      entries: [areaEntry(house.area, BandsSet, { suggested, review, reason, authoriser: viewer.post ?? viewer.practitioner })],
    };
  });

/** Why these cannot be thresholds; null when they can. */
export function whyNotBands({ suggested, review }: Pick<BandThresholds, 'suggested' | 'review'>) {
  const { watch } = DEFAULT_THRESHOLDS;
  if (![suggested, review].every((bits) => Number.isFinite(bits) && bits >= watch && bits <= 200 && Math.round(bits * 10) === bits * 10))
    return because(
      'bands-unreadable',
      'Those are not numbers of bits.',
      `Give numbers from ${watch} to 200, with one place after the point at most: below ${watch} nothing is kept.`,
    );
  if (review > suggested)
    return because('bands-crossed', 'Review would begin above suggested.', 'Suggested needs at least as many bits as review.');
  return null;
}
