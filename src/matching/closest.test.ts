import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCandidates } from './candidates.ts';
import { findClosest } from './closest.ts';
import { buildPeopleList } from './people-list.ts';

const known = (record: string, whole: string) => ({ record, file: record, names: [{ whole }] });
const list = buildPeopleList([known('p1', 'Ottokar Brindlewood'), known('p2', 'Wilhelmina Tarrowby')]);
const asked = { names: [{ whole: 'Ottokar Vexmere' }] };

test('by name alone whoever is closest is shown as watch where nobody is for review', () => {
  assert.deepEqual(findCandidates(asked, list), []);
  assert.deepEqual(
    findClosest(asked, list).map(({ record, band }) => [record, band]),
    [['p1', 'watch']],
  );
});

test('a birth date, or somebody for review, leaves the answer as it is', () => {
  const dated = { ...asked, born: { date: '1988-04-02' } };
  assert.deepEqual(findClosest(dated, list), findCandidates(dated, list));
  const same = { names: [{ whole: 'Wilhelmina Tarrowby' }] };
  assert.deepEqual(findClosest(same, list), findCandidates(same, list));
});
