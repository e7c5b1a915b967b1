/** Pure deciders about a record of a person. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { RecordDescribed } from './entries.ts';

/** What is known of the person now takes the place of what was known; the earlier stays in the chronology. */
export function describePerson(file: FileState, record: string, details: unknown): Decision {
  if (!file.records.has(record))
    return because('no-such-record', 'That record does not lie in this file.', 'It may have been moved: read the chronology.');
  return write(RecordDescribed, { stream: `record/${record}`, file: file.id, record }, details);
}
