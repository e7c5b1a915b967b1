/**
 * That somebody is known is itself content. Two worlds that differ in one thing, whether a sealed file holds the person: whoever searches,
 * refers or looks is answered byte for byte alike, and only the holder learns of it and owes a decision.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decideSilentHit, findSilentHits, heldFiles, whoKnows } from '../../src/app/silentHits.ts';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { searchForPerson } from '../../src/app/search.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { settleDue } from '../../src/app/time.ts';
import { viewing } from '../../src/store/viewing.ts';
import { personQuery } from '../../src/matching/person.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { instantOf } from '../support/given.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { asSuperuser } from '../support/watchdog.ts';

/** What is random on every page and means nothing. */
const withoutTokens = (body: string): string =>
  body.replaceAll(/(name="(?:_csrf|key|code)" value=")[^"]*/g, '$1').replaceAll(/nonce-?[="][^"' ]*/g, '');
const known = { name: 'Oskar Wielgomas', born: '1990-03-07', under18: 'no' } as const;
const asked = { name: 'Oscar Vielgomas', otherNames: '', born: '1990-03-07', phone: '', number: '', address: '', postcode: '', school: '' };
const query = personQuery({ names: [{ whole: 'Oskar Wielgomas' }], born: { date: '1990-03-07' }, phones: [], addresses: [], schools: [] });

/** A world: somebody else is on file for whom gita works; in one of the two the person is on a file of the duty post, sealed. */
async function world(isKnown: boolean): Promise<{ site: StaffSite; file: string; referral: string; sealed: string | null; taken: string }> {
  const site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const own = await house.refer({ name: 'Tamsin Quennell', born: '1991-02-03', under18: 'no' });
  let sealed: string | null = null;
  if (isKnown) {
    const holding = await house.refer(known);
    sealed = holding.file;
    const lead = await recordAct(house, house.viewer('tom'), {
      act: 'take-lead',
      file: sealed,
      key: 'lead',
      post: 'duty',
      reason: 'Ours.',
    });
    assert.equal(lead.kind, 'done', JSON.stringify(lead));
    const done = await recordSharing(house, house.viewer('dora'), {
      act: 'seal-file',
      file: sealed,
      key: 'seal',
      fields: { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false },
    });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  }
  house.at('2026-03-03T10:00');
  // The same person is referred by somebody else.
  const taken = await house.refer({ ...known, concern: 'Said something.' });
  return { site, ...own, sealed, taken: taken.file };
}

/** Every page that a caseworker may open, with what is random left out. */
async function pagesOf(site: StaffSite, files: readonly (readonly [name: string, id: string])[]): Promise<Record<string, string>> {
  const gita = await site.as('gita');
  const pages: Record<string, string> = {};
  for (const { method, path } of listRoutes()) {
    if (method !== 'GET' || path.startsWith('/duty-sheet')) continue;
    for (const [name, id] of path.includes(':') ? files : [['nobody', ''] as const]) {
      const { status, body, to } = await gita.get(path.replaceAll(/:\w+/g, id));
      let shown = `${status} ${to ?? ''} ${withoutTokens(body)}`;
      for (const [label, each] of files) shown = shown.replaceAll(each.replace(/^(f|ref)-/, ''), label);
      pages[`${path} ${name}`] = shown
        .replaceAll(/[0-9a-f]{32}/g, 'id')
        .replaceAll(/(Entry|Consequence) [0-9a-f]{8}/g, '$1')
        .replaceAll(/ledger position \d+/g, 'position');
    }
  }
  const found = await gita.post('/search', { ...asked, file: files[0]![1], purpose: 'decision' });
  pages['search'] = withoutTokens(found.body).replaceAll(/[0-9a-f]{32}/g, 'id');
  return pages;
}

describe('a sealed file', () => {
  let one: Awaited<ReturnType<typeof world>>;
  let other: Awaited<ReturnType<typeof world>>;
  before(async () => {
    one = await world(false);
    other = await world(true);
  });
  after(async () => {
    await one.site[Symbol.asyncDispose]();
    await other.site[Symbol.asyncDispose]();
  });

  test('changes no byte of what anybody else sees: pages, candidates, searches', async () => {
    const ids = ({ file, taken, referral }: typeof one) =>
      [
        ['own', file],
        ['taken', taken],
        ['referral', referral],
        ['takenReferral', taken.replace('f-', 'ref-')],
      ] as const;
    const [without, withIt] = [await pagesOf(one.site, ids(one)), await pagesOf(other.site, ids(other))];
    assert.ok(Object.keys(without).length > 60);
    const reference = (page: string) =>
      page.replaceAll(/[A-Z0-9]{4}(?:-[A-Z0-9]{4})+/g, 'reference').replaceAll(/<strong>[0-9A-F]{8}<\/strong>/g, 'fault');
    for (const [page, answer] of Object.entries(without)) assert.equal(reference(withIt[page] ?? ''), reference(answer), page);
  });

  test('is seen by its holder, and by nobody else of the area; a page of it is that of a file that is not there', async () => {
    const { site, sealed } = other;
    const { house } = site;
    assert.ok(sealed);
    assert.ok(await lookAt(house, house.viewer('dora'), sealed));
    assert.deepEqual(
      (await heldFiles(house, house.viewer('dora'))).map(({ file }) => file),
      [sealed],
    );
    for (const who of ['gita', 'tom', 'sena', 'chas', 'rhea'] as const) {
      assert.equal(await lookAt(house, house.viewer(who), sealed), null, who);
      assert.deepEqual(await heldFiles(house, house.viewer(who)), [], who);
    }
    const gita = await site.as('gita');
    const [hidden, none] = [await gita.get(`/files/${sealed}`), await gita.get('/files/f-nothing')];
    assert.equal(withoutTokens(hidden.body).replaceAll(sealed, 'f-nothing'), withoutTokens(none.body));
    const act = (file: string) =>
      recordAct(house, house.viewer('gita'), { act: 'take-lead', file, key: house.newId(), post: 'team', reason: 'x' });
    assert.deepEqual(await act(sealed), await act('f-nothing'));
  });

  test('raw SQL as anybody else of the area finds no row of it in any table, and no function says that it is there', async () => {
    const { site, sealed } = other;
    const { house } = site;
    const found = (who: 'gita' | 'dora' | 'chas') =>
      viewing(house.pool, house.viewer(who), async (tx) => {
        const counts: Record<string, number> = {};
        for (const [table, column] of [
          ['throughline.file', 'id'],
          ['throughline.record_file', 'file'],
          ['throughline.referral', 'file'],
          ['throughline.obligation', 'file'],
          ['ledger.fact', 'file'],
          ['throughline.sealed_files($2)', 'file'],
        ] as const) {
          const values = table.includes('$2') ? [sealed, house.area] : [sealed];
          counts[table] = (await tx.query(`select from ${table} where ${column} = $1`, values)).rowCount ?? 0;
        }
        const bodies = 'select from ledger.fact_body b where not exists (select from ledger.fact f where f.position = b.position)';
        return { ...counts, bodies: (await tx.query(bodies)).rowCount };
      });
    for (const who of ['gita', 'chas'] as const) assert.deepEqual(Object.values(await found(who)), [0, 0, 0, 0, 0, 0, 0], who);
    const [own] = Object.values(await found('dora'));
    assert.equal(own, 1);
  });

  test('nothing of a search depends on it: the same candidates, and what is kept of the search names nobody of it', async () => {
    const { house } = other.site;
    const answer = await searchForPerson(house, house.viewer('gita'), { file: other.file, purpose: 'decision', reason: '' }, asked);
    assert.deepEqual(
      answer.found?.map(({ file }) => file.id),
      [other.taken],
    );
    const kept = await asSuperuser(house, 'select hits from throughline.person_search where id = $1', [answer.id]);
    const record = (await asSuperuser(house, 'select record from throughline.record_file where file = $1', [other.sealed]))[0]?.['record'];
    assert.ok(!JSON.stringify(kept).includes(String(record)));
  });

  test('the holder alone learns of who looked and who referred, once, and owes a decision; no answer climbs inside the organisation', async () => {
    const { site, sealed } = other;
    const { house } = site;
    assert.ok((await findSilentHits(house)) >= 2);
    assert.equal(await findSilentHits(house), 0, 'each is put once');
    const dora = house.viewer('dora');
    const hits = [...((await lookAt(house, dora, sealed!))?.file.hits.values() ?? [])];
    assert.deepEqual([...new Set(hits.map(({ found }) => found.what))].toSorted(), ['referral', 'search']);
    const today = await (await site.as('dora')).get('/today');
    assert.match(today.body, /Somebody met a person on your sealed file/);
    for (const who of ['gita', 'tom', 'sena'] as const)
      assert.doesNotMatch((await (await site.as(who)).get('/today')).body, /your sealed file|sealed file is/, who);
    const search = hits.find(({ found }) => found.what === 'search');
    assert.ok(search);
    const quiet = await decideSilentHit(house, dora, {
      file: sealed!,
      hit: search.id,
      key: 'quiet',
      fields: { outcome: 'do not tell', words: 'It would harm the work.' },
    });
    assert.equal(quiet.kind, 'done', JSON.stringify(quiet));
    house.at('2026-03-06T10:00');
    await settleDue(house);
    assert.ok(await lookAt(house, house.viewer('sena'), sealed!), 'what climbed to the supervising post is seen by it');
    assert.equal(await lookAt(house, house.viewer('chas'), sealed!), null);
    assert.equal(await lookAt(house, house.viewer('gita'), sealed!), null);
  });

  test('told, whoever asked has a marker without content on their file, and whom to call', async () => {
    const { site, sealed, taken } = other;
    const { house } = site;
    const dora = house.viewer('dora');
    const referred = [...((await lookAt(house, dora, sealed!))?.file.hits.values() ?? [])].find(({ found }) => found.what === 'referral');
    assert.ok(referred);
    const told = await decideSilentHit(house, dora, {
      file: sealed!,
      hit: referred.id,
      key: 'tell',
      fields: { outcome: 'tell', words: 'They should ask before closing.' },
    });
    assert.equal(told.kind, 'done', JSON.stringify(told));
    const theirs = await lookAt(house, house.viewer('gita'), taken);
    assert.deepEqual(
      [...(theirs?.file.sealedItems.values() ?? [])].map(({ holder }) => holder),
      ['duty'],
    );
    assert.ok(
      !JSON.stringify([...(theirs?.file.facts ?? [])].filter(({ type }) => type === 'SealedItemNoted')).includes('ask before closing'),
    );
  });

  test('who knows this person: nobody who may say so, until its holder allows the post to be named', async () => {
    const { house } = other.site;
    assert.deepEqual(await whoKnows(house, query), []);
    assert.deepEqual(await whoKnows(one.site.house, query), []);
    const named = await recordSharing(house, house.viewer('dora'), {
      act: 'seal-file',
      file: other.sealed!,
      key: 'named',
      fields: { reason: 'They may call us.', until: instantOf('2026-06-01T00:00'), mayBeNamed: true },
    });
    assert.equal(named.kind, 'done', JSON.stringify(named));
    assert.deepEqual(
      (await whoKnows(house, query))?.map(({ post }) => post),
      ['duty'],
    );
  });

  test('unsealed, it is like any other, and found again', async () => {
    const { house } = other.site;
    const done = await recordSharing(house, house.viewer('dora'), {
      act: 'unseal-file',
      file: other.sealed!,
      key: 'open',
      reason: 'Over.',
    });
    assert.equal(done.kind, 'done', JSON.stringify(done));
    assert.ok(await lookAt(house, house.viewer('gita'), other.sealed!));
    const answer = await searchForPerson(house, house.viewer('gita'), { file: other.file, purpose: 'decision', reason: '' }, asked);
    assert.ok(answer.found?.some(({ file }) => file.id === other.sealed));
  });
});
