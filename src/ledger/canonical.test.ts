import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalText, instantText, leafText, parseLeaf } from './canonical.ts';
import type { Envelope } from './envelope.ts';

const envelope: Envelope = {
  id: 'f1',
  kind: 'entry',
  type: 'ReferralReceived',
  version: 1,
  stream: 'referral/r1',
  file: 'p1',
  record: 'rec1',
  happened: Date.parse('2026-03-29T00:30:00Z'),
  learnt: Date.parse('2026-03-29T01:30:00Z'),
  recorded: Date.parse('2026-03-29T01:30:00.007Z'),
  actor: 'public',
  post: null,
  organisation: 'school-1',
  purpose: 'safeguarding',
  lawfulBasis: 'public-task',
  regime: 'uk-gdpr',
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'none',
  rulebook: 'uk-1',
  causation: null,
};
const commitments = { name: 'A'.repeat(43) };

test('RFC 8785 section 3.2.2 and 3.2.3: the sample object', () => {
  // oxlint-disable-next-line no-loss-of-precision -- the RFC's own literal
  const sample = {
    // As the RFC writes it, with more digits than a double has.
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonicalText(sample),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('RFC 8785 section 3.2.3: keys are sorted by UTF-16 code units', () => {
  const keys = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = [...canonicalText(keys).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual(order, [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
  assert.equal(canonicalText({ b: 1, a: 2, '\ud83d\ude00': 3, '\ufb33': 4 }), '{"a":2,"b":1,"😀":3,"\ufb33":4}');
});

test('RFC 8785 appendix B: numbers', () => {
  // IEEE 754 bits and the text they must have.
  const vectors: [string, string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  for (const [bits, text] of vectors) assert.equal(canonicalText(Buffer.from(bits, 'hex').readDoubleBE()), text);
});

test('what JSON cannot say is refused, wherever it hides', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const unsayable: unknown[] = [
    Number.NaN,
    Infinity,
    undefined,
    '\ud800',
    'a\udc00',
    { '\ud800': 1 },
    'a\u0000',
    1n,
    () => 1,
    Symbol('s'),
    new Date(0),
    new Map(),
    { toJSON: () => 1 },
    cyclic,
    Array(1),
  ];
  for (const value of unsayable) {
    for (const hidden of [value, [value], { a: value }, [{ b: [value] }]])
      assert.throws(() => canonicalText(hidden), { code: 'unrepresentable' });
  }
});

test('law: canonical text reads back as the same value, and does not depend on the order of keys', () => {
  const json = fc
    .jsonValue({ noUnicodeString: false })
    .filter((value) => !JSON.stringify(value).includes('\\u0000') && JSON.stringify(value).isWellFormed());
  fc.assert(
    fc.property(json, (value) => {
      let text: string;
      try {
        text = canonicalText(value);
      } catch {
        return fc.pre(false);
      }
      assert.equal(canonicalText(JSON.parse(text)), text);
      assert.equal(canonicalText(reversed(value)), text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, child]) => [key, reversed(child)]),
      )
    : value;
}

test('a leaf is this text, byte for byte', () => {
  assert.equal(
    leafText(envelope, commitments),
    `{"actor":"public","causation":null,"commitments":{"name":"${'A'.repeat(43)}"},"file":"p1","handling":"none","happened":"2026-03-29T00:30:00.000Z","id":"f1","kind":"entry","lawfulBasis":"public-task","learnt":"2026-03-29T01:30:00.000Z","marking":"OFFICIAL-SENSITIVE","organisation":"school-1","post":null,"purpose":"safeguarding","record":"rec1","recorded":"2026-03-29T01:30:00.007Z","regime":"uk-gdpr","rulebook":"uk-1","stream":"referral/r1","type":"ReferralReceived","version":1}`,
  );
});

test('values never enter the leaf, even when the object that is passed carries them', () => {
  const carrying = Object.assign({ fields: { name: 'Somebody' } }, envelope);
  assert.ok(!leafText(carrying, commitments).includes('Somebody'));
});

test('a leaf reads back; anything leafText would not have written does not', () => {
  const text = leafText(envelope, commitments);
  assert.deepEqual(parseLeaf(text), { envelope, commitments });
  const wrong = [
    '',
    '{}',
    'null',
    '[]',
    `${text} `,
    text.replace('{"actor"', '{ "actor"'),
    text.replace('"post":null,', ''),
    text.replace('"post":null', '"extra":1,"post":null'),
    text.replace('00.000Z', '00Z'),
    text.replace('"kind":"entry"', '"kind":7'),
    text.replace('"version":1}', '"version":1.5}'),
    text.replace('"version":1}', '"version":1,"version":1}'),
    text.replace('AAA"', '"'),
    text.replace('"id":"f1"', '"id":null'),
    text.replace('2026-03-29T00:30', '2026-02-30T00:30'),
  ];
  for (const damaged of wrong) {
    assert.notEqual(damaged, text);
    assert.equal(parseLeaf(damaged), undefined, damaged);
  }
});

test('an instant is a whole millisecond in the years 1 to 9999', () => {
  assert.equal(instantText(0), '1970-01-01T00:00:00.000Z');
  for (const bad of [0.5, Number.NaN, 8.64e15, Date.parse('0001-01-01T00:00:00Z') - 1])
    assert.throws(() => instantText(bad), { code: 'unrepresentable' });
});
