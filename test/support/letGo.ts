/** Closing and letting go, as people do it. */
import assert from 'node:assert/strict';
import { recordAct } from '../../src/app/cases.ts';
import type { TestHouse } from './house.ts';

/** Two people let a file go. */
export async function letGo(house: TestHouse, file: string): Promise<void> {
  const key = () => house.newId();
  const proposed = await recordAct(house, house.viewer('rhea'), {
    act: 'propose-disposal',
    file,
    key: key(),
    reason: 'Nothing is left to hold it for.',
  });
  assert.equal(proposed.kind, 'done', JSON.stringify(proposed));
  const gone = await recordAct(house, house.viewer('sena'), { act: 'dispose', file, key: key(), reason: 'Agreed.' });
  assert.equal(gone.kind, 'done', JSON.stringify(gone));
}

/** A referral is closed as unfounded, by two people. */
export async function closeUnfounded(house: TestHouse, file: string, referral: string, words: string): Promise<void> {
  const key = () => house.newId();
  const steps = [
    await recordAct(house, house.viewer('gita'), {
      act: 'assess',
      file,
      referral,
      key: key(),
      fields: { outcome: 'not appropriate', words },
    }),
    await recordAct(house, house.viewer('gita'), {
      act: 'propose-closure',
      file,
      referral,
      key: key(),
      fields: { finding: 'unfounded', reasons: ['explained'], words, cumulative: '', answers: [] },
    }),
    await recordAct(house, house.viewer('tom'), { act: 'agree-to-close', file, referral, key: key(), words }),
  ];
  for (const step of steps) assert.equal(step.kind, 'done', JSON.stringify(step));
}
