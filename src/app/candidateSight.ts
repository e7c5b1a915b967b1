/** The candidates beside a referral: each compared anew, and said in words, under the rights of whoever reads (G01, F44). */
import type { Viewer } from '../access/viewer.ts';
import { type FileState, type RecordPart, learntOf, referralsInOrder } from '../domain/file/state.ts';
import { type Candidate, isRefuted, type Referral } from '../domain/referral/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { compare, type Evidence } from '../matching/evidence.ts';
import { explain, words } from '../matching/words.ts';
import { filesOfRecords } from '../store/people.ts';
import { viewing } from '../store/viewing.ts';
import type { CaseSight } from './caseSight.ts';
import type { House } from './house.ts';
import { personQuery } from '../matching/person.ts';
import { look } from './look.ts';
import { nameOf } from './project.ts';

export interface CandidateSight extends Candidate {
  /** Where the record lies now; null when it is not held any more or this viewer may not see it. */
  readonly known: KnownRecord | null;
}

export interface KnownRecord {
  readonly part: RecordPart;
  readonly file: FileState;
  readonly name: string;
  /** True once it lies in the same file as the referral. */
  readonly isJoined: boolean;
  /** Everything in one sentence, strongest first. */
  readonly sentence: string;
  readonly evidence: readonly (Evidence & { readonly words: string })[];
  readonly bits: number;
  /** The referrals of the file in which it lies, so that nobody is compared by name alone. */
  readonly referrals: readonly { readonly referral: Referral; readonly refuted: boolean; readonly learnt: Instant }[];
}

const bandOrder = ['suggested', 'review', 'watch'];

/** Suggested first; within a band the strongest first. */
export async function candidateSights(house: House, viewer: Viewer, sight: CaseSight): Promise<readonly CandidateSight[]> {
  const { referral, file } = sight;
  const candidates = [...referral.candidates.values()].toSorted(
    (a, b) => bandOrder.indexOf(a.band) - bandOrder.indexOf(b.band) || b.bits - a.bits,
  );
  if (candidates.length === 0) return [];
  const lies = await viewing(house.pool, viewer, (tx) =>
    filesOfRecords(
      tx,
      house.area,
      candidates.map((each) => each.record),
    ),
  );
  const elsewhere = [...new Set(lies.values())].filter((each) => each !== file.id);
  const { files } = await look(house, viewer, elsewhere);
  const own = file.records.get(referral.record);
  return candidates.map((candidate) => {
    const where = lies.get(candidate.record) === file.id ? file : files.get(lies.get(candidate.record) ?? '');
    const part = where?.records.get(candidate.record);
    return { ...candidate, known: where && part && own ? known(own, part, where, where.id === file.id) : null };
  });
}

function known(own: RecordPart, part: RecordPart, file: FileState, isJoined: boolean): KnownRecord {
  const comparison = compare(personQuery(own.details), personQuery(part.details));
  return {
    part,
    file,
    isJoined,
    name: nameOf(part.details),
    sentence: explain(comparison),
    evidence: comparison.evidence.map((line) => ({ ...line, words: words(line) })),
    bits: comparison.bits,
    referrals: referralsInOrder(file).map((referral) => ({
      referral,
      refuted: isRefuted(referral),
      learnt: learntOf(file, referral.received),
    })),
  };
}
