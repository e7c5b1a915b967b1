/** F46 (S01): a contact that is told never lowers the count, and a question that one person's word ended is put to another person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { contactCount } from './cumulative.ts';

const now = instantOf('2026-03-02T10:00');
const two = (n: number): string => String(n).padStart(2, '0');

/** The referral is the first contact; these are told an hour after, a minute apart. */
function told(many: number): Ledger {
  const ledger = given().referral('R1', now);
  for (let n = 0; n < many; n += 1) tell(ledger, `t${n}`, n + 1, { organisation: `Service ${n}`, hadOn: `2024-${two((n % 12) + 1)}-10` });
  return ledger;
}
const tell = (ledger: Ledger, id: string, minute: number, fields: object): Ledger =>
  ledger.record('ContactTold', 'R1', now + minute * 60_000, { stream: `contact/${id}`, id, fields });
const count = (ledger: Ledger): number => contactCount(ledger.file('R1'), ledger.book(now)).most;
const write = (ledger: Ledger, at: string, by: string): Ledger =>
  ledger.record('CumulativeWritten', 'R1', at, { stream: `cumulative/${by}`, id: `written-${by}`, by });
const referralOf = (ledger: Ledger): string => [...ledger.file('R1').referrals.values()][0]!.received.fact;

test('F46: told as the same as the referral and then refuted, a contact takes out nothing but itself', () => {
  const ledger = told(14);
  assert.equal(count(ledger), 15);
  tell(ledger, 'trick', 30, { organisation: 'Somebody', hadOn: '2026-03', sameAs: referralOf(ledger) });
  ledger.record('ContactRefuted', 'R1', '2026-03-03T10:00', { stream: 'contact/trick' });
  assert.equal(count(ledger), 15);
  tell(ledger, 'trick2', 2_000, { organisation: 'Somebody', hadOn: '2026-03', sameAs: 't3', refuted: true });
  assert.equal(count(ledger), 15);
  assert.equal(ledger.history('F46').length, 1, 'and it is still asked');
  ledger.record('ReferralClosed', 'R1', '2026-03-04T10:00', { fields: { finding: 'mistaken identity' } });
  assert.equal(contactCount(ledger.file('R1'), ledger.book(now)).all, 14, 'two people refuted the referral, and what is the same with it');
});

test('F46: one person’s word ends the question for themselves alone: another person is asked, it climbs, and their answer meets it', () => {
  const ledger = told(14);
  ledger.record('ContactRefuted', 'R1', '2026-03-03T10:00', { stream: 'contact/t3', by: 'gateway' });
  assert.equal(count(ledger), 14);
  assert.match(ledger.history('F46').at(-1) ?? '', /^withdrawn 2026-03-03T10:00/);
  assert.deepEqual(ledger.history('F46.fell'), ['raised 2026-03-03T10:00 team, due 2026-03-18T00:00'], 'of a lead whom nobody else fills');
  write(ledger, '2026-03-04T10:00', 'gateway');
  assert.equal(ledger.history('F46.fell').length, 1, 'whoever said so does not answer it');
  const lacks = ledger.lacks('R1', { kind: 'propose-closure', by: 'gateway-holder', now: '2026-03-05T10:00' });
  assert.ok(lacks.includes('G04 sum-fell'), lacks.join());
  ledger.until('2026-03-19T12:00');
  assert.deepEqual(ledger.history('F46.fell').slice(1), ['lapsed 2026-03-18T00:00', 'climbed 2026-03-19T00:00 senior']);
  write(ledger, '2026-03-19T13:00', 'team');
  assert.equal(ledger.history('F46.fell').at(-1), 'met 2026-03-19T13:00');
  assert.ok(!ledger.lacks('R1', { kind: 'propose-closure', by: 'gateway-holder', now: '2026-03-20T10:00' }).includes('G04 sum-fell'));
});

test('F46: however it is said, and again when three new ones were asked about; what was answered before, or is full anew, is not put to another', () => {
  const at = '2026-03-03T10:00';
  for (const [type, more] of [
    ['ContactTakenBack', { stream: 'contact/t3' }],
    ['ContactSaidSame', { stream: 'contact/t3', fields: { sameAs: 't4' } }],
    ['EntryUndone', { fields: { fact: 't3' } }],
    ['EntryCorrected', { fields: { fact: 't3', sort: 'wrong value', values: { hadOn: '2009' } } }],
  ] as const) {
    const ledger = told(14).record(type, 'R1', at, { by: 'gateway', ...more });
    assert.equal(count(ledger), 14, type);
    assert.equal(ledger.history('F46.fell').length, 1, type);
    tell(ledger, 'new', 3_000, { organisation: 'New', hadOn: '2025-01-10' });
    assert.match(ledger.history('F46.fell').at(-1) ?? '', /^withdrawn/, 'full anew, its lead is asked');
  }
  const answered = write(told(14), '2026-03-02T18:00', 'gateway');
  answered.record('ContactRefuted', 'R1', at, { stream: 'contact/t3', by: 'gateway' });
  assert.deepEqual(answered.history('F46.fell'), []);
  const asked = write(told(14), '2026-03-02T18:00', 'gateway');
  for (const n of [1, 2, 3]) tell(asked, `n${n}`, 3_000 + n, { organisation: 'New', hadOn: `2026-02-1${n}` });
  assert.equal(asked.history('F46.again').length, 1);
  asked.record('ContactRefuted', 'R1', '2026-03-06T10:00', { stream: 'contact/n2', by: 'gateway' });
  assert.equal(asked.history('F46.fell').length, 1);
  const few = told(10).record('ContactRefuted', 'R1', at, { stream: 'contact/t3', by: 'gateway' });
  assert.deepEqual(few.history('F46.fell'), [], 'nobody had been asked');
});

/** A contact as anybody may tell it: of an organisation and a day that others have too, the same as one before, refuted at once. */
const anyTold = fc.record({
  organisation: fc.constantFrom('A', 'B', 'C'),
  hadOn: fc.constantFrom('2009', '2019-05-03', '2024', '2024-05', '2024-05-03', '2024-06-01', '2026-01-02'),
  refuted: fc.boolean(),
  same: fc.option(fc.nat(), { nil: null }),
});

test('F46: a told contact never lowers the count, whatever it says of itself and of those before it', () => {
  fc.assert(
    fc.property(fc.array(anyTold, { maxLength: 14 }), (all) => {
      const ledger = given().referral('R1', now);
      const ids = [referralOf(ledger)];
      let before = count(ledger);
      all.forEach(({ same, ...fields }, n) => {
        const sameAs = same === null ? null : ids[same % ids.length];
        tell(ledger, `t${n}`, n + 1, { ...fields, sameAs });
        ids.push(`t${n}`);
        const after = count(ledger);
        assert.ok(after >= before, `${before} became ${after}`);
        before = after;
      });
    }),
    runs(60),
  );
});
