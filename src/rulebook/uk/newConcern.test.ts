/** C11: each concern after closing is decided on by itself, and none is too late to be said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, and, heard } from '../../../test/support/channel.ts';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { answerAsk, caseStaysClosed } from '../../domain/case/afterwards.ts';
import { isOwed } from '../../domain/obligation/state.ts';

const closed = (): Ledger => and(heard(adopted(), 'close', '2026-04-01T10:00'), 'CaseClosed', '2026-04-01T10:00', { by: 'chair' });
const asked = (ledger: Ledger, ...agencies: readonly string[]): Ledger =>
  agencies.reduce(
    (before, agency) =>
      and(before, 'AgencyAsked', '2026-09-01T10:00', {
        by: 'chair',
        id: `ask-${agency}`,
        fields: { review: 'C09', agency, post: 'team', due: instantOf('2026-09-20T10:00') },
      }),
    ledger,
  );
const says = (ledger: Ledger, agency: string, at: string, answer: string, words: string, id: string): Ledger =>
  and(ledger, 'AgencyAnswered', at, { by: 'team', id, fields: { asked: `ask-${agency}`, answer, words } });
const owed = (ledger: Ledger): readonly string[] =>
  [...ledger.file('R1').obligations.values()].filter((each) => isOwed(each) && each.rule === 'C11.reopen').map(({ occasion }) => occasion);

test('of two concerns, to decide on the one leaves the other owed', () => {
  const ledger = asked(closed(), 'Police', 'Health');
  says(ledger, 'Police', '2026-09-10T10:00', 'a concern', 'He is buying knives.', 'knives');
  says(ledger, 'Health', '2026-09-10T11:00', 'a concern', 'He missed an appointment.', 'appointment');
  assert.deepEqual(owed(ledger), ['knives', 'appointment']);
  and(ledger, 'CaseStaysClosed', '2026-09-10T12:00', { fields: { because: 'appointment', words: 'It was rung up.', only: true } });
  assert.deepEqual(owed(ledger), ['knives']);
  const both = caseStaysClosed(ledger.file('R1'), 'C1', ['knives', 'appointment'], 'Both were looked at.');
  assert.deepEqual(both.kind === 'decided' && both.entries.map(({ fields }) => fields.because), ['knives', 'appointment']);
  and(ledger, 'CaseReopened', '2026-09-11T10:00');
  assert.deepEqual(owed(ledger), []);
});

test('a decision from before it was said of one alone was on all that stood then: an older ledger owes nothing anew', () => {
  const ledger = asked(closed(), 'Police', 'Health');
  says(ledger, 'Police', '2026-09-10T10:00', 'a concern', 'He was seen.', 'seen');
  says(ledger, 'Health', '2026-09-10T11:00', 'a concern', 'He missed an appointment.', 'appointment');
  and(ledger, 'CaseStaysClosed', '2026-09-10T12:00', { fields: { because: 'appointment', words: 'Both were rung up.' } });
  assert.deepEqual(owed(ledger), []);
});

test('a concern is recorded beside what the agency answered before, and asks; other words are shown back, the same are no second answer', () => {
  const ledger = says(asked(closed(), 'Health'), 'Health', '2026-09-10T10:00', 'nothing held', '', 'nothing');
  const now = instantOf('2026-09-11T10:00');
  const says2 = (answer: 'nothing held' | 'held, no concern' | 'a concern', words: string) => {
    const decision = answerAsk(ledger.file('R1'), 'ask-Health', { answer, words }, now, () => 0);
    return decision.kind === 'decided'
      ? decision.entries.map(({ type }) => type)
      : decision.reasons.map(({ code, typed }) => [code, typed]);
  };
  assert.deepEqual(says2('nothing held', ''), []);
  assert.deepEqual(says2('a concern', 'He has told his nurse that he will kill.'), ['AgencyAnswered']);
  assert.deepEqual(says2('held, no concern', 'Seen once.'), [['answered-otherwise', ['Seen once.']]]);
  says(ledger, 'Health', '2026-09-11T10:00', 'a concern', 'He has told his nurse that he will kill.', 'nurse');
  says(ledger, 'Health', '2026-09-12T10:00', 'a concern', 'He has bought a knife.', 'knife');
  assert.deepEqual(owed(ledger), ['nurse', 'knife']);
  assert.equal(ledger.file('R1').cases.get('C1')?.asks[0]?.answered?.answer, 'a concern');
});
