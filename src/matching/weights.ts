/**
 * What each agreement and difference is worth, in tenths of a bit (log2 of how much likelier it is when the two are one
 * person). Seeded from the model that the Ministry of Justice trained on UK justice records and published (model/moj.json),
 * and learned from public lists where it has no level (model/learned.json, made by bench/matching/learn-weights.ts).
 * Whole tenths, so that sums are exact and do not depend on which side is read first.
 *
 * MoJ begins every comparison 21.8 bits down (one pair in 3.8 million is a match). Here the bits are the evidence alone: the
 * bands (bands.ts) stand where the start of one in the list's size would be overcome.
 */
import type { BornCode, TraitCode } from './codes.ts';
import common from './model/common-names.json' with { type: 'json' };
import learned from './model/learned.json' with { type: 'json' };
import moj from './model/moj.json' with { type: 'json' };
import type { NamePart, PartRole, ReadName, Word } from './names/parts.ts';
import type { Alike, Likeness } from './names/alike.ts';
import { mostByCharacters } from './names/characters.ts';

/** How often a word stands in the names of a population, so that a rare shared surname weighs more than a common one. */
export interface NameCounts {
  readonly people: number;
  /** People with this folded word in a name. */
  of(text: string): number;
  /** What a part weighs (`partTenths`), where it is known from before. */
  weigh?(part: NamePart): number | undefined;
  /** How alike two words are, where it is known from before. */
  alike?(a: Word, b: Word): Alike | null;
}

/** Of names, as learned; the words in the file say what each is. */
export const NAME_WEIGHTS: NameWeights = learned.names;

interface NameWeights {
  readonly unknown: Readonly<Record<PartRole, number>>;
  readonly assumed: number;
  readonly least: number;
  readonly most: readonly number[];
  readonly particle: number;
  readonly likeness: Readonly<Record<Likeness, number>>;
  readonly joined: number;
  readonly differs: number;
  readonly extra: number;
  readonly extraFirst: number;
  readonly extraInitial: number;
  readonly extraFather: number;
  readonly swapped: number;
  readonly reordered: number;
  readonly initial: number;
}

const COMMON: ReadonlyMap<string, number> = new Map(
  Object.entries(common).flatMap(([bits, words]) => words.split(' ').map((word) => [word, 2 ** -Number(bits)] as const)),
);

/** Counts of the live list, blended with what is assumed of a population, so that a list of twenty does not look like one. */
export function partTenths(part: NamePart, counts: NameCounts | undefined): number {
  if (part.weak) return NAME_WEIGHTS.particle;
  const assumed = COMMON.get(part.text) ?? 2 ** (-NAME_WEIGHTS.unknown[part.role] / 10);
  // Whoever bears it on the list is not chance: the others are.
  const share =
    counts === undefined
      ? assumed
      : (Math.max(0, counts.of(part.text) - 1) + NAME_WEIGHTS.assumed * assumed) / (counts.people + NAME_WEIGHTS.assumed);
  const most = Math.min(NAME_WEIGHTS.most[Math.min(part.text.length, NAME_WEIGHTS.most.length - 1)]!, mostByCharacters(part.raw));
  return Math.round(Math.min(most, Math.max(NAME_WEIGHTS.least, -10 * Math.log2(share))));
}

export function likenessTenths({ kind, share }: Alike, weight: number): number {
  // Nothing is worth as much as the same word.
  return kind === 'same' ? weight : Math.round(Math.min(0.95, (share * NAME_WEIGHTS.likeness[kind]) / 100) * weight);
}

/**
 * A part on one side only: a middle or a father's name left out (MoJ gives a missing middle name 0; but each makes chance
 * likelier). The first forename and the first surname are left out more seldom, a Slavic father's name more often.
 */
export function extraTenths(name: ReadName, at: number): number {
  const part = name.parts[at]!;
  if (part.weak) return 0;
  if (part.initial) return NAME_WEIGHTS.extraInitial;
  const before = name.parts[at - 1];
  if (before === undefined || before.role !== part.role) return NAME_WEIGHTS.extraFirst;
  return part.text.length > 5 && isFathersEnd(part.text) && FATHERS_NAME.test(part.text) ? NAME_WEIGHTS.extraFather : NAME_WEIGHTS.extra;
}

/** Any father's name ends with one of these: most words need no more looking. */
function isFathersEnd(text: string): boolean {
  const last = text[text.length - 1];
  return last === 'h' || last === 'c' || last === 'a' || last === 'z';
}

/** Petrovich, Ivanivna, Vladimiraŭna: written on papers and seldom elsewhere. Elsewhere a father's name looks like any other. */
const FATHERS_NAME = /(?:[oe]vi(?:ch|c|tch)|[oea]vna|ivna|ovych|auna|avich|owicz|ovitch)$/;

/** Log2 of how much likelier the level is of one person's two records (m) than of two people's (u). */
function mojTenths(level: keyof typeof moj.levels): number {
  const { m_probability: m, u_probability: u } = moj.levels[level];
  return Math.round(10 * Math.log2(m / u));
}

/** Small, and never for: one person's records disagree in both. */
export const TRAIT_TENTHS: Readonly<Record<TraitCode, number>> = { 'gender-differs': -20, 'nationality-differs': -5 };

export const BORN_TENTHS: Readonly<Record<BornCode, number>> = {
  'born-same': mojTenths('dateSame'),
  'born-same-placeholder': 60, // says no more than the year does
  'born-day-month-swapped': 80, // about 1 in 100 of true pairs, 1 in 25,000 of others
  'born-year-off-by-one': 70,
  'born-digits-transposed': 55,
  'born-one-digit': mojTenths('dateOneEdit'), // within the decade
  'born-first-of-january': 40,
  'born-year-same': 55, // some sixty years to choose from
  'born-years-overlap': 25,
  'born-year-near': -5,
  'born-differs-little': mojTenths('dateWithinFiveYears'),
  'born-differs': mojTenths('dateDiffers'),
  // One side in another calendar, or in an order or century that the other side settles: a little less than plainly the same.
  'born-same-converted': 120,
  'born-same-as-read': 105,
  'born-same-usual-placeholder': 100,
  'born-month-same': 85,
  'born-day-off-by-one': 75,
  'born-month-off-by-one': 75,
  'born-decade-differs': 40,
  'born-usual-placeholder': 35,
  'born-age-fits': 25,
  'born-years-overlap-widely': 10,
  'born-same-month-other-day': 10,
  'born-same-day-other-year': 10,
  'born-same-year-other-day': -20,
  'born-missing': 0,
};
