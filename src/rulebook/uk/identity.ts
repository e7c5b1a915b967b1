/** G01: the list of known people is searched after every referral, and every suggested candidate is decided (S01, F44). */
import type { Done } from '../../domain/done.ts';
import { type FileState, learntOf } from '../../domain/file/state.ts';
import { isWaiting, proposalAbout } from '../../domain/link/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Lack, Owed, Rule } from '../engine/rulebook.ts';
import { closingGate, hasEnded } from './beforeClosing.ts';

const shared = { id: 'G01', ladder: 'ordinary', findings: ['F44', 'F01'], systems: ['S01', 'S15'], waivable: false } as const;

export const search: Rule = {
  ...shared,
  key: 'G01.search',
  title: 'Search for who it is',
  words:
    'After every referral the list of known people is searched across spellings, swapped parts and damaged birth dates, at or after the referral; and again when more becomes known of the person.',
  task: 'Have the list of known people searched',
  limit: 'G01.search',
  owedByWords: 'the intake post',
  listens: ['ReferralReceived', 'RecordDescribed', 'RecordListedAgain', 'CandidatesFound'],
  owed: (file) =>
    [...file.referrals.values()].flatMap(({ received, stream, record, searches }): readonly Owed[] => {
      const owed = (occasion: string, starts: number, position: number): Owed => {
        const run = searches.find((each) => each.position >= position);
        return { occasion, stream, record, starts, owedBy: 'intake', met: run ? { fact: run.fact } : null };
      };
      const part = file.records.get(record);
      // Whoever came while it was off the list was not compared with it.
      const again = (part?.offList ?? []).flatMap((each) => each.again ?? []);
      return [
        owed(received.fact, learntOf(file, received), received.position),
        ...[...(part?.described ? [part.described] : []), ...again].map(({ fact, at, position }) => owed(fact, at, position)),
      ];
    }),
};

/** The ledger position at or after which the list must have been searched for a referral: its own, that of what is now known of the person, or where the record came back to the list. */
export function searchedFrom(file: FileState, referral: Referral): number {
  const part = file.records.get(referral.record);
  return Math.max(referral.received.position, part?.described?.position ?? 0, part?.offList.at(-1)?.again?.position ?? 0);
}

const decisions = [
  'CandidatesFound',
  'CandidateAccepted',
  'CandidateRejected',
  'CandidateUnsure',
  'LinkProposed',
  'LinkAgreed',
  'LinkDeclined',
  'LinkTakenBack',
] as const;

export const candidates: Rule = {
  ...shared,
  key: 'G01.candidates',
  title: 'Decide each candidate',
  words:
    'Each suggested candidate is decided singly by a person: the same, somebody else, or not sure. Candidates for review may be dismissed together with one reason; those to watch need nothing.',
  task: 'Decide who it is: the candidates beside the referral',
  limit: 'G01.candidates',
  owedByWords: 'the lead post',
  listens: [...decisions, 'CandidatesDismissed'],
  owed: (file) =>
    [...file.referrals.values()].flatMap(({ id, questions, stream, record }) =>
      [...Map.groupBy(questions, ({ search: run }) => run)].map(([occasion, asked]): Owed => {
        const proposals = asked.map(({ candidate }) => answerByProposal(file, id, candidate));
        const answers = asked.flatMap(({ answered }, i) => answered ?? proposals[i]?.waiting ?? []);
        const last = answers.length === asked.length ? answers.toSorted((one, other) => one.at - other.at).at(-1) : null;
        const starts = Math.max(asked[0]?.at ?? 0, ...asked.map(({ answered }, i) => (answered ? 0 : (proposals[i]?.declined ?? 0))));
        return { occasion, stream, record, starts, owedBy: 'lead', met: last ? { fact: last.fact } : null };
      }),
    ),
};

/** A link that is proposed answers the question until it is declined; from then on it is asked anew (G23). */
function answerByProposal(file: FileState, referral: string, candidate: string): { readonly waiting?: Done; readonly declined?: number } {
  const proposal = proposalAbout(file, referral, candidate);
  if (!proposal) return {};
  return isWaiting(file, proposal) ? { waiting: proposal.proposed } : { declined: proposal.answer?.at ?? 0 };
}

export const unsure: Rule = {
  ...shared,
  key: 'G01.unsure',
  title: 'Come back to a candidate nobody was sure of',
  words: '"Not sure" is an answer that comes back until it is the same person or somebody else.',
  task: 'Decide the candidate about whom nobody was sure',
  limit: 'G01.unsure',
  owedByWords: 'the lead post',
  listens: decisions,
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) =>
      [...referral.candidates.values()].flatMap((candidate): readonly Owed[] => {
        const { stream, record } = referral;
        const owed = ({ fact: occasion }: Done, starts: number, met: Done | null): Owed => ({
          occasion,
          stream,
          record,
          starts,
          owedBy: 'lead',
          met: met && { fact: met.fact },
        });
        // "Not sure" once more answers the question, and asks it anew.
        const before = candidate.unsureBefore.map((each) => owed(each.unsure, each.unsure.at, each.answered));
        if (!candidate.unsure) return before;
        const { waiting, declined = 0 } = answerByProposal(file, referral.id, candidate.record);
        const answer = candidate.decided && candidate.decided.how !== 'unsure' ? candidate.decided : (waiting ?? null);
        return [...before, owed(candidate.unsure, Math.max(candidate.unsure.at, declined), answer)];
      }),
    ),
};

export const identityGate = closingGate(
  {
    id: 'G01',
    title: 'Nobody is closed before it is asked who they are',
    words:
      'The list of known people has been searched at or after the referral, and again when more became known of the person; and each suggested candidate has been decided singly.',
    source:
      'A referral of 2021 was recorded under a different spelling as a new person, and the earlier one was not seen (press reports of the Southport case).',
    findings: ['F44'],
  },
  (file, referral, proposed) => {
    const { searches, candidates } = referral;
    const lacks: Lack[] = [];
    if (hasEnded(proposed)) return lacks;
    if (!searches.some((run) => run.position >= searchedFrom(file, referral))) {
      const how = 'The search runs by itself as soon as the matcher answers. If it does not, the intake post is told within the hour.';
      lacks.push({
        gate: 'G01',
        code: 'not-searched',
        words: 'The list of known people has not been searched since this referral came in.',
        how,
        about: null,
      });
    }
    for (const { record, band, decided } of candidates.values()) {
      const about = { kind: 'candidate', id: record } as const;
      const proposal = proposalAbout(file, referral.id, record);
      if (proposal && isWaiting(file, proposal)) {
        const how = 'It is on the list of the supervising post.';
        lacks.push({ gate: 'G01', code: 'link-waits', words: 'A link to a candidate waits for a second person.', how, about });
      } else if (band === 'suggested' && (decided === null || decided.how === 'unsure')) {
        const words = decided ? 'Nobody has yet been sure about a suggested candidate.' : 'A suggested candidate has not been decided.';
        lacks.push({
          gate: 'G01',
          code: 'candidate-open',
          words,
          how: 'Compare the two side by side and say: the same person, or somebody else.',
          about,
        });
      } else if (band === 'review' && decided === null) {
        const how = 'Dismiss the candidates for review together with one reason, or accept the one that is right.';
        lacks.push({ gate: 'G01', code: 'review-open', words: 'A candidate for review has not been looked at.', how, about });
      }
    }
    return lacks;
  },
);
