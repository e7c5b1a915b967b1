/** How obligations live: raised, lapsed, climbed, acknowledged, waived, withdrawn, redated; late entries, adoption, overrides. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf, londonWords, testArea, ukSoon } from '../../../test/support/given.ts';
import type { Rulebook } from './rulebook.ts';

const monday = '2026-03-02T10:00';

test('a lapse climbs to the supervisor, the senior, the chief, and to the chief again until somebody answers', () => {
  const told = given().referral('R1', monday).until('2026-06-01T00:00');
  assert.deepEqual(told.history('C01'), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-10T00:00',
    'lapsed 2026-03-10T00:00',
    'climbed 2026-03-11T00:00 team',
    'climbed 2026-03-13T00:00 senior',
    'climbed 2026-03-17T00:00 chief',
    // 20 working days; Good Friday and Easter Monday lie between.
    'climbed 2026-04-16T00:00 chief',
    'climbed 2026-05-15T00:00 chief',
  ]);
});

test('done at the very instant it was due is late', () => {
  const told = given().referral('R1', monday).record('AssessmentRecorded', 'R1', '2026-03-10T00:00');
  assert.deepEqual(told.history('C01').slice(1), ['lapsed 2026-03-10T00:00', 'met 2026-03-10T00:00']);
});

test('acknowledging stops the climb until the promised instant, then it goes on where it stopped', () => {
  const told = given().referral('R1', monday);
  told.record('ClimbAcknowledged', 'R1', '2026-03-11T09:00', {
    by: 'team',
    fields: { obligation: `C01:${received(told)}`, promisedBy: instantOf('2026-03-16T12:00') },
  });
  assert.equal(told.file('R1').obligations.get(`C01:${received(told)}`)?.acknowledged?.by, 'team-holder');
  told.until('2026-03-25T00:00');
  assert.deepEqual(told.history('C01').slice(1), [
    'lapsed 2026-03-10T00:00',
    'climbed 2026-03-11T00:00 team',
    'climbed 2026-03-16T12:00 senior',
    'climbed 2026-03-19T00:00 chief',
  ]);
});

test('a promise for a day that has passed stops nothing, and nothing climbs in the past', () => {
  const told = given().referral('R1', monday);
  told.record('ClimbAcknowledged', 'R1', '2026-03-12T09:00', {
    by: 'team',
    fields: { obligation: `C01:${received(told)}`, promisedBy: instantOf('2026-03-05T12:00') },
  });
  assert.deepEqual(told.history('C01').slice(3), ['climbed 2026-03-12T09:00 senior']);
});

test('meeting it late ends the climb and leaves the lapse', () => {
  const told = given().referral('R1', monday).record('AssessmentRecorded', 'R1', '2026-03-12T09:00').until('2026-06-01T00:00');
  assert.deepEqual(told.history('C01').slice(1), ['lapsed 2026-03-10T00:00', 'climbed 2026-03-11T00:00 team', 'met 2026-03-12T09:00']);
  assert.equal(londonWords(obligation(told, 'C01')?.lapsedAt ?? 0), '2026-03-10T00:00');
});

test('an entry recorded late, however early it happened, never removes a lapse', () => {
  const told = given()
    .referral('R1', monday)
    .record('AssessmentRecorded', 'R1', '2026-03-20T09:00', { happened: '2026-03-03T09:00', learnt: '2026-03-03T09:00' });
  assert.equal(obligation(told, 'C01')?.state, 'met');
  assert.ok(told.history('C01').includes('lapsed 2026-03-10T00:00'));
});

test('a referral learnt long before it was recorded lapses the moment it is recorded', () => {
  const told = given().referral('R1', '2026-03-30T09:00', { learnt: monday });
  assert.deepEqual(told.history('C01'), ['raised 2026-03-30T09:00 gateway, due 2026-03-10T00:00', 'lapsed 2026-03-30T09:00']);
});

test('a waiver ends what may be waived, late or not, and nothing else', () => {
  const told = given().referral('R1', monday);
  told.record('WaiverDecided', 'R1', '2026-03-12T09:00', { by: 'senior', fields: { obligation: `C01:${received(told)}` } });
  told.record('WaiverDecided', 'R1', '2026-03-12T09:00', { by: 'senior', fields: { obligation: `C04:${received(told)}` } });
  told.until('2026-04-30T00:00');
  assert.deepEqual(told.history('C01').slice(1), ['lapsed 2026-03-10T00:00', 'climbed 2026-03-11T00:00 team', 'waived 2026-03-12T09:00']);
  assert.equal(obligation(told, 'C04')?.state, 'lapsed');
});

test('correcting the time redates what is open', () => {
  const told = given().referral('R1', monday);
  told.record('TimeCorrected', 'R1', '2026-03-04T09:00', { fields: { fact: received(told), learnt: instantOf('2026-02-27T09:00') } });
  assert.deepEqual(told.history('C01').slice(1), ['redated 2026-03-04T09:00, due 2026-03-07T00:00']);
  told.until('2026-03-07T00:00');
  assert.deepEqual(told.history('C01').slice(2), ['lapsed 2026-03-07T00:00']);
});

test('correcting the time back past the limit lapses it when that is known, not before', () => {
  const told = given().referral('R1', monday);
  told.record('TimeCorrected', 'R1', '2026-03-04T09:00', { fields: { fact: received(told), learnt: instantOf('2026-01-05T09:00') } });
  assert.deepEqual(told.history('C01').slice(1), ['redated 2026-03-04T09:00, due 2026-01-13T00:00', 'lapsed 2026-03-04T09:00']);
});

test('correcting the time leaves what has lapsed lapsed', () => {
  const told = given().referral('R1', monday);
  told.record('TimeCorrected', 'R1', '2026-03-10T09:00', { fields: { fact: received(told), learnt: instantOf('2026-03-09T09:00') } });
  assert.equal(obligation(told, 'C01')?.state, 'lapsed');
  assert.deepEqual(told.history('C01').slice(1), ['lapsed 2026-03-10T00:00']);
});

test('a later correction of another instant keeps the earlier correction', () => {
  const told = given().referral('R1', monday);
  told.record('TimeCorrected', 'R1', '2026-03-03T09:00', { fields: { fact: received(told), learnt: instantOf('2026-02-27T09:00') } });
  told.record('TimeCorrected', 'R1', '2026-03-04T09:00', { fields: { fact: received(told), happened: instantOf('2026-02-20T09:00') } });
  assert.equal(londonWords(obligation(told, 'C01')?.due ?? 0), '2026-03-07T00:00');
});

test('a rule new in an adopted rulebook binds older files from the adoption, and says so', () => {
  const without: Rulebook = { ...ukSoon, rules: ukSoon.rules.filter((rule) => rule.key !== 'C01') };
  const before = given(testArea(), without).referral('R1', monday);
  const adopted = directoryFact('RulebookAdopted', { version: 'next', newRules: ['C01'] }, instantOf('2026-04-01T09:00'));
  const told = given(testArea('england-and-wales', [adopted]));
  for (const [id, file] of before.files) told.files.set(id, { ...file, area: told.area });
  told.fileOf.set('R1', 'R1');
  told.until('2026-04-08T12:00');
  assert.deepEqual(told.history('C01'), ['raised 2026-04-01T09:00 gateway, due 2026-04-11T00:00']);
  assert.equal([...told.file('R1').obligations.values()].find((each) => each.rule === 'C01')?.asOfAdoption, true);
  assert.equal(
    londonWords([...told.file('R1').obligations.values()].find((each) => each.rule === 'C04')?.due ?? 0),
    '2026-03-31T00:00',
    'open obligations keep their dates',
  );
});

test('an area may set a limit of its own; it binds from then, also when the file is settled late', () => {
  const override = directoryFact(
    'LimitOverridden',
    { limit: 'C01', amount: { workingDays: 2 }, reason: 'Local policy.', authoriser: 'chief-holder' },
    instantOf('2026-03-03T00:00'),
  );
  const told = given().directory(override).referral('R1', monday).referral('R2', '2026-03-04T10:00');
  assert.match(told.history('C01', 'R1')[0] ?? '', /due 2026-03-10T00:00/);
  assert.match(told.history('C01', 'R2')[0] ?? '', /due 2026-03-07T00:00/);
  const ladder = directoryFact(
    'LimitOverridden',
    { limit: 'ladder.ordinary.2', amount: { workingDays: 9 }, reason: 'Local policy.', authoriser: 'chief-holder' },
    instantOf('2026-03-12T00:00'),
  );
  told.directory(ladder).until('2026-03-20T00:00');
  assert.deepEqual(told.history('C01', 'R1').slice(2), [
    'climbed 2026-03-11T00:00 team',
    'climbed 2026-03-13T00:00 senior',
    'climbed 2026-03-17T00:00 chief',
  ]);
});

/** The rulebook with one of its rules made one that an area may switch. */
const withOptional = (key: string, shipped: 'on' | 'off'): Rulebook => ({
  ...ukSoon,
  rules: ukSoon.rules.map((rule) => (rule.key === key ? { ...rule, optional: { shipped } } : rule)),
});
const switched = (rule: string, on: boolean, at: string) =>
  directoryFact('RuleSwitched', { rule, on, reason: 'Agreed.', authoriser: 'chief-holder' }, instantOf(at));

