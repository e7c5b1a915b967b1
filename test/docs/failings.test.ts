/** docs/failings.md has a row for each failing found in other systems, and every test that it names is there under that title: the table cannot rot. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systems } from '../../src/rulebook/uk/findings.ts';
import { checkout } from '../support/server.ts';

const rows = readFileSync(join(checkout, 'docs/failings.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [AB]\d+ \|/.test(line))
  .map((line) => {
    const [, id = '', failing = '', here = '', tests = ''] = line
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/g, '').trim())
      .flatMap((cell, i) => (i === 0 ? ['', cell] : [cell]));
    return { id, failing, here, tests };
  });

test('each failing of the published cases and each silent loss has its row', () => {
  const ids = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  assert.deepEqual(
    rows.map(({ id }) => id),
    [...ids('A', 7), ...ids('B', 18)],
  );
  for (const { id, failing, here } of rows) assert.ok(failing.length > 10 && here.length > 20, id);
});

test('every test that the table names is there, under that title; a row without one waits for a system that is not in the product', () => {
  let named = 0;
  for (const { id, tests } of rows) {
    const waits = /^waits for (S\d\d)$/.exec(tests);
    if (waits) {
      assert.equal(systems.find((each) => each.id === waits[1])?.here, false, `${id}: ${waits[1]} is in the product`);
      continue;
    }
    const each = [...tests.matchAll(/`([^`]+)` "((?:[^"\\]|\\")+)"/g)];
    assert.ok(each.length > 0, `${id} names no test`);
    for (const [, file = '', written = ''] of each) {
      const title = written.replaceAll(String.raw`\"`, '"');
      assert.ok(existsSync(join(checkout, file)), `${id}: there is no ${file}`);
      assert.match(
        readFileSync(join(checkout, file), 'utf8'),
        new RegExp(`\\b(?:test|it)\\(\\s*'${escaped(title)}'`),
        `${id}: ${file} has no test "${title}"`,
      );
      named += 1;
    }
  }
  assert.ok(named >= 40, String(named));
});

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
