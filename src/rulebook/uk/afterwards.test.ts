/** What is looked at again is looked at on its day; a day without support is not put off by one person; what is closed again is closed on what is known now (C07, C11, G10, G11). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and, channelArea, every, heard, stream } from '../../../test/support/channel.ts';
import { directoryFact, given, instantOf as at, type Ledger, londonWords } from '../../../test/support/given.ts';
import { followingIn } from '../../app/panelOnCase.ts';
import { evolveArea } from '../../domain/area/state.ts';
import { setFurtherAssessment } from '../../domain/case/consenting.ts';
import type { Case } from '../../domain/case/state.ts';
import { movesPeriod } from './atPanel.ts';
import { nextReview, reviewFrom } from './afterExit.ts';

const closed = (): Ledger =>
  and(heard(adopted(), 'close', '2026-04-01T10:00'), 'CaseClosed', '2026-04-01T10:00', {
    by: 'chair',
    fields: { outcome: 'risk reduced' },
  });
const caseIn = (told: Ledger): Case => {
  const found = told.file('R1').cases.get('C1');
  assert.ok(found);
  return found;
};
/** What the panel's minute comes to in the case: the review, and who is asked before the next. */
function review(told: Ledger, outcome: 'no concern' | 'look again', day: string, next: string | null = null) {
  heard(told, outcome, day);
  const hears = {
    about: { meeting: day, subject: 'C1', of: 'case' },
    said: { outcome, words: 'Looked at.', conflicts: [], views: [], answers: [], onward: null },
    follows: { next: next === null ? null : at(next) },
  } as const;
  const decision = followingIn(told.book(at(day)), told.file('R1'), hears, at(day));
  assert.ok(decision);
  if (decision.kind === 'refused') return decision.reasons.map(({ code }) => code);
  const [entry, ...asks] = decision.entries;
  assert.ok(entry);
  and(told, 'AfterClosingReviewed', day, { by: 'chair', fields: entry.fields as object });
  return { next: entry.fields.next, asks: [...new Set(asks.map(({ fields }) => fields.review))] };
}
const nextIn = (told: Ledger, day: string): string | null => nextReview(told.book(at(day)), caseIn(told), at(day));

test('C11: "look again" at six months without a day is the twelve-month review: it owes nothing that nobody could meet', () => {
  const told = closed().until('2026-09-28T09:00');
  const six = review(told, 'look again', '2026-09-28T10:00');
  assert.ok(!Array.isArray(six));
  assert.deepEqual([londonWords(six.next as number), six.asks], ['2027-04-02T00:00', ['C10']]);
  assert.deepEqual(told.history('C11'), [], 'C10 is owed on that day already');
  assert.equal(nextIn(told, '2026-12-01T10:00'), 'C10');
  told.until('2027-03-30T09:00');
  review(told, 'no concern', '2027-03-30T10:00');
  assert.equal(nextIn(told, '2027-03-30T11:00'), null);
  assert.deepEqual(told.until('2027-06-30T09:00').history('C11'), []);
});

test('C11: a look set at six months for month eight is held then, by its own name; the twelve-month review follows', () => {
  const told = closed().until('2026-09-28T09:00');
  assert.deepEqual(review(told, 'look again', '2026-09-28T10:00', '2026-12-01T10:00'), { next: at('2026-12-01T10:00'), asks: ['C11'] });
  assert.deepEqual(told.history('C11'), ['raised 2026-09-28T10:00 chair, due 2026-12-01T10:00']);
  assert.equal(nextIn(told, '2026-12-01T10:00'), 'C11');
  assert.ok(reviewFrom(told.book(at('2026-12-01T09:00')), caseIn(told), 'C11') <= at('2026-12-01T10:00'), 'it may be held on its day');
  told.until('2026-12-01T09:00');
  assert.deepEqual(review(told, 'no concern', '2026-12-01T09:30'), { next: null, asks: ['C10'] });
  assert.equal(told.history('C11').at(-1), 'met 2026-12-01T09:30');
  assert.equal(nextIn(told, '2027-03-30T10:00'), 'C10');
});

test('C11: a look at month eight that nobody holds lapses and climbs, and the twelve-month review is not waiting behind it', () => {
  const told = closed().until('2026-09-28T09:00');
  review(told, 'look again', '2026-09-28T10:00', '2026-12-01T10:00');
  const climbs = told.until('2026-12-04T00:00').history('C11');
  assert.deepEqual(climbs.slice(1), ['lapsed 2026-12-01T10:00', 'climbed 2026-12-03T00:00 senior']);
  assert.equal(nextIn(told, '2027-03-30T10:00'), 'C10');
  told.until('2027-03-30T09:00');
  review(told, 'no concern', '2027-03-30T10:00');
  assert.equal(told.history('C11').at(-1), 'met 2027-03-30T10:00');
});

