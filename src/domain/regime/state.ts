/** A regime as its entries tell it: one state after another, each with its days; what was notified under it, and time in custody. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, firstAfter, type InOrder } from '../done.ts';
import { standing } from './custody.ts';
import { endedStates, type RegimeEntry, type RegimeSort } from './entries.ts';

type Of<Type extends RegimeEntry['type']> = InOrder & Extract<RegimeEntry, { type: Type }>['fields'];

export type Notification = Of<'NotificationRecorded'>;
export type NotificationAnswer = Of<'NotificationAnswered'>;
export type Custody = Of<'CustodyRecorded'>;

export interface RegimeState extends InOrder {
  readonly state: string;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly words: string;
}

export interface Regime {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly sort: RegimeSort;
  /** As they were said, in order; of those for a day still to come see `standing`. */
  readonly states: readonly RegimeState[];
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

/** Said for a day still to come: until then the state before stands, with what is owed in it. */
export const isAhead = ({ since, at }: RegimeState): boolean => since > at;
/** The states that have stood or will: what was said for a day still to come is replaced by what is said before that day. */
export const inTurn = (states: readonly RegimeState[]): readonly RegimeState[] =>
  states.filter((each, n) => {
    const next = states[n + 1];
    return !isAhead(each) || next === undefined || next.at >= each.since;
  });
/** The state on a day, by what is known now; of one that has not begun, how it will begin. */
export const stateOf = ({ states }: Regime, day: Instant): RegimeState | null =>
  inTurn(states).findLast(({ since }) => since <= day) ?? states.at(-1) ?? null;
/** What was said for a day still to come, and stands until then no more than the one before. */
export function comingOf(regime: Regime, now: Instant): RegimeState | null {
  const last = regime.states.at(-1);
  return last && last.since > now && last !== stateOf(regime, now) ? last : null;
}
export const hasEnded = (regime: Regime, now: Instant): boolean => endedStates.has(stateOf(regime, now)?.state ?? '');
/** Whether the person was under the regime on a day, by what was said last of it. */
export function stoodOn({ states }: Regime, day: Instant): boolean {
  const state = inTurn(states).findLast(({ since }) => since <= day);
  return state !== undefined && !endedStates.has(state.state) && (state.until === null || day < state.until);
}
export const openCustody = (regime: Regime): Custody | null => regime.custody.findLast(({ until }) => until === null) ?? null;
/** The change or journey that an entry speaks of, or an answer about it. */
export const notificationOf = ({ notifications, answers }: Regime, fact: string): Notification | null =>
  notifications.find((each) => each.fact === (answers.find((answer) => answer.fact === fact)?.of ?? fact)) ?? null;
/** The day on which a review was held, or a notification made. */
export const heldOn = ({ held, at }: Regime['reviews'][number]): Instant => held ?? at;
/** The state in which something was said, by what was known then. */
export function stateAt({ states }: Regime, { order, at }: InOrder): RegimeState | null {
  const known = states.filter((each) => each.order <= order);
  return inTurn(known).findLast(({ since }) => since <= at) ?? known.at(-1) ?? null;
}
/**
 * What ends a duty that falls due on a day: the first state that was said after what began it, or that was said before for a day still to come
 * then. One for a later day than the duty's ends nothing: the state before stands until it begins.
 */
export function changeOf({ states }: Regime, begins: InOrder, due: Instant): RegimeState | null {
  const turns = inTurn(states);
  const next = firstAfter<RegimeState>(begins, states);
  // Never to stand: it was replaced before its day.
  if (states.some((each) => each.fact === begins.fact) && !turns.some((each) => each.fact === begins.fact)) return next;
  const ends = (each: RegimeState): boolean => !isAhead(each) || each.since <= due;
  const coming = turns.find((each) => each.order < begins.order && isAhead(each) && each.since > begins.at);
  return coming && ends(coming) ? coming : firstAfter<RegimeState>(begins, turns.filter(ends));
}
/** Whether an entry may say that the first notification was made: a review, or a state. */
export const isFirst = ({ states, reviews }: Regime, fact: string): boolean => [...states, ...reviews].some((each) => each.fact === fact);
