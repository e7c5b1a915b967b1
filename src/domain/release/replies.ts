/** What comes back to a released message, at its holder's: brought, read by whoever leads it, or no longer wanted. Only what was read counts (F31, F54). */
import { acknowledgeDisclosure, markings, tooHigh } from '../disclosure/deciders.ts';
import { because, type Decision, decided } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { disclosureOf } from './deciders.ts';
import * as types from './entries.ts';
import type { Brought, Release } from './state.ts';
import { noSuch, step, together, withId } from './steps.ts';

export interface Back extends Readonly<Record<string, unknown>> {
  readonly who: string;
  readonly words: string;
  readonly handling: 'P' | 'C';
  readonly conditions: string;
  readonly marking: string;
  readonly reply: string;
  readonly content: string | null;
}

/** What came back, by a document or by another way: kept, and it waits to be read. The same document twice is once; another under its number is refused. */
export function bringReply(
  file: FileState,
  number: string,
  stage: Brought['stage'],
  back: Back,
  signature: Brought['signature'] = null,
): Decision {
  if (!markings.some((each) => each === back.marking)) return tooHigh;
  const release = file.releases.get(number);
  if (!release) return noSuch;
  const before = [
    ...(release.received ? [release.received] : []),
    ...release.answers,
    // What was found not to be theirs keeps no number from the one that is.
    ...release.brought.filter(({ read }) => read?.theirs !== 'no'),
  ].find(({ reply }) => reply !== '' && reply === back.reply);
  if (before) return before.content === back.content ? decided() : changedWords;
  if (back.who.trim() === '')
    return because('no-who', 'It is not said who says so.', 'Write the role of whoever said that it arrived, or answered.');
  if (stage === 'answered' && back.words.trim() === '')
    return because('no-answer', 'An answer says something.', 'Write what they answered; or record only that it arrived.');
  return step(file, number, types.ReleaseReplyBrought, () => ({ ...back, stage, signature }));
}

export interface Reading extends Readonly<Record<string, unknown>> {
  readonly brought: string;
  readonly theirs: 'yes' | 'no';
  readonly came: string;
  readonly follows: string;
}

/** Whether the lead, or the post that wrote the message, is one of these: nobody else's reading counts. */
export const mayRead = ({ lead }: FileState, { proposed }: Release, answersFor: readonly string[]): boolean =>
  [lead, proposed.post].some((post) => post !== null && answersFor.includes(post));

/** Only now does it count: as the recipient's word that it arrived, or as their answer (F31, F54). What is not theirs closes nothing. */
export function readReply(file: FileState, number: string, reading: Reading, answersFor: readonly string[], now: number): Decision {
  const release = file.releases.get(number);
  if (!release) return noSuch;
  const brought = release.brought.find(({ fact }) => fact === reading.brought);
  if (!brought || brought.read !== null)
    return because('nothing-to-read', 'That was read meanwhile, or is not there.', 'Open the message again and see what was done.');
  if (!mayRead(file, release, answersFor))
    return because(
      'not-the-reader',
      'The lead, or the post that wrote the message, says whether a reply is theirs.',
      'It is on the list of the lead until they do.',
    );
  const { stage, who, words, handling, conditions, marking, reply, content } = brought;
  return heardBy(file, number, reading, { stage, back: { who, words, handling, conditions, marking, reply, content } }, now);
}

function heardBy(
  file: FileState,
  number: string,
  reading: Reading,
  { stage, back }: { readonly stage: Brought['stage']; readonly back: Back },
  now: number,
): Decision {
  if (reading.came.trim() === '' || reading.follows.trim() === '')
    return because(
      'not-made-sure',
      'It is not said how it came and how you know that it is theirs, or what follows.',
      'Call them by a number that you have from elsewhere, and write both. That nothing follows is an answer too.',
    );
  const read = step(file, number, types.ReleaseReplyRead, () => reading);
  if (reading.theirs === 'no') return read;
  const heard = step(file, number, stage === 'received' ? types.ReleaseReceived : types.ReleaseAnswered, () => back);
  const shared = file.disclosures.get(disclosureOf(number));
  const hasArrived = shared?.kind === 'disclosure' && shared.acknowledged !== null;
  const arrived = hasArrived
    ? decided()
    : acknowledgeDisclosure(file, disclosureOf(number), { who: back.who, words: '', channel: 'recorded' }, undefined, now);
  return heard.kind === 'refused' ? heard : together(read, heard, arrived);
}

/** Said to a person, by telephone or letter: whoever leads it and says how they know has read it in the same step; from anybody else it waits for them. */
export function hearBack(
  file: FileState,
  number: string,
  said: {
    readonly stage: Brought['stage'];
    readonly back: Back;
    readonly brought: string;
    readonly came: string;
    readonly follows: string;
  },
  answersFor: readonly string[],
  now: number,
): Decision {
  const { stage, back, brought, came, follows } = said;
  const kept = withId(bringReply(file, number, stage, back), brought);
  const release = file.releases.get(number);
  if (kept.kind === 'refused' || !release || !mayRead(file, release, answersFor)) return kept;
  return together(kept, heardBy(file, number, { brought, theirs: 'yes', came, follows }, { stage, back }, now));
}

export const forgoReply = (file: FileState, number: string, reason: string): Decision =>
  step(file, number, types.ReleaseReplyForgone, () => ({ reason }));

export const changedWords = because(
  'changed-words',
  'This number came before with other words. What came first stands; this was not taken.',
  'Call whoever sent it, by a number that you have from elsewhere, and ask which is theirs.',
);
