/** docs/demonstration.md says who finds what on which morning: the told story is told, and each line of its tables is looked for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { areaNow } from '../../src/app/directory.ts';
import { openProduct } from '../../src/app/running.ts';
import { today, type Today } from '../../src/app/today.ts';
import { signInList, viewerIn } from '../../src/app/viewers.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { freshDatabase } from '../support/database.ts';
import { checkout } from '../support/server.ts';

const page = readFileSync(`${checkout}/docs/demonstration.md`, 'utf8');

/** The rows of the table below a heading. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split('\n## ').find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| sign in as'));
  assert.ok(rows.length > 0, `${heading} has a table`);
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

const isThere = ({ lines, climbs }: Today, under: string, about: string, rule: string): boolean =>
  under === 'climbed to you'
    ? climbs.some((row) => row.title === about && row.rule === rule)
    : lines.some(({ section, title, owed }) => section === under.replace(' ', '-') && title === about && owed[0]?.rule === rule);

test('each line of the demonstration’s tables is what that person finds', async () => {
  await using database = await freshDatabase();
  await using product = await openProduct({
    ...database,
    kind: 'demonstration',
    dataDir: checkout,
    host: '127.0.0.1',
    port: 0,
    onProgress: () => {},
  });
  const { house, forward } = product;
  const area = await areaNow(house, serviceViewer(house.area, 'clock'));
  const practitionerOf = new Map(signInList(area).map(({ name, practitioner }) => [name, practitioner]));
  const check = async (heading: string): Promise<void> => {
    for (const [name = '', under = '', about = '', rule = ''] of rowsBelow(heading)) {
      const viewer = viewerIn(area, practitionerOf.get(name) ?? '');
      assert.ok(viewer, `${name} is there`);
      assert.ok(isThere(await today(house, viewer), under, about, rule), `${heading}: ${name} finds ${about} (${rule}) under "${under}"`);
    }
  };
  await check('On the first morning');
  await forward('day');
  await check('If you do nothing: a day later');
  await forward('week');
  await check('And a week after that');
  for (const [name = ''] of rowsBelow('Who is there'))
    assert.ok(practitionerOf.has(name.replace(/ \(.*/, '')), `${name} can be signed in as`);
});
