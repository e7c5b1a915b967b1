/**
 * What a page says after an act has led to it. The address carries a code from this list and nothing else, so the banner
 * needs no script and no cookie, and nothing about anybody stands in an address.
 */

const sentences = {
  assessed: 'The assessment is recorded. Next: decide whether it goes on, or propose to close.',
  added: 'What you added is recorded.',
  'expert-view': 'The expert’s view is recorded. A decision to close has to answer it.',
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
} as const;

export type Done = keyof typeof sentences;

/** The sentence for a code in an address; null for anything else. */
export const doneWords = (code: unknown): string | null =>
  typeof code === 'string' && Object.hasOwn(sentences, code) ? sentences[code as Done] : null;