test('C11: at six months nobody sets a look for after the twelve-month review; at twelve it may be set up to month twenty-four', () => {
  const told = closed().until('2026-09-28T09:00');
  assert.deepEqual(review(told, 'look again', '2026-09-28T10:00', '2027-08-01T10:00'), ['date-far']);
  review(told, 'no concern', '2026-09-28T11:00');
  told.until('2027-03-30T09:00');
  assert.deepEqual(review(told, 'look again', '2027-03-30T10:00', '2027-12-01T10:00'), { next: at('2027-12-01T10:00'), asks: ['C11'] });
  assert.deepEqual(told.history('C11'), ['raised 2027-03-30T10:00 chair, due 2027-12-01T10:00']);
  assert.equal(nextIn(told, '2027-12-01T10:00'), 'C11');
});

const period = (due: string, moved = '') =>
  ({
    due: at(due),
    ledBy: 'the police',
    riskPost: 'gateway',
    riskOwner: '',
    riskAccepted: 'Yes.',
    section366: 'considered, and not needed',
    section366Words: 'Looked at.',
    moved,
  }) as const;
const setting = (told: Ledger, due: string, day: string, moved = '') => {
  const heardIn = movesPeriod(told.file('R1'), caseIn(told), told.book(at(day)));
  const decision = setFurtherAssessment(told.file('R1'), 'C1', period(due, moved), at(day), at('2028-01-01T00:00'), heardIn);
  if (decision.kind === 'refused') return decision.reasons.map(({ code }) => code);
  and(told, 'FurtherAssessmentSet', day, { by: 'chair', fields: decision.entries[0]?.fields as object });
  return 'set';
};

test('C07: a second period puts nothing off; a minute of the panel with its reason does, before the day; what lapsed stays lapsed and climbs', () => {
  const told = and(adopted(), 'ConsentRefused', '2026-03-05T10:00', { by: 'gateway' });
  assert.equal(setting(told, '2026-05-01T00:00', '2026-03-06T10:00'), 'set');
  assert.deepEqual(setting(told, '2026-09-01T00:00', '2026-03-20T10:00', 'Later.'), ['period-stands']);
  // A further refusal is no way round it: the day stands, and no other is owed.
  and(told, 'ConsentRefused', '2026-03-23T10:00', { by: 'gateway' });
  assert.deepEqual(setting(told, '2026-09-01T00:00', '2026-03-24T10:00', 'Later.'), ['period-stands']);
  assert.equal(told.history('C07.period').filter((line) => line.startsWith('raised')).length, 1);
  heard(told, 'reviewed', '2026-04-01T10:00');
  assert.deepEqual(setting(told, '2026-06-01T00:00', '2026-04-01T11:00'), ['no-reason']);
  assert.equal(setting(told, '2026-06-01T00:00', '2026-04-01T11:00', 'He is in hospital until May.'), 'set');
  assert.deepEqual(setting(told, '2026-09-01T00:00', '2026-04-02T10:00', 'Later.'), ['period-stands'], 'one minute moves it once');
  const history = told.until('2026-06-03T00:00').history('C07');
  assert.equal(history[0], 'raised 2026-03-06T10:00 gateway, due 2026-05-01T00:00');
  assert.deepEqual(history.slice(-2), ['lapsed 2026-06-01T00:00', 'climbed 2026-06-02T00:00 team']);
  heard(told, 'reviewed', '2026-06-05T10:00');
  assert.equal(setting(told, '2026-09-01T00:00', '2026-06-05T11:00', 'Still there.'), 'set');
  assert.ok(told.history('C07').every((line) => !line.startsWith('met')));

  and(told, 'FurtherAssessmentDone', '2026-06-09T10:00');
  assert.equal(told.history('C07').at(-1), 'met 2026-06-09T10:00');
  assert.equal(setting(told, '2026-12-01T00:00', '2026-06-09T11:00'), 'set', 'after an assessment the next period is a first one');
});

test('C07: a second period of an older ledger, which names no minute, puts nothing off', () => {
  const told = and(adopted(), 'ConsentRefused', '2026-03-05T10:00', { by: 'gateway' });
  and(told, 'FurtherAssessmentSet', '2026-03-06T10:00', { by: 'chair', fields: period('2026-05-01T00:00') });
  and(told, 'FurtherAssessmentSet', '2026-04-06T10:00', { by: 'chair', fields: period('2026-09-01T00:00', 'Later.') });
  assert.equal(told.until('2026-05-01T00:00').history('C07').at(-1), 'lapsed 2026-05-01T00:00');
});

