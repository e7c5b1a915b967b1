/** How each rule's obligation is answered: the entries that a practitioner of the simulated year writes. No gate is passed that would refuse. */
import { caseOf } from '../../domain/case/state.ts';
import { postFor } from '../../domain/file/posts.ts';
import { disposalProposed, type FileState } from '../../domain/file/state.ts';
import { linkTakesTwo, whichMoves } from '../../domain/link/seniority.ts';
import { isOwed, type Obligation } from '../../domain/obligation/state.ts';
import type { Candidate, Referral } from '../../domain/referral/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { emptyProposal, whatGatesLack } from '../../rulebook/engine/gates.ts';
import { amountOf, type Lack } from '../../rulebook/engine/rulebook.ts';
import { reopeningsAsked } from '../../rulebook/uk/repeat.ts';
import { holderOf, workingTimeAfter } from './area.ts';
import { answersAroundThePerson, decideTelling } from './answersAroundThePerson.ts';
import { answersBetweenPosts } from './answersBetweenPosts.ts';
import { answersOutward, askOutside, proposeSection36 } from './answersOutward.ts';
import { answersPanel } from './answersPanel.ts';
import { answersSupport } from './answersSupport.ts';
import { type Answer, type Asked, type AskedOfReferral, chance, ofReferral, write, writeOfFile } from './asked.ts';
import { year } from './assumptions.ts';
import { type Life, link, record } from './life.ts';

