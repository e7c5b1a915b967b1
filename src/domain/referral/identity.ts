/** Who is it? Pure deciders for candidates and links. People accept, reject or are not sure; a record moves only by a person's decision, and can go back. */
import { LinkFoundWrong } from '../correction/entries.ts';
import { because, type Decision, decided, type NewEntry, type Refusal } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { whichMoves } from '../link/seniority.ts';
import { isWaiting, proposalAbout } from '../link/state.ts';
import { takenBackWith } from '../link/takenBack.ts';
import { RecordLinked, RecordUnlinked } from '../record/entries.ts';
import { entry, write } from '../write.ts';
import { CandidateAccepted, CandidateRejected, CandidatesDismissed, CandidateUnsure } from './entries.ts';
import type { Candidate, Referral } from './state.ts';

const where = (file: FileState, referral: Referral) => ({ stream: referral.stream, file: file.id, record: referral.record });

const notFound = because(
  'no-such-candidate',
  'That candidate was not found for this referral.',
  'Look at the candidates again: the list may have changed.',
);

/** Why two files cannot be joined about a candidate; null when they can. */
export function joinRefused(file: FileState, other: FileState, referral: string, candidate: string): Refusal | null {
  if (!file.referrals.get(referral)?.candidates.has(candidate)) return notFound;
  if (file.id === other.id) return because('already-linked', 'They lie in the same file already.', 'There is nothing to do.');
  if (other.disposed) return because('disposed', 'That file has been let go.', 'The candidate is no longer held; decide the others.');
  return null;
}

/**
 * The same person: the records of one file go to the other. A first report goes to the file that is worked on, whichever was searched
 * for. Nothing is blended, and each link can be undone. Whoever else of the two was still to be compared is answered with it.
 */
export function acceptCandidate(file: FileState, other: FileState, referralId: string, candidate: string, reason: string): Decision {
  const no = joinRefused(file, other, referralId, candidate);
  const referral = file.referrals.get(referralId);
  if (no || !referral) return no ?? notFound;
  const { moves, stays } = whichMoves(file, other);
  const accepted = entry(CandidateAccepted, where(file, referral), { candidate, reason });
  const links = [...moves.records.keys()].map(
    (record): NewEntry =>
      entry(
        RecordLinked,
        { stream: `record/${record}`, file: stays.id, record },
        { to: stays.id, from: moves.id, reason: reason || 'The same person, decided beside the referral.' },
      ),
  );
  const answered = [...openBetween(file, other), ...openBetween(other, file)].filter(
    (each) => each.referral !== referral || each.candidate !== candidate,
  );
  return decided(
    accepted,
    ...answered.map((each) => entry(CandidateAccepted, where(each.file, each.referral), { candidate: each.candidate, reason })),
    ...links,
  );
}

/** Candidates beside referrals of the one file that lie in the other, and about whom nobody has been sure. */
const openBetween = (file: FileState, other: FileState) =>
  [...file.referrals.values()].flatMap((referral) =>
    [...referral.candidates.values()]
      .filter(({ record, band, decided: answer }) => other.records.has(record) && isOpen(answer) && (band !== 'watch' || answer !== null))
      .map(({ record: candidate }) => ({ file, referral, candidate })),
  );
const isOpen = (answer: Candidate['decided']): boolean => answer === null || answer.how === 'unsure';

/** Somebody else. The same two are not asked about again from the other side: `other` is the file in which the candidate lies. */
export function rejectCandidate(file: FileState, referral: string, candidate: string, reason: string, other?: FileState): Decision {
  return onCandidate(file, referral, candidate, (found) => {
    const rejected = write(CandidateRejected, where(file, found), { candidate, reason });
    if (rejected.kind === 'refused') return rejected;
    const there = other && other.id !== file.id ? openBetween(other, file) : [];
    return decided(
      ...rejected.entries,
      ...takenBackWith(file, referral, candidate, reason),
      ...there
        .filter((each) => each.referral.record === candidate && each.candidate === found.record)
        .flatMap((each) => [
          entry(CandidateRejected, where(each.file, each.referral), { candidate: each.candidate, reason }),
          ...takenBackWith(each.file, each.referral.id, each.candidate, reason),
        ]),
    );
  });
}

