/**
 * Two worlds that differ in one thing, whether a sealed file holds the person whom a list, a pattern or an old register names: whoever asks is
 * answered byte for byte alike, and only the holder learns of it, once, and owes a decision (mission: "That somebody is known is itself content").
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { answerListSearch, askForListSearch, listSearchId, runListSearch } from '../../src/app/listSearch.ts';
import { lookAt } from '../../src/app/look.ts';
import { answerRegister, declareRegister } from '../../src/app/registers.ts';
import { compareRegister } from '../../src/app/registerRows.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { findSilentHits } from '../../src/app/silentHits.ts';
import { viewing } from '../../src/store/viewing.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { instantOf } from '../support/given.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

const person = { name: 'Halcyon Dunmarsh', born: '1990-03-07', under18: 'no' } as const;
const register = Buffer.from(
  'Name;Date of birth\nHalcyon Dunmarch;1990-03-07\nTamsin Quennell;1991-02-03\nBettina Applegarth;1990-01-02\n',
);

interface World {
  readonly site: StaffSite;
  readonly file: string;
  readonly sealed: string | null;
  readonly searches: readonly string[];
  readonly register: string;
}

async function world(isKnown: boolean): Promise<World> {
  const site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const { file } = await house.refer({ name: 'Tamsin Quennell', born: '1991-02-03', under18: 'no' });
  let sealed: string | null = null;
  if (isKnown) {
    sealed = (await house.refer(person)).file;
    const lead = { act: 'take-lead', file: sealed, key: 'lead', post: 'duty', reason: 'Ours.' } as const;
    assert.equal((await recordAct(house, house.viewer('tom'), lead)).kind, 'done');
    const fields = { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
    assert.equal((await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file: sealed, key: 'seal', fields })).kind, 'done');
  }
  house.at('2026-03-03T10:00');
  const searches: string[] = [];
  for (const asked of [
    { kind: 'list', words: 'Halcyon Dunmarch; 7.3.1990\nTamsin Quennell; 3.2.1991\nNobody Inparticular' },
    { kind: 'pattern', words: 'Halc*' },
    { kind: 'born', words: '1990' },
  ] as const) {
    const key = `list-${asked.kind}`;
    await askForListSearch(house, house.viewer('gita'), { purpose: 'decision', reason: 'The school named them.', file }, asked, key);
    const search = listSearchId(key);
    const answer = { file, search, does: 'agree', words: 'Seen.', key: `a-${key}` } as const;
    assert.equal((await answerListSearch(house, house.viewer('tom'), answer)).kind, 'done');
    assert.equal((await runListSearch(house, house.viewer('gita'), { file, search, key: `r-${key}` })).kind, 'done');
    searches.push(search);
  }
  const declaration = { title: 'Case list', keptBy: 'Wexmoor police', purpose: 'Earlier spellings.', basis: 'Policing purpose.' };
  const declared = await declareRegister(house, house.viewer('tom'), declaration, 'register');
  assert.ok(declared.kind === 'declared');
  assert.equal((await answerRegister(house, house.viewer('sena'), { id: declared.id, answer: 'agree', words: 'Ours.' })).kind, 'done');
  assert.equal((await compareRegister(house, house.viewer('tom'), { id: declared.id, bytes: register })).kind, 'done');
  return { site, file, sealed, searches, register: declared.id };
}

/** Every page about searches and registers, as whoever asked and whoever agreed sees it. */
async function pagesOf({ site, file, searches, register: id }: World): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  for (const who of ['gita', 'tom'] as const) {
    const visitor = await site.as(who);
    for (const { method, path } of listRoutes()) {
      if (method !== 'GET' || !/search|register|today|queue/.test(path)) continue;
      for (const search of path.includes(':') ? searches : ['none']) {
        const ids = [path.startsWith('/files') ? file : path.startsWith('/registers') ? id : search, search];
        const { status, body, to } = await visitor.get(path.replaceAll(/:\w+/g, () => ids.shift() ?? 'none'));
        pages[`${who} ${path} ${search}`] = `${status} ${to ?? ''} ${body}`
          .replaceAll(/(name="(?:_csrf|key|code)" value=")[^"]*/g, '$1')
          .replaceAll(/nonce-?[="][^"' ]*/g, '')
          .replaceAll(/[0-9a-f]{32}/g, 'id')
          .replaceAll(/[0-9a-f]{8}(?=-)/g, 'id')
          .replaceAll(/[A-Z0-9]{4}(?:-[A-Z0-9]{4})+/g, 'reference')
          .replaceAll(/<strong>[0-9A-F]{8}<\/strong>/g, 'fault');
      }
    }
  }
  return pages;
}

describe('a sealed file and a list, a pattern, an old register', () => {
  let without: World;
  let withIt: World;
  before(async () => {
    without = await world(false);
    withIt = await world(true);
  });
  after(async () => {
    await without.site[Symbol.asyncDispose]();
    await withIt.site[Symbol.asyncDispose]();
  });

  test('change no byte of what whoever asked, or agreed, sees; what is kept for the holder no viewer of the area can read', async () => {
    const [one, other] = [await pagesOf(without), await pagesOf(withIt)];
    assert.ok(Object.keys(one).length > 10);
    assert.ok(
      Object.values(one).some((page) => page.includes('Tamsin Quennell')),
      'who is not sealed is found',
    );
    for (const [page, answer] of Object.entries(one)) assert.equal(other[page], answer, page);
    const { house } = withIt.site;
    for (const who of ['gita', 'tom', 'sena'] as const) {
      const seen = await viewing(house.pool, house.viewer(who), (tx) => tx.query('select from throughline.silent_pending'));
      assert.equal(seen.rowCount, 0, who);
    }
  });

  test('its holder alone learns of each, once, and owes a decision', async () => {
    const { site, sealed, file } = withIt;
    const { house } = site;
    assert.equal(await findSilentHits(without.site.house), 0);
    await findSilentHits(house);
    assert.equal(await findSilentHits(house), 0, 'each is put once');
    const dora = house.viewer('dora');
    const hits = [...((await lookAt(house, dora, sealed!))?.file.hits.values() ?? [])];
    assert.deepEqual(hits.map(({ found }) => found.what).toSorted(), ['list search', 'list search', 'list search', 'register']);
    assert.deepEqual([...new Set(hits.filter(({ found }) => found.what === 'list search').map(({ found }) => found.asked))], [file]);
    const today = await (await site.as('dora')).get('/today');
    assert.deepEqual(site.faults, []);
    assert.match(today.body, /Somebody met a person on your sealed file/);
    assert.match((await (await site.as('dora')).get(`/files/${sealed}/seal`)).body, /An old register met this person/);
  });

  test('sealed after the rows were kept, the pair is gone for whoever reviews, and is no count either', async () => {
    const { site, register: id } = without;
    const { house } = site;
    const tom = await site.as('tom');
    assert.match((await tom.get(`/registers/${id}/review`)).body, /Tamsin Quennell/);
    const lead = { act: 'take-lead', file: without.file, key: 'lead', post: 'duty', reason: 'Ours.' } as const;
    assert.equal((await recordAct(house, house.viewer('tom'), lead)).kind, 'done');
    const fields = { reason: 'Our work.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
    assert.equal(
      (await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file: without.file, key: 's', fields })).kind,
      'done',
    );
    const left = await viewing(house.pool, house.viewer('tom'), (tx) => tx.query('select from throughline.register_pair'));
    assert.equal(left.rowCount, 0);
  });
});
