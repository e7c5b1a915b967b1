/**
 * The messages that the screens say, from the code itself: every `t('…')` and `phrase('…')` of the views and of src/web, and the words that
 * come from data (the rulebook, the questions, the titles of routes). Run by itself it writes src/web/words/en.json and
 * brings the other catalogues up to it, keeping what is translated: `node test/web/catalogue.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
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
  readonly body?: ViewNode | null;
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
  /** A `t` of a view whose message is made elsewhere. */
  readonly made: readonly string[];
}

export function wordsInViews(): readonly ViewWords[] {
  return files('.njk').map((file) => {
    const tree = parser.parse(read(file));
    const said = everyIn(tree, 'FunCall').flatMap(({ name, args }) => (name?.value === 't' ? [args?.children[0]] : []));
    const messages = said.flatMap((message) =>
      typeof message?.value === 'string' && message.typename === 'Literal' ? [message.value] : [],
    );
    const made = said.flatMap((message) => (message && message.typename !== 'Literal' ? [nameOf(message)] : []));
    // A sentence that is given to a part of the page: a label, a button.
    const given = everyIn(tree, 'Literal').filter((each) => !said.includes(each) && isSentence(each.value));
    // The markup may be cut by an expression in the middle of a tag: what it joins is no word.
    const markup = everyIn(tree, 'TemplateData')
      .map((data) => String(data.value))
      .join('§')
      .replaceAll(/<!--[^]*?-->/g, '')
      .replaceAll(/<[^>]*>/g, '|');
    const bare = markup.split(/[|§]/).flatMap((piece) => (/\p{L}{2,}/u.test(piece) ? [piece.trim()] : []));
    return { file, messages, bare: [...bare, ...given.map(({ value }) => String(value))], made };
  });
}

/** Words for a reader, not a class, a path or a value. */
const isSentence = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\s*\p{Lu}\p{Ll}+|\p{L}+[,.:]? \p{L}+ \p{L}/u.test(value) &&
  !/^ ?(?:govuk-|tl-|npx )|\.njk$|^\./.test(value);

/** Every node of a kind; what stands in `{% set x %}…{% endset %}` is not among the children that nunjucks walks. */
const everyIn = (tree: ViewNode, kind: string): readonly ViewNode[] => [
  ...tree.findAll(nodes[kind]),
  ...tree.findAll(nodes['Set']).flatMap(({ body }) => (body ? everyIn(body, kind) : [])),
];

/** `rule.words` of the tree of a view. */
const nameOf = (node: ViewNode & { readonly target?: ViewNode; readonly val?: ViewNode }): string =>
  node.target && node.val ? `${nameOf(node.target)}.${String(node.val.value)}` : node.name ? nameOf(node.name) : String(node.value);

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

/** The values that a message puts in; null where its braces do not fit. */
function valuesOf(message: string): readonly string[] | null {
  const names = new Set<string>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      // 1 to 6: what is replaced by a value (formatjs TYPE); 0 is text, 7 the number itself.
      if ('type' in part && 'value' in part && Number(part.type) >= 1 && Number(part.type) <= 6) names.add(String(part.value));
      Object.values(part).forEach(walk);
    }
  };
  try {
    walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  } catch {
    return null;
  }
  return [...names].toSorted();
}

/** Translations that cannot be put together, or that put in other values than the English. */
export const misfits = (catalogue: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(catalogue).flatMap(([message, said]) =>
    said !== '' && JSON.stringify(valuesOf(said)) !== JSON.stringify(valuesOf(message)) ? [message] : [],
  );

if (import.meta.main) {
  for (const [language, words] of Object.entries(catalogues())) writeFileSync(join(web, `words/${language}.json`), words);
}
