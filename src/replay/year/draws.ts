/**
 * Chance from a seed. A draw depends on the seed and on its label only, not on what was drawn before: the same practitioner
 * is as late with the same task under another rulebook, so that what differs between two years is the rulebook.
 */
export type Draw = (label: string) => number;

/** A number from 0 to 1 for each label. */
export const drawsFrom =
  (seed: number): Draw =>
  (label) => {
    // FNV-1a over the label, then the finalizer of mulberry32.
    let hash = (0x811c9dc5 ^ seed) >>> 0;
    for (let i = 0; i < label.length; i += 1) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
    hash = (hash + 0x6d2b79f5) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 15), 1 | hash);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

/** Spread around a usual value, never negative: half the time more, half the time less. */
export function around(usual: number, spread: number, draw: Draw, label: string): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw(`${label} a`))) * Math.cos(2 * Math.PI * draw(`${label} b`));
  return usual * Math.exp(spread * normal);
}
