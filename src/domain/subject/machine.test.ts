/** G14: open or closed, nothing between, whatever is recorded in whatever order; suspended is open; a lawful end can be reached from everywhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lessening, subject as opened, subjectsArea } from '../../../test/support/subjectsArea.ts';
import { given } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { assertSound } from '../../../test/support/walk.ts';
import { isOwed } from '../obligation/state.ts';
import { reachedFrom } from '../machine.ts';
import { agreeLessening, declineLessening, type Lessen, proposeLessening, whyNotLessen } from './lessening.ts';
import { raiseSubject, reopenSubject, resumeSubject, setLeadAside } from './deciders.ts';
import { openOrClosed, subjectMachine } from './machine.ts';
import { isClosedSubject, isOpenSubject, lesseningWaits } from './state.ts';

test('the machine is sound, and every state of a subject is open or closed, never both and never neither', () => {
  assertSound(subjectMachine);
  const ofSubjects = Object.keys(subjectMachine.states).filter((state) => !['lead', 'set aside'].includes(state));
  for (const state of ofSubjects) assert.ok(['open', 'closed'].includes(openOrClosed[state as keyof typeof openOrClosed]), state);
  assert.equal(openOrClosed.suspended, 'open', 'suspended is open');
  // Nothing leads from a subject back to not being one.
  for (const state of ['open', 'suspended', 'closed'] as const)
    assert.deepEqual([...reachedFrom(subjectMachine, state)].toSorted(), ['closed', 'open', 'suspended']);
});

const day = 86_400_000;
/** What people try, one after another, a day apart: what the deciders refuse is not recorded. */
const tries = fc.array(
  fc.constantFrom('raise', 'lower', 'suspend', 'close', 'agree', 'decline', 'resume', 'reopen', 'agree by the proposer', 'wait'),
  { maxLength: 14 },
);

test('whatever the deciders let happen, a subject is open or closed, has a lead, and owes something with a date', () => {
  fc.assert(
    fc.property(tries, (steps) => {
      const ledger = opened();
      let at = ledger.file('R1').last;
      for (const step of steps) {
        at += day;
        ledger.until(at);
        const file = ledger.file('R1');
        const subject = file.subjects.get('R1');
        assert.ok(subject);
        const grade = { priority: 'P1', tier: 1, reason: 'New.' } as const;
        const fields = {
          ...lessening({ until: at + 20 * day, ...(step === 'lower' ? { priority: 'P4', tier: 3 } : {}) }),
          what: step,
          priority: step === 'lower' && !isClosedSubject(subject) ? 'P4' : null,
          tier: step === 'lower' && !isClosedSubject(subject) ? 3 : null,
          band: step === 'lower' && isClosedSubject(subject) ? 'low' : 'medium',
          leaves: [],
        } as unknown as Lessen & { leaves: [] };
        const decision =
          step === 'raise'
            ? raiseSubject(file, 'R1', grade)
            : step === 'resume'
              ? resumeSubject(file, 'R1', 'Back.')
              : step === 'reopen'
                ? reopenSubject(file, 'R1', grade)
                : step === 'agree'
                  ? agreeLessening(file, 'R1', 'leader-holder', ['leader'], 'Yes.')
                  : step === 'agree by the proposer'
                    ? agreeLessening(file, 'R1', 'officer-holder', ['leader', 'officer'], 'Yes.')
                    : step === 'decline'
                      ? declineLessening(file, 'R1', 'leader-holder', ['leader'], 'No.')
                      : step === 'wait'
                        ? ({ kind: 'decided', entries: [] } as const)
                        : proposeLessening(file, 'R1', fields);
        if (step === 'agree by the proposer') assert.equal(decision.kind, 'refused');
        const before = { state: subject.state, waits: lesseningWaits(subject) };
        if (decision.kind === 'decided')
          for (const each of decision.entries)
            ledger.record(each.type, 'R1', at, {
              stream: each.stream,
              fields: each.fields,
              by: step === 'agree' || step === 'decline' ? 'leader' : 'officer',
            });
        const now = ledger.file('R1').subjects.get('R1');
        assert.ok(now && isOpenSubject(now) !== isClosedSubject(now), 'open or closed, nothing between');
        // A proposal changes nothing; only an agreement by another person lessens.
        if (['lower', 'suspend', 'close', 'decline'].includes(step)) assert.equal(now.state, before.state);
        assert.ok(ledger.file('R1').lead);
        const owed = [...ledger.file('R1').obligations.values()].filter((each) => isOwed(each) && each.stream === 'subject/R1');
        assert.ok(owed.length > 0, `nothing is owed about a subject that is ${now.state}`);
      }
    }),
    runs(40),
  );
});

test('a lead that is set aside can still be taken up; one that was taken up cannot be set aside', () => {
  const told = given(subjectsArea()).referral('R1', '2026-03-02T10:00');
  assert.equal(setLeadAside(told.file('R1'), 'R1', 'desk-holder', { as: 'trace', reason: 'Nothing yet.' }).kind, 'decided');
  const already = setLeadAside(told.file('R1'), 'R1', 'desk-holder', { as: 'subject already', reason: 'Known.' });
  assert.equal(already.kind === 'refused' && already.reasons[0]?.code, 'no-subject-here');
  const no = setLeadAside(opened().file('R1'), 'R1', 'desk-holder', { as: 'rejected', reason: 'No.' });
  assert.equal(no.kind === 'refused' && no.reasons[0]?.code, 'lead-decided');
});

test('raising needs one person and lowering two: the same decider refuses what is lower, and lessening what is not', () => {
  const file = opened({ priority: 'P2', tier: 2 }).file('R1');
  const subject = file.subjects.get('R1');
  assert.ok(subject);
  const lower = raiseSubject(file, 'R1', { priority: 'P3', tier: 1, reason: 'x' });
  assert.equal(lower.kind === 'refused' && lower.reasons[0]?.code, 'lowering');
  assert.equal(raiseSubject(file, 'R1', { priority: 'P2', tier: 1, reason: 'x' }).kind, 'decided');
  const fields = lessening({ what: 'lower', priority: 'P1', tier: null }) as unknown as Lessen;
  assert.equal(whyNotLessen(subject, fields)?.reasons[0]?.code, 'not-lower');
});
