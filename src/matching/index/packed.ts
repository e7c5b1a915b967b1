/**
 * People as they were written, one line of bytes each, decoded only for those who are compared. Most say a name and a birth date and
 * are written short; whoever says more stands there as JSON.
 */
import { sharedUint8 } from './arrays.ts';
import type { Born, KnownPerson, PersonName } from '../person.ts';

/** Between the fields of a name, between names, between the parts of a line. */
const FIELD = '\u001f';
const NAME = '\u001e';
const PART = '\u001d';
// oxlint-disable-next-line no-control-regex -- these are the separators, and what ends a line
const SEPARATOR = /[\u0000\u001d-\u001f]/;

export interface Packed {
  bytes: Uint8Array;
  length: number;
}

export const growingPacked = (): Packed => ({ bytes: new Uint8Array(1 << 16), length: 0 });

export function sharedBytes({ bytes, length }: Packed): Uint8Array {
  const exact = sharedUint8(length);
  exact.set(bytes.subarray(0, length));
  return exact;
}

/** Appends the person; gives where they begin. They end at a zero. */
export function pack(packed: Packed, person: KnownPerson): number {
  const text = short(person) ?? PART + JSON.stringify(person);
  while (packed.length + text.length * 3 + 1 > packed.bytes.length) {
    const larger = new Uint8Array(packed.bytes.length * 2);
    larger.set(packed.bytes);
    packed.bytes = larger;
  }
  const start = packed.length;
  packed.length = write(text, packed.bytes, start);
  packed.bytes[packed.length++] = 0;
  return start;
}

export function unpack(bytes: Uint8Array, start: number): KnownPerson {
  const text = read(bytes, start);
  if (text.startsWith(PART)) return JSON.parse(text.slice(1)) as KnownPerson;
  const [record = '', file = '', names = '', born = ''] = text.split(PART);
  return {
    record,
    file: file === '' ? record : file,
    names: names === '' ? [] : names.split(NAME).map(nameOf),
    ...(born === '' ? {} : { born: bornOf(born) }),
  };
}

/** Whether whoever begins there is this record. */
export function isRecordAt(bytes: Uint8Array, start: number, record: string): boolean {
  if (bytes[start] === PART.charCodeAt(0) || !isAscii(record)) return unpack(bytes, start).record === record;
  for (let i = 0; i < record.length; i++) if (bytes[start + i] !== record.charCodeAt(i)) return false;
  return bytes[start + record.length] === PART.charCodeAt(0);
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);

/** Null for whoever has more to say, or says it in letters that this form cannot hold. */
function short(person: KnownPerson): string | null {
  const { record, file, names, born } = person;
  for (const key in person) if (key !== 'record' && key !== 'file' && key !== 'names' && key !== 'born') return null;
  if (!isPlain(record) || !isPlain(file)) return null;
  let line = record + PART + (file === record ? '' : file) + PART;
  for (const [i, name] of names.entries()) {
    const text = shortName(name);
    if (text === null) return null;
    line += i === 0 ? text : NAME + text;
  }
  if (born === undefined) return line + PART;
  const said = shortBorn(born);
  return said === null ? null : line + PART + said;
}

function shortName(name: PersonName): string | null {
  const { whole, given, middle, family } = name;
  for (const key in name) {
    const text = name[key as keyof PersonName];
    if (text !== undefined && !isPlain(text)) return null;
  }
  if (whole === undefined) return [given, middle, family].map((text) => text ?? '').join(FIELD);
  return given === undefined && middle === undefined && family === undefined ? whole : null;
}

function nameOf(text: string): PersonName {
  if (!text.includes(FIELD)) return { whole: text };
  const [given, middle, family] = text.split(FIELD);
  return { ...(given ? { given } : {}), ...(middle ? { middle } : {}), ...(family ? { family } : {}) };
}

function shortBorn({ date, year, text, ...more }: Born): string | null {
  for (const _ in more) return null;
  if (date !== undefined) return year === undefined && text === undefined && isPlain(date) ? `d${date}` : null;
  if (text !== undefined) return year === undefined && isPlain(text) ? `t${text}` : null;
  return year === undefined ? null : `y${year}`;
}

function bornOf(text: string): Born {
  const said = text.slice(1);
  return text.startsWith('d') ? { date: said } : text.startsWith('t') ? { text: said } : { year: Number(said) };
}

function isPlain(text: string): boolean {
  return text !== '' && !SEPARATOR.test(text) && text.isWellFormed();
}

/** Short lines of plain letters are most of them, and quicker written here than by a call. */
function write(text: string, bytes: Uint8Array, start: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return start + i + Buffer.from(bytes.buffer, bytes.byteOffset).write(text.slice(i), start + i, 'utf8');
    bytes[start + i] = unit;
  }
  return start + text.length;
}

function read(bytes: Uint8Array, start: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', start, bytes.indexOf(0, start));
}
