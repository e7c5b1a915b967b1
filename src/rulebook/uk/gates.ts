/** The list of all gates, in the order in which a file meets them. Each stands with its rules; none stands before a protective act: nothing guards danger now, adding, or telling. */
import type { Gate } from '../engine/rulebook.ts';
import { agenciesGate } from './afterExit.ts';
import { reviewedByPanel } from './atPanel.ts';
import { childContactGate } from './childContact.ts';
import { closureGate } from './closureGate.ts';
import { supportGate } from './consent.ts';
import { deconflictionGate } from './deconfliction.ts';
import { sharingGate } from './disclosure.ts';
import { disposalGate } from './disposal.ts';
import { disputeGate } from './disputes.ts';
import { exitGate } from './exit.ts';
import { expertGate } from './experts.ts';
import { identityGate } from './identity.ts';
import { judgementGate } from './judgement.ts';
import { linkGate } from './links.ts';
import { panelGate } from './panel.ts';
import { planGate } from './plan.ts';
import { repeatGate } from './repeat.ts';
import { sealedGate } from './sealedItems.ts';
import { section36Gate } from './section36.ts';
import { lesseningGate, nothingWaitsGate, preventGate, travelGate } from './suspension.ts';

export const gates: readonly Gate[] = [
  deconflictionGate,
  section36Gate,
  panelGate,
  reviewedByPanel,
  supportGate,
  planGate,
  exitGate,
  agenciesGate,
  identityGate,
  linkGate,
  closureGate,
  repeatGate,
  expertGate,
  disposalGate,
  lesseningGate,
  nothingWaitsGate,
  preventGate,
  travelGate,
  childContactGate,
  disputeGate,
  judgementGate,
  sharingGate,
  sealedGate,
];
