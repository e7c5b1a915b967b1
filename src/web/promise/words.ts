/** What a breach of the promise means, in words, and what to do about it: one for each code of the watchdog. docs/errors.md has the same. */
import { phrase, t } from '../words.ts';

export const promises = [
  phrase(
    'Exactly one lead post holds each file together and answers for its next step; it is filled by a person who is there, or by a deputy.',
  ),
  phrase('Something with a date is owed for each file at every moment. No date is an alarm, never silence.'),
  phrase(
    'What lapses climbs until a person acknowledges it. Acknowledging stops the climb, not the duty, and it cannot climb into nothing.',
  ),
  phrase('Everything that arrives lies on exactly one queue, or was settled by a named person’s recorded decision.'),
] as const;

export interface BreachWords {
  readonly words: string;
  readonly todo: string;
}

const rebuild = phrase('Tell the operator: the lists are made anew from the ledger, which has it right.');
const restart = phrase('Tell the operator: the timekeeper is to be started again.');

/** By the watchdog's code (watchdog/checks.ts, watchdog/pass.ts). */
export const breachWords: Readonly<Record<string, BreachWords>> = {
  'file-missing': { words: phrase('A file is on no list.'), todo: rebuild },
  'file-not-live': { words: phrase('A file that was not let go is shown as if it were.'), todo: rebuild },
  'lead-missing': {
    words: phrase('A file is led by a post that does not exist.'),
    todo: phrase('Move the lead of its file to a post that does.'),
  },
  'lead-unanswered': {
    words: phrase('Nobody answers for a post that leads a file.'),
    todo: phrase('Fill the post, or move the lead of its file.'),
  },
  'record-elsewhere': { words: phrase('A record is listed under another file than the one it lies in.'), todo: rebuild },
  'ledger-gap': {
    words: phrase('A position of the ledger is empty.'),
    todo: phrase('Tell the operator at once: run "throughline ledger verify", and change nothing.'),
  },
  'ledger-shrank': {
    words: phrase('The ledger ends before what was read of it earlier.'),
    todo: phrase('Tell the operator at once: run "throughline ledger verify", and change nothing.'),
  },
  'nothing-owed': {
    words: phrase('Nothing with a date is owed for a file.'),
    todo: phrase('Open the file and tell the operator: somebody has to look at it today.'),
  },
  'obligation-missing': { words: phrase('Something that is owed is on no list.'), todo: rebuild },
  'obligation-lost': { words: phrase('Something that was once owed has left no trace on the lists.'), todo: rebuild },
  'obligation-not-owed': { words: phrase('Something that is owed is shown as if it were done.'), todo: rebuild },
  'obligation-elsewhere': { words: phrase('Something that is owed is listed under another file.'), todo: rebuild },
  'lapse-hidden': { words: phrase('Something is shown as lapsed that is not, or has lapsed and is not shown so.'), todo: rebuild },
  'no-next-instant': { words: phrase('Something is owed and time will never move it on.'), todo: restart },
  unsettled: { words: phrase('Something fell due and nothing has happened.'), todo: restart },
  'wakes-too-late': { words: phrase('The timekeeper would look at a file too late.'), todo: rebuild },
  'arrival-lost': {
    words: phrase('Something that arrived is on no queue, and nobody has settled it.'),
    todo: phrase('Open it and enter it or set it aside; then tell the operator.'),
  },
  'arrival-twice': {
    words: phrase('Something that arrived was settled and is on a queue still.'),
    todo: phrase('Tell the operator: the queue is out of step with the ledger.'),
  },
  'notice-lost': {
    words: phrase('An alert reached nobody and is on no list.'),
    todo: phrase('Telephone the duty post now; then tell the operator.'),
  },
  'mail-lost': {
    words: phrase('Mail did not reach somebody, and that is on no list.'),
    todo: phrase('Tell the person in another way; then tell the operator.'),
  },
  'state-differs': {
    words: phrase('What the watchdog knew before a full pass is not what the facts say.'),
    todo: phrase('Tell the operator: the watchdog has mended its own notes; watch whether it comes back.'),
  },
};

export function wordsOfBreach(code: string): BreachWords {
  const found = breachWords[code];
  return found
    ? { words: t(found.words), todo: t(found.todo) }
    : { words: t('Something that this page has no words for ({code}).', { code }), todo: t('Tell the operator.') };
}
