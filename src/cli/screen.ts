// `throughline screen --people LIST.csv --queries Q.csv`: who of a list may each person asked about be? Needs no database and never
// touches a live installation's people. A line a question in their order; what could not be read is named on stderr and
// counted, and never stops the rest.
import { once } from 'node:events';
import type { Command } from 'commander';
import { columnsIn, readRow } from '../app/screening/columns.ts';
import type { Columns } from '../app/screening/columns.ts';
import { takePeople } from '../app/screening/people.ts';
import type { PersonQuery } from '../matching/person.ts';
import type { ScreenCandidate, ScreenedPeople } from '../app/screening/people.ts';
import { badRows, type BadRows } from './badRows.ts';
import { openTable, type Table } from './csv.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

interface Options {
  readonly people: string;
  readonly queries: string;
  readonly top: string;
  readonly json?: true;
}
type Deps = Pick<CliDeps, 'stdout' | 'stderr' | 'say'>;

const mostTop = 1_000;
const ROWS_AT_ONCE = 50;
const BUNDLES_AT_ONCE = 16;

export function register(program: Command, deps: Deps): void {
  program
    .command('screen')
    .description(
      'Compare people asked about with a list of people, both from CSV files, and say who may be whom and why. Needs no database; decides nothing.',
    )
    .requiredOption('--people <file>', 'the list: CSV with the columns full_name and, as far as there are, id and date_of_birth')
    .requiredOption('--queries <file>', 'who is asked about: the same columns; - is standard input')
    .option('--top <number>', 'at most so many candidates for each', '10')
    .option('--json', 'print JSON, a line for each person asked about, in their order (NDJSON)')
    .addHelpText(
      'after',
      `
Examples:
  $ npx throughline screen --people list.csv --queries asked.csv
  $ npx throughline screen --people list.csv --queries asked.csv --top 3 --json > found.ndjson
  $ cut -f1,2 register.tsv | npx throughline screen --people list.csv --queries - --json

Columns, in any order, headings in any case; others are left alone:
  id                    as you call the person; rows without one get their number (the first under the heading is 1).
                        Several rows of the list with one id are one person and their aliases
  full_name             or first_name, middle_name, last_name, or both; aliases (several with ; between them)
  date_of_birth         as it is written: 1971-03-12, 12/03/1971, 12 Mar 1971, circa 1958, 1955-1957, 12/09/1400 AH ...
  gender, nationality   may only take bits away
  phone, email, handle, address, postcode, school, passport, identity_card, nhs_number, upn, prison_number, crn,
  pnc, cro, driving_licence, national_insurance, identifier ("kind: number")

Comma, semicolon, tab or stroke, with or without quotes; UTF-8, UTF-16, or Windows-1252. A row that cannot be read is named on
stderr, the rest goes on, and the exit code is 3. With --json every person asked about has a line:
  {"query": id, "candidates": [{"id", "bits", "band": "suggested"|"review"|"watch", "evidence": [{"words", "left", "right", "bits"}]}]}
and one that cannot be read has no candidates and a "note". Where some of the list cannot be compared with anybody, each line says how
many ("notCompared"), and the exit code is 3. What bits and bands mean: docs/matching.md.`,
    )
    .action((options: Options) => screen(options, deps));
}

async function screen({ people, queries, top: written, json }: Options, deps: Deps): Promise<void> {
  const { say } = deps;
  const top = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (top < 1 || top > mostTop) return wrong(`--top: "${written}" is not a whole number from 1 to ${mostTop}`, say);
  if (people === '-') return wrong('--people: the list is read from a file; only --queries may be -', say);
  const [list, asked] = [await tableOf(people, '--people', say), await tableOf(queries, '--queries', say)];
  if (list === null || asked === null) return;
  const progress = progressOn(deps);
  const inList = badRows(people, progress.say);
  await using known = await gathered(list, inList, progress);
  inList.end('of the list could not be read, or not wholly');
  const { leftOut } = known;
  if (leftOut.length > 0)
    progress.say(
      `${people}: ${leftOut.length} of the list cannot be compared with anybody: ${leftOut.slice(0, 20).join(', ')}${leftOut.length > 20 ? ' ...' : ''}`,
    );
  const inQueries = badRows(queries, progress.say);
  await answered(asked, known, { top, json: json === true, bad: inQueries, progress, deps });
  progress.end();
  inQueries.end('asked about could not be read, or not wholly');
  if (inList.count + inQueries.count + leftOut.length > 0) process.exitCode = exitCodes.foundSomething;
}

