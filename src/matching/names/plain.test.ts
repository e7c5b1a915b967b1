/** Plain names are read a short way, and again from the words that a list keeps: both come to what the long way reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { baseSegment } from '../index/base-segment.ts';
import { buildBase } from '../index/base.ts';
import { readNames } from '../name.ts';
import type { ReadName } from './parts.ts';
import type { PersonName } from '../person.ts';
import { plainWords } from './plain.ts';

/** Invented words, and words that mean something beside others: titles, particles, what is cut or joined, what stands for nothing. */
const words =
  `Testwood Amira Invenford Hartwellfen Jöran Zoë Đỗan Nguyễn McTestwood MacTestwood TESTWOOD testwood Abdul Abdulhartwel Abdel Abd Abdullah Salahuddin Din
  al Al El el ad ash Van van der de De la von Begum Bibi Kaur Uddin Mohd Mr Dr Sheikh Imam Jr unknown not known male girls Baby of aka née nee formerly Ui Uí Ní O B x
  Ali Mohamed Muhammad Ibrahim Yusuf Jan Li Kim Oʼtest O'Testwood cabdi Testwood-Invenford test same Joe Bob Max`.split(/\s+/);
const some = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
const joined = fc
  .tuple(some, fc.constantFrom(' ', ' ', ' ', '-', ', ', '  '), fc.constantFrom('as it is', 'large', 'small'))
  .map(([parts, between, how]) => {
    const text = parts.join(between);
    return how === 'large' ? text.toUpperCase() : how === 'small' ? text.toLowerCase() : text;
  });
const name: fc.Arbitrary<PersonName> = fc.oneof(
  joined.map((whole) => ({ whole })),
  fc.record({ given: joined, family: joined }),
  fc.record({ given: joined, middle: joined, family: joined }),
);

const said = (names: readonly ReadName[]) =>
  names.map(({ raw, key, parts, joined: neighbours }) => ({
    raw,
    key,
    parts: [...parts, ...neighbours].map((part) => [
      part.raw,
      part.text,
      part.role,
      part.weak,
      part.initial,
      part.vowelless,
      part.skeleton,
      part.loose,
      part.group,
    ]),
  }));

test('the short way reads what the long way reads', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 3 }), (names) => {
      assert.deepEqual(said(readNames(names)), said(readNames(names, false)));
    }),
    { numRuns: 3000 },
  );
});

test('most names of two or three words go the short way', () => {
  for (const whole of ['Amira Testwood', 'ZOË Testwood-Invenford', 'Amira al Testwood', 'Nguyễn Amira'])
    assert.equal(readNames([{ whole }])[0]?.isPlain, true, whole);
  for (const whole of ['Dr Testwood', 'A. Testwood', 'Amira (Mira) Testwood', 'not known', 'TestWood'])
    assert.notEqual(readNames([{ whole }])[0]?.isPlain, true, whole);
});

test('words are cut at spaces and hyphens, and marks that stand for two letters or none are left to the long way', () => {
  assert.deepEqual(plainWords(' Amira  Testwood-Invenford '), ['Amira', 'Testwood', 'Invenford']);
  for (const text of ['A Testwood', 'Ǆon', 'ĳtest', 'Amira2', 'Amira.', 'TestWood', 'a'.repeat(41)])
    assert.equal(plainWords(text), null, text);
});

test('a person of a list is read again from its words as from what was written', () => {
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (people) => {
      const segment = baseSegment(buildBase(people.map((names, i) => ({ record: `r${i}`, file: `r${i}`, names }))));
      for (let person = 0; person < people.length; person++) {
        const known = segment.known(person);
        assert.deepEqual(said(segment.read(person, known).names), said(readNames(known.names, false)));
      }
    }),
    { numRuns: 500 },
  );
});
