/** The file of the signing key: made once, for its owner alone, replaced without its old private half, and not used when others may read it. */
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { checkSigningKey } from '../doctor/signingKey.ts';
import { holds } from './jws.ts';
import { areasWithKeys, makeSigningKey, ownKeysOf, rotateSigningKey } from './keyFile.ts';
import { signerIn } from './signer.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-keys-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'signing-keys', 'wexmoor.json');
const mode = (path: string) => statSync(path).mode & 0o777;

test('made once, and readable by its owner alone', async () => {
  assert.deepEqual(areasWithKeys(folder), []);
  assert.equal(await makeSigningKey(folder, 'wexmoor', 0), 'made');
  const before = readFileSync(file, 'utf8');
  assert.equal(await makeSigningKey(folder, 'wexmoor', 1), 'there', 'the second start leaves it');
  assert.equal(readFileSync(file, 'utf8'), before);
  assert.deepEqual([mode(file), mode(join(folder, 'signing-keys'))], [0o600, 0o700]);
  assert.deepEqual(readdirSync(join(folder, 'signing-keys')), ['wexmoor.json']);
  assert.deepEqual(areasWithKeys(folder), ['wexmoor']);
  assert.doesNotMatch(readFileSync(join(folder, 'signing-keys-made', 'wexmoor.json'), 'utf8'), /"d"/, 'what is not in the backup apart');
});

test('replaced: what was signed before still holds with the old public key; its private half is nowhere', async () => {
  const says = { words: 'x' };
  const signer = signerIn(folder, 'wexmoor');
  const old = (JSON.parse(readFileSync(file, 'utf8')) as { current: { key: { d: string } } }).current.key.d;
  const before = await signer.sign(says, 1000);
  const { current, earlier } = await rotateSigningKey(folder, 'wexmoor', 'Yearly', 2000);
  assert.equal(earlier[0]?.id, before.key);
  assert.ok(await holds(says, before.signature, earlier[0]?.publicKey.x ?? ''));
  assert.ok(!readFileSync(file, 'utf8').includes(old));
  const after = await signer.sign(says, 3000);
  assert.equal(after.key, current.id, 'a running service signs with the new one at once');
  assert.notEqual(after.key, before.key);
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
  await assert.rejects(signerIn(folder, 'no-such').sign({}, 0), { code: 'signing-key-missing' });
});

test('gone: no start makes another unasked, nothing is signed, the doctor says so; the operator makes one, and the lost one stays known', async () => {
  const data = join(folder, 'restored');
  await makeSigningKey(data, 'wexmoor', 0);
  const lost = await ownKeysOf(data, 'wexmoor');
  rmSync(join(data, 'signing-keys'), { recursive: true });
  assert.equal(await makeSigningKey(data, 'wexmoor', 1), 'missing');
  assert.ok(!existsSync(join(data, 'signing-keys')));
  assert.deepEqual(areasWithKeys(data), ['wexmoor'], 'the command need not be told which');
  await assert.rejects(signerIn(data, 'wexmoor').sign({}, 0), { code: 'signing-key-missing' });
  const { state, fix } = await checkSigningKey(data);
  assert.equal(state, 'wrong');
  assert.match(fix ?? '', /Restore it from your backup.*signing-key rotate/);
  const { current, earlier } = await rotateSigningKey(data, 'wexmoor', 'Lost', 2000);
  assert.deepEqual([earlier[0]?.id, earlier[0]?.reason], [lost.current.id, 'Lost']);
  assert.equal((await signerIn(data, 'wexmoor').sign({}, 0)).key, current.id);
  assert.equal((await checkSigningKey(data)).state, 'well');
});

test('one from an old backup: the doctor says that another was made since, and replacing it forgets neither', async () => {
  const data = join(folder, 'old');
  await makeSigningKey(data, 'wexmoor', 0);
  cpSync(join(data, 'signing-keys'), join(data, 'backup'), { recursive: true });
  const { current: second, earlier } = await rotateSigningKey(data, 'wexmoor', 'Yearly', 1000);
  cpSync(join(data, 'backup'), join(data, 'signing-keys'), { recursive: true });
  assert.equal(await makeSigningKey(data, 'wexmoor', 2000), 'there');
  const { state, words } = await checkSigningKey(data);
  assert.equal(state, 'wrong');
  assert.match(words, new RegExp(second.fingerprint));
  const now = await rotateSigningKey(data, 'wexmoor', 'Again', 3000);
  assert.deepEqual(
    now.earlier.map(({ id }) => id),
    [earlier[0]?.id, second.id],
  );
  assert.equal((await checkSigningKey(data)).state, 'well');
});

test('a key from before its making was written down is written down by the next start', async () => {
  const data = join(folder, 'before');
  await makeSigningKey(data, 'wexmoor', 0);
  rmSync(join(data, 'signing-keys-made'), { recursive: true });
  assert.equal(await makeSigningKey(data, 'wexmoor', 1), 'there');
  rmSync(join(data, 'signing-keys'), { recursive: true });
  assert.equal(await makeSigningKey(data, 'wexmoor', 2), 'missing');
});

test('what a start that was cut off has left does not stop the next one with the same process number', async () => {
  const data = join(folder, 'cut');
  mkdirSync(join(data, 'signing-keys'), { recursive: true });
  const left = `wexmoor.json.${process.pid}`;
  writeFileSync(join(data, 'signing-keys', left), '{');
  assert.equal(await makeSigningKey(data, 'wexmoor', 0), 'made');
  await rotateSigningKey(data, 'wexmoor', 'Yearly', 1);
  assert.deepEqual(readdirSync(join(data, 'signing-keys')).toSorted(), ['wexmoor.json', left]);
});
