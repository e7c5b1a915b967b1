// A table from a file, row by row, however it was exported: comma, semicolon, tab or stroke; UTF-8, UTF-16 or Windows-1252; a byte
// order mark; quotes that are never closed. csv-parse reads the cells; what is here keeps one bad row from taking the rest along.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import process from 'node:process';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';

export interface TableRow {
  /** From 1, the first under the heading. */
  readonly number: number;
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with it as a row; '' where nothing is. */
  readonly broken: string;
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
}

const LONGEST_LINE = 1_000_000;
/** A quoted cell may hold line breaks, but hardly more than these: what goes on longer was never closed. */
const MOST_LINES_OF_A_ROW = 50;
const NEVER_CLOSED = 'a quotation mark is opened and never closed';
const TOO_LONG = 'it is longer than a million characters';

/** `-` is standard input. Whatever is odd about the file as a whole is said once. */
export async function openTable(path: string, say: (sentence: string) => void): Promise<Table> {
  if (path !== '-') await (await open(path)).close();
  const source = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
  const broken = new Map<number, string>();
  const blocks = linesOf(source as AsyncIterable<Buffer>, broken, (line) =>
    say(`${path} is not UTF-8 in line ${line}, and perhaps in others: such lines are read as Windows-1252`),
  );
  const first = await blocks.next();
  const text = first.done ? '' : first.value;
  const delimiter = delimiterOf(text.slice(0, text.indexOf('\n') + 1 || undefined));
  const parser = parse({ delimiter, info: true, relax_column_count: true, relax_quotes: true, trim: true, skip_empty_lines: false });
  // What goes wrong while reading is thrown to whoever reads the rows.
  pipeline(Readable.from(closed(text, blocks, delimiter, broken)), parser, () => {});
  const records = parser[Symbol.asyncIterator]() as Records;
  const heading = await records.next();
  return {
    header: heading.done ? [] : heading.value.record,
    rows: rowsOf(records, heading.done ? 1 : heading.value.info.lines + 1, broken),
  };
}

type Records = AsyncIterator<{ readonly record: string[]; readonly info: { readonly lines: number } }>;

/** Empty lines count, so that numbers are those a spreadsheet shows, and are no rows. */
async function* rowsOf(records: Records, from: number, broken: ReadonlyMap<number, string>): AsyncGenerator<TableRow> {
  let line = from;
  for (let number = 1; ; number++) {
    const next = await records.next();
    if (next.done) return;
    const { record: cells, info } = next.value;
    if (cells.some((cell) => cell !== '')) yield { number, line, cells, broken: broken.get(line) ?? '' };
    line = info.lines + 1;
  }
}

