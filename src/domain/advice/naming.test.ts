import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spent } from '../../../test/support/spent.ts';
import { namingIn } from './naming.ts';

const words = (text: string): readonly string[] => namingIn(text).map(({ kind, words: said }) => `${kind}: ${said}`);

test('what looks like a name, a birth date or a way to reach somebody is pointed at', () => {
  assert.deepEqual(words('I worry about Tamsin Quennell, born 3 February 2010, at our school.'), [
    'name: Tamsin Quennell',
    'birth date: 3 February 2010',
  ]);
  assert.deepEqual(words('Yesterday Bertram de Quillfeather-Smith said so'), []);
  assert.deepEqual(words('His number is 07700 900 123, mail sam@example.org, near WX4 2AB'), [
    'email: sam@example.org',
    'telephone: 07700 900 123',
    'postcode: WX4 2AB',
  ]);
  assert.deepEqual(words('DOB 03/02/2010'), ['birth date: 03/02/2010']);
});

test('an ordinary question has nothing to point at', () => {
  assert.deepEqual(
    words('A pupil in Year 10 watches violent clips. The Head Teacher asks: is that for Prevent? On Monday he said he hates everybody.'),
    [],
  );
  assert.deepEqual(words(''), []);
});

test('it is read in one pass, whatever is typed', async () => {
  const milliseconds = await spent(() => {
    for (const text of ['A'.repeat(50_000), 'Aa '.repeat(20_000), '0 '.repeat(20_000), '@'.repeat(50_000), 'a@'.repeat(20_000)])
      namingIn(text);
  });
  assert.ok(milliseconds < 2_000, `${milliseconds} ms`);
});
