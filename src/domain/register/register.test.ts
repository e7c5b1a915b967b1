import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger } from '../../../test/support/given.ts';
import type { Decision } from '../decision.ts';
import { agreeRegister, declineRegister, finishRegister, mayCompare, takeRow } from './deciders.ts';
import { newRegister, type Register } from './state.ts';

const codes = (decision: Decision | null): readonly string[] =>
  decision?.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [];
const done = { fact: 'f', at: 1, by: 'sena', post: 'senior' };
const agreed: Register = { ...newRegister, agreed: { ...done, words: 'Ours.' } };
const ended = { same: 0, different: 0, unsure: 0, undecided: 0, deciders: [], words: 'Nothing found.' };

test('nothing of a register is read before somebody else has agreed, nor after it is done with', () => {
  assert.deepEqual(codes(mayCompare(newRegister)), ['register-not-agreed']);
  assert.equal(mayCompare(agreed), null);
  assert.deepEqual(codes(mayCompare({ ...agreed, declined: { ...done, reason: 'No.' } })), ['register-closed']);
  assert.deepEqual(codes(finishRegister(newRegister, 'R', ended)), ['register-not-agreed']);
  assert.equal(finishRegister(agreed, 'R', ended).kind, 'decided');
});

test('whoever declared it neither agrees nor declines, and it is answered once', () => {
  for (const answer of [agreeRegister, declineRegister]) {
    assert.deepEqual(codes(answer(newRegister, 'R', { declaredBy: 'tom', by: 'tom' }, 'Mine.')), ['same-person']);
    assert.equal(answer(newRegister, 'R', { declaredBy: 'tom', by: 'sena' }, 'Seen.').kind, 'decided');
    assert.deepEqual(codes(answer(agreed, 'R', { declaredBy: 'tom', by: 'sena' }, 'Again.')), ['answered']);
  }
});

test('a row becomes a record that begins in a file of its own and moves to the person’s, so that it can be undone as a link', () => {
  const known = new Ledger().referral('R1', '2026-03-02T10:00').files.get('R1');
  assert.ok(known);
  const row = { file: 'f-reg', record: 'r-reg', lead: 'gateway', details: { names: [{ whole: 'Tamsin Quennell' }] } };
  const decision = takeRow(known, row, 'Register “List”, row 2. The same date.');
  assert.ok(decision.kind === 'decided');
  assert.deepEqual(
    decision.entries.map(({ type, file }) => `${type} ${file}`),
    ['FileOpened f-reg', 'RecordMade f-reg', `RecordLinked ${known.id}`],
  );
  assert.deepEqual(codes(takeRow({ ...known, disposed: { fact: 'd', at: 2 } }, row, 'x')), ['disposed']);
});
