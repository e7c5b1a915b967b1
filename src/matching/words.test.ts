import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compare } from './evidence.ts';
import type { PersonQuery } from './person.ts';
import { anyPerson } from './test-people.ts';
import { explain, words } from './words.ts';

const said = (a: PersonQuery, b: PersonQuery) => compare(a, b).evidence.map(words);

test('each line is a sentence that quotes both values as they were written', () => {
  assert.deepEqual(
    said(
      { names: [{ given: 'Tomek', family: 'Kowalczyk' }], born: { date: '2007-07-03' } },
      { names: [{ given: 'TOMEK', family: 'Kovalchik' }], born: { date: '2007-03-07' } },
    ),
    ['Same forename: Tomek, TOMEK', 'Surnames sound alike: Kowalczyk, Kovalchik', 'Day and month of birth swapped: 03/07/2007, 07/03/2007'],
  );
  assert.deepEqual(
    said(
      { names: [{ given: 'Amira', family: 'Testwood' }] },
      { names: [{ given: 'Leonie', family: 'Testwood' }], born: { date: '2007-03-07' } },
    ),
    ['Same surname: Testwood', 'Forenames differ: Amira, Leonie', 'Birth date not recorded on one side: 07/03/2007'],
  );
  assert.deepEqual(
    said(
      { names: [{ given: 'Testwood', family: 'Amira' }], phones: ['01632 960001'] },
      { names: [{ given: 'Amira Jane', family: 'Testwood' }], phones: ['+441632960001'] },
    ),
    [
      'Same part of the name: Amira',
      'Same part of the name: Testwood',
      'A further forename on one side only: Jane',
      'Forename and surname in each other’s place: Testwood Amira, Amira Jane Testwood',
      'Birth date not recorded on either side',
      'Same phone number: 01632 960001, +441632960001',
    ],
  );
});

test('a candidate is one sentence: what speaks for it, what against, what is not recorded', () => {
  assert.equal(
    explain(
      compare(
        { names: [{ given: 'Bill', family: 'Testwod' }], schools: ['Test Lane School'] },
        { names: [{ given: 'William', family: 'Testwood' }], schools: ['Test Lane School'] },
      ),
    ),
    'Surnames differ by one letter: Testwod, Testwood; forenames can be short for each other: Bill, William; same school: Test Lane School; birth date not recorded on either side.',
  );
});

test('law: no line lacks words, and every value stands in its line', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      for (const line of compare(a, b).evidence) {
        const text = words(line);
        assert.match(text, /^[A-Z0-9]/);
        if (!line.code.startsWith('born-')) assert.ok(text.includes(line.left) && text.includes(line.right), text);
      }
      assert.match(explain(compare(a, b)), /^[^;].*\.$/s);
    }),
  );
});
