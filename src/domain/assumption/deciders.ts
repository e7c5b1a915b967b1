/** Pure deciders about assumptions (F20). What may follow what is the machine's business; these say who, how fresh, and until when. */
import { because, type Decision, type Refusal } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import { mayLead } from '../file/leading.ts';
import { firstRecord, movedAway } from '../file/moved.ts';
import { whyNotGiven } from '../file/owning.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { write } from '../write.ts';
import {
  AssumptionChallengeAnswered,
  AssumptionChallenged,
  AssumptionDropped,
  AssumptionFollowedUp,
  AssumptionKept,
  AssumptionMade,
  AssumptionShownWrong,
} from './entries.ts';
import { assumptionMachine, type AssumptionStep } from './machine.ts';
import type { Assumption } from './state.ts';

export interface NewAssumption {
  readonly words: string;
  readonly grounds: string;
  readonly wouldShowWrong: string;
  readonly owner: string;
  readonly until: number;
}

/** `latest`: the last day that the rulebook lets an assumption have. */
function wrongDay(until: number, now: number, latest: number): Refusal | null {
  if (until <= now) return because('date-past', 'The day on which it ends is not in the future.', 'Give a day after today.');
  if (until > latest)
    return because(
      'date-far',
      'That is longer than an assumption may stand without being looked at.',
      'Give an earlier day. The rulebook page says how long it may be (F20).',
    );
  return null;
}

export function makeAssumption(file: FileState, id: string, fields: NewAssumption, now: number, latest: number): Decision {
  const record = firstRecord(file);
  if (record === undefined) return movedAway;
  const owner = file.area.posts.get(fields.owner);
  if (!owner) return because('no-such-post', 'There is no such post.', 'Choose the post that owns the assumption.');
  return (
    whyNotGiven(owner, mayLead) ??
    wrongDay(fields.until, now, latest) ??
    write(AssumptionMade, { stream: `assumption/${id}`, file: file.id, record }, fields)
  );
}

const same = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const keepAssumption = (
  file: FileState,
  id: string,
  fields: { readonly reason: string; readonly until: number },
  now: number,
  latest: number,
): Decision =>
  step(file, id, 'AssumptionKept', (assumption) => {
    if (assumption.terms.some((term) => same(term.reason, fields.reason)))
      return because('same-reason', 'The reason is the same as before.', 'Say what was looked at since, and what it showed.');
    return wrongDay(fields.until, now, latest) ?? writeOn(file, assumption, AssumptionKept, fields);
  });

export const challengeAssumption = (file: FileState, id: string, by: string, words: string): Decision =>
  step(file, id, 'AssumptionChallenged', (assumption) =>
    [assumption.made, assumption.terms.at(-1)].some((each) => each?.by === by)
      ? because(
          'own-assumption',
          'You made or kept this assumption yourself: another person challenges it.',
          'Drop it, if you no longer think so.',
        )
      : writeOn(file, assumption, AssumptionChallenged, { words }),
  );

export const answerAssumption = (file: FileState, id: string, by: string, words: string): Decision =>
  step(file, id, 'AssumptionChallengeAnswered', (assumption) =>
    assumption.challenges.at(-1)?.by === by
      ? because('own-challenge', 'You challenged it yourself: another person answers.', 'It is on the list of the post that owns it.')
      : writeOn(file, assumption, AssumptionChallengeAnswered, { words }),
  );

export const dropAssumption = (file: FileState, id: string, reason: string): Decision =>
  step(file, id, 'AssumptionDropped', (assumption) => writeOn(file, assumption, AssumptionDropped, { reason }));
export const showWrong = (file: FileState, id: string, words: string): Decision =>
  step(file, id, 'AssumptionShownWrong', (assumption) => writeOn(file, assumption, AssumptionShownWrong, { words }));
export const followUpAssumption = (file: FileState, id: string, words: string): Decision =>
  step(file, id, 'AssumptionFollowedUp', (assumption) => writeOn(file, assumption, AssumptionFollowedUp, { words }));

const writeOn = (file: FileState, { stream, record }: Assumption, type: EntryType, fields: object): Decision =>
  write(type, { stream, file: file.id, record }, fields);

function step(file: FileState, id: string, taken: AssumptionStep, decide: (assumption: Assumption) => Decision): Decision {
  const assumption = file.assumptions.get(id);
  if (!assumption) return because('no-such-assumption', 'That assumption does not lie in this file.', 'Open it from the file.');
  if (mayFollow(assumptionMachine, assumption.state, taken)) return decide(assumption);
  const words = assumptionMachine.states[assumption.state].words;
  return because('assumption-state', `That is not open now: ${words}.`, 'Read on its page what became of it.');
}
