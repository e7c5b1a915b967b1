/**
 * Puts a document on pages: which line of which part stands where. Part of it is the tree of what the parts are (headings, lists, tables
 * with their header cells), so that a screen reader reads the paper as it would the page. Nothing is drawn here.
 */
import type { Block, Happening, PrintedDocument, Table } from './document.ts';
import { hasLeftward, runsLeftward } from './direction.ts';
import { clean, spelt } from './legible.ts';
import { type Letters, linesOf, type Type } from './letters.ts';

/** Points. A4 upright. */
export const sheet = { width: 595.28, height: 841.89, left: 52, right: 52, top: 74, bottom: 84 } as const;
const inner = sheet.width - sheet.left - sheet.right;
const floor = sheet.height - sheet.bottom;
const leading = 1.4;

/** A part of the structure tree (PDF 32000-1, 14.8.4). Leaves have lines; the others have parts. */
export interface Part {
  readonly type: 'Document' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';
  readonly scope?: 'Column' | 'Row';
  /** What it says, where the paper spells it otherwise, or draws its letters from right to left. */
  readonly says?: string;
  /** Whether the text runs to the left. */
  readonly leftward?: boolean;
  readonly parts: Part[];
}

export type Mark =
  | {
      readonly kind: 'line';
      readonly part: Part;
      readonly type: Type;
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
    }
  /** Seen, and not read out: a rule, or the head of a table again on its next page. */
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'again'; readonly type: Type; readonly text: string; readonly x: number; readonly y: number; readonly width: number };

export interface LaidOut {
  readonly tree: Part;
  readonly pages: readonly (readonly Mark[])[];
  readonly outline: readonly { readonly text: string; readonly level: number; readonly page: number; readonly y: number }[];
}

const types = {
  h1: { weight: 'bold', size: 18 },
  h2: { weight: 'bold', size: 14 },
  h3: { weight: 'bold', size: 11.5 },
  plain: { weight: 'regular', size: 10 },
  strong: { weight: 'bold', size: 10 },
  small: { weight: 'regular', size: 8.5 },
  cell: { weight: 'regular', size: 9 },
  head: { weight: 'bold', size: 9 },
} as const satisfies Record<string, Type>;

