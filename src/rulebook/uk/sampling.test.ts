/** S21.read: which closings somebody else reads, who, and what follows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, testArea } from '../../../test/support/given.ts';
import { readClosing, staysClosedAfterReading } from '../../domain/referral/readingDeciders.ts';
import { shippedCapacity } from './capacity.ts';
import { drawn, drawOf, seedOf } from './sampling.ts';

const monday = '2026-03-02T10:00';
const closedAt = (at: string, finding = 'no further action', area = testArea()) =>
  given(area)
    .referral('R1', monday)
    .record('ClosureProposed', 'R1', at, { by: 'gateway', id: 'proposal' })
    .record('ReferralClosed', 'R1', at, { by: 'team', id: 'closing', fields: { finding, proposal: 'proposal' } });
/** Every quick one and none of the others, or every one. */
const sampling = (quickOneIn: number, otherOneIn: number) =>
  testArea('england-and-wales', [
    directoryFact('CapacitySet', { ...shippedCapacity, sample: { quickOneIn, otherOneIn }, reason: 'Ours.', authoriser: 'senior' }),
  ]);

test('a closing within two working days of arriving is read by a post that neither proposed nor agreed, within ten; it climbs', () => {
  const told = closedAt('2026-03-03T15:00').until('2026-03-19T00:00');
  assert.deepEqual(told.history('S21.read'), [
    'raised 2026-03-03T15:00 senior, due 2026-03-18T00:00',
    'lapsed 2026-03-18T00:00',
    'climbed 2026-03-19T00:00 chief',
  ]);
});

test('later than that it is read only when it is drawn', () => {
  const late = (oneIn: number) => closedAt('2026-03-05T15:00', 'no further action', sampling(1, oneIn)).history('S21.read').length;
  assert.deepEqual([late(1), late(1000)], [1, 0]);
});

test('a refutation leaves only its deletion review: nobody reads it, however quickly it came and whatever is drawn', () => {
  for (const at of ['2026-03-02T15:00', '2026-03-05T15:00']) {
    const told = closedAt(at, 'mistaken identity', sampling(1, 1));
    assert.deepEqual(told.history('S21.read'), []);
    const file = told.file('R1');
    const referral = file.referrals.get('R1');
    const [closure] = referral?.closures ?? [];
    assert.ok(referral && closure);
    assert.equal(drawn(file, referral, closure, told.book(closure.at)), null, 'nor does a page offer it to be read');
  }
});

test('reading a closing opens nothing: it stays closed until people decide', () => {
  const told = closedAt('2026-03-02T15:00').record('ClosingRead', 'R1', '2026-03-04T10:00', {
    by: 'senior',
    fields: { closing: 'closing', finding: 'not sound' },
  });
  assert.equal(told.history('S21.read').at(-1), 'met 2026-03-04T10:00');
  assert.deepEqual(told.history('S21.unsound'), ['raised 2026-03-04T10:00 gateway, due 2026-03-06T00:00']);
  assert.ok(told.file('R1').referrals.get('R1')?.closed, 'it stays closed until people decide');
});

test('another team leader of the organisation reads it, where there is one', () => {
  const area = testArea('england-and-wales', [
    directoryFact('PostCreated', {
      post: 'other-team',
      title: 'Other',
      organisation: 'police',
      role: 'supervisor',
      supervisor: 'senior',
      hours: 'office',
    }),
  ]);
  assert.match(closedAt('2026-03-03T15:00', 'no further action', area).history('S21.read')[0] ?? '', /raised .* other-team, /);
});

test('neither who proposed nor who agreed reads it, nor keeps it closed against a reading', () => {
  const told = closedAt('2026-03-03T15:00');
  const fields = { closing: 'closing', finding: 'not sound', reason: 'Nobody asked the school.', learnt: '' };
  for (const own of ['gateway-holder', 'team-holder'])
    assert.equal((readClosing(told.file('R1'), 'R1', fields, own) as { kind: string }).kind, 'refused', own);
  assert.equal(readClosing(told.file('R1'), 'R1', fields, 'senior-holder').kind, 'decided');
  told.record('ClosingRead', 'R1', '2026-03-04T10:00', { by: 'senior', id: 'reading', fields });
  const stays = (by: string) => staysClosedAfterReading(told.file('R1'), 'R1', 'reading', 'It was asked since.', by).kind;
  assert.deepEqual([stays('gateway-holder'), stays('team-holder'), stays('chief-holder')], ['refused', 'refused', 'decided']);
  assert.equal(readClosing(told.file('R1'), 'R1', fields, 'chief-holder').kind, 'refused', 'once is enough');
});

test('opening it again answers both; so does a reason why it stays closed', () => {
  const unsound = () =>
    closedAt('2026-03-03T15:00').record('ClosingRead', 'R1', '2026-03-04T10:00', {
      by: 'senior',
      id: 'reading',
      fields: { closing: 'closing', finding: 'not sound' },
    });
  assert.equal(unsound().record('ReferralReopened', 'R1', '2026-03-04T12:00').history('S21.unsound').at(-1), 'met 2026-03-04T12:00');
  assert.equal(
    unsound()
      .record('ReadingAnswered', 'R1', '2026-03-04T12:00', { fields: { reading: 'reading' } })
      .history('S21.unsound')
      .at(-1),
    'met 2026-03-04T12:00',
  );
  assert.equal(
    closedAt('2026-03-03T15:00').record('ReferralReopened', 'R1', '2026-03-04T12:00').history('S21.read').at(-1),
    'met 2026-03-04T12:00',
  );
});

test('the draw is fair, the same for whoever draws again, and another for another area', () => {
  const ids = Array.from({ length: 4000 }, (_, n) => `closing-${n}`);
  const share = (seed: string) => ids.filter((id) => drawOf(seed, id) * 10 < 1).length / ids.length;
  for (const seed of ['a', 'b', 'c']) assert.ok(Math.abs(share(seed) - 0.1) < 0.02, `${seed}: ${share(seed)}`);
  assert.deepEqual(
    ids.map((id) => drawOf('a', id)),
    ids.map((id) => drawOf('a', id)),
  );
  assert.notDeepEqual(
    ids.map((id) => drawOf('a', id) < 0.1),
    ids.map((id) => drawOf('b', id) < 0.1),
  );
  const adopted = testArea('england-and-wales', [directoryFact('RulebookAdopted', { version: 'uk-1', newRules: ['S21.read'] })]);
  assert.equal(seedOf(adopted), adopted.adoptions[0]?.fact);
});