export function notSure(file: FileState, referral: string, candidate: string, reason: string, wouldMakeSure = ''): Decision {
  return onCandidate(file, referral, candidate, (found) => {
    const unsure = write(CandidateUnsure, where(file, found), { candidate, reason, wouldMakeSure });
    return unsure.kind === 'refused' ? unsure : decided(...unsure.entries, ...takenBackWith(file, referral, candidate, reason));
  });
}

const isProposed = (file: FileState, referral: string, candidate: string): boolean => {
  const link = proposalAbout(file, referral, candidate);
  return link !== null && isWaiting(file, link);
};

/** Candidates of the review band may go together with one reason; suggested ones may not (G01). */
export function dismissCandidates(file: FileState, referralId: string, reason: string): Decision {
  const referral = file.referrals.get(referralId);
  if (!referral) return because('no-such-referral', 'That referral does not lie in this file.', 'Look it up by its reference.');
  const open = [...referral.candidates.values()]
    .filter((each) => each.band === 'review' && each.decided === null && !isProposed(file, referralId, each.record))
    .map((each) => each.record);
  if (open.length === 0) return because('none-open', 'No candidate for review is left.', 'There is nothing to do.');
  return write(CandidatesDismissed, where(file, referral), { candidates: open, reason });
}

/** Why a record cannot be unlinked from this file; null when it can. */
export function unlinkRefused(file: FileState, record: string): Refusal | null {
  const part = file.records.get(record);
  if (!part) return because('no-such-record', 'That record does not lie in this file.', 'It may have been moved: read the chronology.');
  return part.home === file.id ? because('at-home', 'This file began with that record.', 'Unlink the other records instead.') : null;
}

/**
 * The record goes home to the file it began in, with everything under it; and whoever it was taken for is somebody else. Whoever was
 * taken for the same as this record, and stays, is asked again.
 */
export function unlinkRecord(file: FileState, record: string, reason: string): Decision {
  const no = unlinkRefused(file, record);
  const part = file.records.get(record);
  if (no || !part) return no ?? notFound;
  const unlinked = write(RecordUnlinked, { stream: `record/${record}`, file: part.home, record }, { from: file.id, to: part.home, reason });
  if (unlinked.kind === 'refused') return unlinked;
  const answers = [...file.referrals.values()].flatMap((referral) =>
    [...referral.candidates.values()]
      .filter(({ decided: answer }) => answer?.how === 'accepted')
      // Between this record and those that stay: the others lie together as before.
      .filter((each) => (referral.record === record) !== (each.record === record))
      .map((each): NewEntry => {
        const isOwn = referral.record === record;
        const at = isOwn ? { ...where(file, referral), file: part.home } : where(file, referral);
        const [byThis, byOther] = [part, file.records.get(isOwn ? each.record : referral.record)].map(
          (one) => one?.linked.at === each.decided?.at,
        );
        // The answer by which it came to the other was wrong. By which the other came to it: nobody knows yet.
        return byThis || (isOwn && !byOther)
          ? entry(CandidateRejected, at, { candidate: each.record, reason })
          : entry(CandidateUnsure, at, { candidate: each.record, reason });
      }),
  );
  // Who decided here while it lay here took somebody else's record for this person's.
  const found = { record, since: part.linked.at, reason };
  return decided(...unlinked.entries, ...answers, entry(LinkFoundWrong, { stream: `file/${file.id}`, file: file.id, record: null }, found));
}

function onCandidate(file: FileState, id: string, candidate: string, decide: (referral: Referral) => Decision): Decision {
  const referral = file.referrals.get(id);
  if (!referral?.candidates.has(candidate)) return notFound;
  if (referral.candidates.get(candidate)?.decided?.how === 'accepted')
    return because('accepted', 'That candidate has been accepted.', 'Unlink the record first.');
  return decide(referral);
}
