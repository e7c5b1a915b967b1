/** The rules of an area of subjects of interest (S04, S05), in the order in which a lead meets them. */
import type { Rule } from '../engine/rulebook.ts';
import { closedReview, hitTriaged } from './closedSubjects.ts';
import { freshLook, leadSaysOfPressing, leadSaysWhatFollows, lookAtSetAside, pressingWrittenUp, writtenUp } from './intelligence.ts';
import { lateDecided, notified, returnNotified } from './notified.ts';
import { regimeEnds, regimeReviewed } from './regimes.ts';
import {
  enquiriesReported,
  furtherLead,
  leadDecided,
  overseasKnown,
  overseasSecond,
  preventAccepted,
  preventConsidered,
  quarterlyReview,
  reportOfClosed,
  travelConsidered,
  travelReviewed,
} from './subjects.ts';
import { lesseningSecond, loweringExpires, suspensionExpires } from './suspension.ts';

export const subjectRules: readonly Rule[] = [
  leadDecided,
  reportOfClosed,
  furtherLead,
  pressingWrittenUp,
  writtenUp,
  freshLook,
  lookAtSetAside,
  leadSaysOfPressing,
  leadSaysWhatFollows,
  quarterlyReview,
  preventConsidered,
  preventAccepted,
  overseasKnown,
  overseasSecond,
  travelConsidered,
  travelReviewed,
  lesseningSecond,
  loweringExpires,
  suspensionExpires,
  hitTriaged,
  enquiriesReported,
  closedReview,
  regimeReviewed,
  notified,
  returnNotified,
  lateDecided,
  regimeEnds,
];
