/** What an agency writes itself of a case before the panel: the minute says it, a dissent is followed, and what was written of a decision taken back speaks of no other (S02, G13, C05.view, F34, F38). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryFact, given, instantOf as at, type Ledger } from '../../../test/support/given.ts';
import { came, panelArea, recorded, said } from '../../../test/support/panelArea.ts';
import type { Decision } from '../../domain/decision.ts';
import { attendanceCorrected } from '../../domain/hearing/attendance.ts';
import { type AboutCase, giveView, type Heard, hearCase, listCase } from '../../domain/hearing/deciders.ts';
import { takeBackDecision } from '../../domain/hearing/takeBack.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { dissentOf } from '../../app/panelOnCase.ts';

const day = '2026-03-10';
const id = `${day}.R1`;
const about = (meeting = day): AboutCase => ({ meeting, subject: 'R1', of: 'referral' });
const all: Heard['views'] = ['Council', 'Police'].map((agency) => ({ agency, position: 'agrees', words: '' }));
/** Listed for the tenth of March; Health is not there. */
function listed(): Ledger {
  const told = given(panelArea())
    .referral('R1', '2026-03-02T10:00')
    .record('AssessmentRecorded', 'R1', '2026-03-03T10:00', { by: 'gateway' })
    .record('Section36Decided', 'R1', '2026-03-04T10:00', {
      by: 'team',
      fields: { outcome: 'refer to panel', grounds: 'Grounds.', assessment: 'a', nextLook: at('2026-04-20T00:00') },
    });
  return recorded(told, listCase(told.file('R1'), about(), { as: 'new', reason: '' }), '2026-03-05T10:00');
}
const writes = (told: Ledger, position: string, words: string, when: string, meeting = day): Ledger =>
  recorded(
    told,
    giveView(told.file('R1'), `${meeting}.R1`, { agency: 'Health', position, words }, ['health-member'], { by: 'hal', now: at(when) }),
    when,
    'health-member',
  );
const hears = (told: Ledger, heard: Heard, when: string, meeting = day): Decision =>
  hearCase(told.file('R1'), about(meeting), heard, { newCase: 'c1', now: at(when), by: 'chair-holder' });
const owed = (told: Ledger, rule: string) =>
  [...told.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).map(({ owedBy }) => owedBy);
const minute = (told: Ledger, meeting = day) =>
  (told.file('R1').hearings.get(`${meeting}.R1`)?.heard?.views ?? []).map(({ agency, position }) => `${agency} ${position}`);

test('D: given a dissent in writing before the decision; when the panel decides; then the minute says it, and it is followed', () => {
  const told = writes(listed(), 'dissents', 'He is ill.', '2026-03-09T10:00');
  came(told, day, '2026-03-10T10:01', ['chair', 'team']);
  recorded(told, hears(told, said('adopt', { views: all }), '2026-03-10T10:10'), '2026-03-10T10:10');
  assert.deepEqual(minute(told), ['Council agrees', 'Police agrees', 'Health dissents']);
  assert.deepEqual(owed(told, 'G13.dissent'), ['post:chair']);
  assert.deepEqual(owed(told, 'C05.view'), [], 'it has said what it thinks of it');
  const climbs = told
    .until('2026-04-20T00:00')
    .history('G13.dissent')
    .map((each) => each.split(' ')[0]);
  assert.deepEqual(climbs.slice(0, 3), ['raised', 'lapsed', 'climbed']);
});

test('D: nobody says for an agency that it agrees where it has written that it dissents; what it said in the meeting is written beside, and the dissent is followed all the same', () => {
  const told = writes(listed(), 'dissents', 'He is ill.', '2026-03-09T10:00');
  came(told, day, '2026-03-10T10:01', ['chair', 'team', 'health-member']);
  const agrees = (words: string): Heard => said('adopt', { views: [...all, { agency: 'Health', position: 'agrees', words }] });
  const bare = hears(told, agrees(''), '2026-03-10T10:10');
  assert.deepEqual(bare.kind === 'refused' && bare.reasons.map(({ code }) => code), ['written-otherwise']);
  recorded(told, hears(told, agrees('It has spoken with his doctor, and agrees.'), '2026-03-10T10:10'), '2026-03-10T10:10');
  assert.deepEqual(owed(told, 'G13.dissent'), ['post:chair'], 'until it writes so itself');
});

