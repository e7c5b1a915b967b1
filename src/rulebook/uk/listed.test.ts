/** G01: a record off the list of known people is the lead's task from that minute, climbs, and ends when it is listed again; then it is searched for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';
import { keepListed, letStayOff } from '../../domain/record/deciders.ts';
import { searchedFrom } from './identity.ts';

const monday = '2026-03-02T10:00';
const off = (told: ReturnType<typeof given>, at = monday) =>
  told.record('RecordLeftOff', 'R1', at, { stream: 'record/R1', fields: { why: 'not-readable' } });
const again = (told: ReturnType<typeof given>, at: string) =>
  told.record('RecordListedAgain', 'R1', at, { stream: 'record/R1', fields: {} });
const stays = (told: ReturnType<typeof given>, at: string, until: string) =>
  told.record('RecordStaysOff', 'R1', at, { stream: 'record/R1', fields: { reason: 'The name is right so.', until: instantOf(until) } });

test('G01.listed: owed by the lead from the minute in which it is left off, due the next working day, and climbs until somebody acts', () => {
  const told = off(given().referral('R1', monday).referral('R2', monday)).until('2026-03-16T00:00');
  const history = told.history('G01.listed');
  assert.deepEqual(history.slice(0, 2), ['raised 2026-03-02T10:00 gateway, due 2026-03-04T00:00', 'lapsed 2026-03-04T00:00']);
  assert.match(history[2] ?? '', /^climbed 2026-03-05T00:00 team/);
  assert.equal(history.filter((each) => each.startsWith('climbed')).length > 1, true, 'it climbs on');
  assert.deepEqual(
    [...told.file('R2').obligations.values()].filter(({ rule }) => rule === 'G01.listed'),
    [],
    'nobody else is asked anything',
  );
});

test('G01.listed: listed again it is met, and the list is searched for the person once more, because whoever came meanwhile was not compared', () => {
  const told = again(
    off(
      given()
        .referral('R1', monday)
        .record('CandidatesFound', 'R1', '2026-03-02T10:05', { fields: { position: 1, candidates: [] } }),
    ),
    '2026-03-03T10:00',
  );
  assert.equal(told.history('G01.listed').at(-1), 'met 2026-03-03T10:00');
  const searches = told.history('G01.search');
  assert.equal(searches.at(-1)?.startsWith('raised 2026-03-03T10:00 gateway'), true, searches.join('; '));
  const file = told.file('R1');
  const [referral] = [...file.referrals.values()];
  assert.ok(referral && searchedFrom(file, referral) > referral.received.position, 'no decision rests on the search from before');
});

test('G01.listed: said why it can stay so, it is asked again on that day, and climbs from there', () => {
  const told = stays(off(given().referral('R1', monday)), '2026-03-03T10:00', '2026-03-20T00:00').until('2026-03-24T00:00');
  assert.deepEqual(told.history('G01.listed').slice(0, 4), [
    'raised 2026-03-02T10:00 gateway, due 2026-03-04T00:00',
    'met 2026-03-03T10:00',
    'raised 2026-03-03T10:00 gateway, due 2026-03-20T00:00',
    'lapsed 2026-03-20T00:00',
  ]);
  assert.match(told.history('G01.listed')[4] ?? '', /^climbed /);
});

test('G01.listed: off the list twice it is owed twice, each from its own day; what may not follow changes nothing', () => {
  const told = off(again(off(off(given().referral('R1', monday))), '2026-03-03T10:00'), '2026-03-05T10:00');
  assert.deepEqual(
    told.history('G01.listed').filter((each) => !each.startsWith('lapsed')),
    [
      'raised 2026-03-02T10:00 gateway, due 2026-03-04T00:00',
      'met 2026-03-03T10:00',
      'raised 2026-03-05T10:00 gateway, due 2026-03-07T00:00',
    ],
  );
  const listed = again(given().referral('R1', monday), '2026-03-03T10:00');
  assert.deepEqual(listed.history('G01.listed'), []);
});

test('G01.listed: a record that is linked elsewhere takes what is owed about it along', () => {
  const told = off(given().referral('R1', monday).referral('R2', monday)).link('R1', 'R2', '2026-03-02T11:00');
  const owed = [...told.file('R2').obligations.values()].filter(({ rule }) => rule === 'G01.listed');
  assert.deepEqual(
    owed.map(({ state, record }) => [state, record]),
    [['open', 'R1']],
  );
});

test('the deciders: once a change, and no day beyond the limit', () => {
  const told = given().referral('R1', monday);
  const decide = (why: 'not-readable' | null) => keepListed(told.file('R1'), 'R1', why);
  const types = (decision: ReturnType<typeof keepListed>) =>
    decision.kind === 'decided' ? decision.entries.map(({ type }) => type) : decision.kind;
  assert.deepEqual(types(decide(null)), [], 'on the list it is not listed again');
  assert.deepEqual(types(decide('not-readable')), ['RecordLeftOff']);
  assert.deepEqual(types(keepListed(told.file('R1'), 'R9', 'not-readable')), [], 'elsewhere by now');
  const [now, latest] = [instantOf('2026-03-03T10:00'), instantOf('2026-03-31T00:00')];
  const stay = (until: string) => letStayOff(told.file('R1'), 'R1', { reason: 'It is right so.', until: instantOf(until) }, now, latest);
  const code = (decision: ReturnType<typeof letStayOff>) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);
  assert.equal(code(stay('2026-03-20T00:00')), 'not-off-list');
  off(told);
  assert.deepEqual(types(decide('not-readable')), [], 'said already');
  assert.deepEqual(types(decide(null)), ['RecordListedAgain']);
  assert.equal(code(stay('2026-03-02T00:00')), 'date-past');
  assert.equal(code(stay('2026-04-20T00:00')), 'date-far');
  assert.equal(code(stay('2026-03-20T00:00')), 'decided');
});
