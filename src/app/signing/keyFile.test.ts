/** The file of the signing key: made once, for its owner alone, replaced without its old private half, and not used when others may read it. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { holds } from './jws.ts';
import { areasWithKeys, makeSigningKey, ownKeysOf, rotateSigningKey } from './keyFile.ts';
import { signerIn } from './signer.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-keys-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'signing-keys', 'wexmoor.json');
const mode = (path: string) => statSync(path).mode & 0o777;

test('made once, and readable by its owner alone', async () => {
  assert.deepEqual(areasWithKeys(folder), []);
  assert.equal(await makeSigningKey(folder, 'wexmoor', 0), true);
  const before = readFileSync(file, 'utf8');
  assert.equal(await makeSigningKey(folder, 'wexmoor', 1), false, 'the second start leaves it');
  assert.equal(readFileSync(file, 'utf8'), before);
  assert.deepEqual([mode(file), mode(join(folder, 'signing-keys'))], [0o600, 0o700]);
  assert.deepEqual(readdirSync(join(folder, 'signing-keys')), ['wexmoor.json']);
  assert.deepEqual(areasWithKeys(folder), ['wexmoor']);
});

test('replaced: what was signed before still holds with the old public key; its private half is nowhere', async () => {
  const says = { words: 'x' };
  const signer = signerIn(folder, 'wexmoor');
  const old = (JSON.parse(readFileSync(file, 'utf8')) as { current: { key: { d: string } } }).current.key.d;
  const before = await signer.sign(says, 1000);
  const { current, earlier } = await rotateSigningKey(folder, 'wexmoor', 'Yearly', 2000);
  assert.equal(earlier[0]?.id, before?.key);
  assert.ok(before && (await holds(says, before.signature, earlier[0]?.publicKey.x ?? '')));
  assert.ok(!readFileSync(file, 'utf8').includes(old));
  const after = await signer.sign(says, 3000);
  assert.equal(after?.key, current.id, 'a running service signs with the new one at once');
  assert.notEqual(after?.key, before.key);
  assert.equal(mode(file), 0o600);
  assert.doesNotMatch(JSON.stringify(await ownKeysOf(folder, 'wexmoor')), /"d"/, 'what is printed has no private half');
});

test('not used: readable by others, damaged, of another area', async () => {
  const signer = signerIn(folder, 'wexmoor');
  chmodSync(file, 0o640);
  await assert.rejects(signer.sign({}, 0), { code: 'signing-key-open' });
  chmodSync(file, 0o600);
  const kept = readFileSync(file, 'utf8');
  for (const broken of ['', '{', kept.replace('"wexmoor"', '"another"'), kept.replace(/"d": "[^"]+"/, '"d": ""')]) {
    writeFileSync(file, broken);
    await assert.rejects(signer.sign({}, 0), { code: 'signing-key-damaged' });
  }
  assert.equal(await signerIn(folder, 'no-such').sign({}, 0), null);
});
