// Two people with a role's page open at once (S13, C31): what the second types is recorded, or shown back with why it is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { keyIn, textOf } from '../support/seen.ts';
import { staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

test('C31: what a second person says of a role’s end is never lost, and what they are owed an answer to can be answered on the page', async () => {
  await using site = await staffSite();
  const { house } = site;
  const { file } = await house.refer({ name: 'Role Person' });
  const [gita, tom] = [await site.as('gita'), await site.as('tom')];
  const page = `/files/${file}/roles`;
  const sending = (who: Visitor, shown: Seen, what: string, about: string, fields: Readonly<Record<string, string>>) => {
    const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${what}-${about}-${name}`, value]));
    return who.post(page, { key: `${keyIn(shown)}${what}`, what, about, ...named });
  };
  const stateOf = async () => (await lookAt(house, house.viewer('gita'), file))!.file;
  const owes = async (rule: string) => [...(await stateOf()).obligations.values()].some((each) => each.rule === rule && isOwed(each));
  await sending(gita, await gita.get(page), 'record', '', {
    sort: 'employment',
    held: 'held',
    what: 'Teacher',
    with: 'A school',
    source: 'Himself',
  });
  const [role = ''] = (await stateOf()).employments.keys();

  const [hers, his] = [await gita.get(page), await tom.get(page)];
  const lazy = await sending(gita, hers, 'end', role, { how: 'has ended', words: '' });
  assert.equal(lazy.status, 422);
  assert.match(textOf(lazy), /Something is still asked about this role/);
  assert.equal((await sending(gita, hers, 'end', role, { how: 'has ended', words: 'Left.' })).status, 303);

  const other = await sending(tom, his, 'end', role, { how: 'was wrong', words: 'It is his brother who teaches.' });
  assert.equal(other.status, 422);
  assert.match(textOf(other), /Somebody has recorded already how it ended.*It is his brother who teaches/);
  const gone = await sending(tom, his, 'trust', role, { children: 'yes', adults: 'no', access: 'no', reason: 'He is alone with a class.' });
  assert.equal(gone.status, 422);
  assert.match(textOf(gone), /Somebody else was faster.*Typed, and not recorded.*He is alone with a class/);
  assert.equal((await sending(tom, his, 'trust', 'another', { reason: 'x' })).status, 404, 'what is not there is not there');

  const harm = await sending(tom, his, 'end', role, { how: 'was removed for harm or risk', words: 'Removed for hitting a pupil.' });
  assert.equal(harm.status, 303);
  assert.ok(await owes('C31'));
  const after = await gita.get(page);
  assert.match(textOf(after), /Removed for hitting a pupil/);
  const told = await sending(gita, after, 'barring', role, { outcome: 'made', by: 'The school', words: 'On Monday.' });
  assert.equal(told.status, 303, 'what is owed can be answered on the page');
  assert.ok(!(await owes('C31')));

  const alleged = { words: 'Hit a patient.', threshold: 'none of these', reason: 'No child.', source: 'The ward' };
  assert.equal((await sending(tom, await tom.get(page), 'allegation', role, alleged)).status, 303);
  assert.ok(await owes('G19'));
  const answer = { children: 'no', adults: 'yes', access: 'no', reason: 'The ward says so.' };
  assert.equal((await sending(gita, await gita.get(page), 'trust', role, answer)).status, 303);
  assert.ok(!(await owes('G19')) && (await owes('G19.tell')));
  const nobody = { outcome: 'nothing is told', reason: 'The ward knows.', considered: 'All four.' };
  assert.equal((await sending(gita, await gita.get(page), 'tell', role, nobody)).status, 303);
  assert.ok(!(await owes('G19.tell')));
  assert.deepEqual(site.faults, []);
});
