/** Assumptions (F20): "would not pose a threat here" is written down with its day, its owner and what would show it wrong. */
import { entryType, type FactOf, id, instant, reason } from '../entryType.ts';

export const AssumptionMade = entryType(
  'AssumptionMade',
  'assumption',
  'Something is taken to be so: by whom, on what grounds, until when, and what would show it wrong. A post owns it.',
  { words: reason, grounds: reason, wouldShowWrong: reason, owner: id, until: instant },
);
export const AssumptionKept = entryType(
  'AssumptionKept',
  'assumption',
  'Its owner has looked again and keeps it, with a fresh reason and a new day.',
  {
    reason,
    until: instant,
  },
);
export const AssumptionChallenged = entryType('AssumptionChallenged', 'assumption', 'Somebody else says why it may be wrong.', {
  words: reason,
});
export const AssumptionChallengeAnswered = entryType(
  'AssumptionChallengeAnswered',
  'assumption',
  'The challenge is answered, and the assumption is kept. Otherwise it is dropped or shown wrong.',
  { words: reason },
);
export const AssumptionDropped = entryType('AssumptionDropped', 'assumption', 'Nobody rests on it any more, with the reason.', { reason });
export const AssumptionShownWrong = entryType('AssumptionShownWrong', 'assumption', 'It has been shown wrong: by what.', { words: reason });
export const AssumptionFollowedUp = entryType(
  'AssumptionFollowedUp',
  'assumption',
  'What follows from an assumption that was wrong: which decisions rested on it, and what is done about each.',
  { words: reason },
);

export const assumptionEntries = [
  AssumptionMade,
  AssumptionKept,
  AssumptionChallenged,
  AssumptionChallengeAnswered,
  AssumptionDropped,
  AssumptionShownWrong,
  AssumptionFollowedUp,
] as const;
export type AssumptionEntry = FactOf<(typeof assumptionEntries)[number]>;
