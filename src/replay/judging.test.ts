/** The made-up chronologies of judgement, disruption and trust say on which day, and to which post, the failing first shows (S06, S12, S13). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');
const ours = /^(G18|G19|G20|G07|F20|C30)/;

/** The alarms of our rules: the first is the day on which the failing shows. */
function alarms(name: string): readonly string[] {
  const read = readChronology(readFileSync(join(folder, `made-up-${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return replayReport(read.chronology.title, world)
    .alarms.filter(({ rule }) => ours.test(rule))
    .map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`);
}

/** By the finding it serves: the first day on which somebody hears of it, and what follows if nobody acts. */
const first: Readonly<Record<string, readonly [chronology: string, ...alarms: string[]]>> = {
  F05: ['disruption-not-decided', '2026-02-05 due G18 Gateway assessor', '2026-02-06 lapsed G18 Gateway assessor'],
  F06: ['position-of-trust', '2026-02-04 due G19 Gateway assessor', '2026-02-05 lapsed G19 Gateway assessor'],
  F07: ['find-in-another-case', '2026-02-03 due G18 Gateway assessor', '2026-02-04 lapsed G18 Gateway assessor'],
  F09: ['weak-capability', '2026-01-15 refused G20 Gateway assessor', '2026-01-16 refused G20 Gateway assessor'],
  F10: ['distance-read-as-safety', '2026-01-15 refused G20 Gateway assessor'],
  F20: ['assumption-unowned', '2026-03-16 due F20 Gateway assessor', '2026-03-17 lapsed F20 Gateway assessor'],
  F41: ['assessed-afterwards', '2026-02-09 refused G07 Gateway assessor'],
  F42: ['compliance-read-once', '2026-01-15 refused G20 Gateway assessor'],
};
for (const [finding, [chronology, ...expected]] of Object.entries(first))
  test(`${finding}: ${chronology}`, () => assert.deepEqual(alarms(chronology).slice(0, expected.length), expected));

test('F06: what is told without need, least step, senior view and a chance to answer is refused on its day', () => {
  assert.ok(alarms('position-of-trust').includes('2026-02-23 refused G19 Gateway assessor'));
});
