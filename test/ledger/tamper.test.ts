/** A superuser does what he likes to the tables; verification names the first fact that does not fit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { parseCheckpoint, printCheckpoint, type Checkpoint } from '../../src/ledger/checkpoint.ts';
import type { FindingCode } from '../../src/ledger/finding.ts';
import { leafHash } from '../../src/ledger/leaf.ts';
import { computeCheckpoint } from '../../src/store/ledgerProof.ts';
import { area, fact, facts, openLedger, rewriteWithItsHash } from './support.ts';

type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** 40 facts, and the checkpoint that somebody kept, as the file would be read back. */
async function kept(count = 40): Promise<Ledger & { checkpoint: Checkpoint }> {
  const ledger = await openLedger(count);
  const checkpoint = parseCheckpoint(printCheckpoint(await computeCheckpoint(ledger.service, area)));
  return Object.assign(ledger, { checkpoint });
}

async function assertFinding(found: Promise<unknown>, code: FindingCode, position: number, factId?: string) {
  const { words = '', ...rest } = (await found) as { words?: string };
  assert.deepEqual(rest, { ok: false, code, position, ...(factId === undefined ? {} : { factId }) });
  assert.match(words, /^[A-Z].*\.$/);
}

/** Without touching hashes: each is found by the ledger itself, at this position. */
const plain: [string, FindingCode, number, string | undefined, (superuser: pg.Client) => Promise<unknown>][] = [
  [
    'the leaf rewritten',
    'leaf-hash',
    7,
    'fact-7',
    (su) =>
      su.query(
        `update ledger.fact set leaf = replace(leaf, 'practitioner-1', 'practitioner-2'), actor = 'practitioner-2' where position = 7`,
      ),
  ],
  ['the hash rewritten', 'leaf-hash', 7, 'fact-7', (su) => su.query(`update ledger.fact set leaf_hash = sha256('x') where position = 7`)],
  ['a column rewritten', 'columns', 7, 'fact-7', (su) => su.query(`update ledger.fact set actor = 'somebody-else' where position = 7`)],
  [
    'an instant moved by a microsecond',
    'columns',
    7,
    'fact-7',
    (su) => su.query(`update ledger.fact set learnt = learnt - interval '1 microsecond' where position = 7`),
  ],
  [
    'an organisation removed, to hide it from its own',
    'columns',
    7,
    'fact-7',
    (su) => su.query(`update ledger.fact set organisation = null where position = 7`),
  ],
  ['a fact removed', 'gap', 7, undefined, (su) => removeFacts(su, 7, 7)],
  ['the first fact removed', 'gap', 0, undefined, (su) => removeFacts(su, 0, 0)],
  ['a fact removed and the rest moved up', 'stream-version', 11, 'fact-12', (su) => removeAndClose(su, 7)],
  ['two facts exchanged', 'stream-version', 7, 'fact-12', (su) => exchange(su, 7, 12)],
  ['a fact inserted at a taken position', 'duplicate-position', 7, 'fact-copy', (su) => insertCopy(su, 7)],
  ['a fact inserted before the first', 'duplicate-position', 0, 'fact-copy', (su) => insertCopy(su, 7, -1)],
  ['a fact inserted at the end', 'longer', 40, undefined, (su) => appendByHand(su, 40)],
  [
    'a value rewritten',
    'value',
    7,
    'fact-7',
    (su) => su.query(`update ledger.fact_body set body = replace(body, 'Invented Person 7', 'Invented Person 8') where position = 7`),
  ],
  [
    'a salt rewritten',
    'value',
    7,
    'fact-7',
    (su) => su.query(`update ledger.fact_body set body = regexp_replace(body, '"salt":"..', '"salt":"AA') where position = 7`),
  ],
  [
    'a value that was never committed to',
    'value',
    7,
    'fact-7',
    (su) =>
      su.query(
        `update ledger.fact_body set body = '{"added":{"salt":"' || repeat('A', 43) || '","value":1},' || substr(body, 2) where position = 7`,
      ),
  ],
  ['a body respaced', 'value', 7, 'fact-7', (su) => su.query(`update ledger.fact_body set body = ' ' || body where position = 7`)],
  [
    'a body doubled under another subject',
    'value',
    7,
    'fact-7',
    (su) => su.query(`insert into ledger.fact_body select ledger, position, 'record-9', body from ledger.fact_body where position = 7`),
  ],
  ['a body removed', 'body-missing', 7, 'fact-7', (su) => su.query('delete from ledger.fact_body where position = 7')],
  ['a body not JSON', 'value', 7, 'fact-7', (su) => su.query(`update ledger.fact_body set body = '{' where position = 7`)],
  ['a body removed under an invented disposal', 'disposal', 7, 'fact-7', (su) => disposeByHand(su, 7, 'fact-20')],
  ['the head put back', 'longer', 30, undefined, (su) => su.query('update ledger.head set size = 30')],
];

