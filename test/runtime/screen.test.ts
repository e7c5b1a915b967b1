// `screen` and `match explain` as a person runs them, on invented people; no database is there for them to use.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { freshFolder } from '../support/folder.ts';
import { checkout } from '../support/server.ts';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function throughline(args: readonly string[], input = ''): Promise<Run> {
  const child = spawn(process.execPath, [join(checkout, 'bin/throughline.mjs'), ...args], {
    // A database that is not there: whoever asks for one fails.
    env: { PATH: process.env['PATH'], DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

interface Line {
  readonly query: string;
  readonly note?: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly bits: number;
    readonly band: string;
    readonly evidence: readonly { readonly words: string; readonly left: string; readonly right: string; readonly bits: number }[];
  }[];
}

async function screened(
  list: string | Uint8Array,
  asked: string | Uint8Array,
  ...more: readonly string[]
): Promise<Run & { readonly lines: readonly Line[] }> {
  await using folder = await freshFolder();
  const [people, queries] = [join(folder.path, 'list.csv'), join(folder.path, 'asked.csv')];
  writeFileSync(people, list);
  writeFileSync(queries, asked);
  const run = await throughline(['screen', '--people', people, '--queries', queries, '--json', ...more]);
  return {
    ...run,
    lines: run.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line),
  };
}

const list = `id,full_name,date_of_birth,gender,nationality,nhs_number
P1,Tamsin Quennell,2011-03-07,f,,999 012 3454
P2,"Brackenbury, Idris",12 Mar 1971,m,,
P2,Idriss al-Brakenberry,,,,
P3,Vadym Kowalczyk,circa 1958,,,
P4,Wren Ashdown-Pell,1984-06-30,,,
`;

test('a line for each person asked about, in their order, best first, each line of evidence quoting both', async () => {
  const { code, lines, stderr } = await screened(
    list,
    'id,full_name,date_of_birth\nq1,Tamsyn Quennell,7/3/2011\nq2,Idriss Brakenberry,1971-03-12\nq3,Nobody Ofthatname,1999-01-02\nq4,Wadim Kovalchik,1957\n',
  );
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
  assert.deepEqual(
    lines.map(({ query, candidates }) => [query, candidates[0]?.id ?? null]),
    [
      ['q1', 'P1'],
      ['q2', 'P2'],
      ['q3', null],
      ['q4', 'P3'],
    ],
  );
  const [first] = lines[0]!.candidates;
  assert.equal(first!.band, 'suggested');
  const born = first!.evidence.find(({ left }) => left === '7/3/2011');
  assert.deepEqual([born?.right, born?.words], ['2011-03-07', 'Same birth date: 7/3/2011, 07/03/2011']);
  for (const { candidates } of lines) {
    const bits = candidates.map((each) => each.bits);
    for (const { band } of candidates) assert.ok(['suggested', 'review', 'watch'].includes(band));
    assert.deepEqual(
      bits.toSorted((a, b) => b - a),
      bits,
    );
    for (const { bits: sum, evidence } of candidates)
      assert.equal(Math.round(10 * evidence.reduce((total, line) => total + line.bits, 0)), Math.round(10 * sum));
  }
});

test('columns in any order and case, further ones ignored, semicolons, tabs, byte order mark, CRLF, quotes, other encodings', async () => {
  const asked = 'full_name,date_of_birth\nTamsin Quennell,2011-03-07\n';
  const finds = async (text: string | Uint8Array): Promise<Run> => {
    const { lines, ...run } = await screened(text, asked);
    assert.equal(lines[0]?.candidates[0]?.id, 'P1', `${JSON.stringify(text.slice(0, 60))} ${run.stderr}`);
    assert.equal(lines[0]?.query, '1', 'a row without an id has its number');
    assert.equal(run.code, 0, run.stderr);
    return run;
  };
  await finds('\ufeffColour;Date Of Birth;SURNAME;ID;First Name\r\nred;7.3.2011;Quennell;P1;"Tamsin"\r\n\r\n');
  await finds('id\tname\tdob\nP1\tTamsin Quennell\t07/03/2011\n');
  await finds('id,full_name,notes,dob\nP1,"Quennell, Tamsin","said ""no"",\nand went",2011-03-07\n');
  await finds(Buffer.from('\ufeffid,full_name,dob\nP1,Tamsin Quennell,2011-03-07\n', 'utf16le'));
  const { stderr } = await finds(Buffer.from('id,full_name,dob\nP9,Zo\xeb M\xfcnter,1980\nP1,Tamsin Quennell,2011-03-07', 'latin1'));
  assert.match(stderr, /list\.csv is not UTF-8 in line 2.*Windows-1252/);
});

test('rows of one id are one person under several names, and come out once', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `P2,Idris ${'bcdfghklmn'[i % 10]}o${'prstvw'[i % 6]}a${i}brack,`).join('\n');
  const { lines } = await screened(
    `${list}${names}\nP2,Sorrel Underhay,\n`,
    'id,full_name,date_of_birth\na,Sorrel Underhay,1971-03-12\nb,Idris Brackenbury,\n',
  );
  assert.deepEqual(
    lines.map(({ candidates }) => candidates.map(({ id }) => id)),
    [['P2'], ['P2']],
  );
  assert.equal(lines[0]?.candidates[0]?.band, 'suggested', 'the birth date of one row counts for the alias of another');
});

