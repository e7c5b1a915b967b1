/** Values can be erased by law while the tree still verifies, and only by law. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeCheckpoint } from '../../src/store/ledgerProof.ts';
import { readFacts } from '../../src/store/readFacts.ts';
import { area, asViewer, fact, openLedger } from './support.ts';

/** Two files; record-b was written at home (file-b) and then linked to file-a, which is disposed of. */
async function disposable() {
  const ledger = await openLedger();
  await ledger.append([
    fact(0, { stream: 'record/a', record: 'record-a', file: 'file-a' }),
    fact(1, { stream: 'record/b', record: 'record-b', file: 'file-b' }),
    fact(2, { stream: 'record/c', record: 'record-c', file: 'file-c' }),
    fact(3, { stream: 'record/b', record: 'record-b', file: 'file-a', type: 'RecordLinked', fields: { reason: 'the same person' } }),
    fact(4, { stream: 'file/a', record: null, file: 'file-a', type: 'FileDisposed', fields: { reason: 'due' } }),
    fact(5, { stream: 'record/c', record: 'record-c', file: 'file-c' }),
  ]);
  const disposal = await ledger.connectAs('disposalUrl');
  const dispose = async (subjects: readonly string[], by = 'fact-4', file = 'file-a') => {
    const { rows } = await disposal.query<{ dispose: unknown }>('select ledger.dispose($1, $2, $3, $4)', [area, file, subjects, by]);
    return Number(rows[0]?.dispose);
  };
  return Object.assign(ledger, { dispose });
}

test('after disposal the values are gone, the facts stay, and the tree and the checkpoint still verify', async () => {
  await using ledger = await disposable();
  const checkpoint = await computeCheckpoint(ledger.service, area);
  assert.equal(await ledger.dispose(['record-a', 'record-b']), 3, 'both records, the linked one wherever it was written');
  assert.equal((await ledger.verify(checkpoint)).ok, true);
  await asViewer(ledger.service, 'area', async () => {
    const read = await Array.fromAsync(readFacts(ledger.service, area));
    assert.deepEqual(
      read.map(({ disposed }) => disposed),
      [true, true, false, true, false, false],
    );
    assert.deepEqual(read[0]?.fields, {});
    assert.deepEqual(read[2]?.fields, fact(2).fields);
  });
  const { rows } = await ledger.superuser.query('select position::int, subject, disposal, fields from ledger.body_disposal order by 1');
  assert.deepEqual({ ...rows[0] }, { position: 0, subject: 'record-a', disposal: 'fact-4', fields: ['concern', 'name', 'score'] });
  assert.equal(await ledger.dispose(['record-a', 'record-b']), 0, 'a second time there is nothing left');
});

test('it takes nothing of other subjects or other files', async () => {
  await using ledger = await disposable();
  assert.equal(await ledger.dispose(['record-c']), 0);
  assert.equal(await ledger.dispose(['record-b']), 2);
  const { rows } = await ledger.superuser.query<{ position: number }>('select position::int from ledger.fact_body order by 1');
  assert.deepEqual(
    rows.map(({ position }) => position),
    [0, 2, 4, 5],
  );
});

test('without a FileDisposed entry of that file it is refused', async () => {
  await using ledger = await disposable();
  for (const [by, file] of [
    ['fact-0', 'file-a'],
    ['fact-4', 'file-b'],
    ['no-such-fact', 'file-a'],
  ] as const)
    await assert.rejects(ledger.dispose(['record-a'], by, file), { code: 'TL007' });
  await ledger.append([fact(6, { stream: 'file/a', record: null, file: 'file-a', type: 'FileDisposed', kind: 'consequence' })]);
  await assert.rejects(ledger.dispose(['record-a'], 'fact-6'), { code: 'TL007' }, 'a person disposes, never the engine');
});

test('an erased value that comes back is found, and so is a journal that leans on the disposal of another file', async () => {
  await using ledger = await disposable();
  const { rows } = await ledger.superuser.query<{ body: string }>('select body from ledger.fact_body where position = 0');
  await ledger.dispose(['record-a']);
  await ledger.superuser.query(`insert into ledger.fact_body values ($1, 0, 'record-a', $2)`, [area, rows[0]?.body]);
  const back = await ledger.verify();
  assert.ok(!back.ok && back.code === 'disposed-but-present' && back.position === 0);
  await ledger.superuser.query('delete from ledger.fact_body where position in (0, 2)');
  await ledger.superuser.query(`insert into ledger.body_disposal values ($1, 2, 'record-c', 'fact-4', array['name', 'concern', 'score'])`, [
    area,
  ]);
  const other = await ledger.verify();
  assert.ok(!other.ok && other.code === 'disposal' && other.position === 2 && other.factId === 'fact-2', JSON.stringify(other));
});

test('a journal line excuses the fields it names and no others', async () => {
  await using ledger = await disposable();
  await ledger.dispose(['record-a']);
  await ledger.superuser.query(`update ledger.body_disposal set fields = array['name', 'score'] where position = 0`);
  const found = await ledger.verify();
  assert.ok(!found.ok && found.code === 'body-missing' && found.position === 0 && found.words.includes('concern'));
});
