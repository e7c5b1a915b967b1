/** The candidates beside a referral: each compared anew, and said in words, under the rights of whoever reads (G01, F44). */
import type { Viewer } from '../access/viewer.ts';
import type { FileState, RecordPart } from '../domain/file/state.ts';
import type { Candidate } from '../domain/referral/state.ts';
import { compare, type Evidence } from '../matching/evidence.ts';
import { explain, words } from '../matching/words.ts';
import { filesOfRecords } from '../store/people.ts';
import { viewing } from '../store/viewing.ts';
import type { CaseSight } from './caseSight.ts';
import type { House } from './house.ts';
import { comparable } from '../matching/left-out.ts';
import { look } from './look.ts';
import { nameOf } from './project.ts';
import { type Report, reportsIn } from './reports.ts';

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
  /** One of the two was described anew since it was found: these are not the lines that were weighed then. */
  readonly isAnew: boolean;
  /** The referrals of the file in which it lies, so that nobody is compared by name alone. */
  readonly referrals: readonly Report[];
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
    return { ...candidate, known: where && part && own ? known(own, part, where, where.id === file.id, candidate.evidence) : null };
  });
}

function known(
  own: RecordPart,
  part: RecordPart,
  file: FileState,
  isJoined: boolean,
  found: readonly { readonly code: string; readonly bits: number }[],
): KnownRecord {
  // One of the two may be off the list since it was found (leftOff.ts): nothing is said for or against, and the page is there all the same.
  const [ours, theirs] = [comparable(own.details), comparable(part.details)];
  const anew = typeof ours === 'string' || typeof theirs === 'string' ? { bits: 0, evidence: [] } : compare(ours, theirs);
  const evidence = asFound(anew.evidence, found);
  const comparison = evidence ? { evidence, bits: sumOf(evidence) } : anew;
  return {
    part,
    file,
    isJoined,
    name: nameOf(part.details),
    sentence: comparison.evidence.length === 0 ? '' : explain(comparison),
    evidence: comparison.evidence.map((line) => ({ ...line, words: words(line) })),
    bits: comparison.bits,
    isAnew: evidence === null,
    referrals: reportsIn(file),
  };
}

/**
 * What was weighed when it was found, with the words that are made anew: one pair has one score, wherever it is shown. How common a name
 * is was counted among the people on file then. Null when the lines are others now.
 */
function asFound(
  lines: readonly Evidence[],
  found: readonly { readonly code: string; readonly bits: number }[],
): readonly Evidence[] | null {
  if (lines.length !== found.length) return null;
  // Of several lines of one code the stronger is the stronger.
  const left = new Map(
    [...Map.groupBy(found, ({ code }) => code)].map(([code, all]) => [code, all.map(({ bits }) => bits).toSorted((a, b) => b - a)]),
  );
  const taken = lines.toSorted((a, b) => b.bits - a.bits).map((line) => ({ line, bits: left.get(line.code)?.shift() }));
  if (taken.some(({ bits }) => bits === undefined)) return null;
  return lines.map((line) => ({ ...line, bits: taken.find((each) => each.line === line)?.bits ?? line.bits }));
}

const sumOf = (lines: readonly Evidence[]): number => lines.reduce((sum, { bits }) => sum + Math.round(bits * 10), 0) / 10;