test('a row that cannot be read is named and counted, stops nothing, and the exit code says so', async () => {
  const { code, lines, stderr } = await screened(
    `${list}P5,"Never Closed,1970-01-02,,,\nP6,NOT KNOWN,1980,,,\nP7,Quenn, Ell,1980,m,x,y\nP8,Last Ofthelist,1980,,,\n`,
    'id,full_name,date_of_birth\na,N/K,1980\nb,"Never Closed,\nc,Last Ofthelist,banana\nd,Tamsin Quennell,7/3/2011\n',
  );
  assert.equal(code, 3);
  assert.deepEqual(
    lines.map(({ query, candidates }) => [query, candidates[0]?.id ?? null]),
    [
      ['a', null],
      ['b', 'P5'],
      ['c', 'P8'],
      ['d', 'P1'],
    ],
  );
  assert.match(lines[0]!.note!, /row 1: its name is a placeholder/);
  assert.match(lines[1]!.note!, /quotation mark/);
  assert.match(lines[2]!.note!, /"banana" is not read as a date of birth/);
  assert.match(stderr, /list\.csv row 6 \(line 7\): a quotation mark is opened and never closed/);
  assert.match(stderr, /list\.csv row 7 \(line 8\): its name is a placeholder/);
  assert.match(stderr, /list\.csv row 8 \(line 9\): it has 7 cells and the heading has 6/);
  assert.match(stderr, /list\.csv: 3 rows/);
  assert.match(stderr, /asked\.csv: 2 rows/);
});

test('numbers, telephones and addresses count where the list has them, and gender never raises', async () => {
  const wide = 'id,full_name,dob,gender,phone,nhs number\nP1,Tamsin Quennell,2011-03-07,f,01632 960001,999 012 3454\n';
  const ask = async (row: string): Promise<Line> => (await screened(wide, `id,full_name,dob,gender,phone,nhs number\n${row}\n`)).lines[0]!;
  const plain = await ask('q,Tamsin Quennell,,,,');
  const number = await ask('q,Tamsin Quennell,,,,9990123454');
  assert.ok(number.candidates[0]!.bits > plain.candidates[0]!.bits + 15);
  assert.equal(number.candidates[0]!.band, 'suggested');
  assert.ok(number.candidates[0]!.evidence.some(({ words }) => words.startsWith('Same NHS number')));
  assert.equal((await ask('q,Tamsin Quennell,,f,,')).candidates[0]!.bits, plain.candidates[0]!.bits);
  assert.ok((await ask('q,Tamsin Quennell,,m,,')).candidates[0]!.bits <= plain.candidates[0]!.bits);
  assert.equal((await ask('q,,,,+44 1632 960001,')).candidates[0]?.id, 'P1', 'a telephone number without a name');
});

