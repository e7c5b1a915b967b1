/** The list of an area, fed from a real database: threads that die, people who leave, rows that a rebuild has written, and a base that is made again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaList } from '../../src/matcher/areaList.ts';
import { feedOf } from '../../src/matcher/feed.ts';
import { createPool, type Pool } from '../../src/store/pools.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { closeUnfounded, letGo } from '../support/letGo.ts';
import { eventually } from '../support/timekeeper.ts';
import { asSuperuser } from '../support/watchdog.ts';

const query = (whole: string, date?: string) => ({ names: [{ whole }], ...(date ? { born: { date } } : {}) });

async function listed(house: TestHouse, more: { forgetMilliseconds?: number; threads?: number } = {}) {
  const pool: Pool = createPool({ url: house.database.matcherUrl, applicationName: 'test', max: 2 });
  const said: string[] = [];
  const list = new AreaList({
    feed: feedOf(pool, house.area),
    threads: 2,
    log: (sentence) => said.push(sentence),
    pollMilliseconds: 30,
    ...more,
  });
  await eventually(async () => list.state.isReady, 'the list is there');
  return {
    list,
    said,
    [Symbol.asyncDispose]: async () => {
      await list[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}

test('whoever is let go leaves the list at once, and the list is made again soon after', async () => {
  await using house = await testHouse();
  const kept = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const gone = await house.refer({ name: 'Jory Fennimore', born: '2011-04-05' });
  await using site = await listed(house, { forgetMilliseconds: 300 });
  const found = async (name: string, date: string) => (await site.list.ask(query(name, date))).candidates[0]?.file;
  assert.equal(await found('Jory Fennimore', '2011-04-05'), gone.file);
  const first = site.list.threads;
  await closeUnfounded(house, gone.file, gone.referral, 'It was not so.');
  await letGo(house, gone.file);
  assert.equal(await found('Jory Fennimore', '2011-04-05'), undefined);
  await eventually(async () => site.list.threads !== first, 'everybody is listed anew');
  assert.equal(await found('Jory Fennimore', '2011-04-05'), undefined);
  assert.equal(await found('Tamsin Quennell', '2010-02-03'), kept.file);
  assert.equal(site.list.state.people, 1);
});

test('a question over which a thread dies is answered by a fresh one', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  await using site = await listed(house);
  const late = await house.refer({ name: 'Jory Fennimore', born: '2011-04-05' });
  await site.list.feed();
  for (let round = 0; round < 3; round += 1) {
    const dying = [...(site.list.threads?.running ?? [])];
    const asked = Array.from({ length: 12 }, () => site.list.ask(query('Jory Fenimore', '2011-04-05')));
    await Promise.all(dying.slice(0, 1).map(({ worker }) => worker.terminate()));
    const answers = await Promise.all(asked);
    assert.ok(answers.every(({ candidates }) => candidates[0]?.file === late.file));
  }
  assert.equal((await site.list.ask(query('Tamsin Quennell', '2010-02-03'))).candidates[0]?.file, file);
  assert.ok(site.said.some((sentence) => sentence.includes('replaced')));
});

test('all threads at once: it is away, and lists everybody anew', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  await using site = await listed(house);
  await Promise.all([...(site.list.threads?.running ?? [])].map(({ worker }) => worker.terminate()));
  await eventually(async () => {
    const answer = await site.list.ask(query('Tamsin Quennell', '2010-02-03')).catch(() => null);
    return answer?.candidates[0]?.file === file;
  }, 'it answers again');
});

test('rows that were written outside the order of the ledger are seen, because everybody is listed anew', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  await using site = await listed(house);
  const ask = async () => (await site.list.ask(query('Rosalind Peverell', '1999-01-02'))).candidates[0]?.file;
  assert.equal(await ask(), undefined);
  // As a rebuild that took its position before somebody else's commit.
  await asSuperuser(
    house,
    `update throughline.record_file set position = 0, details = jsonb_set(jsonb_set(details, '{names}', '[{"whole": "Rosalind Peverell"}]'), '{born}', '{"date": "1999-01-02"}') where file = $1`,
    [file],
  );
  assert.equal(await ask(), undefined, 'not by what has changed');
  await asSuperuser(house, `insert into throughline.list_again values ($1, 1)`, [house.area]);
  await eventually(async () => (await ask()) === file, 'listed anew');
});

test('a database that is away: nothing is answered that it would have to be fed for, and it goes on by itself', async () => {
  await using house = await testHouse();
  const { file } = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  await using site = await listed(house);
  // Of this database alone: the role belongs to the whole server, and other tests have lists of their own there.
  const may = (change: string) => asSuperuser(house, `do $$ begin execute format('${change}', current_database()); end $$`);
  await may('revoke connect on database %I from public, throughline_matcher');
  try {
    await asSuperuser(
      house,
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'throughline_matcher' and datname = current_database()`,
    );
    await assert.rejects(site.list.ask(query('Tamsin Quennell'), { needs: 10_000 }));
    const known = await site.list.ask(query('Tamsin Quennell', '2010-02-03'), { needs: 0 });
    assert.equal(known.candidates[0]?.file, file, 'what it has been fed it still knows');
  } finally {
    await may('grant connect on database %I to public');
  }
  const later = await house.refer({ name: 'Rosalind Peverell', born: '1999-01-02' });
  await eventually(async () => {
    const answer = await site.list.ask(query('Rosalind Peverell', '1999-01-02')).catch(() => null);
    return answer?.candidates[0]?.file === later.file;
  }, 'it is fed again');
});
