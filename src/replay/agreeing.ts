/** Hand-overs, disputes and challenges in a chronology: what need not be written, the stream an entry lies in, and the lead that moves with it. */
import { mayAnswer } from '../domain/challenge/deciders.ts';
import { openDisputes } from '../domain/dispute/state.ts';
import type { FileFact } from '../domain/facts.ts';
import { postFor } from '../domain/file/posts.ts';
import type { FileState } from '../domain/file/state.ts';
import { decidingOf } from '../rulebook/uk/disputes.ts';
import type { ChronologyEntry } from './entry.ts';

export const impliedAgreeing: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  HandoverOffered: { from: 'the post that leads' },
  DisputeOpened: {
    opener: 'the post that recorded it',
    interimLead: 'the post that leads',
    deciders: 'whom the rulebook names',
    chief: 'whom the rulebook names',
    handover: 'the latest offer, where it is about one',
    referral: 'the referral, where it is about a decision',
  },
  SafetyMeasureDone: { measure: 'the first that is not done' },
  DisputeDecisionProposed: { as: 'the post that recorded it' },
  DisputeDecisionDiffered: { proposal: 'what the other of the two proposed' },
  DisputeDecided: { proposal: 'what the other of the two proposed, or none' },
  OutcomeChallenged: {
    referral: 'the referral',
    outcome: 'the closing that stands',
    came: '`told`',
    askedOf: 'a post that had no part in it',
  },
};

/** What begins one lies in a stream of its own, what answers it in that one; null when there is nothing yet that it could answer. */
export function agreeingStream(type: string, noun: string, file: FileState, record: string, entry: string): string | null {
  if (type === 'HandoverOffered' || type === 'DisputeOpened' || type === 'OutcomeChallenged') return `${noun}/${record}-${entry}`;
  if (noun === 'handover') return latestHandover(file)?.stream ?? null;
  if (noun === 'dispute') return (openDisputes(file).at(-1) ?? [...file.disputes.values()].at(-1))?.stream ?? null;
  return [...file.challenges.values()].at(-1)?.stream ?? null;
}

const latestHandover = (file: FileState) => [...file.handovers.values()].toSorted((a, b) => a.offered.at - b.offered.at).at(-1);

export function withAgreeing(
  { type, by, recorded, who }: ChronologyEntry,
  given: Readonly<Record<string, unknown>>,
  file: FileState,
  record: string,
): Record<string, unknown> {
  const lead = postFor(file, 'lead');
  const dispute = openDisputes(file).at(-1);
  switch (type) {
    case 'HandoverOffered':
      return { from: lead, ...given };
    case 'DisputeOpened': {
      const opener = typeof given.opener === 'string' ? given.opener : (by ?? lead);
      const other = typeof given.other === 'string' ? given.other : lead;
      const person = who ?? file.area.posts.get(opener)?.holders[0] ?? '';
      return {
        opener,
        interimLead: lead,
        ...decidingOf(file.area, [opener, other], person, recorded),
        ...(given.about === 'hand-over' ? { handover: latestHandover(file)?.id ?? null } : {}),
        ...given,
        referral: given.about === 'decision' ? record : null,
      };
    }
    case 'SafetyMeasureDone':
      return { measure: dispute?.measures.find((each) => !each.done)?.set.fact ?? 'not recorded', ...given };
    case 'DisputeDecisionProposed':
      return { as: by ?? dispute?.opened.deciders[0] ?? lead, ...given };
    case 'DisputeDecisionDiffered':
      return { proposal: dispute?.proposed?.fact ?? 'not recorded', ...given };
    case 'DisputeDecided':
      return { proposal: dispute?.proposed?.fact ?? null, ...given };
    case 'OutcomeChallenged': {
      const referral = file.referrals.get(record);
      const askedOf = referral && mayAnswer(file, referral, recorded)[0];
      const outcome = referral?.closed?.fact ?? 'not recorded';
      return { outcome, came: 'told', askedOf: askedOf ?? postFor(file, 'senior'), ...given, referral: record };
    }
    default:
      return { ...given };
  }
}

/** The lead moves in the same append as these; a chronology need not write it. Null when it stays where it is. */
export function leadAfter(file: FileState, fact: FileFact): { readonly post: string; readonly reason: string } | null {
  const to = movedBy(file, fact);
  return to && to.post !== postFor(file, 'lead') ? to : null;
}

function movedBy(file: FileState, fact: FileFact): { readonly post: string; readonly reason: string } | null {
  switch (fact.type) {
    case 'HandoverAccepted': {
      const offered = file.handovers.get(fact.stream.slice('handover/'.length))?.offered;
      return offered ? { post: offered.to, reason: fact.fields.words } : null;
    }
    case 'DisputeOpened':
      return { post: fact.fields.interimLead, reason: fact.fields.words };
    case 'InterimLeadSet':
      return { post: fact.fields.post, reason: fact.fields.reason };
    case 'DisputeDecided':
      return { post: fact.fields.lead, reason: fact.fields.decision };
    default:
      return null;
  }
}
