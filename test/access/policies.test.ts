/** The policies where they stand: before anything is decided, with the directory as it is now, and in the log by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { areaEntry, changeDirectory, overrideLimit } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { mayTry } from '../../src/app/permission.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { PostVacated } from '../../src/domain/area/entries.ts';
import { canBeOverridden } from '../../src/rulebook/engine/rulebook.ts';
import { testHouse } from '../support/house.ts';

test('a refusal says whom to ask and which policy; the log names what allowed and what refused; nothing is recorded', async () => {
  await using house = await testHouse();
  const logged: string[] = [];
  const watched = {
    ...house,
    log: (sentence: string, ids: Readonly<Record<string, string | number>> = {}) =>
      void logged.push(`${sentence}: ${ids.act} ${ids.policy}`),
  };
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell' });
  const owed = [...((await lookAt(house, house.viewer('gita'), file))?.file.obligations.keys() ?? [])][0] ?? '';
  const refused = await recordAct(watched, house.viewer('gita'), { act: 'waive', file, obligation: owed, reason: 'Not needed.', key: 'a' });
  assert.deepEqual(refused, {
    kind: 'refused',
    reasons: [
      {
        code: 'not-allowed',
        words: 'Your post does not include this: waive what is owed.',
        how: 'Ask one of these posts: Prevent supervisor, Superintendent, Assistant chief constable.',
        policy: null,
      },
    ],
  });
  const outcome = 'limited information but concern may exist';
  await recordAct(watched, house.viewer('gita'), { act: 'assess', file, referral, key: 'b', fields: { outcome, words: 'Looked into.' } });
  assert.deepEqual(logged, ['An act was refused: waive no policy permits it', 'An act was allowed: assess caseworkers-work']);
  const known = await lookAt(house, house.viewer('gita'), file);
  assert.ok(known);
  const offered = (act: 'assess' | 'waive') => mayTry(house.viewer('gita'), known.area, known.file, { act, file, referral }, known.now);
  assert.deepEqual([offered('assess'), offered('waive')], [true, false]);
});

test('who has left a post may not use it any more, whatever they signed in as; who answers for it then may', async () => {
  await using house = await testHouse();
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell' });
  const assess = (who: 'gita' | 'tom' | 'rhea', key: string) =>
    recordAct(house, house.viewer(who), {
      act: 'assess',
      file,
      referral,
      key,
      fields: { outcome: 'limited information but concern may exist', words: 'Looked into.' },
    });
  assert.equal((await assess('rhea', 'a')).kind, 'refused');
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [areaEntry(house.area, PostVacated, { post: 'gateway', practitioner: 'gita' })],
  }));
  const left = await assess('gita', 'b');
  assert.ok(left.kind === 'refused' && left.reasons[0]?.code === 'not-allowed');
  assert.equal((await assess('tom', 'c')).kind, 'done');
});

test('limits and posts are changed by senior posts and by the product setting up, and by nobody else', async () => {
  await using house = await testHouse();
  const limit = house.rulebook.limits.find(canBeOverridden)?.id ?? '';
  const change = (who: 'gita' | 'sena') => overrideLimit(house, house.viewer(who), { limit, count: 3, reason: 'Agreed locally.' });
  const refused = await change('gita');
  assert.ok(refused.kind === 'refused' && refused.reasons[0]?.code === 'not-allowed');
  assert.equal((await change('sena')).kind, 'decided');
});
