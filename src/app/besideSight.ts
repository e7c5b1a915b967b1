/**
 * Two people beside each other: which values of one are also the other's as the matcher reads them, how a name or a birth date is
 * read, and everything that was ever decided about this pair of people (G01, F44). Nothing here says who they are.
 */
import type { FileState, PersonDetails } from '../domain/file/state.ts';
import { linkTakesTwo, whichMoves } from '../domain/link/seniority.ts';
import { isWaiting, type LinkProposal, proposalAbout } from '../domain/link/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { readBorn } from '../matching/born.ts';
import { type Comparison, compare } from '../matching/evidence.ts';
import { comparable } from '../matching/left-out.ts';
import { readNames } from '../matching/name.ts';
import type { WrittenPerson } from '../matching/person.ts';
import { explain, words } from '../matching/words.ts';

type Name = PersonDetails['names'][number];
type Address = PersonDetails['addresses'][number];
type Identifier = NonNullable<PersonDetails['identifiers']>[number];

const nothing: WrittenPerson = { names: [], born: null, phones: [], addresses: [], schools: [] };
/** Nothing where one of them cannot be compared (leftOff.ts): what is written is shown all the same. */
function between(left: Partial<WrittenPerson>, right: Partial<WrittenPerson>): Comparison {
  const [one, other] = [comparable({ ...nothing, ...left }), comparable({ ...nothing, ...right })];
  return typeof one === 'string' || typeof other === 'string' ? { bits: 0, evidence: [] } : compare(one, other);
}
const codes = (left: Partial<WrittenPerson>, right: Partial<WrittenPerson>): readonly string[] =>
  between(left, right)
    .evidence.filter(({ bits, code }) => bits !== 0 || code.endsWith('-same'))
    .map(({ code }) => code);

const sameDates: ReadonlySet<string> = new Set([
  'born-same',
  'born-same-placeholder',
  'born-same-usual-placeholder',
  'born-same-converted',
  'born-same-as-read',
]);

/** Whether two values as written come to the same. Asked of the one comparison that there is, a value at a time. */
export const readsTheSame = {
  name: (left: Name, right: Name): boolean => {
    const found = codes({ names: [left] }, { names: [right] });
    return found.length > 0 && found.every((code) => code.endsWith('-same') || code.endsWith('-same-in-another-script'));
  },
  born: (left: PersonDetails['born'], right: PersonDetails['born']): boolean =>
    codes({ born: left }, { born: right }).some((code) => sameDates.has(code)),
  phone: (left: string, right: string): boolean => codes({ phones: [left] }, { phones: [right] }).includes('phone-same'),
  email: (left: string, right: string): boolean => codes({ emails: [left] }, { emails: [right] }).includes('email-same'),
  handle: (left: string, right: string): boolean => codes({ handles: [left] }, { handles: [right] }).includes('handle-same'),
  identifier: (left: Identifier, right: Identifier): boolean =>
    codes({ identifiers: [left] }, { identifiers: [right] }).some((code) => code.endsWith('-same') || code.endsWith('-same-check-wrong')),
  address: (left: Address, right: Address): boolean =>
    codes({ addresses: [left] }, { addresses: [right] }).some((code) => code === 'address-same' || code === 'postcode-same'),
  school: (left: string, right: string): boolean => codes({ schools: [left] }, { schools: [right] }).includes('school-same'),
} as const;

/** A name in the letters in which it is compared, where it was written in others; null where reading changes nothing that matters. */
export function nameAsRead(name: Name): string | null {
  const written = [name.whole, name.given, name.family].join(' ');
  if (!/[^\P{L}\p{Script=Latin}]/u.test(written)) return null;
  const query = comparable({ ...nothing, names: [name] });
  const [read] = typeof query === 'string' ? [] : readNames(query.names);
  const reading = read?.parts.map(({ text }) => text).join(' ') ?? '';
  return /\p{Script=Latin}/u.test(reading) ? reading : null;
}

/** The first and last day that each reading of a birth date can mean, `YYYY-MM-DD`; none where it is written as a plain date or year. */
export function bornAsRead(born: PersonDetails['born']): readonly { readonly first: string; readonly last: string }[] {
  if (!born || born.date || !born.text) return [];
  const iso = (day: number): string => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const query = comparable({ ...nothing, born });
  return ((typeof query === 'string' ? null : readBorn(query.born))?.readings ?? []).map(({ first, last }) => ({
    first: iso(first),
    last: iso(last),
  }));
}

/** What speaks for and against two people as written being one, each in words, and all of it in one sentence. */
export function evidenceBetween(left: WrittenPerson, right: WrittenPerson) {
  const comparison = between(left, right);
  return { sentence: explain(comparison), evidence: comparison.evidence.map((line) => ({ ...line, words: words(line) })) };
}

/** A judgement about the pair, from whichever side it was made. */
export interface PairDecision {
  readonly how: 'accepted' | 'rejected' | 'unsure' | 'dismissed';
  readonly reason: string;
  /** Said with "not sure". */
  readonly wouldMakeSure: string;
  readonly at: Instant;
  readonly by: string;
  readonly post: string | null;
}

const hows = {
  CandidateAccepted: 'accepted',
  CandidateRejected: 'rejected',
  CandidateUnsure: 'unsure',
  CandidatesDismissed: 'dismissed',
} as const satisfies Record<string, PairDecision['how']>;

/** Everything decided about these records of one person and those of the other, the newest first. */
export function pairDecisions(
  files: readonly FileState[],
  ours: { has(record: string): boolean },
  theirs: { has(record: string): boolean },
): readonly PairDecision[] {
  const isPair = (one: string, other: string): boolean => (ours.has(one) && theirs.has(other)) || (ours.has(other) && theirs.has(one));
  const seen = new Set<string>();
  const found: PairDecision[] = [];
  for (const fact of files.flatMap((file) => file.facts)) {
    if (seen.has(fact.id)) continue;
    seen.add(fact.id);
    const { recorded: at, actor: by, post } = fact;
    switch (fact.type) {
      case 'CandidateAccepted':
      case 'CandidateRejected':
      case 'CandidateUnsure':
        if (isPair(fact.record ?? '', fact.fields.candidate))
          found.push({
            how: hows[fact.type],
            reason: fact.fields.reason,
            wouldMakeSure: (fact.type === 'CandidateUnsure' && fact.fields.wouldMakeSure) || '',
            at,
            by,
            post,
          });
        break;
      case 'CandidatesDismissed':
        if (fact.fields.candidates.some((candidate) => isPair(fact.record ?? '', candidate)))
          found.push({ how: hows[fact.type], reason: fact.fields.reason, wouldMakeSure: '', at, by, post });
        break;
      default:
    }
  }
  return found.toSorted((a, b) => b.at - a.at);
}

export { unlinkTakesTwo } from '../domain/link/seniority.ts';
export { isWaiting, proposalAbout } from '../domain/link/state.ts';
export { noLonger } from '../domain/referral/before.ts';

/** What "the same person" would do: at once or by a second person (G23), and which of the two moves. */
export interface SayingSame {
  readonly takesTwo: boolean;
  readonly thisMoves: boolean;
  /** Proposed already, and not answered yet. */
  readonly proposed: LinkProposal | null;
}

export function sayingSame(file: FileState, other: FileState, referral: string, candidate: string): SayingSame {
  const before = proposalAbout(file, referral, candidate);
  return {
    takesTwo: linkTakesTwo(file, other),
    thisMoves: whichMoves(file, other).moves.id === file.id,
    proposed: before && isWaiting(file, before) ? before : null,
  };
}
