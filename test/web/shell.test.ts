import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { missing, page, type ReadPage, readPage, refused, view } from '../../src/web/answer.ts';
import { type Route, noInput, route } from '../../src/web/route.ts';
import { listRoutes, routes } from '../../src/web/routes.ts';
import { buildServer } from '../../src/web/server.ts';
import { Visitor } from '../support/visitor.ts';
import { assessor, teacher, WebStore, webDeps } from '../support/webDeps.ts';

const anyView = view<object>('home/help.njk');
const plain = { method: 'GET', title: 'Trial', schema: noInput } as const;

/** Routes as a staff journey would write them, to try the shell with. */
const trials: readonly Route[] = [
  route({
    ...plain,
    path: '/trial/file',
    mayUse: ['assess'],
    reads: 'files',
    handle: () => readPage(anyView, {}, [{ kind: 'file', id: 'f1' }], { reason: 'assessment' }),
  }),
  route({ ...plain, path: '/trial/forgot-to-say', mayUse: ['assess'], reads: 'files', handle: () => page(anyView, {}) as ReadPage }),
  route({
    ...plain,
    path: '/trial/said-too-little',
    mayUse: ['assess'],
    reads: 'nothing',
    handle: () => readPage(anyView, {}, [{ kind: 'file', id: 'f1' }]),
  }),
  route({
    ...plain,
    path: '/trial/refused',
    mayUse: 'signed-in',
    reads: 'nothing',
    handle: () => refused('This file belongs to another area.', 'Ask the lead post of Southmere.'),
  }),
  route({ ...plain, path: '/trial/missing', mayUse: 'signed-in', reads: 'files', handle: () => missing }),
  route({
    ...plain,
    path: '/trial/broken',
    mayUse: 'signed-in',
    reads: 'nothing',
    handle: () => {
      throw new TypeError('duplicate key (name)=(Kestrel Osgood)');
    },
  }),
  route({ ...plain, path: '/trial/hole', mayUse: 'anyone', reads: 'nothing', handle: () => page(view<object>('signin/sign-in.njk'), {}) }),
  route({
    ...plain,
    method: 'POST',
    path: '/trial/decide',
    mayUse: ['assess'],
    reads: 'nothing',
    schema: z.object({ body: z.object({ _csrf: z.string(), words: z.string() }) }),
    handle: () => page(anyView, {}),
  }),
];

