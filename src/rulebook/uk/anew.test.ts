/** What was considered or authorised once does not count for ever: Prevent is considered since the last opening (G15), a suspension is authorised by a more senior post each time (F08, C20). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, type Ledger } from '../../../test/support/given.ts';
import { lessened, lessening, subject } from '../../../test/support/subjectsArea.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import type { Lessen } from '../../domain/subject/lessening.ts';
import { emptyProposal, whatGatesLack } from '../engine/gates.ts';
import { settle } from '../engine/settle.ts';
import { authorisersFor } from './suspension.ts';

const gate = (ledger: Ledger, at: string, fields: object): readonly string[] => {
  const now = instantOf(at);
  const { file } = settle(ledger.book(now), ledger.file('R1'), [], now);
  const whose = emptyProposal({ by: 'officer-holder', post: 'officer', now });
  const lessens = { subject: 'R1', fields: lessening(fields) as unknown as Lessen };
  return whatGatesLack(ledger.book(now), file, { ...whose, kind: 'propose-lessening', lessening: lessens }).map((lack) => lack.code);
};
const owed = (ledger: Ledger, rule: string) =>
  [...ledger.file('R1').obligations.values()].filter((each) => each.rule === rule && isOwed(each)).length;
const considered = (ledger: Ledger, at: string, answer = 'not referred'): Ledger => {
  for (const whom of ['subject', 'relatives'])
    ledger.record('PreventConsidered', 'R1', at, {
      by: 'officer',
      fields: { of: whom, answer: whom === 'subject' ? answer : 'not referred' },
    });
  return ledger;
};
const close = { what: 'close', code: 'no-concern', band: 'high', until: instantOf('2026-05-01T00:00') };

test('G15: given Prevent considered before somebody was closed, when they are opened again, then it is owed anew and closing waits for it', () => {
  const told = lessened(considered(subject(), '2026-03-05T10:00'), '2026-03-10T10:00', close);
  assert.equal(owed(told, 'G15'), 0);
  told.record('SubjectReopened', 'R1', '2031-03-10T10:00', { by: 'officer' });
  assert.deepEqual(told.history('G15').at(-1), 'raised 2031-03-10T10:00 officer, due 2031-04-08T00:00');
  const again = { ...close, until: instantOf('2031-05-01T00:00') };
  assert.deepEqual(gate(told, '2031-03-11T10:00', again), ['prevent-subject', 'prevent-relatives']);
  considered(told, '2031-03-12T10:00');
  assert.deepEqual(gate(told, '2031-03-13T10:00', again), []);
  assert.equal(owed(told, 'G15'), 0);
});

test('G15: a referral to Prevent that was not accepted is considered anew before closing; one that was, or is not answered yet, is not', () => {
  const answered = (answer: string): Ledger =>
    considered(subject(), '2026-03-05T10:00', 'referred').record('PreventAnswered', 'R1', '2026-03-06T10:00', {
      by: 'officer',
      fields: { of: 'subject', answer, who: 'The gateway' },
    });
  assert.deepEqual(gate(considered(subject(), '2026-03-05T10:00', 'referred'), '2026-03-09T10:00', close), []);
  assert.deepEqual(gate(answered('accepted'), '2026-03-09T10:00', close), []);
  const refused = answered('not accepted');
  assert.deepEqual(gate(refused, '2026-03-09T10:00', close), ['prevent-subject']);
  refused.record('PreventConsidered', 'R1', '2026-03-09T11:00', { by: 'officer', fields: { of: 'subject', answer: 'not referred' } });
  assert.deepEqual(gate(refused, '2026-03-09T12:00', close), []);
});

test('F08: each suspension is authorised above the post that authorised the last; by the most senior post there is, by it again', () => {
  const may = (told: Ledger, at: string) =>
    authorisersFor(told.file('R1'), told.file('R1').subjects.get('R1') as never, 'suspend', 'nobody', instantOf(at));
  const suspended = (told: Ledger, at: string, authoriser: string) =>
    lessened(told, at, { authoriser, until: instantOf('2026-04-11T00:00') });
  const once = suspended(subject(), '2026-03-10T10:00', 'leader');
  assert.deepEqual(may(once, '2026-03-11T10:00'), ['senior', 'chief']);
  const twice = suspended(once, '2026-03-12T10:00', 'senior');
  assert.deepEqual(may(twice, '2026-03-13T10:00'), ['chief']);
  assert.deepEqual(gate(twice, '2026-03-13T10:00', { authoriser: 'senior' }), ['more-senior']);
  const thrice = suspended(twice, '2026-03-14T10:00', 'chief');
  assert.deepEqual(may(thrice, '2026-03-15T10:00'), ['chief']);
  assert.deepEqual(gate(thrice, '2026-03-15T10:00', { authoriser: 'senior' }), ['more-senior']);
  assert.deepEqual(gate(thrice, '2026-03-15T10:00', { authoriser: 'chief' }), []);
});
