/**
 * What each agreement and difference is worth, in tenths of a bit (log2 of how much likelier it is when the two are one
 * person). Seeded from the model that the Ministry of Justice trained on UK justice records and published
 * (hmpps-person-match, model_2026_02_23_1e09.json, MIT; quoted in brackets as MoJ), and widened where it has no level.
 * Whole tenths, so that sums are exact and do not depend on which side is read first.
 *
 * MoJ begins every comparison 21.8 bits down (one pair in 3.8 million is a match). Here the bits are the evidence alone:
 * the bands of candidates.ts stand where that start would be overcome.
 */
import type { BornCode } from './born.ts';
import type { NamePart, PartRole } from './name.ts';

/** How often a word stands in the names of a population, so that a rare shared surname weighs more than a common one. */
export interface NameCounts {
  readonly people: number;
  /** People with this folded word in a name. */
  of(text: string): number;
}

/** MoJ: forename and surname together +17.1. Surnames are rarer than forenames, so they carry more of it. */
const PART_TENTHS: Readonly<Record<PartRole, number>> = { forename: 70, surname: 100, name: 85 };
/** Counts are blended with that many people of whom we assume the above, so that a list of twenty does not look like a population. */
const ASSUMED_PEOPLE = 2_000;
const LEAST_TENTHS = 30;
const MOST_TENTHS = 120;
const PARTICLE_TENTHS = 10;

export function partTenths(part: NamePart, counts: NameCounts | undefined): number {
  if (part.weak) return PARTICLE_TENTHS;
  if (counts === undefined) return PART_TENTHS[part.role];
  const assumed = ASSUMED_PEOPLE * 2 ** (-PART_TENTHS[part.role] / 10);
  const share = (counts.of(part.text) + assumed) / (counts.people + ASSUMED_PEOPLE);
  return Math.round(Math.min(MOST_TENTHS, Math.max(LEAST_TENTHS, -10 * Math.log2(share))));
}

/** Two parts that are unlike, one on each side. MoJ: only the surname agrees +2.8, where both agree +17.1. */
export const DIFFERS_TENTHS = -70;
/** A part on one side only: a middle or a father's name left out (MoJ gives a missing middle name 0; but each makes chance likelier). */
export const EXTRA_TENTHS = -12;
/** MoJ: forename and surname in each other's place +14.0 in place of +17.1. */
export const SWAPPED_TENTHS = -30;
/** Whole names do not say which part is which, so their order says less. */
export const REORDERED_TENTHS = -10;
export const INITIAL_TENTHS = 15;
/** MoJ's twin rule: same surname and birth date, forenames unlike. */
export const TWINS_TENTHS = -50;

export const BORN_TENTHS: Readonly<Record<BornCode, number>> = {
  'born-same': 139, // MoJ +13.9
  'born-same-placeholder': 50, // says no more than the year does
  'born-day-month-swapped': 80, // about 1 in 100 of true pairs, 1 in 25,000 of others
  'born-year-off-by-one': 70,
  'born-digits-transposed': 55,
  'born-one-digit': 33, // MoJ, one edit within the decade: +3.3
  'born-first-of-january': 40,
  'born-year-same': 50, // some sixty years to choose from
  'born-years-overlap': 25,
  'born-year-near': 10,
  'born-differs-little': -44, // MoJ, within five years: -4.4
  'born-differs': -86, // MoJ: -8.6
  // One side in another calendar, or in an order or century that the other side settles: a little less than plainly the same.
  'born-same-converted': 120,
  'born-same-as-read': 105,
  'born-same-usual-placeholder': 100,
  'born-month-same': 85,
  'born-day-off-by-one': 65,
  'born-month-off-by-one': 65,
  'born-decade-differs': 40,
  'born-usual-placeholder': 35,
  'born-age-fits': 25,
  'born-years-overlap-widely': 10,
  'born-same-month-other-day': 20,
  'born-same-day-other-year': 10,
  'born-same-year-other-day': -5,
  'born-missing': 0,
};

/** MoJ has no telephone; a number is shared by a household, so it stays below a birth date. */
export const PHONE_TENTHS = 100;
/** MoJ: +5.3 to +15.1 by rarity. Lists here are of one area, where postcodes are shared more. */
export const POSTCODE_TENTHS = 90;
/** MoJ: only the first half agrees +5.3; within one area that half says little. */
export const POSTCODE_AREA_TENTHS = 20;
export const ADDRESS_TENTHS = 90;
export const SCHOOL_TENTHS = 40;
