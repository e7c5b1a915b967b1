/** A lapse of somebody who fills the post above as well: who has it on their list that day, who hears of it at night, and that it is said when nobody else is there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliverNotice, NotDelivered } from '../../src/app/alerts.ts';
import { climbingToNobody } from '../../src/app/asked.ts';
import { recordAct } from '../../src/app/cases.ts';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { fileSight } from '../../src/app/fileSight.ts';
import { lookAt } from '../../src/app/look.ts';
import { obligationSight } from '../../src/app/obligationSight.ts';
import { leave, raiseDanger } from '../../src/app/intake.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { settleDue } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { fillPost, vacatePost } from '../../src/domain/area/deciders.ts';
import { type PostRole, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { publicViewer, serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type posts, type TestHouse, testHouse } from '../support/house.ts';
import { asSuperuser } from '../support/watchdog.ts';

type PostId = keyof typeof posts;
const product = (house: TestHouse) => serviceViewer(house.area, 'intake');
const fill = async (house: TestHouse, post: PostId, practitioner: string) =>
  assert.equal(
    (await changeDirectory(house, product(house), (area) => fillPost(area, { post, practitioner, as: 'holder', joining: null }, 'system')))
      .kind,
    'decided',
  );
const vacate = async (house: TestHouse, post: PostId, practitioner: string) =>
  assert.equal((await changeDirectory(house, product(house), (area) => vacatePost(area, { post, practitioner }))).kind, 'decided');
const viewerOf = async (house: TestHouse, who: string) => {
  const viewer = viewerIn(await areaNow(house, product(house)), who, await house.now());
  assert.ok(viewer, `${who} may sign in`);
  return viewer;
};
const climbsOf = async (house: TestHouse, who: string) =>
  (await today(house, await viewerOf(house, who))).climbs.filter(({ rule }) => rule === 'C01').map(({ id }) => id);
const on = async (house: TestHouse, written: string) => {
  house.at(written);
  await settleDue(house);
};

/** The assessment of a referral lapses at gita's post, and has climbed to the supervisor's. Of 2 March, so the 10th has it and the 11th the climb. */
async function climbed(house: TestHouse) {
  const { file, referral } = await house.refer({ name: 'Oskar Wielgomas' });
  await on(house, '2026-03-11T09:00');
  const owed = (await fileSight(house, house.viewer('rhea'), file))?.owed.find(({ rule }) => rule === 'C01');
  assert.deepEqual([owed?.climbedTo, owed?.rung], ['team', 1]);
  return { file, referral, id: owed?.id ?? '' };
}
test('the post above is filled by the person who owes it: the next post has it the same day, and may stop its climb', async () => {
  await using house = await testHouse();
  await vacate(house, 'team', 'tom');
  await fill(house, 'team', 'gita');
  const { file, id } = await climbed(house);
  assert.deepEqual(await climbsOf(house, 'gita'), [], 'who owes it is not asked about themselves');
  assert.ok(
    (await today(house, await viewerOf(house, 'gita'))).lines.some(({ owed }) => owed.some((each) => each.id === id)),
    'it is among what they owe',
  );
  assert.deepEqual(await climbsOf(house, 'sena'), [id]);
  assert.deepEqual(await climbsOf(house, 'chas'), [], 'and nobody further up yet');
  const fields = { next: 'Gita does it on Friday.', promisedBy: instantOf('2026-03-14T00:00') };
  const acknowledge = async (who: string) =>
    recordAct(house, await viewerOf(house, who), { act: 'acknowledge-climb', file, key: `k-${who}`, obligation: id, fields });
  const own = await acknowledge('gita');
  assert.ok(own.kind === 'refused' && own.reasons[0]?.code === 'own-lapse');
  assert.equal((await acknowledge('sena')).kind, 'done');
});

