/** Channel after adoption, as the record has it and as made up: on which day, and to whom, each failing would first have been visible. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

const folder = resolve(import.meta.dirname, '../../chronologies');

function replayed(name: string) {
  const read = readChronology(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return replayReport(read.chronology.title, world);
}

/** What was refused, and what lapsed; the climbs between are the ladder's own tests. */
const alarmsOf = (name: string): string[] =>
  replayed(name)
    .alarms.filter(({ kind }) => kind === 'refused' || kind === 'lapsed')
    .map(({ at, kind, rule, owedBy }) => `${at.slice(0, 10)} ${kind} ${rule} ${owedBy.post}`);
const refusal = (name: string, rule: string): string =>
  replayed(name).alarms.find((alarm) => alarm.kind === 'refused' && alarm.rule === rule)?.words ?? '';

test('Leigh-on-Sea 2014 to 2021: silence after the one session on 31 January 2015, the exit refused, and no review after six months', () => {
  const name = 'leigh-on-sea-2014-2021';
  assert.deepEqual(alarmsOf(name), [
    '2015-01-31 lapsed C12 Prevent officer',
    '2015-01-31 lapsed C12 Intervention provider',
    '2015-04-28 refused G10 Panel chair',
    '2015-10-29 lapsed C09 Panel chair',
    '2016-04-29 lapsed C10 Panel chair',
    '2020-10-16 lapsed C36 Records reviewer',
  ]);
  assert.match(refusal(name, 'G10'), /^1 of 7 sessions are reported as held by the provider\./);
  assert.deepEqual(
    replayed(name).open.map(({ rule, due }) => `${rule} ${due.slice(0, 10)}`),
    ['C09 2015-10-29', 'C10 2016-04-29', 'C36 2020-10-16'],
    'six years later both reviews are owed still',
  );
});

test('Parsons Green 2016 to 2017: no plan a month after adoption, every panel without one refused, and the missed review visible in May 2017', () => {
  const name = 'parsons-green-2016-2017';
  const alarms = alarmsOf(name);
  assert.deepEqual(alarms.slice(0, 2), ['2016-07-15 refused G09 Panel chair', '2016-07-16 lapsed G09 Channel co-ordinator']);
  assert.ok(alarms.includes('2017-05-16 lapsed C06 Panel chair'));
  assert.deepEqual(alarms.filter((line) => line.includes('refused G09')).length, 8, 'eight panels after the first');
  assert.ok(alarms.includes('2017-09-05 refused G09 Panel chair'), 'the day on which closing was considered');
  assert.match(refusal(name, 'G09'), /There is no written plan/);
  // Considered, and not closed: the exit gate says on that day what it lacks, and the case stays open.
  assert.deepEqual(
    alarms.filter((line) => line.includes('G10')),
    ['2017-09-05 refused G10 Panel chair'],
  );
  assert.match(refusal(name, 'G10'), /There has never been a written plan\..*Nobody has assessed.*only shown has not been considered/);
  assert.ok(
    replayed(name).open.every(({ rule }) => rule !== 'C09'),
    'nothing is closed, so no review after closing is owed',
  );
});

test('made up: each failing of a case after adoption names the day and the post of its first alarm', () => {
  for (const [name, first] of [
    ['no-written-plan', '2026-02-17 refused G09 Panel chair'],
    ['a-need-passed-over', '2026-01-26 refused G09 Gateway assessor'],
    ['seven-planned-one-held', '2026-02-17 lapsed C12 Gateway assessor'],
    ['action-that-nobody-did', '2026-02-21 lapsed G09 Prevent supervisor'],
    ['who-holds-the-risk', '2026-01-23 lapsed C07 Panel chair'],
    ['review-never-held', '2026-09-03 lapsed C09 Panel chair'],
  ] as const)
    assert.equal(alarmsOf(`made-up-${name}`)[0], first, name);
  // To the provider and to the lead, the same minute.
  assert.equal(alarmsOf('made-up-seven-planned-one-held')[1], '2026-02-17 lapsed C12 Mentor');
});

test('made up: what closes too early is refused on its day, and says why', () => {
  assert.match(
    refusal('made-up-closed-after-one-meeting', 'G10'),
    /1 of 7 sessions.*Nobody has assessed.*only shown has not been considered/,
  );
  assert.match(refusal('made-up-assessed-before-the-last-session', 'G10'), /Nobody has assessed the vulnerability since the last session/);
  assert.match(refusal('made-up-who-holds-the-risk', 'G12'), /who holds the risk.*section 36\(6\) not considered/);
  assert.match(refusal('made-up-a-need-passed-over', 'G09'), /Mental health.*Going missing/);
});

test('made up: a review after closing with a silent agency is refused; the silence, and a concern that nobody decides, show on their day', () => {
  const name = 'made-up-agencies-after-closing';
  assert.deepEqual(alarmsOf(name), [
    '2026-08-14 lapsed C11 Gateway assessor',
    '2026-08-19 lapsed G11 Panel chair',
    '2026-08-25 refused G11 Panel chair',
  ]);
  assert.match(refusal(name, 'G11'), /Wexmoor Council has not answered what it holds.*a concern on which nobody has decided/);
});
