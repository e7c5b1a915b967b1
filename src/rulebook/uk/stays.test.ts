/** A duty that may be put off again and again: each day that was given is asked on until the next is given or what ends it has come, and one thing stands open at a time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { owedUntilEnd } from './stays.ts';

const where = { stream: 'record/R1', record: 'R1', owedBy: 'lead' } as const;
const done = (fact: string, at: number) => ({ fact, at, by: 'a', post: null, order: at });
const stay = (fact: string, at: number) => ({ ...done(fact, at), until: at + 100 });
const answers = (stays: readonly ReturnType<typeof stay>[], end: ReturnType<typeof done> | null) =>
  owedUntilEnd(where, done('since', 1), stays, end).map(({ occasion, due, met }) => [occasion, due ?? null, met?.fact ?? null]);

test('each stay meets what stood before it; the last is met by the end alone', () => {
  const two = [stay('first', 10), stay('second', 50)];
  assert.deepEqual(answers([], null), [['since', null, null]]);
  assert.deepEqual(answers(two, null), [
    ['since', null, 'first'],
    ['first', 110, 'second'],
    ['second', 150, null],
  ]);
  assert.deepEqual(answers(two, done('end', 90)), [
    ['since', null, 'first'],
    ['first', 110, 'second'],
    ['second', 150, 'end'],
  ]);
});
