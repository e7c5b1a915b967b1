/**
 * What rules, gates and deciders say in words of their own: every `words` and `how` of the pure folders and of src/app that is one
 * text, with no name or number in it. Read from the code, since they stand where they are decided.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { checkout } from '../support/server.ts';

const said = new Set(['words', 'how']);
const makers = new Set(['because', 'lack']);
const isSentence = (text: string): boolean => /^\p{Lu}[^]* [^]*\.$/u.test(text);

function textsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)] : [];
}

function wordsIn(node: ts.Node): readonly string[] {
  const own: string[] = [];
  if (ts.isObjectLiteralExpression(node)) {
    const fields = node.properties.filter((each) => said.has(each.name?.getText() ?? ''));
    if (fields.length === said.size)
      own.push(...fields.flatMap((each) => (ts.isPropertyAssignment(each) ? textsOf(each.initializer) : [])));
  }
  // `const how = '…'` before several that say the same.
  if (ts.isVariableDeclaration(node) && node.initializer) own.push(...textsOf(node.initializer).filter(isSentence));
  // `because(code, words, how)` and its like.
  if (ts.isCallExpression(node) && makers.has(node.expression.getText())) own.push(...node.arguments.flatMap(textsOf).filter(isSentence));
  ts.forEachChild(node, (child) => void own.push(...wordsIn(child)));
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
