/** A read is a row before the answer; without the row nothing is shown but whom to telephone; and rows are sealed where they cannot be taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessLedger, sealReads } from '../../src/app/reading.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
import { connect } from '../../src/store/connect.ts';
import { headSize, inLedgerSnapshot, streamStoredFacts } from '../../src/store/ledgerProof.ts';
import { reading } from '../../src/web/answer.ts';
import { listRoutes } from '../../src/web/routes.ts';
import type { TestHouse } from '../support/house.ts';
import { staffSite } from '../support/staff.ts';

interface ReadRow {
  readonly practitioner: string;
  readonly route: string;
  readonly refs: readonly { readonly kind: string; readonly id: string }[];
  readonly sealed_in: string | null;
}

async function readsOf(house: TestHouse): Promise<readonly ReadRow[]> {
  await using superuser = await connect(house.database.superuserUrl, 'test');
  return (await superuser.query<ReadRow>('select practitioner, route, refs, sealed_in from throughline.read_log order by id')).rows;
}

test('each page that reads personal data writes one row that names what was read', async () => {
  await using site = await staffSite();
  const { file, referral } = await site.house.refer({ name: 'Tamsin Quennell' });
  const gita = await site.as('gita');
  let seen = 0;
  for (const { method, path, reads } of listRoutes()) {
    if (method !== 'GET' || reads === 'nothing' || path.includes('/earlier/')) continue;
    const before = (await readsOf(site.house)).length;
    const answer = await gita.get(
      path.replace('/files/:id', `/files/${file}`).replace('/referrals/:id', `/referrals/${referral}`).replaceAll(/:\w+/g, 'x'),
    );
    const rows = (await readsOf(site.house)).slice(before);
    const isLogged = answer.status === 200 && reading[reads].logged;
    assert.equal(rows.length, isLogged ? 1 : 0, `${path} answered ${answer.status} and wrote ${rows.length}`);
    if (!isLogged) continue;
    seen += 1;
    assert.deepEqual([rows[0]?.practitioner, rows[0]?.route], ['gita', path]);
  }
  assert.ok(seen > 0, 'a page was read');
});

test('when the read log cannot be written nothing is shown but whom to telephone', async () => {
  await using site = await staffSite();
  const { file } = await site.house.refer({ name: 'Tamsin Quennell' });
  const gita = await site.as('gita');
  assert.match((await gita.get(`/files/${file}`)).body, /Quennell/);
  {
    await using superuser = await connect(site.house.database.superuserUrl, 'test');
    await superuser.query('revoke insert on throughline.read_log from throughline_service');
  }
  const refused = await gita.get(`/files/${file}`);
  assert.equal(refused.status, 503);
  assert.doesNotMatch(refused.body, /Quennell/);
  assert.match(refused.body, /01632 960 999/);
});

test('sealed reads stand in the access ledger, once each, and it verifies; a row rewritten there is found', async () => {
  await using site = await staffSite();
  const { house } = site;
  const { file } = await house.refer({ name: 'Tamsin Quennell' });
  const gita = await site.as('gita');
  for (let i = 0; i < 3; i += 1) await gita.get(`/files/${file}`);
  assert.equal(await sealReads(house), 3);
  assert.equal(await sealReads(house), 0);
  assert.ok((await readsOf(house)).every((row) => row.sealed_in !== null));
  const ledger = accessLedger(house.area);
  const verify = async () => {
    await using service = await connect(house.database.serviceUrl, 'test');
    return await inLedgerSnapshot(service, ledger, async (tx) =>
      verifyLedger(streamStoredFacts(tx, ledger), { headSize: (await headSize(tx, ledger)) ?? 0 }),
    );
  };
  assert.equal((await verify()).ok, true);
  {
    await using superuser = await connect(house.database.superuserUrl, 'test');
    await superuser.query(`update ledger.fact_body set body = replace(body, 'gita', 'tom') where ledger = $1`, [ledger]);
  }
  assert.equal((await verify()).ok, false);
});
