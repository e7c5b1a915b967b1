/** Pure deciders about holds (G24, K17). A hold lies on every record of the file: whatever record leaves the file, it leaves held. */
import { because, type Decision, decided, type Refusal } from '../decision.ts';
import type { EntryType } from '../entryType.ts';
import { movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { type askers, HoldLifted, HoldPlaced, HoldRenewed } from './entries.ts';

export interface NewHold {
  readonly asker: (typeof askers)[number];
  readonly from: string;
  readonly reference: string;
  readonly reason: string;
  readonly until: number;
}

/** `latest`: the last day that the rulebook lets a hold have without being looked at. */
function wrongDay(until: number, now: number, latest: number): Refusal | null {
  if (until <= now)
    return because('date-past', 'The day on which the hold is looked at again is not in the future.', 'Give a day after today.');
  if (until > latest)
    return because(
      'date-far',
      'That is longer than a hold may stand without being looked at.',
      'Give an earlier day. It can be renewed then. The rulebook page says how long it may be (G24.hold).',
    );
  return null;
}

export function placeHold(file: FileState, hold: string, fields: NewHold, now: number, latest: number): Decision {
  const records = [...file.records.keys()];
  if (records.length === 0) return movedAway;
  const no = wrongDay(fields.until, now, latest);
  if (no) return no;
  return together(
    records.map((record, n) =>
      write(HoldPlaced, { stream: n === 0 ? `hold/${hold}` : `hold/${hold}-${n}`, file: file.id, record }, { hold, ...fields }),
    ),
  );
}

export function renewHold(
  file: FileState,
  hold: string,
  fields: { readonly reason: string; readonly until: number },
  now: number,
  latest: number,
): Decision {
  return wrongDay(fields.until, now, latest) ?? onStanding(file, hold, HoldRenewed, fields);
}

export const liftHold = (file: FileState, hold: string, reason: string): Decision => onStanding(file, hold, HoldLifted, { reason });

function onStanding(file: FileState, hold: string, type: EntryType, fields: { readonly reason: string }): Decision {
  const standing = [...file.holds.values()].filter(({ placed, lifted }) => placed.hold === hold && !lifted);
  if (standing.length === 0)
    return because('no-such-hold', 'That hold does not stand in this file.', 'Read on the page of the review what became of it.');
  return together(standing.map(({ stream, record }) => write(type, { stream, file: file.id, record }, fields)));
}

/** All of them, or the first refusal: each record has the same. */
const together = (each: readonly Decision[]): Decision =>
  each.find(({ kind }) => kind === 'refused') ?? decided(...each.flatMap((one) => (one.kind === 'decided' ? one.entries : [])));
