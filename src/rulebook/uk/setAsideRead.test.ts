/** Intelligence about somebody whose report was set aside: another person says the same day whether they are taken up after all (C16, F14, F45). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, type Ledger } from '../../../test/support/given.ts';
import { subjectsArea } from '../../../test/support/subjectsArea.ts';
import type { Decision } from '../../domain/decision.ts';
import { lookAtIntelligence } from '../../domain/intelligence/deciders.ts';
import type { LookOutcome } from '../../domain/intelligence/held.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const stream = 'intelligence/I1';
const aside = (as = 'trace'): Ledger =>
  given(subjectsArea())
    .referral('R1', '2026-03-02T10:00', { person: { names: [], under18: 'no' } })
    .record('LeadTaken', 'R1', '2026-03-02T10:05', { fields: { post: 'officer', reason: 'Taken on.' } })
    .record('LeadSetAside', 'R1', '2026-03-03T10:00', { stream: 'subject/R1', by: 'officer', fields: { referral: 'R1', as } });
const read = (told: Ledger, by = 'officer'): Ledger =>
  told
    .record('IntelligenceRead', 'R1', '2026-04-02T10:00', { stream, by, fields: { pressing: false } })
    .record('IntelligenceWritten', 'R1', '2026-04-02T12:00', { stream, by });
const owed = (told: Ledger, rule: string) =>
  [...told.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).map(({ owedBy }) => owedBy);
const code = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);

test('read and written up by one, it is owed a look by the post above that same day; nobody looks, and it climbs (after Easter)', () => {
  for (const as of ['trace', 'rejected']) {
    const told = read(aside(as));
    assert.deepEqual([owed(told, 'C18'), owed(told, 'F14'), owed(told, 'C16.intelligence')], [[], [], ['second']], as);
    assert.deepEqual(told.until('2026-04-08T00:00').history('C16.intelligence').slice(0, 3), [
      'raised 2026-04-02T10:00 leader, due 2026-04-03T00:00',
      'lapsed 2026-04-03T00:00',
      'climbed 2026-04-08T00:00 senior',
    ]);
  }
  assert.deepEqual(owed(read(aside(), 'leader'), 'C16.intelligence'), ['senior'], 'read by the post above, the next one is asked');
});

test('another person says why it stays so, or they are taken up: either answers it; the reader does not, and there is nothing to open again', () => {
  const told = read(aside());
  const look = (who: string, outcome: LookOutcome) =>
    code(lookAtIntelligence(told.file('R1'), 'I1', who, [], { outcome, reason: 'Known, and nothing new.' }));
  assert.equal(look('officer-holder', 'stays set aside'), 'same-person');
  for (const outcome of ['reopen', 'enquiries', 'stays closed'] as const) assert.equal(look('leader-holder', outcome), 'outcome-unfit');
  assert.equal(look('leader-holder', 'stays set aside'), 'decided');
  told.record('IntelligenceLooked', 'R1', '2026-04-02T15:00', { stream, by: 'leader', fields: { outcome: 'stays set aside' } });
  assert.equal(told.history('C16.intelligence').at(-1), 'met 2026-04-02T15:00');
  const taken = read(aside()).record('SubjectOpened', 'R1', '2026-04-02T16:00', { by: 'officer', fields: { referral: 'R1' } });
  assert.equal(taken.history('C16.intelligence').at(-1), 'met 2026-04-02T16:00');
});

test('of somebody who is held, of a lead that is nobody’s yet, and of what was theirs already nothing is asked by it', () => {
  const open = aside().record('SubjectOpened', 'R1', '2026-03-20T10:00', { by: 'officer', fields: { referral: 'R1' } });
  assert.deepEqual(owed(read(open), 'C16.intelligence'), []);
  const lead = given(subjectsArea()).referral('R1', '2026-03-02T10:00');
  assert.deepEqual(owed(read(lead), 'C16.intelligence'), []);
});
