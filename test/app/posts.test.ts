/** Who comes and goes, in the lists the same minute, over a real database; and what a change of the directory changes in the rows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { refreshStale } from '../../src/app/restructure.ts';
import { settleDue } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { changePost, leave, recordAbsence, setShift } from '../../src/domain/area/deciders.ts';
import { PostCreated, PostFilled } from '../../src/domain/area/entries.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type people, type TestHouse, testHouse } from '../support/house.ts';
import { asSuperuser } from '../support/watchdog.ts';

const product = (house: TestHouse) => serviceViewer(house.area, 'intake');
const listOf = async (house: TestHouse, who: keyof typeof people) =>
  (await today(house, house.viewer(who))).lines.flatMap((line) => line.owed.map((each) => `${each.rule} ${each.post}`));
const answeredBy = async (house: TestHouse, post: string) =>
  (await asSuperuser(house, 'select answered_by from throughline.post where id = $1', [post]))[0]?.answered_by;
const clean = async (house: TestHouse) => assert.deepEqual((await rebuild(house, { check: true })).differences, []);

test('an absence begins and ends by itself: the list, the act and the row of who answers turn at that instant', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  await house.refer({ name: 'Oskar Wielgomas' });
  const absence = { absence: 'a', practitioner: 'gita', from: instantOf('2026-03-02T12:00'), until: instantOf('2026-03-03T09:00') };
  await changeDirectory(house, product(house), (area, now) => recordAbsence(area, absence, now));
  assert.ok((await listOf(house, 'gita')).includes('C01 gateway'));
  assert.ok(!(await listOf(house, 'tom')).includes('C01 gateway'));
  house.at('2026-03-02T12:00');
  assert.deepEqual(await listOf(house, 'gita'), []);
  assert.ok((await listOf(house, 'tom')).includes('C01 gateway'), 'the supervising post has it, and nobody has recorded anything');
  await settleDue(house);
  assert.equal(await answeredBy(house, 'gateway'), 'tom');
  house.at('2026-03-03T09:00');
  await settleDue(house);
  assert.equal(await answeredBy(house, 'gateway'), 'gita');
  assert.ok((await listOf(house, 'gita')).includes('C01 gateway'));
  await clean(house);
});

test('a shift begins and ends by itself, and who is on it has the danger on top', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const shift = {
    shift: 's',
    post: 'duty',
    practitioner: 'tom',
    from: instantOf('2026-03-02T18:00'),
    until: instantOf('2026-03-03T06:00'),
  };
  await changeDirectory(house, product(house), (area, now) => setShift(area, shift, now));
  house.at('2026-03-02T18:00');
  await settleDue(house);
  assert.equal(await answeredBy(house, 'duty'), 'tom');
  house.at('2026-03-03T06:00');
  await settleDue(house);
  assert.equal(await answeredBy(house, 'duty'), 'dora');
});

test('the work of a leaver is on somebody’s list in the transaction in which they leave', async () => {
  await using house = await testHouse();
  await house.refer({ name: 'Oskar Wielgomas' });
  const before = await listOf(house, 'gita');
  await changeDirectory(house, product(house), (area) => leave(area, 'gita', 'A post elsewhere.'));
  const fell = await listOf(house, 'tom');
  for (const each of before) assert.ok(fell.includes(each), each);
  assert.equal(await answeredBy(house, 'gateway'), 'tom');
  await clean(house);
});

test('the last person of the area’s duty post cannot leave without a successor, and is told what to do', async () => {
  await using house = await testHouse();
  const gone = async (who: string) => changeDirectory(house, product(house), (area) => leave(area, who, 'A post elsewhere.'));
  for (const who of ['chas', 'sena', 'tom', 'gita', 'rhea']) assert.equal((await gone(who)).kind, 'decided', who);
  const refused = await gone('dora');
  assert.ok(refused.kind === 'refused' && refused.reasons[0]?.code === 'nobody-left');
  assert.match(refused.reasons[0].how, /another holder or deputy/);
  assert.equal(await answeredBy(house, 'gateway'), 'dora');
});

test('when a duty comes to mean another post, its list has the work at once, and the rows follow and equal a rebuild', async () => {
  await using house = await testHouse();
  await house.refer({ name: 'Oskar Wielgomas' });
  // The search for whom it may be is owed by the intake; the second decision by the supervising post.
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, product(house), () => ({
    kind: 'decided',
    entries: [
      make(PostCreated, {
        post: 'archive',
        title: 'Archivist',
        organisation: 'council',
        role: 'assessor',
        supervisor: 'team',
        hours: 'office',
      }),
      make(PostFilled, { post: 'archive', practitioner: 'chas', as: 'holder' }),
    ],
  }));
  const retitle = (post: string, role: 'assessor' | 'records') =>
    changeDirectory(house, product(house), (area) =>
      changePost(area, { post, title: post, role, supervisor: 'team', hours: 'office', reason: 'The council has moved the work.' }),
    );
  assert.deepEqual(await listOf(house, 'chas'), []);
  assert.equal((await listOf(house, 'rhea')).filter((each) => each.endsWith(' records')).length, 1);
  assert.equal((await retitle('records', 'assessor')).kind, 'decided');
  assert.equal((await retitle('archive', 'records')).kind, 'decided');
  assert.equal((await listOf(house, 'chas')).length, 1, 'before any row has followed');
  await refreshStale(house);
  assert.deepEqual(await listOf(house, 'chas'), ['C36 archive']);
  assert.deepEqual(
    (await listOf(house, 'rhea')).filter((each) => each.startsWith('C36')),
    [],
  );
  assert.deepEqual(await asSuperuser(house, 'select 1 from throughline.stale_file union all select 1 from throughline.moved_post'), []);
  await clean(house);
});

test('people who only hold a post change no row of a file', async () => {
  await using house = await testHouse();
  await house.refer({ name: 'Oskar Wielgomas' });
  await changeDirectory(house, product(house), () => ({
    kind: 'decided',
    entries: [areaEntry(house.area, PostFilled, { post: 'gateway', practitioner: 'rhea', as: 'deputy' })],
  }));
  assert.deepEqual(await asSuperuser(house, 'select 1 from throughline.stale_file'), []);
  assert.ok((await areaNow(house, product(house))).posts.get('gateway')?.deputies.includes('rhea'));
});
