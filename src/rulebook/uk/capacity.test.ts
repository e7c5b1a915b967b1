/** What work weighs, what a post carries, and the two laws on which the forecast stands (S21). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { directoryFact, given, instantOf, testArea } from '../../../test/support/given.ts';
import { runs } from '../../../test/support/runs.ts';
import { recordWorkingTime, setCapacity } from '../../domain/area/capacityDeciders.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import { settle } from '../engine/settle.ts';
import { capacityOf, capacityTable, kindOfWork, kindsOfWork, pointsOf, shippedCapacity } from './capacity.ts';
import { farRules, parkingRules } from './parked.ts';
import { uk } from './rulebook.ts';

const monday = instantOf('2026-03-02T09:00');
const calendar = uk.calendars['england-and-wales'];
const graded = (hoursAWeek: number, ...more: Parameters<typeof testArea>[1] & object) =>
  testArea('england-and-wales', [
    directoryFact('WorkingTimeRecorded', { practitioner: 'gateway-holder', grade: 'officer', hoursAWeek }),
    ...more,
  ]);
const carries = (area: ReturnType<typeof testArea>, post = 'gateway') => {
  const found = area.posts.get(post);
  assert.ok(found);
  return capacityOf(area, found, monday, 14, calendar);
};

test('a grade and hours a week are what a post carries in a fortnight; nobody graded is not nothing', () => {
  assert.equal(carries(graded(37)).points, 80);
  assert.equal(carries(graded(18.5)).points, 40);
  assert.deepEqual([carries(testArea()).points, carries(testArea()).ungraded], [null, 1]);
});

test('leave is taken off by whole working days, and only days are known', () => {
  const away = directoryFact('AbsenceRecorded', {
    absence: 'a1',
    practitioner: 'gateway-holder',
    from: instantOf('2026-03-09T00:00'),
    until: instantOf('2026-03-14T00:00'),
  });
  const found = carries(graded(37, away));
  assert.deepEqual([found.points, found.awayDays], [40, 5]);
});

test('who holds two posts carries half in each: nobody is counted twice', () => {
  const two = graded(37, directoryFact('PostFilled', { post: 'duty', practitioner: 'gateway-holder', as: 'holder' }));
  assert.equal(carries(two).points, 40);
  assert.equal(carries(two, 'duty').points, 40);
});

test('each rule is of one kind of work, the longest name wins, and an area that sets its own changes only that', () => {
  assert.deepEqual(['C43.acknowledge', 'C04', 'G04.second', 'G14.second', 'C15', 'S21.read'].map(kindOfWork), [
    'danger',
    'judgement',
    'second',
    'second',
    'other',
    'second',
  ]);
  const known = new Set(kindsOfWork.map(({ code }) => code));
  for (const rule of uk.rules) assert.ok(known.has(kindOfWork(rule.key)), rule.key);
  const own = testArea('england-and-wales', [
    directoryFact('CapacitySet', { ...shippedCapacity, weights: { judgement: 7 }, reason: 'Counted.', authoriser: 'senior' }),
  ]);
  assert.equal(pointsOf(capacityTable(own), 'C04'), 7);
  assert.equal(pointsOf(capacityTable(own), 'C15'), shippedCapacity.weights['other']);
});

test('what is parked names only rules that there are', () => {
  const keys = new Set(uk.rules.map(({ key }) => key));
  for (const rule of [...Object.keys(parkingRules), ...Object.keys(farRules)]) assert.ok(keys.has(rule), rule);
});

test('refusals: no reason, no such grade, somebody who is not here', () => {
  const area = testArea();
  const codes = (decision: ReturnType<typeof setCapacity>) => (decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : []);
  assert.deepEqual(codes(setCapacity(area, shippedCapacity, ' ', 'senior')), ['no-reason-given']);
  const [first] = shippedCapacity.grades;
  assert.ok(first);
  assert.deepEqual(codes(setCapacity(area, { ...shippedCapacity, grades: [first, first] }, 'Ours.', 'senior')), ['grade-twice']);
  const record = (practitioner: string, grade: string) =>
    codes(recordWorkingTime(area, { practitioner, grade, hoursAWeek: 37 }, shippedCapacity.grades));
  assert.deepEqual(
    [record('nobody', 'officer'), record('gateway-holder', 'emperor'), record('gateway-holder', 'officer')],
    [['no-such-person'], ['no-such-grade'], []],
  );
});

const types = [
  'AssessmentRecorded',
  'ContinuationDecided',
  'ClosureProposed',
  'ReferralClosed',
  'ReferralReopened',
  'ReviewRecorded',
  'NeedRecorded',
  'InformationAdded',
  'DangerReported',
] as const;
const histories = fc.array(fc.record({ type: fc.constantFrom(...types), after: fc.integer({ min: 0, max: 20 * 24 * 60 }) }), {
  maxLength: 14,
});

function told(steps: readonly { readonly type: (typeof types)[number]; readonly after: number }[]) {
  const ledger = given().referral('R1', monday);
  let at = monday;
  for (const { type, after } of steps) {
    at += after * 60_000;
    const fields =
      type === 'InformationAdded' ? { words: 'More.' } : type === 'ContinuationDecided' ? { nextLook: at + 40 * 24 * 3_600_000 } : {};
    if (type === 'DangerReported') ledger.danger('R1', at);
    else ledger.record(type, 'R1', at, { fields });
  }
  return { ledger: ledger.until(at), at };
}

test('law: letting time pass asks nobody for anything new, so what falls due in 90 days is what is owed with such a day', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const { ledger, at } = told(steps);
      const file = ledger.file('R1');
      const until = at + 90 * 24 * 3_600_000;
      const { consequences } = settle(ledger.book(at), file, [], until);
      const other = consequences.filter(({ type }) => type !== 'ObligationLapsed' && type !== 'ObligationClimbed');
      assert.deepEqual(other, []);
      const lapsed = consequences
        .filter(({ type }) => type === 'ObligationLapsed')
        .map(({ fields }) => (fields as { obligation: string }).obligation);
      const read = [...file.obligations.values()].filter((each) => each.state === 'open' && each.due <= until).map(({ id }) => id);
      assert.deepEqual(lapsed.toSorted(), read.toSorted());
    }),
    runs(60),
  );
});

const pointsByPost = (file: FileState) => {
  const table = capacityTable(file.area);
  return Map.groupBy([...file.obligations.values()].filter(isOwed), (each) => postFor(file, each.owedBy))
    .entries()
    .map(([post, each]) => [post, each.reduce((sum, { rule }) => sum + pointsOf(table, rule), 0)] as const)
    .toArray();
};
const sum = (rows: readonly (readonly [string, number])[]) => rows.reduce((all, [, points]) => all + points, 0);

test('law: points are never lost, nor made, when the lead moves', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const { ledger, at } = told(steps);
      const before = pointsByPost(ledger.file('R1'));
      ledger.record('LeadTaken', 'R1', at, { stream: `file/${ledger.file('R1').id}`, fields: { post: 'police-duty', reason: 'Leave.' } });
      assert.equal(sum(pointsByPost(ledger.file('R1'))), sum(before));
    }),
    runs(60),
  );
});
