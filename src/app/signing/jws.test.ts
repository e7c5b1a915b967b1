/** The signature of a document that crosses: a vector that others can repeat, made and checked by Node's own crypto as well; and nothing that a header asks for. */
import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { contentHash, crossingIn } from '../release/document.ts';
import { canonicalText } from '../../ledger/canonical.ts';
import { fingerprintOf, holds, isUsable, keyIdOf, keyTyped, publicKeyOf, type PrivateKey, signed } from './jws.ts';

/** RFC 8037, appendix A: a key that everybody knows. */
const key: PrivateKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
};
const content = {
  number: '0123-4567-89AB-CDEF-GHJK',
  from: { organisation: 'An invented team', post: '' },
  to: { organisation: 'Wexmoor Council', post: 'Gateway' },
  marking: 'OFFICIAL-SENSITIVE',
  handling: { code: 'C', conditions: 'Not to the family.' },
  released: '2026-03-02',
  basis: 'A power to disclose.',
  words: 'Nobody visits alone.',
  about: null,
  reply: null,
};
const says = { throughline: 'released-message', schemaVersion: 2, content, sha256: contentHash(content), copy: 1 };
const at = Date.parse('2026-03-02T10:00:00Z');
const base64url = (what: string | object) => Buffer.from(typeof what === 'string' ? what : JSON.stringify(what)).toString('base64url');

test('the vector of docs/released-message.md: Ed25519 always gives the same signature, and Node’s own crypto checks it', async () => {
  const { protected: header, signature } = await signed(says, key, at);
  assert.equal(await keyIdOf(key), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'RFC 8037, A.3');
  assert.equal(fingerprintOf(await keyIdOf(key)), 'J3XC-NZN9-P5AP-D62M-1XRC-04BT-4BN3-FFAW');
  assert.equal(
    Buffer.from(header, 'base64url').toString(),
    '{"alg":"Ed25519","typ":"throughline-document+jws","kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k","iat":1772445600}',
  );
  const input = Buffer.from(`${header}.${base64url(canonicalText(says))}`);
  const other = createPublicKey({ key: { ...publicKeyOf(key) }, format: 'jwk' });
  assert.ok(verify(null, input, other, Buffer.from(signature, 'base64url')));
  assert.equal(signature, 'U75X_vVhTl1KVQF1W3ziTk6IwJxNOIHbuA63KydqJzf71HvpMz-gok8-hgFNxXpqrs2zCgxx8__Dr7CX0JciBw');
  assert.ok(await holds(says, { protected: header, signature }, key.x));
});

