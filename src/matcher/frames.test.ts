/** Frames come out whole and in order however the bytes are cut; what is no frame, or too large, ends the connection. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.ts';
import { frameOf, onFrames } from './frames.ts';

const largest = 1000;

async function heard(pieces: readonly Buffer[]): Promise<{ readonly messages: unknown[]; readonly isCut: boolean }> {
  const stream = new PassThrough();
  const messages: unknown[] = [];
  onFrames(stream, largest, (message) => messages.push(message));
  for (const piece of pieces) if (!stream.destroyed) stream.write(piece);
  await new Promise((resume) => setImmediate(resume));
  return { messages, isCut: stream.destroyed };
}

/** The same bytes, cut at these places. */
function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1))), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end)).filter((piece) => piece.length > 0);
}

test('law: however the bytes are cut, the same messages come, in order', async () => {
  const message = fc.record({ id: fc.nat(), text: fc.string({ unit: 'grapheme', maxLength: 40 }) }, { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 8 }), fc.array(fc.nat(5000), { maxLength: 12 }), async (sent, places) => {
      const { messages, isCut } = await heard(cutAt(Buffer.concat(sent.map(frameOf)), places));
      assert.deepEqual(messages, sent);
      assert.equal(isCut, false);
    }),
    runs(100),
  );
});

test('what is announced as too large, or is no JSON, ends the connection; what came before it was heard', async () => {
  const good = frameOf({ id: 1 });
  const notJson = Buffer.from([0, 0, 0, 2, 0x6e, 0x6f]);
  for (const bad of [Buffer.from([0, 0, 0x10, 0]), Buffer.from([0xff, 0xff, 0xff, 0xff]), notJson])
    assert.deepEqual(await heard([good, bad]), { messages: [{ id: 1 }], isCut: true });
  assert.equal((await heard([frameOf({ text: 'x'.repeat(largest) })])).isCut, true);
});
