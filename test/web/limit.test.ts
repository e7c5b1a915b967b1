// A senior post sets the area's own amount for a limit: what becomes owed afterwards follows it, what was owed keeps its date.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { staffSite } from '../support/staff.ts';

test('the area sets its own amount with a reason; it binds what becomes owed from then on, and nobody else may set it', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const dueOf = async (file: string): Promise<string> => {
    const owed = [...((await lookAt(site.house, site.house.viewer('gita'), file))?.file.obligations.values() ?? [])];
    return new Date(owed.find((each) => each.rule === 'C01')?.due ?? 0).toISOString();
  };
  const before = await site.house.refer({ name: 'Idris Oxtaby' });
  const sena = await site.as('sena');
  assert.match((await sena.get('/rulebook')).body, /href="\/rulebook\/limits\/C01"/);
  assert.match((await sena.get('/rulebook/limits/C01')).body, /How many working days/);
  for (const [count, reason, error] of [
    ['none', 'Agreed.', /Give a whole number/],
    ['0', 'Agreed.', /Give a whole number/],
    ['3', '', /Say why/],
  ] as const) {
    await sena.get('/rulebook/limits/C01');
    const refused = await sena.post('/rulebook/limits/C01', { count, reason });
    assert.equal(refused.status, 422);
    assert.match(refused.body, error);
    assert.match(refused.body, new RegExp(`value="${count}"`));
  }
  await sena.get('/rulebook/limits/C01');
  const set = await sena.post('/rulebook/limits/C01', { count: '3', reason: 'Agreed by the partnership.' });
  assert.equal(set.status, 303);
  assert.match(
    (await sena.get('/rulebook')).body,
    /3 working days<\/strong>, set by this area because: <span class="tl-typed">Agreed by the partnership\.<\/span>/,
  );
  const after = await site.house.refer({ name: 'Edda Winterbourne' });
  assert.deepEqual([await dueOf(before.file), await dueOf(after.file)], ['2026-03-10T00:00:00.000Z', '2026-03-06T00:00:00.000Z']);

  const gita = await site.as('gita');
  assert.doesNotMatch((await gita.get('/rulebook')).body, /rulebook\/limits/);
  assert.equal((await gita.get('/rulebook/limits/C01')).status, 403);
  assert.deepEqual(site.faults, []);
});
