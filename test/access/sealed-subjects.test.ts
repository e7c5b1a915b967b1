/**
 * Two worlds that differ in one thing, whether sealed files hold two more subjects of interest: one closed, whose review is overdue and whom an indicator
 * met, and one suspended. Whoever may not see them is answered byte for byte alike by the lists, their counts, the queue's alarm and the pages of load.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { tellSubjects } from '../../src/app/demonstration/subjects.ts';
import { type Referred, Telling } from '../../src/app/demonstration/teller.ts';
import { areaNow } from '../../src/app/directory.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { recordSubjectAct, type SubjectAct } from '../../src/app/subjects/acts.ts';
import { queueAlarm } from '../../src/app/subjects/queue.ts';
import { settleDue } from '../../src/app/time.ts';
import type { Lessen } from '../../src/domain/subject/lessening.ts';
import { uk } from '../../src/rulebook/uk/rulebook.ts';
import { createPool } from '../../src/store/pools.ts';
import { serviceViewer } from '../../src/store/viewing.ts';
import { buildServer } from '../../src/web/server.ts';
import { webDepsOf } from '../../src/web/wiring.ts';
import { freshDatabase } from '../support/database.ts';
import { instantOf } from '../support/given.ts';
import { matcherHere } from '../support/matcher.ts';
import { Visitor } from '../support/visitor.ts';

const area = 'wexmoor';
const none = { offer: 'no', words: 'Asked; none.' } as const;
const lessen = (what: 'suspend' | 'close', until: string): Lessen => ({
  what,
  code: 'no-concern',
  reason: 'Read twice.',
  priority: null,
  tier: null,
  band: 'high',
  until: instantOf(until),
  stops: ['The weekly look.'],
  told: 'Nobody: it is ours alone.',
  partners: { prevent: none, mappa: none, council: none },
  authoriser: 'leader',
});

async function world(isSealedThere: boolean) {
  const database = await freshDatabase();
  const pool = createPool({ url: database.serviceUrl, applicationName: 'throughline test', max: 8 });
  const host = matcherHere(database.matcherUrl, area);
  let [now, ids, salts] = [0, 0, 0];
  const house = {
    pool,
    area,
    rulebook: uk,
    now: async () => now,
    // The same in both worlds as far as they are alike, so that no order depends on chance.
    newId: () => createHash('sha256').update(String(ids++)).digest('hex').slice(0, 32),
    // The numbers of released messages are made of these.
    newSalt: () => createHash('sha256').update(`salt ${salts++}`).digest(),
    matcher: () => host.ready(),
    log: () => {},
    setClock: (to: number) => void (now = Math.max(now, to)),
  };
  await tellSubjects(house);
  const told = new Telling(house, await areaNow(house, serviceViewer(area, 'intake')));
  const does = async (who: string, { file }: Referred, act: SubjectAct) => {
    now += 60_000;
    const done = await recordSubjectAct(house, told.as(who), { ...act, file, key: house.newId() });
    assert.equal(done.kind, 'done', `${act.act} ${JSON.stringify(done)}`);
  };
  const sealed: string[] = [];
  for (const [name, what, until] of isSealedThere
    ? ([
        ['Halcyon Dunmarsh', 'close', '2026-06-10'],
        ['Odette Farhill', 'suspend', '2026-06-30'],
      ] as const)
    : []) {
    const who = { name, born: '1991-05-06', under18: 'no' } as const;
    await told.refer('2026-06-08T09:30', name, 'petra', who, 'Seen with a list of addresses.').play();
    const made = told.made(name);
    const subject = made.referral;
    const fields = { investigation: 'Ember', priority: 'P2', tier: 1, reason: 'Two reports.', overseas: 'no' } as const;
    await does('petra', made, { act: 'open-subject', lead: subject, post: 'colleague', fields });
    for (const whom of ['subject', 'relatives'] as const)
      await does('mirela', made, {
        act: 'consider-prevent',
        subject,
        fields: { of: whom, answer: 'not referred', reason: 'Nothing for it.' },
      });
    await does('mirela', made, { act: 'propose-lessening', subject, fields: lessen(what, `${until}T00:00`) });
    await does('gwen', made, { act: 'agree-lessening', subject, words: 'Yes.' });
    if (what === 'close') {
      const hit = { indicator: 'contact', words: 'A call.', source: 'A list.' };
      // By another: what mirela herself recorded would be gwen's to decide (C19), who would then see the file, as whoever owes for it does.
      await does('osric', made, { act: 'record-hit', subject, fields: hit });
    }
    const seal = { reason: 'Our work is not to be known.', until: instantOf('2026-12-01T00:00'), mayBeNamed: false };
    const done = await recordSharing(house, told.as('mirela'), { act: 'seal-file', file: made.file, key: house.newId(), fields: seal });
    assert.equal(done.kind, 'done', JSON.stringify(done));
    sealed.push(made.file);
  }
  // The review of the closed one is overdue, and has not climbed to anybody yet.
  now = instantOf('2026-06-10T09:00');
  await settleDue(house);
  const deps = webDepsOf(
    {
      house,
      areaName: 'Wexmoor, subjects of interest',
      subjects: true,
      kind: 'demonstration',
      forward: async () => {},
      [Symbol.asyncDispose]: async () => {},
    },
    {
      cookieSecret: 'a secret that only these tests know, 0123456789',
      cacheFolder: join(import.meta.dirname, '../../node_modules/.cache/throughline'),
    },
  );
  const app = await buildServer(deps);
  return {
    house,
    app,
    sealed,
    as: (who: string) => told.as(who),
    close: async () => {
      await app.close();
      await pool.end();
      await host[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

const pages = [
  '/today',
  ...['open', 'suspended', 'closed', 'hits'].map((list) => `/subjects?list=${list}`),
  ...['P1', 'P2', 'P3', 'P4'].map((priority) => `/subjects?only=${priority}`),
  ...['high', 'medium', 'low'].map((band) => `/subjects?list=closed&only=${band}`),
  '/load',
  '/load/lapses',
  '/load/lapses?without=mirela',
  '/load/readings',
  '/load/weights',
  ...['', 'suspended', 'closed'].map((kind) => `/load/parked?kind=${kind}`),
  ...['colleague', 'officer', 'leader'].map((post) => `/load/posts/${post}`),
];

let addresses = 0;
async function seen({ app }: World, who: string): Promise<Record<string, string>> {
  // From an address of its own: all pages are more than one may ask in a minute.
  addresses += 1;
  const visitor = new Visitor(app, `10.0.0.${addresses}`);
  assert.equal((await visitor.signIn(who)).status, 303, who);
  const all: Record<string, string> = {};
  for (const page of pages) {
    const { status, body } = await visitor.get(page);
    assert.notEqual(status, 429, 'asked too much to compare anything');
    all[page] =
      `${status} ${body.replaceAll(/(name="(?:_csrf|key|code)" value=")[^"]*/g, '$1').replaceAll(/nonce-?[="][^"' ]*/g, '')}`.replaceAll(
        /<strong>[0-9A-F]{8}<\/strong>/g,
        'fault',
      );
  }
  return all;
}

