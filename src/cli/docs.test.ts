/** The documentation says what the code does: what is written from the code is up to date, and its example runs. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { entryTypes } from '../domain/facts.ts';
import { readChronology } from '../replay/chronology.ts';
import { playable } from '../replay/entry.ts';
import { replayReport } from '../replay/report.ts';
import { chronologySchema } from '../replay/schema.ts';
import { play } from '../replay/world.ts';
import { uk } from '../rulebook/uk/rulebook.ts';
import { documents } from '../app/documents.ts';

const root = resolve(import.meta.dirname, '../..');

test('what the documents take from the code is what the code says (else: node src/cli/writeDocs.ts)', () => {
  for (const { path, is, ought } of documents()) assert.ok(is === ought, `${path} is out of date`);
});

test('the guide has every entry type, and every rule and gate is in the rulebook page', () => {
  const guide = readFileSync(resolve(root, 'docs/chronologies.md'), 'utf8');
  for (const type of entryTypes.filter(playable)) assert.ok(guide.includes(`### ${type.type}\n`), type.type);
  const page = readFileSync(resolve(root, 'docs/rulebook.md'), 'utf8');
  for (const rule of uk.rules) assert.ok(page.includes(`#### ${rule.key}: ${rule.title}`), rule.key);
  for (const gate of uk.gates) assert.ok(page.includes(`#### ${gate.id}: ${gate.title}`), gate.id);
});

const example = () => /```yaml\n(title:[\s\S]*?)```/.exec(readFileSync(resolve(root, 'docs/chronologies.md'), 'utf8'))?.[1] ?? '';

test("the guide's example is played, and says what the guide says it says", () => {
  const read = readChronology(example());
  assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'));
  const world = play(read.chronology, { rulebook: uk });
  assert.deepEqual(world.problems, []);
  const said = replayReport('', world).alarms.map((alarm) => `${alarm.at.slice(0, 10)} ${alarm.kind} ${alarm.rule}`);
  for (const each of ['2026-04-13 matched G01', '2026-04-16 lapsed G05', '2026-04-22 lapsed G05', '2026-04-21 lapsed C01'])
    assert.ok(said.includes(each), `${each} in ${said.join(', ')}`);
});

test('the schema takes the example and the shipped chronologies, and refuses what the reader refuses', () => {
  const schema = z.fromJSONSchema(chronologySchema() as never);
  const texts = [
    example(),
    ...readdirSync(resolve(root, 'chronologies')).map((name) => readFileSync(resolve(root, 'chronologies', name), 'utf8')),
  ];
  for (const text of texts) {
    const checked = schema.safeParse(parse(text, { schema: 'core' }));
    assert.ok(checked.success, checked.success ? '' : JSON.stringify(checked.error.issues).slice(0, 500));
  }
  assert.equal(schema.safeParse({ title: 'x', entries: [{ type: 'Refferal', recorded: '2026-03-02' }] }).success, false);
  assert.equal(
    schema.safeParse({ title: 'x', entries: [{ type: 'ReferralReceived', referral: 'R1', recorded: 'March', concern: 'x' }] }).success,
    false,
  );
});
