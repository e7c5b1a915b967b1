/** F21, F37, F46, F51: on which day and to which post the made-up chronologies of contacts and reasons first alarm. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { occasionsOf } from '../domain/contact/count.ts';
import { contactsOf } from '../domain/contact/ladder.ts';
import { countsAtAll } from '../rulebook/uk/contactKinds.ts';
import { uk } from '../rulebook/uk/rulebook.ts';
import { readChronology } from './chronology.ts';
import { replayReport } from './report.ts';
import { play } from './world.ts';

function replayed(name: string) {
  const read = readChronology(readFileSync(resolve(import.meta.dirname, `../../chronologies/${name}.yaml`), 'utf8'));
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  return { report: replayReport(read.chronology.title, world), world };
}
const first = (name: string, rule: string) => {
  const alarm = replayed(name).report.alarms.find((each) => each.rule === rule);
  return alarm && `${alarm.at.slice(0, 10)} ${alarm.kind} ${alarm.rule} ${alarm.owedBy.post}, ${alarm.owedBy.organisation}`;
};

test('F46: fifteen contacts are put to the lead on the day on which the last of them is told, and alarm on their day', () => {
  assert.equal(first('made-up-fifteen-contacts', 'F46'), '2026-03-26 due F46 Gateway assessor, Wexmoor Police');
});

test('F46, F51: of eighteen lines one was refuted and one is told in two ways: sixteen count, and the differing days are shown', () => {
  const { world } = replayed('made-up-fifteen-contacts');
  const [file] = [...world.files.values()];
  assert.ok(file);
  const contacts = contactsOf(file);
  const occasions = occasionsOf(contacts, countsAtAll);
  assert.equal(contacts.length, 18);
  assert.equal(occasions.filter(({ counted }) => counted.length > 0).length, 16);
  assert.equal(occasions.filter(({ differs }) => differs).length, 1);
  assert.ok(contacts.every(({ sort, source }) => sort !== 'told' || (source !== null && source.written !== '')));
});

test('F21: a school that was sent something and never said that it has it stays with the sender, who is asked', () => {
  assert.match(first('made-up-new-school-told-nothing', 'C41') ?? '', /^2026-03-\d\d due C41 Gateway assessor, Wexmoor Police$/);
});

test('F37: what is closed without a reason is refused at that minute', () => {
  assert.equal(first('made-up-closed-without-a-reason', 'G04'), '2026-03-16 refused G04 Gateway assessor, Wexmoor Police');
  const { report } = replayed('made-up-closed-without-a-reason');
  assert.ok(report.alarms.some(({ rule, words }) => rule === 'G04' && /reason/.test(words)));
});