test('a post that is filled after the climb changes who has it from that instant, and the record of whom it was put to stays', async () => {
  await using house = await testHouse();
  const { file, id } = await climbed(house);
  assert.deepEqual(await climbsOf(house, 'tom'), [id]);
  assert.deepEqual(await climbsOf(house, 'sena'), []);
  // Tom takes over the owing post as well, and is alone in both.
  await fill(house, 'gateway', 'tom');
  await vacate(house, 'gateway', 'gita');
  assert.deepEqual(await climbsOf(house, 'tom'), []);
  assert.deepEqual(await climbsOf(house, 'sena'), [id]);
  const now = await obligationSight(house, await viewerOf(house, 'sena'), file, id);
  assert.equal(now?.instead?.practitioner, 'sena');
  assert.deepEqual([...(now?.fellTo.values() ?? [])], [], 'when it climbed, somebody else was there');
  // Somebody else comes to the post that was asked.
  await fill(house, 'team', 'rhea');
  assert.deepEqual(await climbsOf(house, 'rhea'), [id]);
  assert.deepEqual(await climbsOf(house, 'sena'), []);
  assert.deepEqual((await rebuild(house, { check: true })).differences, [], 'no row names a person');
});

test('what a climb fell to stays in its history, whoever fills the posts afterwards', async () => {
  await using house = await testHouse();
  await vacate(house, 'team', 'tom');
  await fill(house, 'team', 'gita');
  const { file, id } = await climbed(house);
  await vacate(house, 'team', 'gita');
  await fill(house, 'team', 'tom');
  const sight = await obligationSight(house, await viewerOf(house, 'tom'), file, id);
  assert.equal(sight?.instead, null);
  assert.deepEqual(
    [...(sight?.fellTo.values() ?? [])].map(({ practitioner }) => practitioner),
    ['sena'],
  );
});

test('in a sealed file whoever it falls to sees the file, from then on and no other sealed one; nobody else of the area does', async () => {
  await using house = await testHouse();
  const sealed = async (name: string) => {
    const { file } = await house.refer({ name });
    const led = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: name, post: 'duty', reason: 'Ours.' });
    assert.equal(led.kind, 'done');
    const fields = { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
    assert.equal((await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file, key: `seal ${name}`, fields })).kind, 'done');
    return file;
  };
  const file = await sealed('Oskar Wielgomas');
  await vacate(house, 'senior', 'sena');
  await fill(house, 'senior', 'dora');
  await fill(house, 'records', 'sena');
  await on(house, '2026-03-10T08:00');
  const other = await sealed('Tamsin Quennell');
  const sees = async (who: string, which: string) => (await lookAt(house, await viewerOf(house, who), which)) !== null;
  for (const who of ['gita', 'tom', 'chas', 'sena', 'rhea']) assert.equal(await sees(who, file), false, who);
  await on(house, '2026-03-11T09:00');
  assert.equal(await sees('chas', file), true, 'the senior post is the duty officer’s own: it falls to the chief post');
  assert.equal((await climbsOf(house, 'chas')).length, 1);
  assert.equal(await sees('chas', other), false, 'of which nothing has climbed');
  for (const who of ['gita', 'tom', 'sena', 'rhea']) assert.equal(await sees(who, file), false, who);
  await fill(house, 'senior', 'sena');
  assert.equal(await sees('sena', file), true, 'somebody else has come to the post that was asked');
  assert.equal(await sees('chas', file), false);
});

/** A post of the directory with its people, who join with it where they are not there. */
const create = async (
  house: TestHouse,
  post: { readonly id: string; readonly organisation: string; readonly role: PostRole; readonly supervisor: string | null },
  practitioner: string,
) =>
  changeDirectory(house, product(house), (area) => {
    const { id, organisation, role, supervisor } = post;
    const joins = area.practitioners.has(practitioner) ? [] : [{ practitioner, name: practitioner, organisation }];
    return {
      kind: 'decided',
      entries: [
        areaEntry(house.area, PostCreated, { post: id, title: id, organisation, role, supervisor, hours: 'office' }),
        ...joins.map((each) => areaEntry(house.area, PractitionerJoined, each)),
        areaEntry(house.area, PostFilled, { post: id, practitioner, as: 'holder' }),
      ],
    };
  });

