import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from '../evidence.ts';

const bitsOf = (a: string, b: string): number => compare({ names: [{ whole: a }] }, { names: [{ whole: b }] }).bits;

test('other characters are another name, however near their readings in Latin letters are', () => {
  // jianhong and xinhong, jeongsu and jungsu
  assert.ok(bitsOf('林建宏', '林信宏') < 10);
  assert.ok(bitsOf('정수 강', '중수 강') < 10);
  assert.ok(bitsOf('鄭明德', '張明德') < 6);
});

test('two characters are a short name, and one a shorter', () => {
  assert.ok(bitsOf('동현 김', '성민 동현 김') < 12);
  const both = bitsOf('김동현', '김동현');
  assert.ok(both >= 12 && both < 14, String(both));
});

test('the same sound in other characters may be the older form of the same', () => {
  const bits = bitsOf('张伟', '張偉');
  assert.ok(bits >= 6 && bits < bitsOf('张伟', '张伟'));
});

test('between scripts nothing changes', () => {
  assert.ok(bitsOf('王伟', 'Wang Wei') >= 10);
});

test('Cyrillic and Latin letters of one sound meet by their consonants', () => {
  assert.ok(bitsOf('дунэн', 'doonan') > 2);
  assert.ok(bitsOf('дунэн', 'doonan') === bitsOf('doonan', 'дунэн'));
});

test('characters set apart or together say the same from either side', () => {
  const [apart, together, other] = ['김 동 현', '김 동현', '김 동훈'];
  assert.equal(bitsOf(apart, together), bitsOf(together, apart));
  assert.equal(bitsOf(apart, other), bitsOf(other, apart));
  assert.ok(bitsOf(apart, together) > bitsOf(apart, other));
});
