/** Chronologies of what falls between agencies, and between a decision and whoever answers for it: of each finding the day and the post of the first alarm. Made up. */
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
  const read = readChronology(readFileSync(join(folder, `made-up-${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return { world, findings: read.chronology.findings, report: replayReport(read.chronology.title, world) };
}

const first: readonly (readonly [finding: string, chronology: string, alarm: string])[] = [
  ['F13', 'untranslated-request', '2026-01-13 lapsed C21 Gateway assessor'],
  ['F23', 'told-at-the-border', '2026-01-13 lapsed C16 Lead desk'],
  ['F40', 'kept-by-the-council', '2026-02-02 lapsed C01 Gateway assessor'],
  ['F50', 'passed-round', '2026-01-17 lapsed G13 Team manager for children'],
  ['F53', 'whose-decision-was-it', '2026-05-08 lapsed C37 Gateway assessor'],
];
for (const [finding, name, expected] of first)
  test(`${finding}: ${name.replaceAll('-', ' ')}`, () => {
    const { world, findings } = played(name);
    assert.deepEqual(findings, [finding]);
    const alarm = firstAlarms([finding], world)[0]?.alarm;
    assert.ok(alarm);
    const day = Temporal.Instant.fromEpochMilliseconds(alarm.at).toZonedDateTimeISO('Europe/London').toPlainDate();
    assert.equal(`${day.toString()} ${alarm.kind} ${alarm.rule} ${alarm.owedBy.post}`, expected);
  });

const has = (name: string, ...alarms: readonly string[]): void => {
  const all = played(name).report.alarms.map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`);
  for (const each of alarms) assert.ok(all.includes(each), `${each}\n${all.join('\n')}`);
};

test('F23: a disclosure that nobody has decided about climbs until it is answered; reading it again answers nothing', () => {
  has(
    'told-at-the-border',
    '2026-01-17 climbed C16 Team leader',
    '2026-01-22 climbed C16 Senior officer',
    '2026-01-29 climbed C16 Director',
  );
  assert.ok(played('told-at-the-border').report.open.some(({ rule }) => rule === 'C16'));
});

test('F40: what lay with the council is late from the day on which the council had it, for the same post as any other report', () => {
  const late = played('kept-by-the-council').report.alarms.find(({ rule, kind }) => rule === 'C01' && kind === 'lapsed');
  assert.match(late?.words ?? '', /was due by the end of Monday 19 January 2026/);
});

test('F50: passed round, the lead is the sender throughout; the refusal has a next step by a day; the dispute has a day and two posts of other organisations', () => {
  const { world } = played('passed-round');
  const [file] = world.files.values();
  assert.equal(file?.lead, 'gateway');
  assert.deepEqual(file?.leadBefore, []);
  has(
    'passed-round',
    '2026-01-28 lapsed G13 Gateway assessor',
    '2026-01-31 climbed G13 Prevent supervisor',
    '2026-02-13 lapsed C44 Head of service',
    '2026-02-13 lapsed C44 Detective superintendent',
    '2026-02-14 climbed C44 Assistant chief constable',
  );
});

test('F53: every decision bears the post that took it, and each of those posts is asked', () => {
  const { world, report } = played('whose-decision-was-it');
  const [referral] = [...world.files.values()].flatMap((file) => [...file.referrals.values()]);
  assert.deepEqual(
    referral?.closures.map(({ post }) => post),
    ['team'],
  );
  const asked = report.alarms.filter(({ rule, kind, words }) => rule === 'C37' && kind === 'lapsed' && words.startsWith('Confirm'));
  assert.deepEqual(asked.map(({ owedBy }) => owedBy.post).toSorted(), ['Gateway assessor', 'Prevent supervisor']);
});
