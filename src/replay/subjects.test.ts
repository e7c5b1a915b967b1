/** Chronologies of subjects of interest: of each finding the day and the post of the first alarm. No test says that harm would have been prevented. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');
/** Alarms, those apart that only say that something is due. */
function alarms(name: string): readonly string[] {
  const read = readChronology(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return replayReport(read.chronology.title, world)
    .alarms.filter(({ kind }) => kind !== 'due' && kind !== 'matched')
    .map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`);
}

const first: Readonly<Record<string, string>> = {
  'made-up-lower-echelons': '2026-08-01 lapsed G14 Case officer',
  'made-up-suspended-twice': '2026-05-05 refused G14 Case officer',
  'made-up-seen-as-crime': '2026-04-14 lapsed F14 Team leader',
  'made-up-not-written-the-same-day': '2026-04-14 lapsed C18 Case officer',
  'made-up-flagged-and-waiting': '2026-04-21 lapsed C19 Team leader',
  'made-up-no-travel-monitoring': '2026-01-20 lapsed G16 Case officer',
  'made-up-never-considered-for-prevent': '2026-02-10 lapsed G15 Case officer',
  'manchester-arena-2014-2017': '2014-04-01 lapsed G15 Case officer',
  'london-bridge-2015-2017': '2015-10-01 lapsed C18 Lead desk',
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

test('London Bridge: a call that reached nobody climbs within days; the second suspension asks for a more senior authoriser', () => {
  const all = alarms('london-bridge-2015-2017');
  assert.ok(
    all.some((each) => each.includes('climbed C18 Team leader')),
    all.join('\n'),
  );
  assert.ok(all.includes('2017-03-21 refused G14 Case officer'), all.join('\n'));
  assert.equal(all.filter((each) => each.includes('C17')).length, 0, 'no review is claimed to have been missed');
});
