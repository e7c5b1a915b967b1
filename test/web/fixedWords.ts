/**
 * What rules, gates and deciders say in words of their own: every `words` and `how` of the pure folders and of src/app that is one
 * text, with no name or number in it. Read from the code, since they stand where they are decided.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { checkout } from '../support/server.ts';

const said = new Set(['words', 'how']);

function textsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)] : [];
}

function wordsIn(node: ts.Node): readonly string[] {
  const own: string[] = [];
  if (ts.isObjectLiteralExpression(node)) {
    const fields = node.properties.filter(ts.isPropertyAssignment).filter(({ name }) => said.has(name.getText()));
    if (fields.length === said.size) own.push(...fields.flatMap(({ initializer }) => textsOf(initializer)));
  }
  // `because(code, words, how)` of the deciders.
  if (ts.isCallExpression(node) && node.expression.getText() === 'because') own.push(...node.arguments.slice(1).flatMap(textsOf));
  ts.forEachChild(node, (child) => own.push(...wordsIn(child)));
  return own;
}

export function fixedWords(): readonly string[] {
  return ['domain', 'rulebook', 'access', 'app'].flatMap((folder) => {
    const path = join(checkout, 'src', folder);
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('demonstration'))
      .flatMap((file) => wordsIn(ts.createSourceFile(file, readFileSync(join(path, file), 'utf8'), ts.ScriptTarget.Latest, true)));
  });
}
