/** Two people who find each other from both sides are asked about once; an answer answers both. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, type Ledger } from '../../../test/support/given.ts';
import { withAsked } from './askedBeside.ts';
import { type Found, withBefore } from './before.ts';

const found = (record: string, band: Found['band']): Found => ({
  record,
  file: record,
  band,
  bits: 20,
  evidence: [{ code: 'surname-sounds-alike', bits: 6 }],
});

/** Searches for one of the people as the application does. */
function search(told: Ledger, label: string, at: string, ...candidates: readonly Found[]): Ledger {
  const own = { file: told.file(label), record: label };
  const there = (file: string) => told.files.get(file) ?? null;
  const carried = withAsked(withBefore(candidates, own, there), own.file, there);
  return told.record('CandidatesFound', label, at, { fields: { position: 100, candidates: carried } });
}
const asked = (told: Ledger, label: string) => told.file(label).referrals.get(label)?.searches.at(-1)?.toDecide;
const two = () => given().referral('R1', '2026-03-01T10:00').referral('R2', '2026-03-02T10:00');

test('found from the other side while it is asked: shown here, and asked there only', () => {
  const told = search(search(two(), 'R2', '2026-03-02T10:05', found('R1', 'review')), 'R1', '2026-03-02T10:06', found('R2', 'review'));
  assert.deepEqual([asked(told, 'R2'), asked(told, 'R1')], [['R1'], []]);
  assert.equal(told.file('R1').referrals.get('R1')?.candidates.get('R2')?.askedBeside, 'R2');
  assert.deepEqual(told.history('G01.candidates', 'R1'), []);
});

test('stronger here than there it is asked here as well: what is only for review may go with others', () => {
  const told = search(search(two(), 'R2', '2026-03-02T10:05', found('R1', 'review')), 'R1', '2026-03-02T10:06', found('R2', 'suggested'));
  assert.deepEqual(asked(told, 'R1'), ['R2']);
});

test('answered there, or never asked there, it is asked here when it is found', () => {
  const watched = search(search(two(), 'R2', '2026-03-02T10:05', found('R1', 'watch')), 'R1', '2027-03-02T10:06', found('R2', 'review'));
  assert.deepEqual(asked(watched, 'R1'), ['R2']);
  const quiet = search(two(), 'R2', '2026-03-02T10:05');
  assert.deepEqual(asked(search(quiet, 'R1', '2027-03-02T10:06', found('R2', 'review')), 'R1'), ['R2']);
});
