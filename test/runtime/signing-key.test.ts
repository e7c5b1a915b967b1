// `throughline signing-key` as an operator runs it: what it prints, what it never prints, and the number at the end.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { makeSigningKey } from '../../src/app/signing/keyFile.ts';
import { freshFolder } from '../support/folder.ts';
import { checkout } from '../support/server.ts';

interface Printed {
  readonly current: { readonly id: string; readonly fingerprint: string; readonly publicKey: object };
  readonly earlier: readonly { readonly id: string; readonly reason: string }[];
  readonly schemaVersion: 1;
}

test('the key is shown and replaced; its private half is printed nowhere; a key that others may read is not used', async () => {
  await using folder = await freshFolder();
  const run = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, [join(checkout, 'bin/throughline.mjs'), 'signing-key', ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: folder.path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close') as Promise<[number | null]>;
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, stdout, stderr };
  };
  const json = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).stdout) as Printed;

  const none = await run('show');
  assert.deepEqual([none.code, none.stdout], [1, '']);
  assert.match(none.stderr, /no signing key.*npm start/);

  await makeSigningKey(folder.path, 'wexmoor', 0);
  const file = join(folder.path, 'signing-keys', 'wexmoor.json');
  const secret = () => (JSON.parse(readFileSync(file, 'utf8')) as { current: { key: { d: string } } }).current.key.d;
  const secrets = [secret()];
  const shown = await run('show');
  assert.equal(shown.code, 0, shown.stderr);
  assert.match(
    shown.stdout,
    /^Fingerprint {2}([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}\nPublic key {3}\{"kty":"OKP","crv":"Ed25519","x":"/,
  );
  const before = await json('show');

  assert.equal((await run('rotate')).code, 2, 'a reason is asked for');
  assert.equal((await run('rotate', '--reason', ' ')).code, 2);
  assert.deepEqual(await json('show'), before, 'and nothing was changed');
  const rotated = await run('rotate', '--reason', 'Yearly', '--json');
  assert.equal(rotated.code, 0, rotated.stderr);
  secrets.push(secret());
  const after = await json('show');
  assert.notEqual(after.current.id, before.current.id);
  assert.deepEqual(
    after.earlier.map(({ id, reason }) => [id, reason]),
    [[before.current.id, 'Yearly']],
  );
  for (const each of secrets) for (const { stdout, stderr } of [shown, rotated]) assert.ok(!`${stdout}${stderr}`.includes(each));

  chmodSync(file, 0o644);
  const open = await run('show', '--json');
  assert.equal(open.code, 1);
  assert.equal((JSON.parse(open.stdout) as { error: { code: string } }).error.code, 'signing-key-open');
  assert.equal((await run('rotate', '--reason', 'Stolen')).code, 1, 'nor replaced before it is its owner’s alone');
  assert.match((await run('--help')).stdout, /Exit codes/);
});