describe('the web shell', () => {
  let app: FastifyInstance;
  let store: WebStore;
  before(async () => {
    store = new WebStore();
    app = await buildServer(webDeps(store), [...routes, ...trials]);
  });
  after(() => app.close());

  const signedIn = async (practitioner = assessor.practitioner): Promise<Visitor> => {
    const visitor = new Visitor(app);
    assert.equal((await visitor.signIn(practitioner)).status, 303);
    return visitor;
  };

  it('does not start with a route that was not made by route()', async () => {
    const lookAlike: Route = { ...(trials[0] as Route), path: '/trial/look-alike' };
    await assert.rejects(buildServer(webDeps(new WebStore()), [lookAlike]), /GET \/trial\/look-alike does not say who may use it/);
  });

  it('every route says who may use it and what it reads, and only these are open to anyone', () => {
    const open = listRoutes()
      .filter((one) => one.mayUse === 'anyone')
      .map((one) => `${one.method} ${one.path} reads ${one.reads}`);
    assert.deepEqual(open, [
      'GET / reads nothing',
      'GET /help reads nothing',
      'GET /accessibility reads nothing',
      'GET /danger reads nothing',
      'POST /danger reads nothing',
      'GET /tell-us reads own-draft',
      'GET /tell-us/:slug reads own-draft',
      'POST /tell-us/:slug reads own-draft',
      'GET /tell-us/check reads own-draft',
      'POST /tell-us/send reads own-draft',
      'GET /tell-us/receipt reads own-draft',
      'POST /tell-us/forget reads own-draft',
      'GET /tell-us/save reads own-draft',
      'POST /tell-us/save reads own-draft',
      'GET /tell-us/return reads own-draft',
      'POST /tell-us/return reads own-draft',
      'GET /tell-us/document reads own-draft',
      'POST /tell-us/document reads own-draft',
      'GET /sign-in reads people',
      'POST /sign-in reads people',
      'POST /sign-out reads nothing',
      'POST /demonstration/forward reads nothing',
      'GET /answer reads own-draft',
      'POST /answer reads own-draft',
      'GET /answer/request reads own-draft',
      'POST /answer/request reads own-draft',
      'GET /answer/receipt reads own-draft',
      'GET /say-more reads nothing',
      'POST /say-more reads nothing',
      'GET /say-more/received reads nothing',
      'GET /about-you reads nothing',
      'GET /advice reads own-draft',
      'POST /advice reads own-draft',
      'GET /advice/answer reads own-draft',
      'POST /advice/answer reads own-draft',
      'POST /advice/refer reads own-draft',
      'GET /rulebook/cost reads rulebook',
      'GET /rulebook/replays reads rulebook',
      'GET /rulebook reads rulebook',
      'GET /calendar/feed/:secret reads own-calendar',
      'GET /paper/:form reads nothing',
    ]);
  });

  it('only the danger forms go without forgery protection', () => {
    assert.deepEqual(
      listRoutes()
        .filter((one) => one.forgeryProtection)
        .map((one) => one.path),
      ['/danger', '/files/:id/danger'],
    );
  });

  it('puts 999, the duty number and the demonstration banner on every page, errors included', async () => {
    for (const path of ['/', '/danger', '/tell-us', '/sign-in', '/trial/nowhere', '/trial/hole']) {
      const { body } = await new Visitor(app).get(path);
      assert.match(body, /tel:999/, path);
      assert.match(body, /01632 960 111/, path);
      assert.match(body, /href="\/danger">Danger now/, path);
      assert.match(body, /Everything here is invented/, path);
      assert.match(body, /Friday 12 June 2026, 10:05/, path);
    }
  });

  it('sends the security headers with every answer', async () => {
    const styles = /href="(\/assets\/[^"]+\.css)"/.exec((await new Visitor(app).get('/')).body)?.[1] ?? '';
    for (const path of ['/', '/trial/nowhere', '/trial/hole', styles]) {
      const { headers } = await new Visitor(app).get(path);
      assert.equal(
        headers['content-security-policy'],
        "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'",
      );
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cache-control'], path === styles ? 'public, max-age=31536000, immutable' : 'no-store');
    }
  });

  it('writes a read in the log before it shows the page', async () => {
    const visitor = await signedIn();
    store.reads.length = 0;
    assert.equal((await visitor.get('/trial/file')).status, 200);
    assert.deepEqual(store.reads, [
      { viewer: assessor.practitioner, route: '/trial/file', refs: [{ kind: 'file', id: 'f1' }], reason: 'assessment' },
    ]);
  });

  it('shows nothing but the duty contact when the read cannot be written', async () => {
    const visitor = await signedIn();
    store.broken.add('logRead');
    const seen = await visitor.get('/trial/file');
    store.broken.clear();
    assert.equal(seen.status, 503);
    assert.match(seen.body, /telephone the duty officer/);
    assert.doesNotMatch(seen.body, /If you are telling us about somebody|Kestrel/);
  });

  it('refuses a page whose answer and declaration differ about what it read', async () => {
    const visitor = await signedIn();
    assert.equal((await visitor.get('/trial/forgot-to-say')).status, 500);
    assert.equal((await visitor.get('/trial/said-too-little')).status, 500);
  });

  it('tells somebody without the duty that they cannot see it, and keeps them signed in', async () => {
    const visitor = await signedIn(teacher.practitioner);
    const seen = await visitor.get('/trial/file');
    assert.equal(seen.status, 403);
    assert.match(seen.body, /<h1[^>]*>You cannot see this/);
    assert.match((await visitor.get('/help')).body, /Signed in as Tobias Marsh/);
    assert.match((await visitor.get('/trial/refused')).body, /belongs to another area.*Ask the lead post of Southmere/s);
  });

  it('has a page for what is not there', async () => {
    const visitor = await signedIn();
    for (const path of [
      '/trial/nowhere',
      '/trial/missing',
      '/tell-us/no-such-question',
      '/assets/no-such-file',
      '/assets/..%2f..%2fpackage.json',
    ]) {
      const seen = await visitor.get(path);
      assert.equal(seen.status, 404, path);
      assert.match(seen.body, /There is nothing at this address/);
    }
  });

  it('says nothing of an error but a reference, on the page and in what it keeps', async () => {
    const visitor = await signedIn();
    store.faults.length = 0;
    const seen = await visitor.get('/trial/broken');
    assert.equal(seen.status, 500);
    assert.doesNotMatch(seen.body, /Kestrel|duplicate key|TypeError/);
    const [fault] = store.faults;
    assert.ok(fault);
    assert.match(seen.body, new RegExp(fault.reference));
    assert.doesNotMatch(JSON.stringify(fault), /Kestrel/);
    assert.equal(fault.route, '/trial/broken');
    assert.ok(fault.frames.length > 0);
  });

  it('stops a page whose model lacks something that the view shows', async () => {
    assert.equal((await new Visitor(app).get('/trial/hole')).status, 500);
  });

  it('asks somebody who is not signed in to sign in, and leads back', async () => {
    const visitor = new Visitor(app);
    assert.equal((await visitor.get('/trial/file')).to, '/sign-in?next=%2Ftrial%2Ffile');
    await visitor.get('/sign-in?next=%2Ftrial%2Ffile');
    assert.equal((await visitor.post('/sign-in', { practitioner: assessor.practitioner, next: '/trial/file' })).to, '/trial/file');
  });

  it('never leads to another site after signing in', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%0d%0aevil', 'javascript:alert(1)']) {
      const visitor = new Visitor(app);
      await visitor.get('/sign-in');
      const { to } = await visitor.post('/sign-in', { practitioner: assessor.practitioner, next });
      assert.ok(to === '/today' || (to === next && next.startsWith('/%')), `${next} led to ${to}`);
    }
  });

  it('makes a new session and a new token at each sign-in, and signs out', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/sign-in');
    const tokenBefore = visitor.token();
    await visitor.post('/sign-in', { practitioner: assessor.practitioner });
    const first = visitor.cookies.get('session');
    assert.equal((await visitor.postRaw('/trial/decide', { _csrf: tokenBefore, words: 'x' })).status, 403);
    await visitor.signIn(assessor.practitioner);
    assert.notEqual(visitor.cookies.get('session'), first);
    await visitor.get('/help');
    await visitor.post('/sign-out');
    assert.equal(visitor.cookies.has('session'), false);
    assert.match((await visitor.get('/help')).body, /Sign in \(staff\)/);
  });

  it('believes no session that it did not sign', async () => {
    const visitor = await signedIn();
    const genuine = decodeURIComponent(visitor.cookies.get('session') ?? '');
    const forged = Buffer.from(JSON.stringify({ practitioner: teacher.practitioner, nonce: 'x', until: 9e15 })).toString('base64url');
    for (const cookie of [forged, `${forged}.${genuine.split('.')[1]}`, 'x', '']) {
      visitor.cookies.set('session', encodeURIComponent(cookie));
      assert.equal((await visitor.get('/trial/file')).status, 303);
    }
  });

  it('keeps what was typed when the token does not fit, and takes it when sent again', async () => {
    const visitor = await signedIn();
    await visitor.get('/help');
    const seen = await visitor.postRaw('/trial/decide', { _csrf: 'stale', words: 'Long & <careful> words' });
    assert.equal(seen.status, 403);
    assert.match(seen.body, /Please send this again/);
    assert.match(seen.body, /name="words" value="Long &amp; &lt;careful&gt; words"/);
    assert.equal((await visitor.post('/trial/decide', { words: 'Long & <careful> words' })).status, 200);
  });

  it('keeps what was typed when the sign-in has ended', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/help');
    const seen = await visitor.post('/trial/decide', { words: 'An hour of writing' });
    assert.equal(seen.status, 401);
    assert.match(seen.body, /Your sign-in has ended.*value="An hour of writing"/s);
  });

  it('cannot read a form that lacks its fields, and says so', async () => {
    const visitor = await signedIn();
    await visitor.get('/help');
    assert.equal((await visitor.post('/trial/decide', {})).status, 400);
  });

  it('shows whether the promise is kept to everybody who is signed in', async () => {
    const visitor = await signedIn();
    const line = async (): Promise<string> =>
      /<p class="tl-proof[\s\S]*?<\/p>/.exec((await visitor.get('/help')).body)?.[0].replaceAll(/<[^>]*>/g, '') ?? '';
    assert.match(await line(), /The promise: kept, checked 12 s ago/);
    store.proof = { kind: 'breached', breaches: 2, checkedSecondsAgo: 61 };
    assert.match(await line(), /breached in 2 places, checked 1 minute ago/);
    store.proof = { kind: 'watchdog-silent', silentSeconds: 7200 };
    assert.match(await line(), /not proved: the watchdog has been silent for 2 hours/);
    store.proof = { kind: 'timekeeper-silent', silentSeconds: 300 };
    assert.match(await line(), /not proved: the timekeeper has been silent for 5 minutes/);
    assert.doesNotMatch((await new Visitor(app).get('/help')).body, /tl-proof/);
  });

  it('moves product time forward in a demonstration and comes back to the same page', async () => {
    const visitor = new Visitor(app);
    await visitor.get('/help');
    assert.equal((await visitor.post('/demonstration/forward', { by: 'week', returnTo: '/help' })).to, '/help');
    assert.match((await visitor.get('/help')).body, /Friday 19 June 2026, 10:05/);
    // Danger climbs within minutes: a night cannot be seen a day at a time.
    assert.equal((await visitor.post('/demonstration/forward', { by: 'minutes', returnTo: '/help' })).to, '/help');
    assert.match((await visitor.get('/help')).body, /Friday 19 June 2026, 10:15/);
    assert.equal((await visitor.post('/demonstration/forward', { by: 'hour', returnTo: '/help' })).to, '/help');
    const { body } = await visitor.get('/help');
    assert.match(body, /Friday 19 June 2026, 11:15/);
    assert.deepEqual(
      [...body.matchAll(/name="by" value="(\w+)"/g)].map(([, by]) => by),
      ['minutes', 'hour', 'day', 'week'],
    );
    store.now -= 7 * 86_400_000 + 4_200_000;
  });

  it('has no banner, and no way to move time, outside a demonstration', async () => {
    const real = await buildServer({ ...webDeps(new WebStore()), demonstration: null });
    const visitor = new Visitor(real);
    assert.doesNotMatch((await visitor.get('/help')).body, /invented/);
    await visitor.get('/sign-in');
    assert.equal((await visitor.post('/demonstration/forward', { by: 'day' })).status, 404);
    await real.close();
  });

  it('binds its cookies to this host under https', async () => {
    const secure = await buildServer({ ...webDeps(new WebStore()), https: true });
    const response = await secure.inject('/sign-in');
    assert.match(String(response.headers['set-cookie']), /^__Host-forgery=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    assert.match(String(response.headers['strict-transport-security']), /max-age/);
    await secure.close();
  });

  it('opens the danger page though nothing behind it answers', async () => {
    const visitor = await signedIn();
    for (const part of ['people', 'now', 'drafts', 'arrivals'] as const) store.broken.add(part);
    const seen = await visitor.get('/danger');
    const staff = await visitor.get('/trial/file');
    store.broken.clear();
    assert.equal(seen.status, 200);
    assert.match(seen.body, /Product time cannot be read now/);
    assert.equal(staff.status, 503);
    assert.match(staff.body, /01632 960 111/);
  });
});