for (const [what, code, position, factId, tamper] of plain) {
  test(`found without a checkpoint: ${what}`, async () => {
    await using ledger = await openLedger(40);
    assert.equal((await ledger.verify()).ok, true);
    await bySuperuser(ledger.superuser, tamper);
    await assertFinding(ledger.verify(), code, position, factId);
  });
}

/** With every hash and number made consistent again: the ledger agrees with itself; only the kept checkpoint differs, at this position. */
const thorough: [string, number, string, (superuser: pg.Client) => Promise<unknown>][] = [
  ['a fact rewritten', 7, 'fact-7', (su) => rewriteWithItsHash(su, 7, (made) => ({ ...made, actor: 'somebody-else' }))],
  [
    'only a value rewritten, with its commitment',
    7,
    'fact-7',
    (su) => rewriteWithItsHash(su, 7, (made) => ({ ...made, fields: { ...made.fields, concern: 'none' } })),
  ],
  ['the first fact rewritten', 0, 'fact-0', (su) => rewriteWithItsHash(su, 0, (made) => ({ ...made, actor: 'x' }))],
  ['the last fact rewritten', 39, 'fact-39', (su) => rewriteWithItsHash(su, 39, (made) => ({ ...made, actor: 'x' }))],
  [
    'two facts rewritten: the first is named',
    7,
    'fact-7',
    async (su) => {
      await rewriteWithItsHash(su, 30, (made) => ({ ...made, actor: 'x' }));
      await rewriteWithItsHash(su, 7, (made) => ({ ...made, actor: 'x' }));
    },
  ],
  [
    'a fact removed and one put in at the end',
    7,
    'fact-8',
    async (su) => {
      await removeAndClose(su, 7, true);
      await appendByHand(su, 39);
    },
  ],
  ['two facts exchanged and renumbered', 7, 'fact-12', (su) => exchange(su, 7, 12, true)],
  ['a fact inserted in the middle', 7, 'fact-inserted', (su) => insertAndShift(su, 7)],
];

for (const [what, position, factId, tamper] of thorough) {
  test(`found by whoever kept a checkpoint, and by nobody else: ${what}`, async () => {
    await using ledger = await kept();
    await bySuperuser(ledger.superuser, tamper);
    const alone = await ledger.verify();
    assert.equal(alone.ok, true, JSON.stringify(alone));
    await assertFinding(ledger.verify(ledger.checkpoint), 'checkpoint', position, factId);
    const { tiles: _, ...plainOnly } = ledger.checkpoint;
    const ranged = await ledger.verify({ ...plainOnly, tiles: [] });
    assert.ok(
      !ranged.ok && ranged.code === 'checkpoint' && ranged.position === 0 && ranged.through === 39,
      'a plain checkpoint gives the range',
    );
  });
}

test('a tail cut off together with its head is found only with the checkpoint', async () => {
  await using ledger = await kept();
  await bySuperuser(ledger.superuser, (su) => cutTail(su, 35));
  assert.equal((await ledger.verify()).ok, true);
  await assertFinding(ledger.verify(ledger.checkpoint), 'shorter', 35);
});

test('a tail cut off and grown again with other facts is found only with the checkpoint', async () => {
  await using ledger = await kept();
  await bySuperuser(ledger.superuser, (su) => cutTail(su, 35));
  await ledger.superuser.query(
    `update ledger.stream_head h set version = (select count(*) from ledger.fact f where f.stream = h.stream) where stream not like 'unit/%'`,
  );
  await ledger.append(facts(10, 50));
  assert.equal((await ledger.verify()).ok, true);
  await assertFinding(ledger.verify(ledger.checkpoint), 'checkpoint', 35, 'fact-50');
});

test('a tail cut off without its head is found by the ledger itself', async () => {
  await using ledger = await openLedger(40);
  await removeFacts(ledger.superuser, 35, 39);
  await assertFinding(ledger.verify(), 'shorter', 35);
});

test('facts after the checkpoint do not trouble it, and a checkpoint of another area is refused', async () => {
  await using ledger = await kept();
  await ledger.append(facts(5, 40));
  assert.equal((await ledger.verify(ledger.checkpoint, { origin: 'throughline/ledger/fenmoor' })).ok, true);
  await assertFinding(ledger.verify(ledger.checkpoint, { origin: 'throughline/ledger/elsewhere' }), 'origin', 0);
});

