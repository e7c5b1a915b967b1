/** `throughline capacity`: what its report says of an area, as data and in 80 columns, and that it names nobody on file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capacityReport, capacityText } from '../../src/app/capacityReport.ts';
import { changePosts } from '../../src/app/posts.ts';
import { testHouse } from '../support/house.ts';

test('the report has every post with its load and what lapses, in 80 columns, and names nobody on file', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  await house.refer({ name: 'Oskar Wielgomas' });
  const graded = await changePosts(house, house.viewer('tom'), {
    do: 'working-time',
    practitioner: 'gita',
    grade: 'officer',
    hoursAWeek: 37,
  });
  assert.equal(graded.kind, 'decided');
  const report = await capacityReport(house);
  assert.equal(report.schemaVersion, 1);
  assert.equal(report.parkedWithoutEnd, 0);
  const gateway = report.posts.find(({ id }) => id === 'gateway');
  assert.ok(gateway && gateway.percent !== null && gateway.percent > 0 && gateway.percent <= 100, JSON.stringify(gateway));
  assert.ok((gateway.lapses['14']?.all ?? 0) > 0);
  assert.equal(report.posts.find(({ id }) => id === 'senior')?.percent, null);
  assert.ok(!report.posts.some(({ id }) => id === 'school'), 'a post that refers carries nothing here');
  const text = capacityText(report);
  for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
  assert.match(text, /Gateway assessor +\d+%/);
  assert.match(text, /Superintendent +-/);
  assert.doesNotMatch(`${text}${JSON.stringify(report)}`, /Wielgomas/);
});
