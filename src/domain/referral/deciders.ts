/** Pure deciders about a referral: the settled file and what somebody wants to record, in; entries or a refusal, out. Gates are asked before them. */
import { begunBefore } from '../beginnings.ts';
import { caseOf } from '../case/state.ts';
import { because, type Decision, decided } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import type { FileState } from '../file/state.ts';
import { type ShownEntry, whyNotShown } from '../shown.ts';
import { entry, write } from '../write.ts';
import {
  AssessmentRecorded,
  ClosureDeclined,
  ClosureProposed,
  ContinuationDecided,
  CopiedOut,
  EarlierReferralRead,
  ExpertViewAnswered,
  ExpertViewRecorded,
  InformationAdded,
  MultiAgencyLookRecorded,
  NeedAccepted,
  NeedRecorded,
  ReferralClosed,
  ReferralReopened,
  ReopeningDeclined,
  ReviewRecorded,
  SessionReported,
} from './entries.ts';
import type { Referral } from './state.ts';

/** What each act is allowed on: an open referral, a closed one, or either. */
type When = 'open' | 'closed' | 'any';

/** Acts that only add an entry to a referral, with its fields. */
const plain = {
  'add-information': [InformationAdded, 'any'],
  assess: [AssessmentRecorded, 'open'],
  'record-expert-view': [ExpertViewRecorded, 'any'],
  'answer-expert-view': [ExpertViewAnswered, 'any'],
  'record-need': [NeedRecorded, 'any'],
  'accept-need': [NeedAccepted, 'any'],
  'record-look': [MultiAgencyLookRecorded, 'any'],
  'copy-out': [CopiedOut, 'any'],
  'propose-closure': [ClosureProposed, 'open'],
  reopen: [ReferralReopened, 'closed'],
} as const satisfies Record<string, readonly [EntryType, When]>;
export type PlainAct = keyof typeof plain;

const where = (file: FileState, referral: Referral) => ({ stream: referral.stream, file: file.id, record: referral.record });

export function decidePlain(file: FileState, act: PlainAct, referral: string, fields: unknown): Decision {
  const [type, when] = plain[act];
  return on(file, referral, when, (found) =>
    type === NeedRecorded && found.needs.has((fields as { readonly need: string }).need)
      ? begunBefore
      : write(type, where(file, found), fields),
  );
}

/** A session with the person, on its own day. Once a panel has adopted it, the sessions are the provider's to report (F33). */
export function reportSession(
  file: FileState,
  referral: string,
  fields: { readonly outcome: string; readonly seen: string },
  happened: number,
  now: number,
): Decision {
  return on(file, referral, 'any', (found) => {
    if (caseOf(file, referral))
      return because(
        'provider-reports',
        'The panel has adopted the case: only the provider’s own reports of sessions count.',
        'The provider reports it under "Your people"; what others say of sessions is written on the case’s page, as hearsay.',
      );
    return happened > now
      ? because('time-future', 'The day of the session is in the future.', 'Report it after it was to be held.')
      : write(SessionReported, { ...where(file, found), happened }, fields);
  });
}

export function decideToContinue(
  file: FileState,
  referral: string,
  fields: { readonly nextStep: string; readonly nextLook: number },
  now: number,
): Decision {
  return on(file, referral, 'open', (found) => {
    if (fields.nextLook <= now) return because('date-past', 'The day of the next look is not in the future.', 'Give a day after today.');
    return write(ContinuationDecided, where(file, found), fields);
  });
}

/** The decider opens an earlier referral; once is enough. */
export function readEarlier(file: FileState, referral: string, earlier: string, by: string): Decision {
  return on(file, referral, 'any', (found) => {
    if (!file.referrals.has(earlier))
      return because('no-such-referral', 'That referral does not lie in this file.', 'Open it from the list of earlier referrals.');
    if (found.earlierRead.some((read) => read.earlier === earlier && read.by === by)) return decided();
    return write(EarlierReferralRead, where(file, found), { earlier });
  });
}

/** The second person agrees: what was proposed is what closes it. */
export function agreeToClose(file: FileState, referral: string, words: string, shown?: ShownEntry): Decision {
  return on(file, referral, 'open', (found) => {
    const proposal = found.proposed;
    if (!proposal)
      return because('nothing-proposed', 'Nobody has proposed to close this.', 'Somebody else may have decided it: read the chronology.');
    const { finding, reasons, cumulative, answers } = proposal;
    return (
      whyNotShown(shown, proposal.fact) ??
      write(ReferralClosed, where(file, found), { finding, reasons, cumulative, answers, words, proposal: proposal.fact })
    );
  });
}

export function declineToClose(file: FileState, referral: string, words: string, shown?: ShownEntry): Decision {
  return on(file, referral, 'open', (found) => {
    if (!found.proposed)
      return because('nothing-proposed', 'Nobody has proposed to close this.', 'Somebody else may have decided it: read the chronology.');
    return whyNotShown(shown, found.proposed.fact) ?? write(ClosureDeclined, where(file, found), { proposal: found.proposed.fact, words });
  });
}

/** The review after closing; one that takes the referral up again reopens it in the same act. */
export function reviewAfterClosing(
  file: FileState,
  referral: string,
  fields: { readonly outcome: 'stays closed' | 'reopen'; readonly words: string },
): Decision {
  return on(file, referral, 'closed', (found) => {
    const review = write(ReviewRecorded, where(file, found), fields);
    if (review.kind === 'refused' || fields.outcome === 'stays closed') return review;
    return decided(...review.entries, entry(ReferralReopened, where(file, found), { words: fields.words }));
  });
}

/** After a new concern: each closed earlier referral stays closed, with the reason. */
export function staysClosed(file: FileState, referral: string, concern: string, words: string): Decision {
  return on(file, referral, 'closed', (found) => {
    if (!file.referrals.has(concern))
      return because('no-such-referral', 'The new concern does not lie in this file.', 'Open it from the list of referrals.');
    return write(ReopeningDeclined, where(file, found), { because: concern, words });
  });
}

function on(file: FileState, id: string, when: When, decide: (referral: Referral) => Decision): Decision {
  const referral = file.referrals.get(id);
  if (!referral)
    return because(
      'no-such-referral',
      'That referral does not lie in this file.',
      'It may have been linked to another file: look it up by its reference.',
    );
  if (when === 'open' && referral.closed) return because('closed', 'The referral is closed.', 'Reopen it first, with the reason.');
  if (when === 'closed' && !referral.closed) return because('open', 'The referral is open.', 'Decide it as an open referral.');
  return decide(referral);
}
