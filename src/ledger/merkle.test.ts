import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leafHash } from './leaf.ts';
import {
  appendSubtrees,
  consistencyProof,
  emptyRange,
  emptyRoot,
  inclusionProof,
  merkleRoot,
  rootOfRange,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

// The leaves, roots and paths that Certificate Transparency's own tests use.
const referenceLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  leafHash(Buffer.from(hex, 'hex')),
);
const referenceRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

test('roots of the reference trees of 0 to 8 leaves', () => {
  referenceRoots.forEach((root, size) => {
    assert.equal(merkleRoot(referenceLeaves.slice(0, size)).toString('hex'), root);
    assert.equal(rootOfRange(appendSubtrees(emptyRange, referenceLeaves.slice(0, size))).toString('hex'), root);
  });
});

test('reference inclusion and consistency proofs', () => {
  assert.deepEqual(hex(inclusionProof(referenceLeaves, 0)), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  assert.deepEqual(hex(inclusionProof(referenceLeaves, 5)), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  assert.deepEqual(hex(consistencyProof(referenceLeaves, 1)), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
});

const leaves = (size: number) => Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
const at = <T>(items: readonly T[], index: number) => items[index] as T;

/** Every way to damage a proof a little: a bit of one hash, one fewer, one more, two swapped. */
const damage = fc.record({ how: fc.constantFrom('flip', 'drop', 'add', 'swap'), where: fc.nat(), bit: fc.nat({ max: 255 }) });
function damaged(proof: readonly Buffer[], { how, where, bit }: { how: string; where: number; bit: number }): Buffer[] | undefined {
  const copy: Buffer[] = proof.map((hash) => Buffer.from(hash));
  const place = copy.length === 0 ? 0 : where % copy.length;
  if (how === 'add') copy.splice(place, 0, leafHash(`added ${where}`));
  else if (copy.length === 0) return undefined;
  else if (how === 'drop') copy.splice(place, 1);
  else if (how === 'flip') at(copy, place)[bit >> 3] = (at(copy, place)[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  else {
    if (copy.length < 2) return undefined;
    const other = (place + 1) % copy.length;
    [copy[place], copy[other]] = [at(copy, other), at(copy, place)];
  }
  return copy;
}

test('law: every leaf proves its way to the root, and no damaged proof, other leaf, index or size does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 150 }), fc.nat(), damage, (size, pick, harm) => {
      const all = leaves(size);
      const index = pick % size;
      const root = merkleRoot(all);
      const proof = inclusionProof(all, index);
      assert.ok(verifyInclusion(at(all, index), index, size, proof, root));
      const bad = damaged(proof, harm);
      if (bad) assert.ok(!verifyInclusion(at(all, index), index, size, bad, root));
      assert.ok(!verifyInclusion(leafHash('another'), index, size, proof, root));
      if (size > 1) assert.ok(!verifyInclusion(at(all, index), (index + 1) % size, size, proof, root));
      assert.ok(!verifyInclusion(at(all, index), size, size, proof, root));
    }),
  );
});

test('law: every earlier tree proves itself the beginning of the later, and no damaged proof or root does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 150 }), fc.nat(), damage, (size, pick, harm) => {
      const all = leaves(size);
      const earlier = pick % (size + 1);
      const [before, now] = [merkleRoot(all.slice(0, earlier)), merkleRoot(all)];
      const proof = consistencyProof(all, earlier);
      assert.ok(verifyConsistency(earlier, size, proof, before, now));
      const bad = damaged(proof, harm);
      if (bad) assert.ok(!verifyConsistency(earlier, size, bad, before, now));
      assert.ok(!verifyConsistency(earlier, size, proof, leafHash('another'), now));
      if (earlier > 0) assert.ok(!verifyConsistency(earlier, size, proof, before, leafHash('another')));
      assert.ok(!verifyConsistency(size + 1, size, proof, before, now));
    }),
  );
});

test('a rewritten history has no consistency proof', () => {
  const honest = leaves(20);
  const rewritten = honest.with(3, leafHash('rewritten'));
  assert.ok(!verifyConsistency(10, 20, consistencyProof(rewritten, 10), merkleRoot(honest.slice(0, 10)), merkleRoot(rewritten)));
});

test('law: a compact range, resumed anywhere, gives the root of the definition', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.nat(), (size, pick) => {
      const all = leaves(size);
      const cut = pick % (size + 1);
      const resumed = appendSubtrees(appendSubtrees(emptyRange, all.slice(0, cut)), all.slice(cut));
      assert.ok(rootOfRange(resumed).equals(merkleRoot(all)));
    }),
  );
  assert.ok(rootOfRange(emptyRange).equals(emptyRoot));
});

test('whole subtrees may be appended, where they fit', () => {
  const all = leaves(24);
  const eights = [0, 8, 16].map((from) => merkleRoot(all.slice(from, from + 8)));
  assert.ok(rootOfRange(appendSubtrees(emptyRange, eights, 3)).equals(merkleRoot(all)));
  assert.throws(() => appendSubtrees(appendSubtrees(emptyRange, leaves(3)), eights, 3), RangeError);
});
