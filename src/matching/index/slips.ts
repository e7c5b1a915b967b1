/** A table of the rests of many texts (deletions.ts), in shared memory: which of them may be a slip or two from one that is asked for. */
import { listsBy } from './arrays.ts';
import type { Lists } from './arrays.ts';
import { MOST_RESTS, rests } from './deletions.ts';
import { textAt } from './texts.ts';
import type { Texts } from './texts.ts';

/** Entries by bucket of a hash: the lower `bits` are a number, the others are of the hash, so that most strangers in a bucket are passed over. */
export interface Rests extends Lists {
  readonly bits: number;
}

/** `most` says how many letters to delete. */
export function restsOf(texts: Texts, most: (length: number, number: number) => number): Rests {
  const bits = Math.max(1, 32 - Math.clz32(texts.size));
  let entries = 0;
  for (let i = 0; i < texts.size; i++) {
    const length = texts.starts[i + 1]! - texts.starts[i]!;
    entries += most(length, i) === 2 ? (length * length) / 2 : length;
  }
  const buckets = 2 ** Math.max(4, Math.ceil(Math.log2(entries / 4 + 1)));
  const found = new Int32Array(MOST_RESTS);
  const lists = listsBy(buckets, (put) => {
    for (let i = 0; i < texts.size; i++) {
      const text = textAt(texts, i);
      const count = rests(text, texts.marks[i]! & 1, most(text.length, i), found);
      for (let j = 0; j < count; j++) put(bucketOf(found[j]!, buckets), tagged(found[j]!, i, bits));
    }
  });
  return { ...lists, bits };
}

/** Where the lists of a question's rests begin and end, and the first entry of each. */
const from = new Uint32Array(MOST_RESTS);
const to = new Uint32Array(MOST_RESTS);
const first = new Uint32Array(MOST_RESTS);

/**
 * Numbers of texts that may be so many slips from this one; others may be among them, and one may come twice. `into` holds its rests
 * meanwhile. Three walks, because a look into a large table takes a hundred times as long as a step: looks that wait for nothing but
 * each other are under way together.
 */
export function eachNear(
  { starts, values, bits }: Rests,
  text: string,
  mark: number,
  most: number,
  into: Int32Array,
  give: (number: number) => void,
): void {
  const numbers = 2 ** bits - 1;
  const count = rests(text, mark, most, into);
  for (let i = 0; i < count; i++) {
    const bucket = bucketOf(into[i]!, starts.length - 1);
    from[i] = starts[bucket]!;
    to[i] = starts[bucket + 1]!;
  }
  for (let i = 0; i < count; i++) first[i] = values[from[i]!] ?? 0;
  for (let i = 0; i < count; i++) {
    const tag = tagged(into[i]!, 0, bits);
    for (let j = from[i]!, entry = first[i]!; j < to[i]!; entry = values[++j]!) {
      if ((entry & ~numbers) >>> 0 === tag) give(entry & numbers);
    }
  }
}

const bucketOf = (hash: number, buckets: number): number => hash & (buckets - 1);
/** The upper bits of a hash beside a number. */
const tagged = (hash: number, number: number, bits: number): number => (((hash >>> bits) << bits) | number) >>> 0;
