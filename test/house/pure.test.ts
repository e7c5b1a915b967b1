// The pure folders know no clock, no randomness and no surroundings: `now` and ids come in (design.md, "The house").
// Read from the syntax tree, so that a comment may speak of Date.now() and no alias of it slips through a pattern.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { checkout } from '../support/server.ts';

const pure = ['ledger', 'domain', 'rulebook', 'matching', 'access', 'feeds', 'replay', 'print'];
const bannedGlobals = new Set([
  'performance',
  'process',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'WebSocket',
  'console',
]);
const bannedMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now']);
/** Each asks in which country the machine is, unless it is told. */
const ofTheMachine = new Set(['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLocaleString', 'toLocaleDateString']);
const bannedImports = new Set(['randomBytes', 'randomUUID', 'randomInt', 'getRandomValues', 'webcrypto']);

/** What in this source looks at a clock, rolls dice or touches the surroundings, each with its line. */
function impurities(source: string): string[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const say = (node: ts.Node, what: string) => found.push(`line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const member = `${node.expression.text}.${node.name.text}`;
      if (bannedMembers.has(member)) say(node, member);
      if (bannedGlobals.has(node.expression.text)) say(node, node.expression.text);
    }
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      (bannedGlobals.has(node.expression.text) || node.expression.text === 'Date')
    )
      say(node, `${node.expression.text}()`);
    if (
      ts.isNewExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'Date' &&
      (node.arguments?.length ?? 0) === 0
    )
      say(node, 'new Date()');
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ofTheMachine.has(node.expression.name.text) &&
      node.arguments.length < (node.expression.name.text === 'localeCompare' ? 2 : 1)
    )
      say(node, node.expression.name.text);
    if (ts.isImportSpecifier(node) && bannedImports.has((node.propertyName ?? node.name).text))
      say(node, `import of ${(node.propertyName ?? node.name).text}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const filesOf = (folders: string): readonly string[] =>
  globSync(`${folders}/**/*.ts`, { cwd: checkout }).filter((file) => !/\.test\.ts$|\/test-[^/]+\.ts$/.test(file));
const impuritiesIn = (files: readonly string[]): readonly string[] =>
  files.flatMap((file) => impurities(readFileSync(`${checkout}/${file}`, 'utf8')).map((what) => `${file} ${what}`));

test('no file of a pure folder looks at a clock, rolls dice or touches its surroundings', () => {
  const files = filesOf(`src/{${pure.join(',')}}`);
  assert.ok(files.length > 20, 'there is something to read');
  assert.deepEqual(impuritiesIn(files), []);
});

test('no file of the product asks in which country the machine is', () => {
  const found = impuritiesIn(filesOf('{src,watchdog}')).filter((each) => [...ofTheMachine].some((name) => each.endsWith(`: ${name}`)));
  assert.deepEqual(found, []);
});

test('the reader of the test above sees what it must see', () => {
  const source = `import { randomUUID as id } from 'node:crypto';\n// Date.now()\nconst a = Date.now();\nconst b = new Date();\nconst c = Math.random();\nconst d = Temporal.Now.instant();\nprocess.exit();\nconst fine = new Date(0), also = Date.UTC(2026, 0);\n'a'.localeCompare('b'); (1).toLocaleString('en-GB');`;
  assert.deepEqual(impurities(source), [
    'line 1: import of randomUUID',
    'line 3: Date.now',
    'line 4: new Date()',
    'line 5: Math.random',
    'line 6: Temporal.Now',
    'line 7: process',
    'line 9: localeCompare',
  ]);
});
