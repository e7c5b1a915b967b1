/**
 * A table of distinct texts, each with a number, in a few arrays: a million strings and a Map of them would take ten times the memory
 * and could not be shared between threads. A mark beside the text tells apart those that are equal and yet not the same (a word
 * written without vowels).
 */
import { sharedUint16, sharedUint32, sharedUint8 } from './arrays.ts';

export interface Texts {
  size: number;
  /** UTF-16 units of all texts, laid end to end. */
  units: Uint16Array;
  starts: Uint32Array;
  marks: Uint8Array;
  /** Open addressing: number + 1 of the text that lies there; length a power of two, at most half full. */
  slots: Uint32Array;
}

export const growingTexts = (): Texts => ({
  size: 0,
  units: new Uint16Array(4096),
  starts: new Uint32Array(257),
  marks: new Uint8Array(256),
  slots: new Uint32Array(1024),
});

/** -1 when it is not there. */
export function numberOf(texts: Texts, text: string, mark: number): number {
  const { slots } = texts;
  const mask = slots.length - 1;
  for (let at = hashOf(text, mark) & mask; ; at = (at + 1) & mask) {
    const slot = slots[at]!;
    if (slot === 0) return -1;
    if (isAt(texts, slot - 1, text, mark)) return slot - 1;
  }
}

/** Its number, given now if it has none. */
export function numbered(texts: Texts, text: string, mark: number): number {
  const mask = texts.slots.length - 1;
  let at = hashOf(text, mark) & mask;
  for (let slot = texts.slots[at]!; slot !== 0; slot = texts.slots[at]!) {
    if (isAt(texts, slot - 1, text, mark)) return slot - 1;
    at = (at + 1) & mask;
  }
  const number = texts.size++;
  if (number + 1 === texts.starts.length) widen(texts);
  let end = texts.starts[number]!;
  while (end + text.length > texts.units.length) texts.units = copied(texts.units, new Uint16Array(texts.units.length * 2));
  for (let i = 0; i < text.length; i++) texts.units[end++] = text.charCodeAt(i);
  texts.starts[number + 1] = end;
  texts.marks[number] = mark;
  texts.slots[at] = number + 1;
  if (texts.size * 2 > texts.slots.length) rehash(texts);
  return number;
}

export function textAt({ units, starts }: Texts, number: number): string {
  return String.fromCharCode.apply(null, units.subarray(starts[number]!, starts[number + 1]!) as unknown as number[]);
}

/** The same table, exact and in shared memory. */
export function sharedTexts(texts: Texts): Texts {
  const { size } = texts;
  return {
    size,
    units: copied(texts.units.subarray(0, texts.starts[size]!), sharedUint16(texts.starts[size]!)),
    starts: copied(texts.starts.subarray(0, size + 1), sharedUint32(size + 1)),
    marks: copied(texts.marks.subarray(0, size), sharedUint8(size)),
    slots: copied(texts.slots, sharedUint32(texts.slots.length)),
  };
}

/** The same in another order: `order[n]` is the number until now of text n. Exact, and in shared memory. */
export function textsInOrder(texts: Texts, order: Uint32Array): Texts {
  const { size } = texts;
  const to: Texts = {
    size,
    units: sharedUint16(texts.starts[size]!),
    starts: sharedUint32(size + 1),
    marks: sharedUint8(size),
    slots: sharedUint32(texts.slots.length),
  };
  const places = new Uint32Array(size);
  for (let number = 0; number < size; number++) {
    const before = order[number]!;
    const from = texts.starts[before]!;
    const start = to.starts[number]!;
    const length = texts.starts[before + 1]! - from;
    for (let i = 0; i < length; i++) to.units[start + i] = texts.units[from + i]!;
    to.starts[number + 1] = start + length;
    to.marks[number] = texts.marks[before]!;
    places[before] = number;
  }
  for (let i = 0; i < texts.slots.length; i++) if (texts.slots[i] !== 0) to.slots[i] = places[texts.slots[i]! - 1]! + 1;
  return to;
}

function widen(texts: Texts): void {
  texts.starts = copied(texts.starts, new Uint32Array(texts.size * 2 + 1));
  texts.marks = copied(texts.marks, new Uint8Array(texts.size * 2));
}

function rehash(texts: Texts): void {
  const slots = new Uint32Array(texts.slots.length * 2);
  const mask = slots.length - 1;
  for (let number = 0; number < texts.size; number++) {
    let at = hashAt(texts, number) & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = number + 1;
  }
  texts.slots = slots;
}

function isAt({ units, starts, marks }: Texts, number: number, text: string, mark: number): boolean {
  const start = starts[number]!;
  if (starts[number + 1]! - start !== text.length || marks[number] !== mark) return false;
  for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false;
  return true;
}

function hashOf(text: string, mark: number): number {
  let hash = 0x811c9dc5 + mark;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function hashAt({ units, starts, marks }: Texts, number: number): number {
  let hash = 0x811c9dc5 + marks[number]!;
  const end = starts[number + 1]!;
  for (let i = starts[number]!; i < end; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function copied<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
