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
/** Rules of which a person chooses the day as well, and which park nothing: why not. */
export const ownDayUnparked: Readonly<Record<string, string>> = {
  C05: 'The day of a hearing, within the limit that is published.',
  C06: 'The day of the next review, within the limit that is published.',
  C11: 'Further looks after closing: the guidance’s own intervals.',
  G11: 'Asked before a look after closing, from its day.',
  C36: 'How long a file is kept: nothing waits for it.',
  'F20.expiry': 'An assumption ends on its day; nothing waits for it.',
  'F48.flag': 'That officers are told whom to call ends on its day.',
  'G21.weigh': 'Before a decision that somebody else waits for.',
  'G21.minute': 'Before a decision that somebody else waits for.',
  'G21.review': 'How long a marker stands: nothing waits for it.',
  'S05.review': 'Of a closed subject, by its band; the queue of closed subjects has an alarm of its own.',
  'S11.seal': 'How long a file is sealed: work on it goes on, seen by those who may.',
  'S15.expiry': 'A tie ends on its day; nothing waits for it.',
  'S17.keep': 'How long a pathway is kept: looking at it has a day of its own.',
  'state.look': 'Its limit is far by itself, and the page of the person says where they are.',
};
/** Further than so many days ahead is far. */
export const farDays = 30;

export function parkedKind(rule: string, state: string, acknowledged: boolean): ParkedKind {
  if (state === 'waived') return 'waived';
  return parkingRules[rule] ?? (acknowledged ? 'climb stopped' : (farRules[rule] ?? 'put off'));
}

/** Entries of which the reason stands in one of these fields, the first that says something. */
export const reasonFields = ['reason', 'words', 'next', 'nextStep', 'asked', 'why', 'offer', 'wouldMakeSure'] as const;
