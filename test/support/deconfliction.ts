/** Something of a file may leave: the police duty was asked and has no objection (G02), without which nothing is shared. */
import assert from 'node:assert/strict';
import { recordPartnerAct } from '../../src/app/partners.ts';
import type { TestHouse } from './house.ts';

export async function policeDutyAgrees(house: TestHouse, about: { readonly file: string; readonly referral: string }): Promise<void> {
  const { file, referral } = about;
  const asked = await recordPartnerAct(house, house.viewer('gita'), {
    act: 'ask-deconfliction',
    file,
    referral,
    key: house.newId(),
    why: 'To share.',
  });
  assert.equal(asked.kind, 'done', JSON.stringify(asked));
  const answered = await recordPartnerAct(house, house.viewer('dora'), {
    act: 'answer-deconfliction',
    file,
    referral,
    key: house.newId(),
    fields: { answer: 'no objection', conditions: '', by: 'Duty' },
  });
  assert.equal(answered.kind, 'done', JSON.stringify(answered));
}
