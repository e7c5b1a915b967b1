/**
 * The RFC 6962 tree over leaf hashes. A compact range (the roots of the complete subtrees, largest first) is all that is
 * needed to append or to know the root, so that a ledger of any size is sealed from its last frontier and the new leaves.
 */
import { createHash } from 'node:crypto';

const nodePrefix = Buffer.from([1]);
export const emptyRoot: Buffer = createHash('sha256').digest();

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/** Complete subtrees covering [0, size), largest first; one for each 1-bit of `size`. */
export interface CompactRange {
  readonly size: number;
  readonly roots: readonly Buffer[];
}

export const emptyRange: CompactRange = { size: 0, roots: [] };

/** Appends subtrees of 2^level leaves each; `range.size` must be a multiple of 2^level. Level 0 appends leaf hashes. */
export function appendSubtrees(range: CompactRange, subtrees: Iterable<Buffer>, level = 0): CompactRange {
  const roots = [...range.roots];
  const width = 2 ** level;
  let { size } = range;
  if (size % width !== 0) throw new RangeError(`a range of ${size} leaves cannot take subtrees of ${width}`);
  for (const subtree of subtrees) {
    let node = subtree;
    // Division, not bit operations: those are 32 bits wide in JavaScript.
    for (let units = size / width; units % 2 === 1; units = (units - 1) / 2) node = nodeHash(roots.pop() as Buffer, node);
    roots.push(node);
    size += width;
  }
  return { size, roots };
}

export function rootOfRange(range: CompactRange): Buffer {
  return range.roots.reduceRight<Buffer | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ?? emptyRoot;
}

/** The definition, section 2.1, word for word: what everything quicker is tested against. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0] as Buffer;
  const k = largestPowerBelow(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
}

/** Audit path of one leaf (2.1.1). */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const k = largestPowerBelow(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), merkleRoot(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), merkleRoot(leaves.slice(0, k))];
}

/** Proof that the tree of the first `earlier` leaves is the beginning of this one (2.1.2). */
export function consistencyProof(leaves: readonly Buffer[], earlier: number): Buffer[] {
  if (!Number.isInteger(earlier) || earlier < 0 || earlier > leaves.length)
    throw new RangeError(`${leaves.length} leaves have no first ${earlier}`);
  return earlier === 0 || earlier === leaves.length ? [] : subproof(leaves, earlier, true);
}

function subproof(leaves: readonly Buffer[], earlier: number, known: boolean): Buffer[] {
  if (earlier === leaves.length) return known ? [] : [merkleRoot(leaves)];
  const k = largestPowerBelow(leaves.length);
  return earlier <= k
    ? [...subproof(leaves.slice(0, k), earlier, known), merkleRoot(leaves.slice(k))]
    : [...subproof(leaves.slice(k), earlier - k, false), merkleRoot(leaves.slice(0, k))];
}

/** RFC 9162 2.1.3.2. Attacker-controlled: false for anything that does not prove it, never an exception. */
export function verifyInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, step);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** RFC 9162 2.1.4.2. Attacker-controlled. An empty earlier tree is the beginning of every tree, and needs no proof. */
export function verifyConsistency(earlier: number, size: number, proof: readonly Buffer[], earlierRoot: Buffer, root: Buffer): boolean {
  if (!isCount(earlier) || !isCount(size) || earlier > size || !areHashes([earlierRoot, root, ...proof])) return false;
  if (earlier === 0) return proof.length === 0 && earlierRoot.equals(emptyRoot) && (size > 0 || root.equals(emptyRoot));
  if (earlier === size) return proof.length === 0 && earlierRoot.equals(root);
  const steps = isPowerOfTwo(earlier) ? [earlierRoot, ...proof] : [...proof];
  const first = steps.shift();
  if (!first) return false;
  let [node, last] = [earlier - 1, size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [before, now] = [first, first];
  for (const step of steps) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [before, now] = [nodeHash(step, before), nodeHash(step, now)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      now = nodeHash(now, step);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && before.equals(earlierRoot) && now.equals(root);
}

const half = (n: number) => Math.floor(n / 2);
const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0;
const areHashes = (hashes: readonly Buffer[]) => hashes.every((hash) => hash.length === 32);
const isPowerOfTwo = (n: number) => largestPowerBelow(n + 1) === n;

function largestPowerBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
