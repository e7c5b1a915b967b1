import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { Fact } from '../../src/ledger/envelope.ts';
import { leafText } from '../../src/ledger/canonical.ts';
import { leafHash } from '../../src/ledger/leaf.ts';
import { prepareBatch } from '../../src/ledger/prepare.ts';
import { readFacts } from '../../src/store/readFacts.ts';
import { appendAs, area, asViewer, fact, facts, openLedger } from './support.ts';

const prepare = (batch: readonly Fact[]) => prepareBatch(batch, { salt: () => randomBytes(32) });

test('a fact reads back as it was appended, with its position and number in its stream', async () => {
  await using ledger = await openLedger();
  const odd = fact(0, {
    fields: { text: 'a "quoted", {braced} \\ back\nslash, é 😀', nested: { list: [1, null, true, 1e30] }, nothing: null },
  });
  assert.deepEqual(await ledger.append([odd, fact(5)]), { kind: 'appended', firstPosition: 0, size: 2 });
  await asViewer(ledger.service, 'area', async () => {
    const read = await Array.fromAsync(readFacts(ledger.service, area));
    assert.deepEqual(read, [
      { ...odd, position: 0, streamVersion: 1, disposed: false },
      { ...fact(5), position: 1, streamVersion: 2, disposed: false },
    ]);
  });
});

test('facts are read by stream, file, record or position, in order, over many pages', async () => {
  await using ledger = await openLedger(1200);
  await asViewer(ledger.service, 'area', async () => {
    const positions = async (selection: Parameters<typeof readFacts>[2]) =>
      (await Array.fromAsync(readFacts(ledger.service, area, selection))).map(({ position }) => position);
    const all = Array.from({ length: 1200 }, (_, n) => n);
    assert.deepEqual(await positions({}), all);
    assert.deepEqual(await positions({ from: 1195 }), all.slice(1195));
    assert.deepEqual(
      await positions({ streams: ['referral/1', 'referral/3'] }),
      all.filter((n) => n % 5 === 1 || n % 5 === 3),
    );
    assert.deepEqual(
      await positions({ file: 'file-2', from: 600 }),
      all.filter((n) => n >= 600 && n % 3 === 2),
    );
    assert.deepEqual(
      await positions({ file: 'file-2', records: ['record-1'] }),
      all.filter((n) => n % 3 === 2 || n % 5 === 1),
    );
    assert.deepEqual(await positions({ streams: [] }), []);
  });
});

test('a command that read a stream, or a file, which has moved on is refused and told which', async () => {
  await using ledger = await openLedger(6);
  assert.deepEqual(await ledger.append([fact(6)], { expected: { 'referral/0': 2, 'referral/1': 2 } }), {
    kind: 'conflict',
    stream: 'referral/1',
    expected: 2,
    actual: 1,
  });
  assert.deepEqual(await ledger.append([fact(6)], { expected: { 'referral/0': 0 } }), {
    kind: 'conflict',
    stream: 'referral/0',
    expected: 0,
    actual: 2,
  });
  assert.deepEqual(await ledger.append([fact(6)], { expected: { 'unit/file-0': 1 } }), {
    kind: 'conflict',
    stream: 'unit/file-0',
    expected: 1,
    actual: 2,
  });
  assert.deepEqual(
    await ledger.append([fact(6)], { expected: { 'referral/0': 2, 'referral/1': 1, 'referral/new': 0, 'unit/file-0': 2 } }),
    { kind: 'appended', firstPosition: 6, size: 7 },
  );
});

test('the unit of a file counts every fact of the file, and a fact without a file counts in none', async () => {
  await using ledger = await openLedger();
  await ledger.append([fact(0, { file: 'f' }), fact(1, { file: 'f' }), fact(2, { file: null, record: null, stream: 'directory/fenmoor' })]);
  const { rows } = await ledger.superuser.query('select stream, version::int from ledger.stream_head order by stream');
  assert.deepEqual(
    rows.map(({ stream, version }) => [stream, version]),
    [
      ['directory/fenmoor', 1],
      ['referral/0', 1],
      ['referral/1', 1],
      ['unit/f', 2],
    ],
  );
  await assert.rejects(ledger.append([fact(3, { stream: 'unit/f' })]), { code: 'malformed-fact' });
});

test('the same key and request is answered with the earlier positions and stores nothing', async () => {
  await using ledger = await openLedger(3);
  const request = { key: 'form-1', requestHash: Buffer.alloc(32, 1), expected: { 'referral/3': 0 } };
  assert.deepEqual(await ledger.append([fact(3), fact(4)], request), { kind: 'appended', firstPosition: 3, size: 5 });
  await ledger.append([fact(5)]);
  assert.deepEqual(await ledger.append([fact(3), fact(4)], request), { kind: 'replayed', firstPosition: 3, size: 5 });
  assert.deepEqual(await ledger.append([fact(6)], { ...request, requestHash: Buffer.alloc(32, 2) }), { kind: 'keyReused' });
  const verified = await ledger.verify();
  assert.ok(verified.ok && verified.size === 6);
});

