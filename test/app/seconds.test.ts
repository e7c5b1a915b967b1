/** Second decisions while people are away: never alone, never blocked, also for disposal (G04, G05, G24). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { changeDirectory } from '../../src/app/directory.ts';
import { fileSight } from '../../src/app/fileSight.ts';
import { searchFor } from '../../src/app/identify.ts';
import { withoutSecond } from '../../src/app/seconding.ts';
import { areaNow } from '../../src/app/directory.ts';
import { settleDue } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { agreeCover, fillPost, leave, recordAbsence } from '../../src/domain/area/deciders.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { type people, type TestHouse, testHouse } from '../support/house.ts';

const week = 7 * 24 * 3_600_000;
const product = (house: TestHouse) => serviceViewer(house.area, 'intake');
const away = (house: TestHouse, who: keyof typeof people) =>
  changeDirectory(house, product(house), (area, now) =>
    recordAbsence(area, { absence: `away-${who}`, practitioner: who, from: now, until: now + week }, now),
  );
const viewerOf = async (house: TestHouse, who: string) => {
  const viewer = viewerIn(await areaNow(house, product(house)), who, await house.now());
  assert.ok(viewer, `${who} may sign in`);
  return viewer;
};
const secondsOn = async (house: TestHouse, who: string) =>
  (await today(house, await viewerOf(house, who))).lines.flatMap((line) =>
    line.section === 'waiting' ? [] : line.owed.filter((each) => each.rule.endsWith('.second')).map((each) => each.rule),
  );

/** Referred, assessed and proposed for closing by somebody. */
async function proposed(house: TestHouse, by: string) {
  const { file, referral } = await house.refer({ name: 'Oskar Wielgomas' });
  await searchFor(house, file, referral);
  const as = await viewerOf(house, by);
  const closing = { finding: 'no further action', reasons: ['explained'], words: 'Explained.', cumulative: '', answers: [] };
  const assessed = { outcome: 'limited information but concern may exist', words: 'Looked into.' };
  const done = async (key: string, act: Parameters<typeof recordAct>[2] extends infer R ? R : never) =>
    assert.equal((await recordAct(house, as, act)).kind, 'done', key);
  await done('assess', { act: 'assess', file, referral, key: 'a', fields: assessed });
  await done('propose', { act: 'propose-closure', file, referral, key: 'p', fields: closing });
  return { file, referral };
}
const agree = async (house: TestHouse, who: string, { file, referral }: { file: string; referral: string }) =>
  recordAct(house, await viewerOf(house, who), { act: 'agree-to-close', file, referral, key: `agree-${who}`, words: 'Agreed.' });

test('with the supervising post’s person away the second decision is with whoever answers, and they may take it', async () => {
  await using house = await testHouse();
  const matter = await proposed(house, 'gita');
  assert.deepEqual(await secondsOn(house, 'tom'), ['G04.second']);
  await away(house, 'tom');
  assert.deepEqual(await secondsOn(house, 'sena'), ['G04.second']);
  assert.deepEqual(await secondsOn(house, 'tom'), []);
  const tom = await agree(house, 'tom', matter);
  assert.ok(tom.kind === 'refused' && tom.reasons[0]?.code === 'not-allowed', 'who is away decides nothing');
  assert.equal((await agree(house, 'sena', matter)).kind, 'done');
});

test('whoever answers for the proposing and for the deciding post cannot second themselves: it is with the next above', async () => {
  await using house = await testHouse();
  await away(house, 'gita');
  const matter = await proposed(house, 'tom');
  assert.deepEqual(await secondsOn(house, 'sena'), ['G04.second'], 'shown to the next up the chain, though the post is another’s');
  const own = await agree(house, 'tom', matter);
  assert.ok(own.kind === 'refused' && own.reasons.some((each) => each.code === 'same-person'));
  const sight = await fileSight(house, await viewerOf(house, 'tom'), matter.file);
  const owed = sight?.owed.find((each) => each.rule === 'G04.second');
  assert.equal(owed?.answers.practitioner, 'sena', 'the page says who decides');
  assert.equal((await agree(house, 'sena', matter)).kind, 'done');
});

test('whoever took a second decision over and does not take it is not the only one to hear of it when it climbs', async () => {
  await using house = await testHouse();
  const { file, referral } = await proposed(house, 'tom');
  assert.deepEqual(await secondsOn(house, 'sena'), ['G04.second']);
  const seen = async (who: string) =>
    (await today(house, await viewerOf(house, who))).climbs.filter(({ rule }) => rule === 'G04.second').map(({ id }) => id);
  for (let day = 3; (await seen('chas')).length === 0; day += 1) {
    assert.ok(day < 20, 'it never came to anybody else');
    house.at(`2026-03-${String(day).padStart(2, '0')}T09:00`);
    await settleDue(house);
  }
  const [id = ''] = await seen('chas');
  const sight = await fileSight(house, await viewerOf(house, 'chas'), file);
  const owed = sight?.owed.find((each) => each.id === id);
  assert.deepEqual([owed?.climbedTo, owed?.answers.practitioner, owed?.instead?.practitioner], ['senior', 'sena', 'chas']);
  assert.deepEqual(await seen('sena'), [], 'it is among what she owes');
  const fields = { next: 'Later.', promisedBy: (await house.now()) + week };
  const acknowledged = async (who: string) => {
    const done = await recordAct(house, await viewerOf(house, who), { act: 'acknowledge-climb', file, key: who, obligation: id, fields });
    return done.kind === 'refused' ? done.reasons[0]?.code : done.kind;
  };
  assert.equal(await acknowledged('sena'), 'own-lapse');
  assert.equal(await acknowledged('tom'), 'own-lapse');
  assert.equal(await acknowledged('chas'), 'done');
  assert.equal((await agree(house, 'sena', { file, referral })).kind, 'done');
});

