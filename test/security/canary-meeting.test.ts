/** The word again, in every form that staff and partners have around a file: in no log, address, title, mail, job or list of reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { planTelling } from '../../src/app/telling.ts';
import { connect } from '../../src/store/connect.ts';
import { routes } from '../../src/web/routes.ts';
import { staffSite } from '../support/staff.ts';
import type { Seen, Visitor } from '../support/visitor.ts';

const canary = 'Kestrelbane';

interface Form {
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
}
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** The forms of a page's main part, filled in as somebody would who writes the word wherever words go. */
function formsOf({ body }: Seen, day: number): readonly Form[] {
  const main = body.slice(body.indexOf('<main'), body.indexOf('</main'));
  return [...main.matchAll(/<form method="post"([^>]*)>([^]*?)<\/form>/g)].map(([, head = '', inside = '']) => {
    const chosen = new Set<string>();
    const fields: [string, string][] = [];
    for (const [tag, kind] of inside.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      if (name === undefined || (chosen.has(name) && kind !== 'input')) continue;
      const type = attribute(tag, 'type') ?? 'text';
      const value = attribute(tag, 'value') ?? '';
      if (type === 'hidden' || kind === 'button') fields.push([name, value]);
      else if (type === 'radio' || type === 'checkbox') {
        if (!chosen.has(name) && value !== '') fields.push([name, value]);
      } else if (kind === 'select') {
        const options = [...inside.slice(inside.indexOf(tag)).matchAll(/<option value="([^"]+)"/g)];
        fields.push([name, options[0]?.[1] ?? '']);
      } else if (/^true(Time|Learnt)-/.test(name)) continue;
      else if (name.endsWith('-day')) fields.push([name, String(day)]);
      else if (name.endsWith('-month')) fields.push([name, '3']);
      else if (name.endsWith('-year')) fields.push([name, '2026']);
      else if (name.endsWith('-time')) fields.push([name, '14:30']);
      else fields.push([name, `${canary} ${name}`]);
      chosen.add(name);
    }
    return { action: attribute(head, 'action') ?? '', fields };
  });
}

