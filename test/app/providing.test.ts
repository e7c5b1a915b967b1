/** No way around consent to support (G08): a date that comes with a report, and an action of the plan for a provider, wait for it as sessions do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { recordProviding } from '../../src/app/providing.ts';
import { recordSupport, type SupportAct } from '../../src/app/support.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase } from '../../src/domain/case/deciders.ts';
import { instantOf } from '../support/given.ts';
import { testHouse } from '../support/house.ts';

test('G08: before consent a provider is given nothing to do; withdrawn, what was held is reported and no date is given', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(OrganisationJoined, { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
      make(PostCreated, { post: 'mentor-mo', title: 'Mo', organisation: 'provider', role: 'mentor', supervisor: null, hours: 'office' }),
      make(PractitionerJoined, { practitioner: 'mo', name: 'mo', organisation: 'provider' }),
      make(PostFilled, { post: 'mentor-mo', practitioner: 'mo', as: 'holder' }),
    ],
  }));
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' });
  const adopts = {
    does: 'review-case',
    decide: (held: Parameters<typeof adoptCase>[0]) => adoptCase(held, 'c1', { referral, meeting: null, words: '' }),
  } as const;
  assert.equal((await actOnFile(house, house.viewer('tom'), { file, key: 'adopt' }, adopts)).kind, 'done');
  const act = async (more: SupportAct): Promise<string> => {
    const outcome = await recordSupport(house, house.viewer('gita'), { file, key: house.newId(), ...more });
    return outcome.kind === 'refused' ? (outcome.reasons[0]?.code ?? '') : outcome.kind;
  };
  const action = (post: string): SupportAct => ({
    act: 'agree-action',
    case: 'c1',
    fields: { action: `a-${post}`, domain: 'mind', what: 'Two talks.', post, how: 'At home.', due: instantOf('2026-04-01T00:00') },
  });
  assert.equal(await act(action('mentor-mo')), 'consent-missing');
  assert.equal(await act(action('gateway')), 'done', 'what the area does itself waits for no consent');
  const now = instantOf('2026-03-02T09:00');
  const consent = {
    answer: 'given',
    answered: now,
    soughtFrom: 'the person',
    askedBy: 'The lead',
    how: 'in person',
    explained: 'All.',
    language: 'English',
  } as const;
  assert.equal(await act({ act: 'answer-consent', case: 'c1', fields: consent }), 'done');
  assert.equal(await act(action('mentor-mo')), 'may-not-own', 'nobody has commissioned them yet: they would see nothing of it');
  const sessions = {
    intervention: 'i1',
    post: 'mentor-mo',
    sessions: 7,
    starts: now,
    until: instantOf('2026-09-01T00:00'),
    aim: 'To talk.',
  };
  assert.equal(await act({ act: 'commission', case: 'c1', fields: sessions }), 'done');
  assert.equal(await act(action('mentor-mo')), 'done');

  house.at('2026-03-10T09:00');
  assert.equal(await act({ act: 'withdraw-consent', case: 'c1', fields: { by: 'the person', words: 'No more.' } }), 'done');
  const mo = viewerIn(await areaNow(house, serviceViewer(house.area, 'clock')), 'mo', await house.now()) ?? assert.fail();
  const report = async (next: string | null) => {
    const said = { act: 'report', session: instantOf('2026-03-09T10:00'), outcome: 'held', words: 'Talked.' } as const;
    const at = next === null ? null : instantOf(next);
    const outcome = await recordProviding(house, mo, { intervention: 'i1', key: house.newId(), ...said, next: at } as never);
    return outcome?.kind === 'refused' ? outcome.reasons[0]?.code : outcome?.kind;
  };
  assert.equal(await report('2026-03-20T10:00'), 'no-support');
  assert.equal(await report(null), 'done', 'what happened is recorded');
  const held = (await lookAt(house, house.viewer('gita'), file))?.file.cases.get('c1')?.interventions.get('i1');
  assert.deepEqual([held?.reports.length, held?.booked.length], [1, 0]);
});
