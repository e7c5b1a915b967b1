/** Whatever is typed or sent is kept, shown as text, or refused in words: it never stops a page, an alert or the reading of a report. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, raiseDanger, takeReferral, takeWaiting } from '../../src/app/intake.ts';
import { queueItems } from '../../src/store/arrivals.ts';
import { publicViewer, serviceViewer, viewing } from '../../src/store/viewing.ts';
import { formBytes } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

const deceiving = 'Zo\u0000ë \u202eyarK\u202c\u001b[31m';
const long = 'x'.repeat(30_000);
const polyglot = `jaVasCript:/*-/*\`/*'/*"/**/(/* */oNcliCk=alert() )//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert()//>{{7*7}}{% raw %}`;

type Form = { person: Record<string, unknown>; concern: Record<string, unknown> };

describe('hostile words', () => {
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

  const arrive = async (bytes: Uint8Array, channel = 'web-form'): Promise<string> => {
    const arrival = { channel, contentType: 'application/json', bytes, idempotencyKey: site.house.newId() };
    return (await leave(site.house, publicViewer(site.house.area), arrival)).arrival;
  };
  const form = (name: string, change: (form: Form) => void = () => {}): Buffer => {
    const made = JSON.parse(formBytes(name, undefined, 'A concern.', 'no').toString()) as Form;
    change(made);
    return Buffer.from(JSON.stringify(made));
  };
  const waiting = () => viewing(site.house.pool, serviceViewer(site.house.area, 'intake'), (tx) => queueItems(tx, site.house.area));

  test('a report with characters that no database holds, or that turn the line, is taken and shown without them', async () => {
    const taken = await takeReferral(site.house, await arrive(Buffer.from(form(deceiving).toString().replace('Zo', 'Zo\\ud800'))));
    assert.equal(taken.kind, 'taken');
    const gita = await signedIn('gita');
    const { status, body } = await gita.get(`/files/${taken.kind === 'taken' ? taken.file : ''}`);
    assert.equal(status, 200);
    assert.match(body, /yarK/);
    assert.doesNotMatch(body, /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  });

  test('a report with a day that no calendar has, or from another age, is taken: the day stays as words or starts nothing', async () => {
    for (const bornOn of ['2010-02-31', '1500', '9999-12'])
      assert.equal(
        (await takeReferral(site.house, await arrive(form('A B', ({ person }) => void (person.bornOn = bornOn))))).kind,
        'taken',
      );
    for (const happenedOn of ['0000-01-01', '9999-12-31', '2026-02-31']) {
      const bytes = form('A B', ({ concern }) => void (concern.happenedOn = happenedOn));
      assert.equal((await takeReferral(site.house, await arrive(bytes))).kind, 'taken', happenedOn);
    }
  });

  test('a report that is longer than can be recorded waits for a person at once, and is not tried again for ever', async () => {
    const arrival = await arrive(
      form('A B', ({ concern, person }) => void ((concern.whatHappened = 'x'.repeat(20_000)), (person.description = 'Tall.'))),
    );
    const taken = await takeReferral(site.house, arrival);
    assert.deepEqual([taken.kind, taken.kind === 'unreadable' && /concern/.test(taken.why)], ['unreadable', true]);
    assert.equal((await waiting()).find(({ item }) => item === `arrival/${arrival}`)?.queue, 'unreadable');
    assert.equal(await takeWaiting(site.house), 0);
  });

  test('nesting, foreign keys and bytes that are no text are on a queue with the reason', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const sent = [deep, form('deep').toString().replace('"deep"', deep), '{"__proto__":{"form":"referral"}}', '\u0000', '"', 'null', '[]'];
    for (const text of sent)
      assert.equal((await takeReferral(site.house, await arrive(Buffer.from(text)))).kind, 'unreadable', text.slice(0, 40));
  });

  test('danger alerts whatever it says and however long it is', async () => {
    for (const fields of [
      { happening: deceiving, place: deceiving },
      { happening: long, place: long, people: long, name: long, telephone: long },
    ]) {
      const arrival = await arrive(Buffer.from(new URLSearchParams(fields).toString()), 'danger-form');
      assert.ok((await raiseDanger(site.house, arrival)).alertedAt > 0);
      const visitor = site.visitor();
      await visitor.get('/danger');
      const seen = await visitor.post('/danger', fields);
      assert.deepEqual([seen.status, /has been alerted/.test(seen.body)], [200, true]);
    }
    const { file } = await site.house.refer({ name: 'Ann Bee' });
    const gita = await signedIn('gita');
    for (const words of [deceiving, long]) {
      const seen = await gita.post(`/files/${file}/danger`, { words, key: `k\u0000${words.length}` });
      assert.match(seen.to ?? '', /done=danger-reported/);
    }
  });

  test('the public form keeps what is hostile and shows it as text', async () => {
    const visitor = site.visitor();
    await visitor.get('/tell-us/who');
    const answers = [
      ['danger', { danger: 'no' }],
      ['who', { fullName: `${polyglot}${deceiving}`, otherNames: polyglot }],
      ['what-happened', { whatHappened: `${polyglot}${deceiving}` }],
    ] as const;
    for (const [slug, fields] of answers) assert.ok([303, 404, 422].includes((await visitor.post(`/tell-us/${slug}`, fields)).status));
    const { body } = await visitor.get('/tell-us/check');
    assert.match(body, /\{\{7\*7\}\}/);
    assert.doesNotMatch(body, /<sVg|<\/stYle/);
  });

  test('forms of staff take them, and none of it runs on a page', async () => {
    const { file, referral } = await site.house.refer({ name: polyglot, concern: polyglot });
    const gita = await signedIn('gita');
    const sent: readonly (readonly [string, Record<string, string>])[] = [
      [`/referrals/${referral}/record/add`, { words: `${polyglot}${deceiving}`, source: deceiving, key: 'a' }],
      [`/referrals/${referral}/record/add`, { words: polyglot, source: polyglot, key: 'b\u0000' }],
      [`/files/${file}/lead`, { post: 'team', reason: `${polyglot}${deceiving}`, key: 'c' }],
      [`/files/${file}/danger`, { words: polyglot, where: polyglot, mayBeTarget: polyglot, key: 'd' }],
    ];
    for (const [path, fields] of sent) assert.equal((await gita.post(path, fields)).status, 303, path);
    for (const path of [`/referrals/${referral}`, `/files/${file}`, '/today', '/queue', `/referrals/${referral}/decide`]) {
      const { status, body } = await gita.get(path);
      assert.equal(status, 200);
      assert.doesNotMatch(body, /<sVg|<\/stYle|<\/scRipt/, path);
      assert.doesNotMatch(body, / on\w+=|<script(?![^>]* src=")|href="(?!\/|#|tel:|mailto:)[^"]*:/, path);
    }
  });

  test('no page failed on the way', () => assert.deepEqual(site.faults, []));
});
