/**
 * What counts as parked (S21, F08): a clock that somebody stopped or put far. Each is an obligation that a decision occasioned, so each
 * has a day on which it comes back by itself; what was waived has none of its own and leans on the next date of the person.
 */
export type ParkedKind =
  | 'suspended'
  | 'lowered'
  | 'waived'
  | 'climb stopped'
  | 'waits for an answer'
  | 'hand-over not answered'
  | 'need without a service'
  | 'put off'
  | 'booked far ahead'
  | 'under a regime'
  | 'not sure who it is';

/** Rules of which everything open is parked. */
export const parkingRules: Readonly<Record<string, ParkedKind>> = {
  C20: 'suspended',
  'G14.lowered': 'lowered',
  'regime.ends': 'under a regime',
  C03: 'waits for an answer',
  'C03.partner': 'waits for an answer',
  'S11.reply': 'waits for an answer',
  'G13.answer': 'hand-over not answered',
  'G13.next': 'hand-over not answered',
  'G04.need': 'need without a service',
  C07: 'put off',
  'K08.again': 'put off',
  'G01.unsure': 'not sure who it is',
};
/** Rules of which only what is due far ahead is: somebody chose the day. */
export const farRules: Readonly<Record<string, ParkedKind>> = {
  C04: 'put off',
  'C04.panel': 'put off',
  C12: 'booked far ahead',
  'C27.return': 'under a regime',
  'C44.measure': 'put off',
  G08: 'put off',
  'G08.adult': 'put off',
  'G09.action': 'put off',
  'G16.review': 'put off',
  G19: 'put off',
  'G19.tell': 'put off',
  'G01.listed': 'put off',
  'G01.unnamed': 'put off',
  'S17.look': 'put off',
};
/** Further than so many days ahead is far. */
export const farDays = 30;

export function parkedKind(rule: string, state: string, acknowledged: boolean): ParkedKind {
  if (state === 'waived') return 'waived';
  return parkingRules[rule] ?? (acknowledged ? 'climb stopped' : (farRules[rule] ?? 'put off'));
}

/** Entries of which the reason stands in one of these fields, the first that says something. */
export const reasonFields = ['reason', 'words', 'next', 'nextStep', 'asked', 'why', 'offer', 'wouldMakeSure'] as const;
