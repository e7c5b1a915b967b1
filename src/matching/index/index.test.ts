/** The index as its parts: rests miss no slip, slips are counted exactly, people are written and read back, and a base is shared by threads. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { findCandidates } from '../candidates.ts';
import { readPerson } from '../evidence.ts';
import { buildPeopleList, createPeopleList, peopleListOn } from '../people-list.ts';
import type { KnownPerson, PersonQuery } from '../person.ts';
import { editDistance } from '../similar.ts';
import { anyPerson } from '../test-people.ts';
import { askedOf } from './asked.ts';
import { buildBase } from './base.ts';
import { MOST_RESTS, deleted, rests } from './deletions.ts';
import { createDelta } from './delta.ts';
import { growingPacked, pack, unpack } from './packed.ts';
import { slipsApart, spellingOf } from './spelling.ts';
import { growingTexts, numberOf, numbered, sharedTexts, textAt, textsInOrder } from './texts.ts';

const letters = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...'abcde'), minLength, maxLength });
const restsOf = (word: string): Set<number> => {
  const into = new Int32Array(MOST_RESTS);
  return new Set(into.subarray(0, rests(word, 0, deleted(word.length), into)));
};
const slipped = (text: string, kind: number, at: number, letter: string): string =>
  [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + (text[at + 1] ?? '') + text[at]! + text.slice(at + 2),
  ][kind]!;
const known = (people: readonly PersonQuery[]): KnownPerson[] =>
  people.map((person, i) => ({ ...person, record: `r${i}`, file: `f${i % 3}` }));

test('law: two words as many slips apart as letters are deleted from both share a rest', () => {
  const slips = fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.constantFrom(...'abcdef')), { maxLength: 2 });
  fc.assert(
    fc.property(letters(3, 16), slips, (word, changes) => {
      const other = changes.reduce((text, [kind, at, letter]) => slipped(text, kind, at % text.length, letter), word);
      fc.pre(editDistance(word, other) <= Math.min(deleted(word.length), deleted(other.length)));
      const others = restsOf(other);
      assert.ok(
        [...restsOf(word)].some((rest) => others.has(rest)),
        `${word} ${other}`,
      );
    }),
    { numRuns: 1_000 },
  );
});

test('law: slips are those of the optimal string alignment', () => {
  fc.assert(
    fc.property(letters(1, 28), letters(1, 28), (a, b) => {
      const units = Uint16Array.from(`xx${b}`, (letter) => letter.charCodeAt(0));
      assert.equal(slipsApart(spellingOf(a), units, 2, b.length), editDistance(a, b));
    }),
    { numRuns: 2_000 },
  );
});

test('law: a text is found under its number, in any order, and beside one that is equal but marked', () => {
  const any = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(fc.uniqueArray(any, { maxLength: 60 }), any, (all, absent) => {
      const texts = growingTexts();
      all.forEach((text, i) => assert.equal(numbered(texts, text, 0), i * 2) ?? assert.equal(numbered(texts, text, 1), i * 2 + 1));
      all.forEach((text, i) => assert.equal(numbered(texts, text, 1), i * 2 + 1));
      const backwards = Uint32Array.from({ length: texts.size }, (_, i) => texts.size - 1 - i);
      for (const each of [texts, sharedTexts(texts)]) all.forEach((text, i) => assert.equal(textAt(each, i * 2), text));
      const turned = textsInOrder(texts, backwards);
      all.forEach((text, i) => assert.equal(numberOf(turned, text, 1), texts.size - 2 - i * 2));
      if (!all.includes(absent)) assert.equal(numberOf(turned, absent, 0), -1);
    }),
  );
});

test('law: a person is read back as written, whatever the letters', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
  const person = fc.record(
    {
      record: text,
      file: text,
      names: fc.array(fc.record({ whole: text, given: text, middle: text, family: text }, { requiredKeys: [] }), { maxLength: 3 }),
      born: fc.record({ date: text, text, year: fc.integer() }, { requiredKeys: [] }),
      phones: fc.array(text, { maxLength: 2 }),
    },
    { requiredKeys: ['record', 'file', 'names'] },
  );
  fc.assert(
    fc.property(fc.array(person, { maxLength: 5 }), (people) => {
      const packed = growingPacked();
      const starts = people.map((each) => pack(packed, each));
      // A name or a birth date that says nothing may be left out.
      const said = (each: KnownPerson): unknown =>
        JSON.parse(JSON.stringify({ ...each, names: each.names.filter((name) => Object.keys(name).length > 0) }));
      people.forEach((each, i) => {
        const back = unpack(packed.bytes, starts[i]!);
        assert.deepEqual(
          said({ ...back, names: back.names.filter(({ whole }) => whole !== '' || each.names.some((name) => name.whole === '')) }),
          said(each),
        );
      });
    }),
  );
});

test('law: a list built at once answers as one to which everybody was added, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { maxLength: 20 }), anyPerson, fc.nat(20), (crowd, query, turn) => {
      const people = known(crowd);
      const added = createPeopleList();
      for (const person of [...people.slice(turn), ...people.slice(0, turn)]) added.add(person);
      const half = buildPeopleList(people.slice(0, turn));
      for (const person of people.slice(turn)) half.add(person);
      const expected = findCandidates(query, buildPeopleList(people));
      assert.deepEqual(findCandidates(query, added), expected);
      assert.deepEqual(findCandidates(query, half), expected);
    }),
    { numRuns: 60 },
  );
});

test('law: removed from the base is as never there; replaced is removed and added', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { minLength: 2, maxLength: 12 }), anyPerson, anyPerson, (crowd, other, query) => {
      const people = known(crowd);
      const list = buildPeopleList(people);
      assert.ok(list.remove('r0'));
      assert.ok(!list.remove('r0'));
      assert.ok(list.replace({ ...other, record: 'r1', file: 'elsewhere' }));
      const expected = findCandidates(query, buildPeopleList([...people.slice(2), { ...other, record: 'r1', file: 'elsewhere' }]));
      assert.deepEqual(findCandidates(query, list), expected);
      assert.equal(list.size, people.length - 1);
    }),
    { numRuns: 60 },
  );
});

test('a rare name whose year is wrong is found among hundreds who share its common parts and the year', () => {
  const crowd = Array.from({ length: 2_000 }, (_, i) => ({
    record: `r${i}`,
    file: 'f',
    names: [{ whole: 'Jory Orla' }],
    born: { date: `1988-0${1 + (i % 9)}-17` },
  }));
  const list = buildPeopleList([...crowd, { record: 'right', file: 'f', names: [{ whole: 'Jory Orla Fennimore' }], born: { year: 1995 } }]);
  assert.equal([...list.near(readPerson({ names: [{ whole: 'Jory Orla Fennimore' }], born: { year: 1988 } }), 150)][0]?.record, 'right');
});

test('whose other word looks a little alike is expected before those whose other word does not, and what is asked twice is one word', () => {
  const others = ['Fennimore', 'Testwood', 'Quilliam', 'Zuccarello'].map((family, i) => ({
    record: `r${i}`,
    file: 'f',
    names: [{ whole: `Jory ${family}` }],
  }));
  const list = buildPeopleList([...others, { record: 'right', file: 'f', names: [{ whole: 'Jory Mozharyn' }] }]);
  const near = [...list.near(readPerson({ names: [{ whole: 'Jory Mozgovarin' }] }), 150)];
  assert.equal(near[0]?.record, 'right');
  assert.ok(near[0]!.tenths > near[1]!.tenths + 50);
  const [asked] = askedOf(readPerson({ names: [{ whole: 'Jory Testwood Jory' }] }), list.counts).names;
  assert.equal(asked!.single[0], asked!.single[2]);
});

test('who has the birth date that is asked is near by that alone, in the base and beside it; who has another is not', () => {
  const initials = (record: string, date: string): KnownPerson => ({ record, file: record, names: [{ whole: 'A. T.' }], born: { date } });
  const people = [initials('same', '1990-05-14'), initials('other', '1990-05-15')];
  const beside = createPeopleList();
  for (const person of people) beside.add(person);
  const query = readPerson({ names: [{ whole: 'Amira Testwood' }], born: { date: '1990-05-14' } });
  for (const list of [buildPeopleList(people), beside])
    assert.deepEqual(
      Array.from(list.near(query, 10), ({ record }) => record),
      ['same'],
    );
});

test('of two people with one record a base has the first, and finds each of thousands by their record', () => {
  const people = Array.from({ length: 2_000 }, (_, i) => ({ record: `r${i}`, file: 'first', names: [{ whole: `Amira Word${i}` }] }));
  const list = buildPeopleList([...people, ...people.map((person) => ({ ...person, file: 'second' }))]);
  assert.equal(list.size, 2_000);
  assert.deepEqual(new Set(findCandidates({ names: [{ whole: 'Amira Word7' }] }, list).map(({ file }) => file)), new Set(['first']));
  for (const { record } of people) assert.ok(list.remove(record), record);
  assert.equal(list.size, 0);
});

test('of whoever came and went no letter stays among what the delta tells of its words', () => {
  const delta = createDelta();
  delta.add({ record: 'r1', file: 'r1', names: [{ whole: 'Amira Testwood' }], phones: ['01632 960001'] });
  delta.add({ record: 'r2', file: 'r2', names: [{ whole: 'Amira Quennell' }] });
  const isSpelled = (word: string): boolean => String.fromCharCode(...delta.units).includes(word);
  assert.ok(isSpelled('testwood'));
  delta.remove(delta.personOf('r1'));
  assert.ok(!isSpelled('testwood') && isSpelled('amira') && isSpelled('quennell'));
  assert.equal(delta.find('testwood', false, false), -1);
});

test('another thread has the same base without a copy', async () => {
  const base = buildBase([{ record: 'r1', file: 'f1', names: [{ whole: 'Amira Testwood' }], born: { date: '2007-07-03' } }]);
  const asked = `
    const { workerData, parentPort } = require('node:worker_threads');
    (async () => {
      const { peopleListOn } = await import(workerData.list);
      const { findCandidates } = await import(workerData.candidates);
      const list = peopleListOn(workerData.base);
      parentPort.postMessage({ found: findCandidates({ names: [{ whole: 'Amira Testwod' }] }, list), bytes: list.base.bytes });
    })();`;
  const worker = new Worker(asked, {
    eval: true,
    workerData: {
      base,
      list: new URL('../people-list.ts', import.meta.url).href,
      candidates: new URL('../candidates.ts', import.meta.url).href,
    },
  });
  const { found, bytes } = await new Promise<{ found: unknown; bytes: Uint8Array }>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  assert.deepEqual(found, findCandidates({ names: [{ whole: 'Amira Testwod' }] }, peopleListOn(base)));
  bytes[0] = 1;
  assert.equal(base.bytes[0], 1);
});