test('--top bounds the candidates; without --json it is for people; questions may come from standard input', async () => {
  const many = `id,full_name\n${Array.from({ length: 30 }, (_, i) => `M${i},Tamsin Quennell`).join('\n')}\n`;
  assert.equal((await screened(many, 'full_name\nTamsin Quennell\n')).lines[0]?.candidates.length, 10);
  assert.equal((await screened(many, 'full_name\nTamsin Quennell\n', '--top', '3')).lines[0]?.candidates.length, 3);
  await using folder = await freshFolder();
  const people = join(folder.path, 'list.csv');
  writeFileSync(people, list);
  const { code, stdout } = await throughline(
    ['screen', '--people', people, '--queries', '-'],
    'full_name,dob\nTamsyn Quennell,2011-03-07\n',
  );
  assert.equal(code, 0);
  assert.match(stdout, /^4 people in the list\.\n\n1: Tamsyn Quennell, 2011-03-07\n {2}suggested P1 {2}\(\+\d+\.\d bits\)\n {6}/);
});

test('wrong use has a sentence and its code', async () => {
  await using folder = await freshFolder();
  const [people, odd] = [join(folder.path, 'list.csv'), join(folder.path, 'odd.csv')];
  writeFileSync(people, list);
  writeFileSync(odd, 'colour,shape\nred,round\n');
  const run = (...args: readonly string[]) => throughline(['screen', ...args]);
  assert.equal((await run('--people', people)).code, 2);
  const none = await run('--people', odd, '--queries', people);
  assert.equal(none.code, 2);
  assert.match(none.stderr, /no column full_name, first_name or last_name; its first row is: colour, shape/);
  assert.equal((await run('--people', people, '--queries', people, '--top', '0')).code, 2);
  const missing = await run('--people', join(folder.path, 'nothing.csv'), '--queries', people);
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /there is no such file/);
  assert.equal((await run('--people', folder.path, '--queries', people)).code, 1);
  const help = await run('--help');
  assert.match(help.stdout, /Examples:.*Exit codes:/s);
});

test('match explain: the lines, their sum and the band; names, dates, JSON, files, and ids of a list', async () => {
  const run = (...args: readonly string[]) => throughline(['match', 'explain', ...args]);
  const { code, stdout } = await run('Tamsin Quennell; 2011-03-07', 'Quennell, Tamsyn; 7/3/2011');
  assert.equal(code, 0);
  assert.match(stdout, /\+13\.9 +13\.9 {2}Same birth date: 07\/03\/2011, 7\/3\/2011\n/);
  assert.match(stdout, /\n\d+\.\d bits: suggested\n/);
  const person = '{"names": ["Tamsin Quennell"], "phones": ["01632 960001"]}';
  const json = JSON.parse((await run(person, '{"full_name": "T Quennell", "phones": ["+44 1632 960001"]}', '--json')).stdout) as {
    bits: number;
    band: string;
    evidence: { words: string; bits: number; sum: number }[];
  };
  assert.ok(json.evidence.some(({ words }) => words === 'Same phone number: 01632 960001, +44 1632 960001'));
  assert.equal(json.evidence.at(-1)?.sum, json.bits);
  await using folder = await freshFolder();
  const [people, one] = [join(folder.path, 'list.csv'), join(folder.path, 'one.json')];
  writeFileSync(people, list);
  writeFileSync(one, person);
  assert.match((await run('--people', people, 'P1', 'P3')).stdout, /below what is shown/);
  assert.equal((await run('--a', one, 'Tamsin Quennell')).code, 0);
  for (const wrong of [
    ['Tamsin Quennell'],
    ['Tamsin Quennell; banana', 'Tamsin Quennell'],
    ['--people', people, 'P1', 'P77'],
    ['{"names":', 'Tamsin Quennell'],
  ]) {
    const { code: number, stderr } = await run(...wrong);
    assert.equal(number, 2, wrong.join(' '));
    assert.match(stderr, /^throughline: /);
  }
});

test('neither loads the database or the web', async () => {
  await using folder = await freshFolder();
  const people = join(folder.path, 'list.csv');
  writeFileSync(people, list);
  const child = spawn(
    process.execPath,
    [
      '--import',
      'data:text/javascript,import{registerHooks}from"node:module";registerHooks({load(u,c,n){if(/node_modules\\/(pg|fastify|nunjucks|graphile-worker)\\//.test(u))throw new Error("loaded "+u);return n(u,c)}})',
      join(checkout, 'src/cli/main.ts'),
      'screen',
      '--people',
      people,
      '--queries',
      people,
      '--json',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  assert.equal(code, 0, stderr);
  assert.equal(stdout.split('\n').filter(Boolean).length, 5);
});
