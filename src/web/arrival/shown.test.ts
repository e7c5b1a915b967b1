import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownText } from './shown.ts';

test('bytes that are no text are shown without failing, and without what could hide or turn the page', () => {
  assert.equal(shownText(Buffer.from([0xff, 0x00, 0x41, 0x1b])).text, '\ufffd\ufffdA\ufffd');
  assert.equal(shownText(Buffer.from('a\u202eb\u200bc')).text, 'a\ufffdb\ufffdc');
  assert.equal(shownText(Buffer.from('one\r\ntwo\tthree')).text, 'one\ntwo\tthree');
});

test('a form is shown a field a line; what is too long is cut and says so', () => {
  assert.equal(shownText(Buffer.from('{"a":1,"b":{"c":2}}')).text, '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}');
  const long = shownText(Buffer.alloc(900_000, 'x'));
  assert.equal(long.text.length, 20_000);
  assert.equal(long.isCut, true);
  assert.equal(shownText(Buffer.from('short')).isCut, false);
});
