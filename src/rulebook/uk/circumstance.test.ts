/** The state of the person: each asks somebody by a date, and none of them closes anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { circumstances } from '../../domain/circumstance/entries.ts';
import { postFor } from '../../domain/file/posts.ts';
import { isLive } from '../../domain/file/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { given, instantOf } from '../../../test/support/given.ts';

const monday = '2026-03-02T10:00';
const onFile = (person: object = {}) => given().referral('R1', monday, { person });
const at = (stream: string, fields: object = {}) => ({ stream: `circumstance/${stream}`, fields });

test('missing: the lead is asked at once, at any hour, and every day until they are found', () => {
  const told = onFile()
    .record('CircumstanceRecorded', 'R1', '2026-03-07T20:00', at('M1', { nextLook: instantOf('2026-03-09T00:00') }))
    .until('2026-03-08T00:30');
  assert.deepEqual(told.history('state.urgent'), [
    'raised 2026-03-07T20:00 gateway, due 2026-03-08T00:00',
    'lapsed 2026-03-08T00:00',
    'climbed 2026-03-08T00:15 police-duty',
    'climbed 2026-03-08T00:30 duty',
  ]);
  told
    .record('CircumstanceAnswered', 'R1', '2026-03-08T09:00', at('M1', { nextLook: instantOf('2026-03-10T00:00') }))
    .until('2026-03-10T00:00');
  assert.equal(told.history('state.urgent').at(-1), 'met 2026-03-08T09:00');
  assert.deepEqual(told.history('state.look'), [
    'raised 2026-03-07T20:00 gateway, due 2026-03-09T00:00',
    'met 2026-03-08T09:00',
    'raised 2026-03-08T09:00 gateway, due 2026-03-10T00:00',
    'lapsed 2026-03-10T00:00',
  ]);
  told.record('CircumstanceEnded', 'R1', '2026-03-10T10:00', at('M1'));
  assert.equal(told.history('state.look').at(-1), 'met 2026-03-10T10:00');
});

test('died: one source is only reported; the second stops telling, asks about others and brings the disposal review, and closes nothing', () => {
  const told = onFile().record('CircumstanceRecorded', 'R1', '2026-03-03T10:00', at('D1', { what: 'died', source: 'A neighbour' }));
  assert.deepEqual(told.history('state.second'), ['raised 2026-03-03T10:00 gateway, due 2026-03-11T00:00']);
  assert.equal(told.history('K08.tell').length, 1);
  told.record('CircumstanceConfirmed', 'R1', '2026-03-04T10:00', at('D1'));
  assert.equal(told.history('state.second').at(-1), 'met 2026-03-04T10:00');
  assert.equal(told.history('K08.tell').at(-1), 'withdrawn 2026-03-04T10:00');
  assert.deepEqual(told.history('state.others'), ['raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00']);
  assert.deepEqual(told.history('state.disposal'), ['raised 2026-03-04T10:00 records, due 2026-06-05T00:00']);
  const open = [...told.file('R1').obligations.values()].filter(isOwed).map((each) => each.rule);
  assert.deepEqual(open.toSorted(), ['C01', 'C04', 'C36', 'G01.search', 'state.disposal', 'state.others']);
  assert.equal(told.file('R1').referrals.get('R1')?.closed, null);
});

test('died, and it was wrong: telling is asked again, and what the death had asked is answered', () => {
  const told = onFile()
    .record('CircumstanceRecorded', 'R1', '2026-03-03T10:00', at('D1', { what: 'died', source: 'A neighbour' }))
    .record('CircumstanceConfirmed', 'R1', '2026-03-04T10:00', at('D1'))
    .record('CircumstanceEnded', 'R1', '2026-03-05T10:00', at('D1', { how: 'was wrong' }));
  assert.equal(told.history('K08.tell').at(-1), 'raised 2026-03-05T10:00 gateway, due 2026-03-10T00:00');
  assert.equal(told.history('state.disposal').at(-1), 'met 2026-03-05T10:00');
});

test('C41: moved school: passed on is not accepted; unaccepted it climbs, and a named receiver in writing meets it', () => {
  const told = onFile()
    .record('CircumstanceRecorded', 'R1', '2026-03-03T10:00', at('S1', { what: 'moved school', place: 'Saltmarsh High' }))
    .record('ConcernsPassedOn', 'R1', '2026-03-04T10:00', at('S1'))
    .until('2026-03-17T00:00');
  const [raised, lapsed, climbed] = told.history('C41');
  assert.deepEqual([raised, lapsed], ['raised 2026-03-03T10:00 gateway, due 2026-03-11T00:00', 'lapsed 2026-03-11T00:00']);
  assert.match(climbed ?? '', /^climbed .* team$/);
  told.record('ConcernsAccepted', 'R1', '2026-03-17T10:00', at('S1'));
  assert.equal(told.history('C41').at(-1), 'met 2026-03-17T10:00');
});

test('K19: the lead is asked again on the 18th birthday; a year alone counts in the child’s favour; a corrected birth date moves it', () => {
  const told = onFile({ born: { date: '2008-06-10' } });
  assert.deepEqual(told.history('K19.adult'), ['raised 2026-03-02T10:00 gateway, due 2026-07-09T00:00']);
  told.record('RecordDescribed', 'R1', '2026-03-03T10:00', { fields: { names: [], born: { year: 2008 } } });
  assert.equal(told.history('K19.adult').at(-1), 'redated 2026-03-03T10:00, due 2027-01-30T00:00');
  told.record('AdulthoodConsidered', 'R1', '2027-01-04T10:00', at('A1'));
  assert.equal(told.history('K19.adult').at(-1), 'met 2027-01-04T10:00');
  assert.deepEqual(onFile({ born: { date: '1990-06-10' } }).history('K19.adult'), []);
});

test('what was recorded goes along when the record is linked elsewhere, with what it asks, and home again', () => {
  const told = onFile()
    .record('CircumstanceRecorded', 'R1', '2026-03-03T10:00', at('C1', { what: 'in custody' }))
    .referral('R2', '2026-03-04T10:00')
    .link('R1', 'R2', '2026-03-04T11:00');
  const asked = (label: string) =>
    [...told.file(label).obligations.values()].filter((each) => each.rule === 'state.look').map((each) => each.state);
  assert.deepEqual([told.file('R2').circumstances.size, asked('R2')], [1, ['open']]);
  told.unlink('R1', '2026-03-05T10:00');
  assert.deepEqual([told.file('R2').circumstances.size, asked('R2')], [0, []]);
  assert.deepEqual([told.file('R1').circumstances.size, asked('R1')], [1, ['open']]);
});

test('law: after any sequence of states of the person the file keeps a lead and an open dated obligation, and nothing closes by itself', () => {
  const step = fc.record({
    type: fc.constantFrom(
      'CircumstanceRecorded',
      'CircumstanceConfirmed',
      'CircumstanceAnswered',
      'CircumstanceEnded',
      'ConcernsPassedOn',
      'ConcernsAccepted',
      'AdulthoodConsidered',
    ),
    what: fc.constantFrom(...circumstances),
    thing: fc.constantFrom('X', 'Y', 'Z'),
    hours: fc.integer({ min: 1, max: 2_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom({}, { under18: 'yes' }, { born: { year: 2009 } }), (steps, person) => {
      const told = onFile(person);
      let now = instantOf(monday);
      for (const { type, what, thing, hours } of steps) {
        now += hours * 3_600_000;
        const fields = type === 'CircumstanceRecorded' ? { what, nextLook: hours % 2 ? null : now + 86_400_000 } : {};
        told.record(type, 'R1', now, at(type === 'AdulthoodConsidered' ? 'A' : thing, fields));
        const file = told.file('R1');
        assert.ok(isLive(file) && file.area.posts.has(postFor(file, 'lead')));
        assert.ok([...file.obligations.values()].some((each) => isOwed(each) && each.due > 0));
        assert.equal(file.referrals.get('R1')?.closed, null);
        assert.equal(file.referrals.get('R1')?.proposed, null);
        assert.equal(file.disposed, null);
      }
      assert.deepEqual(told.folded('R1').circumstances, told.file('R1').circumstances);
    }),
    { numRuns: 60 },
  );
});
