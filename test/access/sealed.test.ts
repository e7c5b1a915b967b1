/** Who told us is sealed: in the database, on every page, in print and chronology, in logs; opened by an act with a reason (K06, K11). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { finishDisposals, openDisposalPool } from '../../src/app/disposal.ts';
import { leave, raiseDanger, takeReferral } from '../../src/app/intake.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
import { connect } from '../../src/store/connect.ts';
import { headSize, inLedgerSnapshot, streamStoredFacts } from '../../src/store/ledgerProof.ts';
import { publicViewer, viewing } from '../../src/store/viewing.ts';
import { formBytes } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';
import { asSuperuser } from '../support/watchdog.ts';

const name = 'Merrin Ottaway';
const telephone = '01632 960 417';
const secret = /Ottaway|960 417|her aunt|after six/;
const reason = 'To ask when she last saw him.';

describe('who told us', () => {
  let site: StaffSite;
  let file: string;
  let referral: string;
  let fact: string;
  const logged: string[] = [];

  /** Opens the page and sends its form, as a browser would. */
  const submit = async (visitor: Visitor, page: string, fields: Readonly<Record<string, string>>) => {
    await visitor.get(page);
    return visitor.post(page, { key: site.house.newId(), ...fields });
  };

  before(async () => {
    site = await staffSite();
    (site.house as { log: unknown }).log = (sentence: string, ids?: object) => void logged.push(`${sentence} ${JSON.stringify(ids)}`);
    const form = JSON.parse(formBytes('Tamsin Quennell', '2010-02-03', 'Said something worrying.', 'yes').toString());
    Object.assign(form.referrer, {
      name,
      telephone,
      safeContact: 'Text only, after six',
      role: 'family-or-friend',
      howKnown: 'I am her aunt',
    });
    const left = await leave(site.house, publicViewer(site.house.area), {
      channel: 'web-form',
      contentType: 'application/json',
      bytes: Buffer.from(JSON.stringify(form)),
      idempotencyKey: 'k1',
    });
    const taken = await takeReferral(site.house, left.arrival);
    assert.equal(taken.kind, 'taken');
    file = `f-${left.arrival}`;
    referral = `ref-${left.arrival}`;
    const [row] = await asSuperuser(site.house, `select id from ledger.fact where type = 'ReferralReceived'`);
    fact = String(row?.id);
  });
  after(() => site[Symbol.asyncDispose]());

  /** The tables in which a viewer of the area finds these words, in every row that they can select. */
  const tablesWith = (practitioner: 'gita' | 'rhea' | 'tom', words: RegExp) =>
    viewing(site.house.pool, site.house.viewer(practitioner), async (tx) => {
      const { rows } = await tx.query<{ name: string }>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.role_table_grants
          where grantee = 'throughline_service' and privilege_type = 'SELECT' and table_schema in ('ledger', 'throughline')`,
      );
      const found: string[] = [];
      for (const table of rows)
        if (words.test(JSON.stringify((await tx.query(`select to_jsonb(t) as row from ${table.name} t`)).rows))) found.push(table.name);
      const bytes = await tx.query<{ text: string }>(`select convert_from(bytes, 'UTF8') as text from throughline.arrival`);
      return bytes.rows.some((row) => words.test(row.text)) ? [...found, 'bytes of arrivals'] : found;
    });

  test('raw SQL as somebody of the area sees nothing of them, neither values nor the bytes that came', async () => {
    for (const who of ['gita', 'tom', 'rhea'] as const) {
      assert.deepEqual(await tablesWith(who, /Said something worrying/), ['ledger.fact_body']);
      assert.deepEqual(await tablesWith(who, secret), []);
    }
    const [held] = await asSuperuser(site.house, `select count(*)::int as n from ledger.fact_body where body like '%Ottaway%'`);
    assert.equal(held?.n, 1, 'it is held');
  });

  const ask = (practitioner: 'gita' | 'tom', opening: string) =>
    viewing(site.house.pool, site.house.viewer(practitioner), async (tx) => {
      return (await tx.query('select body from ledger.open_sealed($1, $2, $3)', [site.house.area, fact, opening])).rows.length;
    });

  test('the function opens it to nobody who has not recorded that they open it', async () => {
    assert.equal(await ask('gita', fact), 0);
    assert.equal(await ask('gita', 'nothing'), 0);
  });

  test('file, print, chronology, referral, queue, lists and the log name nobody, and say of which sort they are', async () => {
    for (const who of ['gita', 'tom', 'dora', 'rhea'] as const) {
      const visitor = await site.as(who);
      for (const path of [`/files/${file}`, `/referrals/${referral}`, '/queue', '/today', `/files/${file}/sources/${fact}`]) {
        const { body, status } = await visitor.get(path);
        assert.equal(status, 200, path);
        assert.doesNotMatch(body, secret, path);
      }
    }
    const gita = await site.as('gita');
    assert.match((await gita.get(`/referrals/${referral}`)).body, /Given by a member of the public/);
    assert.equal((await gita.get(`/arrivals/${referral.slice('ref-'.length)}`)).status, 404);
    assert.doesNotMatch(logged.join('\n'), secret);
  });

  test('a post without the right is refused with whom to ask, and nothing is recorded', async () => {
    const rhea = await site.as('rhea');
    const page = `/files/${file}/sources/${fact}`;
    assert.match((await rhea.get(page)).body, /Ask one of these posts: Gateway assessor, Prevent supervisor/);
    const sent = await recordAct(site.house, site.house.viewer('rhea'), { act: 'open-source', file, fact, reason, key: 'r1' });
    assert.equal(sent.kind === 'refused' && sent.reasons[0]?.code, 'not-allowed');
    const inDanger = await recordAct(site.house, site.house.viewer('rhea'), { act: 'open-source-in-danger', file, fact, key: 'r2' });
    assert.equal(inDanger.kind === 'refused' && inDanger.reasons[0]?.code, 'danger-written-up');
  });

  test('opening needs a reason, is on the file and in the read log, and is open to the opener alone, for an hour', async () => {
    const gita = await site.as('gita');
    const page = `/files/${file}/sources/${fact}`;
    assert.equal((await submit(gita, page, { reason: '' })).status, 422);
    const sent = await submit(gita, page, { reason });
    assert.equal(sent.status, 303, sent.body);
    const opened = await gita.get(String(sent.to));
    assert.match(opened.body, /Merrin Ottaway/);
    assert.match(opened.body, /Text only, after six/);
    assert.ok(opened.body.indexOf('after six') < opened.body.indexOf('960 417'), 'how it is safe comes first');
    const reads = await asSuperuser(site.house, `select reason, refs from throughline.read_log where reason = $1`, [reason]);
    assert.deepEqual(reads[0]?.refs, [
      { kind: 'file', id: file },
      { kind: 'referrer', id: fact },
    ]);
    const tom = await site.as('tom');
    assert.equal((await tom.get(String(sent.to))).status, 404);
    const opening = /\/opened\/([^/?]+)/.exec(String(sent.to))?.[1] ?? '';
    assert.deepEqual([await ask('gita', opening), await ask('tom', opening)], [1, 0], 'the database says so too');
    const seen = (await tom.get(`/files/${file}`)).body;
    assert.match(seen, /Who told us, which is sealed, was opened/);
    assert.match(seen, /To ask when she last saw him/);
    assert.doesNotMatch(seen, secret);
    site.house.at('2026-03-02T10:30');
    assert.equal((await gita.get(String(sent.to))).status, 404);
    assert.deepEqual(await tablesWith('tom', secret), []);
    assert.doesNotMatch(logged.join('\n'), secret);
  });

  test('in danger whoever acts reaches the reporter with one button; once it is written up a reason is asked', async () => {
    const bytes = Buffer.from(new URLSearchParams({ happening: 'He is outside with a knife', name, telephone }).toString());
    const dora = await site.as('dora');
    const left = await leave(site.house, publicViewer(site.house.area), {
      channel: 'danger-form',
      contentType: 'application/x-www-form-urlencoded',
      bytes,
      idempotencyKey: 'd1',
    });
    await raiseDanger(site.house, left.arrival);
    const about = `/files/f-${left.arrival}`;
    const report = (await dora.get(`${about}/danger/d-${left.arrival}`)).body;
    assert.doesNotMatch(report, secret);
    const link = /href="([^"]+\/sources\/[^"]+)"/.exec(report)?.[1] ?? '';
    const sent = await submit(dora, link, {});
    assert.equal(sent.status, 303, sent.body);
    assert.match((await dora.get(String(sent.to))).body, /Merrin Ottaway/);
  });

  test('the referring organisation keeps what it wrote itself, with who wrote it; another does not see it', async () => {
    const sol = site.house.viewer('sol');
    const form = JSON.parse(formBytes('Ives Quarrell', undefined, 'Stopped coming to school.', 'yes').toString());
    Object.assign(form.referrer, { name: 'Perran Aldous', role: 'education' });
    const left = await leave(site.house, sol, {
      channel: 'web-form',
      contentType: 'application/json',
      bytes: Buffer.from(JSON.stringify(form)),
      idempotencyKey: 'k2',
    });
    await takeReferral(site.house, left.arrival);
    const own = (organisation: string) =>
      viewing(site.house.pool, { ...sol, organisation }, async (tx) => {
        return (await tx.query(`select body from ledger.fact_body where body like '%Perran Aldous%'`)).rows.length;
      });
    assert.deepEqual([await own('school'), await own('surgery')], [1, 0]);
    // Who only refers is named nowhere, also where they were signed in: the opener is told.
    const gita = await site.as('gita');
    const page = (await gita.get(`/referrals/ref-${left.arrival}`)).body;
    assert.match(page, /Given by a professional of Wexmoor school/);
    assert.doesNotMatch(page, /Perran|>sol</);
    assert.doesNotMatch((await gita.get(`/files/f-${left.arrival}`)).body, /Perran|>sol\b|\bsol,/);
    const link = /href="([^"]+\/sources\/[^"]+)"/.exec(page)?.[1] ?? '';
    const sent = await submit(gita, link, { reason: 'To ask about his friends.' });
    assert.match((await gita.get(String(sent.to))).body, /Perran Aldous[\s\S]*Signed in as[\s\S]*sol/);
  });

  test('what is let go leaves nothing of whoever told us', async () => {
    const act = (request: CaseAct, who: 'gita' | 'tom' | 'rhea' | 'sena') =>
      recordAct(site.house, site.house.viewer(who), { ...request, file, key: site.house.newId() });
    const words = 'It was a misunderstanding.';
    await act({ act: 'assess', referral, fields: { outcome: 'not appropriate', words } }, 'gita');
    await act(
      { act: 'propose-closure', referral, fields: { finding: 'unfounded', reasons: ['explained'], words, cumulative: '', answers: [] } },
      'gita',
    );
    await act({ act: 'agree-to-close', referral, words }, 'tom');
    await act({ act: 'propose-disposal', reason: words }, 'rhea');
    const gone = await act({ act: 'dispose', reason: words }, 'sena');
    assert.equal(gone.kind, 'done', JSON.stringify(gone));
    await using disposal = openDisposalPool(site.house.database.disposalUrl);
    assert.equal(await finishDisposals(site.house, disposal.pool), 1);
    const [left] = await asSuperuser(
      site.house,
      `select count(*)::int as n from ledger.fact_body b join ledger.fact f using (ledger, position) where f.file = $1 and b.body like '%Ottaway%'`,
      [file],
    );
    assert.equal(left?.n, 0);
  });

  test('the ledger verifies, and a rebuild finds nothing to put right', async () => {
    await using service = await connect(site.house.database.serviceUrl, 'test');
    const verified = await inLedgerSnapshot(service, site.house.area, async (tx) =>
      verifyLedger(streamStoredFacts(tx, site.house.area), { headSize: (await headSize(tx, site.house.area)) ?? 0 }),
    );
    assert.equal(verified.ok, true);
    assert.deepEqual((await rebuild(site.house, { check: true })).differences, []);
  });
});
