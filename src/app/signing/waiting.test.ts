/** A key that waits for its second person is on a named person's list with a day, and climbs: never to whoever recorded it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, instantOf, testArea } from '../../../test/support/given.ts';
import type { AreaEntry } from '../../domain/area/entries.ts';
import { type Area, evolveArea } from '../../domain/area/state.ts';
import { inForce } from '../../rulebook/engine/rulebook.ts';
import { uk } from '../../rulebook/uk/rulebook.ts';
import { listerOf } from '../asked.ts';
import { keysAsked } from './waiting.ts';

const id = 'k'.repeat(43);
const monday = instantOf('2026-03-02T10:00');
/** Recorded on a Monday by the holder of the senior post: due with the end of Wednesday. */
const recorded = (by = 'senior-holder', post = 'senior', area = testArea()): Area =>
  evolveArea(area, {
    ...directoryFact(
      'PartnerKeyRecorded',
      { key: id, publicKey: id, partner: 'An invented team', names: [], compared: 'Called.', from: 0 },
      monday,
    ),
    actor: by,
    post,
  } as AreaEntry);
const asked = (area: Area, practitioner: string, written: string) => {
  const at = instantOf(written);
  return keysAsked(area, inForce(uk, area, at), { practitioner, lister: listerOf(area, uk.ladders, practitioner, at) }, at).length > 0;
};
const everybody = ['gateway', 'team', 'senior', 'chief', 'duty', 'police-duty', 'records'].map((post) => `${post}-holder`);
const whom = (area: Area, written: string) => everybody.filter((who) => asked(area, who, written));
const filled = (post: string, from: string, to: string) => (area: Area) =>
  [
    directoryFact('PostVacated', { post, practitioner: from }),
    directoryFact('PostFilled', { post, practitioner: to, as: 'holder' }),
  ].reduce(evolveArea, area);

test('given a supervisor recorded it, it is with the post above that day, and climbs from there on the ordinary ladder', () => {
  const area = recorded('team-holder', 'team');
  assert.deepEqual(whom(area, '2026-03-02T10:01'), ['senior-holder']);
  assert.deepEqual(whom(area, '2026-03-06T23:00'), ['senior-holder'], 'due on Wednesday: three working days later it climbs');
  assert.deepEqual(whom(area, '2026-03-10T09:00'), ['senior-holder', 'chief-holder']);
});

test('whoever recorded it and fills the post above as well is never asked: the next is, and so on when it climbs', () => {
  const area = filled('senior', 'senior-holder', 'team-holder')(recorded('team-holder', 'team'));
  assert.deepEqual(whom(area, '2026-03-02T10:01'), ['chief-holder']);
  const late = whom(area, '2026-03-10T09:00');
  assert.ok(!late.includes('team-holder') && late.some((who) => who !== 'chief-holder'), `the climb reaches somebody else: ${late.join()}`);
});

test('recorded at the top it is with the senior post; compared or withdrawn it is nobody’s', () => {
  const area = recorded('chief-holder', 'chief');
  assert.deepEqual(whom(area, '2026-03-02T10:01'), ['senior-holder']);
  const ends = [
    directoryFact('PartnerKeyConfirmed', { key: id, compared: 'Called too.' }, monday),
    directoryFact('PartnerKeyWithdrawn', { key: id, why: 'not theirs', until: null, reason: 'They said so.' }, monday),
  ];
  for (const end of ends) assert.deepEqual(whom(evolveArea(area, end), '2026-03-20T09:00'), []);
});
