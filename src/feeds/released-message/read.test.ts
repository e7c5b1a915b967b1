/** A document that crossed is attacker-controlled: whatever comes, it is read, or it is said why not; it never throws, and never reads more than its shape. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCrossing } from './read.ts';

const content = {
  number: '0123-4567-89AB-CDEF-GHJK',
  from: { organisation: 'An invented team', post: '' },
  to: { organisation: 'Wexmoor Council', post: 'Gateway' },
  marking: 'OFFICIAL-SENSITIVE',
  handling: { code: 'C', conditions: 'Not to the family.' },
  released: '2026-03-02',
  basis: 'A power to disclose.',
  words: 'Nobody visits alone.',
  about: null,
  reply: null,
};
const document = { throughline: 'released-message', schemaVersion: 1, content, sha256: '0'.repeat(64), copy: 1 };
const read = (what: unknown) => readCrossing(Buffer.from(typeof what === 'string' ? what : JSON.stringify(what)));

test('a document of version 1 is read', () => assert.equal(read(document).kind, 'read'));

test('what is none of these is left to whoever reads documents', () => {
  for (const other of ['', 'A letter.', '{', '[]', '{"a":1}', '%PDF-1.7', 'PK\u0003\u0004']) assert.equal(read(other).kind, 'other', other);
});

test('what says that it is one, and is not, is said to be unreadable', () => {
  const wrong: readonly unknown[] = [
    { ...document, schemaVersion: 3 },
    { ...document, more: 1 },
    { ...document, content: { ...content, marking: 'SECRET' } },
    { ...document, content: { ...content, number: '1' } },
    { ...document, content: { ...content, words: 'x'.repeat(12_001) } },
    { ...document, content: { ...content, priority: 'P1' } },
    '{"throughline":"released-message","__proto__":{"a":1}',
    '-----BEGIN AGE ENCRYPTED FILE-----\nabc',
    'age-encryption.org/v1\n',
  ];
  for (const each of wrong) assert.equal(read(each).kind, 'unreadable', JSON.stringify(each).slice(0, 100));
});

test('given a birth date that no calendar has, it is said to be unreadable; a year, a month and a day that exist are read', () => {
  const about = (born: string) =>
    read({ ...document, content: { ...content, about: { name: 'A name', otherNames: '', born, address: '', more: '' } } });
  for (const born of ['1994-99-99', '1994-02-30', '1994-13', '1994-00', '2023-02-29']) assert.equal(about(born).kind, 'unreadable', born);
  for (const born of ['', '1994', '1994-12', '2024-02-29']) assert.equal(about(born).kind, 'read', born);
});

test('marks that turn the direction of writing become the mark for a character', () => {
  const found = read({ ...document, content: { ...content, words: 'Nobody \u202evisits\u0000 alone.' } });
  assert.equal(found.kind === 'read' && found.document.content.words, 'Nobody \ufffdvisits\ufffd alone.');
});

test('whatever comes, it never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((each) => Buffer.from(each)),
        fc.json().map((each) => Buffer.from(`{"throughline":${each}}`)),
      ),
      (bytes) => {
        assert.ok(['other', 'unreadable', 'read'].includes(readCrossing(bytes).kind));
      },
    ),
  );
});