test('what staff and partners type around a file lies in bodies and in what is theirs, and is nowhere logged, addressed, titled or sent', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const logged: string[] = [];
  (house as { log: unknown }).log = (...said: unknown[]) => logged.push(JSON.stringify(said));
  const known = await house.refer({ name: 'Tamsin Quennell', born: '1990-02-03', under18: 'no' });
  const { file, referral } = known;
  const gita = await site.as('gita');
  const out: string[] = [];
  const titles: string[] = [];
  let posted = 0;
  let recorded = 0;
  const everyForm = async (visitor: Visitor, page: string) => {
    let refused = true;
    // A day to come and a day that is past: a form takes one or the other.
    for (const day of [20, 2]) {
      if (!refused) return;
      refused = false;
      const seen = await visitor.get(page);
      out.push(seen.to ?? '');
      titles.push(/<title>([^<]*)/.exec(seen.body)?.[1] ?? '');
      if (seen.status !== 200) return;
      for (const form of formsOf(seen, day)) {
        const fields = form.fields.map(([name, value]) => [name, name === '_csrf' ? seen.token : value]);
        const sent = await visitor.send('POST', form.action || page, new URLSearchParams(fields).toString());
        assert.ok(sent.status < 500, `${page} ${form.action} ${sent.status}`);
        out.push(sent.to ?? '');
        titles.push(/<title>([^<]*)/.exec(sent.body)?.[1] ?? '');
        posted += 1;
        if (sent.status === 303) recorded += 1;
        else refused = true;
      }
    }
  };
  const added = await recordAct(house, house.viewer('gita'), {
    act: 'add-information',
    file,
    key: 'a',
    referral,
    fields: { words: `${canary} said`, source: `${canary} source` },
  });
  const fact = added.kind === 'done' ? (added.facts.find((each) => each.kind === 'entry')?.id ?? '') : '';
  await everyForm(gita, `/referrals/${referral}/partners/deconflict`);
  const params: Readonly<Record<string, readonly string[]>> = { fact: [fact] };
  const concrete = (path: string): readonly string[] => {
    if (path.startsWith('/files/:id')) path = path.replace(':id', file);
    if (path.startsWith('/referrals/:id')) path = path.replace(':id', referral);
    if (path.startsWith('/people/:id')) path = path.replace(':id', 'rhea');
    if (path.startsWith('/posts/:id')) path = path.replace(':id', 'gateway');
    if (path.endsWith('/:what'))
      return [
        ...'deconflict deconfliction ask section-36 agree-36 offer-need refuse-need feedback read-added'.split(' '),
        ...'assess add need look expert-view'.split(' '),
      ].map((what) => path.replace(':what', what));
    return path.includes(':fact') ? (params['fact'] ?? []).map((id) => path.replace(':fact', id)) : path.includes(':') ? [] : [path];
  };
  const skipped = /^\/(sign-in|demonstration|tell-us|danger$|files\/[^/]+\/disposal)|decide$|leaving$/;
  const pages = [...new Set(routes.filter(({ method }) => method === 'GET').flatMap(({ path }) => concrete(path)))].filter(
    (path) => !skipped.test(path),
  );
  for (const page of pages) await everyForm(gita, page);
  const tom = await site.as('tom');
  for (const page of pages.filter((each) => /posts|people|cover|told|state|hand-over|dispute/.test(each))) await everyForm(tom, page);
  // What has been made meanwhile has pages of its own.
  const sight = await lookAt(house, house.viewer('gita'), file);
  const made = sight?.file;
  for (const [noun, ids] of [
    ['visits', made?.visits.keys()],
    ['markers', made?.markers.keys()],
    ['requests', made?.requests.keys()],
    ['dispute', made?.disputes.keys()],
    ['hand-over', made?.handovers.keys()],
    ['challenge', made?.challenges.keys()],
    ['danger', made?.dangers.keys()],
  ] as const)
    for (const id of ids ?? []) for (const who of [gita, tom]) await everyForm(who, `/files/${file}/${noun}/${id}`);
  const sol = await site.as('sol');
  await everyForm(sol, '/today');
  for (const request of made?.requests.keys() ?? []) await everyForm(sol, `/asked/${request}`);
  house.at('2026-04-20T09:00');
  await settleDue(house);
  await planTelling(house);

  assert.ok(posted > 40 && recorded > 15, `${posted} forms were sent and ${recorded} recorded`);
  for (const [what, lines] of [
    ['a log', logged],
    ['an address', out],
    ['a title', titles],
    ['a fault', site.faults.map((each) => JSON.stringify(each))],
  ] as const)
    assert.deepEqual(
      lines.filter((line) => /Kestrelbane|Quennell/i.test(line)),
      [],
      what,
    );
  assert.deepEqual(site.faults, []);

  await using superuser = await connect(house.database.superuserUrl, 'test');
  const { rows } = await superuser.query<{ at: string; type: string }>(
    `select format('%I.%I.%I', n.nspname, c.relname, a.attname) as at, a.atttypid::regtype::text as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'throughline', 'watchdog', 'graphile_worker') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  );
  const found: string[] = [];
  for (const { at, type } of rows) {
    const [schema, table, column] = at.split('.');
    const text = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`;
    const { rowCount } = await superuser.query(`select from ${schema}.${table} where ${text} ilike $1 limit 1`, [`%${canary}%`]);
    if (rowCount) found.push(at);
  }
  assert.deepEqual(
    found.filter(
      (each) =>
        ![
          'ledger.fact_body.body',
          'throughline.arrival.bytes',
          'throughline.record_file.details',
          'throughline.referral.title',
          'throughline.file.title',
          // What staff have typed and not sent, in rows that only they see; how somebody who asks for advice is reached; why something was opened.
          'throughline.staff_draft.fields',
          'throughline.judgement_draft.content',
          'throughline.advice.contact',
          'throughline.read_log.reason',
        ].includes(each),
    ),
    [],
  );
});
