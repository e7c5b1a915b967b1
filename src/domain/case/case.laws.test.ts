/**
 * Whatever is tried on a Channel case, in whatever order: what the deciders let through leaves a lead and something that is owed by a day,
 * and from wherever it got to the panel can close it and somebody can take it up again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { adopted, every, stream } from '../../../test/support/channel.ts';
import type { Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { needList } from '../../rulebook/uk/needList.ts';
import type { Decision } from '../decision.ts';
import { postFor } from '../file/posts.ts';
import { isOwed } from '../obligation/state.ts';
import { caseStaysClosed, reopenCase, reviewAfterClosing } from './afterwards.ts';
import {
  answerConsent,
  furtherAssessmentDone,
  putOffConsent,
  setFurtherAssessment,
  withdrawConsent,
  withdrawSupport,
} from './consenting.ts';
import { actionDone, writePlan } from './planning.ts';
import { assessCase, closeCase, reviewCase } from './deciders.ts';
import { bookSession, commission, endIntervention, reportProvided } from './providing.ts';

const day = 24 * 60 * 60 * 1000;
const sought = {
  soughtFrom: 'the person',
  askedBy: 'The lead.',
  how: 'in person',
  explained: 'What it is.',
  language: 'English',
  childsView: 'Yes.',
} as const;
type Try = (ledger: Ledger, now: number, n: number) => Decision;
const file = (ledger: Ledger) => ledger.file('R1');
const tries: Readonly<Record<string, Try>> = {
  give: (l, now) => answerConsent(file(l), 'C1', { ...sought, answer: 'given', answered: now }, false, now),
  refuse: (l, now) => answerConsent(file(l), 'C1', { ...sought, answer: 'refused', answered: now }, false, now),
  withdraw: (l) => withdrawConsent(file(l), 'C1', { by: 'the person' }),
  'put off': (l, now) => putOffConsent(file(l), 'C1', { reason: 'In hospital.', until: now + 5 * day }, now, now + 90 * day),
  'withdraw support': (l) => withdrawSupport(file(l), 'C1', 'Another service.'),
  period: (l, now) =>
    setFurtherAssessment(
      file(l),
      'C1',
      {
        due: now + 30 * day,
        riskPost: 'senior',
        riskAccepted: 'The superintendent, by letter.',
        ledBy: 'the police',
        section366: 'considered, and not needed',
        section366Words: 'None.',
      },
      now,
      now + 90 * day,
    ),
  'assess further': (l) => furtherAssessmentDone(file(l), 'C1', { words: 'The same.' }),
  plan: (l, now, n) =>
    writePlan(
      file(l),
      'C1',
      {
        consent: 'Asked.',
        nature: 'A worker.',
        responsible: ['gateway'],
        domains: every(
          needList.domains.map(({ code }) => code),
          ['mind'],
        ).map((each) => ({ ...each, is: each.is as 'a need' })),
        actions: [{ action: `A${n}`, domain: 'mind', what: 'See a doctor.', post: 'gateway', how: 'Soon.', due: now + 10 * day }],
      },
      now,
      now + 180 * day,
    ),
  done: (l, _, n) => actionDone(file(l), 'C1', { action: `A${Math.max(0, n - 1)}`, how: 'done', words: 'Seen.' }),
  commission: (l, now, n) =>
    commission(
      file(l),
      'C1',
      { intervention: `I${n}`, post: 'mentor', sessions: 2, starts: now, until: now + 90 * day, aim: 'To talk.' },
      now,
    ),
  book: (l, now) => bookSession(file(l), 'C1', { intervention: lastOf(l), on: now + 4 * day }, now),
  report: (l, now) =>
    reportProvided(file(l), 'C1', { intervention: lastOf(l), outcome: 'held', words: 'Held.', next: null, session: now }, now),
  end: (l) => endIntervention(file(l), 'C1', { intervention: lastOf(l), reason: 'Done.' }),
  review: (l, now) => reviewCase(file(l), 'C1', { outcome: 'revise the plan', words: 'Again.', next: null }, now, now + 90 * day),
  assess: (l, now) => assessCase(file(l), 'C1', { words: 'Less.', assessed: now }, now),
  close: (l) => closeCase(file(l), 'C1', { outcome: 'risk reduced', words: 'Closed.' }, '', () => []),
  'review after': (l, now) =>
    reviewAfterClosing(file(l), 'C1', { review: 'C09', outcome: 'no concern', words: 'Nothing.' }, now, now + 90 * day, []),
  reopen: (l) => reopenCase(file(l), 'C1', 'A new concern.'),
  'stays closed': (l) => caseStaysClosed(file(l), 'C1', ['R9'], 'Another matter.'),
};
const lastOf = (ledger: Ledger): string => [...(file(ledger).cases.get('C1')?.interventions.keys() ?? [])].at(-1) ?? '';

/** What a decider gives is recorded as the product would. */
function record(ledger: Ledger, decision: Decision, now: number): void {
  if (decision.kind === 'refused') return;
  for (const entry of decision.entries) ledger.record(entry.type, 'R1', now, { stream: entry.stream, fields: entry.fields });
}

test('from every state that the deciders let somebody reach: a lead, something owed by a day, and a lawful end', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(tries)), fc.integer({ min: 0, max: 20 })), { maxLength: 14 }), (steps) => {
      const ledger = adopted();
      let now = Date.UTC(2026, 2, 3, 10);
      steps.forEach(([name, days], n) => {
        now += days * day + 60_000;
        ledger.until(now);
        record(ledger, (tries[name] as Try)(ledger, now, n), now);
        const held = file(ledger);
        assert.notEqual(postFor(held, 'lead'), 'nobody');
        const owed = [...held.obligations.values()].filter((each) => isOwed(each) && each.stream === stream);
        assert.ok(owed.length > 0 || held.cases.get('C1')?.stage === 'closed', `${name}: nothing is owed of the case`);
        if (held.cases.get('C1')?.stage !== 'closed')
          assert.ok(
            owed.some(({ rule }) => rule === 'C06'),
            `${name}: the panel owes no review`,
          );
        for (const { due } of owed) assert.ok(Number.isFinite(due));
      });
      now += 60_000;
      if (file(ledger).cases.get('C1')?.stage !== 'closed') record(ledger, (tries.close as Try)(ledger, now, 0), now);
      assert.equal(file(ledger).cases.get('C1')?.stage, 'closed', 'the panel can close it');
      const after = [...file(ledger).obligations.values()].filter((each) => isOwed(each)).map(({ rule }) => rule);
      assert.ok(after.includes('C10') || file(ledger).cases.get('C1')?.reviewsAfter.length, 'its reviews are owed');
      record(ledger, reopenCase(file(ledger), 'C1', 'Again.'), now + 60_000);
      assert.equal(file(ledger).cases.get('C1')?.stage, 'consent awaited', 'and it can be taken up again');
    }),
    runs(40),
  );
});

test('folded from the ledger a case is what it was when it was lived', () => {
  const ledger = adopted();
  let now = Date.UTC(2026, 2, 3, 10);
  for (const [n, name] of ['give', 'plan', 'commission', 'report', 'withdraw', 'period', 'give', 'close'].entries()) {
    now += 3 * day;
    record(ledger, (tries[name] as Try)(ledger, now, n), now);
  }
  assert.deepEqual(ledger.folded('R1').cases, ledger.file('R1').cases);
});
