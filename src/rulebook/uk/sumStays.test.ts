/** F46 (S01): a contact that is told never lowers the count, and one person's word about a contact ends no question and moves no day. */
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

test('F46: what lapsed stays lapsed: whoever owes the sum empties it by no word about a contact, and gets no new days', () => {
  const ledger = told(14).until('2026-03-18T12:00');
  const history = ['raised 2026-03-02T10:14 gateway, due 2026-03-17T00:00', 'lapsed 2026-03-17T00:00', 'climbed 2026-03-18T00:00 team'];
  assert.deepEqual(ledger.history('F46'), history);
  ledger.record('ContactRefuted', 'R1', '2026-03-18T13:00', { stream: 'contact/t3', by: 'gateway' });
  assert.equal(count(ledger), 14);
  ledger.record('ContactTold', 'R1', '2026-03-18T14:00', { stream: 'contact/new', fields: { organisation: 'New', hadOn: '2025-01-10' } });
  assert.equal(count(ledger), 15);
  ledger.record('ContactRefuted', 'R1', '2026-03-18T15:00', { stream: 'contact/t13', by: 'gateway' });
  assert.deepEqual(ledger.history('F46'), history);
  const lacks = () => ledger.lacks('R1', { kind: 'propose-closure', by: 'gateway-holder', now: '2026-03-18T16:00' });
  assert.ok(lacks().includes('G04 cumulative-owed'), lacks().join());
  write(ledger, '2026-03-18T15:30', 'gateway');
  assert.deepEqual(ledger.history('F46'), [...history, 'met 2026-03-18T15:30']);
  assert.ok(!lacks().includes('G04 cumulative-owed'));
  ledger.record('ContactTakenBack', 'R1', '2026-03-18T17:00', { stream: 'contact/t5', by: 'gateway' });
  assert.equal(ledger.history('F46').length, 4, 'what is answered stays answered');
});

test('F46: however it is said; what two people refuted ends it, what was never asked is not asked', () => {
  const at = '2026-03-03T10:00';
  const steps = [
    ['ContactRefuted', { stream: 'contact/t13' }],
    ['ContactTakenBack', { stream: 'contact/t3' }],
    ['ContactSaidSame', { stream: 'contact/t3', fields: { sameAs: 't4' } }],
    ['EntryUndone', { fields: { fact: 't3' } }],
    ['EntryCorrected', { fields: { fact: 't3', sort: 'wrong value', values: { hadOn: '2009' } } }],
  ] as const;
  for (const [type, more] of steps) {
    const ledger = told(14).record(type, 'R1', at, { by: 'gateway', ...more });
    assert.equal(count(ledger), 14, type);
    assert.deepEqual(ledger.history('F46'), ['raised 2026-03-02T10:14 gateway, due 2026-03-17T00:00'], type);
    assert.deepEqual(
      told(13)
        .record(type, 'R1', at, { by: 'gateway', ...more, stream: 'contact/t3' })
        .history('F46'),
      [],
      type,
    );
  }
  const again = write(told(14), '2026-03-02T18:00', 'gateway');
  for (const n of [1, 2, 3]) tell(again, `n${n}`, 3_000 + n, { organisation: 'New', hadOn: `2026-02-1${n}` });
  assert.equal(again.history('F46.again').length, 1);
  again.record('ContactRefuted', 'R1', '2026-03-06T10:00', { stream: 'contact/n2', by: 'gateway' });
  assert.equal(again.history('F46.again').length, 1, 'nor that it was asked again');
  const refuted = told(13).referral('R2', '2026-03-04T12:00').link('R2', 'R1', '2026-03-04T13:00');
  assert.equal(refuted.history('F46').length, 1);
  refuted.record('ReferralClosed', 'R2', '2026-03-05T10:00', { fields: { finding: 'malicious' } });
  assert.match(refuted.history('F46').at(-1) ?? '', /^withdrawn/, 'two people closed it as malicious');
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

test('F46: what lapsed stays lapsed, whatever one person says of contacts and whoever tells of more', () => {
  const said = fc.record({
    what: fc.constantFrom('ContactRefuted', 'ContactTakenBack', 'ContactSaidSame', 'EntryUndone', 'tell'),
    of: fc.nat({ max: 13 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 8 }), (all) => {
      const ledger = told(14).until('2026-03-17T12:00');
      const lapsed = ledger.history('F46');
      assert.equal(lapsed.length, 2);
      all.forEach(({ what, of }, n) => {
        const at = instantOf('2026-03-17T13:00') + n * 60_000;
        const fields = { organisation: `New ${n}`, hadOn: '2025-01-10' };
        if (what === 'tell') ledger.record('ContactTold', 'R1', at, { stream: `contact/n${n}`, fields });
        else if (what === 'EntryUndone') ledger.record(what, 'R1', at, { fields: { fact: `t${of}` } });
        else
          ledger.record(what, 'R1', at, {
            stream: `contact/t${of}`,
            ...(what === 'ContactSaidSame' ? { fields: { sameAs: `t${(of + 1) % 14}` } } : {}),
          });
      });
      assert.deepEqual(ledger.history('F46'), lapsed);
    }),
    runs(25),
  );
});
