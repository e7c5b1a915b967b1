/** A search by a list that two people agree on: its words and its entries are there together or not at all, and for as long as they may be needed (K03). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerListSearch, askForListSearch, listSearchId, runListSearch } from '../../src/app/listSearch.ts';
import { lookAt } from '../../src/app/look.ts';
import { finishDisposals, openDisposalPool } from '../../src/app/disposal.ts';
import { letSearchesGo, searchForPerson } from '../../src/app/search.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { closeUnfounded, letGo } from '../support/letGo.ts';
import { asSuperuser } from '../support/watchdog.ts';

const why = { purpose: 'decision', reason: 'The school named them.' } as const;
const asked = { kind: 'list', words: 'Yarek Osmolsky; 30.11.1988\nNobody Inparticular' } as const;

async function ask(house: TestHouse, file: string): Promise<string> {
  const key = house.newId();
  await askForListSearch(house, house.viewer('gita'), { ...why, file }, asked, key);
  return listSearchId(key);
}
const answer = (house: TestHouse, file: string, search: string, does: 'agree' | 'decline') =>
  answerListSearch(house, house.viewer('tom'), { file, search, does, words: 'Seen.', key: house.newId() });
const run = (house: TestHouse, file: string, search: string) =>
  runListSearch(house, house.viewer('gita'), { file, search, key: house.newId() });
const searches = async (house: TestHouse, file: string) =>
  (await lookAt(house, house.viewer('gita'), file))?.file.listSearches ?? new Map<string, never>();
const words = async (house: TestHouse) =>
  (await asSuperuser(house, 'select asked from throughline.person_search')).map((row) => row['asked'] !== null);
const mayThe = (house: TestHouse, service: string, does: 'grant' | 'revoke') =>
  asSuperuser(house, `${does} ${service} on throughline.person_search ${does === 'grant' ? 'to' : 'from'} throughline_service`);

test('where the words cannot be kept, or let go, nothing is recorded of it; sent again it is', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Jarek Osmolski', born: '1988-11-30' });
  await mayThe(house, 'insert', 'revoke');
  await assert.rejects(ask(house, file));
  assert.equal((await searches(house, file)).size, 0, 'nobody is asked to agree to words that are not there');
  await mayThe(house, 'insert', 'grant');
  const declined = await ask(house, file);
  await mayThe(house, 'delete', 'revoke');
  await assert.rejects(answer(house, file, declined, 'decline'));
  assert.equal((await searches(house, file)).get(declined)?.answer, null);
  await mayThe(house, 'delete', 'grant');
  assert.equal((await answer(house, file, declined, 'decline')).kind, 'done');
  assert.deepEqual(await words(house), []);
  const made = await ask(house, file);
  await answer(house, file, made, 'agree');
  await mayThe(house, 'update (asked)', 'revoke');
  await assert.rejects(run(house, file, made));
  assert.equal((await searches(house, file)).get(made)?.run, null);
  await mayThe(house, 'update (asked)', 'grant');
  assert.equal((await run(house, file, made)).kind, 'done');
  assert.deepEqual(await words(house), [false]);
});

test('agreed and never made, its words go when it may not be made any more; what was found stays for its time', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { file } = await house.refer({ name: 'Jarek Osmolski', born: '1988-11-30' });
  const [forgotten, made, waiting] = [await ask(house, file), await ask(house, file), await ask(house, file)];
  await answer(house, file, forgotten, 'agree');
  await answer(house, file, made, 'agree');
  assert.equal((await run(house, file, made)).kind, 'done');
  assert.equal(await letSearchesGo(house), 0);
  house.at('2026-03-20T09:00');
  assert.equal(await letSearchesGo(house), 1);
  assert.deepEqual(
    (await asSuperuser(house, 'select id from throughline.person_search')).map((row) => String(row['id'])).toSorted(),
    [made, waiting].toSorted(),
  );
  house.at('2027-04-01T09:00');
  assert.equal(await letSearchesGo(house), 2, 'also what nobody ever answered');
});

test('with a file goes what was asked for it, agreed and not made, and what else had found somebody in it', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Jarek Osmolski', born: '1988-11-30' });
  const other = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03' });
  // One that nobody answered would be owed: the file is not let go before somebody has.
  await answer(house, file, await ask(house, file), 'agree');
  const searchFor = (name: string) => {
    const person = { name, otherNames: '', born: '', phone: '', number: '', address: '', postcode: '', school: '' };
    return searchForPerson(house, house.viewer('gita'), { ...why, file: other.file }, person);
  };
  assert.equal((await searchFor('Jarek Osmolski')).found?.length, 1);
  const { id } = await searchFor('Tamsin Quennell');
  await closeUnfounded(house, file, referral, 'Unfounded.');
  await letGo(house, file);
  await using disposal = openDisposalPool(house.database.disposalUrl);
  assert.equal(await finishDisposals(house, disposal.pool), 1);
  const left = await asSuperuser(house, 'select id from throughline.person_search');
  assert.deepEqual(
    left.map((row) => row['id']),
    [id],
  );
});
