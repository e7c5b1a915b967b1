/**
 * Are two writings one name, whoever bears it? The bits of evidence.ts ask whether two people are one, and rightly say little of two
 * people called Smith; here the names alone are asked, as when a reader of a list wonders whether an entry could be a spelling of
 * another. Each name is measured by what it could have agreed in, and one part that is another name speaks against all the rest.
 */
import { align } from './align.ts';
import { readNames } from './name.ts';
import type { ReadName } from './names/parts.ts';
import learned from './model/learned.json' with { type: 'json' };
import { partTenths } from './weights.ts';

/** Log2 of the odds that they are one name, where as many pairs are as are not; 0 is where they are even. */
export function sameName(left: string, right: string): number {
  let most = -Infinity;
  for (const a of readNames([{ whole: left }])) {
    for (const b of readNames([{ whole: right }])) most = Math.max(most, a.key <= b.key ? oddsOf(a, b) : oddsOf(b, a));
  }
  return most === -Infinity ? 0 : Math.round(10 * most) / 10;
}

function oddsOf(left: ReadName, right: ReadName): number {
  const { tenths, matches, onlyLeft, onlyRight } = align(left, right, undefined);
  let weakest = matches.length === 0 ? 0 : 1;
  for (const match of matches) {
    if (match.likeness === 'initial') continue;
    const whole = Math.min(partTenths(match.left, undefined), partTenths(match.right, undefined));
    weakest = Math.min(weakest, Math.max(0, match.tenths / whole));
  }
  const differs = Math.min(onlyLeft.length, onlyRight.length);
  const extra = Math.min(3, Math.max(onlyLeft.length, onlyRight.length) - differs);
  const { share, weakestPart, anyDiffers, eachExtra, start } = learned.sameName;
  return (
    (share * tenths) / Math.min(wholeOf(left), wholeOf(right)) +
    weakestPart * weakest +
    (differs > 0 ? anyDiffers : 0) +
    eachExtra * extra +
    start
  );
}

/** What a name could agree in at most. */
function wholeOf({ parts }: ReadName): number {
  let tenths = 0;
  for (const part of parts) if (!part.weak) tenths += partTenths(part, undefined);
  return Math.max(30, tenths);
}
