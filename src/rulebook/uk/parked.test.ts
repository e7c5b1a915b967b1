/** S21, F08: a clock that a person put far is on the list of what is parked; a rule of which a person chooses the day cannot be forgotten there. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readChronology } from '../../replay/chronology.ts';
import { play } from '../../replay/world.ts';
import { farRules, ownDayUnparked, parkingRules } from './parked.ts';
import { uk } from './rulebook.ts';

const folder = resolve(import.meta.dirname, '../../../chronologies');
const lists = { parkingRules, farRules, ownDayUnparked };

test('every rule of which a person chooses the day, in any chronology, is parked, parked when far, or not parked for a reason', () => {
  const chosen = new Set<string>();
  const rules = uk.rules.map((rule) => ({
    ...rule,
    owed: (...asked: Parameters<typeof rule.owed>) => {
      const owed = rule.owed(...asked);
      if (owed.some(({ due }) => due !== undefined)) chosen.add(rule.key);
      return owed;
    },
  }));
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
    const read = readChronology(readFileSync(join(folder, name), 'utf8'));
    if (read.ok) play(read.chronology, { rulebook: { ...uk, rules } });
  }
  assert.ok(chosen.size > 10, [...chosen].join());
  assert.deepEqual(
    [...chosen].filter((key) => !Object.values(lists).some((list) => key in list)),
    [],
  );
});

test('each list names rules that are there, and none stands in two', () => {
  const keys = Object.values(lists).flatMap(Object.keys);
  assert.deepEqual(
    keys.filter((key) => !uk.rules.some((rule) => rule.key === key)),
    [],
  );
  assert.equal(new Set(keys).size, keys.length);
});
