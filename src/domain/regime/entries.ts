/** Regimes that a person is under (domain/stages.md 4d): dated states that the record points at. The regime itself is its holder's. */
import { z } from 'zod';
import { entryType, type FactOf, instant, reason, text } from '../entryType.ts';
import { notificationEntries } from './notifications.ts';

export const regimeSorts = ['TPIM', 'notification', 'MAPPA', 'licence', 'ports action', 'other'] as const;
export type RegimeSort = (typeof regimeSorts)[number];
/** What each can be; those that begin with it in force or not. */
export const regimeStates: Readonly<Record<RegimeSort, readonly string[]>> = {
  TPIM: ['in force', 'extended', 'varied', 'revoked', 'expired', 'revived'],
  notification: ['first notification due', 'registered', 'ended'],
  MAPPA: ['level 1', 'level 2', 'level 3', 'ended'],
  licence: ['in force', 'varied', 'recalled', 'ended'],
  'ports action': ['considered', 'on', 'off', 'expired', 'refused'],
  other: ['in force', 'ended'],
};
export const endedStates: ReadonlySet<string> = new Set(['revoked', 'expired', 'ended', 'recalled', 'off', 'refused']);

const state = { state: text, since: instant, until: instant.nullable().default(null), words: reason };

export const RegimeRecorded = entryType(
  'RegimeRecorded',
  'regime',
  'The person comes under a regime: since when, until when, as its holder says.',
  {
    sort: z.enum(regimeSorts),
    ...state,
  },
);
export const RegimeChanged = entryType('RegimeChanged', 'regime', 'The state of a regime changes: another level, extended, ended.', state);
export const RegimeReviewed = entryType(
  'RegimeReviewed',
  'regime',
  'A review of the regime was held by its holder, or a notification was made: what is known of it.',
  {
    words: reason,
    /** On which day: the next is counted from it. Null in entries from before it was asked: then it is the day of recording. */
    held: instant.nullable().default(null),
  },
);

export const regimeEntries = [RegimeRecorded, RegimeChanged, RegimeReviewed, ...notificationEntries] as const;
export type RegimeEntry = FactOf<(typeof regimeEntries)[number]>;
