/** What lapsed stays lapsed: no correction by whoever wrote it or owes it ends it, no undoing does, and a concern of an agency is decided on (C07, C11, G11, decision 0055). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and, channelArea, heard } from '../../../test/support/channel.ts';
import { given, instantOf as at, type Ledger } from '../../../test/support/given.ts';
import { type By, correct, undo } from '../../domain/correction/deciders.ts';
import type { CorrectionSort } from '../../domain/correction/entries.ts';
import type { RefusalReason } from '../../domain/decision.ts';
import type { FileFact } from '../../domain/facts.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { lapsedEndedBy } from '../engine/ended.ts';

const by = (practitioner: string, ...posts: string[]): By => ({ practitioner, posts });
const factIn = (told: Ledger, id: string): FileFact => told.file('R1').facts.find((each) => each.id === id) ?? assert.fail(id);
const trying = (fact: FileFact, day: string, type: string, fields: object): FileFact =>
  ({ ...fact, id: 'try', type, recorded: at(day), fields: { fact: fact.id, ...fields } }) as FileFact;

/** What the decider says of a correction at an instant: the codes of its refusal, or none. */
function says(told: Ledger, id: string, day: string, who: By, sort: CorrectionSort = 'raised in error'): readonly string[] {
  return refusals(told, id, day, who, sort).map(({ code }) => code);
}
function refusals(told: Ledger, id: string, day: string, who: By, sort: CorrectionSort = 'raised in error'): readonly RefusalReason[] {
  const file = told.until(day).file('R1');
  const tried = trying(factIn(told, id), day, 'EntryCorrected', { sort, values: {}, restated: null, reason: '' });
  const ended = lapsedEndedBy(told.book(at(day)), file, [tried], at(day));
  const decision = correct(file, { fact: id, sort, reason: 'A slip.', values: {}, ended }, who);
  return decision.kind === 'refused' ? decision.reasons : [];
}

test('C07: given a day that passed without an assessment, then the chair does not take the day back: only a meeting moves it; before the day it is taken back', () => {
  const told = and(adopted(), 'ConsentRefused', '2026-03-03T10:00', { by: 'gateway' });
  and(told, 'FurtherAssessmentSet', '2026-03-03T12:00', { by: 'chair', id: 'period', fields: { due: at('2026-04-03T10:00') } });
  const chair = by('chair-holder', 'chair');
  assert.deepEqual(says(told, 'period', '2026-03-20T10:00', chair), []);
  assert.deepEqual(says(told, 'period', '2026-04-20T10:00', chair), ['lapsed-since']);
  assert.deepEqual(
    says(told, 'period', '2026-04-20T10:00', by('chief-holder', 'chief', 'senior')),
    ['lapsed-since'],
    'nor does anybody above',
  );
  assert.match(told.history('C07').at(-1) ?? '', /^climbed/);
});

test('given a need that nobody answered in time, then who wrote it or owes it does not take it away; a post above does, with the reason', () => {
  const told = given(channelArea()).referral('R1', '2026-03-02T10:00');
  told.record('NeedRecorded', 'R1', '2026-03-02T11:00', { id: 'need', by: 'gateway' });
  const owed = () => [...told.file('R1').obligations.values()].filter((each) => isOwed(each) && each.occasion === 'need');
  const author = by(factIn(told, 'need').actor, 'gateway');
  assert.deepEqual(says(told, 'need', '2026-03-02T12:00', author), []);
  told.until('2026-08-03T10:00');
  assert.ok(
    owed().some(({ state }) => state === 'lapsed'),
    'it has lapsed',
  );
  assert.deepEqual(says(told, 'need', '2026-08-03T10:00', author), ['lapsed-since']);
  assert.deepEqual(
    says(told, 'need', '2026-08-03T10:00', by('another', 'gateway')),
    ['lapsed-since'],
    'nor does a deputy of the same post',
  );
  assert.deepEqual(says(told, 'need', '2026-08-03T10:00', by('team-holder', 'team')), []);
});