test('D: an agency may say anew before the decision what it wrote; the last stands, the earlier one stays to be read; the same again is nothing new', () => {
  const told = writes(listed(), 'dissents', 'He is ill.', '2026-03-09T10:00');
  const again = giveView(told.file('R1'), id, { agency: 'Health', position: 'dissents', words: 'He is ill.' }, ['health-member'], {
    by: 'hal',
    now: at('2026-03-09T10:01'),
  });
  assert.deepEqual(again.kind === 'decided' && again.entries, []);
  writes(told, 'agrees', 'His doctor was heard.', '2026-03-09T11:00');
  assert.equal(told.file('R1').hearings.get(id)?.given.length, 2);
  came(told, day, '2026-03-10T10:01', ['chair', 'team']);
  recorded(told, hears(told, said('adopt', { views: all }), '2026-03-10T10:10'), '2026-03-10T10:10');
  assert.deepEqual(minute(told).at(-1), 'Health agrees');
  assert.deepEqual(owed(told, 'G13.dissent'), []);
});

test('D: put off, or its meeting cancelled, what an agency wrote is before the next meeting: in its minute, and the agency is asked anew', () => {
  for (const how of ['hear again', 'cancelled'] as const) {
    const told = writes(listed(), 'dissents', 'He is ill.', '2026-03-09T10:00');
    if (how === 'cancelled')
      told.directory(directoryFact('PanelMeetingCancelled', { meeting: day, reason: 'Snow.' }, at('2026-03-10T09:00')));
    else {
      came(told, day, '2026-03-10T10:01', ['chair', 'team']);
      recorded(told, hears(told, said('hear again', { views: all }), '2026-03-10T10:10'), '2026-03-10T10:10');
    }
    const next = '2026-04-14';
    recorded(told, listCase(told.file('R1'), about(next), { as: 'again', reason: '' }), '2026-03-20T10:00');
    came(told, next, '2026-04-14T10:01', ['chair', 'team']);
    recorded(told, hears(told, said('adopt', { views: all }), '2026-04-14T10:10', next), '2026-04-14T10:10');
    assert.deepEqual(minute(told, next).at(-1), 'Health dissents', how);
    assert.ok(owed(told, 'G13.dissent').length > 0, how);
    assert.deepEqual(owed(told, 'C05.view'), ['post:health-member'], how);
  }
});

test('D: closing names who dissents in writing; "nobody" is never said over it', () => {
  const told = writes(listed(), 'dissents', 'He is ill.', '2026-03-09T10:00');
  came(told, day, '2026-03-10T10:01', ['chair', 'team']);
  assert.equal(dissentOf(told.file('R1'), { about: about(), said: said('adopt', { views: all }) }), 'Health: He is ill.');
});

test('K: given a view on a decision that is taken back; when the panel decides otherwise; then the agency owes its view anew, and may dissent', () => {
  const told = listed();
  came(told, day, '2026-03-10T10:01', ['chair', 'team']);
  recorded(told, hears(told, said('adopt', { views: all }), '2026-03-10T10:10'), '2026-03-10T10:10');
  assert.deepEqual(owed(told, 'C05.view'), ['post:health-member']);
  writes(told, 'agrees', 'Health agrees to adopt.', '2026-03-10T10:20');
  assert.deepEqual(owed(told, 'C05.view'), []);
  recorded(told, takeBackDecision(told.file('R1'), { hearing: id, at: day }, 'Wrong.', at('2026-03-10T10:30')), '2026-03-10T10:30');
  recorded(told, hears(told, said('not adopt', { views: all }), '2026-03-10T10:40'), '2026-03-10T10:40');
  assert.deepEqual(minute(told), ['Council agrees', 'Police agrees'], 'it has said nothing of this');
  assert.deepEqual(owed(told, 'C05.view'), ['post:health-member']);
  writes(told, 'dissents', 'Health dissents from this.', '2026-03-10T10:50');
  assert.deepEqual(owed(told, 'C05.view'), []);
  assert.deepEqual(owed(told, 'G13.dissent'), ['post:chair']);
});

test('C05.view: given whoever recorded the decision is said to have come for nobody; then they write the view of the chair’s agency, which is theirs, and of no other', () => {
  const told = listed();
  came(told, day, '2026-03-10T10:01', ['chair', 'team', 'health-member']);
  recorded(told, hears(told, said('adopt', { views: all }), '2026-03-10T10:10'), '2026-03-10T10:10');
  came(told, day, '2026-03-10T10:20', ['team']);
  recorded(told, attendanceCorrected(told.file('R1'), id), '2026-03-10T10:20');
  assert.deepEqual(owed(told, 'C05.view').toSorted(), ['post:chair', 'post:health-member']);
  const writesFor = (agency: string, ...voices: string[]) =>
    giveView(told.file('R1'), id, { agency, position: 'agrees', words: 'Yes.' }, voices, {
      by: 'chair-holder',
      now: at('2026-03-11T10:00'),
    });
  const other = writesFor('Health', 'chair', 'health-member');
  assert.equal(other.kind === 'refused' && other.reasons[0]?.code, 'one-person-twice');
  recorded(told, writesFor('Council', 'chair'), '2026-03-11T10:00');
  assert.deepEqual(owed(told, 'C05.view'), ['post:health-member']);
});
