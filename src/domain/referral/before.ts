/**
 * "Not the same person" is remembered (G01, F44). What was decided between two records, or between the two people whose files they lie
 * in, is shown with whoever is found again; it is asked again only when something speaks for it that did not speak for it then. Pure:
 * from whom the search found and the two files, what each candidate carries from before. From whichever side it is searched, and
 * wherever the records have been linked and unlinked meanwhile, the answer is the same.
 */
import type { Done } from '../done.ts';
import type { FileState } from '../file/state.ts';
import type { FoundCandidate } from './candidate.ts';
import type { Candidate } from './state.ts';

/** Whom the search found, before anybody asks what was decided earlier. */
export type Found = Pick<FoundCandidate, 'record' | 'file' | 'band' | 'bits' | 'evidence'>;
type Lines = Found['evidence'];

/** A person's answer about two records: it counts for both of them, whichever was searched for. */
export interface PairDecision extends Done {
  readonly how: NonNullable<Candidate['decided']>['how'];
  readonly reason: string;
  /** The referral beside which it was decided, with its own record and the other one. */
  readonly referral: string;
  readonly record: string;
  readonly candidate: string;
  /** What spoke for it and against it then. */
  readonly evidence: Lines;
}

/** The latest answer about each pair of records of which one lies in the one file and one in the other; the latest pair first. */
export function decisionsBetween(one: FileState, other: FileState): readonly PairDecision[] {
  const latest = new Map<string, PairDecision>();
  for (const [file, opposite] of [
    [one, other],
    [other, one],
  ] as const)
    for (const { id, record, candidates } of file.referrals.values())
      for (const { record: candidate, decided } of candidates.values()) {
        if (!decided || decided.isFromBefore || !opposite.records.has(candidate)) continue;
        const pair = [record, candidate].toSorted().join(' ');
        const before = latest.get(pair);
        if (before && (before.at > decided.at || (before.at === decided.at && before.fact > decided.fact))) continue;
        const { fact, at, by, post, how, reason, evidence } = decided;
        latest.set(pair, { fact, at, by, post, how, reason, evidence, referral: id, record, candidate });
      }
  return [...latest.values()].toSorted((a, b) => b.at - a.at || (a.fact < b.fact ? 1 : -1));
}

/** The answer that stands between two people: that they are not the same, where that was said last. */
export function notTheSame(one: FileState, other: FileState): PairDecision | null {
  const [last] = decisionsBetween(one, other);
  return last && isNot(last) ? last : null;
}

const isNot = ({ how }: Pick<PairDecision, 'how'>): boolean => how === 'rejected' || how === 'dismissed';

/**
 * What each candidate carries from before. A pair of records that has been answered stays answered; of another record of the same two
 * people, the people's answer is shown. `fileOf`: where a found record lies now; null of what is not held.
 */
export function withBefore(
  found: readonly Found[],
  own: { readonly file: FileState; readonly record: string },
  fileOf: (file: string) => FileState | null,
): readonly FoundCandidate[] {
  return found.map((each) => {
    const other = fileOf(each.file);
    const decisions = other ? decisionsBetween(own.file, other) : [];
    const ofRecords = decisions.find(
      ({ record, candidate }) =>
        (record === own.record && candidate === each.record) || (record === each.record && candidate === own.record),
    );
    const before = ofRecords ?? decisions[0];
    // Nothing was said of these two people, or nobody was sure: the question stands as it stands.
    if (!before || before.how === 'accepted' || (before.how === 'unsure' && !ofRecords)) return each;
    const { fact: decision, referral, record, candidate, how, at, by, post } = before;
    const of = ofRecords ? 'records' : 'people';
    return {
      ...each,
      before: { decision, referral, record, candidate, how, of, at, by, post },
      news: [...newsIn(each.evidence, before.evidence)],
    };
  });
}

/** The same agreement weighs a little more or less as the list grows and the weights are learnt anew; four bits are another value. */
const sameCodesRise = 4;
const otherCodesRise = 1;

/**
 * What speaks for two being one that did not speak for it then: by kind of evidence (name, birth date, telephone, address...), where
 * that kind counts for more than it did. Codes of the lines that do; `no-longer-` and the code of what spoke against it and is gone.
 */
export function newsIn(now: Lines, then: Lines): readonly string[] {
  const kinds = [...new Set([...now, ...then].map(({ code }) => kindOf(code)))];
  return kinds.flatMap((kind) => {
    const [here, before] = [now, then].map((lines) => lines.filter(({ code }) => kindOf(code) === kind)) as [Lines, Lines];
    const had = new Map<string, number>();
    for (const { code, bits } of before) had.set(code, Math.max(bits, had.get(code) ?? Number.NEGATIVE_INFINITY));
    const isSame = here.length === before.length && here.every(({ code }) => had.has(code));
    if (sum(here) - sum(before) < (isSame ? sameCodesRise : otherCodesRise)) return [];
    const more = here.filter(({ code, bits }) => bits > 0 && (!had.has(code) || bits >= (had.get(code) ?? 0) + sameCodesRise));
    const gone = before.filter(({ code, bits }) => bits < 0 && !here.some((each) => each.code === code));
    const codes = more.length > 0 ? more.map(({ code }) => code) : gone.map(({ code }) => `${noLonger}${code}`);
    return [...new Set(codes)];
  });
}
export const noLonger = 'no-longer-';

/** Lines about one kind of thing: parts of a name are one, whatever part each side took them for. */
function kindOf(code: string): string {
  const first = code.slice(0, `${code}-`.indexOf('-'));
  if (['name', 'forename', 'surname', 'twins'].includes(first)) return 'name';
  return first === 'postcode' ? 'address' : first;
}

const sum = (lines: Lines): number => lines.reduce((total, { bits }) => total + Math.round(bits * 10), 0) / 10;
