/** The rows of ties between people on file: where each lies, whom it is to, and whether it still stands. */
import type { FileState } from '../domain/file/state.ts';
import { standsUntil } from '../domain/tie/state.ts';

export const tieRows = (file: FileState): readonly object[] =>
  [...file.ties.values()].flatMap((tie) =>
    tie.said.record === null
      ? []
      : [
          {
            id: tie.id,
            file: file.id,
            record: tie.record,
            other: tie.said.record,
            stands: tie.state === 'standing',
            ends: new Date(standsUntil(tie)).toISOString(),
          },
        ],
  );
