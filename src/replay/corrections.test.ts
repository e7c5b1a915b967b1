/** Corrections in a chronology do what they do live: whoever relied on it is asked, and what a mistake caused is said and not counted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play, type World } from './world.ts';

const rulebook = { ...uk, rules: uk.rules.filter(({ key }) => ['C01', 'C04', 'G04.need', 'C36'].includes(key) || key.startsWith('C37')) };
function played(...lines: string[]): World {
  const read = readChronology(`title: A test\nentries:\n${lines.map((line) => `  - { ${line} }`).join('\n')}\n`);
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  return play(read.chronology, { rulebook });
}
const first = 'type: ReferralReceived, referral: R1, about: P1, recorded: 2026-03-02T10:00, concern: A concern.';
const assessed =
  'type: AssessmentRecorded, id: a1, referral: R1, by: assessor, recorded: 2026-03-03, outcome: not appropriate, words: Looked into.';
const need = 'type: NeedRecorded, id: n1, referral: R1, by: assessor, recorded: 2026-03-03, need: N1, words: A place at school.';

test('a need recorded in error lapsed by mistake: it is in the alarms, said to be one, and counted nowhere', () => {
  const without = replayReport(
    't',
    played(first, assessed, need, 'type: InformationAdded, referral: R1, recorded: 2026-03-20, words: More.'),
  );
  const lapse = (report: typeof without) => report.alarms.find((alarm) => alarm.kind === 'lapsed' && alarm.rule === 'G04');
  assert.ok(lapse(without));
  const corrected = replayReport(
    't',
    played(
      first,
      assessed,
      need,
      'type: EntryCorrected, referral: R1, fact: n1, sort: raised in error, recorded: 2026-03-20, reason: Of another.',
    ),
  );
  assert.match(lapse(corrected)?.words ?? '', /A mistake caused it, corrected since\./);
  assert.equal(corrected.summary.lapsed, without.summary.lapsed - 1);
});

test('whoever decided since is asked; an entry that was never played cannot be corrected', () => {
  const world = played(
    first,
    need,
    assessed,
    'type: EntryCorrected, referral: R1, fact: n1, sort: proved untrue, recorded: 2026-03-20, reason: Not so.',
  );
  assert.ok([...(world.files.get('R1')?.obligations.values() ?? [])].some((each) => each.rule === 'C37.stands'));
  const none = played(
    first,
    'type: EntryCorrected, referral: R1, fact: nowhere, sort: proved untrue, recorded: 2026-03-20, reason: Not so.',
  );
  assert.match(none.problems[0] ?? '', /no entry called "nowhere"/);
});
