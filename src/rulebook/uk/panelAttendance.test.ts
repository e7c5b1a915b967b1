/** Who came is corrected after something was decided: each agency of which nobody came owes its view, and what one agency decided is before the panel again (S02, G07, C05, F36, F38). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf as at, type Ledger } from '../../../test/support/given.ts';
import { panelArea } from '../../../test/support/panelArea.ts';
import type { Decision } from '../../domain/decision.ts';
import { attendanceCorrected } from '../../domain/hearing/attendance.ts';
import { type AboutCase, giveView, type Heard, hearCase, listCase } from '../../domain/hearing/deciders.ts';
import { takeBackDecision } from '../../domain/hearing/takeBack.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { attend } from '../../domain/panel/deciders.ts';
import { silenced } from '../../domain/panel/quorum.ts';
import { decidedOf } from './atPanel.ts';

const all = ['chair', 'team', 'health-member'];
const came = (ledger: Ledger, meeting: string, when: string, present: readonly string[], reason = ''): Ledger =>
  ledger.directory(
    directoryFact(
      'PanelAttended',
      { meeting, present: present.map((each) => ({ post: each, who: null })), apologies: [], others: '', reason },
      at(when),
    ),
  );
const id = '2026-03-10.R1';
const about = (meeting = '2026-03-10'): AboutCase => ({ meeting, subject: 'R1', of: 'referral' });
const heard: Heard = { outcome: 'adopt', words: 'Why.', conflicts: [], views: [], answers: [], onward: null };
function recorded(ledger: Ledger, decision: Decision, when: string): Ledger {
  assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  for (const { type, stream, fields } of decision.kind === 'decided' ? decision.entries : [])
    ledger.record(type, 'R1', when, { by: 'chair', stream, fields });
  return ledger;
}
/** Adopted by everybody on the tenth of March, as it was said then. */
function adopted(): Ledger {
  const told = given(panelArea())
    .referral('R1', '2026-03-02T10:00')
    .record('AssessmentRecorded', 'R1', '2026-03-03T10:00', { by: 'gateway' })
    .record('Section36Decided', 'R1', '2026-03-04T10:00', {
      by: 'team',
      fields: { outcome: 'refer to panel', grounds: 'Grounds.', assessment: 'a', nextLook: at('2026-04-20T00:00') },
    });
  recorded(told, listCase(told.file('R1'), about(), { as: 'by hand', reason: 'It is time.' }), '2026-03-05T10:00');
  came(told, '2026-03-10', '2026-03-10T10:01', all);
  return recorded(
    told,
    hearCase(told.file('R1'), about(), heard, { newCase: 'c1', now: at('2026-03-10T10:10'), by: 'chair-holder' }),
    '2026-03-10T10:10',
  );
}
function corrected(told: Ledger, when: string, present: readonly string[]): Ledger {
  came(told, '2026-03-10', when, present, 'Ticked by mistake.');
  return recorded(told, attendanceCorrected(told.file('R1'), id), when);
}
const owed = (told: Ledger, rule: string) =>
  [...told.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).map(({ owedBy }) => owedBy);

test('the chair alone was there: police and health owe their views, the case is before the next panel, and nobody heard again lapses and climbs', () => {
  const told = adopted();
  assert.deepEqual([...owed(told, 'C05.view'), ...owed(told, 'C05.again')], []);
  corrected(told, '2026-03-10T10:20', ['chair']);
  assert.deepEqual(owed(told, 'C05.view').toSorted(), ['post:health-member', 'post:team']);
  assert.deepEqual(owed(told, 'C05.again'), ['post:chair']);
  assert.deepEqual(told.file('R1').hearings.get(id)?.heard?.deciding, ['chair']);
  assert.equal(told.file('R1').cases.has('c1'), true, 'what was decided stands meanwhile');
  const entries = attendanceCorrected(told.file('R1'), id);
  assert.deepEqual(entries.kind === 'decided' && entries.entries, [], 'said again it asks nobody twice');
  assert.deepEqual(told.until('2026-04-20T00:00').history('C05.again').slice(0, 3), [
    'raised 2026-03-10T10:20 chair, due 2026-04-11T00:00',
    'lapsed 2026-04-11T00:00',
    'climbed 2026-04-14T00:00 senior',
  ]);
  // Its minute is no panel's any more: a review in it would not count.
  assert.deepEqual(decidedOf(told.file('R1'), told.file('R1').cases.get('c1') ?? assert.fail()).length, 0);
});