test('a rule that ships switched off asks nothing until the area switches it on, and then as of that day', () => {
  const told = given(testArea(), withOptional('C01', 'off')).referral('R1', monday);
  assert.deepEqual(told.until('2026-03-20T00:00').history('C01'), []);
  told.directory(switched('C01', true, '2026-03-23T10:00')).until('2026-03-23T11:00');
  assert.match(told.history('C01')[0] ?? '', /^raised 2026-03-23T10:00 .*due 2026-03-31T00:00/);
});

test('what is switched off is owed no longer, says why, and what had lapsed stays in the history', () => {
  const told = given(testArea(), withOptional('C01', 'on')).referral('R1', monday).until('2026-03-11T12:00');
  told.directory(switched('C01', false, '2026-03-12T10:00')).until('2026-03-30T00:00');
  assert.deepEqual(
    told
      .history('C01')
      .slice(-3)
      .map((line) => line.split(' ').slice(0, 2).join(' ')),
    ['lapsed 2026-03-10T00:00', 'climbed 2026-03-11T00:00', 'withdrawn 2026-03-12T10:00'],
  );
  assert.match(told.derived.find((each) => each.type === 'ObligationWithdrawn')?.fields.because ?? '', /switched this rule off/);
});

test('a rule that the promise stands on is not switched, whatever a directory says', () => {
  const told = given()
    .directory(switched('C04', false, '2026-03-01T10:00'))
    .referral('R1', monday);
  assert.equal(told.history('C04').length, 1);
});

