/** A word that is typed into every field stands where it must stand and nowhere else: not in a leaf, a log, an address, a notice, a job or a list of reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeWaiting } from '../../src/app/intake.ts';
import { sealReads } from '../../src/app/reading.ts';
import { settleDue } from '../../src/app/time.ts';
import { connect, type Connection } from '../../src/store/connect.ts';
import { staffSite } from '../support/staff.ts';

const canary = 'Kestrelbane';

/** Where personal data may lie. `ledger.fact_body` alone in the ledger; what a disposal does not empty is not here. */
const allowed = [
  'ledger.fact_body.body',
  'throughline.arrival.bytes',
  'throughline.file.title',
  'throughline.record_file.details',
  'throughline.referral.title',
];

async function columnsWith(superuser: Connection, word: string): Promise<string[]> {
  const { rows } = await superuser.query<{ schema: string; name: string; column: string; type: string }>(
    `select n.nspname as schema, c.relname as name, a.attname as column, a.atttypid::regtype::text as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'throughline', 'watchdog', 'graphile_worker') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  );
  assert.ok(rows.length > 120, String(rows.length));
  const found: string[] = [];
  for (const { schema, name, column, type } of rows) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rowCount } = await superuser.query(`select from ${schema}."${name}" where ${text} ilike $1 limit 1`, [`%${word}%`]);
    if (rowCount) found.push(`${schema}.${name}.${column}`);
  }
  return found.toSorted();
}

test('what is typed into every field lies in bodies, arrivals and titles, and in nothing that is kept, logged or sent besides', async () => {
  await using site = await staffSite();
  const logged: string[] = [];
  (site.house as { log: unknown }).log = (...said: unknown[]) => logged.push(JSON.stringify(said));
  const to: string[] = [];
  const visitor = site.visitor();
  await visitor.get('/danger');
  const field = (name: string) => [name, `${canary} ${name}`] as const;
  const danger = ['happening', 'place', 'people', 'name', 'telephone', 'key'].map(field);
  assert.equal((await visitor.post('/danger', Object.fromEntries(danger))).status, 200);

  await visitor.get('/tell-us/danger');
  for (let at = '/tell-us/danger', pages = 0; at.startsWith('/tell-us/') && at !== '/tell-us/check' && pages < 30; pages += 1) {
    const { body } = await visitor.get(at);
    const main = body.slice(body.indexOf('<main'), body.indexOf('</main'));
    const names = [...main.matchAll(/<(?:input|textarea)[^>]* name="([\w-]+)"/g)].map(([, name = '']) => name);
    const typed = names
      .filter((name) => name !== '_csrf')
      .map((name): [string, string] => {
        const choice = new RegExp(`name="${name}" type="radio" value="([^"]+)"`).exec(main)?.[1];
        const isNumber = /-(day|month|year)$/.test(name) || name === 'ageAbout';
        const words = /email/i.test(name) ? `${canary}@example.org` : `${canary} ${name}`;
        return [name, name === 'danger' ? 'no' : (choice ?? (isNumber ? '' : words))];
      });
    const seen = await visitor.post(at, Object.fromEntries(typed));
    assert.equal(seen.status, 303, `${at} ${JSON.stringify(typed)}`);
    to.push((at = seen.to ?? ''));
  }
  to.push((await visitor.post('/tell-us/send')).to ?? '');
  assert.equal(to.at(-1), '/tell-us/receipt');

  const gita = await site.as('gita');
  const { file, referral } = await site.house.refer({ name: `${canary} Name`, concern: `${canary} concern` });
  const again = await site.house.refer({ name: `${canary} Name`, concern: `${canary} concern` });
  await gita.get('/help');
  const acts: readonly (readonly [string, readonly string[], Record<string, string>])[] = [
    [`/referrals/${referral}/record/add`, ['words', 'source', 'key'], {}],
    [`/referrals/${referral}/record/need`, ['need', 'words', 'key'], {}],
    [`/referrals/${referral}/record/expert-view`, ['expert', 'view', 'key'], {}],
    [`/referrals/${referral}/record/look`, ['words', 'agencies', 'key'], {}],
    [`/files/${file}/danger`, ['words', 'where', 'mayBeTarget', 'key'], {}],
    [`/files/${file}/lead`, ['reason', 'key'], { post: 'team' }],
    [`/referrals/${referral}/candidates/r-${again.referral.slice(4)}`, ['reason', 'key'], { answer: 'not-sure' }],
  ];
  for (const [path, names, more] of acts) {
    const seen = await gita.post(path, { ...Object.fromEntries(names.map(field)), ...more });
    assert.ok(seen.status < 500, path);
    to.push(seen.to ?? '');
  }
  for (const path of [`/files/${file}`, `/referrals/${referral}`, '/today', '/queue', `/queue?reference=${canary}`]) await gita.get(path);
  site.house.at('2026-04-20T09:00');
  await settleDue(site.house);
  await takeWaiting(site.house);
  await sealReads(site.house);

  await using superuser = await connect(site.house.database.superuserUrl, 'test');
  assert.deepEqual(await columnsWith(superuser, canary), allowed);
  assert.doesNotMatch(logged.join('\n') + JSON.stringify(site.faults) + to.join('\n'), new RegExp(canary, 'i'));
  assert.ok(to.filter(Boolean).length > 15);
  assert.deepEqual(site.faults, []);
});
