/** What the comparisons of identifiers have in common: their lines, and that a value which many share says less. */
import { line } from '../line.ts';
import type { Line } from '../line.ts';
import { sharedTenths } from './worth.ts';
import type { ContactCode, IdentifierCode, PlaceCode } from './worth.ts';

export type Found = Line<IdentifierCode>;

/** How many people of the list have a key that `identifierKeys` gives. */
export interface SharedCounts {
  sharedBy?(key: string): number;
}

export function shared(code: ContactCode | PlaceCode, left: string, right: string, key: string, counts: SharedCounts | undefined): Found {
  return line(code, left, right, sharedTenths(code, key === '' ? 2 : (counts?.sharedBy?.(key) ?? 2)));
}

/** None or one: what speaks most for one person. */
export function strongest(found: readonly Found[]): Found[] {
  let best: Found | null = null;
  for (const one of found) if (best === null || isStronger(one, best)) best = one;
  return best === null ? [] : [best];
}

/** Of equals the one whose writing comes first, whichever side it is on, so that both sides are told the same. */
export function isStronger(one: Found, than: Found): boolean {
  if (one.bits !== than.bits) return one.bits > than.bits;
  const [a, b] = [one, than].map((each) => [each.left, each.right].toSorted().join('\n'));
  return a! < b!;
}
