/** Manchester Arena: what came about a closed man asks afresh each time (F14), and what is not written that day shows (F15). No test says that harm would have been prevented. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const read = readChronology(readFileSync(resolve(import.meta.dirname, '../../chronologies/manchester-arena-2014-2017.yaml'), 'utf8'));
assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
const world = play(read.chronology, { rulebook: uk });
assert.deepEqual(world.problems, []);
const lines = replayReport(read.chronology.title, world).alarms.map(
  ({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`,
);

test('each new item about the closed man asks another person afresh that day; two prison visits that nobody looked at, and a report not written that day, show on the next', () => {
  const of2017 = lines.filter((each) => /^2017-0[1-4]/.test(each));
  assert.deepEqual(
    of2017.filter((each) => !each.includes('climbed')),
    [
      '2017-01-09 due C18 Case officer',
      '2017-01-09 due F14 Team leader',
      '2017-01-10 lapsed F14 Team leader',
      '2017-01-23 due C18 Case officer',
      '2017-01-23 due F14 Team leader',
      '2017-01-24 lapsed F14 Team leader',
      '2017-02-13 due C18 Case officer',
      '2017-02-13 due F14 Team leader',
      '2017-03-13 due F14 Team leader',
      '2017-03-13 due C18 Case officer',
      '2017-03-14 lapsed C18 Case officer',
    ],
  );
  assert.ok(
    of2017.some((each) => each.includes('climbed F14 Senior officer')),
    of2017.join('\n'),
  );
});