test('a sealed tile of 256 names a fact rewritten with its hash, though nobody kept a checkpoint', async () => {
  await using ledger = await kept(300);
  await rewriteWithItsHash(ledger.superuser, 100, (made) => ({ ...made, actor: 'somebody-else' }));
  await assertFinding(ledger.verify(), 'sealed', 100, 'fact-100');
  assert.ok((await computeCheckpoint(ledger.service, area)).root.equals(ledger.checkpoint.root), 'a new checkpoint does not bless it');
  await ledger.superuser.query('delete from ledger.tile');
  assert.equal((await ledger.verify()).ok, true, 'and is no match for whoever rewrites the tile as well');
  await assertFinding(ledger.verify(ledger.checkpoint), 'checkpoint', 100, 'fact-100');
});

test('a position held twice is seen where a page of reading ends, too', async () => {
  await using ledger = await openLedger(1001);
  await bySuperuser(ledger.superuser, (su) => insertCopy(su, 999));
  await assertFinding(ledger.verify(), 'duplicate-position', 999, 'fact-copy');
});

test('two who seal at once seal the same', async () => {
  await using ledger = await openLedger(600);
  const other = await ledger.connectAs('serviceUrl');
  const [one, two] = await Promise.all([computeCheckpoint(ledger.service, area), computeCheckpoint(other, area)]);
  assert.deepEqual(one, two);
  assert.equal(one.tiles.length, 3);
});

test('a rewritten fact made to keep its 8 bytes is still found, with the range of its tile', async () => {
  await using ledger = await kept(300);
  await rewriteWithItsHash(ledger.superuser, 100, (made) => ({ ...made, actor: 'somebody-else' }));
  const { rows } = await ledger.superuser.query<{ leaf_hash: Buffer }>('select leaf_hash from ledger.fact where position = 100');
  const [first, second] = ledger.checkpoint.tiles;
  assert.ok(first && second && rows[0]);
  const prefixes = Buffer.from(first.prefixes);
  rows[0].leaf_hash.copy(prefixes, 100 * 8, 0, 8);
  const found = await ledger.verify({ ...ledger.checkpoint, tiles: [{ ...first, prefixes }, second] }, { sealed: [] });
  assert.ok(!found.ok && found.code === 'checkpoint' && found.position === 0 && found.through === 255);
});

test('a leaf with its hash but not canonical, and an id used twice, are found', async () => {
  await using ledger = await openLedger(40);
  const rehash = async (position: number, change: (leaf: string) => string, columns = '') => {
    const { rows } = await ledger.superuser.query<{ leaf: string }>('select leaf from ledger.fact where position = $1', [position]);
    const leaf = change(rows[0]?.leaf ?? '');
    await ledger.superuser.query(`update ledger.fact set leaf = $2, leaf_hash = $3 ${columns} where position = $1`, [
      position,
      leaf,
      leafHash(leaf),
    ]);
  };
  await bySuperuser(ledger.superuser, () => rehash(20, (leaf) => leaf.replace('"id":"fact-20"', '"id":"fact-3"'), `, id = 'fact-3'`));
  await assertFinding(ledger.verify(), 'duplicate-id', 20, 'fact-3');
  await rehash(12, (leaf) => leaf.replace('"kind":"entry"', '"kind":"consequence","kind":"entry"'));
  await assertFinding(ledger.verify(), 'leaf-not-canonical', 12, 'fact-12');
  await rehash(
    9,
    (leaf) => leaf.replace(/"recorded":"[^"]*"/, '"recorded":"2026-01-05T08:00:00.000Z"'),
    `, recorded = '2026-01-05T08:00:00Z'`,
  );
  await assertFinding(ledger.verify(), 'recorded-backward', 9, 'fact-9');
});

test('six hundred honest facts in batches of odd sizes verify, at every checkpoint on the way', async () => {
  await using ledger = await openLedger();
  const checkpoints: Checkpoint[] = [];
  for (let size = 0; size < 600; ) {
    const count = Math.min(1 + ((size * 7) % 83), 600 - size);
    await ledger.append(facts(count, size));
    size += count;
    if (size % 3 === 0) checkpoints.push(await computeCheckpoint(ledger.service, area));
  }
  assert.ok(checkpoints.length > 3);
  for (const checkpoint of checkpoints) assert.equal((await ledger.verify(checkpoint)).ok, true);
});

// --- What a superuser can do ------------------------------------------------------------------------------------------------

