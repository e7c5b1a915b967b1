import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger } from '../../../test/support/given.ts';
import { describePerson } from './deciders.ts';

test('who a record is of becomes known: it is described anew, and searched for again', () => {
  const ledger = new Ledger()
    .referral('R1', '2026-03-02T10:00')
    .record('CandidatesFound', 'R1', '2026-03-02T10:00', { fields: { position: 3, candidates: [] } });
  const file = ledger.files.get('R1');
  assert.ok(file);
  const decision = describePerson(file, 'R1', { names: [{ whole: 'Tamsin Quennell' }] });
  assert.ok(decision.kind === 'decided' && decision.entries[0]?.type === 'RecordDescribed');
  assert.equal(describePerson(file, 'R9', { names: [] }).kind, 'refused');
  ledger.record('RecordDescribed', 'R1', '2026-03-02T11:00', { stream: 'record/R1', fields: { names: [{ whole: 'Tamsin Quennell' }] } });
  const after = ledger.files.get('R1');
  assert.equal(after?.records.get('R1')?.details.names[0]?.whole, 'Tamsin Quennell');
  const owed = [...(after?.obligations.values() ?? [])].filter((each) => each.rule === 'G01.search');
  assert.deepEqual(owed.map((each) => each.state).toSorted(), ['met', 'open']);
});
