/** Union, and what keeps clusters apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeClusters } from './clusters.ts';

const pairs = fc.array(
  fc.tuple(fc.nat(19), fc.nat(19)).filter(([a, b]) => a !== b),
  { maxLength: 40 },
);

test('two rows held apart never come into one cluster, whatever is joined', () => {
  fc.assert(
    fc.property(pairs, pairs, (apart, joins) => {
      const clusters = makeClusters(20, apart);
      for (const [a, b] of joins) clusters.join(a, b);
      for (const [a, b] of apart) assert.notEqual(clusters.of(a), clusters.of(b));
    }),
  );
});

test('with nothing held apart, rows are in one cluster exactly where a chain of pairs leads from one to the other', () => {
  fc.assert(
    fc.property(pairs, (joins) => {
      const clusters = makeClusters(20, []);
      for (const [a, b] of joins) assert.ok(clusters.join(a, b));
      const reach = Array.from({ length: 20 }, (_, i) => i);
      for (let round = 0; round < 20; round++) for (const [a, b] of joins) reach[a] = reach[b] = Math.min(reach[a]!, reach[b]!);
      for (let a = 0; a < 20; a++) for (let b = 0; b < 20; b++) assert.equal(clusters.of(a) === clusters.of(b), reach[a] === reach[b]);
    }),
  );
});

test('a join that would bring them together is refused and counted', () => {
  const clusters = makeClusters(3, [[0, 2]]);
  assert.ok(clusters.join(0, 1));
  assert.equal(clusters.join(1, 2), false);
  assert.equal(clusters.refused, 1);
});
