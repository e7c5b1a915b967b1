/** A regime as its entries tell it: one state after another, each with its days; what was notified under it, and time in custody. */
import type { Instant } from '../../ledger/envelope.ts';
import { doneIn, type InOrder } from '../done.ts';
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
      const others = before.custody.filter(({ from }) => from !== fact.fields.from);
      return { ...before, custody: [...others, { ...at, ...fact.fields }].toSorted((a, b) => a.from - b.from) };
    }
    default:
      return fact satisfies never;
  }
}

/** How many entries came before: what is said again of a span keeps its place among them. */
const entriesOf = ({ states, reviews, notifications, answers, decisions, custody }: Regime): number =>
  1 + Math.max(...[states, reviews, notifications, answers, decisions, custody].flatMap((each) => each.map(({ order }) => order)));

export const stateOf = (regime: Regime): Regime['states'][number] | null => regime.states.at(-1) ?? null;
export const hasEnded = (regime: Regime): boolean => endedStates.has(stateOf(regime)?.state ?? '');
export const openCustody = (regime: Regime): Custody | null => regime.custody.findLast(({ until }) => until === null) ?? null;
/** The change or journey that an entry speaks of, or an answer about it. */
export const notificationOf = ({ notifications, answers }: Regime, fact: string): Notification | null =>
  notifications.find((each) => each.fact === (answers.find((answer) => answer.fact === fact)?.of ?? fact)) ?? null;
