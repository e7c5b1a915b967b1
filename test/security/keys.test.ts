/** Keys and ids that a form sends are an attacker's: they settle nothing but that form, and name nothing of another file. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { look } from '../../src/app/look.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('keys of forms', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite();
  });
  after(() => site[Symbol.asyncDispose]());
  /** On a page, so that there is a token to send. */
  const signedIn = async (who: Parameters<StaffSite['as']>[0]) => {
    const visitor = await site.as(who);
    await visitor.get('/help');
    return visitor;
  };
  const stateOf = async (file: string) => (await look(site.house, site.house.viewer('gita'), [file])).files.get(file);

  test('nobody uses up the key under which an arrival is settled', async () => {
    const { referral } = await site.house.refer({ name: 'Ann Bee' });
    const left = { channel: 'web-form', contentType: 'text/plain', bytes: Buffer.from('not a form'), idempotencyKey: 'x' };
    const { arrival } = await leave(site.house, publicViewer(site.house.area), left);
    assert.equal((await takeReferral(site.house, arrival)).kind, 'unreadable');
    const gita = await signedIn('gita');
    assert.equal(
      (await gita.post(`/referrals/${referral}/record/add`, { words: 'x', source: 'x', key: `arrival:${arrival}` })).status,
      303,
    );
    const settled = await gita.post(`/arrivals/${arrival}`, { act: 'set-aside', why: 'reports nobody', reason: 'Nothing in it.' });
    assert.match(settled.to ?? '', /arrival-set-aside/);
  });

  test('a key of somebody else is nothing: what each sends is recorded under their own name', async () => {
    const { file, referral } = await site.house.refer({ name: 'Cora Dell' });
    const [gita, tom] = [await signedIn('gita'), await signedIn('tom')];
    const sent = { words: 'The same words.', source: 'A call.', key: 'the same key' };
    for (const visitor of [gita, gita, tom]) assert.equal((await visitor.post(`/referrals/${referral}/record/add`, sent)).status, 303);
    const added = (await stateOf(file))?.referrals.get(referral)?.added ?? [];
    assert.deepEqual(
      added.map(({ by }) => by),
      ['gita', 'tom'],
    );
  });

  test('no length or character of a key breaks a form', async () => {
    const { referral } = await site.house.refer({ name: 'Ed Frey' });
    const gita = await signedIn('gita');
    const random = Array.from({ length: 50_000 }, () => Math.random().toString(36).slice(2, 4)).join('');
    for (const key of [random, 'a\u0000b', '\u202e', '__proto__', "'; --"])
      assert.equal((await gita.post(`/referrals/${referral}/record/add`, { words: 'x', source: 'x', key })).status, 303);
    assert.deepEqual(site.faults, []);
  });

  test('a report of danger cannot be given the id of another, in this file or in another', async () => {
    const other = await site.danger('In another file.');
    const { file } = await site.house.refer({ name: 'Gus Hale' });
    const gita = await signedIn('gita');
    const long = 'k'.repeat(98);
    for (const [key, words] of [
      [other.danger.slice(2), 'one'],
      [`${long}a`, 'two'],
      [`${long}b`, 'three'],
      [`${long}b`, 'three'],
    ] as const)
      assert.equal((await gita.post(`/files/${file}/danger`, { key, words })).status, 303);
    const dangers = [...((await stateOf(file))?.dangers.values() ?? [])];
    assert.deepEqual(
      dangers.map(({ account }) => account.words),
      ['one', 'two', 'three'],
    );
    assert.ok(dangers.every(({ id }) => id !== other.danger));
  });

  test('what lies in another file is not there under this one', async () => {
    const mine = await site.house.refer({ name: 'Ida Jute' });
    const theirs = await site.house.refer({ name: 'Kit Lorne' });
    const danger = await site.danger('Theirs.');
    const [gita, sol] = [await signedIn('gita'), await signedIn('sol')];
    const obligation = [...((await stateOf(theirs.file))?.obligations.keys() ?? [])][0] ?? '';
    assert.notEqual(obligation, '');
    const record = [...((await stateOf(theirs.file))?.records.keys() ?? [])][0] ?? '';
    const foreign = [
      `/files/${mine.file}/danger/${danger.danger}`,
      `/files/${mine.file}/owed/${encodeURIComponent(obligation)}`,
      `/files/${mine.file}/records/${record}/unlink`,
      `/referrals/${mine.referral}/candidates/${record}`,
    ];
    for (const path of foreign) assert.equal((await gita.get(path)).status, 404, path);
    const acts = { words: 'x', reason: 'x', why: 'x', act: 'acknowledge', acknowledgement: 'x', answer: 'same', key: 'k' };
    for (const path of [...foreign, `/referrals/${mine.referral}/earlier/${theirs.referral}`]) {
      const seen = await gita.post(path, acts);
      assert.ok(seen.status >= 400 && seen.status < 500, `${path}: ${seen.status}`);
    }
    // A referring organisation: the same answer for what is there and what is not.
    for (const path of [
      ...foreign,
      `/files/${theirs.file}`,
      `/referrals/${theirs.referral}`,
      '/files/none',
      '/referrals/none',
      '/arrivals/x',
      '/queue',
    ])
      assert.equal((await sol.get(path)).status, 403, path);
    assert.deepEqual(site.faults, []);
  });
});
