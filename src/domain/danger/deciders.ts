/** Pure deciders about danger now. No gate stands before any of them. */
import { because, type Decision, decided } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import type { Danger } from './state.ts';
import { DangerAcknowledged, DangerReported, DangerWrittenUp, TargetWarned, withoutWords } from './entries.ts';

const where = (file: FileState, danger: Danger) => ({ stream: danger.stream, file: file.id, record: danger.record });

/** Danger reported about somebody who is on file already, with words or without. */
export function reportDanger(file: FileState, id: string, fields: Readonly<Record<string, unknown>>): Decision {
  const record = [...file.records.keys()][0];
  // A file without a record is settled for nobody: the alert belongs where the person is now.
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Report it on the file where the record lies now.',
    );
  return write(DangerReported, { stream: `danger/${id}`, file: file.id, record }, { ...fields, words: fields.words || withoutWords });
}

export function acknowledgeDanger(file: FileState, id: string, words: string): Decision {
  return on(file, id, (danger) => {
    // Said once more it is done; what is new in it is on record.
    const isSaid = danger.acknowledged !== null && ['', danger.acknowledged.words.trim()].includes(words.trim());
    return isSaid ? decided() : write(DangerAcknowledged, where(file, danger), { words });
  });
}

export function writeUpDanger(
  file: FileState,
  id: string,
  fields: { readonly happened: number } & Record<string, unknown>,
  now: number,
): Decision {
  const { happened, ...rest } = fields;
  return on(file, id, (danger) => {
    if (happened > now) return because('time-future', 'The time at which it was done is in the future.', 'Give the true time.');
    return write(DangerWrittenUp, { ...where(file, danger), happened, learnt: happened }, rest);
  });
}

export function warnTarget(file: FileState, id: string, fields: Record<string, unknown>, now: number): Decision {
  return on(file, id, (danger) => {
    const warnedAt = fields.warnedAt;
    if (typeof warnedAt === 'number' && warnedAt > now)
      return because('time-future', 'The time of the warning is in the future.', 'Give the true time.');
    if (warnedAt === null && !fields.notWarnedBecause)
      return because('no-answer', 'Neither a time nor a reason is given.', 'Say when they were warned, or why they are not to be.');
    return write(TargetWarned, where(file, danger), fields);
  });
}

function on(file: FileState, id: string, decide: (danger: Danger) => Decision): Decision {
  const danger = file.dangers.get(id);
  return danger
    ? decide(danger)
    : because('no-such-report', 'That report of danger does not lie in this file.', 'Look it up from the list of what needs you today.');
}
