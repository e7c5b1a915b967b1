/** S21, F08: a clock that a person put far is on the list of what is parked; a rule of which a person chooses the day cannot be forgotten there. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readChronology } from '../../replay/chronology.ts';
import { play } from '../../replay/world.ts';
import { farRules, parkingRules } from './parked.ts';
import { uk } from './rulebook.ts';

/** Rules of which a person chooses the day as well, and which park nothing: why not. */
const ownDayUnparked: Readonly<Record<string, string>> = {
  C05: 'The day of a hearing, within the limit that is published.',
  C06: 'The day of the next review, within the limit that is published.',
  C11: 'Further looks after closing: the guidance’s own intervals.',
  G11: 'Asked before a look after closing, from its day.',
  C36: 'How long a file is kept: nothing waits for it.',
  'F20.expiry': 'An assumption ends on its day; nothing waits for it.',
  'F48.flag': 'That officers are told whom to call ends on its day.',
  'G21.weigh': 'Before a decision that somebody else waits for.',
  'G21.minute': 'Before a decision that somebody else waits for.',
  'G21.review': 'How long a marker stands: nothing waits for it.',
  'S05.review': 'Of a closed subject, by its band; the queue of closed subjects has an alarm of its own.',
  'S11.seal': 'How long a file is sealed: work on it goes on, seen by those who may.',
  'S15.expiry': 'A tie ends on its day; nothing waits for it.',
  'S17.keep': 'How long a pathway is kept: looking at it has a day of its own.',
  'state.look': 'Its limit is far by itself, and the page of the person says where they are.',
};

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
