/**
 * Whoever becomes known, or better known, is searched for among all reports, and so two people may find each other from both sides: a
 * report that matched nobody, and the person described a year later. They are asked about once, beside one referral, of one lead; an
 * answer there answers both (identity.ts). Pure.
 */
import type { FileState } from '../file/state.ts';
import type { FoundCandidate } from './candidate.ts';

const strength = { watch: 0, review: 1, suggested: 2 } as const satisfies Record<FoundCandidate['band'], number>;

/** Marks who is asked about from the other side already, and is no stronger here than there: what is only for review may go with others. */
export const withAsked = (
  found: readonly FoundCandidate[],
  own: FileState,
  fileOf: (file: string) => FileState | null,
): readonly FoundCandidate[] =>
  found.map((each) => {
    const beside = fileOf(each.file) ?? null;
    const asked =
      beside && each.band !== 'watch' ? askedIn(beside, own).find(({ band }) => strength[band] >= strength[each.band]) : undefined;
    return asked ? { ...each, askedBeside: asked.referral } : each;
  });

/** Open questions of one file about records that lie in the other. */
const askedIn = (file: FileState, other: FileState) =>
  [...file.referrals.values()].flatMap(({ id: referral, questions, candidates }) =>
    questions
      .filter(({ candidate, answered }) => answered === null && other.records.has(candidate))
      .flatMap(({ candidate }) => {
        const band = candidates.get(candidate)?.band;
        return band ? [{ referral, band }] : [];
      }),
  );
