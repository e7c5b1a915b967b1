/**
 * What is recorded about meeting the person: visits, warnings for visitors, languages. A planned visit is a contact, and the gates are
 * asked first; nothing stands before a protective visit, nor before saying that one is safe.
 */
import type { Viewer } from '../access/viewer.ts';
import { type Decision, refused } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import { recordNeeds, recordTranslation, sayLanguage } from '../domain/language/deciders.ts';
import { removeMarker, renewMarker, setMarker } from '../domain/marker/deciders.ts';
import {
  accountFor,
  callOff,
  checkIn,
  endVisit,
  followUp,
  planVisit,
  startVisit,
  type VisitBounds,
  type VisitPlan,
} from '../domain/visit/deciders.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type Lack, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { latestVisit } from '../rulebook/uk/visits.ts';
import type { Situation } from './act.ts';
import { lacksForContact } from './onFile.ts';

export type MeetingAct =
  | {
      readonly act: 'plan-visit' | 'plan-protective-visit';
      readonly visit: string;
      readonly fields: Omit<VisitPlan, 'sort'> & { readonly parentHears: boolean };
    }
  | { readonly act: 'start-visit'; readonly visit: string; readonly markers: readonly string[] }
  | { readonly act: 'check-in' | 'account-for-visitor' | 'follow-up-visit'; readonly visit: string; readonly words: string }
  | {
      readonly act: 'end-visit';
      readonly visit: string;
      readonly fields: { readonly outcome: 'seen' | 'no access gained'; readonly words: string };
    }
  | { readonly act: 'call-off-visit'; readonly visit: string; readonly reason: string }
  | { readonly act: 'set-marker'; readonly marker: string; readonly fields: Parameters<typeof setMarker>[2] }
  | { readonly act: 'renew-marker'; readonly marker: string; readonly fields: { readonly act: string; readonly until: Instant } }
  | { readonly act: 'remove-marker'; readonly marker: string; readonly reason: string }
  | { readonly act: 'record-needs'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly act: 'say-language'; readonly fact: string; readonly fields: { readonly language: string; readonly needsNone: string } }
  | { readonly act: 'record-translation'; readonly fact: string; readonly fields: Parameters<typeof recordTranslation>[2] };

const meetingActs: ReadonlySet<string> = new Set<MeetingAct['act']>([
  'plan-visit',
  'plan-protective-visit',
  'start-visit',
  'check-in',
  'account-for-visitor',
  'follow-up-visit',
  'end-visit',
  'call-off-visit',
  'set-marker',
  'renew-marker',
  'remove-marker',
  'record-needs',
  'say-language',
  'record-translation',
]);
export const isMeeting = <R extends { readonly act: string }>(request: R): request is R & MeetingAct => meetingActs.has(request.act);

/** As far ahead as a visit is planned, and when one that starts at `starts` is over. */
const visitBounds = (book: RulebookInForce, starts: Instant, now: Instant): VisitBounds => ({
  starts: latestVisit(book, now),
  ends: dueAfter(starts, amountOf(book, 'C46.longest', now), book.calendar),
});

/** The last day that a warning may have. */
export const latestMarker = (book: RulebookInForce, now: Instant): Instant =>
  dueAfter(now, amountOf(book, 'C46.marker', now), book.calendar);

export function decideMeeting({ book, now }: Situation, file: FileState, viewer: Viewer, request: MeetingAct): Decision {
  switch (request.act) {
    case 'plan-visit': {
      const decision = planVisit(
        file,
        request.visit,
        { ...request.fields, sort: 'planned' },
        now,
        visitBounds(book, request.fields.starts, now),
      );
      const lacks = decision.kind === 'refused' ? [] : lacksForVisit(book, file, viewer, request.fields.parentHears, now);
      return lacks.length === 0 ? decision : refused(...lacks);
    }
    case 'plan-protective-visit':
      return planVisit(file, request.visit, { ...request.fields, sort: 'protective' }, now, visitBounds(book, request.fields.starts, now));
    case 'start-visit':
      return startVisit(file, request.visit, request.markers, now);
    case 'check-in':
      return checkIn(file, request.visit, request.words);
    case 'account-for-visitor':
      return accountFor(file, request.visit, request.words);
    case 'follow-up-visit':
      return followUp(file, request.visit, request.words);
    case 'end-visit':
      return endVisit(file, request.visit, request.fields);
    case 'call-off-visit':
      return callOff(file, request.visit, request.reason);
    case 'set-marker':
      return setMarker(file, request.marker, request.fields, now, latestMarker(book, now));
    case 'renew-marker':
      return renewMarker(file, request.marker, request.fields, now, latestMarker(book, now));
    case 'remove-marker':
      return removeMarker(file, request.marker, request.reason);
    case 'record-needs':
      return recordNeeds(file, request.fields);
    case 'say-language':
      return sayLanguage(file, request.fact, request.fields);
    case 'record-translation':
      return recordTranslation(file, request.fact, request.fields, now);
    default:
      return request satisfies never;
  }
}

/** What the gates lack before a planned visit (G02, G08): the same answer paints the page. */
export const lacksForVisit = (
  book: RulebookInForce,
  file: FileState,
  viewer: Viewer,
  reachesParent: boolean,
  now: Instant,
): readonly Lack[] => lacksForContact(book, file, viewer, { referral: null, reachesParent }, now);
