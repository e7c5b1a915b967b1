/**
 * The evidence as a picture: a bar for each line, beginning where the one before it ended, and the lines at which the bands begin
 * (ux.md 4.6). Numbers only; the view draws them twice, wide and for a telephone, and the table under it says the same.
 */

import { scaleLinear } from 'd3-scale';
import { t } from '../words.ts';

/** A line of evidence as the matcher gives it, with its sentence. */
export interface SaidEvidence {
  readonly left: string;
  readonly right: string;
  readonly bits: number;
  readonly words: string;
}

export interface Band {
  readonly words: string;
  /** Bits from which it begins. */
  readonly from: number;
}

export interface WaterfallLine {
  readonly number: number;
  readonly words: string;
  readonly left: string;
  readonly right: string;
  /** "strongly for", "a little against". */
  readonly speaks: string;
  readonly direction: 'for' | 'against' | 'neither';
  /** With its sign, as it is printed. */
  readonly bits: string;
  readonly sum: string;
}

/** One drawing: everything in the units of its own viewBox. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly {
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly direction: WaterfallLine['direction'] | 'together';
    /** Beside the bar. */
    readonly value: string;
    readonly valueX: number;
    /** Where the next bar begins: a thin line leads down to it. */
    readonly joins: number | null;
  }[];
  readonly bands: readonly { readonly words: string; readonly x: number; readonly y: number; readonly ends: boolean }[];
  readonly zero: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Waterfall {
  readonly lines: readonly WaterfallLine[];
  /** "Together it speaks strongly for one person." */
  readonly finding: string;
  readonly description: string;
  readonly total: string;
  readonly wide: Drawing;
  readonly narrow: Drawing;
}

export function strengthOf(bits: number): { readonly words: string; readonly direction: WaterfallLine['direction'] } {
  if (bits >= 8) return { words: t('strongly for'), direction: 'for' };
  if (bits >= 3) return { words: t('for'), direction: 'for' };
  if (bits > 0) return { words: t('a little for'), direction: 'for' };
  if (bits === 0) return { words: t('neither for nor against'), direction: 'neither' };
  if (bits > -3) return { words: t('a little against'), direction: 'against' };
  if (bits > -6) return { words: t('against'), direction: 'against' };
  return { words: t('strongly against'), direction: 'against' };
}

/** In the order in which it is said: what speaks for it, strongest first, then what speaks against, then what is not recorded. */
export function waterfall(evidence: readonly SaidEvidence[], bands: readonly Band[]): Waterfall {
  const ordered = evidence.toSorted((a, b) => Number(a.bits === 0) - Number(b.bits === 0) || b.bits - a.bits);
  let sum = 0;
  const steps = ordered.map(({ bits }) => {
    const before = sum;
    // Whole tenths, so that the sum that is read is the sum that was made.
    sum = Math.round((sum + bits) * 10) / 10;
    return { before, after: sum };
  });
  const lines = ordered.map((line, i): WaterfallLine => {
    const { words, direction } = strengthOf(line.bits);
    return {
      number: i + 1,
      words: line.words,
      left: dayFirst(line.left),
      right: dayFirst(line.right),
      speaks: words,
      direction,
      bits: signed(line.bits),
      sum: signed(steps[i]?.after ?? 0),
    };
  });
  const finding = findingOf(sum);
  const reached = bands.filter(({ from }) => sum >= from).toSorted((a, b) => b.from - a.from)[0];
  return {
    lines,
    finding,
    total: signed(sum),
    description: [
      ...lines.map(({ words, speaks, bits }) => t('{words}: {speaks}, {bits} bits.', { words, speaks, bits })),
      reached
        ? t('Together {sum} bits, which reaches the line “{band}”.', { sum: signed(sum), band: reached.words })
        : t('Together {sum} bits, which reaches no line.', { sum: signed(sum) }),
    ].join(' '),
    wide: draw(wideShape, lines, steps, sum, bands),
    narrow: draw(narrowShape, lines, steps, sum, bands),
  };
}

