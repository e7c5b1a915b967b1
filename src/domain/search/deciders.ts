/** Pure deciders about list searches: two people before it runs, once, and not long after it was agreed. */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { ListSearchAgreed, ListSearchDeclined, ListSearchProposed, ListSearchRun, ListSearchWithdrawn } from './entries.ts';
import type { ListSearch } from './state.ts';

export function proposeListSearch(file: FileState, id: string, fields: Readonly<Record<string, unknown>>): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Ask for the search from the file where the record lies now.',
    );
  if (file.listSearches.has(id)) return because('asked-already', 'That search has been asked for.', 'Open it from the file.');
  return write(ListSearchProposed, { stream: `search/${id}`, file: file.id, record }, fields);
}

export const agreeListSearch = (file: FileState, id: string, by: string, words: string): Decision =>
  waiting(file, id, (search) =>
    search.proposed.by === by
      ? because('same-person', 'You asked for this search yourself: another person decides.', 'It is on the supervising post’s list.')
      : write(ListSearchAgreed, where(file, search), { words }),
  );

export const declineListSearch = (file: FileState, id: string, by: string, reason: string): Decision =>
  waiting(file, id, (search) =>
    search.proposed.by === by
      ? because('same-person', 'You asked for this search yourself: another person decides.', 'Withdraw it, if it is not wanted any more.')
      : write(ListSearchDeclined, where(file, search), { reason }),
  );

export const withdrawListSearch = (file: FileState, id: string, by: string, reason: string): Decision =>
  waiting(file, id, (search) =>
    search.proposed.by === by
      ? write(ListSearchWithdrawn, where(file, search), { reason })
      : because('not-yours', 'Only whoever asked for it withdraws it.', 'Decline it, if it should not be made.'),
  );

/** `until`: how long after the agreement it may still be made. Only whoever asked for it makes it: their purpose was agreed to. */
export function mayRunListSearch(
  file: FileState,
  id: string,
  by: string,
  now: Instant,
  until: (agreed: Instant) => Instant,
): Decision | null {
  const search = file.listSearches.get(id);
  if (!search) return noSuch;
  if (search.run) return because('run-already', 'That search has been made.', 'Its result is on its page as long as it is kept.');
  if (search.answer?.how !== 'agreed')
    return because('not-agreed', 'Another person has not agreed to this search.', 'It runs once they have.');
  if (search.proposed.by !== by) return because('not-yours', 'Whoever asked for the search makes it.', 'Ask them for what they found.');
  if (now > until(search.answer.at))
    return because('agreed-long-ago', 'It was agreed too long ago.', 'Ask for the search again, and say why it is still needed.');
  return null;
}

export const recordListSearch = (
  file: FileState,
  search: ListSearch,
  counts: { readonly asked: number; readonly matched: number; readonly found: number },
): Decision => write(ListSearchRun, where(file, search), counts);

const where = (file: FileState, search: ListSearch) => ({ stream: search.stream, file: file.id, record: search.record });
const noSuch = because('no-such-search', 'That search does not lie in this file.', 'Open it from the file.');

function waiting(file: FileState, id: string, decide: (search: ListSearch) => Decision): Decision {
  const search = file.listSearches.get(id);
  if (!search) return noSuch;
  return search.answer
    ? because('answered', 'That search has been answered already.', 'Read on its page by whom, and why.')
    : decide(search);
}
