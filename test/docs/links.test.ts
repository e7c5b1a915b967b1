/** No document points at a page, a heading or a file that is not there, and every page of docs is reached from its index. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../support/server.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'bench/*.md'], { cwd: checkout }).map((path) => path.replaceAll('\\', '/'));
const textOf = (path: string): string => readFileSync(join(checkout, path), 'utf8').replaceAll(/^```[^]*?^```/gm, '');

interface Link {
  readonly page: string;
  readonly to: string;
}

const links: readonly Link[] = pages.flatMap((page) =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({ page, to: match[1] ?? '' })),
);

/** As a reader of Markdown makes it from a heading. */
const anchorsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link within the repository leads somewhere', () => {
  const inside = links.filter(({ to }) => !/^[a-z]+:/.test(to));
  assert.ok(inside.length > 30, 'there are links to follow');
  const dead = inside.filter(({ page, to }) => {
    const [path = '', anchor] = to.split('#');
    const target = path === '' ? page : relative(checkout, resolve(checkout, dirname(page), path));
    if (!existsSync(join(checkout, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  assert.deepEqual(dead, []);
});

test('every document is reached from the index, and every picture is shown', () => {
  const from = (page: string): readonly string[] =>
    links.filter((link) => link.page === page && !/^[a-z]+:/.test(link.to)).map(({ to }) => join(dirname(page), to.split('#')[0] ?? ''));
  const indexed = new Set(from('docs/README.md'));
  assert.deepEqual(
    pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md' && !indexed.has(page)),
    [],
  );
  const shown = new Set(pages.flatMap(from));
  assert.deepEqual(
    globSync('docs/pictures/*', { cwd: checkout }).filter((picture) => !shown.has(picture)),
    [],
  );
});

test('every file and folder that a document names is there', () => {
  const named = pages.flatMap((page) =>
    [...textOf(page).matchAll(/`((?:src|test|docs|bench|bin|watchdog|chronologies)\/[\w./-]+)`/g)].map(([, path = '']) => ({ page, path })),
  );
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter(({ path }) => !existsSync(join(checkout, path))),
    [],
  );
});

test('what a document quotes from a file stands in that file', () => {
  const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
  const quotations = pages.flatMap((page) =>
    [...readFileSync(join(checkout, page), 'utf8').matchAll(/<!-- from (\S+) -->\n```\w+\n([^]*?)```/g)].map(
      ([, path = '', code = '']) => ({ page, path, code }),
    ),
  );
  assert.ok(quotations.length >= 3);
  for (const { page, path, code } of quotations)
    assert.ok(squeezed(readFileSync(join(checkout, path), 'utf8')).includes(squeezed(code)), `${page} quotes ${path}: ${code}`);
});

test('no document names a machine or a folder of whoever wrote it', () => {
  for (const page of [...pages, 'NOTICE', 'LICENSE'])
    assert.doesNotMatch(readFileSync(join(checkout, page), 'utf8'), /\/work\/|\/home\/\w+\/|\/root\/|\/tmp\/\w/, page);
});
