/**
 * One line in which text runs both ways (Unicode Standard Annex 9): where each word stands. Words are given in the order in which they
 * are read, each with its place, so that what is copied, searched and read aloud is in that order whatever the eye sees.
 */
import bidiJs, { type Bidi } from 'bidi-js';

export interface Piece {
  readonly text: string;
  readonly x: number;
}

const runsLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
export const hasLeftward = (text: string): boolean => runsLeft.test(text);

// Its types are those of a module; Node reads it as CommonJS, whose default is the function.
const bidi = (bidiJs as unknown as () => Bidi)();

/** Whether a text as a whole runs to the left: its first letter with a direction does. */
export const runsLeftward = (text: string): boolean =>
  hasLeftward(text) && bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1;

/** The pieces of one line within `width`, which begins at 0, a space after the last. A text that runs to the left stands at the right. */
export function placed(line: string, leftward: boolean, width: number, widthOf: (text: string) => number): readonly Piece[] {
  if (!leftward && !hasLeftward(line)) return [{ text: `${line} `, x: 0 }];
  const { levels } = bidi.getEmbeddingLevels(line, leftward ? 'rtl' : 'ltr');
  const words = wordsIn(line, levels).map((each) => {
    // Brackets turn round in text that runs to the left.
    const text = each.level % 2 === 1 ? mirrored(each.text) : each.text;
    return { ...each, drawn: text, width: widthOf(text) };
  });
  const whole = words.reduce((sum, each) => sum + each.width, 0);
  const xs = new Map<(typeof words)[number], number>();
  let x = leftward ? Math.max(0, width - whole) : 0;
  for (const word of visually(words)) {
    xs.set(word, x);
    x += word.width;
  }
  return [...words.map((word) => ({ text: word.drawn, x: xs.get(word) ?? 0 })), { text: ' ', x: leftward ? 0 : x }];
}

function wordsIn(line: string, levels: Uint8Array): readonly { readonly text: string; readonly level: number }[] {
  const words: { text: string; level: number }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    const level = levels[at] ?? 0;
    const last = words.at(-1);
    if (last && last.level === level && (last.text.at(-1) === ' ') === (letter === ' ')) last.text += letter;
    else words.push({ text: letter, level });
  }
  return words;
}

/** Rule L2: from the highest level down to the lowest odd one, what lies at that level or above is turned round. */
function visually<Word extends { readonly level: number }>(words: readonly Word[]): readonly Word[] {
  const order = [...words];
  for (let level = Math.max(...order.map((each) => each.level)); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1;
      if (to > from) {
        order.splice(from, to - from, ...order.slice(from, to).toReversed());
        from = to;
      }
    }
  }
  return order;
}

const mirrored = (text: string): string => [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('');
