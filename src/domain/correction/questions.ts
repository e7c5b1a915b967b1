/**
 * What somebody else has to answer, read or look after is not taken away by one person who says that it should not have been recorded: that
 * would end the duty without an answer. To set an answer aside is another matter: what it answered is owed again
 * (src/rulebook/uk/setAside.laws.test.ts).
 */
import type { RefusalReason } from '../decision.ts';
import type { FileFact } from '../facts.ts';

type Why = Pick<RefusalReason, 'words' | 'how'>;

const byThePanel: Why = {
  words: 'The panel decided it.',
  how: 'The chair takes the decision back on the page of the case, while the meeting is open; or the panel decides anew, at an urgent meeting if it cannot wait.',
};

export const questions: Readonly<Record<string, Why>> = {
  CaseViewRecorded: {
    words: 'What an expert said is answered, never taken away.',
    how: 'Answer it in the minute, and say what was wrong with how it was written down; its words may be corrected.',
  },
  PoliceChecked: {
    words: 'What the police hold is answered, never taken away.',
    how: 'Record what they say now: the latest counts, and both stay.',
  },
  AgencyViewGiven: {
    words: 'What an agency said of a decision is considered, never taken away.',
    how: 'Consider it on the page of the case in the meeting; its words may be corrected.',
  },
  DeconflictionAsked: {
    words: 'Another post has been asked.',
    how: 'Tell them that it was a mistake: they answer, and say so in the answer.',
  },
  Section36Proposed: {
    words: 'A second person has been asked.',
    how: 'Ask them to decline, and to say that it was a mistake; then propose anew.',
  },
  ListSearchProposed: { words: 'A second person has been asked.', how: 'Withdraw it on its page, with the reason.' },
  CaseReviewed: byThePanel,
  AfterClosingReviewed: byThePanel,
  SupportWithdrawn: byThePanel,
  SafetyMeasureSet: {
    words: 'Somebody has been asked to keep people safe.',
    how: 'Say on the page of the dispute that it is done, or why it is not needed.',
  },
  NotificationRecorded: {
    words: 'What has to be notified, and a return, are asked after.',
    how: 'Answer it on the page of the regime, and say that it was written down by mistake; its words may be corrected.',
  },
  RightAsked: {
    words: 'A right that somebody has used is answered, never taken away.',
    how: 'Answer it, and say in the answer that it was written down by mistake.',
  },
  CircumstanceRecorded: {
    words: 'Somebody may be looking after it, whatever it is.',
    how: 'End it on the page of what state the person is in, and say that it was wrong; its words may be corrected.',
  },
  AssumptionChallenged: {
    words: 'A challenge is answered, never taken away.',
    how: 'Its author answers it, on the page of what is assumed.',
  },
  AssumptionShownWrong: {
    words: 'What follows from it has to be said.',
    how: 'Say that, on the page of what is assumed. If it holds after all, assume it anew, with its grounds.',
  },
  PathwayConsentSaid: {
    words: 'What somebody said of consent is said anew, never taken away.',
    how: 'Say what they say now: the latest counts.',
  },
  LanguageSaid: { words: 'Somebody may be translating it.', how: 'Say the language again: the latest counts.' },
};

/** By what it says: a question that an answer asks. "Nothing held" is an answer, and asked again when it is set aside; a concern is decided on. */
export function whyItStands({ type, fields }: Pick<FileFact, 'type' | 'fields'>): Why | null {
  if (type !== 'AgencyAnswered' || (fields as { readonly answer?: string }).answer !== 'a concern') return null;
  return {
    words: 'A concern of an agency is decided on, never taken away.',
    how: 'Decide on the page of the case whether it is taken up again, and say what was wrong with how it was written down; its words may be corrected.',
  };
}
