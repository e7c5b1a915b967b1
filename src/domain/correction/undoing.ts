/**
 * What is never undone in silence, though nobody has opened the file since: what protects somebody, what somebody else answers or has been
 * given, what has an act of its own that takes it back, and what the database reads by its name to say who sees what. Everything else may
 * be, within minutes; but what was recorded together with an entry of another file is not (deciders.ts), whatever its type.
 */
import type { RefusalReason } from '../decision.ts';
import { mayBeLeftOut, never, whyNotCorrectable } from './kinds.ts';
import { questions } from './questions.ts';

type Why = Pick<RefusalReason, 'words' | 'how'>;

const protective: ReadonlySet<string> = new Set([
  'DangerReported',
  'DangerAcknowledged',
  'DangerWrittenUp',
  'TargetWarned',
  'VisitStarted',
  'VisitCheckedIn',
  'VisitEnded',
]);

/** What somebody else answers, looks after or has been given: not even the one who wrote it takes it away without a word. */
const askedOfOthers: ReadonlySet<string> = new Set([
  ...Object.keys(questions),
  'AgencyAsked',
  'CaseHeard',
  'ConsentWithdrawn',
  'DisclosureDecided',
  'ExpertViewRecorded',
  'FindPut',
  'FindRecorded',
  'IndicatorHit',
  'IntelligenceRead',
  'OutcomeChallenged',
  'PersonNamed',
  'TieFoundWrong',
  'TieRecorded',
  'TrustAllegationMade',
]);

/** Who sees a file rests on these: whoever could open it meanwhile may have. */
const opensOrCloses: ReadonlySet<string> = new Set(['FileSealed', 'FileUnsealed', 'CaseListed', 'InterventionCommissioned']);

const otherwise: Readonly<Record<string, Why>> = {
  CaseTakenOff: {
    words: 'A case is put on an agenda again by an act of its own.',
    how: 'Put it on the agenda on the page of the meeting, with the reason.',
  },
  // The record of the meeting may be closed since: its agenda would have a case of which nothing is said.
  CaseNotReached: {
    words: 'What a meeting came to is not undone in silence.',
    how: 'Use “Correct this”, with the reason.',
  },
  AgencyAnswered: {
    words: 'What an agency answered is not undone in silence.',
    how: 'Use “Correct this”, with the reason. A concern is decided on instead, on the page of the case.',
  },
};

/** Whether it may be undone without a reason while nobody has seen it. */
export function whyNotUndoable(type: string): Why | null {
  if (protective.has(type))
    return {
      words: 'Somebody has been alerted or relies on it: what was done about danger is not undone in silence.',
      how: 'Correct the entry with a reason, or tell the duty post what is right.',
    };
  if (type === 'EntryCorrected' || type === 'EntryUndone')
    return {
      words: 'A correction is not undone in silence: those who relied on it are asked.',
      how: 'Choose “It should not have been recorded”.',
    };
  // On several records at once: taken back on one alone it would stand on the others.
  const elsewhere = type.startsWith('Hold');
  if (elsewhere || !mayBeLeftOut(type) || askedOfOthers.has(type) || opensOrCloses.has(type))
    return whyNotCorrectable(type, 'raised in error');
  return otherwise[type] ?? never[type] ?? null;
}
