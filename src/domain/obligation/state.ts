/** An obligation: what a post owes by an instant. A lapse stays on it for ever, whatever comes later. */
import type { Instant } from '../../ledger/envelope.ts';
import type { DerivedConsequence, Duty, ObligationEntry } from './entries.ts';

export interface Obligation {
  readonly id: string;
  readonly rule: string;
  readonly occasion: string;
  readonly stream: string;
  readonly record: string | null;
  readonly owedBy: Duty;
  readonly raisedAt: Instant;
  readonly starts: Instant;
  readonly due: Instant;
  /** The limit that it was dated by. */
  readonly limit: string;
  /** Since when this due instant has stood: nothing lapses before somebody could know that it was due. */
  readonly datedAt: Instant;
  readonly asOfAdoption: boolean;
  readonly state: 'open' | 'lapsed' | 'met' | 'waived' | 'withdrawn';
  readonly lapsedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  /** The post that owed it when it ended. Whatever becomes of the posts later, that stays. */
  readonly endedFor: string | null;
  /** How far it has climbed: 0 is its owner. */
  readonly rung: number;
  readonly climbedTo: string | null;
  /** When it climbs next, unless somebody acknowledges. Null when nothing is to climb. */
  readonly nextClimb: Instant | null;
  readonly acknowledged: { readonly at: Instant; readonly by: string; readonly next: string; readonly promisedBy: Instant } | null;
}

export const obligationId = (rule: string, occasion: string): string => `${rule}:${occasion}`;

export const isOwed = (obligation: Obligation): boolean => obligation.state === 'open' || obligation.state === 'lapsed';

/** The next instant at which time alone changes this obligation, or null. What was due before it was raised, or before its date was corrected, lapses then. */
export const nextInstant = (obligation: Obligation): Instant | null =>
  obligation.state === 'open' ? Math.max(obligation.due, obligation.datedAt) : obligation.state === 'lapsed' ? obligation.nextClimb : null;

export function evolveObligation(before: Obligation | undefined, derived: DerivedConsequence): Obligation | undefined {
  const { stream, record, at } = derived;
  if (derived.type === 'ObligationRaised') {
    const { obligation: id, rule, occasion, owedBy, starts, due, limit, asOfAdoption } = derived.fields;
    const lapsedAt = before?.lapsedAt ?? null;
    const rest = {
      state: 'open',
      endedAt: null,
      endedBy: null,
      endedFor: null,
      rung: 0,
      climbedTo: null,
      nextClimb: null,
      acknowledged: null,
    } as const;
    return { id, rule, occasion, stream, record, owedBy, raisedAt: at, starts, due, limit, datedAt: at, asOfAdoption, lapsedAt, ...rest };
  }
  if (!before) return undefined;
  switch (derived.type) {
    case 'ObligationMet':
      return { ...before, state: 'met', endedAt: at, endedBy: derived.fields.by, endedFor: derived.post, nextClimb: null };
    case 'ObligationWaived':
      return { ...before, state: 'waived', endedAt: at, endedBy: derived.fields.by, endedFor: derived.post, nextClimb: null };
    case 'ObligationWithdrawn':
      return { ...before, state: 'withdrawn', endedAt: at, endedBy: derived.fields.because, endedFor: derived.post, nextClimb: null };
    case 'ObligationLapsed':
      return { ...before, state: 'lapsed', lapsedAt: before.lapsedAt ?? at, nextClimb: derived.fields.nextClimb };
    case 'ObligationClimbed':
      return {
        ...before,
        rung: derived.fields.rung,
        climbedTo: derived.fields.to,
        nextClimb: derived.fields.nextClimb,
        acknowledged: null,
      };
    case 'ObligationRedated':
      return { ...before, starts: derived.fields.starts, due: derived.fields.due, limit: derived.fields.limit, datedAt: at };
    default:
      return derived satisfies never;
  }
}

/** Acknowledging stops the climb until the promised instant; then it goes on where it stopped. A promise for the past stops nothing. */
export function acknowledge(before: Obligation, fact: Extract<ObligationEntry, { type: 'ClimbAcknowledged' }>): Obligation {
  if (before.state !== 'lapsed') return before;
  const { next, promisedBy } = fact.fields;
  return {
    ...before,
    acknowledged: { at: fact.recorded, by: fact.actor, next, promisedBy },
    nextClimb: Math.max(promisedBy, fact.recorded),
  };
}
