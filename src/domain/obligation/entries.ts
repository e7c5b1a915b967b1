/** What people record about an obligation, and what the engine derives. Consequences lie in the stream of the entry that occasioned them. */
import type { Envelope, Instant } from '../../ledger/envelope.ts';
import { entryType, type FactOf, id, instant, reason } from '../entryType.ts';

export const ClimbAcknowledged = entryType(
  'ClimbAcknowledged',
  'any',
  'A person has seen the climb and says what happens next, and by when; the duty goes on, and so does the climb if that day passes.',
  {
    obligation: id,
    next: reason,
    promisedBy: instant,
  },
);
export const WaiverDecided = entryType(
  'WaiverDecided',
  'any',
  'An authoriser other than the owner decides that the obligation need not be met.',
  {
    obligation: id,
    reason,
    authoriser: id,
  },
);
export const TimeCorrected = entryType('TimeCorrected', 'any', 'The time of an earlier entry was wrong. What had lapsed stays lapsed.', {
  fact: id,
  happened: instant.nullable().default(null),
  learnt: instant.nullable().default(null),
  reason,
});

export const obligationEntries = [ClimbAcknowledged, WaiverDecided, TimeCorrected] as const;
export type ObligationEntry = FactOf<(typeof obligationEntries)[number]>;

/**
 * Who owes: `lead` (of the file, whoever that is then), `second` (the post that decides after the lead), a role of the
 * area, or `post:<id>`.
 */
export type Duty = 'lead' | 'second' | 'intake' | 'senior' | 'area-duty' | 'records' | `post:${string}`;

type Consequence<Type extends string, Fields> = Envelope & { readonly kind: 'consequence'; readonly type: Type; readonly fields: Fields };

export type ConsequenceFact =
  | Consequence<
      'ObligationRaised',
      {
        readonly obligation: string;
        readonly rule: string;
        readonly occasion: string;
        readonly owedBy: Duty;
        readonly starts: Instant;
        readonly due: Instant;
        /** The limit of the rulebook that it was dated by; for a child another than the rule's own. */
        readonly limit: string;
        /** Raised as of the adoption of a rulebook in which the rule was new. */
        readonly asOfAdoption: boolean;
      }
    >
  | Consequence<'ObligationMet', { readonly obligation: string; readonly by: string }>
  | Consequence<'ObligationWaived', { readonly obligation: string; readonly by: string }>
  | Consequence<'ObligationLapsed', { readonly obligation: string; readonly nextClimb: Instant }>
  | Consequence<
      'ObligationClimbed',
      { readonly obligation: string; readonly rung: number; readonly to: string; readonly nextClimb: Instant }
    >
  | Consequence<'ObligationWithdrawn', { readonly obligation: string; readonly because: string }>
  | Consequence<
      'ObligationRedated',
      { readonly obligation: string; readonly starts: Instant; readonly due: Instant; readonly limit: string }
    >;

/** A consequence before it is given an id and put in an envelope. `at` is the true instant; it is recorded when somebody settles. */
export type DerivedConsequence = {
  [Type in ConsequenceFact['type']]: {
    readonly type: Type;
    readonly stream: string;
    readonly record: string | null;
    readonly at: Instant;
    /** The post that owed it at that instant. */
    readonly post: string;
    readonly fields: Extract<ConsequenceFact, { type: Type }>['fields'];
  };
}[ConsequenceFact['type']];
