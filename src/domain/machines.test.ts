/** What is true of every state machine: nothing in it is out of reach, and from everything in it a lawful end can be reached. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound } from '../../test/support/walk.ts';
import type { Machine } from './machine.ts';
import { machines } from './machines.ts';

for (const machine of machines) test(`${machine.noun}: everything can be reached, and leads to a lawful end`, () => assertSound(machine));

test('every machine of the domain is among them', () => {
  const found = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('/machine.ts'));
  const declared = found.flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/^export const (\w+): Machine</gm),
  ]);
  assert.ok(found.length > 0);
  assert.equal(machines.length, declared.length, found.join(', '));
});

test('a state that nothing leads to, one without an end, and a step that leads two ways are found', () => {
  const whole: Machine<'a' | 'b' | 'c', 'go' | 'end'> = {
    noun: 'A test',
    words: '',
    begins: 'a',
    states: { a: { words: '' }, b: { words: '' }, c: { words: '', ends: true } },
    steps: [
      { step: 'go', words: '', from: ['a'], to: 'b' },
      { step: 'end', words: '', from: ['b'], to: 'c' },
    ],
  };
  assertSound(whole);
  assert.throws(() => assertSound({ ...whole, steps: whole.steps.slice(1) }), /nothing leads to/);
  assert.throws(() => assertSound({ ...whole, steps: whole.steps.map((each) => ({ ...each, from: ['a' as const] })) }), /no lawful end/);
  assert.throws(
    () => assertSound({ ...whole, steps: [...whole.steps, { step: 'go', words: '', from: ['a'], to: 'c' }] }),
    /leads to one state/,
  );
});
