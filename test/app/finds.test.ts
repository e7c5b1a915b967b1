/** Finds, and names in reports, between two files over a real database (G18, F12): put to the wrong person, each is owed again, whatever became of where it came from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { type JudgingAct, judge } from '../../src/app/judging.ts';
import { lookAt } from '../../src/app/look.ts';
import { network, type NetworkAct } from '../../src/app/network.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { settleDue } from '../../src/app/time.ts';
import type { Disruption } from '../../src/domain/find/entries.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { closeUnfounded, letGo } from '../support/letGo.ts';
import { type people, type TestHouse, testHouse } from '../support/house.ts';

type Who = keyof typeof people;
const found = { sort: 'offence', words: 'Recordings.', found: 'An inquiry', about: 'somebody else', person: 'His cousin' } as const;

async function does(house: TestHouse, who: Who, file: string, act: JudgingAct): Promise<void> {
  const outcome = await judge(house, house.viewer(who), { ...act, file, key: house.newId() });
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
}

const decides = (find: string, outcome: Disruption): JudgingAct => ({
  act: 'decide-disruption',
  find,
  fields: { outcome, reason: 'Another man.', told: 'Nobody: it says nothing of him.' },
});

async function owed(house: TestHouse, who: Who, file: string, rules = 'G18'): Promise<readonly string[]> {
  const held = (await lookAt(house, house.viewer(who), file))?.file;
  return [...(held?.obligations.values() ?? [])].filter((each) => isOwed(each) && each.rule.startsWith(rules)).map(({ rule }) => rule);
}

/** The finder's file, and the one in which somebody is held to whom the find has been put. */
async function putTo(house: TestHouse) {
  const from = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
  const to = await house.refer({ name: 'Zebulon Quillfeather', born: '1981-01-01', under18: 'no' });
  await does(house, 'tom', from.file, { act: 'record-find', find: 'f1', fields: found });
  await does(house, 'gita', from.file, { act: 'put-find', find: 'f1', to: to.file, as: 'x1' });
  return { from, to };
}

/** Dora's post leads it, and keeps it to itself. */
async function seal(house: TestHouse, file: string): Promise<void> {
  const led = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: 'lead', post: 'duty', reason: 'Ours.' });
  assert.equal(led.kind, 'done', JSON.stringify(led));
  const fields = { reason: 'Our work is not to be known.', until: (await house.now()) + 90 * 86_400_000, mayBeNamed: false };
  const sealed = await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file, key: 'seal', fields });
  assert.equal(sealed.kind, 'done', JSON.stringify(sealed));
}

async function closeAndLetGo(house: TestHouse, one: { readonly file: string; readonly referral: string }): Promise<void> {
  await closeUnfounded(house, one.file, one.referral, 'Nothing in it.');
  // Whether somebody reads the closing is drawn by its id: here that is another's business.
  for (const { id, rule, state } of (await lookAt(house, house.viewer('tom'), one.file))?.file.obligations.values() ?? []) {
    if (rule !== 'S21.read' || state !== 'open') continue;
    const reason = 'Read.';
    await recordAct(house, house.viewer('tom'), { act: 'waive', file: one.file, key: id, obligation: id, reason });
  }
  house.at('2026-03-20T10:00');
  await settleDue(house);
  await letGo(house, one.file);
}

for (const [outcome, state, left] of [
  ['not about this person', 'recorded', ['G18.place']],
  ['charge', 'answered', []],
] as const)
  test(`"${outcome}" goes back to the finder's file that is sealed to whoever decides, and they learn nothing by it`, async () => {
    await using house = await testHouse('2026-03-02T09:00');
    const { from, to } = await putTo(house);
    await seal(house, from.file);
    assert.equal(await lookAt(house, house.viewer('sena'), from.file), null);
    house.at('2026-03-03T10:00');
    await does(house, 'sena', to.file, decides('x1', outcome));
    assert.deepEqual([await owed(house, 'sena', to.file), await owed(house, 'dora', from.file)], [[], left]);
    assert.equal((await lookAt(house, house.viewer('dora'), from.file))?.file.finds.get('f1')?.state, state);
    assert.equal(await lookAt(house, house.viewer('sena'), from.file), null);
    assert.deepEqual((await rebuild(house, { check: true })).differences, []);
  });

test('the file to which it was put is sealed by another: nobody else decides there, though the answer would go to a file that they see', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { from, to } = await putTo(house);
  await seal(house, to.file);
  const tried = await judge(house, house.viewer('sena'), { ...decides('x1', 'charge'), file: to.file, key: 'd' });
  assert.ok(tried.kind === 'refused');
  assert.equal(tried.reasons[0]?.code, 'no-such-file');
  assert.equal((await lookAt(house, house.viewer('sena'), from.file))?.file.finds.get('f1')?.state, 'put');
});

test('the finder’s file is let go: what is not about this person waits here for whoever finds out whom it is about, and silence climbs', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { from, to } = await putTo(house);
  await closeAndLetGo(house, from);
  await does(house, 'sena', to.file, decides('x1', 'not about this person'));
  assert.deepEqual(await owed(house, 'sena', to.file), ['G18.place']);
  house.at('2026-03-30T10:00');
  await settleDue(house);
  const place = [...((await lookAt(house, house.viewer('sena'), to.file))?.file.obligations.values() ?? [])].find(
    (each) => each.rule === 'G18.place',
  );
  assert.ok(place?.state === 'lapsed' && place.climbedTo !== null, 'it climbs');
  // Somebody else turns out to be the one: it is put there from here, and what they answer comes back here.
  const right = await house.refer({ name: 'Perran Larkhill', born: '1985-08-08', under18: 'no' });
  await does(house, 'gita', to.file, { act: 'put-find', find: 'x1', to: right.file, as: 'x2' });
  await does(house, 'sena', right.file, decides('x2', 'other disruption'));
  assert.deepEqual([await owed(house, 'sena', to.file), await owed(house, 'sena', right.file)], [[], []]);
  assert.equal((await lookAt(house, house.viewer('sena'), to.file))?.file.finds.get('x1')?.state, 'answered');
});

for (const is of ['sealed', 'let go'] as const)
  test(`somebody named in a report, put to another of that name, is owed again, though the report's file is ${is}`, async () => {
    await using house = await testHouse('2026-03-02T09:00');
    const from = await house.refer({ name: 'Anna Bell', born: '1990-01-02', under18: 'no' });
    const to = await house.refer({ name: 'Zebulon Quillfeather', born: '1981-01-01', under18: 'no' });
    const recorded = async (who: Who, file: string, act: NetworkAct) => {
      const outcome = await network(house, house.viewer(who), { ...act, file, key: house.newId() });
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    };
    await recorded('gita', from.file, { act: 'name-person', named: 'n1', fields: { words: 'Her cousin Abe.', report: null } });
    await recorded('gita', from.file, { act: 'place-named', named: 'n1', to: to.file, as: 'p1', words: 'A call names him.' });
    if (is === 'sealed') await seal(house, from.file);
    else await closeAndLetGo(house, from);
    const fields = { outcome: 'names somebody else', words: 'Another man of that name.' } as const;
    await recorded('gita', to.file, { act: 'answer-tied-report', tied: ['p1'], fields });
    assert.equal((await lookAt(house, house.viewer('gita'), from.file)) === null, is === 'sealed');
    const waits = is === 'sealed' ? { at: from.file, who: 'dora' as const } : { at: to.file, who: 'gita' as const };
    assert.deepEqual(await owed(house, waits.who, waits.at, 'F12'), ['F12.place']);
    assert.deepEqual((await rebuild(house, { check: true })).differences, []);
  });