test('statute is not overridden, and an amount that is none binds nobody', () => {
  const statute: Rulebook = { ...ukSoon, limits: ukSoon.limits.map((limit) => (limit.id === 'C01' ? { ...limit, kind: 'S' } : limit)) };
  const override = directoryFact(
    'LimitOverridden',
    { limit: 'C01', amount: { workingDays: 60 }, reason: 'Local policy.', authoriser: 'chief-holder' },
    1,
  );
  assert.match(given(testArea(), statute).directory(override).referral('R1', monday).history('C01')[0] ?? '', /due 2026-03-10T00:00/);
  const nothing = directoryFact(
    'LimitOverridden',
    { limit: 'ladder.ordinary.again', amount: { minutes: 0 }, reason: 'Never.', authoriser: 'chief-holder' },
    1,
  );
  assert.equal(given().directory(nothing).referral('R1', monday).until('2026-04-17T00:00').history('C01').length, 6);
});

test('where every post of the ladder is one post, it is asked again and again', () => {
  const lonely = testArea();
  const only = {
    ...lonely,
    posts: new Map([...lonely.posts].filter(([id]) => id === 'gateway').map(([id, post]) => [id, { ...post, supervisor: null }])),
  };
  const told = given(only).referral('R1', monday).until('2026-05-01T00:00');
  assert.deepEqual(told.history('C01').slice(2), ['climbed 2026-03-11T00:00 gateway', 'climbed 2026-04-10T00:00 gateway']);
});

const received = (told: ReturnType<typeof given>) => told.file('R1').referrals.get('R1')?.received.fact ?? '';
const obligation = (told: ReturnType<typeof given>, rule: string) => told.file('R1').obligations.get(`${rule}:${received(told)}`);
