/** A file in which no record lies any more: the person is on another file, and nothing new is written here. */
import { because } from '../decision.ts';
import type { FileState } from './state.ts';

export const movedAway = because(
  'moved',
  'No record lies in this file any more: the person is on another file.',
  'Record it on the file where the record lies now.',
);

/** The record with which something new about the person goes. */
export const firstRecord = ({ records }: Pick<FileState, 'records'>): string | undefined => [...records.keys()][0];