/** Everybody of the area but one is away, and that one fills every post that works on files. */
async function alone(house: TestHouse): Promise<void> {
  for (const post of ['gateway', 'senior', 'chief', 'duty', 'records'] as const)
    await changeDirectory(house, product(house), (area) =>
      fillPost(area, { post, practitioner: 'tom', as: 'deputy', joining: null }, 'system'),
    );
  for (const who of ['gita', 'sena', 'chas', 'dora', 'rhea'] as const)
    assert.equal((await changeDirectory(house, product(house), (area) => leave(area, who, 'Gone.'))).kind, 'decided', who);
}
const cover = async (house: TestHouse) =>
  changeDirectory(house, product(house), (area, now) =>
    agreeCover(
      area,
      {
        cover: 'c',
        practitioner: 'perran',
        name: 'Perran Tolliver',
        home: 'Saltmarsh',
        as: 'senior',
        from: now,
        until: now + week,
        agreedHere: 'tom',
        agreedThere: 'Edda Larkhill',
      },
      now,
    ),
  );

test('one person alone, holding every post, never approves their own closure; cover from another area does, for its time', async () => {
  await using house = await testHouse();
  await alone(house);
  const area = await areaNow(house, product(house));
  assert.deepEqual(withoutSecond(area, await house.now()), ['team', 'senior', 'chief'], 'and it is said before anybody is stuck');
  const matter = await proposed(house, 'tom');
  const own = await agree(house, 'tom', matter);
  assert.ok(own.kind === 'refused' && own.reasons.some((each) => each.code === 'same-person'));
  assert.equal((await cover(house)).kind, 'decided');
  assert.deepEqual(withoutSecond(await areaNow(house, product(house)), await house.now()), []);
  assert.deepEqual(await secondsOn(house, 'perran'), ['G04.second']);
  const assess = await recordAct(house, await viewerOf(house, 'perran'), {
    act: 'assess',
    ...matter,
    key: 'x',
    fields: { outcome: 'no concern', words: 'No.' },
  });
  assert.ok(assess.kind === 'refused' && assess.reasons[0]?.code === 'not-allowed', 'cover decides second and does nothing else');
  const other = await house.refer({ name: 'Idris Ashgrove' });
  const perran = await viewerOf(house, 'perran');
  assert.equal(await fileSight(house, perran, other.file), null, 'a file in which nothing waits for a second person is not theirs to read');
  assert.ok(await fileSight(house, perran, matter.file));
  assert.equal((await agree(house, 'perran', matter)).kind, 'done');
  assert.ok(await fileSight(house, perran, matter.file), 'what they have decided they may read again');
});

test('cover that is over sees nothing and decides nothing', async () => {
  await using house = await testHouse();
  await alone(house);
  await cover(house);
  house.at('2026-03-10T09:00');
  assert.equal(viewerIn(await areaNow(house, product(house)), 'perran', await house.now()), null);
});

test('letting a file go is decided by another person too: up the chain, then by senior cover', async () => {
  await using house = await testHouse();
  const { file, referral } = await proposed(house, 'gita');
  assert.equal((await agree(house, 'tom', { file, referral })).kind, 'done');
  await alone(house);
  const tom = await viewerOf(house, 'tom');
  // What is still owed besides is done or waived first; the review after closing is waived by nobody, so it is reviewed.
  const propose = await recordAct(house, tom, { act: 'propose-disposal', file, key: 'd', reason: 'Nothing is left.' });
  assert.equal(propose.kind, 'done');
  const own = await recordAct(house, tom, { act: 'dispose', file, key: 'e', reason: 'Nothing is left.' });
  assert.ok(own.kind === 'refused' && own.reasons.some((each) => each.code === 'same-person'));
  await cover(house);
  assert.deepEqual(await secondsOn(house, 'perran'), ['G24.second']);
  const other = await recordAct(house, await viewerOf(house, 'perran'), { act: 'dispose', file, key: 'f', reason: 'Nothing is left.' });
  const codes = other.kind === 'refused' ? other.reasons.map((each) => each.code) : [];
  assert.ok(!codes.includes('same-person') && !codes.includes('not-allowed'), 'only what is still owed may stand before it');
  const declined = await recordAct(house, await viewerOf(house, 'perran'), {
    act: 'decline-disposal',
    file,
    key: 'g',
    reason: 'A review is owed.',
  });
  assert.equal(declined.kind, 'done');
});
