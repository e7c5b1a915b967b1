import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitField, openField } from './commitment.ts';

const salt = Buffer.alloc(32, 7);

test('a commitment is this hash, so that another program can make it', () => {
  const bytes = Buffer.concat([Buffer.from('throughline/field/1\0'), salt, Buffer.from('\0birthDate\0"1990-01-31"')]);
  assert.ok(commitField('birthDate', '1990-01-31', salt).equals(createHash('sha256').update(bytes).digest()));
});

test('law: it opens to what was committed and to nothing else', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer()));
  fc.assert(
    fc.property(value, value, fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat({ max: 255 }), (committed, other, saltArray, bit) => {
      fc.pre(!JSON.stringify([committed, other]).includes('\\u0000'));
      const fresh = Buffer.from(saltArray);
      const commitment = commitField('name', committed, fresh);
      assert.ok(openField(commitment, 'name', committed, fresh.toString('base64url')));
      assert.ok(!openField(commitment, 'nick', committed, fresh.toString('base64url')));
      if (JSON.stringify(other) !== JSON.stringify(committed))
        assert.ok(!openField(commitment, 'name', other, fresh.toString('base64url')));
      const bent = Buffer.from(fresh);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.ok(!openField(commitment, 'name', committed, bent.toString('base64url')));
    }),
  );
});

test('it hides: the same value twice gives two commitments, and a guess of the value without the salt opens nothing', () => {
  const [one, two] = [randomBytes(32), randomBytes(32)];
  assert.ok(!commitField('name', 'Smith', one).equals(commitField('name', 'Smith', two)));
  assert.ok(!openField(commitField('name', 'Smith', one), 'name', 'Smith', two.toString('base64url')));
});

test('name and value cannot run into each other', () => {
  for (const name of ['', 'a\0b', 'a b', '1a', '__proto__', 'é', 'a'.repeat(65)])
    assert.throws(() => commitField(name, 1, salt), { code: 'field-name' });
});

test('a salt has one text: another that decodes to the same bytes opens nothing', () => {
  const committed = salt.toString('base64url');
  const other = `${committed.slice(0, -1)}${String.fromCharCode(committed.charCodeAt(42) + 1)}`;
  assert.ok(Buffer.from(other, 'base64url').equals(salt));
  assert.ok(!openField(commitField('a', 1, salt), 'a', 1, other));
});

test('a short salt is refused, and hostile openings are only false', () => {
  assert.throws(() => commitField('a', 1, Buffer.alloc(31)), { code: 'unrepresentable' });
  const commitment = commitField('a', 1, salt);
  for (const opening of [undefined, null, 7, '', '=', salt.toString('base64'), `${salt.toString('base64url')}A`])
    assert.ok(!openField(commitment, 'a', 1, opening));
  assert.ok(!openField(commitment, 'a', undefined, salt.toString('base64url')));
  assert.ok(!openField(Buffer.alloc(0), 'a', 1, salt.toString('base64url')));
});
