/** Whoever fills two posts is one person: what they owe by one they do not waive by the other, whichever stands first (F49). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { obligationSight } from '../../src/app/obligationSight.ts';
import { settleDue } from '../../src/app/time.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { PostFilled } from '../../src/domain/area/entries.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const viewerOf = async (house: TestHouse, who: string) =>
  viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), who, await house.now()) ?? assert.fail(who);
const deputising = (house: TestHouse, practitioner: string, post: string) =>
  changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [areaEntry(house.area, PostFilled, { post, practitioner, as: 'deputy' })],
  }));
const code = (outcome: Awaited<ReturnType<typeof recordAct>>) =>
  outcome.kind === 'refused' ? (outcome.reasons[0]?.code ?? '') : outcome.kind;

/** The follow-up of a visit that saw nobody, owed by the post that leads: `lead` answers for it, and for `other` too. */
async function owing(house: TestHouse, who: string, lead: string) {
  const { file } = await house.refer({ name: 'Oskar Wielgomas' });
  const act = async (as: string, asked: CaseAct) => recordAct(house, await viewerOf(house, as), { ...asked, file, key: house.newId() });
  assert.equal(code(await act(who, { act: 'take-lead', post: lead, reason: 'Mine.' })), 'done');
  const at = (written: string) => instantOf(`2026-03-02T${written}`);
  const fields = {
    purpose: 'To hear them.',
    where: 'At home.',
    toSee: '',
    post: 'gateway',
    accompanied: '',
    ifNotHeard: 'Call.',
    visitors: [who],
    starts: at('10:00'),
    checkIn: at('11:00'),
    ends: at('12:00'),
    interpreter: 'not needed' as const,
    interpreterWords: '',
    parentHears: false,
  };
  assert.equal(code(await act(who, { act: 'plan-protective-visit', visit: 'v', fields })), 'done');
  house.at('2026-03-02T11:30');
  assert.equal(code(await act(who, { act: 'end-visit', visit: 'v', fields: { outcome: 'no access gained', words: 'Nobody.' } })), 'done');
  house.at('2026-03-12T11:30');
  await settleDue(house);
  const owed = (await lookAt(house, await viewerOf(house, who), file))?.file.obligations.values() ?? [];
  const followUp = [...owed].find((each) => each.rule === 'F49.follow-up' && isOwed(each));
  assert.ok(followUp?.state === 'lapsed');
  return { file, obligation: followUp.id, act };
}

for (const [who, lead, other] of [
  ['sena', 'senior', 'team'],
  ['tom', 'team', 'senior'],
] as const)
  test(`${who}, who leads as ${lead} and deputises for ${other}, does not waive what the lead owes; another person may, by the post that lets them`, async () => {
    await using house = await testHouse();
    await deputising(house, who, other);
    const { file, obligation, act } = await owing(house, who, lead);
    assert.equal(code(await act(who, { act: 'waive', obligation, reason: 'Not needed.' })), 'own');
    const seen = await obligationSight(house, await viewerOf(house, who), file, obligation);
    assert.equal(seen?.whyNotWaive?.code, 'own', 'and the page does not offer it');
    // Their colleague, although an office post stands first among theirs.
    const colleague = who === 'sena' ? 'tom' : 'sena';
    await deputising(house, colleague, 'gateway');
    assert.equal((await obligationSight(house, await viewerOf(house, colleague), file, obligation))?.whyNotWaive, null);
    assert.equal(code(await act(colleague, { act: 'waive', obligation, reason: 'The family moved away.' })), 'done');
    const facts = (await lookAt(house, await viewerOf(house, who), file))?.file.facts ?? [];
    const waived = facts.find((each) => each.type === 'WaiverDecided');
    assert.equal(waived?.type === 'WaiverDecided' && waived.fields.authoriser, who === 'sena' ? 'team' : 'senior');
  });