test('recorded never goes backward, and the refusal says what was last recorded', async () => {
  await using ledger = await openLedger(3);
  assert.deepEqual(await ledger.append([fact(1, { id: 'late' })]), { kind: 'clockBehind', lastRecorded: fact(2).recorded });
  assert.equal((await ledger.append([fact(3, { recorded: fact(2).recorded })])).kind, 'appended', 'the same instant is not backward');
  await assert.rejects(ledger.append([fact(9), fact(8)]), { code: 'malformed-fact' });
});

test('a refused batch leaves nothing behind', async () => {
  await using ledger = await openLedger(3);
  await assert.rejects(
    ledger.append([fact(3), fact(4), fact(0)]),
    (error: { code?: string }) => error.code === 'malformed-fact' || error.code === 'duplicate-id',
  );
  await assert.rejects(ledger.append([fact(3), fact(4, { id: 'fact-0' })], { key: 'k', requestHash: Buffer.alloc(32) }), {
    code: 'duplicate-id',
  });
  assert.deepEqual(
    await ledger.append([fact(3)], { expected: { 'referral/3': 0, 'referral/4': 0 }, key: 'k', requestHash: Buffer.alloc(32, 9) }),
    { kind: 'appended', firstPosition: 3, size: 4 },
  );
});

test('PostgreSQL makes the hash again and refuses one that is not of the leaf', async () => {
  await using ledger = await openLedger();
  const [made] = prepare([fact(0)]);
  assert.ok(made);
  await assert.rejects(ledger.append([], { facts: [{ ...made, hash: leafHash('another').toString('hex') }] }), { code: 'malformed-fact' });
  await assert.rejects(ledger.append([], { facts: [{ ...made, leaf: made.leaf.replace('fact-0', 'fact-1') }] }), {
    code: 'malformed-fact',
  });
  await assert.rejects(ledger.append([], { facts: [] }), { code: 'malformed-fact' });
});

test('a marking above OFFICIAL-SENSITIVE is refused (K12), and so is what is neither entry nor consequence', async () => {
  await using ledger = await openLedger();
  for (const marking of ['SECRET', 'TOP SECRET', 'official', ''])
    await assert.rejects(ledger.append([fact(0, { marking: marking as Fact['marking'] })]), { code: 'marking' });
  await assert.rejects(ledger.append([fact(0, { kind: 'note' as Fact['kind'] })]), { code: 'malformed-fact' });
});

test('two appenders at once give gapless positions, and of two that read the same stream one is refused', async () => {
  await using ledger = await openLedger();
  const clients = [ledger.service, await ledger.connectAs('serviceUrl'), await ledger.connectAs('serviceUrl')];
  const rounds = 25;
  const results = await Promise.all(
    clients.map(async (client, who) => {
      const kinds: string[] = [];
      for (let round = 0; round < rounds; round++) {
        const batch = Array.from({ length: 1 + (round % 3) }, (_, n) =>
          fact(n, { id: `f-${who}-${round}-${n}`, stream: `referral/${who}`, file: `file-${n}`, recorded: fact(0).recorded }),
        );
        kinds.push((await appendAs(client, batch)).kind);
      }
      return kinds;
    }),
  );
  assert.ok(results.flat().every((kind) => kind === 'appended'));
  const verified = await ledger.verify();
  assert.ok(verified.ok && verified.size === 3 * (9 * 1 + 8 * 2 + 8 * 3), JSON.stringify(verified));
  const raced = await Promise.all(
    clients.map((client, who) =>
      appendAs(client, [fact(0, { id: `race-${who}`, stream: 'referral/race' })], { expected: { 'referral/race': 0 } }),
    ),
  );
  assert.deepEqual(raced.map(({ kind }) => kind).sort(), ['appended', 'conflict', 'conflict']);
});

test('two first appenders of a new ledger, with the same key, store it once', async () => {
  await using ledger = await openLedger();
  const other = await ledger.connectAs('serviceUrl');
  const request = { key: 'k', requestHash: Buffer.alloc(32) };
  const results = await Promise.all([appendAs(ledger.service, facts(3), request), appendAs(other, facts(3), request)]);
  assert.deepEqual(results.map(({ kind }) => kind).sort(), ['appended', 'replayed']);
});

test('two ledgers share nothing: positions, streams, keys and ids are each their own', async () => {
  await using ledger = await openLedger(3);
  assert.deepEqual(
    await ledger.append(facts(3), { ledger: 'westmere', expected: { 'referral/0': 0 }, key: 'k', requestHash: Buffer.alloc(32) }),
    { kind: 'appended', firstPosition: 0, size: 3 },
  );
});

test('subjects: each has a row of its own, so that one can be erased and the other kept', () => {
  const [made] = prepareBatch([fact(0, { fields: { name: 'a', referrerName: 'b' } })], {
    salt: () => randomBytes(32),
    subjectOf: (of, field) => (field.startsWith('referrer') ? 'person/referrer' : (of.record ?? '')),
  });
  assert.deepEqual(
    made?.bodies.map(({ subject, body }) => [subject, Object.keys(JSON.parse(body) as object)]),
    [
      ['record-0', ['name']],
      ['person/referrer', ['referrerName']],
    ],
  );
  assert.ok(made && !made.leaf.includes('"a"') && made.hash === leafHash(made.leaf).toString('hex'));
  assert.ok(made.leaf.startsWith(leafText(fact(0), {}).slice(0, 30)));
});