export function layOut({ blocks }: Pick<PrintedDocument, 'blocks'>, letters: Letters): LaidOut {
  const tree = part('Document');
  const pages: Mark[][] = [[]];
  const outline: { text: string; level: number; page: number; y: number }[] = [];
  let y: number = sheet.top;
  const put = (mark: Mark): void => void pages.at(-1)?.push(mark);
  const nextPage = (): void => {
    pages.push([]);
    y = sheet.top;
  };
  const room = (needed: number): void => {
    if (y + needed > floor && y > sheet.top) nextPage();
  };
  const gap = (points: number): void => {
    if (y > sheet.top) y += points;
  };
  const broken = (text: string, type: Type, width: number) => linesOf(letters, text, type, width);

  /** A leaf of the tree with its lines, over as many pages as they need. */
  const write = (of: Part, text: string, type: Type, x: number = sheet.left, width: number = inner): void => {
    for (const line of broken(text, type, width)) {
      room(type.size * leading);
      put({ kind: 'line', part: of, type, text: line, x, y, width });
      y += type.size * leading;
    }
  };
  const leaf = (parent: Part, type: Part['type'], typed: string, scope?: Part['scope']): { readonly of: Part; readonly text: string } => {
    const cleaned = clean(typed);
    const text = spelt(cleaned, (codePoint) => letters.has(codePoint));
    const of: Part = {
      type,
      parts: [],
      ...(scope ? { scope } : {}),
      ...(text === cleaned && !hasLeftward(text) ? {} : { says: cleaned }),
      ...(runsLeftward(text) ? { leftward: true } : {}),
    };
    parent.parts.push(of);
    return { of, text };
  };
  const grow = (parent: Part, type: Part['type']): Part => {
    const of = part(type);
    parent.parts.push(of);
    return of;
  };

  /** A label and what belongs to it, side by side. */
  const beside = (
    list: Part,
    label: { readonly text: string; readonly type: Type; readonly width: number },
    body: (into: Part, x: number, width: number) => void,
  ): void => {
    const item = grow(list, 'LI');
    const { of, text } = leaf(item, 'Lbl', label.text);
    const lines = broken(text, label.type, label.width - 8);
    // The first lines stay together; the rest of a long body runs on.
    room(Math.min(lines.length + 1, 6) * label.type.size * leading);
    const [page, top] = [pages.length, y];
    for (const [n, line] of lines.entries())
      put({
        kind: 'line',
        part: of,
        type: label.type,
        text: line,
        x: sheet.left,
        y: top + n * label.type.size * leading,
        width: label.width - 8,
      });
    body(item, sheet.left + label.width, inner - label.width);
    if (pages.length === page) y = Math.max(y, top + lines.length * label.type.size * leading);
  };

  const happening = (list: Part, { when, what, words, source }: Happening): void => {
    beside(list, { text: when, type: types.small, width: 128 }, (item, x, width) => {
      const bodyPart = grow(item, 'LBody');
      for (const [typed, type] of [
        [what, types.strong],
        [words, types.plain],
        [source, types.small],
      ] as const) {
        if (typed.trim() === '') continue;
        const { of, text } = leaf(bodyPart, 'P', typed);
        write(of, text, type, x, width);
      }
    });
    gap(7);
  };

  const table = ({ columns, rows }: Table): void => {
    const of = grow(tree, 'Table');
    const all = columns.reduce((sum, { share }) => sum + share, 0);
    const padding = 6;
    const widths = columns.map(({ share }) => (inner * share) / all);
    const xs = widths.map((_, n) => sheet.left + widths.slice(0, n).reduce((sum, each) => sum + each, 0));
    const headLines = columns.map(({ title }, n) => broken(clean(title), types.head, (widths[n] ?? 0) - padding));
    const high = (lines: readonly (readonly string[])[], type: Type): number =>
      Math.max(1, ...lines.map((each) => each.length)) * type.size * leading;
    const rule = (thick: number): void => {
      put({ kind: 'rule', x: sheet.left, y, width: inner, height: thick });
      y += 3;
    };
    const headAgain = (): void => {
      for (const [n, lines] of headLines.entries())
        for (const [at, text] of lines.entries())
          put({
            kind: 'again',
            type: types.head,
            text,
            x: xs[n] ?? 0,
            y: y + at * types.head.size * leading,
            width: (widths[n] ?? 0) - padding,
          });
      y += high(headLines, types.head);
      rule(0.8);
    };
    room(high(headLines, types.head) + 4 * types.cell.size * leading);
    const head = grow(of, 'TR');
    for (const [n, { title }] of columns.entries()) {
      const cell = leaf(head, 'TH', title, 'Column');
      for (const [at, text] of (headLines[n] ?? []).entries())
        put({
          kind: 'line',
          part: cell.of,
          type: types.head,
          text,
          x: xs[n] ?? 0,
          y: y + at * types.head.size * leading,
          width: (widths[n] ?? 0) - padding,
        });
    }
    y += high(headLines, types.head);
    rule(0.8);
    for (const row of rows) {
      const rowPart = grow(of, 'TR');
      const cells = columns.map((_, n) => {
        const { of: cell, text } = n === 0 ? leaf(rowPart, 'TH', row[n] ?? '', 'Row') : leaf(rowPart, 'TD', row[n] ?? '');
        const type: Type = n === 0 ? types.head : types.cell;
        return { cell, type, lines: broken(text, type, (widths[n] ?? 0) - padding) };
      });
      const step = types.cell.size * leading;
      const longest = Math.max(...cells.map(({ lines }) => lines.length));
      // A row that fits on a page is not torn; a longer one is.
      if (y + longest * step > floor && (longest * step < floor - sheet.top - 60 || y + step > floor)) {
        nextPage();
        headAgain();
      }
      for (let at = 0; at < longest; at += 1) {
        if (y + step > floor) {
          nextPage();
          headAgain();
        }
        for (const [n, { cell, type, lines }] of cells.entries()) {
          const text = lines[at];
          if (text !== undefined) put({ kind: 'line', part: cell, type, text, x: xs[n] ?? 0, y, width: (widths[n] ?? 0) - padding });
        }
        y += step;
      }
      y += 2;
      rule(0.3);
    }
    gap(6);
  };

  const block = (one: Block): void => {
    switch (one.kind) {
      case 'page':
        if (y > sheet.top) nextPage();
        return;
      case 'heading': {
        const type = one.level === 1 ? types.h1 : one.level === 2 ? types.h2 : types.h3;
        gap(one.level === 1 ? 4 : one.level === 2 ? 16 : 10);
        // A heading never stands alone at the foot of a page.
        room(type.size * leading + 4 * types.plain.size * leading);
        const { of, text } = leaf(tree, `H${one.level}`, one.text);
        outline.push({ text: clean(one.text).replaceAll('\n', ' '), level: one.level, page: pages.length - 1, y });
        write(of, text, type);
        gap(4);
        return;
      }
      case 'paragraph': {
        const { of, text } = leaf(tree, 'P', one.text);
        write(of, text, types.plain);
        gap(6);
        return;
      }
      case 'notice': {
        gap(2);
        const { of, text } = leaf(tree, 'P', one.text);
        for (const line of broken(text, types.strong, inner - 14)) {
          room(types.strong.size * leading);
          put({ kind: 'rule', x: sheet.left, y: y - 1, width: 3, height: types.strong.size * leading });
          put({ kind: 'line', part: of, type: types.strong, text: line, x: sheet.left + 12, y, width: inner - 14 });
          y += types.strong.size * leading;
        }
        gap(8);
        return;
      }
      case 'list': {
        const list = grow(tree, 'L');
        for (const item of one.items) {
          beside(list, { text: '•', type: types.plain, width: 14 }, (into, x, width) => {
            const { of, text } = leaf(into, 'LBody', item);
            write(of, text, types.plain, x, width);
          });
          gap(2);
        }
        gap(6);
        return;
      }
      case 'facts': {
        const list = grow(tree, 'L');
        for (const { label, value } of one.facts) {
          beside(list, { text: label, type: types.strong, width: 150 }, (into, x, width) => {
            const { of, text } = leaf(into, 'LBody', value);
            write(of, text, types.plain, x, width);
          });
          gap(3);
        }
        gap(6);
        return;
      }
      case 'table':
        return table(one);
      case 'happenings': {
        const list = grow(tree, 'L');
        for (const each of one.happenings) happening(list, each);
        return;
      }
      default:
        return one satisfies never;
    }
  };
  for (const one of blocks) block(one);
  return { tree, pages, outline };
}

const part = (type: Part['type']): Part => ({ type, parts: [] });
