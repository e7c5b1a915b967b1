/**
 * The messages that the screens say, from the code itself: every `t('…')` and `phrase('…')` of the views and of src/web, and the words that
 * come from data (the rulebook, the questions, the titles of routes). Run by itself it writes src/web/words/en.json and
 * brings the other catalogues up to it, keeping what is translated: `node test/web/catalogue.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import ts from 'typescript';
import { wordsFromData } from './wordsFromData.ts';
import { checkout } from '../support/server.ts';

const web = join(checkout, 'src/web');
const files = (ending: string): readonly string[] =>
  readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.endsWith('.test.ts'))
    .toSorted();
const read = (path: string): string => readFileSync(join(web, path), 'utf8');

/** A call of `t` whose message is made elsewhere: its words have to come from `wordsFromData`. */
export interface Call {
  readonly file: string;
  readonly message: string | null;
}

export function callsInCode(): readonly Call[] {
  return files('.ts').flatMap((file) => {
    const calls: Call[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ['t', 'phrase'].includes(node.expression.text)) {
        const [message] = node.arguments;
        calls.push({ file, message: message && ts.isStringLiteralLike(message) ? message.text : null });
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
    return calls;
  });
}

interface ViewNode {
  readonly typename: string;
  readonly value?: unknown;
  readonly name?: ViewNode;
  readonly args?: { readonly children: readonly ViewNode[] };
  findAll(type: unknown): readonly ViewNode[];
}
const { parser, nodes } = nunjucks as unknown as {
  readonly parser: { parse(source: string): ViewNode };
  readonly nodes: Readonly<Record<string, unknown>>;
};

export interface ViewWords {
  readonly file: string;
  readonly messages: readonly string[];
  /** Words that stand in the page as they are, in no catalogue. */
  readonly bare: readonly string[];
}

export function wordsInViews(): readonly ViewWords[] {
  return files('.njk').map((file) => {
    const tree = parser.parse(read(file));
    const messages = tree
      .findAll(nodes['FunCall'])
      .filter((call) => call.name?.value === 't' && typeof call.args?.children[0]?.value === 'string')
      .map((call) => String(call.args?.children[0]?.value));
    // The markup may be cut by an expression in the middle of a tag: what it joins is no word.
    const markup = tree
      .findAll(nodes['TemplateData'])
      .map((data) => String(data.value))
      .join('§')
      .replaceAll(/<!--[^]*?-->/g, '')
      .replaceAll(/<[^>]*>/g, '|');
    const bare = markup.split(/[|§]/).flatMap((piece) => (/\p{L}{2,}/u.test(piece) ? [piece.trim()] : []));
    return { file, messages, bare };
  });
}

/** Every message, sorted, each once. */
export function messagesUsed(): readonly string[] {
  const inCode = callsInCode().flatMap(({ message }) => message ?? []);
  const inViews = wordsInViews().flatMap(({ messages }) => messages);
  return [...new Set([...inCode, ...inViews, ...wordsFromData()])].filter((each) => each !== '').toSorted();
}

export function catalogues(): Readonly<Record<'en' | 'cy', string>> {
  const messages = messagesUsed();
  const welsh = JSON.parse(read('words/cy.json')) as Readonly<Record<string, string>>;
  const written = (said: (message: string) => string) =>
    `${JSON.stringify(Object.fromEntries(messages.map((message) => [message, said(message)])), null, 2)}\n`;
  return { en: written((message) => message), cy: written((message) => welsh[message] ?? '') };
}

if (import.meta.main) {
  for (const [language, words] of Object.entries(catalogues())) writeFileSync(join(web, `words/${language}.json`), words);
}
