/** Peers: incomplete assessments are deleted at night. Here what somebody has begun is on their list of today with the day on which it goes (C45). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepDraft } from '../../src/app/judgementDrafts.ts';
import { date } from '../../src/web/dates.ts';
import { paths } from '../../src/web/paths.ts';
import { staffSite } from '../support/staff.ts';
import { asSuperuser } from '../support/watchdog.ts';

test('an assessment that was begun is on the list of its author with the day on which it goes, and of nobody else', async () => {
  await using site = await staffSite();
  const { file } = await site.house.refer({ name: 'Perran Holloway' });
  const gita = await site.as('gita');
  assert.doesNotMatch((await gita.get(paths.today)).body, /Assessments that you have begun/);
  const until = await keepDraft(site.house, site.house.viewer('gita'), file, { judgement: 'Half a thought.' });
  const { body } = await gita.get(paths.today);
  const section = body.slice(body.indexOf('id="begun"'));
  assert.match(section, /Assessments that you have begun \(1\)/);
  assert.ok(section.includes(`Kept until ${date(until)}`), 'the day');
  assert.ok(section.includes(`href="${paths.judging.make(file)}"`), 'and where to go on');
  assert.doesNotMatch(body, /Half a thought/);
  assert.doesNotMatch((await (await site.as('tom')).get(paths.today)).body, /Assessments that you have begun/);
  // What lies in the list of a file is logged like the rest of it.
  const [read] = await asSuperuser(
    site.house,
    `select refs from throughline.read_log where practitioner = 'gita' order by id desc limit 1`,
  );
  assert.match(JSON.stringify(read?.['refs']), new RegExp(file));
});
