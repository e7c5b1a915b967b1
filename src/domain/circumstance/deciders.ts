/** Pure deciders about the state of the person. Nothing here closes, lowers or stops anything: what follows is asked of people by the rulebook. */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import { reaches } from './age.ts';
import {
  AdulthoodConsidered,
  CircumstanceAnswered,
  CircumstanceConfirmed,
  CircumstanceEnded,
  type CircumstanceEntry,
  CircumstanceRecorded,
  ConcernsAccepted,
  ConcernsPassedOn,
} from './entries.ts';
import { adulthoodConsidered, type Circumstance, standing } from './state.ts';

type Typed<Type extends CircumstanceEntry['type']> = Partial<Extract<CircumstanceEntry, { type: Type }>['fields']>;

/** `latestLook`: by when it is looked at again if nobody gives an earlier day; null where it needs no day of its own. */
export function recordCircumstance(
  file: FileState,
  id: string,
  typed: Typed<'CircumstanceRecorded'> & { readonly since?: Instant | undefined },
  now: Instant,
  latestLook: Instant | null,
): Decision {
  const { since, ...fields } = typed;
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because('moved', 'No record lies in this file any more.', 'Record it on the file where the record lies now.');
  if (standing(file).some((each) => each.what === fields.what))
    return because('so-already', 'That is recorded already.', 'Answer or take back what is recorded, below.');
  if (since !== undefined && since > now) return because('time-future', 'The day since when is in the future.', 'Give the true day.');
  if ((fields.what === 'moved area' || fields.what === 'moved school') && (fields.place ?? '').trim() === '')
    return because(
      'no-place',
      'It is not said where they moved to.',
      'Name the area or the school, or write "not known" and whom you have asked.',
    );
  const wrong = lookWrong(fields.nextLook, now, latestLook);
  if (wrong) return wrong;
  return write(
    CircumstanceRecorded,
    { stream: `circumstance/${id}`, file: file.id, record, ...(since === undefined ? {} : { happened: since }) },
    { ...fields, nextLook: latestLook === null ? null : (fields.nextLook ?? latestLook) },
  );
}

function lookWrong(nextLook: Instant | null | undefined, now: Instant, latest: Instant | null): Decision | null {
  if (nextLook === null || nextLook === undefined || latest === null) return null;
  if (nextLook <= now) return because('date-past', 'The day of the next look is not in the future.', 'Give a day after today.');
  if (nextLook > latest)
    return because('date-far', 'That is later than this may wait.', 'Give an earlier day. The page says how long it may be.');
  return null;
}

/** Another source than the first, and one that does not only repeat it. */
export function confirmCircumstance(file: FileState, id: string, fields: Typed<'CircumstanceConfirmed'>, isIndependent: boolean): Decision {
  return on(file, id, (found) => {
    if (found.confirmed)
      return saidAlready(fields, found.confirmed, 'Somebody has confirmed this already.', 'Read by which source in the chronology.');
    const same = (fields.source ?? '').trim().toLowerCase() === found.recorded.source.trim().toLowerCase();
    if (same || !isIndependent)
      return because(
        'not-independent',
        'That is not a second source.',
        'Name one that does not have it from the first: a register, a coroner, a hospital.',
      );
    return write(CircumstanceConfirmed, where(file, found), fields);
  });
}

export function answerCircumstance(
  file: FileState,
  id: string,
  fields: Typed<'CircumstanceAnswered'>,
  now: Instant,
  latestLook: Instant | null,
): Decision {
  return on(file, id, (found) => {
    const wrong = lookWrong(fields.nextLook, now, latestLook);
    if (wrong) return wrong;
    return write(CircumstanceAnswered, where(file, found), {
      ...fields,
      nextLook: latestLook === null ? null : (fields.nextLook ?? latestLook),
    });
  });
}

export const endCircumstance = (file: FileState, id: string, fields: Typed<'CircumstanceEnded'>): Decision =>
  on(file, id, (found) => write(CircumstanceEnded, where(file, found), fields));

export const passOn = (file: FileState, id: string, fields: Typed<'ConcernsPassedOn'>): Decision =>
  on(file, id, (found) => (hasMoved(found) ? write(ConcernsPassedOn, where(file, found), fields) : notMoved));

export function acceptConcerns(file: FileState, id: string, fields: Typed<'ConcernsAccepted'>): Decision {
  return on(file, id, (found) => {
    if (!hasMoved(found)) return notMoved;
    if (found.passedOn.length === 0)
      return because('not-passed-on', 'Nothing has been passed on yet.', 'Record first what was passed on, and to whom.');
    return found.accepted
      ? saidAlready(fields, found.accepted, 'It is recorded already that they accept the concerns.', 'Read by whom in the chronology.')
      : write(ConcernsAccepted, where(file, found), fields);
  });
}

/** Asked again on the 18th birthday, not before: what a child agreed to is not what the adult agrees to. */
export function considerAdulthood(file: FileState, id: string, fields: Typed<'AdulthoodConsidered'>, now: Instant): Decision {
  const grown = reaches(file, 18);
  if (grown?.kind !== 'at') return because('no-birthday', 'Nobody has recorded when they were born.', 'Record who it is first.');
  if (grown.at > now) return because('not-eighteen', 'They are not 18 yet, as far as is known.', 'It is asked on the day.');
  const before = adulthoodConsidered(file).find((each) => each.at >= grown.at);
  if (before)
    return saidAlready(
      fields,
      before,
      'It has been asked again already since they turned 18.',
      'Read the answers in the chronology. What they say of a Channel case now belongs on the page of the case; what is wrong in the answers, correct there.',
    );
  return write(AdulthoodConsidered, { stream: `circumstance/${id}`, file: file.id, record: grown.record.id }, fields);
}

const where = (file: FileState, found: Circumstance) => ({ stream: found.stream, file: file.id, record: found.record });
const hasMoved = ({ what }: Circumstance): boolean => what === 'moved area' || what === 'moved school';
const notMoved = because('not-moved', 'They have not moved.', 'Concerns are passed on where somebody has moved area or school.');

function on(file: FileState, id: string, decide: (found: Circumstance) => Decision): Decision {
  const found = file.circumstances.get(id);
  if (found?.kind !== 'circumstance')
    return because('no-such-state', 'That is not recorded in this file.', 'Open it from the file’s page.');
  if (found.ended) return because('over-already', 'That has been taken back, or is over, already.', 'Record it anew if it is so again.');
  return decide(found);
}