test('heard again by those who have to be there, taken back, or put right: nothing is owed any more', () => {
  const again = corrected(adopted(), '2026-03-10T10:20', ['chair']);
  came(again, '2026-04-14', '2026-04-14T10:00', all);
  again.record('CaseHeard', 'R1', '2026-04-14T10:30', {
    stream: 'hearing/2026-04-14.c1',
    by: 'chair',
    fields: { meeting: '2026-04-14', subject: 'c1', of: 'case', outcome: 'reviewed', deciding: all },
  });
  assert.equal(again.history('C05.again').at(-1), 'met 2026-04-14T10:30');
  const back = corrected(adopted(), '2026-03-10T10:20', ['chair']);
  recorded(
    back,
    takeBackDecision(back.file('R1'), { hearing: id, at: '2026-03-10' }, 'Nobody was there.', at('2026-03-10T10:30')),
    '2026-03-10T10:30',
  );
  assert.deepEqual([...owed(back, 'C05.again'), ...owed(back, 'C05.view')], [], 'of what was taken back no view is owed');
  assert.deepEqual(owed(back, 'C05'), ['post:chair'], 'it is owed a hearing as before');
  const right = corrected(corrected(adopted(), '2026-03-10T10:20', ['chair']), '2026-03-10T10:40', all);
  assert.deepEqual(owed(right, 'C05.again'), []);
  assert.deepEqual(
    owed(right, 'C05.view').toSorted(),
    ['post:health-member', 'post:team'],
    'a tick relieves nobody of a view that is asked',
  );
});

test('one agency was missing: it alone is asked, once, and its view in writing answers', () => {
  const told = corrected(adopted(), '2026-03-10T10:20', ['chair', 'team']);
  assert.deepEqual(owed(told, 'C05.view'), ['post:health-member']);
  assert.deepEqual(owed(told, 'C05.again'), ['post:chair'], 'the quorum is three');
  const fields = { agency: 'Health', position: 'dissents', words: 'We would not.' };
  recorded(
    told,
    giveView(told.file('R1'), id, fields, ['health-member'], { by: 'health-member-holder', now: at('2026-03-11T10:00') }),
    '2026-03-11T10:00',
  );
  assert.deepEqual(owed(told, 'C05.view'), []);
});

test('once something is decided, who came is corrected with a reason; and nobody sits for two agencies', () => {
  const area = adopted().area;
  const now = at('2026-03-10T11:00');
  const code = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);
  const said = (present: readonly string[], reason = '', who: string | null = null) => ({
    present: present.map((each) => ({ post: each, who })),
    apologies: [],
    others: '',
    reason,
  });
  assert.equal(code(attend(area, '2026-03-10', said(['chair']), 1, now)), 'attendance-reason');
  assert.equal(code(attend(area, '2026-03-10', said(['chair'], 'Ticked by mistake.'), 1, now)), 'decided');
  assert.equal(code(attend(area, '2026-03-10', said(all), 1, now)), 'decided', 'the same again needs none');
  assert.equal(code(attend(area, '2026-03-10', said(['chair']), 0, now)), 'decided', 'before anything is decided neither');
  assert.equal(code(attend(area, '2026-03-10', said(['chair', 'team'], '', 'one-person'), 0, now)), 'one-person-twice');
});

const c1 = (meeting: string): Omit<AboutCase, 'subject' | 'of'> & { subject: 'c1'; of: 'case' } => ({ meeting, subject: 'c1', of: 'case' });
const hearsCase = (told: Ledger, when: string, outcome: string, meeting = '2026-04-14'): Ledger =>
  told.record('CaseHeard', 'R1', when, {
    stream: `hearing/${meeting}.c1`,
    by: 'chair',
    fields: { ...c1(meeting), outcome, deciding: all, words: 'Why.' },
  });
const reasons = (told: Ledger): readonly string[] =>
  told.facts.flatMap((fact) => (fact.type === 'EntryCorrected' && fact.kind === 'entry' ? [fact.fields.reason] : []));

test('given no reason was asked, as in another tab nothing was decided yet, or on an older ledger; when who came is corrected; then it is said in fixed words', () => {
  const told = came(adopted(), '2026-03-10', '2026-03-10T10:20', ['chair']);
  recorded(told, attendanceCorrected(told.file('R1'), id), '2026-03-10T10:20');
  assert.deepEqual(reasons(told), ['Who came to the meeting was said anew after this had been decided.']);
  assert.deepEqual(told.file('R1').hearings.get(id)?.heard?.deciding, ['chair']);
});

test('given it was corrected with a reason; when the same people are sent again with an empty box; then the earlier reason stays', () => {
  const told = came(adopted(), '2026-03-10', '2026-03-10T10:20', ['chair'], 'Ticked by mistake.');
  came(told, '2026-03-10', '2026-03-10T10:25', ['chair']);
  recorded(told, attendanceCorrected(told.file('R1'), id), '2026-03-10T10:25');
  assert.deepEqual(reasons(told), ['Ticked by mistake.']);
});

