// Danger about somebody on file: nothing stands before the report, the duty post answers, writes up with true times, and warns.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { connect } from '../../src/store/connect.ts';
import { instantOf } from '../support/given.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { Visitor } from '../support/visitor.ts';

const keysIn = (body: string): readonly string[] => [...body.matchAll(/name="key" value="([^"]+)"/g)].map((found) => found[1] ?? '');
const when = (name: string, day: string, time: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: '3',
  [`${name}-year`]: '2026',
  [`${name}-time`]: time,
});

describe('danger about somebody on file (C43)', () => {
  let site: StaffSite;
  let gita: Visitor;
  let dora: Visitor;
  before(async () => {
    site = await staffSite('2026-03-03T22:00');
    [gita, dora] = [await site.as('gita'), await site.as('dora')];
  });
  after(() => site[Symbol.asyncDispose]());

  const notices = async (): Promise<readonly { readonly post: string; readonly about: string }[]> => {
    await using admin = await connect(site.house.database.superuserUrl, 'test');
    return (await admin.query<{ post: string; about: string }>('select post, about from throughline.notice order by raised_at')).rows;
  };
  const dangersOf = async (file: string) => [...((await lookAt(site.house, site.house.viewer('dora'), file))?.file.dangers.values() ?? [])];

  it('is reported with one of two boxes, without a token or a key, and alerts the post that owes the answer; sent twice it is one', async () => {
    const { file } = await site.house.refer({ name: 'Rufus Ashgrove' });
    const page = await gita.get(`/files/${file}/danger`);
    assert.ok(page.body.indexOf('tel:999') < page.body.indexOf('<textarea'), '999 comes before the form');
    const sent = await gita.postRaw(`/files/${file}/danger`, { where: 'By the side gate', key: 'k1' });
    assert.match(sent.to ?? '', new RegExp(`^/files/${file}/danger/.*done=danger-reported$`));
    assert.equal((await gita.postRaw(`/files/${file}/danger`, { where: 'By the side gate', key: 'k1' })).to, sent.to);
    assert.equal((await dangersOf(file)).length, 1);
    assert.equal((await gita.postRaw(`/files/${file}/danger`, { words: 'He has a knife' })).status, 303);
    assert.equal((await dangersOf(file)).length, 2);
    assert.deepEqual(
      (await notices()).map((each) => each.post),
      ['duty', 'duty'],
    );
    const empty = await gita.postRaw(`/files/${file}/danger`, { mayBeTarget: 'Another pupil' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, />Another pupil</);
  });

  it('says that nobody has been alerted when it could not be recorded, and keeps the words', async () => {
    const sent = await gita.postRaw('/files/nothing/danger', { words: 'He has left the house' });
    assert.equal(sent.status, 503);
    assert.match(sent.body, /Nobody has been alerted/);
    assert.match(sent.body, /He has left the house/);
  });

  it('the duty post says that it has it with one button, writes it up with true times, and warns whoever was not warned yet', async () => {
    const { house } = site;
    const { file, danger } = await site.danger('A pupil waits outside for another one.');
    const path = `/files/${file}/danger/${danger}`;
    let seen = await dora.get(path);
    assert.match(seen.body, /Nobody has said so yet/);
    assert.match(seen.body, /Nobody has recorded who it was about/);
    const acknowledged = await dora.post(path, { act: 'acknowledge', key: keysIn(seen.body)[0] ?? '' });
    assert.equal(acknowledged.to, `${path}?done=danger-acknowledged`);
    assert.equal((await dangersOf(file))[0]?.acknowledged?.by, 'dora');

    house.at('2026-03-04T01:30');
    seen = await dora.get(path);
    assert.doesNotMatch(seen.body, /I have it, and act/);
    const future = await dora.post(path, {
      act: 'write-up',
      key: 'w0',
      done: 'Spoke with him.',
      ...when('happened', '5', '08:00'),
      noTargetBecause: 'He was alone.',
    });
    assert.equal(future.status, 422);
    assert.match(future.body, /is in the future/);
    assert.match(future.body, />Spoke with him\.</);
    const nobody = await dora.post(path, { act: 'write-up', key: 'w1', done: 'Spoke with him.', ...when('happened', '3', '22:20') });
    assert.equal(nobody.status, 422);
    assert.match(nobody.body, /Say who may be hurt, or why there is nobody to warn/);
    const written = await dora.post(path, {
      act: 'write-up',
      key: 'w2',
      done: 'Officers took him home.',
      ...when('happened', '3', '22:20'),
      ...when('called', '3', '22:05'),
      'who-1': 'The other pupil',
      'target-1-warner': 'The school',
      ...when('target-1-at', '4', ''),
      'who-2': 'A neighbour',
      'target-2-because': 'She knows.',
    });
    assert.equal(written.to, `${path}?done=danger-written-up`);
    const [report] = await dangersOf(file);
    assert.equal(report?.writtenUp[0]?.happened, instantOf('2026-03-03T22:20'));
    assert.equal(report?.writtenUp[0]?.emergencyServicesCalledAt, instantOf('2026-03-03T22:05'));
    assert.deepEqual(
      report?.writtenUp[0]?.targets.map((each) => [each.who, each.warnedAt, each.notWarnedBecause]),
      [
        ['The other pupil', null, null],
        ['A neighbour', null, 'She knows.'],
      ],
    );

    seen = await dora.get(path);
    assert.match(seen.body, /Warn The other pupil/);
    assert.doesNotMatch(seen.body, /Warn A neighbour/);
    assert.match(seen.body, /Done on 3 March 2026 at 22:20\. 999 was called on 3 March 2026 at 22:05/);
    const writeUp = report?.writtenUp[0]?.fact ?? '';
    const silent = await dora.post(path, { act: 'warn', key: 'x0', writeUp, who: 'The other pupil', 'warn-warner': 'The school' });
    assert.equal(silent.status, 422);
    const warned = await dora.post(path, {
      act: 'warn',
      key: 'x1',
      writeUp,
      who: 'The other pupil',
      'warn-warner': 'The school',
      ...when('warn-at', '4', '01:10'),
    });
    assert.equal(warned.to, `${path}?done=target-warned`);
    assert.match((await dora.get(path)).body, /The other pupil: warned by The school on 4 March 2026 at 01:10/);
    await settleDue(house);
    const owed = [...((await lookAt(house, house.viewer('dora'), file))?.file.obligations.values() ?? [])].filter((each) =>
      each.rule.startsWith('C43'),
    );
    assert.deepEqual(
      owed.map((each) => each.state),
      ['met', 'met', 'met'],
    );
  });
});

describe('the pages for everybody', () => {
  it('the rulebook is open to anybody, whole, with an anchor for each id and every unverified number said', async () => {
    await using site = await staffSite();
    const { body, status } = await new Visitor(site.app).get('/rulebook');
    assert.equal(status, 200);
    const { rules, gates, limits } = site.house.rulebook;
    for (const { id } of [...rules, ...gates]) assert.match(body, new RegExp(`id="${id.replace('.', '\\.')}"`), id);
    for (const { words } of [...rules, ...gates]) assert.ok(body.includes(words.replaceAll("'", '&#39;').replaceAll('"', '&quot;')), words);
    for (const { words } of limits) assert.ok(body.includes(words.replaceAll("'", '&#39;')), words);
    assert.ok((body.match(/Number not verified\./g) ?? []).length >= limits.filter((limit) => !limit.verified).length);
    assert.match(body, /data end on <strong>\d{4}-\d{2}-\d{2}/);
  });

  it('the promise shows what was checked when, what is breached, and to whom the subject may be shown', async () => {
    await using site = await staffSite();
    const gita = await site.as('gita');
    assert.match((await gita.get('/promise')).body, /Nothing has been checked yet, so nothing is known/);
    await using admin = await connect(site.house.database.superuserUrl, 'test');
    await admin.query(
      `insert into watchdog.pass (ledger, kind, started_at, finished_at, from_position, to_position, files_checked, arrivals_checked, breaches)
       values ('wexmoor', 'minute', now() - interval '31 seconds', now() - interval '30 seconds', 10, 40, 1234, 7, 1)`,
    );
    await admin.query(`insert into watchdog.breach (ledger, promise, code, subject, found_at, mended_at) values
      ('wexmoor', 2, 'nothing-owed', 'file/f-1', now(), null), ('wexmoor', 4, 'arrival-lost', 'arrival/a-1', now() - interval '1 day', now())`);
    await admin.query(`insert into throughline.heartbeat (name, at) values ('timekeeper', now()), ('watchdog', now())`);
    const { body } = await gita.get('/promise');
    assert.match(body, /1,234 files and 7 arrivals checked, facts from position 10 to 40: 1 breach\./);
    assert.match(body, /breached in 1 place/);
    assert.match(body, /Nothing with a date is owed for a file\..*href="\/files\/f-1"/s);
    assert.match(body, /What was breached and is mended.*on no queue.*Mended by/s);
    const sol = await (await site.as('sol')).get('/promise');
    assert.match(sol.body, /Nothing with a date is owed for a file/);
    assert.doesNotMatch(sol.body, /\bf-1\b|\ba-1\b/);
    assert.match((await site.visitor().get('/promise')).to ?? '', /^\/sign-in/);
  });
});
