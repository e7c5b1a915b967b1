/** Pure deciders about warning markers: never without an act behind them, never without an end. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { MarkerRemoved, MarkerRenewed, MarkerSet } from './entries.ts';
import type { Marker } from './state.ts';

/** `latest`: the last day that the rulebook lets a marker have. */
function wrongDay(until: number, now: number, latest: number): Decision | null {
  if (until <= now) return because('date-past', 'The day on which it ends is not in the future.', 'Give a day after today.');
  if (until > latest)
    return because(
      'date-far',
      'That is longer than a warning may stand without being looked at.',
      'Give an earlier day. The rulebook page says how long it may be (C46).',
    );
  return null;
}

export function setMarker(
  file: FileState,
  id: string,
  fields: Readonly<Record<string, unknown>> & {
    readonly on: string;
    readonly address: string;
    readonly until: number;
    readonly handling: string;
    readonly conditions: string;
  },
  now: number,
  latest: number,
): Decision {
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Set it on the file where the record lies now.',
    );
  if (fields.on === 'address' && fields.address.trim() === '')
    return because('no-address', 'It is not said which address.', 'Write the address that the warning is about.');
  if (fields.handling === 'C' && fields.conditions.trim() === '')
    return because(
      'no-conditions',
      'Handling code C has conditions, and none are given.',
      'Write whom it may be told, and what must be left out.',
    );
  return wrongDay(fields.until, now, latest) ?? write(MarkerSet, { stream: `marker/${id}`, file: file.id, record }, fields);
}

export function renewMarker(
  file: FileState,
  id: string,
  fields: { readonly act: string; readonly until: number },
  now: number,
  latest: number,
): Decision {
  return on(file, id, (marker) => {
    if (marker.terms.some((term) => same(term.act, fields.act)))
      return because(
        'same-reason',
        'That is what the warning rested on before.',
        'Write what has happened since that it still rests on. If nothing has, take it away.',
      );
    return wrongDay(fields.until, now, latest) ?? write(MarkerRenewed, where(file, marker), fields);
  });
}

export const removeMarker = (file: FileState, id: string, reason: string): Decision =>
  on(file, id, (marker) => write(MarkerRemoved, where(file, marker), { reason }));

const same = (a: string, b: string): boolean => words(a) === words(b);
const words = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const where = (file: FileState, marker: Marker) => ({ stream: marker.stream, file: file.id, record: marker.record });

function on(file: FileState, id: string, decide: (marker: Marker) => Decision): Decision {
  const marker = file.markers.get(id);
  if (!marker) return because('no-such-marker', 'That warning does not lie in this file.', 'Open it from the file.');
  return marker.removed ? because('marker-removed', 'That warning was taken away.', 'Set a new one, if there is cause.') : decide(marker);
}
