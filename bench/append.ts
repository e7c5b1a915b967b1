/**
 * Append alone, and append with a stand-in projection, against a plain insert of the same payload into an indexed table: one
 * connection, one round trip a batch, interleaved in the same run so that a busy machine slows all three alike.
 * Run: node bench/append.ts [--seconds 3]. Prints a row for bench/README.md; asks for 0.7 and 0.4 of the plain insert.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fact } from '../src/ledger/envelope.ts';
import { prepareBatch, type PreparedFact } from '../src/ledger/prepare.ts';
import { connect, type Connection } from '../src/store/connect.ts';
import { migrate } from '../src/store/migrate.ts';
import { openPostgres } from '../src/store/postgres/server.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3' } } });
const seconds = Number(values.seconds);
const rounds = 5;
const area = 'bench';
let made = 0;

function fact(): Fact {
  const n = made++;
  const at = 1_767_603_600_000 + n;
  return {
    id: `f${n.toString(36).padStart(12, '0')}`,
    kind: 'entry',
    type: 'ReferralReceived',
    version: 1,
    stream: `referral/${n >> 2}`,
    file: `file-${n >> 3}`,
    record: `record-${n >> 3}`,
    happened: at,
    learnt: at,
    recorded: at,
    actor: 'practitioner-17',
    post: 'post-4',
    organisation: 'organisation-2',
    purpose: 'safeguarding',
    lawfulBasis: 'public-task',
    regime: 'uk-gdpr',
    marking: 'OFFICIAL-SENSITIVE',
    handling: 'none',
    rulebook: 'uk-2026-1',
    causation: null,
    fields: { name: 'Invented Person', concern: 'What was said, in one sentence of about the usual length for a form.', score: 3 },
  };
}

const batchOf = (size: number) => {
  const facts = Array.from({ length: size }, fact);
  return { facts, prepared: prepareBatch(facts, { salt: () => randomBytes(32) }) };
};
type Batch = ReturnType<typeof batchOf>;

// What is compared. The plain table holds the same texts under the same two unique keys and an index by file.
const schema = `
  create table bench_plain (ledger text, position bigint, id text, stream text, stream_version bigint, file text, recorded timestamptz, leaf text, leaf_hash bytea, body text,
    primary key (ledger, position), unique (ledger, id), unique (ledger, stream, stream_version));
  create index on bench_plain (ledger, file, position);
  create table bench_projection (ledger text, stream text, file text, due timestamptz, state jsonb, primary key (ledger, stream));
  create index on bench_projection (ledger, due);
  create function bench_commit(p_ledger text, p_facts jsonb, p_rows jsonb) returns bigint language plpgsql as $$
  declare v_size bigint;
  begin
    select size into v_size from ledger.append(p_ledger, '{}', null, null, p_facts);
    insert into bench_projection select p_ledger, r.stream, r.file, r.due, r.state
      from jsonb_to_recordset(p_rows) r (stream text, file text, due timestamptz, state jsonb)
      on conflict (ledger, stream) do update set due = excluded.due, state = excluded.state;
    return v_size;
  end $$;
  grant select, insert, update on bench_plain, bench_projection to throughline_service;`;

const contenders: Record<string, (client: Connection, batch: Batch) => Promise<unknown>> = {
  plain: (client, { facts, prepared }) =>
    client.query({
      name: 'plain',
      text: `insert into bench_plain select $1, r.* from jsonb_to_recordset($2) r (position bigint, id text, stream text, stream_version bigint, file text, recorded timestamptz, leaf text, leaf_hash bytea, body text)`,
      values: [area, JSON.stringify(facts.map((one, n) => plainRow(one, prepared[n] as PreparedFact)))],
    }),
  append: (client, { prepared }) =>
    client.query({
      name: 'append',
      text: 'select * from ledger.append($1, $2, null, null, $3)',
      values: [area, '{}', JSON.stringify(prepared)],
    }),
  'append + projection': (client, { facts, prepared }) =>
    client.query({
      name: 'commit',
      text: 'select bench_commit($1, $2, $3)',
      values: [area, JSON.stringify(prepared), JSON.stringify(projected(facts))],
    }),
};

const plainRow = (one: Fact, prepared: PreparedFact) => ({
  position: made * 1000 + Number.parseInt(one.id.slice(1), 36),
  id: one.id,
  stream: one.stream,
  stream_version: Number.parseInt(one.id.slice(1), 36),
  file: one.file,
  recorded: new Date(one.recorded).toISOString(),
  leaf: prepared.leaf,
  leaf_hash: `\\x${prepared.hash}`,
  body: prepared.bodies[0]?.body,
});
const projected = (facts: readonly Fact[]) => [
  ...new Map(
    facts.map((one) => [
      one.stream,
      { stream: one.stream, file: one.file, due: new Date(one.recorded).toISOString(), state: { status: 'open', last: one.id } },
    ]),
  ).values(),
];

async function rate(client: Connection, run: (client: Connection, batch: Batch) => Promise<unknown>, size: number): Promise<number> {
  let busy = 0;
  let facts = 0;
  while (busy < (seconds * 1000) / rounds) {
    const batch = batchOf(size); // making salts and hashes is not part of what is compared
    const began = performance.now();
    await run(client, batch);
    busy += performance.now() - began;
    facts += size;
  }
  return (facts * 1000) / busy;
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const folder = await mkdtemp('/tmp/throughline-bench-');
await chmod(folder, 0o755);
try {
  await using server = await openPostgres({ dataDir: { path: join(folder, 'data'), chosen: false } });
  const { serviceUrl } = await migrate({ adminUrl: server.adminUrl, secret: 'bench' });
  await using admin = await connect(server.adminUrl, 'bench');
  await admin.query(schema);
  await using client = await connect(serviceUrl, 'bench');
  await client.query(`select set_config('throughline.area', $1, false), set_config('throughline.reach', 'service', false)`, [area]);
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  console.log(
    `PostgreSQL ${rows[0]?.server_version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, one connection, one round trip a batch, median of ${rounds} rounds\n`,
  );
  console.log('| commit | facts a batch | plain insert | append | ratio | append + projection | ratio |\n|---|---|---|---|---|---|---|');
  for (const durability of ['on', 'off']) {
    await client.query(`set synchronous_commit = ${durability}`);
    for (const size of [1, 5, 20]) {
      const rates: Record<string, number[]> = {};
      for (let round = -1; round < rounds; round++) {
        for (const [name, run] of Object.entries(contenders)) {
          const measured = await rate(client, run, size);
          if (round >= 0) (rates[name] ??= []).push(measured); // the first round warms up
        }
      }
      const [plain = 1, append = 0, projected = 0] = Object.values(rates).map(median);
      const cells = [
        `synchronous ${durability}`,
        size,
        Math.round(plain),
        Math.round(append),
        (append / plain).toFixed(2),
        Math.round(projected),
        (projected / plain).toFixed(2),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