describe('what is refused', () => {
  const document = (signature: unknown, more: object = {}) => Buffer.from(JSON.stringify({ ...says, ...more, signature }));
  const kid = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
  const good = { alg: 'Ed25519', typ: 'throughline-document+jws', kid, iat: 1_772_445_600 };
  const jwsOf = (
    header: object | string,
    by: (input: Buffer) => Buffer = (input) => sign(null, input, createPrivateKey({ key: { ...key }, format: 'jwk' })),
  ) => {
    const written = base64url(header);
    return { protected: written, signature: by(Buffer.from(`${written}.${base64url(canonicalText(says))}`)).toString('base64url') };
  };
  const found = (signature: unknown, more?: object) => {
    const read = crossingIn(document(signature, more));
    return read.kind === 'message' ? read.signed.kind : read.kind;
  };

  test('one header is taken, signed by whomever', () => assert.equal(found(jwsOf(good)), 'there'));

  const hostile: Readonly<Record<string, unknown>> = {
    'alg none': jwsOf({ ...good, alg: 'none' }),
    'alg none with an empty signature': { protected: base64url({ ...good, alg: 'none' }), signature: '' },
    'HS256 with the public key as its secret': jwsOf({ ...good, alg: 'HS256' }, (input) =>
      createHmac('sha512', Buffer.from(key.x, 'base64url')).update(input).digest(),
    ),
    'another name of the algorithm': jwsOf({ ...good, alg: 'EdDSA' }),
    'a key that comes along': jwsOf({ ...good, jwk: publicKeyOf(key) }),
    'an address of a key': jwsOf({ ...good, jku: 'https://example.org/keys' }),
    'a certificate': jwsOf({ ...good, x5c: ['MIIB'] }),
    crit: jwsOf({ ...good, crit: ['exp'], exp: 1 }),
    'b64 false': jwsOf({ ...good, b64: false, crit: ['b64'] }),
    'no instant': jwsOf({ alg: good.alg, typ: good.typ, kid }),
    'an instant that is none': jwsOf({ ...good, iat: '2026-03-02' }),
    'an instant before 1970': jwsOf({ ...good, iat: -1 }),
    'another type': jwsOf({ ...good, typ: 'JWT' }),
    'a huge header': jwsOf({ ...good, more: 'x'.repeat(100_000) }),
    'a header that is no JSON': jwsOf('{'),
    'a list': jwsOf([good]),
    'deep JSON': jwsOf(`${'['.repeat(400)}${']'.repeat(400)}`),
    'an unprotected header beside it': { ...jwsOf(good), header: { alg: 'none' } },
    'a payload of its own': { ...jwsOf(good), payload: base64url('{}') },
    'a signature that is too short': { ...jwsOf(good), signature: 'AAAA' },
    'no object': 'abc',
    null: null,
    'a list of signatures': { signatures: [jwsOf(good)] },
  };
  for (const [what, signature] of Object.entries(hostile)) test(what, () => assert.equal(found(signature), 'refused'));

  test('a signature taken off a document that is signed, or put to one that is not', () => {
    const { signature: _gone, ...stripped } = JSON.parse(document(jwsOf(good)).toString()) as Record<string, unknown>;
    const read = crossingIn(Buffer.from(JSON.stringify(stripped)));
    assert.equal(read.kind === 'message' && read.signed.kind, 'refused');
    assert.equal(found(jwsOf(good), { schemaVersion: 1 }), 'refused');
  });

  test('a changed byte, another document’s signature, another key, another number or copy', async () => {
    const jws = jwsOf(good);
    assert.ok(await holds(says, jws, key.x));
    const changes: readonly object[] = [
      { ...says, content: { ...content, words: 'Everybody visits alone.' } },
      { ...says, content: { ...content, number: '0123-4567-89AB-CDEF-GHJM' } },
      { ...says, copy: 2 },
      { ...says, throughline: 'reply-to-released-message' },
      { ...says, schemaVersion: 1 },
    ];
    for (const changed of changes) assert.equal(await holds(changed, jws, key.x), false, JSON.stringify(changed).slice(0, 80));
    const later = { ...jws, protected: base64url({ ...good, iat: good.iat + 1 }) };
    assert.equal(await holds(says, later, key.x), false, 'its instant is signed too');
    assert.equal(await holds(says, jws, 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqo'), false);
  });

  test('a key of small order, with which anything would seem signed', async () => {
    for (const x of ['AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']) {
      const signature = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.alloc(32)]).toString('base64url');
      for (let iat = 0; iat < 20; iat += 1)
        assert.equal(await holds(says, { protected: base64url({ ...good, iat }), signature }, x), false);
    }
  });
});

test('a key is taken as the line that is printed, or its letters; a private one, another kind and two ways of writing one are not', async () => {
  assert.deepEqual(keyTyped(JSON.stringify(publicKeyOf(key))), { kind: 'key', x: key.x });
  assert.deepEqual(keyTyped(` ${key.x}\n`), { kind: 'key', x: key.x });
  assert.deepEqual(keyTyped(JSON.stringify(key)), { kind: 'private' });
  for (const other of ['', 'age1abc', '{}', '[]', 'null', '{"kty":"RSA"}', 'x'.repeat(10_000)])
    assert.equal(keyTyped(other).kind, 'unreadable', other);
  assert.equal(await isUsable(key.x), true);
  // The last letter holds two bits that mean nothing.
  assert.equal(await isUsable(`${key.x.slice(0, -1)}p`), false);
});
