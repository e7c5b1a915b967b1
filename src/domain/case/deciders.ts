/** Pure deciders about a Channel case: adoption, review, what is looked at before closing, and the closing. That a gate lacks nothing is asked before them; nothing here closes by itself. */
import { speaksFor } from '../area/presence.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { because, decided, type Decision, type NewEntry } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import type { FileState } from '../file/state.ts';
import { ReferralClosed } from '../referral/entries.ts';
import { entry, write } from '../write.ts';
import {
  CaseAdopted,
  CaseAssessed,
  CaseClosed,
  CaseReviewed,
  CaseViewRecorded,
  ComplianceConsidered,
  PoliceChecked,
  ReferrerHeard,
} from './entries.ts';
import { dayWrong, onOpen, type Typed, where } from './onCase.ts';
import { type Case, caseOf } from './state.ts';

/** The panel's decision to adopt, as the panel's own act records it. */
export function adoptCase(
  file: FileState,
  id: string,
  fields: { readonly referral: string; readonly meeting: string | null; readonly words: string },
): Decision {
  const referral = file.referrals.get(fields.referral);
  if (!referral)
    return because('no-such-referral', 'That referral does not lie in this file.', 'Open the file where it lies now, and adopt it there.');
  const before = caseOf(file, referral.id);
  if (before && before.stage !== 'closed') return decided();
  return write(CaseAdopted, { stream: `case/${id}`, file: file.id, record: referral.record }, fields);
}

export const reviewCase = (file: FileState, id: string, fields: Typed<'CaseReviewed'>, now: Instant, latest: Instant): Decision =>
  onOpen(file, id, (found) => {
    const wrong = fields.next === null || fields.next === undefined ? null : dayWrong(fields.next, now, latest);
    return wrong ?? write(CaseReviewed, where(file, found), fields);
  });

export const assessCase = (
  file: FileState,
  id: string,
  { assessed, ...fields }: Typed<'CaseAssessed'> & { readonly assessed: Instant },
  now: Instant,
): Decision =>
  onOpen(file, id, (found) =>
    assessed > now
      ? because('time-future', 'The day of the assessment is in the future.', 'Give the day on which it was made.')
      : write(CaseAssessed, { ...where(file, found), happened: assessed }, fields),
  );

type PlainType = 'CaseViewRecorded' | 'PoliceChecked' | 'ReferrerHeard' | 'ComplianceConsidered';
const plain: Readonly<Record<PlainType, EntryType>> = { CaseViewRecorded, PoliceChecked, ReferrerHeard, ComplianceConsidered };

/** What is looked at before closing, and the views that closing answers. */
export const recordOnCase = (file: FileState, id: string, type: PlainType, fields: object): Decision =>
  onOpen(file, id, (found) => write(plain[type], where(file, found), fields));

/** That the police have checked is theirs to say. */
export function policeChecked(
  file: FileState,
  id: string,
  { by, now }: { readonly by: string; readonly now: number },
  fields: Typed<'PoliceChecked'>,
): Decision {
  if (!speaksFor(file.area, by, now).has('police'))
    return because('not-police-check', 'Only a police post says that the police have checked.', 'Ask a post of the police to record it.');
  return recordOnCase(file, id, 'PoliceChecked', fields);
}

/** The panel closes, in a meeting (src/app/panelOnCase.ts). The referral that began it is closed with it, so that whoever referred is told, and a new one asks whether to reopen. */
export function closeCase(
  file: FileState,
  id: string,
  fields: Typed<'CaseClosed'>,
  /** What all referrals mean together: it closes the referral as well (G04). */
  cumulative: string,
  asks: (file: FileState, found: Case) => readonly NewEntry[],
): Decision {
  return onOpen(file, id, (found) => {
    const closing = write(CaseClosed, where(file, found), fields);
    if (closing.kind === 'refused') return closing;
    const referral = file.referrals.get(found.referral);
    const closed =
      referral && !referral.closed
        ? [
            entry(
              ReferralClosed,
              { stream: referral.stream, file: file.id, record: referral.record },
              { finding: 'no further action', reasons: [], words: fields.words ?? '', cumulative, answers: [], proposal: null },
            ),
          ]
        : [];
    return decided(...closing.entries, ...closed, ...asks(file, found));
  });
}
