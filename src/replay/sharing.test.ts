/** Chronologies of sharing, of what its holder keeps and of fixation on violence: on which day, and to which post, the first alarm is raised. Made up. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');

/** The first day on which what serves a finding was broken: the rule, and the post whose it was. */
function first(name: string, finding: string): string {
  const read = readChronology(readFileSync(join(folder, `made-up-${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  const alarm = replayReport(read.chronology.title, world).alarms.find(
    ({ kind, findings }) => kind !== 'due' && kind !== 'matched' && findings.includes(finding),
  );
  return `${alarm?.at.slice(0, 10)} ${alarm?.kind} ${alarm?.rule} ${alarm?.owedBy.post}`;
}

const firstAlarms: readonly (readonly [finding: string, chronology: string, first: string])[] = [
  ['F31', 'shared-and-not-acknowledged', '2026-01-23 lapsed F31 Gateway assessor'],
  ['F39', 'referrer-left-out', '2026-01-28 lapsed C15 Gateway assessor'],
  ['F43', 'declined-for-lack-of-ideology', '2026-01-20 refused G04 Gateway assessor'],
  ['F47', 'onward-referral-not-followed-up', '2026-01-30 lapsed G04 Gateway assessor'],
  ['F48', 'known-concern-call', '2026-06-02 lapsed F48 Gateway assessor'],
  ['F49', 'visits-that-saw-nobody', '2026-01-21 lapsed F49 Gateway assessor'],
  ['F52', 'violence-pathway-not-looked-at', '2026-04-21 lapsed S17 Gateway assessor'],
  ['F54', 'event-decided-without-its-holder', '2026-01-26 lapsed G21 Unit that keeps it'],
  ['F55', 'a-brother-calls', '2026-02-20 lapsed G05 Gateway assessor'],
];

for (const [finding, chronology, alarm] of firstAlarms)
  test(`${finding}: ${chronology.replaceAll('-', ' ')}`, () => assert.equal(first(chronology, finding), alarm));

test('F43: each time that the same concern is declined for lack of ideology, a senior officer is asked to look at the violence', () => {
  const read = readChronology(readFileSync(join(folder, 'made-up-declined-for-lack-of-ideology.yaml'), 'utf8'));
  assert.ok(read.ok);
  const report = replayReport('', play(read.chronology, { rulebook: uk }));
  const asked = report.alarms
    .filter(({ rule, kind }) => rule === 'F43' && kind === 'lapsed')
    .map(({ at, owedBy }) => `${at.slice(0, 10)} ${owedBy.post}`);
  assert.deepEqual(asked, [
    '2026-01-28 Detective superintendent',
    '2026-03-14 Detective superintendent',
    '2026-05-16 Detective superintendent',
  ]);
});
