/** The one line, end to end: a referral arrives, is joined, becomes obligations, lapses, climbs, is decided, closed through gates, and comes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { decideCandidate, unlink } from '../../src/app/identify.ts';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { testHouse } from '../support/house.ts';

const owedRules = (file: {
  obligations: ReadonlyMap<string, { rule: string; state: 'open' | 'lapsed' | 'met' | 'waived' | 'withdrawn' }>;
}) =>
  [...file.obligations.values()]
    .filter((each) => each.state === 'open' || each.state === 'lapsed')
    .map((each) => each.rule)
    .toSorted();

test('a misspelt second referral is joined, cannot be closed by one person, and comes back for review', async () => {
  await using house = await testHouse();
  const gita = house.viewer('gita');
  const key = () => house.newId();
  const first = await house.refer({ name: 'Oskar Wielgomas', born: '2011-03-07' });
  let sight = await lookAt(house, gita, first.file);
  assert.deepEqual(owedRules(sight!.file), ['C01', 'C04', 'C36', 'K08.tell', 'K19.adult']);

  house.at('2026-03-03T10:00');
  await recordAct(house, gita, {
    act: 'assess',
    file: first.file,
    referral: first.referral,
    key: key(),
    fields: { outcome: 'limited information but concern may exist', words: 'Looked into.' },
  });
  const closing = { finding: 'no further action', reasons: ['explained'], words: 'Explained.', cumulative: '', answers: [] };
  const proposed = await recordAct(house, gita, {
    act: 'propose-closure',
    file: first.file,
    referral: first.referral,
    key: key(),
    fields: closing,
  });
  assert.equal(proposed.kind, 'done');
  const alone = await recordAct(house, gita, {
    act: 'agree-to-close',
    file: first.file,
    referral: first.referral,
    key: key(),
    words: 'Yes.',
  });
  assert.equal(alone.kind, 'refused');
  assert.ok(
    alone.kind === 'refused' && alone.reasons.some((reason) => reason.code === 'not-allowed' && reason.how.includes('Prevent supervisor')),
  );
  const agreed = await recordAct(house, house.viewer('tom'), {
    act: 'agree-to-close',
    file: first.file,
    referral: first.referral,
    key: key(),
    words: 'Agreed.',
  });
  assert.equal(agreed.kind, 'done');
  sight = await lookAt(house, gita, first.file);
  assert.deepEqual(owedRules(sight!.file), ['C15', 'C36', 'C42', 'K08.tell', 'K19.adult', 'S21.read']);

  house.at('2026-04-01T09:00');
  const second = await house.refer({ name: 'Oscar Vielgomas', born: '2011-03-07' });
  sight = await lookAt(house, gita, second.file);
  const referral = sight!.file.referrals.get(second.referral)!;
  const [candidate] = [...referral.candidates.values()];
  assert.equal(candidate?.file, first.file);
  assert.equal(candidate?.band, 'suggested');

  await settleDue(house);
  house.at('2026-04-08T09:00');
  await settleDue(house);
  const day = await today(house, gita);
  assert.ok(day.lines.find((line) => line.file === second.file && line.section === 'overdue'));
  assert.ok((await today(house, house.viewer('tom'))).climbs.some((row) => row.ruleId === 'G01'));

  const joined = await decideCandidate(house, gita, {
    file: second.file,
    referral: second.referral,
    candidate: candidate!.record,
    answer: 'same',
    reason: 'Same birth date and address.',
    key: key(),
  });
  assert.equal(joined.kind, 'done');
  sight = await lookAt(house, gita, first.file);
  assert.equal(sight!.file.referrals.size, 2);
  assert.deepEqual(owedRules(sight!.file), [
    'C01',
    'C04',
    'C15',
    'C36',
    'C42',
    'G05.look',
    'G05.reopen',
    'K08.tell',
    'K08.tell',
    'K19.adult',
    'S21.read',
  ]);
  const home = await lookAt(house, gita, second.file);
  assert.deepEqual(owedRules(home!.file), []);

  const back = await unlink(house, gita, { file: first.file, record: `r-${second.referral.slice(4)}`, reason: 'A mistake.', key: key() });
  assert.equal(back.kind, 'done');
  sight = await lookAt(house, gita, first.file);
  assert.deepEqual(owedRules(sight!.file), ['C15', 'C36', 'C42', 'K08.tell', 'K19.adult', 'S21.read']);
  assert.deepEqual(owedRules((await lookAt(house, gita, second.file))!.file), ['C01', 'C04', 'C36', 'K08.tell', 'K19.adult']);

  house.at('2026-09-04T09:00');
  await settleDue(house);
  const review = [...(await lookAt(house, gita, first.file))!.file.obligations.values()].find((each) => each.rule === 'C42');
  assert.equal(review?.state, 'lapsed');
  assert.ok(review && isOwed(review));
});