/** Where two pages part, in a few words: of whole pages the differing lines take minutes to find. */
function difference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return `${one.slice(at - 80, at + 120)}\n and \n${other.slice(at - 80, at + 120)}`;
}

type World = Awaited<ReturnType<typeof world>>;
let without: World;
let withThem: World;
before(async () => {
  without = await world(false);
  withThem = await world(true);
});
after(async () => {
  await without.close();
  await withThem.close();
});

for (const who of ['gwen', 'jonah', 'petra', 'osric', 'thea']) {
  test(`sealed subjects change no byte of what ${who} sees on the lists, their counts and the pages of load`, async () => {
    for (const file of withThem.sealed) assert.ok((await lookAt(withThem.house, withThem.as(who), file)) === null, 'it is hidden');
    const [one, other] = [await seen(without, who), await seen(withThem, who)];
    assert.match(one['/subjects?list=open'] ?? '', /^200 [\s\S]*Senna Thornbury/);
    for (const [page, answer] of Object.entries(one))
      assert.ok(other[page] === answer, `${page}: ${difference(answer, other[page] ?? '')}`);
  });
}

test('the alarm of the queue is none for whoever may not see the one that is overdue, and is there for whoever may', async () => {
  for (const who of ['gwen', 'jonah', 'thea'])
    for (const { house, as } of [without, withThem]) assert.ok((await queueAlarm(house, as(who))).alarm === null, who);
  assert.equal((await queueAlarm(withThem.house, withThem.as('mirela'))).alarm?.overdue, 1);
  const mirela = await seen(withThem, 'mirela');
  assert.match(mirela['/subjects?list=closed&only=high'] ?? '', /Halcyon Dunmarsh/);
  assert.match(mirela['/subjects?list=suspended'] ?? '', /Odette Farhill/);
  assert.match(mirela['/subjects?list=closed'] ?? '', /is an alarm since/);
});
