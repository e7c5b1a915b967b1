/** How wide letters are, and where a text is broken into lines. Widths are measured once a word and font, at size 1. */

export type Weight = 'regular' | 'bold';

export interface Letters {
  has(codePoint: number): boolean;
  /** In points, at size 1. */
  width(text: string, weight: Weight): number;
}

/** A measure that remembers: a chronology says the same words thousands of times. */
export function remembering(letters: Letters): Letters {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  return {
    has: (codePoint) => letters.has(codePoint),
    width: (text, weight) => {
      const of = known[weight];
      const before = of.get(text);
      if (before !== undefined) return before;
      const width = letters.width(text, weight);
      // Bounded: words of a hostile text are kept no longer than they are needed.
      if (of.size > 50_000) of.clear();
      of.set(text, width);
      return width;
    },
  };
}

export interface Type {
  readonly weight: Weight;
  readonly size: number;
}

export const widthOf = (letters: Letters, text: string, { weight, size }: Type): number =>
  text.split(' ').reduce((sum, word) => sum + letters.width(word, weight), (text.split(' ').length - 1) * letters.width(' ', weight)) *
  size;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Lines no wider than `width`. A word that is wider than a line is broken within. A blank line stays one. */
export function linesOf(letters: Letters, text: string, type: Type, width: number): readonly string[] {
  const space = letters.width(' ', type.weight) * type.size;
  const lines: string[] = [];
  for (const typed of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const word of typed.split(' ').filter((each) => each !== '')) {
      const wide = letters.width(word, type.weight) * type.size;
      if (line !== '' && used + space + wide <= width) {
        line += ` ${word}`;
        used += space + wide;
        continue;
      }
      if (line !== '') lines.push(line);
      [line, used] = [word, wide];
      if (wide > width) {
        const parts = broken(letters, word, type, width);
        lines.push(...parts.slice(0, -1));
        line = parts.at(-1) ?? '';
        used = letters.width(line, type.weight) * type.size;
      }
    }
    lines.push(line);
  }
  return lines;
}

function broken(letters: Letters, word: string, type: Type, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = letters.width(segment, type.weight) * type.size;
    if (part !== '' && used + wide > width) {
      parts.push(part);
      [part, used] = ['', 0];
    }
    part += segment;
    used += wide;
  }
  return [...parts, part];
}

/** One line, cut where it is too long, with a sign that it goes on. */
export function cut(letters: Letters, text: string, type: Type, width: number): string {
  if (widthOf(letters, text, type) <= width) return text;
  let line = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(letters, `${line}${segment}…`, type) > width) break;
    line += segment;
  }
  return `${line.trimEnd()}…`;
}
