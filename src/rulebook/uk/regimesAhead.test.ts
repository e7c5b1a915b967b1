/** C26 to C28, regime.ends: a state that is said for a day still to come ends nothing before that day, and nobody's far last day is a day on which nobody looks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { subject } from '../../../test/support/subjectsArea.ts';
import type { Decision } from '../../domain/decision.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { reviewRegime } from '../../domain/regime/deciders.ts';
import { comingOf, hasEnded, stateOf } from '../../domain/regime/state.ts';

const stream = 'regime/G1';
const day = (on: string) => instantOf(`${on}T00:00`);
const say = (told: Ledger, type: string, at: string, fields: object): Ledger =>
  told.record(type, 'R1', at, { stream, by: 'officer', fields });
const regime = (sort: string, state: string, since: string, until: string | null = null): Ledger =>
  say(subject(), 'RegimeRecorded', '2026-03-04T10:00', { sort, state, since: day(since), until: until && day(until) });
const change = (told: Ledger, at: string, state: string, since: string, until: string | null = null): Ledger =>
  say(told, 'RegimeChanged', at, { state, since: day(since), until: until && day(until) });
const held = (told: Ledger, at: string, on: string): Ledger => say(told, 'RegimeReviewed', at, { held: day(on) });
const owed = (told: Ledger, rule: string) =>
  [...told.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).length;
const of = (told: Ledger) => told.file('R1').regimes.get('G1') ?? assert.fail('no regime');
const code = (decision: Decision): string => (decision.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : 'decided');

test('C28: “ended, since next February” ends nothing today: the meetings go on until then, and the last that would fall after it is not asked', () => {
  const told = change(regime('MAPPA', 'level 3', '2026-03-01'), '2026-03-05T10:00', 'ended', '2026-06-01');
  assert.deepEqual(told.history('C28'), ['raised 2026-03-04T10:00 officer, due 2026-04-27T00:00']);
  assert.deepEqual(
    [stateOf(of(told), day('2026-03-05'))?.state, comingOf(of(told), day('2026-03-05'))?.state, hasEnded(of(told), day('2026-03-05'))],
    ['level 3', 'ended', false],
  );
  told.until('2026-04-29T10:00');
  assert.equal(told.history('C28').at(-1), 'climbed 2026-04-28T00:00 leader', 'nobody said that it was held: it lapses and climbs');
  held(told, '2026-04-29T11:00', '2026-04-20');
  assert.deepEqual(
    [...told.file('R1').obligations.values()].filter(({ rule }) => rule === 'C28').map(({ state }) => state),
    ['met', 'met'],
    'the next would be due on 16 June, when the regime has ended',
  );
  assert.equal(hasEnded(of(told), day('2026-06-01')), true);
  assert.equal(comingOf(of(told), day('2026-06-02')), null);
});

test('C28: what is said before that day replaces it, and what was not to be asked is asked again', () => {
  const told = change(regime('MAPPA', 'level 3', '2026-03-01'), '2026-03-05T10:00', 'ended', '2026-04-01');
  assert.equal(owed(told, 'C28'), 0, 'its next meeting would be due after the end');
  change(told, '2026-03-20T10:00', 'ended', '2026-09-01');
  assert.equal(owed(told, 'C28'), 1);
  assert.equal(stateOf(of(told), day('2026-05-01'))?.state, 'level 3');
  change(told, '2026-03-21T10:00', 'ended', '2026-03-21');
  assert.equal(owed(told, 'C28'), 0);
});

test('C28: what lapsed before the end is answered after it, by a meeting on a day on which it stood, or by the change said anew', () => {
  const told = () => change(regime('MAPPA', 'level 3', '2026-03-01'), '2026-03-05T10:00', 'ended', '2026-05-01').until('2026-05-10T10:00');
  const late = told();
  assert.equal(owed(late, 'C28'), 1);
  const review = (on: string) => code(reviewRegime(late.file('R1'), 'G1', { words: 'Held.', held: day(on) }, day('2026-05-10')));
  assert.deepEqual([review('2026-04-20'), review('2026-05-04')], ['decided', 'regime-ended']);
  assert.equal(owed(held(late, '2026-05-10T11:00', '2026-04-20'), 'C28'), 0);
  assert.equal(owed(change(told(), '2026-05-10T11:00', 'ended', '2026-05-01'), 'C28'), 0);
});

test('C26: neither “ended” nor “registered” from next year says that a first notification was made', () => {
  for (const state of ['ended', 'registered']) {
    const told = change(regime('notification', 'first notification due', '2026-03-04'), '2026-03-05T10:00', state, '2027-01-01');
    const history = told.until('2026-03-10T10:00').history('C28');
    assert.equal(history[0], 'raised 2026-03-04T10:00 officer, due 2026-03-07T00:00');
    assert.ok(history.includes('lapsed 2026-03-07T00:00'), state);
    assert.ok(!told.history('C28').some((each) => each.startsWith('met') || each.startsWith('withdrawn')), state);
    held(told, '2026-03-10T11:00', '2026-03-09');
    assert.equal(owed(told, 'C27.late'), 1, 'and that it was late is decided on');
  }
});

test('regime.ends: a last day in 2099 is no reason to look at nobody: within a year, and again a year after each look; the last day itself asks at the end', () => {
  const told = regime('TPIM', 'in force', '2026-03-01', '2099-03-01');
  assert.deepEqual(told.history('regime.ends'), ['raised 2026-03-04T10:00 officer, due 2027-03-05T00:00']);
  held(told, '2027-02-01T10:00', '2027-02-01');
  assert.deepEqual(told.history('regime.ends').slice(1), ['met 2027-02-01T10:00', 'raised 2027-02-01T10:00 officer, due 2028-02-02T00:00']);
  const near = held(regime('TPIM', 'in force', '2026-03-01', '2027-06-01'), '2026-12-01T10:00', '2026-12-01');
  assert.equal(near.history('regime.ends').at(-1), 'raised 2026-12-01T10:00 officer, due 2027-06-01T00:00');
  const short = held(regime('TPIM', 'in force', '2026-03-01', '2026-06-01'), '2026-04-01T10:00', '2026-04-01');
  assert.deepEqual(
    short.history('regime.ends'),
    ['raised 2026-03-04T10:00 officer, due 2026-06-01T00:00'],
    'a look does not answer its end',
  );
});

test('regime.ends: an extension that is said before the last day answers it; an end that is said for a later day does not', () => {
  const told = change(regime('TPIM', 'in force', '2026-03-01', '2026-06-01'), '2026-05-20T10:00', 'extended', '2026-06-01', '2026-12-01');
  assert.deepEqual(told.history('regime.ends').slice(1), ['met 2026-05-20T10:00', 'raised 2026-05-20T10:00 officer, due 2026-12-01T00:00']);
  const later = change(regime('TPIM', 'in force', '2026-03-01', '2026-06-01'), '2026-05-20T10:00', 'revoked', '2026-08-01');
  assert.equal(owed(later, 'regime.ends'), 1);
});
