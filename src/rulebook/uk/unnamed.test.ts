/** G01: somebody whose name says nothing is the lead's task from the first minute; it climbs, ends when it is known who they are, and no other words end it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';
import { letStayUnknown } from '../../domain/record/deciders.ts';
import { unnamedTimes } from '../../domain/record/unnamed.ts';
import { saysNobody } from '../../matching/unnamed.ts';

const monday = '2026-03-02T10:00';
const nobody = { names: [{ whole: 'Not known' }], born: { date: '2009-05-01' } };
const unknown = () => given().referral('R1', monday, { person: nobody });
const describe = (told: ReturnType<typeof given>, at: string, fields: object) =>
  told.record('RecordDescribed', 'R1', at, { stream: 'record/R1', fields });
const stays = (told: ReturnType<typeof given>, at: string, until: string) =>
  told.record('PersonStaysUnknown', 'R1', at, {
    stream: 'record/R1',
    fields: { reason: 'The caller has not rung again.', until: instantOf(until) },
  });

test('G01.unnamed: owed by the lead from the report, due the next working day, and climbs until somebody acts', () => {
  const told = unknown().referral('R2', monday).until('2026-03-16T00:00');
  const history = told.history('G01.unnamed');
  assert.deepEqual(history.slice(0, 2), ['raised 2026-03-02T10:00 gateway, due 2026-03-04T00:00', 'lapsed 2026-03-04T00:00']);
  assert.match(history[2] ?? '', /^climbed 2026-03-05T00:00 team/);
  assert.ok(history.filter((each) => each.startsWith('climbed')).length > 1, 'it climbs on');
  assert.deepEqual(told.history('G01.unnamed', 'R2'), [], 'of somebody with a name nothing is asked');
});

test('G01.unnamed: no name, an initial, dots and marks that nobody sees are owed alike; a number or an address by itself is something to compare', () => {
  const owed = (person: object) => given().referral('R1', monday, { person }).history('G01.unnamed').length > 0;
  for (const whole of ['Unknown', 'unknown male', 'J.', '...', '\u200B\u200B', '🙂', '?'])
    assert.equal(owed({ names: [{ whole }], schools: ['Eastmere School'] }), true, whole);
  assert.equal(owed({ names: [] }), true);
  assert.equal(owed({ names: [{ whole: 'Jory' }] }), false);
  assert.equal(owed({ names: [], phones: ['01632 960983'] }), false);
  assert.equal(owed({ names: [], phones: ['not known'] }), true);
  assert.equal(owed({ names: [], addresses: [{ text: '5 Mill Lane, Eastmere', postcode: 'ZZ1 1AA' }] }), false);
});

test('G01.unnamed: described so that it says something it is met, and the list is searched; described anew with as little it is not', () => {
  const told = describe(unknown(), '2026-03-02T11:00', { names: [{ whole: 'Unknown' }], born: { year: 2009 } });
  assert.deepEqual(told.history('G01.unnamed'), ['raised 2026-03-02T10:00 gateway, due 2026-03-04T00:00'], 'neither met nor asked twice');
  describe(told, '2026-03-03T09:00', { names: [{ whole: 'Jory Fennimore' }] });
  assert.deepEqual(told.history('G01.unnamed').slice(1), ['met 2026-03-03T09:00']);
  assert.ok(
    told.history('G01.search').some((each) => each.startsWith('raised 2026-03-03T09:00')),
    'and the list is searched',
  );
  describe(told, '2026-03-05T09:00', { names: [{ whole: 'Not known' }] });
  assert.equal(
    told.history('G01.unnamed').at(-1),
    'raised 2026-03-05T09:00 gateway, due 2026-03-07T00:00',
    'a name that is taken away is owed anew',
  );
});

test('G01.unnamed: said why it cannot be found out now, it is asked again on that day, and climbs from there; a name meets it whenever it comes', () => {
  const told = stays(unknown(), '2026-03-03T10:00', '2026-03-20T00:00').until('2026-03-24T00:00');
  assert.deepEqual(told.history('G01.unnamed').slice(1, 4), [
    'met 2026-03-03T10:00',
    'raised 2026-03-03T10:00 gateway, due 2026-03-20T00:00',
    'lapsed 2026-03-20T00:00',
  ]);
  assert.match(told.history('G01.unnamed')[4] ?? '', /^climbed /);
  describe(told, '2026-03-24T09:00', { names: [{ whole: 'Jory Fennimore' }] });
  assert.equal(told.history('G01.unnamed').at(-1), 'met 2026-03-24T09:00');
});

test('G01.unnamed: it ends lawfully where a supervisor waives it, and where the report is refuted', () => {
  const told = unknown();
  const [owed] = [...told.file('R1').obligations.values()].filter(({ rule }) => rule === 'G01.unnamed');
  told
    .record('WaiverDecided', 'R1', '2026-03-03T10:00', {
      by: 'team',
      stream: owed?.stream ?? '',
      fields: { obligation: owed?.id, reason: 'Seen once from behind; nothing is left to ask.', authoriser: 'team' },
    })
    .until('2026-06-01T00:00');
  assert.deepEqual(told.history('G01.unnamed').slice(1), ['waived 2026-03-03T10:00']);
  const refuted = unknown().record('ReferralClosed', 'R1', '2026-03-03T10:00', { by: 'team', fields: { finding: 'unfounded' } });
  assert.equal(refuted.history('G01.unnamed').at(-1), 'withdrawn 2026-03-03T10:00');
});

test('G01.unnamed: linked elsewhere it is owed there', () => {
  const linked = unknown().referral('R2', monday).link('R1', 'R2', '2026-03-02T11:00');
  assert.deepEqual(
    [...linked.file('R2').obligations.values()].filter(({ rule }) => rule === 'G01.unnamed').map(({ state, record }) => [state, record]),
    [['open', 'R1']],
  );
});

test('the decider: only of somebody unknown, and no day that is past or too far', () => {
  const told = unknown();
  const [now, latest] = [instantOf('2026-03-03T10:00'), instantOf('2026-03-31T00:00')];
  const say = (until: string, record = 'R1') => {
    const part = told.file('R1').records.get(record);
    const times = part ? unnamedTimes(part, saysNobody) : [];
    const decision = letStayUnknown(told.file('R1'), record, { reason: 'Nobody saw a face.', until: instantOf(until) }, times, now, latest);
    return decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind;
  };
  assert.equal(say('2026-03-20T00:00'), 'decided');
  assert.equal(say('2026-03-20T00:00', 'R9'), 'not-unnamed');
  assert.equal(say('2026-03-02T00:00'), 'date-past');
  assert.equal(say('2026-04-20T00:00'), 'date-far');
  describe(told, '2026-03-03T09:00', { names: [{ whole: 'Jory Fennimore' }] });
  assert.equal(say('2026-03-20T00:00'), 'not-unnamed');
});