test('given nobody supervises the post that wrote it; then no post is named that could say so: it is answered first', () => {
  const told = given(channelArea()).referral('R1', '2026-03-02T10:00');
  told.record('NeedRecorded', 'R1', '2026-03-02T11:00', { id: 'need', by: 'chief' });
  const [refusal, ...more] = refusals(told, 'need', '2026-08-03T10:00', by('chief-holder', 'chief'));
  assert.deepEqual([refusal?.code, refusal?.how, more], ['lapsed-since', 'Answer what has lapsed first.', []]);
  const below = given(channelArea()).referral('R1', '2026-03-02T10:00');
  below.record('NeedRecorded', 'R1', '2026-03-02T11:00', { id: 'need', by: 'gateway' });
  const how = refusals(below, 'need', '2026-08-03T10:00', by('gateway-holder', 'gateway')).map((each) => each.how);
  assert.deepEqual(how, ['Answer what has lapsed first. If the entry was wrong, a post above it says so, with the reason: team.']);
});

test('however long a thing may be undone, what has lapsed by it does not end without a word', () => {
  const told = given(channelArea()).referral('R1', '2026-03-02T10:00');
  told.record('NeedRecorded', 'R1', '2026-03-02T11:00', { id: 'need', by: 'gateway' });
  const undoes = (day: string): readonly string[] => {
    const file = told.until(day).file('R1');
    const decision = undo(file, 'need', by(factIn(told, 'need').actor, 'gateway'), {
      now: at(day),
      until: () => at('2027-03-02T11:00'),
      seen: false,
      elsewhere: false,
      ended: (undone) =>
        lapsedEndedBy(
          told.book(at(day)),
          file,
          undone.map((each) => trying(each, day, 'EntryUndone', {})),
          at(day),
        ),
    });
    return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [];
  };
  assert.deepEqual(undoes('2026-03-02T11:05'), []);
  assert.deepEqual(undoes('2026-08-03T10:00'), ['lapsed-since']);
});

test('C11: given an agency’s concern after closing, then nobody says it away, lapsed or not: it is decided on; "nothing held" that was set aside is asked again (G11)', () => {
  const closed = and(heard(adopted(), 'close', '2026-04-01T10:00'), 'CaseClosed', '2026-04-01T10:00', {
    by: 'chair',
    fields: { outcome: 'risk reduced' },
  });
  const ask = { review: 'C09', agency: 'Police', post: 'team', due: at('2026-09-20T10:00') };
  and(closed, 'AgencyAsked', '2026-04-01T10:00', { by: 'chair', id: 'ask', fields: ask });
  and(closed, 'AgencyAsked', '2026-04-01T10:00', { by: 'chair', id: 'ask-2', fields: { ...ask, agency: 'Health', post: 'senior' } });
  and(closed, 'AgencyAnswered', '2026-09-10T10:00', {
    by: 'team',
    id: 'concern',
    fields: { asked: 'ask', answer: 'a concern', words: 'He is buying knives.' },
  });
  and(closed, 'AgencyAnswered', '2026-09-10T10:30', {
    by: 'senior',
    id: 'nothing',
    fields: { asked: 'ask-2', answer: 'nothing held', words: '' },
  });
  const [author, senior, chief] = [by(factIn(closed, 'concern').actor, 'team'), by('senior-holder', 'senior'), by('chief-holder', 'chief')];
  for (const sort of ['raised in error', 'wrong person', 'wrong file'] as const)
    for (const who of [author, senior, chief])
      for (const day of ['2026-09-10T11:00', '2026-10-16T10:00'])
        assert.deepEqual(says(closed, 'concern', day, who, sort), ['corrected-otherwise'], `${sort} by ${who.practitioner} on ${day}`);
  const author2 = by(factIn(closed, 'nothing').actor, 'senior');
  assert.deepEqual(says(closed, 'nothing', '2026-10-16T10:00', author2), []);
});
