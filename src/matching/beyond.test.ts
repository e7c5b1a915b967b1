/** What is not compared is counted: it is what comparing leaves out, no more and no less. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyond } from './beyond.ts';
import { readIdentifiers } from './identifiers.ts';
import { readNames } from './name.ts';

const several = (n: number, of: (at: number) => string): string[] => Array.from({ length: n }, (_, at) => of(at));
const phone = (at: number): string => `07700 9${String(10_000 + at)}`;

test('given what anybody would write; then all of it is compared', () => {
  assert.deepEqual(beyond({ names: [{ whole: 'Tamsin Quennell' }], phones: several(12, phone), schools: ['St Brannoc'] }), []);
});

test('given fourteen telephone numbers; then two are said not to be compared, as reading them leaves two out', () => {
  const person = { names: [{ whole: 'Tamsin Quennell' }], phones: several(14, phone) };
  assert.equal(readIdentifiers(person).phones.size, 12);
  assert.deepEqual(beyond(person), [{ kind: 'phones', left: 2, shortened: 0 }]);
});

test('given names that are read in several ways; then those of which no reading is compared are counted', () => {
  const letters = 'abcdefghijklmnop';
  const names = several(8, (at) => `Tamsin${letters[at]}o Quennell aka Pell${letters[at]}o Varr`).map((whole) => ({ whole }));
  const compared = readNames(names);
  assert.equal(compared.length, 12);
  const [said] = beyond({ names });
  const isCompared = ({ whole }: { readonly whole: string }) => compared.some(({ raw }) => raw.startsWith(whole.slice(0, 8)));
  assert.equal(said?.left, names.filter((name) => !isCompared(name)).length);
  assert.ok((said?.left ?? 0) > 0);
});

test('given a text longer than is read; then it is said that only its beginning is compared', () => {
  assert.deepEqual(beyond({ names: [{ whole: 'Tamsin Quennell' }], addresses: [{ text: `4 Mill Lane, ${'Wexmoor '.repeat(40)}` }] }), [
    { kind: 'addresses', left: 0, shortened: 1 },
  ]);
});
