/** The rulebook for the United Kingdom as this version of the product reads it. Rules are listed in the order in which a referral meets them. */
import { fingerprint, type Rule, type Rulebook } from '../engine/rulebook.ts';
import { cumulativeRules } from './cumulative.ts';
import { decision, initialAssessment } from './assessment.ts';
import { assumptionRules } from './assumptions.ts';
import { calendars } from './calendar/calendars.ts';
import { personRules } from './person.ts';
import { reviewAfterClosing, secondPerson, unmetNeed } from './closing.ts';
import { decisionStands, recipientsTold } from './correction.ts';
import { acknowledge, warn, writeUp } from './danger.ts';
import { deconfliction } from './deconfliction.ts';
import { acknowledged } from './disclosure.ts';
import { disruptionRules } from './disruption.ts';
import { disposalReview, disposalSecond } from './disposal.ts';
import { challengeRule, disputeRules } from './disputes.ts';
import { feedback } from './feedback.ts';
import { failings, systems } from './findings.ts';
import { published } from './published.ts';
import { gates } from './gates.ts';
import { holdLooked } from './holds.ts';
import { releaseRules } from './release.ts';
import { handoverAlong, handoverAnswer, handoverNext } from './handover.ts';
import { candidates, search, unsure } from './identity.ts';
import { ladders } from './ladders.ts';
import { languageRules } from './language.ts';
import { linkSecond } from './links.ts';
import { limits } from './limits.ts';
import { listed } from './listed.ts';
import { listSearchSecond } from './listSearch.ts';
import { multiAgencyLook, reopening } from './repeat.ts';
import { pathwayRules } from './violencePathway.ts';
import { trustRules } from './trust.ts';
import { subjectRules } from './subjectRules.ts';
import { visitRules } from './visits.ts';
import { partnersReply, readWhatWasAdded, reopenAfterAdded, reply } from './requests.ts';
import { samplingRules } from './sampling.ts';
import { sealedRules } from './sealedItems.ts';
import { dissentFollowed } from './dissent.ts';
import { viewAnswered } from './experts.ts';
import { afterExitRules } from './afterExit.ts';
import { consentRules } from './consent.ts';
import { askingRules } from './consentAsked.ts';
import { reassessed } from './reassessed.ts';
import { planRules } from './plan.ts';
import { sessionRules } from './sessions.ts';
import { networkRules } from './network.ts';
import { panelRules } from './panel.ts';
import { unnamed } from './unnamed.ts';
import { minuteReworded } from './reworded.ts';
import { section36Second, untilThePanel } from './section36.ts';

const rules: readonly Rule[] = [
  acknowledge,
  writeUp,
  warn,
  search,
  candidates,
  unsure,
  listed,
  unnamed,
  linkSecond,
  initialAssessment,
  deconfliction,
  reply,
  partnersReply,
  readWhatWasAdded,
  decision,
  section36Second,
  untilThePanel,
  ...panelRules,
  minuteReworded,
  ...askingRules,
  ...consentRules,
  ...planRules,
  ...sessionRules,
  ...afterExitRules,
  reassessed,
  viewAnswered,
  dissentFollowed,
  multiAgencyLook,
  reopening,
  ...cumulativeRules,
  reopenAfterAdded,
  unmetNeed,
  secondPerson,
  feedback,
  reviewAfterClosing,
  ...samplingRules,
  decisionStands,
  recipientsTold,
  disposalReview,
  disposalSecond,
  holdLooked,
  handoverAnswer,
  handoverNext,
  handoverAlong,
  ...disputeRules,
  challengeRule,
  listSearchSecond,
  ...visitRules,
  acknowledged,
  ...releaseRules,
  ...sealedRules,
  ...pathwayRules,
  ...languageRules,
  ...personRules,
  ...assumptionRules,
  ...disruptionRules,
  ...trustRules,
  ...networkRules,
  ...subjectRules,
];

const name = 'uk';
const content = [
  limits,
  ladders,
  rules.map(({ key, words, limit, ladder }) => [key, words, limit, ladder]),
  gates.map(({ id, words }) => [id, words]),
];

export const uk: Rulebook = {
  name,
  version: `${name}-2026.11-${fingerprint(content)}`,
  words:
    'Prevent referrals in the United Kingdom, first rules: intake, initial assessment, closing, repeat referrals, review after closing, disposal, danger now.',
  limits,
  ladders,
  rules,
  gates,
  failings,
  systems,
  published,
  calendars,
};

export const rulebooks: readonly Rulebook[] = [uk];
