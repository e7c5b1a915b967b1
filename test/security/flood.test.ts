/** One stranger cannot stop the house for everybody else: what a report makes it compute is bounded, and what was typed does not stay. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expireDrafts, loadDraft, saveDraft } from '../../src/app/drafts.ts';
import { leave, takeReferral, takeWaiting } from '../../src/app/intake.ts';
import { findCandidates } from '../../src/matching/candidates.ts';
import { createPeopleList } from '../../src/matching/people-list.ts';
import { publicViewer, serviceViewer, viewing } from '../../src/store/viewing.ts';
import { connect } from '../../src/store/connect.ts';
import { errorsOf, inputsOf } from '../../src/web/referral/question.ts';
import { questions } from '../../src/web/referral/questions.ts';
import { formBytes, testHouse } from '../support/house.ts';
import { spent } from '../support/spent.ts';

const word = (i: number): string => String.fromCharCode(...[i % 26, Math.floor(i / 26) % 26, Math.floor(i / 676) % 26].map((n) => 97 + n));

test('a report that lists thousands of names is taken in seconds, again and again', async () => {
  await using house = await testHouse();
  const form = JSON.parse(formBytes('Ann Bee', undefined, 'A concern.', 'no').toString()) as { person: { otherNames: string } };
  form.person.otherNames = Array.from({ length: 2500 }, (_, i) => `Nam${word(i)}`).join(',');
  const milliseconds = await spent(async () => {
    for (const idempotencyKey of ['a', 'b', 'c']) {
      const bytes = Buffer.from(JSON.stringify(form));
      const { arrival } = await leave(house, publicViewer(house.area), {
        channel: 'web-form',
        contentType: 'application/json',
        bytes,
        idempotencyKey,
      });
      assert.equal((await takeReferral(house, arrival)).kind, 'taken');
    }
  });
  // Two such reports took three minutes before.
  assert.ok(milliseconds < 15_000, `${milliseconds} ms`);
});

test('one question to the list costs no more for long names of many like parts, and the likeliest are still found', async () => {
  const list = createPeopleList();
  const like = (seed: string) =>
    Array.from({ length: 12 }, (_, i) => ({ whole: [...'abcdefgh'].map((letter) => `anna${seed}${letter}${word(i)}`).join(' ') }));
  for (let i = 0; i < 300; i += 1) list.add({ record: `r${i}`, file: `f${i}`, names: like(word(i)) });
  list.add({ record: 'known', file: 'known', names: [{ whole: 'Orla Quennell' }], born: { date: '2010-02-03' } });
  const milliseconds = await spent(() => findCandidates({ names: like('zzz') }, list));
  assert.ok(milliseconds < 5_000, `${milliseconds} ms`);
  const many = Array.from({ length: 5000 }, (_, i) => ({ whole: `Vim${word(i)} Roph${word(i)}` }));
  const [first] = findCandidates({ names: [{ whole: 'Orla Quenell' }, ...many], born: { date: '2010-02-03' } }, list);
  assert.equal(first?.record, 'known');
});

test('no answer of the public form is looked at for longer than it takes to read it', async () => {
  const now = Date.parse('2026-06-12T09:05:00Z');
  const hostile = ['@', 'a', ' ', '1', '-', 'name ', 'A1 ', 'a@', '\n', '\u0000', '(', 'unknown ', '\ufdfa'];
  const milliseconds = await spent(() => {
    for (const piece of hostile)
      for (const question of questions) {
        const typed = `${piece.repeat(Math.floor(200_000 / piece.length))} x`;
        errorsOf(question, Object.fromEntries(question.body.flatMap(inputsOf).map((name) => [name, typed])), now);
      }
  });
  assert.ok(milliseconds < 3_000, `${milliseconds} ms`);
});

test('a hundred reports that cannot be recorded do not keep danger waiting, nor what came after them', async () => {
  await using house = await testHouse();
  const arrive = (channel: string, bytes: Buffer) =>
    leave(house, publicViewer(house.area), { channel, contentType: 'text/plain', bytes, idempotencyKey: house.newId() });
  for (let i = 0; i < 101; i += 1) await arrive('web-form', Buffer.from('no form'));
  const danger = await arrive('danger-form', Buffer.from('happening=Now'));
  const last = await arrive('web-form', formBytes('Ann Bee', undefined, 'A concern.', 'no'));
  const read = (arrival: string) =>
    viewing(
      house.pool,
      serviceViewer(house.area, 'intake'),
      async (tx) => (await tx.query('select from throughline.file where ledger = $1 and id = $2', [house.area, `f-${arrival}`])).rowCount,
    );
  await takeWaiting(house);
  assert.equal(await read(danger.arrival), 1);
  await takeWaiting(house);
  assert.equal(await read(last.arrival), 1);
});

test('a draft is gone a day after it was last touched, and is nobody’s without its key and its area', async () => {
  await using house = await testHouse();
  const draft = (lookup: string) => ({ lookup, sealed: Buffer.from('sealed'), isSent: false, byCode: false });
  await saveDraft(house, draft('old'));
  await saveDraft(house, draft('new'));
  {
    await using superuser = await connect(house.database.superuserUrl, 'test');
    await superuser.query(`update throughline.draft set keep_until = keep_until - interval '24 hours' where key = 'old'`);
    assert.equal(await loadDraft(house, 'old'), null);
    assert.equal(await expireDrafts(house), 1);
    assert.deepEqual((await superuser.query<{ key: string }>('select key from throughline.draft')).rows, [{ key: 'new' }]);
  }
  assert.equal(String(await loadDraft(house, 'new')), 'sealed');
  assert.equal(await loadDraft({ ...house, area: 'elsewhere' }, 'new'), null);
  await using service = await connect(house.database.serviceUrl, 'test');
  assert.deepEqual((await service.query(`select throughline.load_draft($1, 'new') as body`, [house.area])).rows, [{ body: null }]);
  await assert.rejects(service.query('select throughline.expire_drafts($1)', [house.area]), { code: 'TL006' });
});