const more: Readonly<Record<string, object>> = { PoliceChecked: { result: 'nothing new' }, PlanWritten: { domains: every(['mind']) } };
const evidence = (told: Ledger, day: string, but = ''): Ledger => {
  for (const [type, by] of [
    ['PlanWritten', 'gateway'],
    ['CaseAssessed', 'gateway'],
    ['ReferrerHeard', 'gateway'],
    ['ComplianceConsidered', 'gateway'],
    ['PoliceChecked', 'team'],
  ] as const)
    if (type !== but) and(told, type, day, { by, fields: more[type] ?? {} });
  return told;
};
const exit = (told: Ledger, now: string): readonly string[] =>
  told
    .lacks('R1', {
      kind: 'close-case',
      by: 'chair-holder',
      now,
      words: 'W.',
      support: { case: 'C1', outcome: 'risk reduced', dissent: 'nobody' },
    })
    .filter((lack) => lack.startsWith('G10'));

test('G10: a case that was taken up again is not closed on what was known before: plan, assessment, police, referrer and co-operation are of the time since', () => {
  const told = evidence(adopted(), '2026-04-01T10:00');
  heard(told, 'close', '2026-04-02T10:00');
  assert.deepEqual(exit(told, '2026-04-02T10:00'), []);
  and(told, 'CaseClosed', '2026-04-02T10:00', { by: 'chair', fields: { outcome: 'risk reduced' } });
  // Within the days for which the police check is fresh: it is still of before.
  and(told, 'CaseReopened', '2026-04-08T10:00', { by: 'gateway' });
  heard(told, 'close', '2026-04-10T10:00');
  assert.deepEqual(exit(told, '2026-04-10T10:00'), [
    'G10 no-plan',
    'G10 not-assessed-since',
    'G10 police-check',
    'G10 referrer-not-heard',
    'G10 compliance',
  ]);
  assert.deepEqual(exit(evidence(told, '2026-04-09T10:00'), '2026-04-10T10:00'), []);
});

test('G10: what was considered of co-operation before the last session does not count', () => {
  const told = and(adopted(), 'ConsentGiven', '2026-03-03T10:00');
  and(told, 'InterventionCommissioned', '2026-03-04T10:00', {
    fields: { intervention: 'I1', post: 'mentor', sessions: 1, starts: at('2026-03-05T10:00'), until: at('2026-09-05T10:00') },
  });
  and(told, 'ComplianceConsidered', '2026-03-09T10:00');
  and(told, 'ProviderReported', '2026-03-10T10:00', { by: 'mentor', fields: { intervention: 'I1', outcome: 'held' } });
  evidence(told, '2026-03-12T10:00', 'ComplianceConsidered');
  heard(told, 'close', '2026-03-13T10:00');
  assert.deepEqual(exit(told, '2026-03-13T10:00'), ['G10 compliance']);
  and(told, 'ComplianceConsidered', '2026-03-13T09:00');
  assert.deepEqual(exit(told, '2026-03-13T10:00'), []);
});

test('G10: given a case that is taken up again, then that day its lead is asked to assess it anew; it climbs, and one assessment answers', () => {
  const told = and(and(adopted(), 'CaseClosed', '2026-06-01T10:00', { by: 'chair' }), 'CaseReopened', '2026-07-06T15:00');
  const late = told.until('2026-07-20T10:00').history('G10.assess');
  assert.deepEqual(late.slice(0, 2), ['raised 2026-07-06T15:00 gateway, due 2026-07-14T00:00', 'lapsed 2026-07-14T00:00']);
  assert.match(late[2] ?? '', /^climbed 2026-07-15T00:00 team/);
  and(told, 'CaseAssessed', '2026-07-20T11:00', { happened: '2026-05-20T00:00' });
  assert.match(told.history('G10.assess').at(-1) ?? '', /^climbed/, 'one of before, written down now, says nothing of the time since');
  and(told, 'CaseAssessed', '2026-07-21T10:00', { happened: '2026-07-06T00:00' });
  assert.equal(told.history('G10.assess').at(-1), 'met 2026-07-21T10:00', 'made on the day itself, whose hour nobody said');
  assert.equal(told.history('G10.assess').filter((each) => each.startsWith('raised')).length, 1);
});

