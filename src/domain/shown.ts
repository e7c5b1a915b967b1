/** Whoever decides on what somebody else proposed decides on what they were shown, and on nothing that took its place meanwhile. */
import { because, type Refusal } from './decision.ts';

/** The entry that a page showed, empty where nothing stood there; absent where there was no page: a command, an act of the told story. */
export type ShownEntry = string | undefined;

/** Why a decision is not recorded yet: what was shown is not what stands by now. */
export const whyNotShown = (shown: ShownEntry, stands: string): Refusal | null =>
  shown === undefined || shown === stands
    ? null
    : because(
        'proposed-anew',
        'It has been proposed or proposed anew since this page was opened: what you read is not what would be decided.',
        'Read what is proposed now. Your words are still below: change them, and decide again.',
      );
