/** What a provider learns from the database begins with the first day of what its own posts are commissioned for and ends soon after it, whatever day it asks from (migrations 0046, 0049). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, areaNow, changeDirectory } from '../../src/app/directory.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { commissionedFor } from '../../src/app/providing.ts';
import { recordSupport } from '../../src/app/support.ts';
import { viewerIn } from '../../src/app/viewers.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { adoptCase } from '../../src/domain/case/deciders.ts';
import { EntryUndone } from '../../src/domain/correction/entries.ts';
import { decided } from '../../src/domain/decision.ts';
import { entry } from '../../src/domain/write.ts';
import { advanceProductClock, startProductClock } from '../../src/store/clock.ts';
import { commissionedFiles } from '../../src/store/commissioned.ts';
import { viewing } from '../../src/store/viewing.ts';
import { instantOf } from '../support/given.ts';
import { staffSite } from '../support/staff.ts';

test('asked from the beginning of time, a mentor learns what is commissioned of their own post, and what ended lately; a colleague’s never', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(OrganisationJoined, { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
      ...['mo', 'nell'].flatMap((who) => [
        make(PostCreated, {
          post: `mentor-${who}`,
          title: who,
          organisation: 'provider',
          role: 'mentor',
          supervisor: null,
          hours: 'office',
        }),
        make(PractitionerJoined, { practitioner: who, name: who, organisation: 'provider' }),
        make(PostFilled, { post: `mentor-${who}`, practitioner: who, as: 'holder' }),
      ]),
    ],
  }));
  const { file, referral } = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' });
  const tom = house.viewer('tom');
  const adopts = {
    does: 'review-case',
    decide: (held: Parameters<typeof adoptCase>[0]) => adoptCase(held, 'c1', { referral, meeting: null, words: '' }),
  };
  assert.equal((await actOnFile(house, tom, { file, key: 'adopt' }, { ...adopts, does: 'review-case' })).kind, 'done');
  const act = async (more: Parameters<typeof recordSupport>[2] extends infer R ? Omit<R, 'file' | 'key' | 'case'> : never) => {
    const outcome = await recordSupport(house, house.viewer('gita'), { file, key: house.newId(), case: 'c1', ...more } as never);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  await act({
    act: 'answer-consent',
    fields: {
      answer: 'given',
      answered: instantOf('2026-03-02T09:00'),
      soughtFrom: 'the person',
      askedBy: 'Gita',
      how: 'in person',
      explained: 'All.',
      language: 'English',
      interpreter: 'not needed',
    },
  } as never);
  await act({
    act: 'commission',
    fields: {
      intervention: 'i1',
      post: 'mentor-mo',
      sessions: 7,
      starts: instantOf('2026-03-02T09:00'),
      until: instantOf('2026-09-01T00:00'),
      aim: 'To talk.',
    },
  } as never);
  const learns = async (who: string): Promise<readonly string[]> => {
    const area = await areaNow(house, serviceViewer(house.area, 'clock'));
    const viewer = viewerIn(area, who, await house.now()) ?? assert.fail();
    return viewing(house.pool, viewer, (tx) => commissionedFiles(tx, house.area, 0));
  };
  assert.deepEqual(await learns('mo'), [file]);
  assert.deepEqual(await learns('nell'), [], 'another post of the same organisation');

  // The area's clock as the database has it: what the pages think the day is makes no difference.
  const clock = (move: (tx: Parameters<Parameters<typeof viewing>[2]>[0]) => Promise<unknown>) =>
    viewing(house.pool, serviceViewer(house.area, 'clock'), move);
  await clock((tx) => startProductClock(tx, house.area, instantOf('2026-03-02T09:00')));
  const later = { post: 'mentor-nell', sessions: 3, until: instantOf('2026-09-01T00:00'), aim: 'To talk.' };
  await act({ act: 'commission', fields: { ...later, intervention: 'i2', starts: instantOf('2026-03-09T14:00') } } as never);
  await act({ act: 'commission', fields: { ...later, intervention: 'i3', starts: instantOf('2026-03-12T00:00') } } as never);
  const sees = async (who: string): Promise<readonly string[]> => {
    const area = await areaNow(house, serviceViewer(house.area, 'clock'));
    const viewer = viewerIn(area, who, await house.now()) ?? assert.fail();
    return (await commissionedFor(house, viewer)).people.map(({ intervention }) => intervention);
  };
  assert.deepEqual([await learns('nell'), await sees('nell')], [[], []], 'commissioned, and not begun: nothing');
  house.at('2026-03-09T00:30');
  assert.deepEqual(await learns('nell'), [], 'the database has its own clock');
  await clock((tx) => advanceProductClock(tx, house.area, instantOf('2026-03-09T00:30')));
  assert.deepEqual([await learns('nell'), await sees('nell')], [[file], ['i2']], 'from the first day on, and only what has begun');
  await act({ act: 'end-intervention', fields: { intervention: 'i3', reason: 'Not needed.' } } as never);
  house.at('2026-03-13T09:00');
  await clock((tx) => advanceProductClock(tx, house.area, instantOf('2026-03-13T09:00')));
  assert.deepEqual(await sees('nell'), ['i2'], 'what stopped before its first day is never learnt of');

  house.at('2026-03-13T10:00');
  await act({ act: 'end-intervention', fields: { intervention: 'i1', reason: 'The mentor fell ill.' } } as never);
  assert.deepEqual(await learns('mo'), [file], 'what was not reported may still be');
  // Undone a minute after it was commissioned, as older ledgers have it: nothing of it is learnt, though its end is a matter of days.
  await act({
    act: 'commission',
    fields: { ...later, intervention: 'i4', post: 'mentor-mo', starts: instantOf('2026-03-13T00:00') },
  } as never);
  await act({ act: 'end-intervention', fields: { intervention: 'i2', reason: 'Not needed.' } } as never);
  const undone = await actOnFile(
    house,
    tom,
    { file, key: 'undone' },
    {
      does: 'review-case',
      decide: (held) =>
        decided(
          ...held.facts
            .filter(({ type }) => type === 'InterventionCommissioned')
            .map(({ id, stream, record }) => entry(EntryUndone, { stream, file, record }, { fact: id })),
        ),
    },
  );
  assert.equal(undone.kind, 'done', JSON.stringify(undone));
  assert.deepEqual([await learns('mo'), await learns('nell')], [[], []], 'no commission stands');
  house.at('2026-07-10T09:00');
  await house.refer({ name: 'Edda Larkhill' });
  assert.deepEqual(await learns('mo'), [], 'ended long since: asking from an earlier day finds nothing');
});
