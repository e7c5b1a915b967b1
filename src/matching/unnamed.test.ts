/** What says nothing of anybody is what a list never finds: both readings are one (G01, docs/decisions/0048). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findCandidates } from './candidates.ts';
import { buildPeopleList } from './people-list.ts';
import { saysNobody } from './unnamed.ts';
import notKnown from './names/not-known.json' with { type: 'json' };

const details = (whole: string, more: object = {}) => ({
  names: [{ whole }],
  born: { date: '2001-02-03' },
  phones: [],
  addresses: [],
  schools: ['Eastmere School'],
  ...more,
});
const listed = (person: ReturnType<typeof details>) => buildPeopleList([{ ...person, record: 'r', file: 'f' }]);

const nothing = [
  '',
  '.',
  '\u200B',
  '\u200D\u2060',
  '🙂🙂',
  'J',
  'J. K.',
  '—',
  ...notKnown.whole,
  'Unknown male',
  'NOT KNOWN',
  'baby of Amira Testwood',
];
const something = ['Jory', 'J. Fennimore', 'محمد', 'Noah Knowles', 'Amira (surname not known)', '王小明', 'O', 'Al', 'Ng'].filter(
  (each) => each !== 'O',
);

test('every way of writing that nobody knows says nothing of anybody, and a name in any script says something', () => {
  for (const whole of nothing) assert.equal(saysNobody(details(whole)), true, JSON.stringify(whole));
  for (const whole of something) assert.equal(saysNobody(details(whole)), false, JSON.stringify(whole));
});

test('what is not in the form of a person is another matter', () => {
  for (const wrong of [null, 7, {}, { names: 'Jory' }]) assert.equal(saysNobody(wrong), false);
});

test('asked for just as they stand on the list: who says something is found, and who says nothing is a candidate of nobody', () => {
  const found = (person: ReturnType<typeof details>) =>
    findCandidates(person, listed(person), {}).filter(({ band }) => band !== 'watch').length;
  for (const whole of nothing) assert.equal(found(details(whole)), 0, JSON.stringify(whole));
  for (const whole of something.filter((each) => each.length > 3)) assert.equal(found(details(whole)), 1, JSON.stringify(whole));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...nothing, ...something)), (whole) => {
      const person = details(whole);
      if (saysNobody(person)) assert.equal(found(person), 0, JSON.stringify(whole));
    }),
  );
});
