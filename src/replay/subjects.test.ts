/** Chronologies of subjects of interest: of each finding the day and the post of the first alarm. No test says that harm would have been prevented. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { firstAlarms } from './firstAlarms.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');
function played(name: string) {
  const read = readChronology(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return { world, report: replayReport(read.chronology.title, world) };
}
/** Alarms, those apart that only say that something is due. */
const alarms = (name: string): readonly string[] =>
  played(name)
    .report.alarms.filter(({ kind }) => kind !== 'due' && kind !== 'matched')
    .map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`);
const refusal = (name: string, rule: string): string =>
  played(name).report.alarms.find((alarm) => alarm.kind === 'refused' && alarm.rule === rule)?.words ?? '';

const first: Readonly<Record<string, string>> = {
  'made-up-lower-echelons': '2026-08-01 lapsed G14 Case officer',
  'made-up-suspended-twice': '2026-05-05 refused G14 Case officer',
  'made-up-seen-as-crime': '2026-04-14 lapsed F14 Team leader',
  'made-up-not-written-the-same-day': '2026-04-14 lapsed C18 Case officer',
  'made-up-its-lead-was-not-told': '2026-04-14 lapsed C16 Case officer',
  'made-up-flagged-and-waiting': '2026-04-21 lapsed C19 Team leader',
  'made-up-first-notification-never-made': '2026-02-05 lapsed C28 Case officer',
  'made-up-one-persons-no': '2026-01-28 lapsed G16 Team leader',
  'made-up-no-travel-monitoring': '2026-01-20 lapsed G16 Case officer',
  'made-up-never-considered-for-prevent': '2026-02-10 lapsed G15 Case officer',
  'manchester-arena-2014-2017': '2014-04-01 lapsed G15 Case officer',
  'london-bridge-2015-2017': '2015-10-02 lapsed F12 Lead desk',
};
for (const [name, alarm] of Object.entries(first))
  test(`${name}: the first alarm is of ${alarm}`, () => assert.equal(alarms(name)[0], alarm));

test('F08: suspended twice, the second expiry lapses as well, and climbs to the team leader', () => {
  const all = alarms('made-up-suspended-twice');
  assert.ok(all.includes('2026-06-06 lapsed C20 Case officer'), all.join('\n'));
  assert.ok(
    all.some((each) => each.includes('climbed C20 Team leader')),
    all.join('\n'),
  );
});

test('F15: read by another desk and written up, of somebody suspended: the lead is asked that day, and silence climbs to the team leader', () => {
  const name = 'made-up-its-lead-was-not-told';
  assert.ok(
    played(name).report.alarms.some(
      ({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}` === '2026-04-13 due C16 Case officer',
    ),
  );
  assert.deepEqual(alarms(name).slice(0, 3), [
    '2026-04-14 lapsed C16 Case officer',
    '2026-04-17 climbed C16 Team leader',
    '2026-04-22 climbed C16 Senior officer',
  ]);
});

test('Manchester Arena: closing is refused in 2014, travel is owed in 2015, and the hit is overdue before the day of the meeting', () => {
  const all = alarms('manchester-arena-2014-2017');
  for (const alarm of [
    '2014-07-21 refused G15 Case officer',
    '2015-10-15 refused G16 Case officer',
    '2015-10-23 lapsed G16 Case officer',
    '2017-05-16 lapsed C19 Team leader',
  ])
    assert.ok(all.includes(alarm), `${alarm}\n${all.join('\n')}`);
});

test('London Bridge: the call that reached nobody, the work of trust, the arrest, and the suspension that nobody came back to, each on its day and at its post', () => {
  const all = alarms('london-bridge-2015-2017');
  const few = all.filter((each) => !each.includes('climbed'));
  assert.deepEqual(few, [
    '2015-10-02 lapsed F12 Lead desk',
    '2016-05-19 lapsed G19 Case officer',
    '2016-05-19 lapsed G19 Case officer',
    '2016-11-04 lapsed G18 Case officer',
    '2017-03-21 refused G14 Case officer',
    '2017-04-21 lapsed C20 Case officer',
  ]);
  for (const climbs of ['climbed F12 Team leader', 'climbed G19 Team leader', 'climbed G18 Team leader', 'climbed C20 Team leader'])
    assert.ok(
      all.some((each) => each.endsWith(climbs)),
      `${climbs}\n${all.join('\n')}`,
    );
  // By itself: without the rule about a second suspension the gate would still ask about the arrest.
  assert.match(
    refusal('london-bridge-2015-2017', 'G14'),
    /suspended once already: a more senior post than the one that authorised it last/,
  );
  assert.match(refusal('london-bridge-2015-2017', 'G14'), /A find from another case has no decision/);
});

test('London Bridge: of each failing the first alarm is its own, and not of another rule', () => {
  assert.deepEqual(
    firstAlarms(['F08', 'F12', 'F07', 'F06'], played('london-bridge-2015-2017').world).map(
      ({ finding, alarm }) => `${finding} ${alarm?.kind} ${alarm?.rule}`,
    ),
    ['F08 refused G14', 'F12 lapsed F12', 'F07 lapsed G18', 'F06 lapsed G19'],
  );
});
