// `throughline match explain A B`: the evidence that two people are one, line by line. Needs no database.
import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { columnsIn, readRow } from '../app/screening/columns.ts';
import { explainPair, type Explained, personInJson, personWritten, type Written } from '../app/screening/explain.ts';
import { joinedPeople } from '../app/screening/people.ts';
import { openTable } from './csv.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

interface Options {
  readonly a?: string;
  readonly b?: string;
  readonly people?: string;
  readonly json?: true;
}
type Deps = Pick<CliDeps, 'stdout' | 'say'>;

const mostBytes = 1024 * 1024;

export function register(program: Command, deps: Deps): void {
  const match = program.command('match').description('Look into how the matcher compares people. Needs no database.');
  match
    .command('explain')
    .description('Compare two people and print the evidence line by line, what it comes to, and the band. It decides nothing.')
    .argument('[a]', 'a name, "name; birth date", a JSON object, or with --people an id')
    .argument('[b]', 'the other')
    .option('--a <file>', 'the first as a JSON object in a file')
    .option('--b <file>', 'the second as a JSON object in a file')
    .option('--people <file>', 'take both from a list in CSV by their ids; its columns as for "throughline screen"')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ npx throughline match explain "Tamsin Quennell" "Quenell, Tam"
  $ npx throughline match explain "Tamsin Quennell; 2011-03-07" "Tamsyn Quennell; 7/3/2011"
  $ npx throughline match explain '{"names": ["Tamsin Quennell"], "phones": ["01632 960001"]}' "Quenell"
  $ npx throughline match explain --a one.json --b other.json --json
  $ npx throughline match explain --people list.csv P1 P2

Fields of a JSON object: names (texts, or objects with whole, given, middle, family), born (text, or an object with date, year,
text), phones, emails, handles, addresses (text, postcode), schools, identifiers (kind, value), gender, nationalities.`,
    )
    .action((a: string | undefined, b: string | undefined, options: Options) => explain(a, b, options, deps));
}

async function explain(a: string | undefined, b: string | undefined, options: Options, deps: Deps): Promise<void> {
  const both = options.people === undefined ? await written(a, b, options) : await listed(a, b, options.people, deps);
  for (const one of both) {
    if (one.kind === 'person') continue;
    deps.say(one.why);
    process.exitCode ??= exitCodes.wrongUse;
  }
  const [left, right] = both;
  if (left?.kind !== 'person' || right?.kind !== 'person') return;
  const explained = explainPair(left.person, right.person);
  deps.stdout.write(options.json ? `${JSON.stringify(explained, null, 2)}\n` : inWords(explained));
}

/** An argument each, or a file each; one of either may be mixed. */
async function written(a: string | undefined, b: string | undefined, options: Options): Promise<readonly Written[]> {
  const given = [a, b].filter((each) => each !== undefined);
  const files = [options.a, options.b].filter((each) => each !== undefined);
  if (given.length + files.length !== 2)
    return [
      {
        kind: 'wrong',
        why: `name two people to compare; not ${given.length + files.length}`,
      },
    ];
  const first = options.a === undefined ? personWritten(given.shift()!) : await inFile(options.a);
  const second = options.b === undefined ? personWritten(given.shift()!) : await inFile(options.b);
  return [named(first, 'the first'), named(second, 'the second')];
}

const named = (one: Written, which: string): Written =>
  one.kind === 'person' ? one : { kind: 'wrong', why: `${which} person: ${one.why}` };

async function inFile(path: string): Promise<Written> {
  try {
    const { size } = await stat(path);
    return size > mostBytes
      ? { kind: 'wrong', why: `${path} is larger than one person can be` }
      : personInJson(await readFile(path, 'utf8'));
  } catch (fault) {
    process.exitCode = exitCodes.failed;
    return { kind: 'wrong', why: `${path} cannot be read: ${(fault as Error).message}` };
  }
}

async function listed(a: string | undefined, b: string | undefined, path: string, { say }: Deps): Promise<readonly Written[]> {
  if (a === undefined || b === undefined) return [{ kind: 'wrong', why: '--people wants two ids of the list' }];
  try {
    const { header, rows } = await openTable(path, say);
    const columns = columnsIn(header);
    if (columns === null) return [{ kind: 'wrong', why: `${path} has no column full_name, first_name or last_name` }];
    const found = new Map<string, Extract<Written, { kind: 'person' }>>();
    for await (const { cells, number } of rows) {
      const read = readRow(cells, columns);
      const id = (read.kind === 'read' ? read.row.id : read.id) || String(number);
      if (read.kind !== 'read' || (id !== a && id !== b)) continue;
      const before = found.get(id);
      found.set(id, { kind: 'person', person: before ? joinedPeople(before.person, read.row.person) : read.row.person });
    }
    return [a, b].map((id) => found.get(id) ?? { kind: 'wrong', why: `${path} has nobody with the id "${id}" who can be read` });
  } catch (fault) {
    process.exitCode = exitCodes.failed;
    return [{ kind: 'wrong', why: `${path} cannot be read: ${(fault as Error).message}` }];
  }
}

function inWords({ evidence, bits, band, thresholds, notCompared }: Explained): string {
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
  const lines = evidence.map((line) => `${signed(line.bits).padStart(7)} ${line.sum.toFixed(1).padStart(7)}  ${line.words}`);
  const where = band === null ? 'below what is shown' : band;
  const { suggested, review, watch } = thresholds;
  const left = (['left', 'right'] as const).flatMap((side) =>
    (notCompared?.[side] ?? []).flatMap(({ kind, left: n, shortened }) => [
      ...(n > 0 ? [`of the ${side === 'left' ? 'first' : 'second'} person ${n} more ${kind} are not compared: the first 12 are`] : []),
      ...(shortened > 0
        ? [`of the ${side === 'left' ? 'first' : 'second'} person only the beginning of ${shortened} ${kind} is compared`]
        : []),
    ]),
  );
  return `   bits     sum  what was compared
${lines.join('\n')}

${bits.toFixed(1)} bits: ${where}
(suggested from ${suggested}, review from ${review}, watch from ${watch}; each bit makes it twice as likely that the two are one person,
and a name alone is never more than review. A person decides.)
${left.map((each) => `${each}\n`).join('')}`;
}
