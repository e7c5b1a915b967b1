/**
 * What a page says after an act has led to it. The address carries a code from this list and nothing else, so the banner
 * needs no script and no cookie, and nothing about anybody stands in an address.
 */

const sentences = {
  assessed: 'The assessment is recorded. Next: decide whether it goes on, or propose to close.',
  added: 'What you added is recorded.',
  'limit-set': 'The area’s own amount is set. It binds what becomes owed from now on.',
  described: 'Who it is is recorded, and the list of known people has been searched again.',
  'expert-view': 'The expert’s view is recorded. A decision to close has to answer it.',
  told: 'What is decided about telling the person is recorded.',
  heard: 'It is recorded.',
  'state-recorded': 'It is recorded. Nothing is closed by it; what it asks is on the list with a date.',
  'routes-set': 'It is set. Every letter carries it from now on.',
  need: 'The need is recorded. It stays on a list until a named service accepts it.',
  'need-accepted': 'The service’s acceptance is recorded.',
  looked: 'The look with other agencies is recorded.',
  joined: 'Recorded as the same person. Everything stands on one file now. It can be undone from the file’s page.',
  different: 'Recorded as somebody else.',
  'not-sure': 'Recorded as not sure. The question comes back.',
  dismissed: 'The candidates for review are dismissed, with your reason.',
  read: 'It is recorded that you opened this earlier referral.',
  continues: 'Recorded: it goes on, and comes back on the day that you set.',
  proposed: 'Closing is proposed. It is on another person’s list now, and closed only when they agree.',
  closed: 'The referral is closed by two people.',
  declined: 'Closing is declined. A new decision is owed.',
  reviewed: 'The review is recorded: it stays closed.',
  reopened: 'The referral is open again. A decision is owed.',
  'stays-closed': 'Recorded: the earlier referral stays closed.',
  'climb-acknowledged': 'You have acknowledged it. It stops climbing until the day you gave; it is still owed.',
  waived: 'It is waived. Your reason stays in the chronology.',
  'lead-taken': 'The lead has moved.',
  unlinked: 'The record is unlinked. It lies in the file it began in again, and everything under it went along.',
  'time-corrected': 'The time is corrected. What had lapsed stays lapsed.',
  retained: 'The file is kept until the day that you gave for its next review.',
  'disposal-proposed': 'Letting the file go is proposed. Another person decides.',
  'disposal-declined': 'Recorded: the file stays.',
  disposed: 'The file has been let go by two people.',
  'danger-reported': 'The duty post has been alerted. If it gets worse, call 999.',
  'danger-acknowledged': 'It is recorded that you have it.',
  'danger-written-up': 'It is written up.',
  'target-warned': 'It is recorded.',
  'advice-answered': 'Your answer is recorded. Whoever asked can read it now with their code.',
  'writer-reminded': 'It is recorded, and the way to reach them is deleted.',
  'document-taken': 'It is taken as a referral. The document is kept as it came.',
  'session-reported': 'The session is recorded.',
  'copied-out': 'What you copied is remembered, with your name and the time.',
  'arrival-entered': 'It is taken as a referral. What came is kept as it came.',
  'arrival-set-aside': 'It is set aside with your reason. What came is kept as it came.',
} as const;

export type Done = keyof typeof sentences;

/** The sentence for a code in an address; null for anything else. */
export const doneWords = (code: unknown): string | null =>
  typeof code === 'string' && Object.hasOwn(sentences, code) ? sentences[code as Done] : null;
