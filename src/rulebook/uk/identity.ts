/** G01: the list of known people is searched after every referral, and every suggested candidate is decided (S01, F44). */
import { type FileState, learntOf } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

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
  listens: ['ReferralReceived', 'RecordDescribed', 'CandidatesFound'],
  owed: (file) =>
    [...file.referrals.values()].flatMap(({ received, stream, record, searches }): readonly Owed[] => {
      const owed = (occasion: string, starts: number, position: number): Owed => {
        const run = searches.find((each) => each.position >= position);
        return { occasion, stream, record, starts, owedBy: 'intake', met: run ? { fact: run.fact } : null };
      };
      const described = file.records.get(record)?.described;
      const first = owed(received.fact, learntOf(file, received), received.position);
      return described ? [first, owed(described.fact, described.at, described.position)] : [first];
    }),
};

/** The ledger position at or after which the list must have been searched for a referral: its own, or that of what is now known of the person. */
export const searchedFrom = (file: FileState, referral: Referral): number =>
  Math.max(referral.received.position, file.records.get(referral.record)?.described?.position ?? 0);

export const candidates: Rule = {
  ...shared,
  key: 'G01.candidates',
  title: 'Decide each candidate',
  words:
    'Each suggested candidate is decided singly by a person: the same, somebody else, or not sure. Candidates for review may be dismissed together with one reason; those to watch need nothing.',
  task: 'Decide who it is: the candidates beside the referral',
  limit: 'G01.candidates',
  owedByWords: 'the lead post',
  listens: ['CandidatesFound', 'CandidateAccepted', 'CandidateRejected', 'CandidateUnsure', 'CandidatesDismissed'],
  owed: (file) =>
    [...file.referrals.values()].flatMap(({ questions, stream, record }) =>
      [...Map.groupBy(questions, ({ search: run }) => run)].map(([occasion, asked]): Owed => {
        const answers = asked.flatMap(({ answered }) => answered ?? []);
        const last = answers.length === asked.length ? answers.toSorted((one, other) => one.order - other.order).at(-1) : null;
        return { occasion, stream, record, starts: asked[0]?.at ?? 0, owedBy: 'lead', met: last ? { fact: last.fact } : null };
      }),
    ),
};

export const unsure: Rule = {
  ...shared,
  key: 'G01.unsure',
  title: 'Come back to a candidate nobody was sure of',
  words: '"Not sure" is an answer that comes back until it is the same person or somebody else.',
  task: 'Decide the candidate about whom nobody was sure',
  limit: 'G01.unsure',
  owedByWords: 'the lead post',
  listens: ['CandidatesFound', 'CandidateAccepted', 'CandidateRejected', 'CandidateUnsure'],
  owed: (file) =>
    [...file.referrals.values()].flatMap((referral) =>
      [...referral.candidates.values()].flatMap((candidate): readonly Owed[] => {
        const first = candidate.unsure;
        if (!first) return [];
        const decided = candidate.decided && candidate.decided.how !== 'unsure' ? candidate.decided : null;
        const { stream, record } = referral;
        return [{ occasion: first.fact, stream, record, starts: first.at, owedBy: 'lead', met: decided ? { fact: decided.fact } : null }];
      }),
    ),
};