test('given a decision lacked people; when who came is corrected once more and they are still missing; then its day stays, and it lapses and climbs by that', () => {
  const told = corrected(adopted(), '2026-03-10T10:20', ['chair']);
  corrected(told, '2026-03-20T10:20', ['chair', 'team']);
  corrected(told, '2026-03-22T10:20', ['chair', 'health-member']);
  assert.deepEqual(told.until('2026-04-20T00:00').history('C05.again').slice(0, 3), [
    'raised 2026-03-10T10:20 chair, due 2026-04-11T00:00',
    'lapsed 2026-04-11T00:00',
    'climbed 2026-04-14T00:00 senior',
  ]);
});

test('given it lapsed and was then heard again by those who have to be there; when the old meeting is corrected again; then nothing is raised anew', () => {
  const told = corrected(adopted(), '2026-03-10T10:20', ['chair']).until('2026-04-14T09:00');
  came(told, '2026-04-14', '2026-04-14T10:00', all);
  hearsCase(told, '2026-04-14T10:30', 'reviewed');
  corrected(told, '2026-04-15T10:00', ['chair', 'team']);
  assert.deepEqual(told.until('2026-06-01T00:00').history('C05.again'), [
    'raised 2026-03-10T10:20 chair, due 2026-04-11T00:00',
    'lapsed 2026-04-11T00:00',
    'climbed 2026-04-14T00:00 senior',
    'met 2026-04-14T10:30',
  ]);
  // Heard again before anybody knew that the first lacked people: nothing is owed for it either.
  const before = adopted();
  came(before, '2026-04-14', '2026-04-14T10:00', all);
  hearsCase(before, '2026-04-14T10:30', 'reviewed');
  assert.deepEqual(corrected(before, '2026-04-15T10:00', ['chair']).history('C05.again'), []);
});

test('given a meeting only put it off; when by who came it lacked people; then nothing is before the panel again but the hearing that is owed anyway', () => {
  const told = given(panelArea())
    .referral('R1', '2026-03-02T10:00')
    .record('Section36Decided', 'R1', '2026-03-04T10:00', {
      by: 'team',
      fields: { outcome: 'refer to panel', grounds: 'Grounds.', assessment: 'a', nextLook: at('2026-04-20T00:00') },
    });
  came(told, '2026-03-10', '2026-03-10T10:01', all);
  const when = '2026-03-10T10:10';
  recorded(
    told,
    hearCase(told.file('R1'), about(), { ...heard, outcome: 'hear again' }, { newCase: 'c1', now: at(when), by: 'chair-holder' }),
    when,
  );
  corrected(told, '2026-03-10T10:20', ['chair']);
  assert.deepEqual(told.history('C05.again'), []);
  assert.deepEqual(owed(told, 'C05'), ['post:chair']);
  // Nor is what lacked people answered by a meeting that puts it off.
  const off = corrected(adopted(), '2026-03-10T10:20', ['chair']);
  hearsCase(off, '2026-04-10T10:30', 'hear again');
  assert.deepEqual(owed(off, 'C05.again'), ['post:chair']);
});

test('given a decision lacked people; when the referral is refuted; then neither a hearing nor a view is owed, not by a later correction either', () => {
  const told = corrected(adopted(), '2026-03-10T10:20', ['chair']).until('2026-04-15T00:00');
  assert.deepEqual([owed(told, 'C05.again').length, owed(told, 'C05.view').length], [1, 2], 'they climb');
  told.record('ReferralClosed', 'R1', '2026-04-16T10:00', {
    by: 'senior',
    fields: { finding: 'mistaken identity', words: 'Somebody else.' },
  });
  assert.deepEqual([...owed(told, 'C05.again'), ...owed(told, 'C05.view')], []);
  corrected(told, '2026-04-17T10:00', ['team']);
  assert.deepEqual([...owed(told, 'C05.again'), ...owed(told, 'C05.view')], []);
  const climbed = told.history('C05.again').length;
  assert.equal(told.until('2026-06-01T00:00').history('C05.again').length, climbed, 'it climbs no more');
});

