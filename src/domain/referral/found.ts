/** What searches found and what people said of it, each pair once: what the bands are judged by. Ids, codes and bits; nobody's name. */
import type { Instant } from '../../ledger/envelope.ts';
import type { AnyFact } from '../facts.ts';
import { type FoundCandidate, isAsked } from './candidate.ts';

export interface FoundOnce {
  readonly at: Instant;
  readonly bits: number;
  readonly evidence: FoundCandidate['evidence'];
  /** What a person said of it last; null while nobody has. */
  readonly how: 'accepted' | 'rejected' | 'dismissed' | 'unsure' | null;
}

/** By referral and record, as first found. What had been decided before and was not asked again was nobody's to read. */
export function foundIn(facts: Iterable<AnyFact>): readonly FoundOnce[] {
  const found = new Map<string, FoundOnce>();
  for (const fact of facts) {
    const say = (candidate: string, how: FoundOnce['how']): void => {
      const once = found.get(`${fact.stream} ${candidate}`);
      if (once) found.set(`${fact.stream} ${candidate}`, { ...once, how });
    };
    // Erased by law, an entry says of nobody any more.
    switch (fact.type) {
      case 'CandidatesFound':
        for (const each of fact.fields.candidates ?? []) {
          const pair = `${fact.stream} ${each.record}`;
          if (found.has(pair) || (each.before && !isAsked({ ...each, band: 'review' }))) continue;
          found.set(pair, { at: fact.recorded, bits: each.bits, evidence: each.evidence, how: null });
        }
        break;
      case 'CandidateAccepted':
        say(fact.fields.candidate, 'accepted');
        break;
      case 'CandidateRejected':
        say(fact.fields.candidate, 'rejected');
        break;
      case 'CandidateUnsure':
        say(fact.fields.candidate, 'unsure');
        break;
      case 'CandidatesDismissed':
        for (const candidate of fact.fields.candidates ?? []) say(candidate, 'dismissed');
        break;
      default:
    }
  }
  return [...found.values()];
}
export const foundTypes = ['CandidatesFound', 'CandidateAccepted', 'CandidateRejected', 'CandidateUnsure', 'CandidatesDismissed'] as const;
