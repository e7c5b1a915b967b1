/** The test vector of docs/released-message.md is what the product writes and reads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crossingIn } from '../../src/app/release/document.ts';
import { fingerprintOf, holds, signed } from '../../src/app/signing/jws.ts';
import { canonicalText } from '../../src/ledger/canonical.ts';
import { checkout } from '../support/server.ts';

const page = readFileSync(join(checkout, 'docs/released-message.md'), 'utf8');
const block = (kind: string) => new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1] ?? '';
const cell = (name: string) => new RegExp(`^\\| ${name}[^|]*\\| \`([^\`]+)\` \\|$`, 'm').exec(page)?.[1] ?? '';

test('the document of the page is read, its payload is the page’s, and its signature is that of the page’s key', async () => {
  const crossing = crossingIn(Buffer.from(block('json')));
  assert.ok(crossing.kind === 'message' && crossing.signed.kind === 'there');
  assert.equal(canonicalText(crossing.says), block('text'));
  const { x } = JSON.parse(cell('public key')) as { x: string };
  assert.equal(crossing.signed.key, cell('key id'));
  assert.equal(fingerprintOf(crossing.signed.key), cell('fingerprint'));
  assert.equal(Buffer.from(crossing.signed.jws.protected, 'base64url').toString(), cell('protected header'));
  assert.ok(await holds(crossing.says, crossing.signed.jws, x));
  const made = await signed(crossing.says, { kty: 'OKP', crv: 'Ed25519', x, d: cell('private half') }, crossing.signed.at);
  assert.deepEqual(made, crossing.signed.jws);
});
