import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waterfall } from './waterfall.ts';

const bands = [
  { words: 'to watch', from: 7 },
  { words: 'for review', from: 14 },
  { words: 'suggested', from: 22 },
];
const line = (bits: number, words = 'Same surname: Quennell') => ({ left: 'Quennell', right: 'Quennell', bits, words });

test('strongest first, then what speaks against, then what is not recorded; each with its sum, in words before numbers', () => {
  const { lines, finding, total } = waterfall([line(0), line(-4.4), line(6.5), line(17.1)], bands);
  assert.deepEqual(
    lines.map(({ speaks, bits, sum }) => `${speaks} ${bits} ${sum}`),
    ['strongly for +17.1 +17.1', 'for +6.5 +23.6', 'against −4.4 +19.2', 'neither for nor against 0 +19.2'],
  );
  assert.equal(finding, 'Together it speaks strongly for one person');
  assert.equal(total, '+19.2');
});

test('nothing to compare, and everything against, are drawn too', () => {
  assert.equal(waterfall([], bands).finding, 'Together it says nothing either way');
  const { finding, wide } = waterfall([line(-8.6), line(-7.9)], bands);
  assert.equal(finding, 'Together it speaks strongly against one person');
  assert.ok(wide.rows.every(({ x }) => x >= 0));
});

test('each bar begins where the one before it ended, inside its picture, and the sum that is read is the sum of the lines', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -200, max: 300 }), { maxLength: 14 }), (tenths) => {
      const fall = waterfall(
        tenths.map((each) => line(each / 10)),
        bands,
      );
      const sum = tenths.reduce((all, each) => all + each, 0);
      assert.equal(Math.round(Number(fall.total.replace('−', '-')) * 10), sum);
      for (const { rows, width, height, zero } of [fall.wide, fall.narrow]) {
        assert.equal(rows.length, tenths.length + 1);
        let from = zero;
        for (const row of rows.slice(0, -1)) {
          const [left, right] = [row.x, row.x + row.width];
          assert.ok(Math.min(Math.abs(left - from), Math.abs(right - from)) < 0.3 || row.width === 2, 'joined to the one before');
          assert.ok(left >= 0 && right <= width && row.y + row.height <= height);
          from = row.joins ?? NaN;
        }
      }
    }),
  );
});
