/** What needs me today, of somebody who owes more than a page holds: what is shown is what is logged, the rest is counted and on the next page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staffSite } from '../support/staff.ts';
import { asSuperuser } from '../support/watchdog.ts';

test('a hundred of each kind on a page, the most urgent first; the next page has the next; the log says what was shown', async () => {
  await using site = await staffSite();
  const { house } = site;
  const own = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' });
  const at = new Date(await house.now()).toISOString();
  await asSuperuser(
    house,
    `insert into throughline.file select 'wexmoor', 'f' || n, 'live', 'Invented ' || n, 'gateway', '{}', false, $1::timestamptz, null from generate_series(1, 1200) n`,
    [at],
  );
  await asSuperuser(
    house,
    `insert into throughline.obligation (ledger, id, file, stream, record, rule, rule_id, task, post, raised_at, due, state, rung, led_by)
     select 'wexmoor', k.rule || n, 'f' || n, 'referral/r', 'r', k.rule, k.rule, k.task, k.post, $1::timestamptz, $1::timestamptz + (10 + n) * interval '1 day', 'open', 0, k.led
       from generate_series(1, 1200) n cross join (values ('C42', 'Review it', 'gateway', null), ('C36', 'Keep it or not', 'records', 'gateway')) k (rule, task, post, led)`,
    [at],
  );
  const gita = await site.as('gita');
  const shown = (body: string): ReadonlySet<string> => new Set([...body.matchAll(/>Invented (\d+)</g)].map(([, n]) => n ?? ''));
  const logged = async (): Promise<number> => {
    const [row] = await asSuperuser(
      house,
      `select jsonb_array_length(refs::jsonb) as n from throughline.read_log where route = '/today' order by id desc limit 1`,
    );
    return Number(row?.n);
  };
  const first = await gita.get('/today');
  assert.equal(first.status, 200);
  assert.match(first.body, /more than 1,?000 later/);
  assert.match(first.body, /href="\/today\?page=2"/);
  const before = shown(first.body);
  assert.ok(before.has('1') && before.has('95') && !before.has('101') && before.size <= 100, String(before.size));
  assert.ok((await logged()) <= 101);
  const second = await gita.get('/today?page=2');
  const after = shown(second.body);
  assert.ok(after.has('101') && after.has('190') && !after.has('1') && !after.has('201'));
  assert.equal(await logged(), after.size);
  assert.match(second.body, /href="\/today"[^>]*>The page before/);
  // The last page there is says where everybody stands, and no page is beyond it.
  const last = await gita.get('/today?page=10');
  assert.doesNotMatch(last.body, /page=11/);
  assert.match(last.body, /lists everybody/);
  // Somebody who owes little sees none of this.
  const tom = await site.as('tom');
  assert.doesNotMatch((await tom.get('/today')).body, /page=2/);
  assert.ok(own.file);
  assert.deepEqual(site.faults, []);
});