export const answers: Readonly<Record<string, Answer>> = {
  ...answersOutward,
  ...answersAroundThePerson,
  ...answersBetweenPosts,
  ...answersPanel,
  ...answersSupport,
  'C43.acknowledge': (asked) => write(asked, 'DangerAcknowledged', { words: 'Taken.' }),
  'C43.write-up': (asked) => {
    const target = { who: 'A neighbour', warner: 'The duty officer', warnedAt: chance(asked, 'unwarned', 0.2) ? null : asked.at };
    write(asked, 'DangerWrittenUp', { done: 'Seen at home.', targets: [target] });
  },
  'C43.warn': (asked) =>
    write(asked, 'TargetWarned', {
      who: 'A neighbour',
      warner: 'The duty officer',
      warnedAt: asked.at,
      writeUp: asked.obligation.occasion,
    }),
  'G01.candidates': ofReferral((asked) => {
    const [open] = undecided(asked.referral);
    if (open && open.band === 'suggested' && chance(asked, 'unsure', year.shareUnsure))
      return write(asked, 'CandidateUnsure', { candidate: open.record, reason: 'Cannot tell yet.' });
    decideCandidates(asked);
  }),
  'G01.unsure': ofReferral((asked) => decideCandidates(asked)),
  'G01.unnamed': (asked) => {
    const { life, at, obligation } = asked;
    const id = obligation.record ?? '';
    if (chance(asked, 'stays unknown', year.shareStaysUnknown))
      return write(asked, 'PersonStaysUnknown', {
        reason: 'Nobody has seen them again.',
        until: workingTimeAfter(at, 15, life.book.calendar),
      });
    write(asked, 'RecordDescribed', { names: [{ whole: `Invented Person Found ${id}` }] });
    record(life, at, null, 'CandidatesFound', `referral/${id}`, id, { position: life.facts + 1, candidates: [] });
  },
  C01: ofReferral((asked) => assess(asked)),
  C04: ofReferral((asked) => decide(asked)),
  'G04.second': ofReferral((asked) => agreeOrDecline(asked)),
  'G05.look': ofReferral((asked) =>
    write(asked, 'MultiAgencyLookRecorded', { organisations: ['Police', 'Council', 'School'], words: 'Looked at together.' }),
  ),
  'G05.reopen': ofReferral((asked) => {
    const { life, at, post, referral: concern, file } = asked;
    const reopens = chance(asked, 'reopen', year.shareReopened);
    for (const { referral, answer } of reopeningsAsked(file, concern).asked) {
      if (answer) continue;
      if (reopens && referral.closed) {
        const before = caseOf(file, referral.id);
        if (before?.closed) record(life, at, post, 'CaseReopened', before.stream, before.record, { words: 'Taken up again.' });
        record(life, at, post, 'ReferralReopened', referral.stream, referral.record, { words: 'Taken up again.' });
      } else
        record(life, at, post, 'ReopeningDeclined', referral.stream, referral.record, { because: concern.id, words: 'Another matter.' });
    }
  }),
  C42: (asked) => {
    const reopens = chance(asked, 'review', year.shareReopened);
    write(asked, 'ReviewRecorded', { outcome: reopens ? 'reopen' : 'stays closed', words: 'Reviewed.' });
    if (reopens) write(asked, 'ReferralReopened', { words: 'Taken up again.' });
  },
  'S21.read': ofReferral((asked) => {
    const finding = chance(asked, 'not sound', year.shareNotSound) ? 'not sound' : 'sound';
    write(asked, 'ClosingRead', { closing: asked.obligation.occasion, finding, reason: 'Read.' });
  }),
  'S21.unsound': ofReferral((asked) => {
    if (chance(asked, 'opens it', 0.5)) write(asked, 'ReferralReopened', { words: 'Taken up again.' });
    else write(asked, 'ReadingAnswered', { reading: asked.obligation.occasion, words: 'It was asked since.' });
  }),
  C36: (asked) => {
    const { file, at, life } = asked;
    // Proposed already: what is missing is the second person, who is asked.
    const second = disposalProposed(file)
      ? [...file.obligations.values()].find((each) => each.rule === 'G24.second' && isOwed(each))
      : undefined;
    if (second) return answers['G24.second']?.({ ...asked, obligation: second, post: postFor(file, second.owedBy) });
    const keeps =
      file.disposalProposals.length > 0 ||
      chance(asked, 'keep', year.shareKept) ||
      lacksToLetGo(asked, 'records-holder').some((each) => each.code !== 'no-second');
    if (keeps)
      return writeOfFile(asked, 'FileRetained', { reason: 'Still needed.', nextReview: dueAfter(at, { years: 1 }, life.book.calendar) });
    writeOfFile(asked, 'DisposalProposed', { reason: 'Nothing is left.' });
  },
  'G23.second': (asked) => {
    const { life, file, obligation } = asked;
    const about = file.links.get(obligation.stream.slice('link/'.length))?.about;
    const referral = file.referrals.get(about?.referral ?? '');
    const other = life.files.get(life.fileOf.get(about?.candidate ?? '') ?? '');
    if (!about || !referral || !other || chance(asked, 'declined', year.shareDeclined))
      return write(asked, 'LinkDeclined', { reason: 'Not yet.' });
    write(asked, 'LinkAgreed', { words: 'Both read.' });
    join({ ...asked, file: nowOf(asked, file), referral }, about.candidate, other);
  },
  'G24.second': (asked) => {
    const declines = chance(asked, 'declined', year.shareDeclined) || lacksToLetGo(asked, holderOf(asked.post)).length > 0;
    const proposal = disposalProposed(asked.file)?.fact ?? null;
    if (!declines) return writeOfFile(asked, 'FileDisposed', { proposal, reason: 'Agreed.' });
    if (proposal) writeOfFile(asked, 'DisposalDeclined', { proposal, reason: 'Something is left.' });
  },
};

const undecided = (referral: Referral): readonly Candidate[] =>
  [...referral.candidates.values()].filter((each) => each.band !== 'watch' && (each.decided === null || each.decided.how === 'unsure'));

function decideCandidates(asked: AskedOfReferral): void {
  const { life, at, post, file, referral } = asked;
  for (const { record: candidate, band } of undecided(referral)) {
    if (band !== 'suggested') write(asked, 'CandidateRejected', { candidate, reason: 'Somebody else.' });
    else {
      const other = life.files.get(life.fileOf.get(candidate) ?? '');
      const isOther = other !== undefined && other.id !== file.id && !other.disposed;
      if (isOther && linkTakesTwo(file, other)) {
        const fields = { referral: referral.id, candidate, reason: 'The same person.' };
        record(life, at, post, 'LinkProposed', `link/${referral.id}-${candidate}`, referral.record, fields);
      } else join(asked, candidate, isOther ? other : null);
    }
  }
}

/** The first report goes to the other file, whichever was searched for. */
function join({ life, at, post, file, referral }: AskedOfReferral, candidate: string, other: FileState | null): void {
  record(life, at, post, 'CandidateAccepted', referral.stream, referral.record, { candidate });
  if (!other) return;
  const { moves, stays } = whichMoves(file, other);
  link(life, at, post, moves.id, stays.id);
}