test('given a decision lacked people; when the case is closed later, or its referral; then it is not heard again, and the views stay owed; what that decision itself closed is heard again', () => {
  for (const [type, stream] of [
    ['CaseClosed', 'case/c1'],
    ['ReferralClosed', 'referral/R1'],
  ] as const) {
    const told = corrected(adopted(), '2026-03-10T10:20', ['chair']);
    const fields = type === 'CaseClosed' ? { outcome: 'risk reduced', words: 'Done.' } : { finding: 'no further action', words: 'Done.' };
    told.record(type, 'R1', '2026-03-12T10:00', { by: 'chair', stream, fields });
    assert.equal(told.history('C05.again').at(-1), 'met 2026-03-12T10:00', type);
    assert.equal(owed(told, 'C05.view').length, 2);
  }
  const closing = adopted();
  came(closing, '2026-04-14', '2026-04-14T10:00', all);
  hearsCase(closing, '2026-04-14T10:30', 'close');
  closing.record('CaseClosed', 'R1', '2026-04-14T10:30', {
    by: 'chair',
    stream: 'case/c1',
    fields: { outcome: 'risk reduced', words: 'Done.' },
  });
  came(closing, '2026-04-14', '2026-04-14T11:00', ['chair'], 'Ticked by mistake.');
  recorded(closing, attendanceCorrected(closing.file('R1'), '2026-04-14.c1'), '2026-04-14T11:00');
  assert.deepEqual(owed(closing, 'C05.again'), ['post:chair']);
});

const code = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons[0]?.code : decision.kind);
const saying = (...present: [post: string, who: string | null][]) => ({
  present: present.map(([each, who]) => ({ post: each, who })),
  apologies: [],
  others: '',
  reason: 'Ticked by mistake.',
});
const meeting = '2026-03-10';
const now = at('2026-03-20T10:00');
/** Who is said to have come, where it is recorded now. */
const attends = (told: Ledger, fields: Parameters<typeof attend>[2]) => {
  const decision = attend(told.area, meeting, fields, 1, now);
  return decision.kind === 'decided' ? decision.entries.map((each) => (each.fields as typeof fields).present) : decision.reasons;
};
const changes = (told: Ledger, left: string, next?: string): Ledger => {
  const when = at('2026-03-15T10:00');
  told.directory(directoryFact('PostVacated', { post: left, practitioner: `${left}-holder` }, when));
  if (next) told.directory(directoryFact('PostFilled', { post: left, practitioner: next, as: 'holder' }, when));
  return told;
};

test('given attendance is recorded; then whoever fills the post alone is written down, and stays who came when somebody else fills it', () => {
  const told = adopted();
  assert.deepEqual(attends(told, saying(['chair', null], ['team', null])), [
    [
      { post: 'chair', who: 'chair-holder' },
      { post: 'team', who: 'team-holder' },
    ],
  ]);
  changes(told, 'health-member', 'nora');
  const said = told.area.panel.meetings.get(meeting)?.attended?.present;
  assert.deepEqual(
    said?.map(({ who }) => who),
    ['chair-holder', 'team-holder', 'health-member-holder'],
    'also of a ledger in which it was not written down',
  );
  const asked = (by: string) => silenced(told.area, told.area.panel.meetings.get(meeting) ?? assert.fail(), ['health-member'], by);
  assert.deepEqual([asked('nora').length, asked('health-member-holder').length], [1, 0]);
});

test('given a holder left or changed since; when who came is corrected; then the lines that stay are not refused, and new ones are as before', () => {
  for (const next of [undefined, 'nora']) {
    const told = changes(adopted(), 'health-member', next);
    const stays = saying(['chair', 'chair-holder'], ['health-member', 'health-member-holder']);
    assert.deepEqual(attends(told, stays), [stays.present], next ?? 'nobody');
    assert.equal(code(attend(told.area, meeting, saying(['health-member', 'zoe']), 1, now)), 'no-filler');
    const both = saying(['team', 'health-member-holder'], ['health-member', 'health-member-holder']);
    assert.equal(code(attend(told.area, meeting, both, 1, now)), 'one-person-twice');
    // Said to have been nobody, and put right again.
    came(told, meeting, '2026-03-16T10:00', ['chair']);
    assert.deepEqual(attends(told, stays), [stays.present]);
  }
  const never = changes(adopted(), 'health-member');
  const other = changes(came(adopted(), '2026-04-14', '2026-04-14T10:00', ['chair']), 'health-member');
  assert.equal(code(attend(other.area, '2026-04-14', saying(['health-member', null]), 1, at('2026-04-20T10:00'))), 'nobody-fills');
  // Nobody is named for two agencies by what was said once of one and then of the other.
  const twice = adopted();
  for (const [when, post] of [
    ['2026-03-10T11:00', 'team'],
    ['2026-03-10T11:10', 'health-member'],
  ] as const)
    twice.directory(
      directoryFact('PanelAttended', { meeting, present: [{ post, who: 'hal' }], apologies: [], others: '', reason: '' }, at(when)),
    );
  assert.equal(code(attend(twice.area, meeting, saying(['team', 'hal'], ['health-member', 'hal']), 1, now)), 'one-person-twice');
  assert.deepEqual(attends(never, saying(['health-member', null])), [[{ post: 'health-member', who: 'health-member-holder' }]]);
});
