/** Who is it? Pure deciders for candidates and links. People accept, reject or are not sure; a record moves only by a person's decision, and can go back. */
import { LinkFoundWrong } from '../correction/entries.ts';
import { because, type Decision, decided, type NewEntry } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { RecordLinked, RecordUnlinked } from '../record/entries.ts';
import { entry, write } from '../write.ts';
import { CandidateAccepted, CandidateRejected, CandidatesDismissed, CandidateUnsure } from './entries.ts';
import type { Referral } from './state.ts';

const where = (file: FileState, referral: Referral) => ({ stream: referral.stream, file: file.id, record: referral.record });

/** The same person: the records of this file go to the candidate's file. Nothing is blended, and each link can be undone. */
export function acceptCandidate(file: FileState, into: FileState, referralId: string, candidate: string, reason: string): Decision {
  const referral = file.referrals.get(referralId);
  if (!referral?.candidates.has(candidate))
    return because(
      'no-such-candidate',
      'That candidate was not found for this referral.',
      'Look at the candidates again: the list may have changed.',
    );
  if (file.id === into.id) return because('already-linked', 'They lie in the same file already.', 'There is nothing to do.');
  if (into.disposed) return because('disposed', 'That file has been let go.', 'The candidate is no longer held; decide the others.');
  const accepted = entry(CandidateAccepted, where(file, referral), { candidate, reason });
  const links = [...file.records.keys()].map(
    (record): NewEntry =>
      entry(
        RecordLinked,
        { stream: `record/${record}`, file: into.id, record },
        { to: into.id, from: file.id, reason: reason || 'The same person, decided beside the referral.' },
      ),
  );
  return decided(accepted, ...links);
}

export function rejectCandidate(file: FileState, referral: string, candidate: string, reason: string): Decision {
  return onCandidate(file, referral, candidate, (found) => write(CandidateRejected, where(file, found), { candidate, reason }));
}

export function notSure(file: FileState, referral: string, candidate: string, reason: string, wouldMakeSure = ''): Decision {
  return onCandidate(file, referral, candidate, (found) => write(CandidateUnsure, where(file, found), { candidate, reason, wouldMakeSure }));
}

/** Candidates of the review band may go together with one reason; suggested ones may not (G01). */
export function dismissCandidates(file: FileState, referralId: string, reason: string): Decision {
  const referral = file.referrals.get(referralId);
  if (!referral) return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
  const open = [...referral.candidates.values()]
    .filter((each) => each.band === 'review' && each.decided === null)
    .map((each) => each.record);
  if (open.length === 0) return because('none-open', 'No candidate for review is left.', 'There is nothing to do.');
  return write(CandidatesDismissed, where(file, referral), { candidates: open, reason });
}

/** The record goes home to the file it began in, with everything under it; and the candidate it was taken for is somebody else. */
export function unlinkRecord(file: FileState, record: string, reason: string): Decision {
  const part = file.records.get(record);
  if (!part) return because('no-such-record', 'That record does not lie in this file.', 'It may have been moved: read the chronology.');
  if (part.home === file.id) return because('at-home', 'This file began with that record.', 'Unlink the other records instead.');
  const unlinked = write(RecordUnlinked, { stream: `record/${record}`, file: part.home, record }, { from: file.id, to: part.home, reason });
  if (unlinked.kind === 'refused') return unlinked;
  const mistaken = [...file.referrals.values()]
    .filter((referral) => referral.record === record)
    .flatMap((referral) =>
      [...referral.candidates.values()]
        .filter((candidate) => candidate.decided?.how === 'accepted')
        .map((candidate) =>
          entry(CandidateRejected, { ...where(file, referral), file: part.home }, { candidate: candidate.record, reason }),
        ),
    );
  // Who decided here while it lay here took somebody else's record for this person's.
  const found = { record, since: part.linked.at, reason };
  return decided(
    ...unlinked.entries,
    ...mistaken,
    entry(LinkFoundWrong, { stream: `file/${file.id}`, file: file.id, record: null }, found),
  );
}

function onCandidate(file: FileState, id: string, candidate: string, decide: (referral: Referral) => Decision): Decision {
  const referral = file.referrals.get(id);
  if (!referral?.candidates.has(candidate))
    return because(
      'no-such-candidate',
      'That candidate was not found for this referral.',
      'Look at the candidates again: the list may have changed.',
    );
  if (referral.candidates.get(candidate)?.decided?.how === 'accepted')
    return because('accepted', 'That candidate has been accepted.', 'Unlink the record first.');
  return decide(referral);
}
