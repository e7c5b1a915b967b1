/** A chronology plays the same backwards: whoever becomes better known is searched for among the reports that matched nobody, and the lead owes the decision that day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { play } from './world.ts';

const rulebook = { ...uk, rules: uk.rules.filter(({ id }) => id === 'G01') };

test('a misspelt report, nobody found; a year later the person is described with the alias: the lead owes it the same day, once', () => {
  const read = readChronology(`
title: A test
entries:
  - { type: ReferralReceived, referral: R1, recorded: 2025-03-03T10:00, concern: In a shop., person: { names: [{ whole: Zebulun Quilfether }], born: 2008-06-11 } }
  - { type: ReferralReceived, referral: R2, recorded: 2025-06-02T10:00, concern: At school., person: { names: [{ whole: Aldous Ferncombe }], born: 2008-06-11 } }
  - { type: RecordDescribed, referral: R2, recorded: 2026-06-04T10:00, names: [{ whole: Aldous Ferncombe }, { whole: Zebulon Quillfeather }], born: 2008-06-11 }
  - { type: RecordDescribed, referral: R1, recorded: 2026-06-05T10:00, names: [{ whole: Zebulun Quilfether }], born: 2008-06-11 }
until: 2026-06-06T10:00
`);
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook });
  assert.deepEqual(world.problems, []);
  const raised = world.consequences.filter(
    ({ type, fields }) => type === 'ObligationRaised' && fields.obligation.startsWith('G01.candidates:'),
  );
  assert.deepEqual(
    raised.map(({ file, at }) => [file, new Date(at).toISOString().slice(0, 10)]),
    [['R2', '2026-06-04']],
  );
  assert.equal(world.files.get('R1')?.referrals.get('R1')?.candidates.get('R2')?.askedBeside, 'R2');
});
