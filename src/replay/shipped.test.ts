/** The chronologies that are shipped say on which day, and to whom, the failing would have been visible. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { readInstant } from './instants.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');

function replayed(name: string, asOf?: string) {
  const read = readChronology(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk, ...(asOf ? { asOf: readInstant(asOf, 'stop') ?? 0 } : {}) });
  assert.deepEqual(world.problems, []);
  return replayReport(read.chronology.title, world);
}
const lines = (report: ReturnType<typeof replayed>) =>
  report.alarms.map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}, ${owedBy.organisation}`);

test('made up: the earlier referral is shown at the minute in which the misspelt one arrives, and the closing is refused', () => {
  const report = replayed('made-up-misspelt-repeat', '2026-04-09');
  assert.deepEqual(lines(report), [
    '2026-03-31 matched G01 Gateway assessor, Wexmoor Police',
    '2026-04-01 due G01 Gateway assessor, Wexmoor Police',
    '2026-04-02 lapsed G01 Gateway assessor, Wexmoor Police',
    '2026-04-02 refused G01 Gateway assessor, Wexmoor Police',
    '2026-04-02 refused G04 Gateway assessor, Wexmoor Police',
    '2026-04-09 due K08 Gateway assessor, Wexmoor Police',
    '2026-04-09 climbed G01 Prevent supervisor, Wexmoor Police',
  ]);
  assert.ok(report.alarms[0]?.findings.includes('F44'));
  assert.match(report.alarms.find((alarm) => alarm.rule === 'G04')?.words ?? '', /ideology.*alone/);
});

test('made up: of somebody whom nobody names it is owed the next working day, a description that says as little ends nothing, and named they are matched', () => {
  const report = replayed('made-up-nobody-asked-who');
  assert.deepEqual(
    lines(report).filter((each) => each.includes(' G01 ')),
    [
      '2026-03-04 due G01 Gateway assessor, Wexmoor Police',
      '2026-03-05 lapsed G01 Gateway assessor, Wexmoor Police',
      '2026-03-10 climbed G01 Prevent supervisor, Wexmoor Police',
      '2026-03-13 climbed G01 Detective superintendent, Wexmoor Police',
      '2026-03-16 matched G01 Gateway assessor, Wexmoor Police',
      '2026-03-17 due G01 Gateway assessor, Wexmoor Police',
      '2026-03-18 lapsed G01 Gateway assessor, Wexmoor Police',
    ],
  );
});

test('every shipped chronology is played whole and says where it comes from', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  assert.ok(names.length >= 2);
  for (const name of names) {
    replayed(name.replace('.yaml', ''));
    const text = readFileSync(join(folder, name), 'utf8');
    const read = readChronology(text);
    assert.ok(read.ok && (read.chronology.source ?? '').length > 20, name);
  }
});
