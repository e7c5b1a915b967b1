/** Bulk linking over invented registers: that it finds who is who, and the laws that a reviewer of its pairs relies on. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LinkFault } from './fault.ts';
import { link } from './link.ts';
import type { Linked, LinkOptions } from './link.ts';
import { asCsv, inventedRegister, personOf } from './test-register.ts';
import type { InventedRow } from './test-register.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-link-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const quiet = { progress: (): void => {} };
let files = 0;

function file(text: string, ending = 'csv'): string {
  const path = join(folder, `${++files}.${ending}`);
  writeFileSync(path, text);
  return path;
}

interface Pair {
  readonly left: string;
  readonly right: string;
  readonly bits: number;
  readonly cluster: string;
}

async function linked(left: string, more: Partial<LinkOptions> = {}): Promise<Linked & { readonly pairs: readonly Pair[] }> {
  const out = join(folder, `pairs-${++files}.csv`);
  const done = await link(
    {
      left,
      out,
      columns: new Map(),
      memoryMegabytes: 500,
      temporary: folder,
      pairsPerRow: 50,
      leastBits: -10,
      joinBits: 6.6,
      threads: 2,
      ...more,
    },
    quiet,
  );
  const [header, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
  assert.match(header!, /^left_id,right_id,bits,probability,band,cluster_id,/);
  const pairs = lines
    .map((line) => line.split(','))
    .map(([one, other, bits, , , cluster]) => ({ left: one!, right: other!, bits: Number(bits), cluster: cluster! }));
  return { ...done, pairs };
}
const together = (pairs: readonly Pair[]): string[] =>
  pairs
    .filter(({ cluster }) => cluster !== '')
    .map(({ left, right }) => [left, right].sort().join(' '))
    .sort();

const rows = inventedRegister(400);
const truth = rows.flatMap((a, i) =>
  rows
    .slice(i + 1)
    .filter((b) => personOf(a.id) === personOf(b.id))
    .map((b) => [a.id, b.id].sort().join(' ')),
);
let one: Awaited<ReturnType<typeof linked>>;
before(async () => {
  one = await linked(file(asCsv(rows)));
});

test('people written down twice, each time with something wrong, are found and nobody else', () => {
  const found = new Set(together(one.pairs));
  assert.ok(truth.length > 150);
  const missed = truth.filter((pair) => !found.has(pair));
  const wrong = [...found].filter((pair) => !truth.includes(pair));
  assert.ok(missed.length <= truth.length * 0.02, `missed ${missed.length} of ${truth.length}: ${missed.slice(0, 5).join('; ')}`);
  assert.ok(wrong.length <= truth.length * 0.01, `wrong: ${wrong.slice(0, 5).join('; ')}`);
  assert.equal(one.summary.registers[0]!.rows, rows.length);
});

test('a row is never paired with itself, and no pair is written twice', () => {
  assert.ok(one.pairs.every(({ left, right }) => left !== right));
  assert.equal(new Set(one.pairs.map(({ left, right }) => [left, right].sort().join(' '))).size, one.pairs.length);
});

test('no row is in more pairs than it may be', async () => {
  const { pairs } = await linked(file(asCsv(rows)), { pairsPerRow: 2, leastBits: -100, model: one.model });
  const times = new Map<string, number>();
  for (const { left, right } of pairs) for (const id of [left, right]) times.set(id, (times.get(id) ?? 0) + 1);
  assert.ok(pairs.length > 100);
  assert.ok(Math.max(...times.values()) <= 2);
});

test('the same input gives the same file, and so does a model that was saved', async () => {
  const again = await linked(file(asCsv(rows)));
  assert.deepEqual(again.pairs, one.pairs);
  assert.deepEqual((await linked(file(asCsv(rows)), { model: one.model })).pairs, one.pairs);
});

test('in pieces and at once come to the same pairs', async () => {
  const { pairs } = await linked(file(asCsv(rows)), { rowsAtOnce: 37, pairsAtOnce: 101, model: one.model });
  assert.deepEqual(pairs, one.pairs);
});

test('two registers: left and right changed over give the same pairs the other way round', async () => {
  const [a, b] = [file(asCsv(rows.filter((_, i) => i % 2 === 0))), file(asCsv(rows.filter((_, i) => i % 2 === 1)))];
  const there = await linked(a, { right: b, leastBits: -100 });
  const back = await linked(b, { right: a, leastBits: -100, model: there.model });
  const turned = back.pairs.map(({ left, right, bits }) => `${right} ${left} ${bits}`).sort();
  assert.ok(turned.length > 50);
  assert.deepEqual(turned, there.pairs.map(({ left, right, bits }) => `${left} ${right} ${bits}`).sort());
  assert.deepEqual(together(back.pairs), together(there.pairs));
});

test('with the model held, a row that has nothing to do with anybody changes no cluster of others', async () => {
  const stranger: InventedRow = {
    id: 'zz',
    forename: 'Xenophilia',
    surname: 'Quorrington',
    born: '1931-12-31',
    postcode: 'ZZ99 9ZZ',
    phone: '',
  };
  const { pairs } = await linked(file(asCsv([...rows, stranger])), { model: one.model });
  assert.ok(pairs.every(({ left, right, cluster }) => cluster === '' || (left !== 'zz' && right !== 'zz')));
  assert.deepEqual(together(pairs), together(one.pairs));
});

test('two rows that a person held apart are in no cluster together, whatever lies between them', async () => {
  const [left, right] = together(one.pairs)[0]!.split(' ');
  const { pairs, summary } = await linked(file(asCsv(rows)), { model: one.model, apart: file(`left_id,right_id\n${left},${right}\n`) });
  assert.ok(!together(pairs).includes(`${left} ${right}`));
  assert.ok(summary.heldApart >= 1);
});

test('columns by any name, blanks around values, semicolons, a byte order mark and quotes', async () => {
  const text = `﻿ Nummer ; Vorname; Nachname ;Geburtstag;Notizen\n1; Amira ;"Ham;merton";1990-01-02;x\n2;Amyra;"Ham;merton" ;1990-01-02;y\n3;Bruno;Oldfield;1971-05-05;z\n`;
  const { pairs, summary } = await linked(file(text), {
    columns: new Map([
      ['id', ['Nummer']],
      ['forename', ['Vorname']],
      ['surname', ['Nachname']],
      ['born', ['Geburtstag']],
    ]),
  });
  assert.deepEqual(
    summary.registers[0]!.columns.unknown.map((name) => name.trim()),
    ['Notizen'],
  );
  assert.equal(summary.registers[0]!.rows, 3);
  assert.ok(pairs.some(({ left, right, bits }) => left === '1' && right === '2' && bits > 0));
});

test('rows that cannot be read are named by number and counted, and the rest is linked', async () => {
  const { summary } = await linked(
    file('id,surname,dob\n1,Testwood,1990-01-01\n2,Testwood\n3,a,b,c\n,Nobody,1990-01-01\n1,Testwood,1991-01-01\n5,Testwood,1990-01-01\n'),
  );
  const [register] = summary.registers;
  assert.equal(register!.rows, 2);
  assert.equal(register!.badRows, 4);
  assert.deepEqual(
    register!.bad.map(({ where }) => where),
    ['line 3', 'line 4', 'row 2', 'row 3'],
  );
});

test('a file that is not there, is empty or names nobody is refused in words', async () => {
  await assert.rejects(
    linked(join(folder, 'nowhere.csv')),
    (fault) => fault instanceof LinkFault && fault.code === 'register-unreadable' && /no such file/.test(fault.message),
  );
  await assert.rejects(linked(file('')), /is empty/);
  await assert.rejects(
    linked(file('id,colour\n1,red\n')),
    (fault) => fault instanceof LinkFault && fault.code === 'columns' && /no column with names/.test(fault.message),
  );
});

test('what would fail at the end is refused at the beginning', async () => {
  const register = file(asCsv(rows));
  const refuses = (more: Partial<LinkOptions>, sentence: RegExp) =>
    assert.rejects(linked(register, more), (fault) => fault instanceof LinkFault && fault.code === 'use' && sentence.test(fault.message));
  await refuses({ out: register }, /is named twice/);
  await refuses({ out: join(folder, 'no-such-folder', 'pairs.csv') }, /Nothing can be written into the folder/);
  await refuses({ temporary: join(folder, 'no-such-folder') }, /Nothing can be written into the folder/);
  await refuses({ apart: file('a,b\n1,2\n') }, /columns left_id and right_id/);
});

test('UTF-16, as spreadsheets save it', async () => {
  const path = join(folder, 'utf16.csv');
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('id,surname,first_name\n1,Müller,Zoë\n2,Muller,Zoe\n3,Testwood,Ivo\n', 'utf16le'),
    ]),
  );
  const { summary, pairs } = await linked(path, { leastBits: -100 });
  assert.equal(summary.registers[0]!.rows, 3);
  assert.ok(pairs.some(({ left, right }) => left === '1' && right === '2'));
});

test('letters of old Windows programs are read, and it is said', async () => {
  const path = join(folder, 'latin.csv');
  writeFileSync(path, Buffer.from('id,surname,first_name\n1,M\xfcller,Zo\xeb\n2,Muller,Zoe\n3,Testwood,Ivo\n', 'latin1'));
  const { summary, pairs } = await linked(path, { leastBits: -100 });
  assert.match(summary.registers[0]!.notes.join(), /not UTF-8/);
  assert.ok(pairs.some(({ left, right }) => left === '1' && right === '2'));
});

test('whoever stops it finds no half file and no temporary folder', async () => {
  const out = join(folder, 'stopped.csv');
  const stop = new AbortController();
  const told = { progress: (step: string): void => void (step === 'comparing pairs' && stop.abort()) };
  await assert.rejects(
    link(
      {
        left: file(asCsv(rows)),
        out,
        columns: new Map(),
        memoryMegabytes: 500,
        temporary: folder,
        pairsPerRow: 50,
        leastBits: -10,
        joinBits: 6.6,
      },
      told,
      stop.signal,
    ),
    (fault) => fault instanceof LinkFault && fault.code === 'interrupted',
  );
  assert.ok(!existsSync(out) && !existsSync(`${out}.part`));
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('throughline-link-')),
    [],
  );
});

test('that the gender is the same is never worth anything', async () => {
  const withGender = (gender: (i: number) => string): string =>
    asCsv(rows)
      .split('\n')
      .map((line, i) => (line === '' ? line : `${line},${i === 0 ? 'gender' : gender(i)}`))
      .join('\n');
  const { pairs, model } = await linked(file(withGender(() => 'f')));
  const plain = await linked(file(asCsv(rows)), {
    model: { ...model, comparisons: model.comparisons.filter(({ output_column_name: name }) => name !== 'gender') },
  });
  assert.deepEqual(pairs, plain.pairs);
});