interface Readable {
  readonly table: Table;
  readonly columns: Columns;
}

async function tableOf(path: string, option: string, say: Deps['say']): Promise<Readable | null> {
  try {
    const table = await openTable(path, say);
    const columns = columnsIn(table.header);
    if (columns !== null) return { table, columns };
    const found = table.header.filter((each) => each !== '').slice(0, 20);
    wrong(
      `${option}: ${path} has no column full_name, first_name or last_name; ${found.length === 0 ? 'it is empty' : `its first row is: ${found.join(', ')}`}`,
      say,
    );
  } catch (fault) {
    say(`${option}: ${path} cannot be read: ${reasonOf(fault as NodeJS.ErrnoException)}`);
    process.exitCode = exitCodes.failed;
  }
  return null;
}

function wrong(sentence: string, say: Deps['say']): void {
  say(sentence);
  process.exitCode = exitCodes.wrongUse;
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'you may not read it' : message;

async function gathered({ table, columns }: Readable, bad: BadRows, progress: Progress): Promise<ScreenedPeople> {
  const taker = takePeople();
  for await (const { number, line, cells, broken } of table.rows) {
    const read = readRow(cells, columns, true);
    // A row without its quotes is read as far as it goes, because leaving somebody out of a list is the worse mistake.
    if (broken !== '') bad.add(number, line, broken);
    else if (read.kind === 'unreadable') bad.add(number, line, read.why);
    if (read.kind === 'read') {
      for (const note of read.row.notes) progress.note(number, note);
      taker.take(read.row, number);
    }
    progress.step('list read', number);
  }
  progress.notes(' of the list');
  return taker.list((people) => progress.step('people indexed', people));
}

interface Asking {
  readonly top: number;
  readonly json: boolean;
  readonly bad: BadRows;
  readonly progress: Progress;
  readonly deps: Deps;
}

/** Questions go in bundles, several at once; the lines come out in order, and no faster than they are taken. */
async function answered({ table, columns }: Readable, known: ScreenedPeople, { top, json, bad, progress, deps }: Asking): Promise<void> {
  const out = writerTo(deps.stdout);
  const left = known.leftOut.length;
  const notCompared = left === 0 ? '' : ` ${left} of them cannot be compared with anybody.`;
  if (!json) await out.write(`${known.people} ${known.people === 1 ? 'person' : 'people'} in the list.${notCompared}\n`);
  const going: Promise<string>[] = [];
  let bundle: AskedRow[] = [];
  const send = (): void => {
    if (bundle.length === 0) return;
    const lines = linesOf(bundle, known, top, json);
    // What fails is thrown where the lines are waited for, in their order.
    lines.catch(() => {});
    going.push(lines);
    bundle = [];
  };
  for await (const { number, line, cells, broken } of table.rows) {
    const read = readRow(cells, columns);
    if (broken !== '') bad.add(number, line, broken);
    else if (read.kind === 'unreadable') bad.add(number, line, read.why);
    if (read.kind === 'read') for (const note of read.row.notes) progress.note(number, note);
    const id = (read.kind === 'read' ? read.row.id : read.id) || String(number);
    const odd = [
      ...(broken === '' ? [] : [`row ${number}: ${broken}`]),
      ...(read.kind === 'read' ? read.row.notes : [`row ${number}: ${read.why}`]),
    ];
    bundle.push({ id, cells, person: read.kind === 'read' ? read.row.person : null, note: odd.join('; ') });
    if (bundle.length < ROWS_AT_ONCE) continue;
    send();
    if (going.length >= BUNDLES_AT_ONCE) await out.write(await going.shift()!);
    if (out.isClosed) break;
    progress.step('asked', number);
  }
  send();
  for (const lines of going) await out.write(await lines);
  progress.notes(' asked about');
  await out.end();
}

interface AskedRow {
  readonly id: string;
  readonly cells: readonly string[];
  /** Null where the row could not be read. */
  readonly person: PersonQuery | null;
  readonly note: string;
}

async function linesOf(rows: readonly AskedRow[], known: ScreenedPeople, top: number, json: boolean): Promise<string> {
  const found = await known.find(
    rows.flatMap(({ person }) => person ?? []),
    top,
  );
  let next = 0;
  return rows
    .map(({ id, cells, person, note }) => {
      const candidates = person === null ? [] : found[next++]!;
      const notCompared = known.leftOut.length;
      if (json)
        return `${JSON.stringify({ query: id, candidates, ...(notCompared > 0 && { notCompared }), ...(note !== '' && { note }) })}\n`;
      return person === null ? `\n${id}: not read, ${note}\n` : inWords(id, cells, candidates);
    })
    .join('');
}

function inWords(id: string, cells: readonly string[], candidates: readonly ScreenCandidate[]): string {
  const asked = cells.filter((cell) => cell !== '' && cell !== id).join(', ');
  const lines = candidates.flatMap(({ id: who, band, bits, evidence }) => [
    `  ${band.padEnd(9)} ${who}  (${signed(bits)} bits)`,
    ...evidence.filter((one) => one.bits !== 0).map((one) => `      ${signed(one.bits).padStart(6)}  ${one.words}`),
  ]);
  return `\n${id}: ${asked}\n${lines.length === 0 ? '  nobody of the list' : lines.join('\n')}\n`;
}

const signed = (bits: number): string => `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`;

interface Writer {
  /** Nobody reads any more (`| head`). */
  readonly isClosed: boolean;
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Lines go out in larger pieces, and no faster than they are taken. */
function writerTo(stream: NodeJS.WritableStream): Writer {
  let waiting = '';
  let isClosed = false;
  stream.once('error', (fault: NodeJS.ErrnoException) => {
    isClosed = true;
    if (fault.code !== 'EPIPE') throw fault;
  });
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text === '' || isClosed || stream.write(text)) return;
    await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
  };
  return {
    get isClosed() {
      return isClosed;
    },
    async write(text) {
      waiting += text;
      if (waiting.length > 32_768) await flush();
    },
    end: flush,
  };
}

