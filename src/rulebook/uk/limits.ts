/**
 * The numbers: C-rows of the published limits, and the proposed defaults that no source gives; a file of `limits/` for each noun.
 * A number that was not confirmed in a source text is `verified: false` and is shown so to everybody who is held to it.
 */
import type { Limit } from '../engine/rulebook.ts';
import { holdLimits } from './holds.ts';
import { afterExitLimits } from './limits/afterExit.ts';
import { correctionLimits } from './limits/correction.ts';
import { cumulativeLimits } from './limits/cumulative.ts';
import { dangerLimits } from './limits/danger.ts';
import { disposalLimits } from './limits/disposal.ts';
import { disputeLimits } from './limits/disputes.ts';
import { draftLimits } from './limits/drafts.ts';
import { handoverLimits } from './limits/handover.ts';
import { identityLimits } from './limits/identity.ts';
import { judgementLimits } from './limits/judgement.ts';
import { ladderLimits } from './limits/ladders.ts';
import { languageLimits } from './limits/language.ts';
import { networkLimits } from './limits/network.ts';
import { panelLimits } from './limits/panel.ts';
import { partnerLimits } from './limits/partners.ts';
import { personLimits } from './limits/person.ts';
import { referralLimits } from './limits/referral.ts';
import { registerLimits } from './limits/registers.ts';
import { samplingLimits } from './limits/sampling.ts';
import { sharingLimits } from './limits/sharing.ts';
import { supportLimits } from './limits/support.ts';
import { violenceLimits } from './limits/violence.ts';
import { visitLimits } from './limits/visits.ts';
import { listedLimits } from './listed.ts';
import { unnamedLimits } from './unnamed.ts';
import { reassessedLimit } from './reassessed.ts';
import { releaseLimits } from './release.ts';
import { subjectLimits } from './subjectLimits.ts';

/** In the order in which somebody's file meets them; how lapses climb comes last. */
export const limits: readonly Limit[] = [
  ...dangerLimits,
  ...draftLimits,
  ...identityLimits,
  ...listedLimits,
  ...unnamedLimits,
  ...languageLimits,
  ...referralLimits,
  ...partnerLimits,
  ...cumulativeLimits,
  ...panelLimits,
  ...supportLimits,
  reassessedLimit,
  ...afterExitLimits,
  ...personLimits,
  ...visitLimits,
  ...judgementLimits,
  ...networkLimits,
  ...sharingLimits,
  ...violenceLimits,
  ...handoverLimits,
  ...disputeLimits,
  ...subjectLimits,
  ...releaseLimits,
  ...correctionLimits,
  ...disposalLimits,
  ...holdLimits,
  ...registerLimits,
  ...samplingLimits,
  ...ladderLimits,
];
