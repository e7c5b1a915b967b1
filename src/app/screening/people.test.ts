/** A list from a table: whoever cannot be compared is left out by their id, and the others are found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takePeople } from './people.ts';

test('somebody of the list who cannot be compared is named by their id, and stops nobody else', async () => {
  const taker = takePeople();
  const take = (id: string, whole: string, more: object = {}) => taker.take({ id, person: { names: [{ whole }], ...more }, notes: [] }, 1);
  take('P1', 'Tamsin Quennell');
  take('P2', 'Jory Fennimore', { phones: [7 as unknown as string] });
  take('P3', 'Rosalind Peverell');
  await using list = taker.list();
  assert.equal(list.people, 3);
  assert.deepEqual(list.leftOut, ['P2']);
  const [found, missed] = await list.find([{ names: [{ whole: 'Rosalind Peverel' }] }, { names: [{ whole: 'Jory Fennimore' }] }], 3);
  assert.equal(found?.[0]?.id, 'P3');
  assert.deepEqual(missed, []);
});
