/**
 * A house over a PostgreSQL of its own for measuring lists and writes: an area of 100 organisations with 5 case officers and a
 * supervisor each, recorded as facts, and read models of N open obligations written by set-based SQL as their owner. Behind
 * those rows lie no facts: they are only there to be searched among. Of a file's four obligations two are its lead's, one is
 * its supervisor's, one (the disposal review) the records post's, which so owes a quarter of all.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { areaEntry, adoptRulebook, changeDirectory } from '../src/app/directory.ts';
import type { House } from '../src/app/house.ts';
import type { Viewer } from '../src/access/viewer.ts';
import { AreaOpened, OrganisationJoined, PostCreated, PostFilled, PractitionerJoined } from '../src/domain/area/entries.ts';
import type { PostRole } from '../src/domain/area/entries.ts';
import { uk } from '../src/rulebook/uk/rulebook.ts';
import { connect } from '../src/store/connect.ts';
import { migrate } from '../src/store/migrate.ts';
import { createPool } from '../src/store/pools.ts';
import { openPostgres } from '../src/store/postgres/server.ts';
import { serviceViewer } from '../src/store/viewing.ts';

const area = 'bench';
export const organisations = 100;
const officers = 5;

export interface SeededHouse extends House, AsyncDisposable {
  readonly now: () => Promise<number>;
  /** Sets what time it is for the product. */
  at(now: number): void;
  viewer(post: string, organisation: string, role: PostRole): Viewer;
  /** As owner of the tables, past row-level security. */
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** What it is measured on. */
  readonly machine: string;
}

export async function seededHouse(obligations: number, due: number): Promise<SeededHouse> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp('/tmp/throughline-bench-');
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const server = opened.use(await openPostgres({ dataDir: { path: join(folder, 'data'), chosen: false } }));
  const { serviceUrl, ownerUrl } = await migrate({ adminUrl: server.adminUrl, secret: 'bench' });
  const owner = opened.use(await connect(ownerUrl, 'bench'));
  const pool = createPool({ url: serviceUrl, applicationName: 'bench', max: 8 });
  opened.defer(() => pool.end());
  let now = Date.now();
  let closing = new AsyncDisposableStack();
  const house: SeededHouse = {
    pool,
    area,
    rulebook: uk,
    now: async () => now,
    at: (to) => void (now = to),
    newId: () => randomBytes(16).toString('hex'),
    newSalt: () => randomBytes(32),
    matcher: async () => null,
    log: () => {},
    viewer: (post, organisation, role) => ({
      practitioner: `${post}-holder`,
      name: post,
      post,
      organisation,
      area,
      reach: 'area',
      duties: [role],
    }),
    sql: async (text, values = []) => (await owner.query(text, [...values])).rows as Record<string, unknown>[],
    machine: '',
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
  await openArea(house);
  await seedRows(house, obligations, due, now);
  const [version] = await house.sql('show server_version');
  const machine = `PostgreSQL ${String(version?.server_version)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  closing = opened.move();
  return { ...house, machine };
}

async function openArea(house: House): Promise<void> {
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(area, type, fields);
  const post = (id: string, organisation: string, role: PostRole, supervisor: string | null) => [
    make(PostCreated, { post: id, title: id, organisation, role, supervisor, hours: 'office' }),
    make(PractitionerJoined, { practitioner: `${id}-holder`, name: id, organisation }),
    make(PostFilled, { post: id, practitioner: `${id}-holder`, as: 'holder' }),
  ];
  const all = Array.from({ length: organisations }, (_, n) => `org-${n + 1}`);
  await changeDirectory(house, serviceViewer(area, 'intake'), () => ({
    kind: 'decided',
    entries: [
      make(AreaOpened, { name: 'Bench', nation: 'england-and-wales' }),
      ...all.map((organisation) => make(OrganisationJoined, { organisation, name: organisation, sort: 'police' })),
      ...post('chief', 'org-1', 'chief', null),
      ...post('senior', 'org-1', 'senior', 'chief'),
      ...post('intake', 'org-1', 'intake', 'senior'),
      ...post('records', 'org-1', 'records', 'senior'),
      ...post('duty', 'org-1', 'area-duty', 'senior'),
      ...all.flatMap((organisation) => post(`${organisation}-team`, organisation, 'supervisor', 'senior')),
      ...all.flatMap((organisation) =>
        Array.from({ length: officers }, (_, n) =>
          post(`${organisation}-${n + 1}`, organisation, 'assessor', `${organisation}-team`),
        ).flat(),
      ),
    ],
  }));
  await adoptRulebook(house);
}

/** One in fifty has lapsed, one in two hundred has climbed unacknowledged; due over two years; of `due` files something is due now. */
async function seedRows(house: SeededHouse, obligations: number, due: number, now: number): Promise<void> {
  const files = Math.floor(obligations / 4);
  const leads = organisations * officers;
  await house.sql(
    `insert into throughline.file (ledger, id, state, title, lead_post, organisations, refuted, opened_at, next_instant)
     select $1, 'seed-' || n, 'live', 'Invented Person ' || n, 'org-' || (n % $3 / ${officers} + 1) || '-' || (n % ${officers} + 1), '{}', false,
            $4::timestamptz - interval '30 days',
            case when n <= $5 then $4::timestamptz - n * interval '1 second' else $4::timestamptz + (n % 730 + 1) * interval '1 day' end
       from generate_series(1, $2::int) n`,
    [area, files, leads, new Date(now), due],
  );
  await house.sql(
    `insert into throughline.obligation (ledger, id, file, stream, record, rule, rule_id, task, post, organisation, raised_at, due, state, lapsed_at, rung, climbed_to, next_instant, led_by)
     select $1, k.rule || ':seed-' || f.id, f.id, 'referral/' || f.id, f.id, k.rule, k.rule, k.task,
            case k.n when 2 then regexp_replace(f.lead_post, '-[0-9]+$', '-team') when 3 then 'records' else f.lead_post end, null, f.opened_at,
            $2::timestamptz + ((h.h % 7300) / 10.0 - case when h.h % 50 = 0 then 735 else 0 end) * interval '1 day',
            case when h.h % 50 = 0 then 'lapsed' else 'open' end, case when h.h % 50 = 0 then $2::timestamptz - interval '2 days' end,
            case when h.h % 200 = 0 then 1 else 0 end, case when h.h % 200 = 0 then regexp_replace(f.lead_post, '-[0-9]+$', '-team') end,
            $2::timestamptz + interval '1 day', case when k.n in (2, 3) then f.lead_post end
       from throughline.file f
       cross join (values (0, 'C04', 'Decide: go on, or propose to close'), (1, 'C42', 'Review the closed referral'), (2, 'G04.second', 'Agree or decline: closing is proposed'),
                          (3, 'C36', 'Review the file: keep it with a reason, or let it go')) k (n, rule, task)
       cross join lateral (select abs(hashtext(f.id || k.rule)) as h) h
      where f.ledger = $1`,
    [area, new Date(now)],
  );
  // As autovacuum leaves them.
  await house.sql('vacuum analyze throughline.file');
  await house.sql('vacuum analyze throughline.obligation');
}

/** How long each run takes, in milliseconds: p50, p95 and worst. */
export async function timed(runs: number, run: (n: number) => Promise<unknown>): Promise<string> {
  const took: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    const began = performance.now();
    await run(n);
    took.push(performance.now() - began);
  }
  return spread(took);
}

export function spread(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (${took.length} runs)`;
}
