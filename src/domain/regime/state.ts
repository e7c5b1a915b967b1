/** A regime as its entries tell it: one state after another, each with its days; what was notified under it, and time in custody. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder } from '../done.ts';
import { standing } from './custody.ts';
import { endedStates, type RegimeEntry, type RegimeSort } from './entries.ts';

type Of<Type extends RegimeEntry['type']> = InOrder & Extract<RegimeEntry, { type: Type }>['fields'];

export type Notification = Of<'NotificationRecorded'>;
export type NotificationAnswer = Of<'NotificationAnswered'>;
export type Custody = Of<'CustodyRecorded'>;

export interface Regime {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly sort: RegimeSort;
  readonly states: readonly (InOrder & {
    readonly state: string;
    readonly since: Instant;
    readonly until: Instant | null;
    readonly words: string;
  })[];
  readonly reviews: readonly Of<'RegimeReviewed'>[];
  readonly notifications: readonly Notification[];
  readonly answers: readonly NotificationAnswer[];
  /** What was decided about late ones, each by the entry that was late. */
  readonly decisions: readonly Of<'LateNotificationDecided'>[];
  /** Spans by their first day, each as it was said last. */
  readonly custody: readonly Custody[];
  /** All that was said of time in custody, in order: what is said anew stays readable, and says when it was known. */
  readonly custodyTold: readonly Custody[];
}

export function evolveRegime(before: Regime | undefined, fact: RegimeEntry): Regime | undefined {
  const at = { ...doneIn(fact), order: before ? entriesOf(before) : 0 };
  if (fact.type === 'RegimeRecorded') {
    const { sort, ...state } = fact.fields;
    return {
      id: fact.stream.slice('regime/'.length),
      stream: fact.stream,
      record: fact.record ?? '',
      sort,
      states: [{ ...at, ...state }],
      reviews: [],
      notifications: [],
      answers: [],
      decisions: [],
      custody: [],
      custodyTold: [],
    };
  }
  if (!before) return undefined;
  switch (fact.type) {
    case 'RegimeChanged':
      return { ...before, states: [...before.states, { ...at, ...fact.fields }] };
    case 'RegimeReviewed':
      return { ...before, reviews: [...before.reviews, { ...at, ...fact.fields }] };
    case 'NotificationRecorded':
      return { ...before, notifications: [...before.notifications, { ...at, ...fact.fields }] };
    case 'NotificationAnswered':
      return { ...before, answers: [...before.answers, { ...at, ...fact.fields }] };
    case 'LateNotificationDecided':
      return { ...before, decisions: [...before.decisions, { ...at, ...fact.fields }] };
    case 'CustodyRecorded': {
      const custodyTold = [...before.custodyTold, { ...at, ...fact.fields }];
      return { ...before, custodyTold, custody: spansOf(custodyTold) };
    }
    default:
      return fact satisfies never;
  }
}

/** Time in custody as it was said last, by its first day; of what stands. */
export const spansOf = (told: readonly Custody[]): readonly Custody[] =>
  [...new Map(standing(told).map((each) => [each.from, each])).values()].toSorted((a, b) => a.from - b.from);

/** How many entries came before. */
const entriesOf = ({ states, reviews, notifications, answers, decisions, custodyTold }: Regime): number =>
  1 + Math.max(...[states, reviews, notifications, answers, decisions, custodyTold].flatMap((each) => each.map(({ order }) => order)));

export const stateOf = (regime: Regime): Regime['states'][number] | null => regime.states.at(-1) ?? null;
export const hasEnded = (regime: Regime): boolean => endedStates.has(stateOf(regime)?.state ?? '');
/** Whether the person was under the regime on a day, by what was said last of it. */
export function stoodOn({ states }: Regime, day: Instant): boolean {
  const state = states.findLast(({ since }) => since <= day);
  return state !== undefined && !endedStates.has(state.state) && (state.until === null || day < state.until);
}
export const openCustody = (regime: Regime): Custody | null => regime.custody.findLast(({ until }) => until === null) ?? null;
/** The change or journey that an entry speaks of, or an answer about it. */
export const notificationOf = ({ notifications, answers }: Regime, fact: string): Notification | null =>
  notifications.find((each) => each.fact === (answers.find((answer) => answer.fact === fact)?.of ?? fact)) ?? null;
/** The day on which a review was held, or a notification made. */
export const heldOn = ({ held, at }: Regime['reviews'][number]): Instant => held ?? at;
/** The state in which something was said. */
export const stateAt = ({ states }: Regime, { order }: InOrder): Regime['states'][number] | null =>
  states.findLast((each) => each.order <= order) ?? null;
/** Whether an entry may say that the first notification was made: a review, or a state. */
export const isFirst = ({ states, reviews }: Regime, fact: string): boolean => [...states, ...reviews].some((each) => each.fact === fact);
