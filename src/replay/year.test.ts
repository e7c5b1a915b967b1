/** The simulated year: the same seed, the same year; what the shipped rulebook costs; and that a noisier one is caught. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Amount } from '../rulebook/engine/amount.ts';
import type { Rule, Rulebook } from '../rulebook/engine/rulebook.ts';
import { uk } from '../rulebook/uk/rulebook.ts';
import { usualPractice } from './year/assumptions.ts';
import { yearText } from './year/words.ts';
import { simulateYear, type YearCost } from './year.ts';

const shipped = simulateYear(uk, 1);
const withLimit = (id: string, amount: Amount): Rulebook => ({
  ...uk,
  limits: uk.limits.map((limit) => (limit.id === id ? { ...limit, amount } : limit)),
});
const over = (list: readonly { readonly over: readonly string[] }[], nameOf: (each: never) => string) =>
  list.filter((each) => each.over.length > 0).map((each) => nameOf(each as never));
const rulesOver = (year: YearCost) => over(year.rules, (each: { rule: string }) => each.rule);
const costOf = (year: YearCost, rule: string) => year.rules.find((each) => each.rule === rule) ?? assert.fail(`no rule ${rule}`);
const climbs = (year: YearCost) => year.posts.reduce((sum, post) => sum + post.climbs, 0);

/** What is over budget today, how far, and why it is not switched off. What is not here is within budget, or this fails. */
const knownOver = {
  rules: {
    // A first decision, and one after each look: half of all that is ever owed by a case officer. Promise 2 rests on it.
    C04: { climbsAWeek: 2, aDay: 5 },
    // The disposal review that promise 2 begins with. One reviewer for 1,000 files a year; two would be within budget.
    C36: { climbsAWeek: 1, aDay: 7 },
  } as Readonly<Record<string, { readonly climbsAWeek: number; readonly aDay: number }>>,
  /** Everything that climbs from eleven posts comes to these; the senior post decides second on disposals besides. */
  posts: ['supervisor-1', 'supervisor-2', 'senior', 'chief', 'records'],
  climbsAWeek: 3,
  aDay: 7,
};

test('the same seed is the same year, another seed another', () => {
  assert.deepEqual(simulateYear(uk, 1), shipped);
  const other = simulateYear(uk, 2);
  assert.notEqual(other.fingerprint, shipped.fingerprint);
  assert.deepEqual(
    rulesOver(other).filter((rule) => !(rule in knownOver.rules)),
    [],
  );
});

test('each rule shipped is within the alarm budget, but those known to be over, and these are no further over', () => {
  assert.deepEqual(rulesOver(shipped), Object.keys(knownOver.rules));
  for (const [rule, most] of Object.entries(knownOver.rules)) {
    const cost = costOf(shipped, rule);
    assert.ok(cost.climbsAWeek <= most.climbsAWeek && cost.aDayInBusiestQuarter <= most.aDay, `${rule}: ${cost.over.join('; ')}`);
  }
  // At least one climb in three is followed by an act, of every rule.
  for (const { rule, climbs: all, followed } of shipped.rules) assert.ok(followed * 3 >= all, `${rule}: ${followed} of ${all}`);
});

test('each post is within the alarm budget, but those known to be over, and these are no further over', () => {
  assert.deepEqual(
    over(shipped.posts, (each: { post: string }) => each.post),
    knownOver.posts,
  );
  for (const post of shipped.posts)
    assert.ok(
      post.climbsAWeek <= knownOver.climbsAWeek && post.aDayInBusiestQuarter <= knownOver.aDay,
      `${post.post}: ${post.over.join('; ')}`,
    );
});

test('the year is an ordinary one: as many referrals as published, most of them closed within it, every rule met with', () => {
  assert.equal(shipped.referrals, 1000);
  assert.ok(Math.abs(shipped.sources.education - 360) < 50 && Math.abs(shipped.sources.police - 300) < 50, JSON.stringify(shipped.sources));
  assert.ok(shipped.closed > 900, String(shipped.closed));
  for (const rule of shipped.rules) assert.ok(rule.demands > 0, rule.rule);
});

test('a rule made noisier is over budget: less time for the assessment, or something asked that nobody answers', () => {
  const hurried = withLimit('C01', { workingDays: 2 });
  const assessment = uk.rules.find((rule) => rule.key === 'C01') as Rule;
  // Of one referral in ten: that is enough.
  const useless: Rule = {
    ...assessment,
    key: 'X1',
    owed: (file, book) => assessment.owed(file, book).flatMap((each) => (each.stream.endsWith('7') ? { ...each, met: null } : [])),
  };
  const noisier = simulateYear({ ...hurried, rules: [...hurried.rules, useless] }, 1);
  assert.match(costOf(noisier, 'C01').over.join('; '), /climbs a week/);
  assert.ok(costOf(noisier, 'C01').climbs > costOf(shipped, 'C01').climbs);
  assert.match(costOf(noisier, 'X1').over.join('; '), /climbs a week.*climbs followed/);
});

test('who is never late hears less', () => {
  assert.ok(climbs(simulateYear(uk, 1, { ...usualPractice, shareForgotten: 0, shareLate: 0 })) < climbs(shipped) / 2);
});

test('it is printed in 80 columns, with what is over budget and every assumption', () => {
  const text = yearText(shipped);
  for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
  assert.match(text, /\nC04 .* \*\n/);
  assert.match(text, /OVER BUDGET\n {2}C04 Decide/);
  assert.match(text, /About somebody referred before.*10% \(assumed\)/);
});
