import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { legible } from './legible.ts';

test('what cannot be kept or would deceive becomes a mark, and the rest stays as it was typed', () => {
  assert.equal(legible('a\u0000b\u001b[31m\u202ec\u2066d'), 'a\ufffdb\ufffd[31m\ufffdc\ufffdd');
  assert.equal(legible(`x${String.fromCharCode(0xd800)}y`), 'x\ufffdy');
  assert.equal(legible('one\r\ntwo\rthree\u000bfour\u2028five\tsix'), 'one\ntwo\nthree\nfour\nfive\tsix');
  for (const kept of ['Zoë O’Brien-Łuczak', 'می‌خواهم', 'क्‍ष', '👩🏽‍🏫', '\u200fמשה', 'x < y & "z" \'{{7*7}}\''])
    assert.equal(legible(kept), kept);
});

test('it is done once: doing it again changes nothing, and no half of a character is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = legible(text);
      assert.equal(legible(once), once);
      assert.ok(once.isWellFormed());
      assert.ok(!once.includes('\u0000'));
    }),
    { numRuns: 200 },
  );
});
