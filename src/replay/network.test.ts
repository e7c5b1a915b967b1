/** The made-up chronologies of ties say on which day, and to which post, the failing first shows (S15). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');

function alarms(name: string): readonly string[] {
  const read = readChronology(readFileSync(join(folder, `made-up-${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return replayReport(read.chronology.title, world)
    .alarms.filter(({ rule }) => /^(S15|F12|F22)/.test(rule))
    .map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`);
}

const first: Readonly<Record<string, readonly [chronology: string, ...alarms: string[]]>> = {
  F12: ['two-names-in-one-call', '2026-02-03 due F12 Gateway assessor', '2026-02-04 lapsed F12 Gateway assessor'],
  F22: ['two-closed-and-a-third', '2026-02-23 due S15 Gateway assessor', '2026-02-24 lapsed S15 Gateway assessor'],
  F28: ['held-on-one-wing', '2026-02-04 due S15 Gateway assessor', '2026-02-05 lapsed S15 Gateway assessor'],
};
for (const [finding, [chronology, ...expected]] of Object.entries(first))
  test(`${finding}: ${chronology}`, () => assert.deepEqual(alarms(chronology).slice(0, expected.length), expected));

test('F28: the tie itself lapses, and somebody is asked', () => {
  assert.deepEqual(
    alarms('held-on-one-wing')
      .filter((each) => each.startsWith('2026-04-20'))
      .slice(0, 2),
    ['2026-04-20 due S15 Gateway assessor', '2026-04-20 lapsed S15 Gateway assessor'],
  );
});
