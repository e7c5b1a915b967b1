/** The id of a new thing comes with the form that makes it: a form that names what is there already makes nothing, and nothing that stands is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../src/app/act.ts';
import { recordAct } from '../../src/app/cases.ts';
import { judge } from '../../src/app/judging.ts';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const codesOf = (outcome: Outcome): readonly string[] =>
  outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code) : [outcome.kind];
const owedOn = async (house: TestHouse, file: string): Promise<readonly string[]> =>
  [...((await lookAt(house, house.viewer('gita'), file))?.file.obligations.values() ?? [])]
    .filter(isOwed)
    .map(({ id }) => id)
    .toSorted();

const role = { sort: 'employment', what: 'Caretaker', with: 'Harrow Lane Academy', held: 'held', source: 'His mother' } as const;
const find = { sort: 'material on a device', words: 'A manual.', found: 'Another case.', about: 'this person', person: '' } as const;

test('a second officer’s form under the id of a role takes neither its allegation nor what it owes, in this file or another', async () => {
  await using house = await testHouse();
  const [one, two] = [await house.refer({ name: 'Ansel Pruitt' }), await house.refer({ name: 'Flo Bark' })];
  const send = (who: 'gita' | 'tom', file: string, what: object) =>
    judge(house, house.viewer(who), { file, key: house.newId(), ...what } as never);
  assert.equal((await send('gita', one.file, { act: 'record-role', role: 'j-A', fields: role })).kind, 'done');
  const before = await owedOn(house, one.file);
  assert.ok(before.some((id) => id.startsWith('G19:')));
  const again = { act: 'record-role', role: 'j-A', fields: { ...role, what: 'Odd jobs' } };
  assert.deepEqual(codesOf(await send('tom', one.file, again)), ['begun-before']);
  assert.deepEqual(codesOf(await send('tom', two.file, again)), ['begun-before']);
  assert.deepEqual(await owedOn(house, one.file), before);
  const sight = await lookAt(house, house.viewer('gita'), one.file);
  assert.equal(sight?.file.employments.get('j-A')?.recorded.what, 'Caretaker');
});

test('whoever found something cannot make it anew under the same id so that somebody else is its finder, and then decide (G18)', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Bryony Calder' });
  const send = (who: 'gita' | 'tom', what: object) => judge(house, house.viewer(who), { file, key: house.newId(), ...what } as never);
  assert.equal((await send('tom', { act: 'record-find', find: 'j-B', fields: find })).kind, 'done');
  const before = await owedOn(house, file);
  assert.deepEqual(codesOf(await send('gita', { act: 'record-find', find: 'j-B', fields: { ...find, words: 'Nothing.' } })), [
    'begun-before',
  ]);
  assert.deepEqual(await owedOn(house, file), before);
});

test('the same form sent twice is done once, as ever; a need is recorded under an id once', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Cass Wray' });
  const role2 = { act: 'record-role', file, key: 'one', role: 'j-C', fields: role } as const;
  assert.equal((await judge(house, house.viewer('gita'), role2)).kind, 'done');
  assert.equal((await judge(house, house.viewer('gita'), role2)).kind, 'replayed');
  const need = (key: string, words: string) =>
    recordAct(house, house.viewer('gita'), { act: 'record-need', file, referral, key, fields: { need: 'need-1', words } });
  assert.equal((await need('n1', 'A place at school.')).kind, 'done');
  assert.equal((await need('n1', 'A place at school.')).kind, 'replayed');
  assert.deepEqual(codesOf(await need('n2', 'Nothing.')), ['begun-before']);
});
