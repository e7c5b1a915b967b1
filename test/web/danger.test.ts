import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readDangerForm } from '../../src/feeds/danger-form/form.ts';
import { buildServer } from '../../src/web/server.ts';
import { Visitor } from '../support/visitor.ts';
import { WebStore, webDeps } from '../support/webDeps.ts';

describe('danger now (C43)', () => {
  let app: FastifyInstance;
  let store: WebStore;
  before(async () => {
    store = new WebStore();
    app = await buildServer(webDeps(store));
  });
  after(() => app.close());

  it('alerts the duty post at once, with no account, cookie or token', async () => {
    const seen = await new Visitor(app).postRaw('/danger', { place: 'Bus station' });
    assert.equal(seen.status, 200);
    assert.match(seen.body, /The duty post has been alerted at 10:05/);
    assert.match(seen.body, /If it gets worse, call 999/);
    assert.match(seen.body, /D-400/);
  });

  it('stores the bytes exactly as they came', async () => {
    const payload = 'happening=caf%E9+%00+&__proto__=x&happening=again&extra=1';
    await new Visitor(app).send('POST', '/danger', payload);
    const stored = [...store.arrivals.values()].at(-1);
    assert.equal(Buffer.from(stored?.bytes ?? []).toString(), payload);
    assert.equal(stored?.contentType, 'application/x-www-form-urlencoded');
    assert.equal(readDangerForm(stored.bytes).place, '');
    assert.match(readDangerForm(stored.bytes).happening, /^caf/);
  });

  it('sent twice is one alert, from the same page or with the same words', async () => {
    const before = store.alerts.size;
    const visitor = new Visitor(app);
    const key = /name="key" value="([^"]+)"/.exec((await visitor.get('/danger')).body)?.[1] ?? '';
    assert.notEqual(key, '');
    const first = await visitor.postRaw('/danger', { key, happening: 'shouting' });
    const second = await visitor.postRaw('/danger', { key, happening: 'shouting' });
    // Between marks: a token of the page may hold the same letters by chance.
    const reference = ({ body }: { body: string }) => />\s*(D-\d+)\s*</.exec(body)?.[1];
    assert.ok(reference(first));
    assert.equal(reference(first), reference(second));
    await visitor.postRaw('/danger', { happening: 'no key' });
    await visitor.postRaw('/danger', { happening: 'no key' });
    assert.equal(store.alerts.size, before + 2);
    await visitor.postRaw('/danger', { key, happening: 'shouting, and now with a knife' });
    assert.equal(store.alerts.size, before + 3, 'more words after going back are not swallowed');
    store.now += 600_000;
    await visitor.postRaw('/danger', { happening: 'no key' });
    assert.equal(store.alerts.size, before + 4, 'ten minutes later somebody says it again');
  });

  it('asks for a few words when there are none, and keeps the rest', async () => {
    const seen = await new Visitor(app).postRaw('/danger', { name: 'A <b>caller</b>', telephone: '01632 960 222' });
    assert.equal(seen.status, 422);
    assert.match(seen.body, /<title>Error: /);
    assert.match(seen.body, /A &lt;b&gt;caller&lt;\/b&gt;/);
    assert.match(seen.body, /value="01632 960 222"/);
    assert.match(seen.body, /tel:999/);
  });

  it('says that nobody was alerted when it could not be stored, and keeps the words', async () => {
    store.broken.add('arrivals');
    const seen = await new Visitor(app).postRaw('/danger', { happening: 'He has left the house' });
    store.broken.clear();
    assert.equal(seen.status, 503);
    assert.match(seen.body, /Nobody has been alerted/);
    assert.match(seen.body, /He has left the house/);
    assert.doesNotMatch(seen.body, /has been alerted at/);
  });

  it('says to telephone when the words are stored but the duty post was not alerted', async () => {
    store.broken.add('raiseDanger');
    const seen = await new Visitor(app).postRaw('/danger', { happening: 'He has left the school' });
    store.broken.clear();
    assert.equal(seen.status, 503);
    assert.match(seen.body, /Telephone the duty officer now/);
    assert.match(seen.body, new RegExp([...store.arrivals.values()].at(-1)?.reference ?? 'none'));
    assert.doesNotMatch(seen.body, /has been alerted at/);
  });

  it('is limited only by rate, and the page that says so has the numbers to call', async () => {
    const visitor = new Visitor(app, '192.0.2.7');
    const statuses = new Set<number>();
    for (let i = 0; i < 31; i++) statuses.add((await visitor.postRaw('/danger', { happening: `again ${i}` })).status);
    assert.deepEqual([...statuses], [200, 429]);
    assert.match(visitor.last?.body ?? '', /If somebody may be hurt soon, do not wait.*01632 960 111/s);
    assert.match(visitor.last?.body ?? '', /again 30/, 'what was typed is still there');
    assert.equal((await new Visitor(app, '192.0.2.8').postRaw('/danger', { happening: 'x' })).status, 200);
  });
});
