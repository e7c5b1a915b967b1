/** The simulated year: the same seed, the same year; what the shipped rulebook costs; and that a noisier one is caught. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Amount } from '../rulebook/engine/amount.ts';
import { shippedCost } from '../app/yearCost.ts';
import type { Rule, Rulebook } from '../rulebook/engine/rulebook.ts';
import { uk } from '../rulebook/uk/rulebook.ts';
import { subjectRules } from '../rulebook/uk/subjectRules.ts';
import { usualPractice } from './year/assumptions.ts';
import { yearText } from './year/words.ts';
import { simulateYear, type YearCost } from './year.ts';

const shipped = simulateYear(uk, 1);
/** Less time for the assessment than it usually takes, and a lapse that climbs at once. */
const short: Readonly<Record<string, Amount>> = { C01: { workingDays: 1 }, 'ladder.ordinary.1': { hours: 1 } };
const hurried: Rulebook = {
  ...uk,
  limits: uk.limits.map((limit) => ({ ...limit, amount: short[limit.id] ?? limit.amount })),
};
const over = (list: readonly { readonly over: readonly string[] }[], nameOf: (each: never) => string) =>
  list.filter((each) => each.over.length > 0).map((each) => nameOf(each as never));
const rulesOver = (year: YearCost) => over(year.rules, (each: { rule: string }) => each.rule);
const costOf = (year: YearCost, rule: string) => year.rules.find((each) => each.rule === rule) ?? assert.fail(`no rule ${rule}`);
const climbs = (year: YearCost) => year.posts.reduce((sum, post) => sum + post.climbs, 0);

/** Rules that an ordinary year does not meet, or not by name: too rare for one area, or their posts are not in the invented one. */
const tooRare = new Set([
  // Of subjects of interest, in an area of its own: in a partnership nothing is asked.
  ...subjectRules.map(({ key }) => key),
  ...shipped.rules.map(({ rule }) => rule).filter((rule) => rule.startsWith('C44.') && rule !== 'C44.challenge'),
  // Only where somebody was removed for harm or risk; and of a pathway whose consent is refused, or whose time to be kept ends, years away.
  'C31',
  'S17.consent',
  'S17.keep',
  // Asked only where somebody writes down an assumption, a find or a role; no source counts how often a partnership does.
  'C30',
  'F20.challenge',
  // Asked only where who came to a meeting is corrected after a decision, and chair, police or quorum were missing by that.
  'C05.again',
  'F20.expiry',
  'F20.wrong',
  'G18',
  'G18.place',
  // Fifteen contacts with organisations of one person, or a cumulative assessment and three new ones: once in years in a partnership.
  'F46',
  'F46.again',
  'G19',
  'G19.tell',
  // Asked only where somebody says that they keep something, seals a file or says whom to call; no source counts how often.
  'F48.flag',
  'G21.minute',
  'G21.review',
  'G21.weigh',
  'S11.hit',
  'S11.seal',
  // Asked only where somebody records a tie or names somebody else in a report; no source counts how often a partnership does.
  'F12.place',
  'F22.contact',
  'S15.expiry',
  'S15.put',
  // Asked only where an expert gives a view, or an agency dissents at the panel; no source counts how often.
  'G06.answer',
  'G13.dissent',
  // Only where a court, a coroner or an inquiry asks for a file to be held: years apart in a partnership, and no source counts it.
  'G24.hold',
  // A record that the list of known people cannot take is a fault, of a release or of a copy put back: once in years.
  'G01.listed',
  // Only where the holder of an area of subjects of interest releases a message and asks for a reply; no source counts it. The others are of such an area alone.
  'S11.answer',
  'S11.release',
  'S11.leave',
  'S11.read',
  'S11.told',
  'S11.reply',
  'C03.partner',
  'C04.panel',
  'C21.danger',
  'G13.along',
  'K03.second',
  'K08.do',
  'K19.adult',
  // Somebody who turns 18 in the middle of support to which only somebody else had agreed: at most once a year in an area, and no source counts it.
  'G08.adult',
  'G08.adult.panel',
  // Only where somebody changes the words of a minute after its meeting was closed; no source counts it.
  'G07.words',
  // A child with no birthday recorded for a whole year, supported by a parent’s consent alone; no source counts it.
  'G08.child',
  'state.disposal',
  'state.others',
  'state.second',
]);

test('the same seed is the same year, another seed another', () => {
  assert.deepEqual(simulateYear(uk, 1), shipped);
  assert.notEqual(simulateYear(uk, 2).fingerprint, shipped.fingerprint);
});

for (const year of [shipped, simulateYear(uk, 2), simulateYear(uk, 3)]) {
  test(`year ${year.seed}: each rule is within the alarm budget, or ships switched off`, () => {
    const off = new Set(uk.rules.filter((rule) => rule.optional?.shipped === 'off').map((rule) => rule.key));
    assert.deepEqual(
      rulesOver(year).filter((rule) => !off.has(rule)),
      [],
    );
    // Of each three climbs at least one is followed by an act, of every rule; one or two in a year are chance.
    for (const { rule, climbs: all, followed } of year.rules) assert.ok(followed >= Math.floor(all / 3), `${rule}: ${followed} of ${all}`);
  });

  test(`year ${year.seed}: each post is within the alarm budget`, () => {
    assert.deepEqual(
      year.posts.filter((each) => each.over.length > 0).map((each) => `${each.post}: ${each.over.join('; ')}`),
      [],
    );
  });
}

test('the figures that the rulebook page shows are those of the rulebook that ships', () => {
  assert.deepEqual(shippedCost().cost, JSON.parse(JSON.stringify(shipped)), 'run: node src/cli/writeYear.ts');
});

test('the year is an ordinary one: as many referrals as published, most of them closed within it, every rule met with', () => {
  assert.equal(shipped.referrals, 1000);
  assert.ok(Math.abs(shipped.sources.education - 360) < 50 && Math.abs(shipped.sources.police - 300) < 50, JSON.stringify(shipped.sources));
  assert.ok(shipped.closed > 900, String(shipped.closed));
  assert.deepEqual(
    shipped.rules.filter((rule) => rule.demands === 0 && !tooRare.has(rule.rule)).map((rule) => rule.rule),
    [],
  );
  assert.deepEqual(
    shipped.rules.filter((rule) => rule.demands > 0 && tooRare.has(rule.rule)).map((rule) => rule.rule),
    [],
    'no longer too rare: take it off the list',
  );
});

test('a Channel case goes on in it: sessions are reported, the panel closes, and the closed are reviewed; the lead is asked nothing while the provider reports', () => {
  const asked = (rule: string) => costOf(shipped, rule).demands;
  // About 65 cases a year are adopted; most have twelve sessions, and each that is closed is reviewed twice.
  assert.ok(asked('G08') > 50 && asked('C12') > 500, `${asked('G08')} ${asked('C12')}`);
  assert.ok(asked('C09') > 40 && asked('C10') > 40 && asked('G11') > 80, `${asked('C09')} ${asked('C10')} ${asked('G11')}`);
  assert.ok(asked('C12.lead') < asked('C12') / 5, String(asked('C12.lead')));
});

test('a rule made noisier is over budget: less time for the assessment, or something asked that nobody answers', () => {
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
  assert.match(text, /Everything is within budget\./);
  const noisy = yearText(simulateYear(hurried, 1));
  assert.match(noisy, /\nC01 .* \*\n/);
  assert.match(noisy, /OVER BUDGET\n {2}C01 Initial/);
  assert.match(text, /About somebody referred before.*10% \(assumed\)/);
});
