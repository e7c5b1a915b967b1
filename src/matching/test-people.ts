/** Invented people for the laws: few words, so that they collide, and damaged often. */
import fc from 'fast-check';
import type { PersonName, PersonQuery } from './person.ts';

const word = fc.constantFrom(
  'Amira',
  'Amyra',
  'Leonie',
  'Bill',
  'William',
  'Ben',
  'al',
  'Testwood',
  'Testwod',
  'Hartwell',
  'Benhammond',
  'Hammond',
  'Kowalczyk',
  'Kovalchik',
  'A',
  'J.',
  'Li',
  'Lin',
  'Ali',
  'O’Test',
  'Zoë',
);
const words = fc.array(word, { maxLength: 4 }).map((all) => all.join(' '));
const name: fc.Arbitrary<PersonName> = fc.oneof(
  fc.record({ whole: words }),
  fc.record({ given: words, family: words }),
  fc.record({ whole: fc.tuple(words, words).map((both) => both.join(', ')) }),
);
const date = fc.constantFrom('2007-07-03', '2007-03-07', '2007-01-01', '2008-07-03', '2007-07-30', '1991-11-09', 'not known');

export const anyPerson: fc.Arbitrary<PersonQuery> = fc.record(
  {
    names: fc.array(name, { minLength: 1, maxLength: 2 }),
    born: fc.oneof(
      fc.record({ date }),
      fc.record({ year: fc.integer({ min: 2005, max: 2009 }) }),
      fc.record({ text: fc.constantFrom('circa 2007', '3/7/2007', 'about 15') }),
    ),
    phones: fc.array(fc.constantFrom('01632 960001', '+441632960001', '01632 960002'), { maxLength: 2 }),
    schools: fc.array(fc.constantFrom('Test Lane School', 'Hart Road School'), { maxLength: 1 }),
    emails: fc.array(fc.constantFrom('amira@example.test', 'a.mira@example.test'), { maxLength: 1 }),
    identifiers: fc.array(
      fc.record({ kind: fc.constantFrom('nhs', 'prison', 'passport'), value: fc.constantFrom('999 000 0018', 'A1234BC', '501234567') }),
      { maxLength: 1 },
    ),
    gender: fc.constantFrom('male', 'Female', 'not known', 'other'),
    nationalities: fc.array(fc.constantFrom('Testland', 'Hartland'), { maxLength: 2 }),
  },
  { requiredKeys: ['names'] },
);