test('in a sealed file whose next post above is of another house, it is on the list of the duty post of its own', async () => {
  await using house = await testHouse();
  await create(house, { id: 'over', organisation: 'council', role: 'supervisor', supervisor: null }, 'quin');
  await create(house, { id: 'sup', organisation: 'police', role: 'supervisor', supervisor: 'over' }, 'pia');
  await create(house, { id: 'off', organisation: 'police', role: 'supervisor', supervisor: 'sup' }, 'pia');
  const led = async (name: string) => {
    const { file } = await house.refer({ name });
    const taken = await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: name, post: 'off', reason: 'Theirs.' });
    assert.equal(taken.kind, 'done');
    return file;
  };
  const file = await led('Oskar Wielgomas');
  const open = await led('Tamsin Quennell');
  const fields = { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
  const sealed = await recordSharing(house, await viewerOf(house, 'pia'), { act: 'seal-file', file, key: 'seal', fields });
  assert.equal(sealed.kind, 'done');
  await on(house, '2026-03-11T09:00');
  const filesOf = async (who: string) =>
    (await today(house, await viewerOf(house, who))).climbs.filter(({ rule }) => rule === 'C01').map((each) => each.file);
  assert.deepEqual(await filesOf('quin'), [open], 'to tell another house would tell it');
  assert.deepEqual(await filesOf('dora'), [file], 'who sees the file for it is asked about it');
  assert.deepEqual(await filesOf('pia'), [], 'who owes it is not');
});

test('what a post of another house owes in a sealed file climbs to the duty post of the house that leads it, and falls from there', async () => {
  await using house = await testHouse();
  await create(house, { id: 'police-duty', organisation: 'police', role: 'organisation-duty', supervisor: null }, 'rhea');
  assert.ok((await viewerOf(house, 'dora')).falls?.includes('records>police-duty'));
  assert.ok(!(await viewerOf(house, 'tom')).falls?.includes('records>police-duty'));
});

/** Danger that the duty post does not take within the hour: it has climbed to the senior post. */
async function untaken(house: TestHouse): Promise<string> {
  const left = await leave(house, publicViewer(house.area), {
    channel: 'danger-form',
    contentType: 'application/json',
    bytes: Buffer.from('{"happening":"Marigold Ashdown is in danger"}'),
    idempotencyKey: house.newId(),
  });
  await raiseDanger(house, left.arrival);
  for (let minutes = 10; minutes < 60; minutes += 10) {
    await on(house, `2026-03-02T09:${minutes}`);
    const [row] = (await asSuperuser(house, `select id from throughline.notice where kind = 'climbed' and post = 'senior'`)) as {
      id: string;
    }[];
    if (row) return row.id;
  }
  throw new Error('It has not climbed');
}
const mailed = async (house: TestHouse, notice: string) =>
  ((await asSuperuser(house, 'select practitioner from throughline.mail where notice = $1', [notice])) as { practitioner: string }[]).map(
    ({ practitioner }) => practitioner,
  );

test('an alert of a climb wakes somebody who does not owe it', async () => {
  await using house = await testHouse();
  await vacate(house, 'senior', 'sena');
  await fill(house, 'senior', 'dora');
  const notice = await untaken(house);
  await deliverNotice(house, notice, [], 1);
  assert.deepEqual(await mailed(house, notice), ['chas'], 'the duty officer fills the senior post as well');
  const seen = await today(house, await viewerOf(house, 'chas'));
  assert.ok(seen.climbs.some(({ rule }) => rule === 'C43.acknowledge'));
});

test('where one person is everybody, the posts page and the list of alerts that reached nobody say that nobody else is there', async () => {
  await using house = await testHouse();
  for (const post of ['gateway', 'team', 'senior', 'chief', 'records'] as const) await fill(house, post, 'dora');
  for (const [post, who] of [
    ['gateway', 'gita'],
    ['team', 'tom'],
    ['senior', 'sena'],
    ['chief', 'chas'],
    ['records', 'rhea'],
  ] as const)
    await vacate(house, post, who);
  const area = await areaNow(house, product(house));
  const unheard = climbingToNobody(area, house.rulebook.ladders, await house.now());
  assert.deepEqual(unheard, ['gateway', 'team', 'senior', 'chief', 'duty', 'records'], 'only what the school owes has somebody else');
  const notice = await untaken(house);
  await assert.rejects(deliverNotice(house, notice, [], 3), NotDelivered);
  assert.deepEqual(await mailed(house, notice), ['dora'], 'who owes it is woken all the same');
  assert.equal((await today(house, await viewerOf(house, 'dora'))).reachedNobody, 1);
  await fill(house, 'team', 'tom');
  assert.deepEqual(climbingToNobody(await areaNow(house, product(house)), house.rulebook.ladders, await house.now()), [
    'team',
    'senior',
    'chief',
    'duty',
  ]);
});
