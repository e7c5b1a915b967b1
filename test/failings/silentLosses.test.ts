/** Silent losses found in other systems of this kind, done to the product as it runs over a real database (docs/failings.md has every row). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { answerListSearch, askForListSearch, listSearchId, runListSearch } from '../../src/app/listSearch.ts';
import { checkMatcher } from '../../src/app/doctor/processes.ts';
import { noteMatcher } from '../../src/app/heartbeat.ts';
import { describeRecord } from '../../src/app/identify.ts';
import { keepLeftOff } from '../../src/app/leftOff.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { searchForPerson } from '../../src/app/search.ts';
import { promiseSight } from '../../src/app/promise.ts';
import { lookAt } from '../../src/app/look.ts';
import { MatcherAway } from '../../src/app/matcherHost.ts';
import { logRead } from '../../src/app/reading.ts';
import { timekeeperRound } from '../../src/app/time.ts';
import { today } from '../../src/app/today.ts';
import { AreaList } from '../../src/matcher/areaList.ts';
import { feedOf } from '../../src/matcher/feed.ts';
import { createPool } from '../../src/store/pools.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { formBytes, type TestHouse, testHouse } from '../support/house.ts';
import { spoil } from '../support/spoilt.ts';
import { eventually } from '../support/timekeeper.ts';
import { asSuperuser } from '../support/watchdog.ts';

const asked = (name: string) => ({ name, otherNames: '', born: '', phone: '', number: '', address: '', postcode: '', school: '' });
const referralOf = async (house: TestHouse, { file, referral }: { file: string; referral: string }) =>
  (await lookAt(house, house.viewer('gita'), file))?.file.referrals.get(referral);

test('one record that cannot be put on the list of known people leaves only itself out: somebody owes it that day, everybody else is found, and mended it is found again', async () => {
  await using house = await testHouse();
  const good = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const bad = await house.refer({ name: 'Jory Fennimore', born: '2011-04-05' });
  const record = await spoil(house, bad.file);
  const pool = createPool({ url: house.database.matcherUrl, applicationName: 'test', max: 2 });
  await using ends = { [Symbol.asyncDispose]: () => pool.end() };
  void ends;
  const named: unknown[] = [];
  await using list = new AreaList({
    feed: feedOf(pool, house.area),
    threads: 1,
    log: (words, ids) => void (words.startsWith('This record') && named.push(ids?.['record'])),
    pollMilliseconds: 30,
  });
  await eventually(async () => list.state.isReady, 'the list is there');
  const ask = (whole: string) => list.ask({ names: [{ whole }] });
  assert.equal((await ask('Tamsin Quennell')).candidates[0]?.file, good.file, 'everybody else is found');
  const missed = await ask('Jory Fennimore');
  assert.deepEqual([missed.candidates, missed.leftOut], [[], [record]], 'the answer says who could not be looked at');
  await eventually(async () => named.length > 0, 'whoever runs it is told which record it is');
  const own = { ...house, matcherState: async () => ({ ...list.state, memory: 0 }) };
  assert.equal(await keepLeftOff(own), 1);
  assert.equal(await keepLeftOff(own), 0, 'once a change');

  // Nobody else is kept waiting.
  const sister = await house.refer({ name: 'Joree Fenimore', born: '2011-04-05' });
  await timekeeperRound(house);
  const searched = await referralOf(house, sister);
  assert.equal(searched?.searches.length, 1);
  assert.deepEqual([...(searched?.candidates.values() ?? [])], [], 'not compared, and so not found');

  const owedIn = async (file: string) =>
    (await today(house, house.viewer('gita'))).lines
      .flatMap((line) => (line.file === file ? line.owed : []))
      .filter((each) => each.rule === 'G01.listed');
  const [owed, ...more] = await owedIn(bad.file);
  assert.equal(more.length, 0);
  assert.equal(owed?.post, 'gateway', 'the lead, that day');
  assert.deepEqual(await owedIn(good.file), [], 'and of nobody else');
  const found = await searchForPerson(
    house,
    house.viewer('gita'),
    { file: good.file, purpose: 'decision', reason: 'x' },
    asked('Jory Fennimore'),
  );
  assert.deepEqual(
    [found.found?.map(({ file }) => file.id), found.notLookedAt],
    [[sister.file], { off: 1, unnamed: 0 }],
    'it says that one was not looked at',
  );

  await noteMatcher(own);
  const [beat] = await asSuperuser(house, `select note from throughline.heartbeat where name = 'matcher'`);
  const doctor = checkMatcher(Date.now(), String(beat?.['note']), Date.now(), { seen: undefined, record: undefined });
  assert.equal(doctor.state, 'wrong');
  assert.match(
    doctor.words,
    new RegExp(`1 record is left off the list of known people, alone: ${record}`),
    'doctor says how many and which',
  );
  assert.equal((await promiseSight(house)).heard.isListStuck, false, 'the list is not stuck');
  assert.deepEqual(named, [record], 'by its id, once, and nobody else\u2019s');

  // A rebuild from the ledger changes nothing of it.
  const rows = () => asSuperuser(house, `select record, state, due from throughline.obligation where rule = 'G01.listed' order by id`);
  const live = await rows();
  await rebuild(house, { check: false });
  assert.deepEqual(await rows(), live);
  await eventually(async () => list.state.isReady && list.state.leftOut.length === 1, 'made again, it is left out again');
  assert.equal(await keepLeftOff(own), 0);

  // Mended, by whoever leads.
  const details = { names: [{ whole: 'Jory Fennimore' }], born: { date: '2011-04-05' }, phones: [] };
  assert.equal((await describeRecord(house, house.viewer('gita'), { file: bad.file, record, details, key: house.newId() })).kind, 'done');
  await eventually(async () => list.state.leftOut.length === 0 && list.state.leftOutAt >= 0, 'it is on the list again');
  assert.equal((await ask('Jory Fennimore')).candidates[0]?.file, bad.file);
  await eventually(async () => (await keepLeftOff(own)) === 1, 'and it is written down that it is');
  assert.deepEqual(await owedIn(bad.file), []);
  await timekeeperRound(house);
  const met = [...((await referralOf(house, bad))?.candidates.values() ?? [])].map(({ file }) => file);
  assert.ok(met.includes(sister.file), 'and whoever came while it was off the list is compared with it');
});

test('a search that errs is not deleted: it stays agreed, owed and whole, and is made when it can be', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Jarek Osmolski', born: '1988-11-30' });
  const key = house.newId();
  const why = { purpose: 'decision', reason: 'The school named them.', file } as const;
  await askForListSearch(house, house.viewer('gita'), why, { kind: 'list', words: 'Yarek Osmolsky; 30.11.1988' }, key);
  const search = listSearchId(key);
  await answerListSearch(house, house.viewer('tom'), { file, search, does: 'agree', words: 'Seen.', key: house.newId() });
  const errs = {
    ...house,
    matcher: async () => ({
      ask: async () => {
        throw new MatcherAway('failed');
      },
    }),
  };
  const run = (as: Pick<TestHouse, 'matcher'>) =>
    runListSearch({ ...house, ...as }, house.viewer('gita'), { file, search, key: house.newId() });
  const failed = await run(errs).catch((fault: Error) => fault);
  assert.ok(failed instanceof Error || failed.kind === 'refused', 'whoever makes it is told');
  const stands = (await lookAt(house, house.viewer('gita'), file))?.file.listSearches.get(search);
  assert.equal(stands?.answer?.how, 'agreed');
  assert.equal(stands?.run, null);
  const [kept] = await asSuperuser(house, 'select asked from throughline.person_search where id = $1', [search]);
  assert.ok(kept?.['asked'], 'what was asked is still there');
  assert.equal((await run(house)).kind, 'done');
});

test('the check for who it is does not switch itself off where a field is empty, and a report without any name is on a list to be decided', async () => {
  await using house = await testHouse();
  const known = await house.refer({ name: 'Oskar Wielgomas', born: '2011-03-07' });
  const sent = async (change: (person: Record<string, unknown>) => void) => {
    const form = JSON.parse(formBytes('Oscar Vielgomas', '2011-03-07', 'A concern.', 'not-known').toString()) as {
      person: Record<string, unknown>;
    };
    change(form.person);
    const left = await leave(house, publicViewer(house.area), {
      channel: 'web-form',
      contentType: 'application/json',
      bytes: Buffer.from(JSON.stringify(form)),
      idempotencyKey: house.newId(),
    });
    const taken = await takeReferral(house, left.arrival);
    assert.equal(taken.kind, 'taken');
    await timekeeperRound(house);
    return { file: `f-${left.arrival}`, referral: `ref-${left.arrival}` };
  };
  for (const field of ['bornOn', 'ageAbout', 'address', 'schoolOrWork', 'telephone', 'email', 'onlineNames']) {
    const about = await sent((person) => (person[field] = null));
    const referral = await referralOf(house, about);
    assert.equal(referral?.searches.length, 1, `${field} empty: searched`);
    assert.ok(
      [...(referral?.candidates.values() ?? [])].some(({ file }) => file === known.file),
      `${field} empty: found`,
    );
  }
  const nameless = await sent((person) => Object.assign(person, { fullName: null, bornOn: null, description: 'A boy in a red coat.' }));
  const owed = (await today(house, house.viewer('gita'))).lines.find(({ file }) => file === nameless.file)?.owed ?? [];
  assert.ok(
    owed.some(({ post, due }) => post === 'gateway' && Number.isFinite(due)),
    'on the list of the gateway, with a day',
  );
});

test('the list is ordered by lateness, whatever the names are', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const names = ['Zenobia Ashgrove', 'Mirela Thornquist', 'Alban Brackwater'];
  const files: string[] = [];
  for (const [i, name] of names.entries()) {
    house.at(`2026-03-0${2 + i}T09:30`);
    files.push((await house.refer({ name })).file);
  }
  house.at('2026-03-20T09:00');
  await timekeeperRound(house);
  const { lines } = await today(house, house.viewer('gita'));
  assert.deepEqual(
    lines.map(({ file }) => file),
    files,
    'the longest overdue first',
  );
  const dues = lines.map(({ owed }) => owed[0]?.due ?? 0);
  assert.deepEqual(
    dues,
    dues.toSorted((a, b) => a - b),
  );
});

test('no read goes unlogged for want of a post or an organisation, and nobody at all reads nothing', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Tamsin Quennell' });
  const bare = { ...house.viewer('gita'), post: null, organisation: null, duties: [], posts: [] };
  await logRead(house, bare, '/files/:id', [{ kind: 'file', id: file }], null);
  const rows = await asSuperuser(house, 'select practitioner, post, organisation from throughline.read_log');
  assert.deepEqual(rows, [{ practitioner: 'gita', post: null, organisation: null }]);
  const nobody = { ...bare, practitioner: '', reach: 'nobody' } as const;
  await assert.rejects(logRead(house, nobody, '/files/:id', [{ kind: 'file', id: file }], null), 'it is not skipped: it fails');
  assert.equal(await lookAt(house, nobody, file), null);
  assert.equal((await asSuperuser(house, 'select 1 as one from throughline.read_log')).length, 1);
});
