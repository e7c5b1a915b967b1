/** Records whose name says nothing: which of a file they are, and why it cannot be found out now who they are of (G01, docs/decisions/0048). */
import type { Viewer } from '../access/viewer.ts';
import type { FileState, RecordPart } from '../domain/file/state.ts';
import { letStayUnknown } from '../domain/record/deciders.ts';
import { type Unnamed, unnamedTimes } from '../domain/record/unnamed.ts';
import type { Instant } from '../ledger/envelope.ts';
import { saysNobody } from '../matching/unnamed.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import type { Outcome } from './act.ts';
import type { House } from './house.ts';
import type { StaySaid } from './leftOff.ts';
import { actOnFile } from './onFile.ts';

const timesOf = (file: FileState, record: string): readonly Unnamed[] => {
  const part = file.records.get(record);
  return part ? unnamedTimes(part, saysNobody) : [];
};

/** The records of a file of which nobody knows now who they are of. */
export const unnamedIn = (file: FileState): readonly { readonly part: RecordPart; readonly time: Unnamed }[] =>
  [...file.records.values()].flatMap((part) => {
    const time = timesOf(file, part.id).at(-1);
    return time && !time.named ? [{ part, time }] : [];
  });

/** The latest day on which it is asked again. */
export const latestUnknown = (book: RulebookInForce, now: Instant): Instant =>
  dueAfter(now, amountOf(book, 'G01.unnamed.again'), book.calendar);

export const sayWhyUnknown = (house: House, viewer: Viewer, request: StaySaid): Promise<Outcome> =>
  actOnFile(house, viewer, request, {
    does: 'let-stay-unknown',
    decide: (file, { book, now }) =>
      letStayUnknown(file, request.record, request.fields, timesOf(file, request.record), now, latestUnknown(book, now)),
  });
