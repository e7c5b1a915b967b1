/**
 * From bits to what a team is asked to do. `suggested`: decide this one by itself; `review`: look, several with one reason will do;
 * `watch`: shown to whoever looks, demanded of nobody. Bits are evidence alone; that anybody at all is on the list (a start of
 * one in its size) stands in the thresholds. Works on codes and bits only, so also on candidates that the ledger recorded.
 */

export type MatchBand = 'suggested' | 'review' | 'watch';

/** Bits from which each band begins. Below `watch` nothing is shown. */
export type BandThresholds = Readonly<Record<MatchBand, number>>;

export interface Found {
  readonly bits: number;
  readonly evidence: readonly { readonly code: string; readonly bits: number }[];
}

/** Up to that many people the defaults stand as they are. */
const SMALL_LIST = 16_000;

/**
 * suggested: overcomes the start of one in 3.8 million of the MoJ model (21.8 bits). review: by name alone it proposes some four in a
 * thousand strangers on the tuning halves of public lists (bench/matching/learn-weights.ts). watch: worth a look when nothing better is there.
 */
export const DEFAULT_THRESHOLDS: BandThresholds = { suggested: 22, review: 12, watch: 6 };

/** Twice the people, one bit more before somebody is asked to look: otherwise chance alone would fill a long list's queue. */
export function thresholdsFor(people: number): BandThresholds {
  const more = Math.max(0, Math.round(10 * Math.log2(people / SMALL_LIST)) / 10);
  const { suggested, review, watch } = DEFAULT_THRESHOLDS;
  return more === 0 ? DEFAULT_THRESHOLDS : { suggested: round(suggested + more), review: round(review + more), watch };
}

export function bandOf({ bits, evidence }: Found, thresholds: BandThresholds): MatchBand | null {
  let names = 0;
  let parts = 0;
  let naming = 0;
  let isPersonal = false;
  let isKin = false;
  let isBesides = false;
  for (const one of evidence) {
    if (NAME.test(one.code)) {
      names += Math.round(one.bits * 10);
      if (one.bits > 0) {
        parts++;
        if (!SOFT.test(one.code)) naming++;
      }
    } else if (KIN.has(one.code)) isKin = true;
    else if (one.bits > 0) {
      isBesides = true;
      if (PERSONAL.test(one.code)) isPersonal = true;
      if (!NAMES_NOBODY.test(one.code)) naming++;
    }
  }
  if (naming === 0) return null;
  // What speaks against a name that alone would be looked at may itself be wrong, and so may all that speaks against a personal number.
  if (bits < thresholds.watch) return names >= Math.round(thresholds.review * 10) || isPersonal ? 'watch' : null;
  if (bits < thresholds.review || (isKin && !isPersonal)) return 'watch';
  // A name alone names nobody, however rare; and one word of it with a birth date is not yet a name.
  const isEnough = isPersonal || (parts >= 2 && isBesides);
  return bits >= thresholds.suggested && isEnough ? 'suggested' : 'review';
}

/** An initial, or one word that looks a little like another, names nobody by itself. */
const SOFT = /-(?:initial|similar)$/;
const NAME = /^(?:name|forename|surname)-/;
const KIN: ReadonlySet<string> = new Set(['twins', 'siblings', 'generation-apart']);
/** A birth date, a school, a street or a postcode alone names nobody. */
const NAMES_NOBODY = /^(?:born|school|postcode|address)-/;
/** Given to one person. Telephones, mailboxes and homes are shared: they say who it may be, and not which of a family. */
const PERSONAL = /^(?:pnc|cro|nhs|pupil|prison|probation|national-insurance|driving-licence|passport|identity-card)-same(?:-check-wrong)?$/;

/** Candidates of a stretch of days, at some thresholds: how many a day a team has to read in each band. */
export function alertsADay(candidates: readonly Found[], days: number, thresholds: BandThresholds): Readonly<Record<MatchBand, number>> {
  const found = { suggested: 0, review: 0, watch: 0 };
  for (const candidate of candidates) {
    const band = bandOf(candidate, thresholds);
    if (band !== null) found[band]++;
  }
  const each = (count: number): number => (days > 0 ? count / days : 0);
  return { suggested: each(found.suggested), review: each(found.review), watch: each(found.watch) };
}

/**
 * The thresholds at which those candidates come to at most so many alerts a day: suggested and review together, or suggested alone where `band` says so.
 * Watch and, as far as it can, the other band stay where `from` has them. They are the lowest such, to a tenth of a bit.
 */
export function thresholdsForAlerts(
  candidates: readonly Found[],
  days: number,
  most: number,
  from: BandThresholds,
  band: 'suggested' | 'review' = 'review',
): BandThresholds {
  const allowed = Math.floor(most * days + 1e-9);
  const never = 1_000;
  // Bits at which each would still be in the band: what can never be in it (twins, a name alone) is not counted.
  const reach = candidates
    .filter((one) =>
      isAtLeast(bandOf(one, { suggested: band === 'suggested' ? one.bits : never, review: one.bits, watch: from.watch }), band),
    )
    .map((one) => Math.round(one.bits * 10))
    .sort((a, b) => b - a);
  const over = reach[allowed];
  const lowest = Math.max(from.watch, over === undefined ? from.watch : (over + 1) / 10);
  if (band === 'review') return { suggested: Math.max(from.suggested, lowest), review: lowest, watch: from.watch };
  return { suggested: lowest, review: Math.min(from.review, lowest), watch: from.watch };
}

function isAtLeast(band: MatchBand | null, least: 'suggested' | 'review'): boolean {
  return band === 'suggested' || (least === 'review' && band === 'review');
}

const round = (bits: number): number => Math.round(bits * 10) / 10;
