/** A provider's report that was wrong counts for nothing: C12 is counted anew without it, and the lead is asked the same day (C12, F33, K03). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and } from '../../../test/support/channel.ts';
import { instantOf } from '../../../test/support/given.ts';
import { reportProvided } from '../../domain/case/providing.ts';
import { reportWasWrong } from '../../domain/case/misreport.ts';
import { sessionsOf } from '../../domain/case/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';

/** One session commissioned, reported as held by mistake. */
function mistyped() {
  const told = adopted();
  and(told, 'ConsentGiven', '2026-03-03T10:00', { by: 'gateway' });
  const [starts, until] = [instantOf('2026-03-04T09:00'), instantOf('2026-06-05T10:00')];
  and(told, 'InterventionCommissioned', '2026-03-04T10:00', {
    by: 'gateway',
    fields: { intervention: 'I1', post: 'mentor', sessions: 1, starts, until },
  });
  return and(told, 'ProviderReported', '2026-03-10T10:00', {
    by: 'mentor',
    id: 'P1',
    fields: { intervention: 'I1', outcome: 'held', words: 'Pressed the wrong line.' },
  });
}
const owes = (told: ReturnType<typeof mistyped>, rule: string) =>
  [...told.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).map(({ owedBy }) => owedBy);

test('given the only session is reported as held by mistake, when the provider says that it was wrong, sessions are owed again and the lead is asked', () => {
  const told = mistyped();
  assert.deepEqual(owes(told, 'C12'), [], 'all held: over');
  const decision = reportWasWrong(told.file('R1'), 'C1', { intervention: 'I1', report: 'P1', reason: 'They did not come.' });
  assert.equal(decision.kind, 'decided');
  and(told, 'EntryCorrected', '2026-03-10T12:00', {
    by: 'mentor',
    fields: { ...(decision.kind === 'decided' ? decision.entries[0]?.fields : {}) },
  });
  assert.deepEqual(owes(told, 'C12'), ['post:mentor']);
  assert.deepEqual(owes(told, 'C37.stands'), ['lead']);
  const [intervention] = [...(told.file('R1').cases.get('C1')?.interventions.values() ?? [])];
  assert.ok(intervention && sessionsOf(intervention).held === 0);
  const again = {
    intervention: 'I1',
    outcome: 'missed by the person',
    words: 'He did not come.',
    session: instantOf('2026-03-10T09:00'),
  } as const;
  assert.equal(reportProvided(told.file('R1'), 'C1', again, instantOf('2026-03-10T13:00')).kind, 'decided', 'the day is free again');
});

test('only a report that stands, and only with what was wrong', () => {
  const told = mistyped();
  const codes = (asked: object) => {
    const came = reportWasWrong(told.file('R1'), 'C1', { intervention: 'I1', report: 'P1', reason: 'A slip.', ...asked });
    return came.kind === 'refused' ? came.reasons.map(({ code }) => code) : [];
  };
  assert.deepEqual(codes({ reason: ' ' }), ['no-reason-given']);
  assert.deepEqual(codes({ report: 'P9' }), ['no-such-report']);
});
