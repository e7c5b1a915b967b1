/** What every decider about a Channel case asks first: that it lies in this file, is open, and that a day somebody sets is one that may be. */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import type { CaseEntry } from './entries.ts';
import { caseMachine, type CaseStep } from './machine.ts';
import type { Case } from './state.ts';

export type Typed<Type extends CaseEntry['type']> = Partial<Extract<CaseEntry, { type: Type }>['fields']>;

/** A day that somebody sets: after today, and no later than may be. */
export function dayWrong(day: Instant | undefined, now: Instant, latest: Instant): Decision | null {
  if (day === undefined) return because('date-missing', 'No day is given.', 'Give a day.');
  if (day <= now) return because('date-past', 'That day is not in the future.', 'Give a day after today.');
  if (day > latest)
    return because('date-far', 'That is later than this may wait.', 'Give an earlier day. The page says how long it may be.');
  return null;
}

export const allows = (found: Case, step: CaseStep): boolean => mayFollow(caseMachine, found.stage, step);

export const where = (file: FileState, found: Case) => ({ stream: found.stream, file: file.id, record: found.record });

export function on(file: FileState, id: string, decide: (found: Case) => Decision): Decision {
  const found = file.cases.get(id);
  return found
    ? decide(found)
    : because('no-such-case', 'That case does not lie in this file.', 'Open it from the file or from the list of what needs you today.');
}

export const onOpen = (file: FileState, id: string, decide: (found: Case) => Decision): Decision =>
  on(file, id, (found) =>
    found.stage === 'closed'
      ? because('case-closed', 'This case is closed.', 'If there is a new concern, decide whether to take it up again.')
      : decide(found),
  );