/** The separator that stands most often in the heading. */
function delimiterOf(heading: string): string {
  const count = (each: string): number => heading.replace(/"[^"]*"/g, '').split(each).length;
  return [',', ';', '\t', '|'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Text in blocks of whole lines. A line that is no UTF-8 is read as Windows-1252, by itself. */
async function* linesOf(
  source: AsyncIterable<Buffer>,
  broken: Map<number, string>,
  onOther: (line: number) => void,
): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isSaid = false;
  let skipping = false;
  let wide: TextDecoder | null = null;
  let wideText = '';
  let isFirst = true;
  const said = (at: number): void => {
    if (!isSaid) onOther(at);
    isSaid = true;
  };
  const textOf = (bytes: Buffer): string => {
    const { text, other } = decoded(bytes, line);
    if (other > 0) said(other);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++;
    return text;
  };
  for await (const chunk of source) {
    if (isFirst && chunk.length >= 2) wide = wideDecoder(chunk);
    if (wide !== null) {
      isFirst = false;
      wideText += wide.decode(chunk, { stream: true });
      const end = wideText.lastIndexOf('\n') + 1;
      if (end > 0) yield wideText.slice(0, end);
      wideText = wideText.slice(end);
      continue;
    }
    let bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (isFirst && bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    isFirst = false;
    if (skipping) {
      const end = bytes.indexOf(10);
      rest = Buffer.alloc(0);
      if (end < 0) continue;
      bytes = bytes.subarray(end + 1);
      skipping = false;
    }
    const end = bytes.lastIndexOf(10);
    if (end >= 0) yield textOf(bytes.subarray(0, end + 1));
    rest = bytes.subarray(end + 1);
    if (rest.length > LONGEST_LINE) {
      broken.set(line, TOO_LONG);
      yield `${textOf(rest.subarray(0, 1_000)).replaceAll('"', ' ')}\n`;
      line++;
      rest = Buffer.alloc(0);
      skipping = true;
    }
  }
  if (wide !== null) yield wideText + wide.decode();
  if (rest.length > 0) yield textOf(rest);
}

function wideDecoder(chunk: Buffer): TextDecoder | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder('utf-16le');
  return chunk[0] === 0xfe && chunk[1] === 0xff ? new TextDecoder('utf-16be') : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows = new TextDecoder('windows-1252');

/** `other`: the first line that was not UTF-8; 0 for none. */
function decoded(bytes: Buffer, line: number): { readonly text: string; readonly other: number } {
  try {
    return { text: utf8.decode(bytes), other: 0 };
  } catch {
    const lines: string[] = [];
    let other = 0;
    for (let from = 0, at = line; from < bytes.length; at++) {
      const end = bytes.indexOf(10, from);
      const to = end < 0 ? bytes.length : end + 1;
      const one = bytes.subarray(from, to);
      try {
        lines.push(utf8.decode(one));
      } catch {
        lines.push(windows.decode(one));
        if (other === 0) other = at;
      }
      from = to;
    }
    return { text: lines.join(''), other };
  }
}

/** The same text, in which every quote that is opened is closed: a row whose quote never is loses its quotes and is named. */
async function* closed(
  first: string,
  blocks: AsyncIterable<string>,
  delimiter: string,
  broken: Map<number, string>,
): AsyncGenerator<string> {
  let line = 1;
  let waiting: string[] = [];
  const give = (lines: readonly string[], isEnd: boolean): string => {
    let out = '';
    let left = [...waiting, ...lines];
    waiting = [];
    let at = 0;
    while (at < left.length) {
      const rows = rowAt(left, at, delimiter);
      if (rows === 'open' && !isEnd && left.length - at <= MOST_LINES_OF_A_ROW) break;
      if (typeof rows === 'number') out += left.slice(at, at + rows).join('');
      else {
        broken.set(line, NEVER_CLOSED);
        out += left[at]!.replaceAll('"', '');
      }
      const taken = typeof rows === 'number' ? rows : 1;
      at += taken;
      line += taken;
    }
    left = left.slice(at);
    waiting = left;
    return out;
  };
  for await (const block of both(first, blocks)) {
    if (waiting.length === 0 && !block.includes('"')) {
      for (let at = block.indexOf('\n'); at >= 0; at = block.indexOf('\n', at + 1)) line++;
      yield block;
    } else yield give(block.split(/(?<=\n)/), false);
  }
  yield give([], true);
}

async function* both(first: string, others: AsyncIterable<string>): AsyncGenerator<string> {
  if (first !== '') yield first;
  yield* others;
}

/** How many lines the row at this place has; or that it does not end. */
function rowAt(lines: readonly string[], at: number, delimiter: string): number | 'open' | 'broken' {
  let isOpen = false;
  for (let i = at; i < lines.length && i < at + MOST_LINES_OF_A_ROW; i++) {
    const after = quotesIn(lines[i]!, delimiter, isOpen);
    if (after === 'broken') return 'broken';
    if (after === 'closed') return i - at + 1;
    isOpen = true;
  }
  return lines.length - at >= MOST_LINES_OF_A_ROW ? 'broken' : 'open';
}

function quotesIn(line: string, delimiter: string, startsOpen: boolean): 'open' | 'closed' | 'broken' {
  if (!startsOpen && !line.includes('"')) return 'closed';
  let isOpen = startsOpen;
  let isBegin = !startsOpen;
  for (let i = 0; i < line.length; i++) {
    const one = line[i]!;
    if (isOpen) {
      if (one !== '"') continue;
      if (line[i + 1] === '"') i++;
      else {
        isOpen = false;
        // Text after the quote that should close a cell begun lines before: it is another cell's, and the first never closed.
        if (startsOpen && !/^[\s]*(?:$|[,;\t|])/.test(line.slice(i + 1, i + 20))) return 'broken';
        startsOpen = false;
      }
    } else if (one === delimiter) isBegin = true;
    else if (one === '"' && isBegin) {
      isOpen = true;
      isBegin = false;
    } else if (one !== ' ') isBegin = false;
  }
  return isOpen ? 'open' : 'closed';
}
