/** Undone is only what was recorded in one place: what was written in another file, in the same act, would stand there alone (decision 0055). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctEntry, correctionSight, undoable, undoEntry } from '../../src/app/correct.ts';
import { fileSight } from '../../src/app/fileSight.ts';
import { judge } from '../../src/app/judging.ts';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

async function lastIn(house: TestHouse, file: string, type: string): Promise<string> {
  const facts = (await lookAt(house, house.viewer('tom'), file))?.file.facts ?? [];
  return facts.findLast((each) => each.type === type)?.id ?? assert.fail(type);
}
/** Whether it is offered to whoever wrote it, and what they are told who try. */
async function tried(
  house: TestHouse,
  who: 'gita' | 'tom',
  file: string,
  type: string,
): Promise<readonly [offered: boolean, said: string]> {
  const viewer = house.viewer(who);
  const sight = (await fileSight(house, viewer, file)) ?? assert.fail();
  const offered = await undoable(house, viewer, sight);
  const outcome = await undoEntry(house, viewer, { file, fact: await lastIn(house, file, type), key: house.newId() });
  return [offered !== null, outcome.kind === 'refused' ? (outcome.reasons[0]?.code ?? '') : outcome.kind];
}
const done = (outcome: { readonly kind: string }): void => assert.equal(outcome.kind, 'done', JSON.stringify(outcome));

test('a find is owed until it is answered: neither recording it nor putting it to a file is undone (G18)', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const from = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
  const to = await house.refer({ name: 'Zebulon Quillfeather', born: '1981-01-01', under18: 'no' });
  house.at('2026-03-02T10:00');
  const fields = { sort: 'offence', words: 'Recordings.', found: 'An inquiry', about: 'somebody else', person: 'His cousin' } as const;
  done(await judge(house, house.viewer('tom'), { act: 'record-find', file: from.file, key: 'r', find: 'f1', fields }));
  assert.deepEqual(await tried(house, 'tom', from.file, 'FindRecorded'), [false, 'not-undone']);
  house.at('2026-03-02T10:01');
  done(await judge(house, house.viewer('gita'), { act: 'put-find', file: from.file, key: 'p', find: 'f1', to: to.file, as: 'x1' }));
  house.at('2026-03-02T10:02');
  assert.deepEqual(await tried(house, 'gita', to.file, 'FindPut'), [false, 'not-undone']);
  const owed = [...((await lookAt(house, house.viewer('gita'), to.file))?.file.obligations.values() ?? [])].filter(isOwed);
  assert.ok(owed.some(({ rule }) => rule === 'G18'));
});

test('what was said again in another file, by correcting it here, is undone nowhere; what was said there by itself is', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const here = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
  const there = await house.refer({ name: 'Zebulon Quillfeather', born: '1981-01-01', under18: 'no' });
  const gita = house.viewer('gita');
  const add = async (one: typeof here, words: string) =>
    done(
      await recordAct(house, gita, {
        act: 'add-information',
        file: one.file,
        key: house.newId(),
        referral: one.referral,
        fields: { words },
      }),
    );
  house.at('2026-03-02T10:00');
  await add(here, 'He has bought a knife.');
  house.at('2026-03-02T10:05');
  const moved = await correctEntry(house, gita, {
    file: here.file,
    key: 'c',
    fact: await lastIn(house, here.file, 'InformationAdded'),
    sort: 'wrong file',
    reason: 'The other one.',
    values: {},
    belongsTo: there.reference,
  });
  done(moved);
  house.at('2026-03-02T10:06');
  assert.deepEqual(await tried(house, 'gita', there.file, 'InformationAdded'), [false, 'not-undone']);
  await add(there, 'And a rope.');
  house.at('2026-03-02T10:07');
  assert.deepEqual(await tried(house, 'gita', there.file, 'InformationAdded'), [true, 'done']);
});

test('what lapsed because of an entry is not ended by its author’s saying that it was wrong, nor by another of the same post; a post above says so', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { file, referral } = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
  house.at('2026-03-02T10:00');
  const fields = { need: 'n1', words: 'He does not sleep.' };
  done(await recordAct(house, house.viewer('gita'), { act: 'record-need', file, key: 'n', referral, fields }));
  const fact = await lastIn(house, file, 'NeedRecorded');
  house.at('2026-09-01T10:00');
  const says = async (who: 'gita' | 'tom') => {
    const outcome = await correctEntry(house, house.viewer(who), {
      file,
      key: house.newId(),
      fact,
      sort: 'raised in error',
      reason: 'Of somebody else.',
      values: {},
      belongsTo: '',
    });
    return outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code) : outcome.kind;
  };
  assert.deepEqual(await says('gita'), ['lapsed-since']);
  const page = await correctionSight(house, house.viewer('gita'), file, fact);
  assert.match(page?.sorts.find(({ sort }) => sort === 'raised in error')?.whyNot[0]?.how ?? '', /a post above it says so/);
  assert.equal(await says('tom'), 'done');
});