/** Keys and foreign keys out of the way, as somebody with the rights would put them. */
async function bySuperuser(su: pg.Client, tamper: (su: pg.Client) => Promise<unknown>): Promise<void> {
  await su.query(`set session_replication_role = replica`);
  await su.query(
    `alter table ledger.body_disposal drop constraint body_disposal_ledger_position_fkey, drop constraint body_disposal_ledger_disposal_fkey`,
  );
  await su.query(
    `alter table ledger.fact drop constraint fact_pkey, drop constraint fact_id, drop constraint fact_stream_version; alter table ledger.fact_body drop constraint fact_body_pkey`,
  );
  await tamper(su);
  await su.query('set session_replication_role = origin');
  await su.query('alter table ledger.fact drop constraint if exists fact_id');
}

async function removeFacts(su: pg.Client, from: number, to: number) {
  await su.query('delete from ledger.fact_body where position between $1 and $2', [from, to]);
  await su.query('delete from ledger.fact where position between $1 and $2', [from, to]);
}

async function shift(su: pg.Client, from: number, by: number) {
  for (const table of ['fact', 'fact_body'])
    await su.query(`update ledger.${table} set position = position + $2 where position >= $1`, [from, by]);
}

const renumber = (su: pg.Client) =>
  su.query(
    `update ledger.fact f set stream_version = n.nth from (select id, row_number() over (partition by stream order by position) as nth from ledger.fact) n where n.id = f.id`,
  );

async function removeAndClose(su: pg.Client, position: number, thoroughly = false) {
  await removeFacts(su, position, position);
  await shift(su, position, -1);
  await su.query('update ledger.head set size = size - 1');
  if (thoroughly) await renumber(su);
}

async function exchange(su: pg.Client, one: number, other: number, thoroughly = false) {
  for (const table of ['fact', 'fact_body'])
    await su.query(`update ledger.${table} set position = case position when $1 then $2 else $1 end where position in ($1, $2)`, [
      one,
      other,
    ]);
  if (!thoroughly) return;
  // Instants go with the places, so that nothing goes backward: the two are rewritten with their hashes.
  for (const [position, n] of [
    [one, other],
    [other, one],
  ] as const) {
    const at = fact(position);
    await rewriteWithItsHash(su, position, (made) => ({ ...made, recorded: at.recorded }), n);
    await su.query('update ledger.fact set recorded = to_timestamp($2::float8 / 1000) where position = $1', [position, at.recorded]);
  }
  await renumber(su);
}

async function insertCopy(su: pg.Client, position: number, at = position) {
  await su.query(`create temporary table copy as select * from ledger.fact where position = $1`.replace('$1', String(position)));
  await su.query(`update copy set id = 'fact-copy', position = ${at}; insert into ledger.fact select * from copy`);
}

async function insertAndShift(su: pg.Client, position: number) {
  await shift(su, position, 1);
  const made = fact(position);
  await su.query(`create temporary table copy as select * from ledger.fact where position = ${position + 1}`);
  await su.query(`update copy set position = ${position}, id = 'fact-inserted'; insert into ledger.fact select * from copy`);
  await su.query(`insert into ledger.fact_body values ($1, $2, 'record-2', '')`, [area, position]);
  await rewriteWithItsHash(su, position, () => ({ ...made, id: 'fact-inserted' }));
  await su.query('update ledger.head set size = size + 1');
  await renumber(su);
}

/** What looks like an honest append, made without the function: at `position`, with its own hash and number. */
async function appendByHand(su: pg.Client, position: number) {
  const made = fact(position + 100, { id: 'fact-by-hand', stream: 'referral/by-hand', recorded: fact(60).recorded });
  await su.query(`create temporary table last as select * from ledger.fact order by position desc limit 1`);
  await su.query(
    `update last set position = $1, id = 'fact-by-hand', stream = 'referral/by-hand', stream_version = 1, file = $2, record = $3, organisation = $4,
    happened = to_timestamp($5::float8 / 1000), learnt = to_timestamp($6::float8 / 1000), recorded = to_timestamp($7::float8 / 1000)`,
    [position, made.file, made.record, made.organisation, made.happened, made.learnt, made.recorded],
  );
  await su.query('insert into ledger.fact select * from last');
  await su.query(`insert into ledger.fact_body values ($1, $2, $3, '')`, [area, position, made.record]);
  await rewriteWithItsHash(su, position, () => made);
  if (position < 40) await su.query('update ledger.head set size = size + 1');
}

async function cutTail(su: pg.Client, from: number) {
  await removeFacts(su, from, 1_000_000);
  await su.query('update ledger.head set size = $1, last_recorded = (select max(recorded) from ledger.fact)', [from]);
}

async function disposeByHand(su: pg.Client, position: number, disposal: string) {
  await su.query(
    `insert into ledger.body_disposal select ledger, position, subject, $2, array['name', 'concern', 'score'] from ledger.fact_body where position = $1`,
    [position, disposal],
  );
  await su.query('delete from ledger.fact_body where position = $1', [position]);
}
