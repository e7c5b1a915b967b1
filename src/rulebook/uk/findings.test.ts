/** Every finding that a rule, a gate or a shipped chronology names has its words; the words name nobody; what no chronology plays says which system it waits for. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { failings, systems } from './findings.ts';
import { uk } from './rulebook.ts';

const folder = resolve(import.meta.dirname, '../../../chronologies');
const played = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => /^findings: \[([^\]]*)\]/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]?.split(/,\s*/) ?? []),
);
/** The only names in them: places, and bodies. */
const names = new Set(
  'Colleyville London Bridge Manchester Westminster Parsons Green Woolwich Leigh Sea Southport Fishmongers Hall Reading United Kingdom England Wales Prisons Prevent'.split(
    ' ',
  ),
);

test('there are F01 to F57, each in words, with place and year, of a system that there is', () => {
  assert.deepEqual(
    failings.map(({ id }) => id),
    Array.from({ length: 57 }, (_, at) => `F${String(at + 1).padStart(2, '0')}`),
  );
  const known = new Set(systems.map(({ id }) => id));
  for (const { id, words, where, systems: of } of failings) {
    assert.match(where, /\d{4}/, id);
    assert.ok(words.length > 15 && words.length <= 100, `${id}: ${words.length} characters`);
    assert.ok(of.length > 0 && of.every((each) => known.has(each)), id);
  }
});

test('they name places and bodies, and nobody', () => {
  for (const { id, words, where } of failings)
    for (const name of `${words.replace(/^\w+/, '')} ${where}`.matchAll(/\b[A-Z][a-z]+/g))
      assert.ok(names.has(name[0]), `${id}: ${name[0]}`);
});

test('every finding that a rule, a gate or a shipped chronology names is among them', () => {
  const known = new Set(failings.map(({ id }) => id));
  const named = [...uk.rules.flatMap((rule) => rule.findings), ...uk.gates.flatMap((gate) => gate.findings), ...played];
  assert.ok(named.length > 100);
  assert.deepEqual(
    named.filter((id) => !known.has(id)),
    [],
  );
});
test('each is played by a shipped chronology, or waits for a system that is not in the product: never both', () => {
  const here = new Set(systems.filter((each) => each.here).map(({ id }) => id));
  assert.deepEqual(
    failings.filter(({ id, waits }) => played.has(id) === (waits !== undefined)).map(({ id }) => id),
    [],
  );
  for (const { id, waits } of failings) assert.ok(waits === undefined || !here.has(waits), `${id} waits for ${waits}, which is here`);
});
