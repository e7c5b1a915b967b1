/** Pure deciders about intelligence. Nothing stands before saying that something was read; who looks afresh is never who read it first (F14). */
import { personWasSetAside } from '../subject/inFile.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { IntelligenceLooked, IntelligenceRead, IntelligenceWritten } from './entries.ts';
import type { Intelligence } from './state.ts';

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

export function readIntelligence(
  file: FileState,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  happened: number | undefined,
  now: number,
): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because('moved', 'No record lies in this file any more: the person is on another file.', 'Record it on that file.');
  if (happened !== undefined && happened > now)
    return because('date-ahead', 'It cannot have been read in the future.', 'Give the time at which you first read it.');
  if (fields.handling === 'C' && isBlank(fields.conditions))
    return because('no-conditions', 'Handling code C has conditions, and none are written.', 'Write the conditions, or choose P.');
  return write(
    IntelligenceRead,
    { stream: `intelligence/${id}`, file: file.id, record, ...(happened === undefined ? {} : { happened }) },
    fields,
  );
}

export const writeIntelligence = (file: FileState, id: string, fields: Readonly<Record<string, unknown>>): Decision =>
  on(file, id, (found) => {
    if (found.written) return because('written-already', 'The report is written already.', 'Correct it, if something in it is wrong.');
    if (fields.share === 'shared' && isBlank(fields.sharedWith))
      return because('not-said-with-whom', 'It is not said with whom it is shared.', 'Name who is told.');
    return write(IntelligenceWritten, where(file, found), fields);
  });

export const lookAtIntelligence = (file: FileState, id: string, who: string, fields: Readonly<Record<string, unknown>>): Decision =>
  on(file, id, (found) => {
    if (found.looked) return because('looked-already', 'Somebody has looked at it afresh already.', 'Read what they said.');
    if (found.read.by === who)
      return because(
        'same-person',
        'You were the first to read it: the fresh look is another person’s.',
        'It is on the list of the post above; ask whoever answers for it, or another case officer.',
      );
    // Of somebody whom nobody holds there is nothing to open again and nobody to make enquiries: they are taken up, or not.
    if ((fields.outcome === 'stays set aside') !== personWasSetAside(file, found.read.at))
      return because(
        'outcome-unfit',
        'That is not an answer about this person.',
        'Of somebody whose report was set aside: take them up, on the page of the lead, or say why it stays set aside.',
      );
    return write(IntelligenceLooked, where(file, found), fields);
  });

const where = (file: FileState, { stream, record }: Intelligence) => ({ stream, file: file.id, record });

function on(file: FileState, id: string, decide: (found: Intelligence) => Decision): Decision {
  const found = file.intelligence.get(id);
  return found ? decide(found) : because('no-such-intelligence', 'That does not lie in this file.', 'Open it from the subject’s page.');
}
