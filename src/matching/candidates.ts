/**
 * Who among the known people may this be? Candidates with a match band and the evidence for it, best first. The machine
 * proposes; accepting, rejecting and "not sure" are a person's (S01, G01).
 */
import { bandOf, thresholdsFor } from './bands.ts';
import type { BandThresholds, MatchBand } from './bands.ts';
import { compareRead, readPerson } from './evidence.ts';
import type { Comparison, ReadPerson } from './evidence.ts';
import type { SharedCounts } from './identifiers/shared.ts';
import type { PeopleList } from './people-list.ts';
import type { PersonQuery } from './person.ts';
import type { NamePart, Word } from './names/parts.ts';
import { alike } from './names/alike.ts';
import type { Alike } from './names/alike.ts';
import { partTenths } from './weights.ts';
import type { NameCounts } from './weights.ts';

const DEFAULT_LIMIT = 50;
/** Compared exactly; the index has ordered them by what it expects. So few are all compared, whatever it expects. */
const MOST_COMPARED = 150;
const MOST_COMPARED_THOROUGH = 400;
const FEW = 40;
/**
 * Tenths of a bit by which the comparison may find more than the index expects. With 25, four in five more were compared among a million, and of 3,759
 * pairs of names of one person four more were found (docs/decisions/0019).
 */
const EXPECTED_WITHIN = 10;
const EXPECTED_WITHIN_THOROUGH = 100;
/**
 * What one question may cost, about a microsecond each: some 40,000 pairs of names in two parts, 100 in eight. Ordinary people stay far below.
 * Beyond it the least likely are left out, because whoever sends a hundred long names must not stop the house for everybody else.
 */
const MOST_WORK = 600_000;

export interface Candidate extends Comparison {
  readonly record: string;
  readonly file: string;
  readonly band: MatchBand;
}

export interface FindOptions {
  /** The shipped ones for a list of this size when nothing is said. */
  readonly thresholds?: BandThresholds;
  /** Most candidates given back; 50 when nothing is said. */
  readonly limit?: number;
  /** Records that are not proposed: the one that the referral itself made. */
  readonly except?: readonly string[];
  /** How common words are; the list's own counts when nothing is said. */
  readonly counts?: NameCounts;
  /** Some times as many are looked at and compared: for a question that found nobody, and is worth asking once more. */
  readonly isThorough?: boolean;
}

export function findCandidates(query: PersonQuery, list: PeopleList, options: FindOptions = {}): Candidate[] {
  const { thresholds = thresholdsFor(list.size), limit = DEFAULT_LIMIT, counts = list.counts, isThorough = false } = options;
  const within = isThorough ? EXPECTED_WITHIN_THOROUGH : EXPECTED_WITHIN;
  const except = new Set(options.except);
  const read = readPerson(query);
  const counted = foundOnce(read, counts);
  const candidates: Candidate[] = [];
  /** Tenths of the best so far, as many as are shown. */
  const shown: number[] = [];
  let work = 0;
  let compared = 0;
  const nearest = list.near(read, (isThorough ? MOST_COMPARED_THOROUGH : MOST_COMPARED) + except.size);
  for (const near of nearest) {
    const { record, file, tenths } = near;
    if (except.has(record)) continue;
    const isUnlikely = tenths + within < thresholds.watch * 10 || candidates.length >= limit * 2;
    // Who is like nobody costs the least, and so a few more are tried.
    const isSparse = compared < (candidates.length === 0 ? FEW / 2 : FEW / 4);
    if (work > MOST_WORK || (isUnlikely && nearest.length > FEW && !isSparse)) break;
    // Nobody further down is likely to come before those who are shown.
    if (shown.length === limit && tenths + within < shown[limit - 1]!) break;
    compared++;
    const known = near.read;
    work += workOf(read, known);
    const comparison = compareRead(read, known, counted);
    const band = bandOf(comparison, thresholds);
    if (band === null) continue;
    candidates.push({ record, file, band, ...comparison });
    keepBest(shown, comparison.bits * 10, limit);
  }
  // Equal bits fall by record id, so that the same question always gets the same answer.
  return candidates
    .sort((a, b) => BAND_ORDER[a.band] - BAND_ORDER[b.band] || b.bits - a.bits || (a.record < b.record ? -1 : 1))
    .slice(0, limit);
}

function keepBest(best: number[], tenths: number, most: number): void {
  let at = best.length;
  while (at > 0 && best[at - 1]! < tenths) at--;
  if (at >= most) return;
  best.splice(at, 0, tenths);
  if (best.length > most) best.length = most;
}

/** The same words come up with every candidate: a third of a comparison was counting and measuring them again. */
function foundOnce(read: ReadPerson, counts: NameCounts & SharedCounts): NameCounts & SharedCounts {
  const known = new Map<string, number>();
  const { people } = counts;
  const asked = new Map<Word, Map<Word, Alike | null>>();
  const weights = new Map<NamePart, number>();
  for (const { parts, joined } of read.names) for (const { word } of [...parts, ...joined]) asked.set(word, new Map());
  const once: NameCounts & SharedCounts = {
    people,
    of(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const count = counts.of(text);
      known.set(text, count);
      return count;
    },
    alike(a, b) {
      const isLeft = asked.get(a);
      const before = isLeft ?? asked.get(b);
      if (before === undefined) return alike(a, b);
      const other = isLeft === undefined ? a : b;
      const likeness = before.get(other);
      if (likeness !== undefined) return likeness;
      const found = alike(a, b);
      before.set(other, found);
      return found;
    },
    sharedBy: (key) => counts.sharedBy?.(key) ?? 2,
  };
  for (const { parts } of read.names) for (const part of parts) weights.set(part, partTenths(part, once));
  return { ...once, weigh: (part) => weights.get(part) };
}

/** Parts of two names are tried in every order, so long ones cost by the square of their parts' product. */
function workOf(left: ReadPerson, right: ReadPerson): number {
  const squares = ({ names }: ReadPerson): number => names.reduce((sum, { parts }) => sum + parts.length ** 2, 0);
  return squares(left) * squares(right);
}

const BAND_ORDER: Readonly<Record<MatchBand, number>> = { suggested: 0, review: 1, watch: 2 };
