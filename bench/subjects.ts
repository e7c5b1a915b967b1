/**
 * The pages of an area of subjects of interest over N closed ones, asked of the real server: routing, rights, rendering and the read log are in it,
 * the network is not. The told story is real; the others are rows of the read models only, written by set-based SQL as their owner.
 * Run: nice node bench/subjects.ts [--closed 40000]. Aim: p95 200 ms a page.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demonstrationStart } from '../src/app/demonstration/story.ts';
import { tellSubjects } from '../src/app/demonstration/subjects.ts';
import { uk } from '../src/rulebook/uk/rulebook.ts';
import { connect } from '../src/store/connect.ts';
import { migrate } from '../src/store/migrate.ts';
import { createPool } from '../src/store/pools.ts';
import { openPostgres } from '../src/store/postgres/server.ts';
import { buildServer } from '../src/web/server.ts';
import { webDepsOf } from '../src/web/wiring.ts';
import { Visitor } from '../test/support/visitor.ts';
import { timed } from './seeded.ts';

const { values } = parseArgs({ options: { closed: { type: 'string', default: '40000' } } });
const closed = Number(values.closed);
const area = 'wexmoor';
await using opened = new AsyncDisposableStack();
const folder = await mkdtemp('/tmp/throughline-bench-');
opened.defer(() => rm(folder, { recursive: true, force: true }));
await chmod(folder, 0o755);
const server = opened.use(await openPostgres({ dataDir: { path: join(folder, 'data'), chosen: false } }));
const { serviceUrl, ownerUrl } = await migrate({ adminUrl: server.adminUrl, secret: 'bench' });
const owner = opened.use(await connect(ownerUrl, 'bench'));
const pool = createPool({ url: serviceUrl, applicationName: 'bench', max: 8 });
opened.defer(() => pool.end());
let now = 0;
const house = {
  pool,
  area,
  rulebook: uk,
  now: async () => now,
  newId: () => randomBytes(16).toString('hex'),
  newSalt: () => randomBytes(32),
  matcher: async () => null,
  log: () => {},
  setClock: (to: number) => void (now = Math.max(now, to)),
};
await tellSubjects(house);

// 40,000 closed, one in ten high, three medium, the rest low; 3,000 open in four priorities, one in ten suspended; one in fifty overdue, one in 200 hit.
const at = new Date(demonstrationStart);
await owner.query(
  `insert into throughline.file (ledger, id, state, title, lead_post, organisations, refuted, opened_at, next_instant)
   select $1, 'seed-' || n, 'live', 'Invented Person ' || n, case n % 2 when 0 then 'officer' else 'colleague' end, '{team}', false,
          $3::timestamptz - interval '400 days', $3::timestamptz + (n % 700) * interval '1 day' from generate_series(1, $2::int) n`,
  [area, closed + 3000, at],
);
await owner.query(
  `insert into throughline.subject (ledger, id, file, title, lead_post, child, state, priority, tier, band, investigation, since, until, suspensions, for_resource, stops,
                                    review_due, hits, hit_due, owed, lapsed, next_due, waits)
   select $1, 'seed-' || n, 'seed-' || n, 'Invented Person ' || n, case n % 2 when 0 then 'officer' else 'colleague' end, false,
          case when n <= $2 then 'closed' when n % 10 = 0 then 'suspended' else 'open' end, 'P' || (n % 4 + 1), n % 3 + 1,
          case when n <= $2 then case when n % 10 = 0 then 1 when n % 10 < 4 then 2 else 3 end end, 'Investigation ' || n % 700, $3::timestamptz - interval '300 days',
          case when n > $2 and n % 10 = 0 then $3::timestamptz + (n % 90) * interval '1 day' end, case when n > $2 and n % 10 = 0 then 1 else 0 end,
          case when n > $2 and n % 20 = 0 then 1 else 0 end, case when n > $2 and n % 10 = 0 then 'The weekly look.' else '' end,
          $3::timestamptz + (n % 700 + 1) * interval '1 day' - case when n % 50 = 0 then interval '720 days' else interval '0' end,
          case when n <= $2 and n % 200 = 0 then 1 else 0 end, case when n <= $2 and n % 200 = 0 then $3::timestamptz + (n % 5) * interval '1 day' end,
          3, case when n % 50 = 0 then 1 else 0 end, $3::timestamptz + (n % 700) * interval '1 day', false
     from generate_series(1, $4::int) n`,
  [area, closed, at, closed + 3000],
);
await owner.query(
  `insert into throughline.obligation (ledger, id, file, stream, record, rule, rule_id, task, post, organisation, raised_at, due, state, rung, next_instant, led_by)
   select $1, k.rule || ':seed-' || s.id, s.file, 'subject/' || s.id, s.file, k.rule, k.rule, k.task, k.post, 'team', s.since,
          $2::timestamptz + (abs(hashtext(s.id || k.rule)) % 700 + 1) * interval '1 day', 'open', 0, $2::timestamptz + interval '1 day',
          case when k.post <> s.lead_post then s.lead_post end
     from throughline.subject s
     cross join lateral (values ('S05.review', 'Review the closed subject', s.lead_post), ('G16.review', 'Decide again about travel monitoring', s.lead_post),
                                ('C36', 'Review the file: keep it with a reason, or let it go', 'records')) k (rule, task, post)
    where s.ledger = $1 and s.id like 'seed-%'`,
  [area, at],
);
for (const table of ['file', 'subject', 'obligation']) await owner.query(`vacuum analyze throughline.${table}`);

const deps = webDepsOf(
  { house, areaName: 'Bench', subjects: true, kind: 'demonstration', forward: async () => {}, [Symbol.asyncDispose]: async () => {} },
  {
    cookieSecret: 'a secret that only this measurement knows, 0123456789',
    cacheFolder: join(import.meta.dirname, '../node_modules/.cache/throughline'),
  },
);
const app = await buildServer(deps);
opened.defer(() => app.close());
const [version] = (await owner.query('show server_version')).rows as { server_version: string }[];
console.log(
  `PostgreSQL ${version?.server_version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
console.log(`${closed.toLocaleString('en-GB')} closed subjects, 3,000 open`);
const jonah = new Visitor(app);
await jonah.signIn('jonah');
const gwen = new Visitor(app);
await gwen.signIn('gwen');
const page = async (who: Visitor, path: string) => {
  const { status } = await who.get(path);
  if (status !== 200) throw new Error(`${path}: ${status}`);
};
const story = /href="(\/files\/[^"]*\/subjects\/[^"]*)">Senna/.exec((await jonah.get('/subjects?list=suspended&page=2')).body)?.[1] ?? '';
const pages: readonly (readonly [string, string])[] = [
  ['open, all priorities', '/subjects'],
  ['open, one priority', '/subjects?only=P2'],
  ['suspended', '/subjects?list=suspended'],
  ['hits that wait', '/subjects?list=hits'],
  ['closed, by band and age', '/subjects?list=closed'],
  ['closed, the low band', '/subjects?list=closed&only=low'],
  ['closed, the last page', `/subjects?list=closed&page=${Math.ceil(closed / 50)}`],
  ['what needs me today, of an officer who owes half of all', '/today'],
  ['its second page', '/today?page=2'],
  ['its last page', '/today?page=10'],
  ...(story
    ? ([
        ['one subject (its facts are real)', story],
        ['proposing, with what would be left undone', `${story}/suspend`],
      ] as const)
    : []),
];
for (const [words, path] of pages) {
  await page(jonah, path);
  console.log(`${words}: ${await timed(30, () => page(words.includes('closed') ? gwen : jonah, path))}`);
}
console.log(`load at the end ${loadavg()[0]?.toFixed(1)}`);
