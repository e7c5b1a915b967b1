/** A lapse whose owner fills the post above as well, as the people of the area see it that day: on the list, on its page, and where posts are looked after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeDirectory } from '../../src/app/directory.ts';
import { settleDue } from '../../src/app/time.ts';
import { fillPost, vacatePost } from '../../src/domain/area/deciders.ts';
import { serviceViewer } from '../../src/store/viewing.ts';

import type { posts, TestHouse } from '../support/house.ts';
import { textOf } from '../support/seen.ts';
import { staffSite } from '../support/staff.ts';

const given = async (house: TestHouse, post: keyof typeof posts, from: string, to: string): Promise<void> => {
  const product = serviceViewer(house.area, 'intake');
  await changeDirectory(house, product, (area) => fillPost(area, { post, practitioner: to, as: 'holder', joining: null }, 'system'));
  await changeDirectory(house, product, (area) => vacatePost(area, { post, practitioner: from }));
};

test('the superintendent has it on her list the day it climbs, reads why, and acknowledges it; the supervisor who owes it cannot', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  await house.refer({ name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' });
  await given(house, 'team', 'tom', 'gita');
  house.at('2026-03-11T09:00');
  await settleDue(house);
  const gita = await site.as('gita');
  const own = await gita.get('/today');
  assert.match(own.body, /Do the initial assessment/);
  assert.doesNotMatch(own.body, /id="climbs"/);
  const sena = await site.as('sena');
  const list = await sena.get('/today');
  assert.match(
    textOf(list),
    /It climbed from Gateway assessor, Wexmoor police: it was not done by .*?It is put to you because nobody of Prevent supervisor, Wexmoor police may acknowledge it/,
  );
  const [, href = ''] = /href="(\/files\/[^"]+\/owed\/C01[^"]+)"[^>]*>Acknowledge/.exec(list.body) ?? [];
  assert.notEqual(href, '');
  const said =
    /Nobody there may acknowledge it, because they owe it themselves or are not shown what has lapsed: it is put to sena, Superintendent\./;
  const shown = await sena.get(href);
  assert.match(textOf(shown), /It has climbed to Prevent supervisor ?\. Nobody there may/);
  assert.match(textOf(shown), said);
  assert.match(textOf(shown), /Nobody there could acknowledge it then: it was put to sena, Superintendent\./, 'and in what became of it');
  const file = href.slice(0, href.indexOf('/owed/'));
  assert.match(textOf(await sena.get(file)), said);
  const answer = {
    act: 'acknowledge',
    next: 'Gita does it on Friday.',
    'promised-day': '13',
    'promised-month': '3',
    'promised-year': '2026',
  };
  await gita.get(href);
  const refused = await gita.post(href, { key: house.newId(), ...answer });
  assert.match(textOf(refused), /You owe this yourself/);
  const done = await sena.post(href, { key: house.newId(), ...answer });
  assert.equal(done.status, 303, textOf(done).slice(0, 400));
  assert.doesNotMatch((await sena.get('/today')).body, /Do the initial assessment<\/strong><span class="tl-owed__why">It climbed/);
});

test('where one person is everybody, the page of posts says of which what lapses climbs to nobody else', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const before = await (await site.as('dora')).get('/posts');
  assert.doesNotMatch(before.body, /would climb to nobody else/);
  for (const [post, who] of [
    ['gateway', 'gita'],
    ['team', 'tom'],
    ['senior', 'sena'],
    ['chief', 'chas'],
    ['records', 'rhea'],
  ] as const)
    await given(house, post, who, 'dora');
  assert.match(
    textOf(await (await site.as('dora')).get('/posts')),
    /What lapses here would climb to nobody else: Gateway assessor, .*Duty officer.*Name somebody else for a post that supervises these\./,
  );
});