interface Progress {
  readonly say: Deps['say'];
  step(what: string, count: number): void;
  /** Something of a row that was not read, which does not make the row unreadable. */
  note(number: number, words: string): void;
  notes(whose: string): void;
  end(): void;
}

/** A line that is written over, only where somebody looks. */
function progressOn({ stderr, say }: Deps): Progress {
  const isShown = stderr.isTTY === true;
  let shownAt = 0;
  let isOpen = false;
  let count = 0;
  let first: string[] = [];
  const clear = (): void => {
    if (isOpen) stderr.write('\r\u001b[K');
    isOpen = false;
  };
  const said = (sentence: string): void => {
    clear();
    say(sentence);
  };
  return {
    say: said,
    step(what, done) {
      if (!isShown || done % 1_000 !== 0 || Date.now() - shownAt < 200) return;
      shownAt = Date.now();
      isOpen = true;
      stderr.write(`\r\u001b[K${done.toLocaleString('en-GB')} ${what}`);
    },
    note(number, words) {
      count++;
      if (first.length < 5) first.push(`row ${number}: ${words}`);
    },
    notes(whose) {
      if (count > 0)
        said(
          `${count} ${count === 1 ? 'row' : 'rows'}${whose} compared without a birth date: ${first.join('; ')}${count > first.length ? '; ...' : ''}`,
        );
      count = 0;
      first = [];
    },
    end: clear,
  };
}
