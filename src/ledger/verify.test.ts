/** Laws of verification over rows in memory: any tampering is found, honest ledgers never are, and the first place is named. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { originOf, type Checkpoint } from './checkpoint.ts';
import type { Fact } from './envelope.ts';
import { merkleRoot } from './merkle.ts';
import { prepareBatch } from './prepare.ts';
import type { StoredFact } from './storedFact.ts';
import { leavesInTile, tileOf } from './tile.ts';
import { verifyLedger } from './verify.ts';

const start = Date.parse('2026-01-05T09:00:00.000Z');
const fact = (n: number, over: Partial<Fact> = {}): Fact => ({
  id: `fact-${n}`,
  kind: 'entry',
  type: 'ReferralReceived',
  version: 1,
  stream: `referral/${n % 4}`,
  file: `file-${n % 2}`,
  record: `record-${n % 4}`,
  happened: start,
  learnt: start,
  recorded: start + n,
  actor: 'practitioner-1',
  post: null,
  organisation: 'school',
  purpose: 'safeguarding',
  lawfulBasis: 'public-task',
  regime: 'uk-gdpr',
  marking: 'OFFICIAL',
  handling: 'none',
  rulebook: 'uk-1',
  causation: null,
  fields: { name: `Invented ${n}`, score: n },
  ...over,
});

/** Rows as an honest ledger would hold them, whatever the facts. */
function store(facts: readonly Fact[]): StoredFact[] {
  const versions = new Map<string, number>();
  let salts = 0;
  const prepared = prepareBatch(facts, { salt: () => createHash('sha256').update(`salt ${salts++}`).digest() });
  return prepared.map(({ leaf, hash, bodies }, position) => {
    const { fields: _, ...columns } = facts[position] as Fact;
    const streamVersion = (versions.get(columns.stream) ?? 0) + 1;
    versions.set(columns.stream, streamVersion);
    return { position, streamVersion, columns, leaf, leafHash: Buffer.from(hash, 'hex'), bodies, disposals: [] };
  });
}

function checkpointOf(rows: readonly StoredFact[]): Checkpoint {
  const leaves = rows.map((row) => row.leafHash);
  const tiles = Array.from({ length: Math.ceil(leaves.length / leavesInTile) }, (_, n) =>
    tileOf(leaves.slice(n * leavesInTile, (n + 1) * leavesInTile)),
  );
  return { origin: originOf('fenmoor'), size: rows.length, root: merkleRoot(leaves), tiles, extensions: [], signatures: [] };
}

async function* stream(rows: readonly StoredFact[]) {
  yield* rows;
}

const facts = (count: number) => Array.from({ length: count }, (_, n) => fact(n));
const honest = store(facts(300));
const at = <T>(items: readonly T[], index: number) => items[index] as T;

test('law: an honest ledger fits every checkpoint of itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 300 }), fc.nat({ max: 300 }), async (size, kept) => {
      const rows = honest.slice(0, Math.max(size, kept));
      const found = await verifyLedger(stream(rows), { checkpoint: checkpointOf(rows.slice(0, kept)), headSize: rows.length });
      assert.deepEqual(found, { ok: true, size: rows.length, root: checkpointOf(rows).root });
    }),
    { numRuns: 30 },
  );
});

test('law: one changed byte of a leaf, a hash, a column or a body is found at its fact, without a checkpoint', async () => {
  const where = fc.record({
    position: fc.nat({ max: 49 }),
    part: fc.constantFrom('leaf', 'leafHash', 'body', 'actor', 'streamVersion'),
    byte: fc.nat(),
    bit: fc.nat({ max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(where, async ({ position, part, byte, bit }) => {
      const row = at(honest, position);
      const flip = (text: string) => {
        const bytes = Buffer.from(text, 'latin1');
        bytes[byte % bytes.length] = (bytes[byte % bytes.length] ?? 0) ^ (1 << bit);
        return bytes.toString('latin1');
      };
      const changed: StoredFact =
        part === 'leaf'
          ? { ...row, leaf: flip(row.leaf) }
          : part === 'leafHash'
            ? { ...row, leafHash: Buffer.from(flip(row.leafHash.toString('latin1')), 'latin1') }
            : part === 'body'
              ? { ...row, bodies: row.bodies.map(({ subject, body }) => ({ subject, body: flip(body) })) }
              : part === 'actor'
                ? { ...row, columns: { ...row.columns, actor: flip(row.columns.actor) } }
                : { ...row, streamVersion: row.streamVersion + 1 };
      const found = await verifyLedger(stream(honest.slice(0, 50).with(position, changed)));
      assert.ok(!found.ok && found.position === position && found.factId === row.columns.id, JSON.stringify(found));
    }),
    { numRuns: 1000 },
  );
});

test('law: a history made over again with other facts, all consistent, is found at the first that differs by a checkpoint, and only by it', async () => {
  const checkpoint = checkpointOf(honest);
  const how = fc.constantFrom('rewrite', 'remove', 'insert', 'exchange', 'cut');
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 298 }), how, async (position, act) => {
      const made = facts(300);
      if (act === 'rewrite') made[position] = fact(position, { actor: 'another' });
      if (act === 'remove') made.splice(position, 1);
      if (act === 'insert') made.splice(position, 0, fact(position, { id: 'inserted' }));
      if (act === 'exchange')
        [made[position], made[position + 1]] = [
          fact(position + 1, { recorded: start + position }),
          fact(position, { recorded: start + position + 1 }),
        ];
      const rows = act === 'cut' ? store(made).slice(0, position) : store(made);
      assert.equal((await verifyLedger(stream(rows), { headSize: rows.length })).ok, true);
      const found = await verifyLedger(stream(rows), { checkpoint });
      assert.ok(!found.ok && found.position === position && found.through === undefined, JSON.stringify(found));
      assert.equal(found.code, act === 'cut' ? 'shorter' : 'checkpoint');
    }),
    { numRuns: 40 },
  );
});

test('the first misfit is named even when a later one is met before it is certain', async () => {
  const gone = (row: StoredFact): StoredFact => ({
    ...row,
    bodies: [],
    disposals: [{ subject: 'record-1', disposal: 'never', fields: ['name', 'score'] }],
  });
  const rows = honest
    .slice(0, 20)
    .with(5, gone(at(honest, 5)))
    .with(9, { ...at(honest, 9), leafHash: Buffer.alloc(32) });
  const found = await verifyLedger(stream(rows));
  assert.ok(!found.ok && found.code === 'disposal' && found.position === 5, JSON.stringify(found));
});