function assess(asked: AskedOfReferral): void {
  if (asked.referral.assessments.length > 0) return;
  write(asked, 'AssessmentRecorded', { outcome: 'limited information but concern may exist', words: 'Assessed.' });
  if (asked.course !== 'refuted') askOutside(asked);
  if (asked.course !== 'refuted' && chance(asked, 'told with assessment', year.shareToldInSitting)) decideTelling(asked, asked.referral);
}

/** It goes on as often as its course has looks; then closing is proposed, once the gates let it be. */
function decide(asked: AskedOfReferral): void {
  const { life, at, post, course, file } = asked;
  if (course !== 'refuted') assess(asked);
  const { [course as 'longer']: looks = 0 } = year.looks as Readonly<Record<string, number>>;
  const goOn = (days: number) =>
    write(asked, 'ContinuationDecided', {
      nextStep: 'Talk with the school.',
      nextLook: dueAfter(at, { workingDays: days }, life.book.calendar),
    });
  const isDiscussed = course === 'adopted' || course === 'discussed';
  if (isDiscussed && asked.referral.outward.section36Proposals.length === 0) return proposeSection36(asked);
  // Taken up again with its case: the panel closes it; until then it is looked at.
  if (asked.referral.continuations.length < looks || caseOf(file, asked.referral.id)?.closed === null) return goOn(18);
  for (const earlier of gatesBefore(asked, 'propose-closure', post).filter((lack) => lack.code === 'earlier-unread'))
    write(asked, 'EarlierReferralRead', { earlier: earlier.about?.id ?? '' });
  if (gatesBefore({ ...asked, file: nowOf(asked, file) }, 'propose-closure', post).length > 0) return goOn(5);
  if (course !== 'refuted' && chance(asked, 'told with closing', year.shareToldInSitting)) decideTelling(asked, asked.referral);
  write(asked, 'ClosureProposed', closing(asked));
}

function agreeOrDecline(asked: AskedOfReferral): void {
  const { post, file, referral } = asked;
  const proposal = referral.proposed;
  if (!proposal) return;
  for (const earlier of gatesBefore(asked, 'close', post).filter((lack) => lack.code === 'earlier-unread'))
    write(asked, 'EarlierReferralRead', { earlier: earlier.about?.id ?? '' });
  const lacks = gatesBefore({ ...asked, file: nowOf(asked, file) }, 'close', post);
  if (lacks.length > 0 || chance(asked, 'declined', year.shareDeclined))
    write(asked, 'ClosureDeclined', { proposal: proposal.fact, words: 'Not yet.' });
  else write(asked, 'ReferralClosed', { ...closing(asked), proposal: proposal.fact });
}

const nowOf = ({ life }: Asked, file: FileState): FileState => life.files.get(file.id) ?? file;
const closing = ({ course }: Asked) => ({
  finding: course === 'refuted' ? 'unfounded' : 'no further action',
  reasons: ['explained'],
  words: 'Explained.',
  cumulative: 'Read together.',
  answers: [],
});

function gatesBefore(asked: AskedOfReferral, kind: 'propose-closure' | 'close', post: string): readonly Lack[] {
  const { life, at, referral, file } = asked;
  const proposedBy = kind === 'close' ? (file.referrals.get(referral.id)?.proposed?.by ?? null) : null;
  return whatGatesLack(life.book, file, { kind, referral: referral.id, by: holderOf(post), post, ...closing(asked), proposedBy, now: at });
}

function lacksToLetGo({ life, at, file }: Asked, by: string): readonly Lack[] {
  return whatGatesLack(life.book, file, { ...emptyProposal({ by, post: null, now: at }), kind: 'dispose' });
}

/** Whether anything is still to be answered, and by which post now. */
export function standing(
  life: Life,
  id: string,
): { readonly file: FileState; readonly obligation: Obligation; readonly post: string } | null {
  for (const file of life.files.values()) {
    const obligation = file.obligations.get(id);
    if (obligation && isOwed(obligation)) return { file, obligation, post: postFor(file, obligation.owedBy) };
  }
  return null;
}

/** The latest day that acknowledging a climb may promise. */
export const latestPromise = (life: Life, at: Instant): Instant => dueAfter(at, amountOf(life.book, 'climb.promise'), life.book.calendar);
