import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeKeys, newCode, normalCode, seal, unseal } from './code.ts';

test('a code can be read out: sixteen letters in fours, none that is taken for another, and never the same twice', () => {
  const codes = Array.from({ length: 200 }, () => newCode());
  for (const code of codes) assert.match(code, /^[2-9B-DF-HJKMNP-TV-Z]{4}(-[2-9B-DF-HJKMNP-TV-Z]{4}){3}$/);
  assert.equal(new Set(codes).size, 200);
  assert.equal(normalCode(' 7kqm 2xbd-7KQM.2XBD '), '7KQM2XBD7KQM2XBD');
});

test('what is sealed with a code opens with it, however it is typed, and with nothing else', async () => {
  const keys = await codeKeys('7KQM-2XBD-7KQM-2XBD', 'draft', 'wexmoor');
  const sealed = seal(keys, 'What happened.');
  assert.doesNotMatch(sealed.toString('latin1'), /happened/);
  assert.equal(unseal(await codeKeys('7kqm2xbd 7kqm2xbd', 'draft', 'wexmoor'), sealed), 'What happened.');
  for (const [code, purpose, area] of [
    ['7KQM-2XBD-7KQM-2XBC', 'draft', 'wexmoor'],
    ['7KQM-2XBD-7KQM-2XBD', 'advice', 'wexmoor'],
    ['7KQM-2XBD-7KQM-2XBD', 'draft', 'elsewhere'],
  ] as const) {
    const other = await codeKeys(code, purpose, area);
    assert.notEqual(other.lookup, keys.lookup);
    assert.equal(unseal(other, sealed), null);
  }
  const changed = Buffer.from(sealed);
  changed[30] = (changed[30] ?? 0) ^ 1;
  assert.equal(unseal(keys, changed), null);
  assert.equal(unseal({ ...keys, lookup: 'another row' }, sealed), null);
  assert.equal(unseal(keys, sealed.subarray(0, 10)), null);
});
