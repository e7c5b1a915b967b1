import assert from 'node:assert/strict';
import test from 'node:test';
import { readNames } from './name.ts';
import { isPlaceholder } from './names/placeholders.ts';
import type { PersonName } from './person.ts';

const read = (name: PersonName) =>
  readNames([name])[0]
    ?.parts.map((part) => `${part.role}:${part.text}${part.weak ? '~' : ''}${part.initial ? '.' : ''}`)
    .join(' ') ?? '';

test('accents, case, punctuation, hyphens and apostrophes are folded; the writing is kept', () => {
  assert.equal(read({ given: 'Zoë', family: 'Łukasz-Brøndby' }), 'forename:zoe surname:lukasz surname:brondby');
  assert.equal(read({ family: 'O’Testwood' }), 'surname:otestwood');
  const [name] = readNames([{ given: 'ZOË', family: 'O’Testwood' }]);
  assert.deepEqual(
    name?.parts.map((part) => part.raw),
    ['ZOË', 'O’Testwood'],
  );
  assert.equal(name?.joined[0]?.raw, 'ZOË O’Testwood');
});

test('a comma says which part is the surname', () => {
  assert.equal(read({ whole: 'TESTWOOD, Amira Jane' }), 'forename:amira forename:jane surname:testwood');
  assert.equal(read({ whole: 'Amira Testwood' }), 'name:amira name:testwood');
  assert.equal(read({ whole: 'Testwood,' }), 'name:testwood');
});

test('titles are left out, but not when they are all there is', () => {
  assert.equal(read({ whole: 'Dr. Amira Testwood Jr' }), 'name:amira name:testwood');
  assert.equal(read({ given: 'Sheikh' }), 'forename:sheikh');
});

test('particles are weak beside other parts and strong alone; single letters are initials', () => {
  assert.equal(read({ family: 'al-Testani' }), 'surname:al~ surname:testani');
  assert.equal(read({ given: 'Ben', family: 'van der Testwood' }), 'forename:ben surname:vander~ surname:testwood');
  assert.equal(read({ given: 'A. J.', family: 'Testwood' }), 'forename:a. forename:j. surname:testwood');
});

test('text that stands for "we do not know" is no name', () => {
  for (const text of [
    'NOT KNOWN',
    'unknown',
    'Unknown male',
    'N/K',
    'n/k',
    '-',
    ' ',
    '???',
    'n/a',
    'Not recorded',
    'surname not known',
    'TBC',
    'FNU',
  ]) {
    assert.equal(read({ whole: text }), '', text);
  }
  assert.equal(isPlaceholder('Unknown child'), true);
  assert.equal(isPlaceholder('Noah Knowles'), false);
  assert.equal(read({ given: 'Amira', family: 'N/K' }), 'forename:amira');
  assert.equal(read({ whole: 'Amira (surname not known)' }), 'name:amira');
});

test('both readings are kept when a source gives parts and the whole', () => {
  assert.equal(readNames([{ whole: 'Amira Jane Testwood', given: 'Amira', family: 'Testwood' }]).length, 2);
});
