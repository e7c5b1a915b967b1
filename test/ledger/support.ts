/** Facts to append and hands to tamper with: what the database tests of the ledger share. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Checkpoint } from '../../src/ledger/checkpoint.ts';
import type { Fact } from '../../src/ledger/envelope.ts';
import type { Verification } from '../../src/ledger/finding.ts';
import { leafHash } from '../../src/ledger/leaf.ts';
import { prepareBatch } from '../../src/ledger/prepare.ts';
import { verifyLedger, type Against } from '../../src/ledger/verify.ts';
import { append, type AppendRequest, type AppendResult } from '../../src/store/append.ts';
import { headSize, inLedgerSnapshot, readTiles, streamStoredFacts } from '../../src/store/ledgerProof.ts';
import { connect } from '../../src/store/connect.ts';
import { freshDatabase } from '../support/database.ts';

export const area = 'fenmoor';
export const start = Date.parse('2026-01-05T09:00:00.000Z');

export function fact(n: number, over: Partial<Fact> = {}): Fact {
  return {
    id: `fact-${n}`,
    kind: 'entry',
    type: 'ReferralReceived',
    version: 1,
    stream: `referral/${n % 5}`,
    file: `file-${n % 3}`,
    record: `record-${n % 5}`,
    happened: start + n * 1000 - 500,
    learnt: start + n * 1000 - 250,
    recorded: start + n * 1000,
    actor: 'practitioner-1',
    post: 'post-1',
    organisation: n % 2 ? 'school' : 'police',
    purpose: 'safeguarding',
    lawfulBasis: 'public-task',
    regime: 'uk-gdpr',
    marking: 'OFFICIAL-SENSITIVE',
    handling: 'none',
    rulebook: 'uk-1',
    causation: null,
    fields: { name: `Invented Person ${n}`, concern: 'said something — “worrying”', score: n / 3 },
    ...over,
  };
}

export const facts = (count: number, from = 0) => Array.from({ length: count }, (_, n) => fact(from + n));

export async function openLedger(count = 0) {
  const database = await freshDatabase();
  const superuser = await connect(database.superuserUrl, 'ledger test');
  const service = await connect(database.serviceUrl, 'ledger test');
  const opened: AsyncDisposable[] = [superuser, service];
  const ledger = {
    database,
    superuser,
    service,
    connectAs: async (role: 'serviceUrl' | 'watchdogUrl' | 'disposalUrl' | 'ownerUrl') => {
      const client = await connect(database[role], 'ledger test');
      opened.push(client);
      return client;
    },
    append: (batch: readonly Fact[], request: Partial<AppendRequest> = {}, client = service) => appendAs(client, batch, request),
    verify: (checkpoint?: Checkpoint, against: Against = {}): Promise<Verification> =>
      inLedgerSnapshot(service, area, async (tx) =>
        verifyLedger(streamStoredFacts(tx, area), {
          ...(checkpoint ? { checkpoint } : {}),
          sealed: await readTiles(tx, area),
          headSize: (await headSize(tx, area)) ?? 0,
          ...against,
        }),
      ),
    async [Symbol.asyncDispose]() {
      await Promise.all(opened.map((client) => client[Symbol.asyncDispose]()));
      await database[Symbol.asyncDispose]();
    },
  };
  if (count > 0) await ledger.append(facts(count));
  return ledger;
}

export async function asViewer<T>(client: pg.Client, reach: string, work: () => Promise<T>, organisation = '', of = area): Promise<T> {
  await client.query('begin');
  try {
    await client.query(
      `select set_config('throughline.area', $1, true), set_config('throughline.reach', $2, true), set_config('throughline.organisation', $3, true)`,
      [of, reach, organisation],
    );
    return await work();
  } finally {
    await client.query('rollback');
  }
}

export async function appendAs(client: pg.Client, batch: readonly Fact[], request: Partial<AppendRequest> = {}): Promise<AppendResult> {
  await client.query('begin');
  try {
    await client.query(`select set_config('throughline.area', $1, true), set_config('throughline.reach', 'area', true)`, [
      request.ledger ?? area,
    ]);
    const prepared = request.facts ?? prepareBatch(batch, { salt: () => randomBytes(32) });
    const result = await append(client, { ledger: area, expected: {}, key: null, requestHash: null, ...request, facts: prepared });
    await client.query(result.kind === 'appended' || result.kind === 'replayed' ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** As a superuser would: rewrites a fact consistently in leaf, hash, columns and bodies, so that it agrees with itself. */
export async function rewriteWithItsHash(
  superuser: pg.Client,
  position: number,
  change: (made: Fact) => Fact,
  n = position,
): Promise<void> {
  const changed = change(fact(n));
  const [made] = prepareBatch([changed], { salt: () => randomBytes(32) });
  if (!made) throw new Error('nothing made');
  await superuser.query('update ledger.fact set leaf = $2, leaf_hash = $3, actor = $4 where position = $1', [
    position,
    made.leaf,
    leafHash(made.leaf),
    changed.actor,
  ]);
  for (const { subject, body } of made.bodies)
    await superuser.query('update ledger.fact_body set body = $3 where position = $1 and subject = $2', [position, subject, body]);
}
