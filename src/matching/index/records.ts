/** Whose a record is, without a Map of a million texts: their hashes in one table, and the record itself read where it is packed. */
import { append, growing, sharedUint32 } from './arrays.ts';
import type { Growing } from './arrays.ts';
import { isRecordAt } from './packed.ts';
import { contactHash } from './reading.ts';

export interface Records {
  /** Open addressing: arrival + 1 of whoever has the record; length a power of two, at most half full. */
  slots: Uint32Array;
  hashes: Growing;
}

export const growingRecords = (): Records => ({ slots: new Uint32Array(1024), hashes: growing() });

/** False when somebody has this record already. */
export function newRecord(records: Records, bytes: Uint8Array, lines: Uint32Array, record: string): boolean {
  const hash = contactHash(record);
  let mask = records.slots.length - 1;
  let at = hash & mask;
  for (; records.slots[at] !== 0; at = (at + 1) & mask) {
    const arrival = records.slots[at]! - 1;
    if (records.hashes.values[arrival] === hash && isRecordAt(bytes, lines[arrival]!, record)) return false;
  }
  append(records.hashes, hash);
  records.slots[at] = records.hashes.length;
  if (records.hashes.length * 2 <= records.slots.length) return true;
  records.slots = new Uint32Array(records.slots.length * 2);
  mask = records.slots.length - 1;
  for (let i = 0; i < records.hashes.length; i++) {
    at = records.hashes.values[i]! & mask;
    while (records.slots[at] !== 0) at = (at + 1) & mask;
    records.slots[at] = i + 1;
  }
  return true;
}

/** The same table of where each stands now; in shared memory. */
export function recordsAt({ slots }: Records, place: Uint32Array): Uint32Array {
  const to = sharedUint32(slots.length);
  for (let i = 0; i < slots.length; i++) if (slots[i] !== 0) to[i] = place[slots[i]! - 1]! + 1;
  return to;
}

/** -1 when nobody has it. `lines` are where people begin among the bytes. */
export function whoseRecord(slots: Uint32Array, bytes: Uint8Array, lines: Uint32Array, record: string): number {
  const mask = slots.length - 1;
  for (let at = contactHash(record) & mask; slots[at] !== 0; at = (at + 1) & mask) {
    const person = slots[at]! - 1;
    if (isRecordAt(bytes, lines[person]!, record)) return person;
  }
  return -1;
}
