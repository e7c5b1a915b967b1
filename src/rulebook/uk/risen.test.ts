/** A proposal to lessen is about how somebody stood: what one person raised at once since is not undone by it (F02, F08, G14). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { lessened, lessening, subject } from '../../../test/support/subjectsArea.ts';
import type { Decision } from '../../domain/decision.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { agreeLessening, declineLessening, type Lessen, whyNotLessen } from '../../domain/subject/lessening.ts';

const code = (decision: Decision | null): string => (decision?.kind === 'refused' ? (decision.reasons[0]?.code ?? '') : 'decided');
const open = () => subject({ priority: 'P2', tier: 2 });
const closed = () =>
  lessened(open(), '2026-03-10T10:00', { what: 'close', code: 'no-concern', band: 'high', until: instantOf('2026-05-01T00:00') });
const propose = (ledger: Ledger, at: string, fields: object): Ledger =>
  ledger.record('LesseningProposed', 'R1', at, { id: `P-${at}`, by: 'officer', fields: lessening(fields) });
const of = (ledger: Ledger) => ledger.file('R1').subjects.get('R1') ?? assert.fail('no subject');
const agree = (ledger: Ledger) => code(agreeLessening(ledger.file('R1'), 'R1', 'leader-holder', ['leader'], 'Agreed.'));
const decline = (ledger: Ledger) => code(declineLessening(ledger.file('R1'), 'R1', 'leader-holder', ['leader'], 'It has changed.'));
const owed = (ledger: Ledger, rule: string) =>
  [...ledger.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).length;
const lower = { what: 'lower', priority: 'P4', tier: 3, band: 'low', until: instantOf('2026-05-01T00:00') };

test('G14: lowering, suspending or closing that was proposed before somebody raised the subject can only be declined', () => {
  for (const fields of [lower, { what: 'suspend' }, { what: 'close' }]) {
    const told = propose(open(), '2026-03-10T10:00', fields);
    assert.equal(agree(told), 'decided', 'nothing has changed');
    told.record('SubjectRaised', 'R1', '2026-03-11T10:00', {
      by: 'leader',
      fields: { priority: 'P1', tier: 1, reason: 'He has bought a knife.' },
    });
    assert.equal(agree(told), 'risen-since');
    assert.equal(decline(told), 'decided');
    assert.equal(of(told).priority, 'P1');
  }
});

test('C20: suspending again that was proposed before somebody ended the suspension can only be declined', () => {
  const told = propose(lessened(open(), '2026-03-10T10:00'), '2026-03-12T10:00', { authoriser: 'leader' });
  told.record('SubjectResumed', 'R1', '2026-03-13T10:00', { by: 'officer', fields: { reason: 'He has bought a knife.' } });
  assert.equal(agree(told), 'risen-since');
  assert.equal(decline(told), 'decided');
});

test('S05: a lower band that was proposed of somebody closed is not agreed to once they are open again, or in a higher band', () => {
  const band = { what: 'lower', priority: null, tier: null, band: 'low', until: instantOf('2026-08-01T00:00') };
  const again = propose(closed(), '2026-03-20T10:00', band);
  assert.equal(agree(again), 'decided');
  again.record('SubjectReopened', 'R1', '2026-03-21T10:00', { by: 'leader', fields: { priority: 'P1', tier: 1 } });
  assert.equal(agree(again), 'risen-since');

  const medium = lessened(open(), '2026-03-10T10:00', {
    what: 'close',
    code: 'no-concern',
    band: 'medium',
    until: instantOf('2026-09-01T00:00'),
  });
  const higher = propose(medium, '2026-03-20T10:00', band).record('ClosedSubjectReviewed', 'R1', '2026-03-21T10:00', {
    by: 'officer',
    fields: { band: 'high' },
  });
  assert.equal(agree(higher), 'risen-since');
});

test('S05, G14: in a ledger where a band was lowered of somebody who is open, no review of a closed subject is owed, nor a grade that is not lower', () => {
  const told = propose(closed(), '2026-03-20T10:00', { ...lower, priority: null, tier: null })
    .record('SubjectReopened', 'R1', '2026-03-21T10:00', { by: 'leader', fields: { priority: 'P1', tier: 1 } })
    .record('SubjectLowered', 'R1', '2026-03-22T10:00', { by: 'leader', fields: { proposal: 'P-2026-03-20T10:00', words: 'Agreed.' } })
    .until('2026-09-01T10:00');
  assert.equal(owed(told, 'S05.review'), 0);
  assert.equal(owed(told, 'G14.lowered'), 0);
  assert.equal(owed(told, 'C17'), 1, 'it is open, and reviewed as such');
});

test('G14: a lowered grade that is authorised anew without naming it stands until its own day, and is owed then', () => {
  const told = lessened(open(), '2026-03-10T10:00', lower);
  const anew = { ...lower, priority: null, tier: null, until: instantOf('2026-06-01T00:00') };
  lessened(told, '2026-04-10T10:00', anew);
  assert.equal(owed(told, 'G14.lowered'), 1);
  assert.equal(told.history('G14.lowered').at(-1), 'raised 2026-04-10T11:00 officer, due 2026-06-01T00:00');
});

test('G14: back at its full grade a subject is not “lowered” to the grade that it has', () => {
  const told = lessened(open(), '2026-03-10T10:00', lower).record('SubjectRaised', 'R1', '2026-04-01T10:00', {
    by: 'officer',
    fields: { priority: 'P2', tier: 2 },
  });
  assert.equal(code(whyNotLessen(of(told), lessening({ ...lower, priority: 'P2', tier: 2 }) as unknown as Lessen)), 'not-lower');
});
