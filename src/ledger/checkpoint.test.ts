import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { originOf, parseCheckpoint, printCheckpoint } from './checkpoint.ts';
import { leafHash } from './leaf.ts';
import { merkleRoot } from './merkle.ts';
import { leavesInTile, prefixAt, rootOfTiles, tileOf } from './tile.ts';

const leaves = (size: number) => Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));
const tilesOf = (all: readonly Buffer[]) =>
  Array.from({ length: Math.ceil(all.length / leavesInTile) }, (_, n) => tileOf(all.slice(n * leavesInTile, (n + 1) * leavesInTile)));
const sealed = (size: number) => {
  const all = leaves(size);
  return { origin: originOf('fenmoor'), size, root: merkleRoot(all), tiles: tilesOf(all) };
};

test('a plain checkpoint is the three lines of C2SP tlog-checkpoint', () => {
  const root = Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex');
  const text = 'throughline/ledger/fenmoor\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
  assert.equal(printCheckpoint({ origin: originOf('fenmoor'), size: 0, root, tiles: [] }), text);
  assert.deepEqual(parseCheckpoint(text), {
    origin: 'throughline/ledger/fenmoor',
    size: 0,
    root,
    tiles: [],
    extensions: [],
    signatures: [],
  });
});

test('law: tiles fold to the root of the definition, name each leaf, and survive printing', () => {
  fc.assert(
    fc.property(fc.nat({ max: 800 }), (size) => {
      const checkpoint = sealed(size);
      assert.ok(rootOfTiles(checkpoint.tiles, size).equals(checkpoint.root));
      assert.deepEqual(parseCheckpoint(printCheckpoint(checkpoint)), { ...checkpoint, extensions: [], signatures: [] });
      leaves(size).forEach((leaf, position) => assert.ok(prefixAt(checkpoint.tiles, position)?.equals(leaf.subarray(0, 8))));
      assert.equal(prefixAt(checkpoint.tiles, size), undefined);
    }),
    { numRuns: 20, examples: [[0], [1], [255], [256], [257], [512]] },
  );
});

test('signature lines and the extension lines of others are kept as they came', () => {
  const whole = {
    ...sealed(3),
    extensions: ['timestamp 1700000000'],
    signatures: ['— witness.example Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8='],
  };
  assert.deepEqual(parseCheckpoint(printCheckpoint(whole)), whole);
});

test('a damaged checkpoint is refused with what is wrong with it', () => {
  const text = printCheckpoint(sealed(300));
  const [origin = '', size = '', root = '', tile0 = '', tile1 = ''] = text.split('\n');
  const file = (...lines: string[]) => `${lines.join('\n')}\n`;
  const cases: [string, RegExp][] = [
    ['', /line feed/],
    [text.slice(0, -1), /line feed/],
    [text.replaceAll('\n', '\r\n'), /control characters/],
    [file('', size, root), /empty|signature/],
    [file(origin, '0300', root), /size/],
    [file(origin, '-1', root), /size/],
    [file(origin, '9007199254740993', root), /size/],
    [file(origin, size), /root/],
    [file(origin, size, `${root}AAAA`), /root/],
    [file(origin, size, Buffer.alloc(31).toString('base64')), /root/],
    [file(origin, size, root, tile0), /missing/],
    [file(origin, size, root, tile1, tile0), /out of order/],
    [file(origin, size, root, tile0, tile0.replace('tile 0', 'tile 1')), /does not hold 44/],
    [file(origin, size, root, tile0, tile1.slice(0, -3)), /does not hold|damaged/],
    [file(origin, size, Buffer.alloc(32).toString('base64'), tile0, tile1), /fold/],
    [file(origin, '299', root, tile0, tile1), /does not hold 43/],
    [file(origin, size, root, 'x', '', 'not a signature'), /signature/],
  ];
  for (const [damaged, why] of cases)
    assert.throws(
      () => parseCheckpoint(damaged),
      (error: Error & { code: string }) => error.code === 'malformed-checkpoint' && why.test(error.message),
      damaged.slice(0, 80),
    );
});
