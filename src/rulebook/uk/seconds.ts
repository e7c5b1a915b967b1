/** Which obligations ask for a second person's decision on what somebody proposed: never the proposer's, whatever posts they fill (G03, G04, G23, G24). */
import type { FileState } from '../../domain/file/state.ts';
import { secondPerson } from './closing.ts';
import { disposalSecond } from './disposal.ts';
import { listSearchSecond } from './listSearch.ts';
import { linkSecond } from './links.ts';
import { releaseSecond } from './release.ts';
import { lesseningSecond } from './suspension.ts';
import { section36Second } from './section36.ts';
import { pathwaySecond } from './violencePathway.ts';

/** Their obligations are occasioned by the proposal. */
export const secondDecisions: readonly string[] = [
  secondPerson.key,
  disposalSecond.key,
  section36Second.key,
  lesseningSecond.key,
  listSearchSecond.key,
  linkSecond.key,
  pathwaySecond.key,
  releaseSecond.key,
];

/** Who made the proposal that occasioned an obligation; null when it was occasioned by something else. */
export function proposerOf(file: FileState, occasion: string): string | null {
  const proposals = [
    ...file.disposalProposals,
    ...[...file.pathways.values()].flatMap((each) => each.proposals),
    ...[...file.links.values()].map(({ proposed }) => proposed),
    ...[...file.subjects.values()].flatMap((each) => each.proposals),
    ...[...file.releases.values()].map((each) => each.proposed),
    ...[...file.listSearches.values()].map((each) => each.proposed),
    ...[...file.referrals.values()].flatMap((each) => [...each.proposals, ...each.outward.section36Proposals]),
  ];
  return proposals.find((each) => each.fact === occasion)?.by ?? null;
}
