/** Which class of spellings a word belongs to: learned ones (spelling-table.ts), and by hand what the learned pairs do not hold. */
import { lettersOf } from './script.ts';
import { HAND_ROWS } from './spellings-by-hand.ts';
import { SPELLING_ROWS } from './spelling-table.ts';

const LATIN = new Map<string, string>();
const VOWELLESS = new Map<string, string>();

for (const row of SPELLING_ROWS.trim().split(/\s+/)) {
  const [latin = '', native = ''] = row.split('|');
  const [label = '', others = ''] = latin.split(':');
  for (const word of [label, ...others.split(',')]) if (word !== '') LATIN.set(word, label);
  for (const word of native.split(',')) if (word !== '') VOWELLESS.set(word, label);
}

const BY_HAND = new Map<string, string>();
for (const row of HAND_ROWS.trim().split(/\s+/)) {
  const [latin = '', native = ''] = row.split('|');
  const spellings = latin.split(/[:,]/);
  // The learned class of the first that has one: the two become one.
  const label = spellings.map((word) => LATIN.get(word)).find((known) => known !== undefined) ?? spellings[0]!;
  for (const word of spellings) if (!BY_HAND.has(word)) BY_HAND.set(word, label);
  for (const word of native.split(',')) if (word !== '') VOWELLESS.set(lettersOf(word).text, label);
}
for (const [word, label] of BY_HAND) LATIN.set(word, label);

/** Every word of the table that is written in Latin letters. */
export const spelt = (): Iterable<string> => LATIN.keys();

/** '' if none. */
export function spellingGroup(text: string, vowelless: boolean): string {
  return (vowelless ? VOWELLESS : LATIN).get(text) ?? '';
}
