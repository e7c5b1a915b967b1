// SQL is written in src/store and watchdog only (design.md, "The house"). The arrows keep the driver there; a query may still be
// sent through a transaction that was handed on, and that is what is looked for here.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkout } from '../support/server.ts';

/** The lines of a source that send something to PostgreSQL. */
const queries = (source: string): readonly string[] => source.split('\n').filter((line) => /\.query(<[^(]*>)?\(/.test(line));

test('nobody but the store sends a query', () => {
  const files = globSync('src/**/*.ts', { cwd: checkout }).filter((file) => !file.endsWith('.test.ts'));
  const sending = files.filter((file) => queries(readFileSync(`${checkout}/${file}`, 'utf8')).length > 0);
  assert.ok(sending.length > 10, 'there is something to find');
  assert.deepEqual(
    sending.map((file) => file.replaceAll('\\', '/')).filter((file) => !file.startsWith('src/store/')),
    [],
  );
});
