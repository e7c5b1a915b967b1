/** Letting go, completely: two people decide, and nothing readable of the person is left anywhere; the ledger still verifies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishDisposals, openDisposalPool } from '../../src/app/disposal.ts';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate, unlink } from '../../src/app/identify.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
import { connect } from '../../src/store/connect.ts';
import { headSize, inLedgerSnapshot, streamStoredFacts } from '../../src/store/ledgerProof.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { closeUnfounded, letGo } from '../support/letGo.ts';
import { asSuperuser, breached } from '../support/watchdog.ts';

/** Every table of the database whose rows hold a text, bytes included. */
async function tablesWith(house: TestHouse, canary: string): Promise<readonly string[]> {
  const tables = await asSuperuser(
    house,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await asSuperuser(
      house,
      `select from ${String(name)} t where position(lower($1) in lower(to_jsonb(t)::text)) > 0 or position($2 in to_jsonb(t)::text) > 0 limit 1`,
      [canary, Buffer.from(canary).toString('hex')],
    );
    if (rows.length > 0) found.push(String(name));
  }
  return found.toSorted();
}

async function verify(house: TestHouse) {
  await using service = await connect(house.database.serviceUrl, 'test');
  return await inLedgerSnapshot(service, house.area, async (tx) =>
    verifyLedger(streamStoredFacts(tx, house.area), { headSize: (await headSize(tx, house.area)) ?? 0 }),
  );
}

test('nothing readable of the person is left, the facts and the journal verify, and a second time does nothing', async () => {
  await using house = await testHouse();
  const other = await house.refer({ name: 'Anna Bell', concern: 'Another matter.' });
  const { file, referral } = await house.refer({ name: 'Zebulon Quillfeather', concern: 'Marigold canary words.' });
  assert.ok((await tablesWith(house, 'Quillfeather')).length >= 4, 'the search finds it while it is held');
  await closeUnfounded(house, file, referral, 'The Marigold was a canary.');
  await letGo(house, file);
  assert.deepEqual(
    await tablesWith(house, 'Marigold'),
    ['ledger.fact_body', 'throughline.arrival'],
    'the read models have forgotten at once',
  );
  await using disposal = openDisposalPool(house.database.disposalUrl);
  assert.equal(await finishDisposals(house, disposal.pool), 1);
  for (const canary of ['Quillfeather', 'Zebulon', 'Marigold']) assert.deepEqual(await tablesWith(house, canary), [], canary);
  assert.ok((await tablesWith(house, 'Anna Bell')).length >= 4, "somebody else's file is whole");
  assert.equal((await verify(house)).ok, true, JSON.stringify(await verify(house)));
  assert.equal(await finishDisposals(house, disposal.pool), 0);
  assert.deepEqual(await breached(house, 'full'), []);
  const acts = await recordAct(house, house.viewer('gita'), {
    act: 'assess',
    file: other.file,
    referral: other.referral,
    key: house.newId(),
    fields: { outcome: 'not appropriate', words: 'Done.' },
  });
  assert.equal(acts.kind, 'done');
});

test('a crash between the values and the bytes, or before it is written down, is finished by the next', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Zebulon Quillfeather' });
  await closeUnfounded(house, file, referral, 'Unfounded.');
  await letGo(house, file);
  await using disposal = openDisposalPool(house.database.disposalUrl);
  const broken = {
    query: (sql: string, values: unknown[]) =>
      sql.includes('erase_arrivals') ? Promise.reject(new Error('killed')) : disposal.pool.query(sql, values),
  };
  await assert.rejects(finishDisposals(house, broken as unknown as typeof disposal.pool), /killed/);
  assert.deepEqual(await tablesWith(house, 'Quillfeather'), ['throughline.arrival']);
  assert.equal(await finishDisposals(house, disposal.pool), 1);
  assert.deepEqual(await tablesWith(house, 'Quillfeather'), []);
  await asSuperuser(house, 'delete from throughline.disposal_done');
  assert.equal(await finishDisposals(house, disposal.pool), 1, 'done again, to no effect');
  assert.equal((await verify(house)).ok, true);
});

test('a record that had lain here by mistake and went home keeps its values', async () => {
  await using house = await testHouse();
  const gita = house.viewer('gita');
  const first = await house.refer({ name: 'Oskar Wielgomas', born: '2011-03-07' });
  const second = await house.refer({ name: 'Oscar Vielgomas', born: '2011-03-07', concern: 'Bluebell words of the second.' });
  const record = `r-${second.referral.slice(4)}`;
  const joined = await decideCandidate(house, gita, {
    file: second.file,
    referral: second.referral,
    candidate: `r-${first.referral.slice(4)}`,
    answer: 'same',
    reason: 'Same date.',
    key: house.newId(),
  });
  assert.equal(joined.kind, 'done');
  await recordAct(house, gita, {
    act: 'assess',
    file: first.file,
    referral: second.referral,
    key: house.newId(),
    fields: { outcome: 'not appropriate', words: 'Written while it lay in the other file.' },
  });
  assert.equal((await unlink(house, gita, { file: first.file, record, reason: 'A mistake.', key: house.newId() })).kind, 'done');
  await closeUnfounded(house, first.file, first.referral, 'Unfounded.');
  await letGo(house, first.file);
  await using disposal = openDisposalPool(house.database.disposalUrl);
  assert.equal(await finishDisposals(house, disposal.pool), 1);
  assert.ok((await tablesWith(house, 'Bluebell')).includes('throughline.arrival'));
  assert.ok((await tablesWith(house, 'Written while it lay')).includes('ledger.fact_body'));
  assert.equal((await verify(house)).ok, true);
  assert.deepEqual(await breached(house, 'full'), []);
});