test('G10: the further assessment that the panel set answers the same; a case that was never closed is asked nothing; closed again it is over', () => {
  const again = () => and(and(adopted(), 'CaseClosed', '2026-06-01T10:00', { by: 'chair' }), 'CaseReopened', '2026-07-06T15:00');
  const further = and(again(), 'FurtherAssessmentDone', '2026-07-08T10:00', { by: 'chair' });
  assert.equal(further.history('G10.assess').at(-1), 'met 2026-07-08T10:00');
  const closed = and(again(), 'CaseClosed', '2026-07-09T10:00', { by: 'chair', fields: { outcome: 'died' } });
  assert.equal(closed.history('G10.assess').at(-1), 'met 2026-07-09T10:00');
  assert.deepEqual(adopted().history('G10.assess'), []);
});

test('G12: a period of before the case was taken up again is none of the time since', () => {
  const told = and(adopted(), 'ConsentRefused', '2026-03-05T10:00', { by: 'gateway' });
  and(told, 'FurtherAssessmentSet', '2026-03-05T11:00', { by: 'chair', fields: period('2026-05-01T00:00') });
  and(told, 'CaseClosed', '2026-04-02T10:00', { by: 'chair', fields: { outcome: 'consent refused or withdrawn' } });
  and(told, 'CaseReopened', '2026-04-08T10:00', { by: 'gateway' });
  and(told, 'ConsentRefused', '2026-04-08T11:00', { by: 'gateway' });
  const lacks = (): boolean =>
    told
      .lacks('R1', {
        kind: 'close-case',
        by: 'chair-holder',
        now: '2026-04-10T10:00',
        words: 'W.',
        support: { case: 'C1', outcome: 'consent refused or withdrawn', dissent: 'nobody' },
      })
      .includes('G12 period-unset');
  assert.ok(lacks());
  and(told, 'FurtherAssessmentSet', '2026-04-09T11:00', { by: 'chair', fields: period('2026-06-01T00:00') });
  assert.ok(!lacks());
});

const named = (post: string, agency: string, day: string) =>
  directoryFact('PanelMemberNamed', { post, part: post === 'chair' ? 'chair' : 'member', agency, core: true }, at(day));

test('G11: an agency that became core after the closing is asked, and answers, before there is no concern; for one that left the minute says why nobody waits', () => {
  const area = [
    named('chair', 'Council', '2026-01-05T09:00'),
    named('team', 'Police', '2026-01-05T09:00'),
    named('senior', 'Probation', '2026-01-05T09:00'),
  ].reduce(evolveArea, channelArea());
  const told = given(area)
    .referral('R1', '2026-02-02T10:00', { person: { names: [], under18: 'no' } })
    .record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream, by: 'chair', fields: { referral: 'R1' } });
  and(told, 'CaseClosed', '2026-04-01T10:00', { by: 'chair', fields: { outcome: 'risk reduced' } });
  const ask = (post: string, agency: string, day: string) =>
    and(told, 'AgencyAsked', day, { by: 'chair', id: `ask-${post}`, fields: { review: 'C09', agency, post, due: at('2026-09-20T10:00') } });
  const answer = (post: string, day: string) =>
    and(told, 'AgencyAnswered', day, { by: post, fields: { asked: `ask-${post}`, answer: 'nothing held', words: '' } });
  ask('chair', 'Council', '2026-04-01T10:00');
  ask('team', 'Police', '2026-04-01T10:00');
  ask('senior', 'Probation', '2026-04-01T10:00');
  told.directory(named('mentor', 'Health', '2026-05-05T09:00'));
  told.directory(directoryFact('PanelMemberEnded', { post: 'senior', reason: 'Left.' }, at('2026-05-05T09:00')));
  answer('chair', '2026-09-20T10:00');
  answer('team', '2026-09-20T10:00');
  heard(told, 'no concern', '2026-09-30T10:00');
  const lacks = (unheard = 'It is dissolved.') =>
    told
      .lacks('R1', {
        kind: 'review-after-closing',
        by: 'chair-holder',
        now: '2026-09-30T10:30',
        words: 'W.',
        support: { case: 'C1', review: 'C09', outcome: 'no concern', unheard },
      })
      .filter((lack) => lack.includes('agency'));
  assert.deepEqual(lacks(' '), ['G11 agency-unasked-mentor', 'G11 agency-left-senior']);
  assert.deepEqual(lacks(), ['G11 agency-unasked-mentor']);
  ask('mentor', 'Health', '2026-09-21T10:00');
  assert.deepEqual(lacks(), ['G11 agency-silent-mentor']);
  answer('mentor', '2026-09-22T10:00');
  assert.deepEqual(lacks(), []);
  // Or whoever was asked answers.
  answer('senior', '2026-09-22T10:00');
  assert.deepEqual(lacks(''), []);
});
