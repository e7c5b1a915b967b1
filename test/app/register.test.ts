/** What is kept of an old register, and what is on record of it, are there together or not at all (docs/decisions/0027-registers.md). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { answerRows, pairsOf } from '../../src/app/registerReview.ts';
import { compareRegister } from '../../src/app/registerRows.ts';
import { answerRegister, declareRegister, endRegister, registerSight } from '../../src/app/registers.ts';
import { testHouse } from '../support/house.ts';
import { asSuperuser } from '../support/watchdog.ts';

const declaration = { title: 'Case list', keptBy: 'Wexmoor police', purpose: 'To have earlier spellings.', basis: 'Policing purpose.' };
const bytes = Buffer.from('Name;Date of birth\nHalcyon Dunmarch;2011-03-07\nBettina Applegarth;1990-01-02\n');

test('a register is on record as compared, taken and done with only where its rows were written with it', async () => {
  await using house = await testHouse();
  const tom = house.viewer('tom');
  const { file } = await house.refer({ name: 'Halcyon Dunmarsh', born: '2011-03-07' });
  const declared = await declareRegister(house, tom, declaration, house.newId());
  assert.ok(declared.kind === 'declared');
  const { id } = declared;
  assert.equal((await answerRegister(house, house.viewer('sena'), { id, answer: 'agree', words: 'Ours.' })).kind, 'done');
  /** What cannot be written beside the ledger is not on record in it either; sent again it is both. */
  const without = async (right: string, table: string, does: () => Promise<unknown>, isOnRecord: () => Promise<boolean>) => {
    await asSuperuser(house, `revoke ${right} on throughline.${table} from throughline_service`);
    await assert.rejects(does());
    assert.equal(await isOnRecord(), false, `${right} ${table}`);
    await asSuperuser(house, `grant ${right} on throughline.${table} to throughline_service`);
    await does();
    assert.equal(await isOnRecord(), true, `${right} ${table}`);
  };
  const register = async () => (await registerSight(house, tom, id))?.register;
  await without(
    'insert',
    'register_row',
    () => compareRegister(house, tom, { id, bytes }),
    async () => (await register())?.screened.length === 1,
  );
  const [pair] = await pairsOf(house, tom, id, 'open');
  assert.ok(pair);
  await without(
    'update (answer)',
    'register_pair',
    () => answerRows(house, tom, id, [{ row: pair.row, record: pair.record, answer: 'same', reason: 'The same date.' }]),
    async () => (await lookAt(house, tom, file))?.file.records.size === 2,
  );
  assert.deepEqual(
    (await pairsOf(house, tom, id, 'decided')).map(({ answer }) => answer),
    ['same'],
  );
  await without(
    'delete',
    'register_row',
    () => endRegister(house, tom, { id, words: 'Done.' }),
    async () => ((await register())?.finished ?? null) !== null,
  );
  assert.deepEqual(await asSuperuser(house, 'select from throughline.register_row'), []);
});
