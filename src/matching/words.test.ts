import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compare } from './evidence.ts';
import type { EvidenceCode } from './evidence.ts';
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

test('codes that the ledger recorded with the first matcher keep their words, and an unknown one has some', () => {
  const parts = ['same', 'one-letter', 'two-letters', 'sounds-alike', 'nickname', 'similar', 'initial', 'joined', 'differs', 'extra'];
  const recorded = [
    ...['forename', 'surname', 'name'].flatMap((role) => parts.map((each) => `${role}-${each}`)),
    'name-parts-swapped',
    'name-parts-reordered',
    'name-missing',
    'twins',
    'born-same',
    'born-same-placeholder',
    'born-day-month-swapped',
    'born-year-off-by-one',
    'born-digits-transposed',
    'born-one-digit',
    'born-first-of-january',
    'born-year-same',
    'born-years-overlap',
    'born-year-near',
    'born-differs-little',
    'born-differs',
    'born-missing',
    'phone-same',
    'postcode-same',
    'postcode-area-same',
    'address-same',
    'school-same',
  ] as EvidenceCode[];
  for (const code of recorded) assert.doesNotMatch(words({ code, left: 'a', right: 'b', bits: 1 }), /not used any more/, code);
  assert.equal(
    words({ code: 'shoe-size-same' as EvidenceCode, left: '9', right: '9', bits: 1 }),
    'Compared by a rule that is not used any more: 9',
  );
});

test('that two may be of one family is said before what is not recorded', () => {
  const home = { phones: ['01632 960001'] };
  const [one, other] = ['Amira', 'Leonie'].map((given): PersonQuery => ({ names: [{ given, family: 'Testwood' }], ...home }));
  const said = explain(compare(one!, other!));
  assert.ok(
    said.indexOf('as brothers and sisters have') < said.indexOf('not recorded') && said.includes('as brothers and sisters have'),
    said,
  );
});
