/** F20: an assumption ends on its day and its owner is asked; a challenge by another is answered; a wrong one has consequences. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { given, instantOf, type Ledger } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { assertSound } from '../../../test/support/walk.ts';
import {
  answerAssumption,
  challengeAssumption,
  dropAssumption,
  followUpAssumption,
  keepAssumption,
  makeAssumption,
  showWrong,
} from '../../domain/assumption/deciders.ts';
import { assumptionMachine } from '../../domain/assumption/machine.ts';
import { assumptionsInForce, hasExpired } from '../../domain/assumption/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const stream = 'assumption/S1';
const made = (until = '2026-06-01T00:00'): Ledger =>
  given()
    .referral('R1', '2026-03-02T10:00')
    .record('AssumptionMade', 'R1', '2026-03-04T10:00', { stream, fields: { owner: 'team', until: instantOf(until) } });

test('the machine of an assumption is sound', () => assertSound(assumptionMachine));

test('F20: on its day the owner is asked, and a lapse climbs; whoever looks sees that it has run out', () => {
  const told = made().until('2026-06-05T12:00');
  assert.deepEqual(told.history('F20.expiry'), [
    'raised 2026-03-04T10:00 team, due 2026-06-01T00:00',
    'lapsed 2026-06-01T00:00',
    'climbed 2026-06-02T00:00 senior',
    'climbed 2026-06-04T00:00 chief',
  ]);
  const [assumption] = assumptionsInForce(told.file('R1'));
  assert.ok(assumption && hasExpired(assumption, instantOf('2026-06-01T00:00')));
});

test('F20: kept with a fresh reason it has another day; the same reason again is none', () => {
  const told = made();
  const [now, latest] = [instantOf('2026-05-20T10:00'), instantOf('2026-11-20T00:00')];
  const keep = (reason: string, until = latest) => {
    const decision = keepAssumption(told.file('R1'), 'S1', { reason, until }, now, latest);
    return decision.kind === 'refused' ? decision.reasons[0]?.code : 'kept';
  };
  assert.equal(keep('no PASSPORT!'), 'same-reason');
  assert.equal(keep('Asked the passport office in May.'), 'kept');
  assert.equal(keep('Asked in May.', latest + 1), 'date-far');
  assert.equal(keep('Asked in May.', now), 'date-past');
  told.record('AssumptionKept', 'R1', '2026-05-20T10:00', { stream, by: 'team', fields: { until: latest } });
  assert.deepEqual(told.history('F20.expiry').slice(1), ['met 2026-05-20T10:00', 'raised 2026-05-20T10:00 team, due 2026-11-20T00:00']);
});

test('F20: a challenge by another is answered by the owner; shown wrong, the lead says what follows', () => {
  const told = made();
  const own = challengeAssumption(told.file('R1'), 'S1', 'gateway-holder', 'I was wrong.');
  assert.equal(own.kind === 'refused' && own.reasons[0]?.code, 'own-assumption');
  told.record('AssumptionChallenged', 'R1', '2026-03-09T10:00', { stream, by: 'senior' });
  assert.deepEqual(told.history('F20.challenge'), ['raised 2026-03-09T10:00 team, due 2026-03-17T00:00']);
  told.record('AssumptionShownWrong', 'R1', '2026-03-10T10:00', { stream, by: 'team' });
  assert.equal(told.history('F20.challenge').at(-1), 'met 2026-03-10T10:00');
  assert.equal(told.history('F20.expiry').at(-1), 'met 2026-03-10T10:00');
  assert.deepEqual(told.history('F20.wrong'), ['raised 2026-03-10T10:00 gateway, due 2026-03-13T00:00']);
  told.record('AssumptionFollowedUp', 'R1', '2026-03-11T10:00', { stream });
  assert.equal(told.history('F20.wrong').at(-1), 'met 2026-03-11T10:00');
  assert.deepEqual(assumptionsInForce(told.file('R1')), []);
});

test('F20: an assumption has an owner that is a post and a day within the rulebook', () => {
  const file = given().referral('R1', '2026-03-02T10:00').file('R1');
  const [now, latest] = [instantOf('2026-03-04T10:00'), instantOf('2026-09-04T00:00')];
  const fields = { words: 'He would not travel.', grounds: 'No passport.', wouldShowWrong: 'A journey.', owner: 'team', until: latest };
  const code = (more: object) => {
    const decision = makeAssumption(file, 'S1', { ...fields, ...more }, now, latest);
    return decision.kind === 'refused' ? decision.reasons[0]?.code : 'made';
  };
  assert.deepEqual([{}, { owner: 'nobody' }, { until: latest + 1 }, { wouldShowWrong: ' ' }].map(code), [
    'made',
    'no-such-post',
    'date-far',
    'field-wouldShowWrong',
  ]);
});

const acts = ['keep', 'challenge', 'answer', 'drop', 'wrong', 'follow'] as const;
test('law: whatever the deciders let happen, an assumption in force has somebody who owes its day, and can be ended', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom('gateway', 'team', 'senior')), { maxLength: 8 }), (steps) => {
      const told = made();
      let at = instantOf('2026-03-09T09:00');
      for (const [n, [act, post]] of steps.entries()) {
        at += 86_400_000;
        const [file, by, until, words] = [told.file('R1'), `${post}-holder`, at + 30 * 86_400_000, `Reason ${n}.`];
        const decision = {
          keep: () => keepAssumption(file, 'S1', { reason: words, until }, at, until),
          challenge: () => challengeAssumption(file, 'S1', by, words),
          answer: () => answerAssumption(file, 'S1', by, words),
          drop: () => dropAssumption(file, 'S1', words),
          wrong: () => showWrong(file, 'S1', words),
          follow: () => followUpAssumption(file, 'S1', words),
        }[act]();
        if (decision.kind === 'refused') continue;
        for (const entry of decision.entries) told.record(entry.type, 'R1', at, { stream, by: post, fields: entry.fields });
      }
      const file = told.until(at + 1).file('R1');
      const owed = [...file.obligations.values()].filter((each) => isOwed(each) && each.rule.startsWith('F20')).map(({ rule }) => rule);
      const state = file.assumptions.get('S1')?.state;
      const wanted = {
        standing: ['F20.expiry'],
        challenged: ['F20.challenge', 'F20.expiry'],
        'shown wrong': ['F20.wrong'],
        dropped: [],
        'followed up': [],
      }[state ?? 'dropped'];
      assert.deepEqual(owed.toSorted(), wanted, state ?? 'gone');
    }),
    runs(25),
  );
});
