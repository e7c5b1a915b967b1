/** K03: nobody trawls the people on file alone. Asked for by one, agreed or declined by another, made once and not long after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { agreeListSearch, declineListSearch, mayRunListSearch, withdrawListSearch } from '../../domain/search/deciders.ts';

const proposed = (): Ledger =>
  given().referral('R1', '2026-03-02T10:00').record('ListSearchProposed', 'R1', '2026-03-03T10:00', { stream: 'search/S1', by: 'gateway' });
const owed = (told: Ledger) => told.history('K03.second');

test('K03: a search by a list is put to the supervising post, and climbs when nobody answers', () => {
  assert.deepEqual(owed(proposed()), ['raised 2026-03-03T10:00 team, due 2026-03-06T00:00']);
  const silent = owed(proposed().until('2026-03-20T00:00'));
  assert.ok(silent.some((line) => line.startsWith('lapsed 2026-03-06')));
  assert.ok(
    silent.some((line) => line.startsWith('climbed')),
    silent.join('; '),
  );
});

test('K03: agreed, declined or withdrawn it is owed no longer', () => {
  for (const type of ['ListSearchAgreed', 'ListSearchDeclined', 'ListSearchWithdrawn']) {
    const told = proposed().record(type, 'R1', '2026-03-03T11:00', { stream: 'search/S1', by: 'supervisor' });
    assert.equal(owed(told).at(-1), 'met 2026-03-03T11:00', type);
  }
});

test('whoever asked decides nothing about it but to withdraw it; it is answered once', () => {
  const told = proposed();
  const file = told.file('R1');
  const by = file.listSearches.get('S1')?.proposed.by ?? '';
  const code = (decision: ReturnType<typeof agreeListSearch>) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);
  assert.equal(code(agreeListSearch(file, 'S1', by, '')), 'same-person');
  assert.equal(code(declineListSearch(file, 'S1', by, 'No.')), 'same-person');
  assert.equal(code(agreeListSearch(file, 'S1', 'somebody else', '')), 'decided');
  assert.equal(code(withdrawListSearch(file, 'S1', 'somebody else', 'No.')), 'not-yours');
  assert.equal(code(withdrawListSearch(file, 'S1', by, 'Not wanted.')), 'decided');
  assert.equal(code(agreeListSearch(file, 'S2', 'somebody else', '')), 'no-such-search');
  told.record('ListSearchDeclined', 'R1', '2026-03-03T11:00', { stream: 'search/S1', by: 'supervisor' });
  assert.equal(code(agreeListSearch(told.file('R1'), 'S1', 'somebody else', '')), 'answered');
});

test('it is made by whoever asked, once it is agreed, once, and not long after', () => {
  const until = (agreed: number) => agreed + 3 * 86_400_000;
  const mayRun = (told: Ledger, by: string, at: string) => {
    const refused = mayRunListSearch(told.file('R1'), 'S1', by, instantOf(at), until);
    return refused?.kind === 'refused' ? refused.reasons[0]?.code : refused;
  };
  const told = proposed();
  const by = told.file('R1').listSearches.get('S1')?.proposed.by ?? '';
  assert.equal(mayRun(told, by, '2026-03-03T10:30'), 'not-agreed');
  told.record('ListSearchAgreed', 'R1', '2026-03-03T11:00', { stream: 'search/S1', by: 'supervisor' });
  assert.equal(mayRun(told, by, '2026-03-03T11:30'), null);
  assert.equal(mayRun(told, 'somebody else', '2026-03-03T11:30'), 'not-yours');
  assert.equal(mayRun(told, by, '2026-03-09T11:30'), 'agreed-long-ago');
  told.record('ListSearchRun', 'R1', '2026-03-03T12:00', { stream: 'search/S1', by: 'gateway' });
  assert.equal(mayRun(told, by, '2026-03-03T12:30'), 'run-already');
});