/** A date of the register as people write it. */
const dayFirst = (value: string): string => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');

function findingOf(sum: number): string {
  const { direction, words } = strengthOf(sum);
  if (direction === 'neither') return t('Together it says nothing either way');
  return t('Together it speaks {how} one person', { how: words });
}

/** As it is printed: a true minus, and a plus that says that it is added. */
export const signed = (bits: number): string =>
  bits === 0 ? '0' : `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1).replace(/\.0$/, '')}`;

interface Shape {
  readonly width: number;
  /** Where the bars begin; before them stand the labels, or above them where there is no room. */
  readonly barsFrom: number;
  readonly rowHeight: number;
  readonly barHeight: number;
  readonly labelAbove: boolean;
  readonly longestLabel: number;
}
const wideShape: Shape = { width: 1000, barsFrom: 440, rowHeight: 36, barHeight: 22, labelAbove: false, longestLabel: 46 };
const narrowShape: Shape = { width: 320, barsFrom: 4, rowHeight: 50, barHeight: 18, labelAbove: true, longestLabel: 36 };
const bandLabelHeight = 20;
/** What a value needs after the longest bar. */
const valueRoom = 92;

function draw(
  shape: Shape,
  lines: readonly WaterfallLine[],
  steps: readonly { readonly before: number; readonly after: number }[],
  sum: number,
  bands: readonly Band[],
): Drawing {
  const { width, barsFrom, rowHeight, barHeight, labelAbove, longestLabel } = shape;
  const ends = [0, ...steps.map(({ after }) => after), ...bands.map(({ from }) => from)];
  const scale = scaleLinear()
    .domain([Math.min(...ends), Math.max(...ends) * 1.05])
    .range([barsFrom, width - valueRoom]);
  const top = bands.length * bandLabelHeight + 8;
  const bars = [
    ...lines.map((line, i) => ({ label: `${line.number}. ${line.words}`, ...line, ...(steps[i] ?? { before: 0, after: 0 }), joins: true })),
    { label: t('Together'), direction: 'together' as const, bits: signed(sum), speaks: '', before: 0, after: sum, joins: false },
  ];
  const rows = bars.map(({ label, direction, bits, before, after, joins }, i) => {
    const y = top + i * rowHeight + (labelAbove ? 22 : (rowHeight - barHeight) / 2);
    const [from, to] = [scale(Math.min(before, after)), scale(Math.max(before, after))];
    return {
      label: cut(label, longestLabel),
      labelX: labelAbove ? barsFrom : 0,
      labelY: labelAbove ? y - 6 : y + barHeight / 2 + 5,
      x: rounded(from),
      y,
      width: rounded(Math.max(2, to - from)),
      height: barHeight,
      direction,
      value: valueWords(direction, bits),
      valueX: rounded(to + 6),
      joins: joins ? rounded(scale(after)) : null,
    };
  });
  const bottom = top + bars.length * rowHeight;
  return {
    width,
    height: bottom + 8,
    rows,
    bands: bands
      .toSorted((a, b) => a.from - b.from)
      .map(({ words, from }, i) => {
        const x = rounded(scale(from));
        return { words: t('{band}: from {from} bits', { band: words, from }), x, y: 14 + i * bandLabelHeight, ends: x > width / 2 };
      }),
    zero: rounded(scale(0)),
    top,
    bottom,
  };
}

function valueWords(direction: Drawing['rows'][number]['direction'], bits: string): string {
  if (direction === 'together') return t('{bits} bits', { bits });
  if (direction === 'neither') return t('neither');
  return direction === 'for' ? t('for, {bits}', { bits }) : t('against, {bits}', { bits });
}

const rounded = (units: number): number => Math.round(units * 10) / 10;
/** By signs as they are read, not by halves of them. */
function cut(label: string, longest: number): string {
  const signs = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(label)].map(({ segment }) => segment);
  return signs.length <= longest ? label : `${signs.slice(0, longest - 1).join('')}…`;
}
