/** At the partnership's: what the sender of a released message is told back, and the copies that carry it (G02, G22). */
import { decideDisclosure, type DisclosureFields, type SharingLists } from '../disclosure/deciders.ts';
import { because, type Decision, decided } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import * as types from './entries.ts';
import { nextCopy, noSuch, recipient, together } from './steps.ts';

/** What the sender is told back, or that nothing is; a disclosure decision either way (G22). */
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

/** What the gate is asked about; null where there is no such message in the file. */
export function toldBack(file: FileState, number: string, fields: AnswerFields): DisclosureFields | null {
  const message = file.messages.get(number);
  const received = file.referrals.get(message?.said.referral ?? '')?.received.fact;
  if (!message || received === undefined) return null;
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
  const message = file.messages.get(number);
  if (!message || !given) return noSuch;
  const isTold = fields.told === 'told';
  if (isTold && fields.words.trim() === '')
    return because('no-answer', 'An answer says something.', 'Write what they are told, or decide that nothing is told back.');
  const disclosure = `reply-${fields.reply}`;
  const decision = decideDisclosure(file, disclosure, given, lists, now);
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
    readonly signedWith?: string;
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
  if (!first || !given) return copied;
  return together(decideDisclosure(file, first.disclosure ?? `reply-${first.reply}`, given, lists, now), copied);
}
