/** docs/demonstration.md says who finds what on which morning: the told story is told, and each line of its tables is looked for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { areaNow } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { openProduct } from '../../src/app/running.ts';
import { today, type Today } from '../../src/app/today.ts';
import { signInList, viewerIn } from '../../src/app/viewers.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { viewing } from '../../src/store/viewing.ts';
import { buildServer } from '../../src/web/server.ts';
import { webDepsOf } from '../../src/web/wiring.ts';
import { freshDatabase } from '../support/database.ts';
import { freshFolder } from '../support/folder.ts';
import { checkout } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

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
  await using folder = await freshFolder();
  await using product = await openProduct({
    ...database,
    kind: 'demonstration',
    dataDir: folder.path,
    host: '127.0.0.1',
    port: 0,
    onProgress: () => {},
  });
  const { house, forward } = product;
  const area = await areaNow(house, serviceViewer(house.area, 'clock'));
  const practitionerOf = new Map(signInList(area, await house.now()).map(({ name, practitioner }) => [name, practitioner]));
  const check = async (heading: string): Promise<void> => {
    for (const [name = '', under = '', about = '', rule = ''] of rowsBelow(heading)) {
      const viewer = viewerIn(area, practitionerOf.get(name) ?? '', await house.now());
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

test('what is to be pressed about the misspelt second referral is on the pages, and the repeat then has what the page says', async () => {
  await using database = await freshDatabase();
  await using folder = await freshFolder();
  await using product = await openProduct({
    ...database,
    kind: 'demonstration',
    dataDir: folder.path,
    host: '127.0.0.1',
    port: 0,
    onProgress: () => {},
  });
  const { house } = product;
  const app = await buildServer(
    webDepsOf(product, {
      cookieSecret: 'a secret that only these tests know, 0123456789',
      cacheFolder: `${checkout}/node_modules/.cache/throughline`,
    }),
  );
  const visitor = new Visitor(app);
  await visitor.signIn('imogen');
  let seen = (await visitor.get('/today')).body;
  const area = await areaNow(house, serviceViewer(house.area, 'clock'));
  const imogen = viewerIn(area, 'imogen', await house.now());
  assert.ok(imogen);
  const line = (await today(house, imogen)).lines.find(({ title }) => title === 'Oscar Vielgomas');
  const sight = await lookAt(house, imogen, line?.file ?? '');
  assert.equal((await today(house, imogen)).cut, false);
  assert.equal((await today(house, imogen, 3)).cut, true, 'a page that shows three of each kind says that there are more');
  const lapses = await viewing(house.pool, serviceViewer(house.area, 'clock'), (tx) =>
    tx.query<{ late: boolean }>(
      `select recorded > happened + interval '1 minute' as late from ledger.fact where type in ('ObligationLapsed', 'ObligationClimbed')`,
    ),
  );
  assert.ok(lapses.rows.length > 5);
  assert.ok(
    lapses.rows.every(({ late }) => !late),
    'each lapse of the told story is recorded when it happens',
  );
  assert.ok(line?.owed.some(({ rule }) => rule === 'C36'));
  assert.doesNotMatch(seen, /by \d+ \w+ 20(2[789]|3\d)/, 'what is due in years stands on the file’s page only');
  const [referral] = [...(sight?.file.referrals.values() ?? [])];
  const [candidate] = [...(referral?.candidates.values() ?? [])];
  const at = `/referrals/${referral?.id}`;
  seen += (await visitor.get(at)).body;
  seen += (await visitor.get(`${at}/candidates/${candidate?.record}`)).body;
  const joined = await visitor.post(`${at}/candidates/${candidate?.record}`, { answer: 'same', reason: 'The same birth date.' });
  assert.equal(joined.status, 303, joined.body);
  seen += (await visitor.get(at)).body;
  assert.match(seen, /Polish at home/, 'how to speak with him, as the school recorded it');
  seen += (await visitor.get(`${at}/decide`)).body;
  const joint = (await today(house, imogen)).lines.find(({ title }) => title.includes('Oscar Vielgomas'))?.file;
  assert.equal((await visitor.post(`/files/${joint}/danger`, { words: 'He is on his way.' })).status, 303);
  const alarm = /<section class="tl-alarm"[\s\S]*?<\/section>/.exec((await visitor.get('/today')).body)?.[0] ?? '';
  assert.match(alarm, /waits on|Waits on/, 'danger that nobody has taken stands on top for whoever leads the file');
  await app.close();
  const section = page.split('\n## ').find((part) => part.startsWith('The misspelt second referral')) ?? '';
  const named = [...section.matchAll(/\*{1,2}([^*]+)\*{1,2}/g)]
    .map(([, words = '']) => words.replaceAll(/\s+/g, ' '))
    .filter((words) => words !== 'Today');
  assert.ok(named.length > 8);
  const text = seen.replaceAll(/\s+/g, ' ');
  assert.deepEqual(
    named.filter((words) => !text.includes(words)),
    [],
  );
});
