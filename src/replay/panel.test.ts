/** F24, F36: a panel that is not held is somebody's the same day, and climbs; so is a view that is not given. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const file = resolve(import.meta.dirname, '../../chronologies/made-up-missed-panel.yaml');

test('made up: the panel of 10 February is not held; its chair has it that midnight, and it climbs for five months', () => {
  const read = readChronology(readFileSync(file, 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  const report = replayReport(read.chronology.title, world);
  const of = (rule: string) =>
    report.alarms.filter((each) => each.rule === rule).map(({ at, kind, owedBy }) => `${at.slice(0, 10)} ${kind} ${owedBy.post}`);
  const panel = of('C05');
  assert.deepEqual(panel.slice(0, 4), [
    '2026-02-10 due Chair of the panel',
    '2026-02-11 lapsed Chair of the panel',
    '2026-02-14 climbed Head of community safety',
    '2026-02-19 climbed Detective superintendent',
  ]);
  assert.ok(panel.filter((line) => line.includes('climbed')).length > 5, 'it climbs until somebody acknowledges it');
  assert.ok(panel.includes('2026-07-17 lapsed Named nurse'), panel.join('\n'));
  assert.ok(report.alarms.find((each) => each.rule === 'C05')?.findings.includes('F24'));
});
