/** Pure deciders about what a holder releases. What G22 and G02 lack is asked of the gates; these hold what no list can change: two people, a day, and what has left. */
import type { DisclosureFields } from '../disclosure/deciders.ts';
import { acknowledgeDisclosure, decideDisclosure, markings, type Shared, type SharingLists, tooHigh } from '../disclosure/deciders.ts';
import { SensitiveFlagged } from '../disclosure/entries.ts';
import { because, type Decision, decided, type NewEntry, type Refusal } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import { movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { write } from '../write.ts';
import * as types from './entries.ts';
import { releaseMachine, type ReleaseStep } from './machine.ts';
import type { Brought, Release } from './state.ts';

export interface ReleaseFields extends Readonly<Record<string, unknown>> {
  readonly from: string;
  readonly organisation: string;
  readonly post: string;
  readonly basis: string;
  readonly why: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly handling: 'P' | 'C';
  readonly conditions: string;
  readonly marking: string;
  readonly words: string;
  readonly about: Readonly<Record<'name' | 'otherNames' | 'born' | 'address' | 'more', string>> | null;
  readonly ask: string;
  readonly replyBy: number | null;
  readonly authoriser: string;
  readonly authority: string;
}

/** Roles that may authorise what leaves: the same that decide on lessening (G14). */
export const releasers: readonly string[] = ['team-leader', 'supervisor', 'senior', 'chief'];

export const releaseFact = (number: string): string => `release-${number}`;
export const disclosureOf = (number: string): string => `message-${number}`;

/** `sensitiveHolder`: who holds it, where the words come from an intelligence service or are about one (CTSA 2015 s38(5)); empty where they do not. */
export function proposeRelease(
  file: FileState,
  number: string,
  fields: ReleaseFields,
  sensitiveHolder: string,
  by: readonly string[],
  now: number,
  latest: number,
): Decision {
  if (!markings.some((each) => each === fields.marking)) return tooHigh;
  const record = [...file.records.keys()][0];
  if (record === undefined) return movedAway;
  const no = wrongDay(fields, now, latest) ?? wrongAuthoriser(file, fields.authoriser, by);
  if (no) return no;
  const where = { stream: `release/${number}`, file: file.id, record };
  const isAsked = fields.ask.trim() !== '';
  return together(
    withId(write(types.ReleaseProposed, where, { ...fields, replyBy: isAsked ? fields.replyBy : null }), releaseFact(number)),
    sensitiveHolder.trim() === '' ? decided() : write(SensitiveFlagged, where, { fact: releaseFact(number), holder: sensitiveHolder }),
  );
}

function wrongDay({ ask, replyBy }: ReleaseFields, now: number, latest: number): Refusal | null {
  if (ask.trim() === '') return null;
  if (replyBy === null) return because('no-reply-day', 'A reply is asked for, and no day by which.', 'Give the day, or ask for nothing.');
  if (replyBy <= now) return because('date-past', 'The day by which they reply is not in the future.', 'Give a day after today.');
  if (replyBy > latest)
    return because(
      'date-far',
      'That is longer than a reply may be waited for.',
      'Give an earlier day. The rulebook page says how long it may be (S11.reply).',
    );
  return null;
}

/** `by`: the posts that the proposer answers for. */
function wrongAuthoriser({ area }: FileState, authoriser: string, by: readonly string[]): Refusal | null {
  const role = area.posts.get(authoriser)?.role;
  if (role === undefined || !releasers.includes(role))
    return because(
      'no-authoriser',
      'That post may not authorise what leaves.',
      'Name a team leader, a supervising, the senior or the chief post.',
    );
  return by.includes(authoriser)
    ? because('same-person', 'You answer for that post yourself: another person authorises it.', 'Name another post.')
    : null;
}

/** What the gate is asked about (G22): of the proposal's own fields, or of what was typed. */
export const sharedBy = (
  number: string,
  said: Pick<ReleaseFields, 'basis' | 'necessity' | 'proportionality' | 'handling' | 'conditions' | 'words' | 'authority'>,
): Shared => ({
  outcome: 'shared',
  basis: said.basis,
  necessity: said.necessity,
  proportionality: said.proportionality,
  handling: said.handling,
  conditions: said.conditions,
  authority: said.authority,
  items: [{ fact: releaseFact(number), words: said.words }],
});

/** The file as it would be with the words flagged, so that the gate can be asked before they are. */
export const asFlagged = (file: FileState, number: string, holder: string): FileState =>
  holder.trim() === ''
    ? file
    : {
        ...file,
        sensitive: new Map(file.sensitive).set(releaseFact(number), {
          fact: releaseFact(number),
          record: null,
          flagged: { fact: '', at: 0, by: '', post: null, holder },
          lifted: null,
        }),
      };

export function decideRelease(
  file: FileState,
  number: string,
  isAgreed: boolean,
  who: string,
  answersFor: readonly string[],
  words: string,
): Decision {
  return step(file, number, isAgreed ? types.ReleaseAuthorised : types.ReleaseRefused, ({ proposed, said }) => {
    if (proposed.by === who)
      return because(
        'same-person',
        'You wrote this yourself: another person decides.',
        'It is on the list of the authoriser that you named.',
      );
    return answersFor.includes(said.authoriser)
      ? { words }
      : because('not-the-authoriser', 'Another post is named as the authoriser.', 'Ask whoever answers for that post.');
  });
}

export const withdrawRelease = (file: FileState, number: string, reason: string): Decision =>
  step(file, number, types.ReleaseWithdrawn, () => ({ reason }));

export interface ReleaseCopy extends Readonly<Record<string, unknown>> {
  readonly form: 'document' | 'paper';
  readonly hash: string;
  readonly content: string;
  readonly sealed: boolean;
  readonly carriedBy: string;
}

export const nextCopy = ({ copies }: { readonly copies: readonly unknown[] }): number => copies.length + 1;

/** With the first copy it is given: that is the disclosure (G22), and its acknowledgement is waited for from then on (F31). */
export function copyRelease(file: FileState, number: string, copy: ReleaseCopy, lists: SharingLists, now: number): Decision {
  const copied = step(file, number, types.ReleaseCopied, (release) => ({ ...copy, copy: nextCopy(release) }));
  const release = file.releases.get(number);
  if (copied.kind === 'refused' || !release || release.copies.length > 0) return copied;
  const { said, proposed } = release;
  const given: DisclosureFields = {
    ...sharedBy(number, said),
    items: [{ fact: proposed.fact, words: said.words }],
    organisation: null,
    post: null,
    contact: recipient(said),
    ground: null,
    marking: said.marking,
    why: said.why,
  };
  return together(decideDisclosure(file, disclosureOf(number), given, lists, now), copied);
}

export const recipient = ({ organisation, post }: { readonly organisation: string; readonly post: string }): string =>
  [organisation, post].filter((each) => each.trim() !== '').join(', ');

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
export function bringReply(file: FileState, number: string, stage: Brought['stage'], back: Back): Decision {
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
  return step(file, number, types.ReleaseReplyBrought, () => ({ ...back, stage }));
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
  const arrived = acknowledgeDisclosure(file, disclosureOf(number), { who: back.who, words: '', channel: 'recorded' }, undefined, now);
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

function step(
  file: FileState,
  number: string,
  type: EntryType & { readonly type: string },
  fields: (release: Release) => Refusal | Readonly<Record<string, unknown>>,
): Decision {
  const release = file.releases.get(number);
  if (!release) return noSuch;
  if (!mayFollow(releaseMachine, release.state, type.type as ReleaseStep))
    return because(
      'no-such-step',
      'That does not follow from how the message stands now.',
      'Open it again and see what was done meanwhile.',
    );
  const said = fields(release);
  if (isRefusal(said)) return said;
  return write(type, { stream: release.stream, file: file.id, record: release.record }, said);
}

const isRefusal = (said: Refusal | Readonly<Record<string, unknown>>): said is Refusal => said['kind'] === 'refused';

/** At the partnership's: what the sender is told back, or that nothing is; a disclosure decision either way (G22). */
export interface AnswerFields {
  readonly reply: string;
  readonly told: 'told' | 'nothing told';
  readonly words: string;
  readonly why: string;
  readonly basis: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly handling: 'P' | 'C';
  readonly conditions: string;
  readonly marking: string;
}

/** Whatever was typed: it goes with nothing, and so that it cannot cross it is not kept. */
const nothingTold = { words: '', handling: 'P', conditions: '', marking: 'OFFICIAL-SENSITIVE' } as const;

export function toldBack(file: FileState, number: string, fields: AnswerFields): Decision | (DisclosureFields & { readonly why: string }) {
  const message = file.messages.get(number);
  const received = file.referrals.get(message?.said.referral ?? '')?.received.fact;
  if (!message || received === undefined) return noSuch;
  const isTold = fields.told === 'told';
  const { handling, conditions, marking } = isTold ? fields : nothingTold;
  return {
    outcome: isTold ? 'shared' : 'not shared',
    organisation: null,
    post: null,
    contact: recipient(message.said),
    basis: fields.basis,
    ground: null,
    why: fields.why,
    necessity: fields.necessity,
    proportionality: fields.proportionality,
    handling,
    conditions,
    marking,
    items: isTold ? [{ fact: received, words: fields.words }] : [],
    authority: '',
  };
}

/** What is told is given with its first copy, and is a disclosure from then on; that nothing is told is decided at once (G22). */
export function answerMessage(file: FileState, number: string, fields: AnswerFields, lists: SharingLists, now: number): Decision {
  const given = toldBack(file, number, fields);
  if ('kind' in given && (given.kind === 'refused' || given.kind === 'decided')) return given as Decision;
  const message = file.messages.get(number);
  if (!message) return noSuch;
  const isTold = fields.told === 'told';
  if (isTold && fields.words.trim() === '')
    return because('no-answer', 'An answer says something.', 'Write what they are told, or decide that nothing is told back.');
  const disclosure = `reply-${fields.reply}`;
  const decision = decideDisclosure(file, disclosure, given as DisclosureFields, lists, now);
  if (decision.kind === 'refused') return decision;
  return together(
    isTold ? decided() : decision,
    write(
      types.MessageAnswered,
      { stream: message.stream, file: file.id, record: message.record },
      { ...fields, ...(isTold ? {} : nothingTold), disclosure },
    ),
  );
}

/** Whether this answer was given already: its disclosure stands. */
export const wasGiven = (file: FileState, { disclosure }: { readonly disclosure: string | null }): boolean =>
  disclosure !== null && file.disclosures.has(disclosure);

/** What its first copy gives: nothing where it says only that the message was received, or was given before. */
export function givenBy(
  file: FileState,
  number: string,
  stage: 'received' | 'answered',
): (AnswerFields & { readonly disclosure: string | null }) | null {
  const answer = file.messages.get(number)?.answers.at(-1);
  return stage === 'answered' && answer?.told === 'told' && !wasGiven(file, answer) ? answer : null;
}

export function copyMessage(
  file: FileState,
  number: string,
  copy: {
    readonly stage: 'received' | 'answered';
    readonly reply: string;
    readonly form: 'document' | 'paper';
    readonly hash: string;
    readonly content: string;
  },
  lists: SharingLists,
  now: number,
): Decision {
  const message = file.messages.get(number);
  if (!message) return noSuch;
  const copied = write(
    types.MessageCopied,
    { stream: message.stream, file: file.id, record: message.record },
    { ...copy, copy: nextCopy(message) },
  );
  const first = givenBy(file, number, copy.stage);
  const given = first && toldBack(file, number, first);
  if (!first || !given || ('kind' in given && (given.kind === 'refused' || given.kind === 'decided'))) return copied;
  return together(decideDisclosure(file, first.disclosure ?? `reply-${first.reply}`, given as DisclosureFields, lists, now), copied);
}

/** All of them, or the first refusal. */
const together = (...each: readonly Decision[]): Decision =>
  each.find(({ kind }) => kind === 'refused') ??
  decided(...each.flatMap((one): readonly NewEntry[] => (one.kind === 'decided' ? one.entries : [])));
const withId = (decision: Decision, id: string): Decision =>
  decision.kind === 'refused' ? decision : decided(...decision.entries.map((each) => ({ ...each, id })));

export const noSuch = because('no-such-message', 'That message does not lie in this file.', 'Open it from the page of the file.');
