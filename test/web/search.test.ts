/** Looking for a person: for a case, with a purpose, recorded also when nobody is found; a list or a pattern by two people (S15, K03). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { letSearchesGo } from '../../src/app/search.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

describe('searching for a person', () => {
  let site: StaffSite;
  let file: string;
  let gita: Visitor;
  let tom: Visitor;

  before(async () => {
    site = await staffSite('2026-03-09T09:00');
    ({ file } = await site.house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' }));
    await site.house.refer({ name: 'Jarek Osmolski', born: '1988-11-30', under18: 'no' });
    gita = await site.as('gita');
    tom = await site.as('tom');
  });
  after(() => site[Symbol.asyncDispose]());

  const search = async (visitor: Visitor, fields: Readonly<Record<string, string>>) => {
    await visitor.get(`/search?file=${file}`);
    return visitor.post('/search', { file, purpose: 'decision', ...fields });
  };
  const rows = (sql: string, values: readonly unknown[] = []) => asSuperuser(site.house, sql, [...values]);

  test('asks for which case and why before it looks for anybody', async () => {
    await gita.get('/search');
    const seen = await gita.post('/search', { name: 'Tamsin Quennell' });
    assert.equal(seen.status, 422);
    assert.match(seen.body, /Give the reference of the referral that you search for/);
    assert.match(seen.body, /Choose why you search/);
    assert.match(seen.body, /value="Tamsin Quennell"/, 'what was typed is kept');
    assert.equal((await rows('select from throughline.person_search')).length, 0, 'nobody was looked for');
  });

  test('a misspelt name finds the person, in words; and the search is in the log with its purpose', async () => {
    const seen = await search(gita, { name: 'Quenell, Tamzin', born: '3 February 1990' });
    assert.equal(seen.status, 200);
    assert.match(seen.body, /Tamsin Quennell/);
    assert.doesNotMatch(seen.body, /Jarek Osmolski/);
    assert.match(seen.body, /Same birth date/);
    const [kept] = await rows("select * from throughline.person_search where asked ->> 'name' = 'Quenell, Tamzin'");
    assert.equal(kept?.['file'], file);
    assert.equal(kept?.['found'], 1);
    const [read] = await rows(
      "select reason, refs from throughline.read_log where route = '/search' and reason is not null order by id desc limit 1",
    );
    assert.match(String(read?.['reason']), /decision/);
    const refs = read?.['refs'] as { kind: string; id: string }[];
    assert.ok(refs.some((each) => each.kind === 'search' && each.id === kept?.['id']));
    assert.ok(refs.some((each) => each.kind === 'asked' && each.id === kept?.['hash']));
    assert.doesNotMatch(JSON.stringify(read), /Quenell/, 'the log holds no name');
  });

  test('finding nobody says what was tried, and is recorded all the same', async () => {
    const seen = await search(gita, { name: 'Borivoj Hrdlicka' });
    assert.match(seen.body, /Nobody was found/);
    const [kept] = await rows("select found from throughline.person_search where asked ->> 'name' = 'Borivoj Hrdlicka'");
    assert.equal(kept?.['found'], 0);
  });

  test('for a report not written yet it needs words why, and begins the report with what was typed', async () => {
    const without = await gita.post('/search', { for: 'new', purpose: 'who-is-it', name: 'Borivoj Hrdlicka' });
    assert.match(without.body, /Write why you search, in a sentence/);
    const seen = await gita.post('/search', {
      for: 'new',
      purpose: 'who-is-it',
      reason: 'A school is on the telephone.',
      name: 'Borivoj Hrdlicka',
    });
    assert.match(seen.body, /Begin a referral with what you typed/);
    const began = await gita.post('/search/refer', { name: 'Borivoj Hrdlicka', school: 'Harrow Lane Academy' });
    assert.equal(began.status, 303);
    assert.match((await gita.get('/tell-us/who')).body, /value="Borivoj Hrdlicka"/);
    assert.match((await gita.get('/tell-us/where')).body, /value="Harrow Lane Academy"/);
  });

  test('while the list of known people is away it says so, never that nobody is known', async () => {
    const there = site.house.matcher;
    Object.assign(site.house, { matcher: async () => null });
    const seen = await search(gita, { name: 'Tamsin Quennell' });
    Object.assign(site.house, { matcher: there });
    assert.match(seen.body, /does not mean that nobody is known/);
    assert.doesNotMatch(seen.body, /Nobody was found/);
    const [kept] = await rows("select outcome from throughline.person_search where outcome = 'away'");
    assert.ok(kept);
  });

  test('a referring organisation has no search', async () => {
    const sol = await site.as('sol');
    assert.equal((await sol.get('/search')).status, 403);
  });

  test('a pattern, a list or a place is not searched alone: it becomes a question to a second person', async () => {
    const before = (await rows('select from throughline.person_search')).length;
    for (const fields of [{ name: 'Quenn*' }, { name: 'One; Two' }, { postcode: 'WX1 1AA' }, { born: '1990' }]) {
      const seen = await search(gita, fields as Record<string, string>);
      assert.match(seen.body, /another person agrees to it first/);
      assert.doesNotMatch(seen.body, /Tamsin Quennell<\/a><\/h3>/);
    }
    assert.equal((await rows('select from throughline.person_search')).length, before);
  });

  const ask = async (fields: Readonly<Record<string, string>>) => {
    await gita.get(`/search/list?file=${file}`);
    const key = site.house.newId();
    const sent = await gita.post('/search/list', { key, file, purpose: 'decision', reason: 'The school named them.', ...fields });
    assert.equal(sent.status, 303, sent.body);
    return { page: `/files/${file}/searches/ls-${key}`, id: `ls-${key}` };
  };
  const send = async (visitor: Visitor, page: string, fields: Readonly<Record<string, string>>) => {
    await visitor.get(page);
    return visitor.post(page, { key: site.house.newId(), ...fields });
  };

  test('a list: asked for, agreed by another, made once; who matched nobody is not kept', async () => {
    const { page, id } = await ask({ kind: 'list', words: 'Yarek Osmolsky; 30.11.1988\nNobody Inparticular\nAnother Stranger' });
    assert.match((await gita.get(page)).body, /It waits for another person/);
    assert.equal((await send(gita, page, { do: 'agree' })).status, 422);
    assert.match((await send(gita, page, { do: 'run' })).body, /Another person has not agreed/);
    assert.match((await tom.get('/today')).body, /Agree or decline: a search by a list or a pattern/);
    assert.match((await tom.get(page)).body, /Nobody Inparticular/, 'the second person sees what is asked');
    assert.equal((await send(tom, page, { do: 'agree' })).status, 303);
    assert.match((await send(tom, page, { do: 'run' })).body, /Whoever asked for the search makes it/);
    assert.equal((await send(gita, page, { do: 'run' })).status, 303);
    const seen = await gita.get(page);
    assert.match(seen.body, /Jarek Osmolski/);
    assert.doesNotMatch(seen.body, /Inparticular/);
    assert.doesNotMatch((await tom.get(page)).body, /Jarek Osmolski/, 'the result is shown to whoever asked');
    const [kept] = await rows('select asked, hits from throughline.person_search where id = $1', [id]);
    assert.equal(kept?.['asked'], null);
    assert.doesNotMatch(JSON.stringify(kept), /Inparticular|Stranger/);
    const bodies = await rows("select body from ledger.fact_body where body ~ 'The school named them|Inparticular'");
    assert.equal(bodies.length, 1, 'the ledger holds why, and not whom');
    assert.doesNotMatch(String(bodies[0]?.['body']), /Inparticular/);
    assert.match((await send(gita, page, { do: 'run' })).body, /That search has been made/);
    assert.match((await gita.get(`/files/${file}`)).body, /Asked about: 3; with somebody found: 1/);
  });

  test('a pattern finds by part of a name, once agreed; its result is looked at for a few days only', async () => {
    const { page } = await ask({ kind: 'pattern', words: 'osmol*' });
    await send(tom, page, { do: 'agree' });
    await send(gita, page, { do: 'run' });
    assert.match((await gita.get(page)).body, /Jarek Osmolski/);
    site.house.at('2026-03-25T09:00');
    assert.doesNotMatch((await gita.get(page)).body, /Jarek Osmolski/);
  });

  test('declined or withdrawn, what was asked is gone at once', async () => {
    for (const [who, does] of [
      [tom, 'decline'],
      [gita, 'withdraw'],
    ] as const) {
      const { page, id } = await ask({ kind: 'born', words: '1985-1990' });
      assert.match((await send(who, page, { do: does })).body, /Say why/);
      assert.equal((await send(who, page, { do: does, words: 'Too wide.' })).status, 303);
      assert.equal((await rows('select from throughline.person_search where id = $1', [id])).length, 0);
      assert.match((await gita.get(page)).body, /Not kept any more/);
    }
  });

  test('bad lists are answered with what to do, and keep what was typed', async () => {
    await gita.get(`/search/list?file=${file}`);
    for (const [fields, words] of [
      [{ kind: 'pattern', words: 'a*' }, /half of everybody/],
      [{ kind: 'born', words: 'young' }, /Give a year/],
      [{ kind: 'list', words: '' }, /Write whom you search for/],
      [{ kind: 'list', words: 'A Name\n'.repeat(300) }, /at most 200 lines/],
    ] as const) {
      const seen = await gita.post('/search/list', { file, purpose: 'decision', reason: 'Why.', ...fields });
      assert.equal(seen.status, 422);
      assert.match(seen.body, words);
    }
  });

  test('whoever supervises sees who searched for whom and why; others do not', async () => {
    const seen = await tom.get('/searches');
    assert.match(seen.body, /Quenell, Tamzin/);
    assert.match(seen.body, /A school is on the telephone/);
    assert.match(seen.body, /Nobody found/);
    assert.equal((await gita.get('/searches')).status, 403);
  });

  test('what was asked is let go after its time', async () => {
    site.house.at('2027-06-01T09:00');
    assert.ok((await letSearchesGo(site.house)) > 0);
    assert.equal((await rows('select from throughline.person_search')).length, 0);
  });
});
