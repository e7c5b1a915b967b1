/**
 * What was done although a gate, or the rulebook, would have refused it. In a chronology a decision is history: the refusal is
 * noted beside it, and the replay goes on as it happened.
 */
import type { FileFact } from '../domain/facts.ts';
import { postFor } from '../domain/file/posts.ts';
import type { FileState } from '../domain/file/state.ts';
import { amountWords, dueAfter } from '../rulebook/engine/amount.ts';
import { judgingRefused } from './judging.ts';
import { closingConsidered, isClosedWithCase, supportRefused } from './supportRefused.ts';
import { emptyProposal, whatGatesLack } from '../rulebook/engine/gates.ts';
import { amountOf, type Lack, type Proposed, type Rule, type RulebookInForce } from '../rulebook/engine/rulebook.ts';

export type Refused = Pick<Lack, 'gate' | 'words'>;

/** Of a fact about to be recorded in this file, under this record; nothing for what would have been allowed. */
export function refusedOf(
  book: RulebookInForce,
  file: FileState,
  fact: FileFact,
  record: string,
  considered: unknown = null,
): readonly Refused[] {
  if (considered === 'close') return closingConsidered(book, file, fact, proposedIn(fact));
  switch (fact.type) {
    case 'WaiverDecided': {
      const obligation = file.obligations.get(fact.fields.obligation);
      const rule = book.ruleByKey.get(obligation?.rule ?? '');
      if (!obligation || !rule) return [];
      if (!rule.waivable) return refusedBy(rule, 'this may not be waived, and is owed as before.');
      const owner = postFor(file, obligation.owedBy);
      return fact.post === owner || fact.fields.authoriser === owner ? refusedBy(rule, 'nobody waives what they owe themselves.') : [];
    }
    case 'ClimbAcknowledged': {
      const rule = book.ruleByKey.get(file.obligations.get(fact.fields.obligation)?.rule ?? '');
      const limit = amountOf(book, 'climb.promise');
      if (!rule || fact.fields.promisedBy <= dueAfter(fact.recorded, limit, book.calendar)) return [];
      return [{ gate: rule.id, words: `A climb may be stopped for ${amountWords(limit)} at most; this promise is for later.` }];
    }
    case 'LeadTaken': {
      const [from, to] = [postFor(file, 'lead'), fact.fields.post].map((post) => file.area.posts.get(post)?.organisation);
      if (from === undefined || from === to) return [];
      return [{ gate: 'G13', words: 'The lead went to another organisation that had not accepted it.' }];
    }
    case 'FileDisposed':
      return whatGatesLack(book, file, { ...proposedIn(fact), kind: 'dispose', words: fact.fields.reason });
    case 'AssessmentMade':
    case 'DisruptionDecided':
    case 'TrustTellingDecided':
      return judgingRefused(file, fact);
    case 'LesseningProposed':
      return whatGatesLack(book, file, {
        ...proposedIn(fact),
        kind: 'propose-lessening',
        lessening: { subject: idOf(fact), fields: fact.fields },
      });
    case 'SubjectLowered':
    case 'SubjectSuspended':
    case 'SubjectClosed': {
      const waits = file.subjects.get(idOf(fact))?.proposals.find((each) => each.fact === fact.fields.proposal);
      return waits?.by === fact.actor ? [{ gate: 'G14', words: 'Whoever proposed it agreed to it: one person alone.' }] : [];
    }
    case 'ClosureProposed':
      return whatGatesLack(book, file, { ...proposedIn(fact), ...fact.fields, kind: 'propose-closure', referral: record });
    case 'InterventionCommissioned':
    case 'SessionBooked':
    case 'PlanWritten':
    case 'SupportWithdrawn':
    case 'CaseReviewed':
    case 'CaseClosed':
    case 'AfterClosingReviewed':
      return supportRefused(book, file, fact, proposedIn(fact));
    case 'ReferralClosed': {
      if (isClosedWithCase(file, record)) return [];
      const proposedBy = file.referrals.get(record)?.proposed?.by ?? null;
      return whatGatesLack(book, file, { ...proposedIn(fact), ...fact.fields, kind: 'close', referral: record, proposedBy });
    }
    default:
      return [];
  }
}

const idOf = ({ stream }: FileFact): string => stream.slice(stream.indexOf('/') + 1);
const refusedBy = (rule: Rule, why: string): readonly Refused[] => [{ gate: rule.id, words: `${rule.title}: ${why}` }];

const proposedIn = (fact: FileFact): Omit<Proposed, 'kind'> => emptyProposal({ by: fact.actor, post: fact.post, now: fact.recorded });
