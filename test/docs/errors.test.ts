/** docs/errors.md says of every code what it means and what to do: a code in the source that is missing there fails, and one that is gone too. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultPageOf, statusOf } from '../../src/web/faults.ts';
import { breachWords } from '../../src/web/promise/words.ts';
import { checkout } from '../support/server.ts';

const page = readFileSync(join(checkout, 'docs/errors.md'), 'utf8');
/** The first cell of every row of every table, each code in it. */
const documented = new Set([...page.matchAll(/^\| `([^|]+)` \|/gm)].flatMap(([, cell = '']) => cell.split('`, `')));

const sources = (pattern: string): string =>
  globSync(pattern, { cwd: checkout })
    // The told story's codes are reasons of people, not refusals.
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('src/app/demonstration/'))
    .map((file) => readFileSync(join(checkout, file), 'utf8'))
    .join('\n');
const all = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].flatMap(([, code]) => code ?? []);

/** Members of a union of codes: `export type Name =` up to the next `;`. */
function union(file: string, name: string): readonly string[] {
  const [, body = ''] = new RegExp(`export type ${name} =([^;]*);`).exec(sources(file)) ?? [];
  const codes = all(body, /^\s*\|? ?'([\w-]+)'/gm);
  assert.ok(codes.length > 2, `${name} was not read`);
  return codes;
}

const refusals = (): readonly string[] => {
  const text = ['src/domain/**/*.ts', 'src/app/**/*.ts', 'src/rulebook/**/*.ts', 'src/cli/**/*.ts'].map(sources).join('\n');
  const codes = [
    ...all(text, /because\(\s*'([\w-]+)'/g),
    ...all(text, /\bcode: '([\w-]+)'/g),
    ...all(text, /\black\(\s*'([\w-]+)'/g),
    // One code for each question of a form, or for each of several: documented as `item-…`.
    ...all(text, /\babout\(\s*'([\w-]+)'/g).map((code) => `${code}-…`),
    ...all(text, /^\s*`([a-z-]+)-\$\{\w+\}`,$/gm).map((code) => `${code}-…`),
  ];
  assert.ok(codes.length > 40, 'the refusals were not read');
  return codes;
};

const breaches = (): readonly string[] => {
  const text = sources('watchdog/*.ts');
  return [...all(text, /(?:then|else|select \d as promise,) '([a-z-]+)'(?! or)/g), ...all(text, /\bcode: '([\w-]+)'/g)].filter(
    (code) => code.includes('-') || code === 'unsettled',
  );
};

const groups: Readonly<Record<string, () => readonly string[]>> = {
  refusals,
  'refusals of a rebuild': () => all(sources('src/app/rebuild.ts'), /new RebuildRefused\(\s*'([\w-]+)'/g),
  'faults of the database and its launcher': () => [...union('src/store/faults.ts', 'StoreFaultCode')],
  'faults of the ledger': () => union('src/ledger/fault.ts', 'LedgerFaultCode'),
  'findings of a verification': () => union('src/ledger/finding.ts', 'FindingCode'),
  'faults of the pages': () => [...union('src/web/faults.ts', 'FaultCode'), ...Object.keys(statusOf)],
  'faults of the policies': () => all(sources('src/access/decide.ts'), /readonly code = '([\w-]+)'/g),
  'breaches of the promise': breaches,
};

for (const [name, codes] of Object.entries(groups)) {
  test(`docs/errors.md has all ${name}`, () => {
    const found = [...new Set(codes())];
    assert.ok(found.length > 0);
    assert.deepEqual(found.filter((code) => !documented.has(code)).toSorted(), [], 'add a row to docs/errors.md');
  });
}

test('docs/errors.md has no code that is gone', () => {
  const known = new Set([...Object.values(groups).flatMap((codes) => codes()), ...exitCodes(), ...frameworks]);
  assert.deepEqual([...documented].filter((code) => !known.has(code) && !code.startsWith('field-')).toSorted(), []);
});

test('every breach has words on the page of the promise, and the same words in docs/errors.md', () => {
  assert.deepEqual(Object.keys(breachWords).toSorted(), [...new Set(breaches())].toSorted());
  for (const [code, { words, todo }] of Object.entries(breachWords))
    assert.ok(page.includes(`| \`${code}\` | ${words} | ${todo} |`), `| \`${code}\` | ${words} | ${todo} |`);
});

test('the pages of the framework’s own codes are those of docs/errors.md', () => {
  for (const code of frameworks) assert.match(page, new RegExp(`\\| \`${code}\` \\|.*\`${faultPageOf({ code })}\``), code);
});

const frameworks = ['FST_CSRF_INVALID_TOKEN', 'FST_CSRF_MISSING_SECRET', 'FST_ERR_CTP_BODY_TOO_LARGE', 'FST_ERR_CTP_INVALID_MEDIA_TYPE'];
const exitCodes = (): readonly string[] => all(sources('src/cli/exitCodes.ts'), /: (\d+)/g);
