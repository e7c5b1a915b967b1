/** Addresses, hosts, methods and bodies that no browser of ours would send. */
import assert from 'node:assert/strict';
import { type AddressInfo, connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { PostCreated, PostFilled, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { buildServer } from '../../src/web/server.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { webDeps, WebStore } from '../support/webDeps.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

const ids = ['%00', 'a%00b', '%ED%A0%80', '%ff', '%', '..%2f..%2fetc%2fpasswd', "x' or 1=1--", 'a'.repeat(199), 'a'.repeat(3000)];
const moreIds = ['__proto__', 'constructor', '%E2%80%AE', '%F0%9F%98%80', '{{7*7}}', 'x%0d%0aSet-Cookie:a=b'];

describe('hostile addresses', () => {
  let site: StaffSite;
  before(async () => {
    site = await staffSite();
  });
  after(() => site[Symbol.asyncDispose]());

  test('no id in an address breaks a page, and each answer is a page with its headers', async () => {
    const { file, referral } = await site.house.refer({ name: 'Ann Bee' });
    // A senior post may open every page that has an id in its address, but those of whoever refers and of a provider.
    const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(site.house.area, type, fields);
    const post = { post: 'mentor', title: 'Mentor', organisation: 'council', role: 'mentor', supervisor: null, hours: 'office' };
    await changeDirectory(site.house, serviceViewer(site.house.area, 'intake'), () => ({
      kind: 'decided',
      entries: [
        make(PostCreated, post),
        make(PractitionerJoined, { practitioner: 'mo', name: 'mo', organisation: 'council' }),
        make(PostFilled, { post: 'mentor', practitioner: 'mo', as: 'holder' }),
      ],
    }));
    const cookieOf = async (who: string) => {
      const visitor = site.visitor();
      assert.equal((await visitor.signIn(who)).status, 303);
      return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    };
    const [senior, school, mentor] = [await cookieOf('sena'), await cookieOf('sol'), await cookieOf('mo')];
    const wrong: string[] = [];
    let asked = 0;
    for (const { path, mayUse } of listRoutes().filter((route) => route.method === 'GET' && route.path.includes(':'))) {
      const cookie = typeof mayUse === 'string' || mayUse.includes('senior') ? senior : mayUse.includes('mentor') ? mentor : school;
      const inOurs = path.replace('/files/:id', `/files/${file}`).replace('/referrals/:id', `/referrals/${referral}`);
      for (const pattern of new Set([path, inOurs]))
        for (const id of [...ids, ...moreIds]) {
          asked += 1;
          const url = pattern.replaceAll(/:\w+/g, id);
          const remoteAddress = `10.0.${Math.floor(asked / 200)}.1`;
          const { statusCode, headers } = await site.app.inject({ url, remoteAddress, headers: { cookie } });
          const isPage = String(headers['content-type']).startsWith('text/html') && headers['content-security-policy'] !== undefined;
          if (![200, 303, 404].includes(statusCode) || (statusCode !== 303 && !isPage)) wrong.push(`${statusCode} ${url.slice(0, 80)}`);
        }
    }
    assert.ok(asked > 300);
    assert.deepEqual(wrong, []);
    assert.deepEqual(site.faults, []);
  });

  test('questions after the address break nothing', async () => {
    const { file, referral } = await site.house.refer({ name: 'Ann Bee' });
    const gita = await site.as('gita');
    for (const question of ['%00', '1e308', '-1', '99999999999999999999', '__proto__', '%', '%ff', "';drop table x--"])
      for (const path of [
        '/queue?page=',
        '/queue?reference=',
        '/sign-in?next=',
        `/files/${file}?show=`,
        `/referrals/${referral}?back=show&done=read&from=`,
      ])
        assert.ok((await gita.get(`${path}${question}`)).status < 500, `${path}${question}`);
    assert.deepEqual(site.faults, []);
  });

  test('a return address leads nowhere but here', async () => {
    const elsewhere = [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/a\r\nSet-Cookie: a=b',
      '/@evil.example:x',
    ];
    for (const next of elsewhere) {
      const visitor = site.visitor();
      await visitor.get('/sign-in');
      assert.equal((await visitor.post('/sign-in', { practitioner: 'gita', next })).to, '/today', next);
      await visitor.get('/help');
      assert.equal((await visitor.post('/demonstration/forward', { by: 'day', returnTo: next })).to, '/', next);
    }
  });
});

describe('hosts, methods and bodies', () => {
  test('a name that is not ours is answered with the duty number and nothing else; ours, this machine’s and plain addresses are served', async () => {
    const app = await buildServer({ ...webDeps(new WebStore()), servedAs: ['concern.example.org', ''] });
    const status = async (host: string, url = '/sign-in') => (await app.inject({ url, headers: { host } })).statusCode;
    for (const host of [
      'localhost:3000',
      '127.0.0.1:3000',
      '[::1]:3000',
      '10.1.2.3',
      'a.localhost',
      'Concern.Example.org:443',
      'concern.example.org.',
    ])
      assert.equal(await status(host), 200, host);
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', 'concern.example.org.evil.example'])
      assert.equal(await status(host), 421, host);
    const { body, headers } = await app.inject({ url: '/today', headers: { host: 'rebound.example' } });
    assert.match(body, /999/);
    assert.match(body, /01632 960 111/);
    assert.doesNotMatch(body, /Imogen Varley/);
    assert.ok(headers['content-security-policy']);
    await app.close();
  });

  test('a body that comes slowly is ended, and so is a header, while others are answered', async () => {
    const app = await buildServer(webDeps(new WebStore()), undefined, { slowest: 800 });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const begun = 'POST /danger HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    const slow = [`${begun}Content-Length: 1000\r\n\r\nhappening=`, begun].map((first) => drip(port, first));
    assert.equal((await fetch(`http://127.0.0.1:${port}/danger`)).status, 200);
    assert.deepEqual(await Promise.all(slow), ['ended by the server', 'ended by the server']);
    await app.close();
  });

  test('other methods, kinds of body, tampered cookies and odd tokens are refused in a page, never with a fault', async () => {
    const store = new WebStore();
    const app = await buildServer(webDeps(store));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'] as const)
      assert.equal((await app.inject({ method: method as 'PUT', url: '/danger' })).statusCode, 404, method);
    for (const type of [
      'application/json',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/x-www-form-urlencoded; charset=utf-16',
    ])
      assert.ok(
        (await app.inject({ method: 'POST', url: '/sign-in', headers: { 'content-type': type }, payload: '{"a":1}' })).statusCode < 500,
        type,
      );
    for (const size of [1_000_001, 10_000_000])
      assert.equal(
        (await app.inject({ method: 'POST', url: '/danger', headers: form, payload: `happening=${'a'.repeat(size)}` })).statusCode,
        413,
      );
    for (const payload of ['_csrf=a&_csrf=b', '_csrf[x]=1', '__proto__=a&__proto__=b&constructor=1', 'a=%00&%00=b&_csrf=%ff'])
      assert.equal((await app.inject({ method: 'POST', url: '/sign-in', headers: form, payload })).statusCode, 403, payload.slice(0, 30));
    const many = await app.inject({ method: 'POST', url: '/sign-in', headers: form, payload: '&'.repeat(100_000) });
    assert.equal(many.statusCode, 413, 'more fields than are read');
    for (const cookie of [
      'session=x',
      'session=e30.x; forgery=y.z; draft=w',
      'forgery=',
      `draft=${'x'.repeat(8000)}`,
      'session=%00; __proto__=1',
      'a;;;=;=',
    ])
      for (const url of ['/help', '/tell-us/who', '/tell-us/check', '/today'])
        assert.ok((await app.inject({ url, headers: { cookie } })).statusCode < 400, cookie);
    assert.deepEqual(store.faults, []);
    await app.close();
  });
});

/** Sends the beginning of a request and then a letter at a time, and gives up long before a server that waits for the whole of it would: Node's own waits a minute. */
function drip(port: number, first: string): Promise<'ended by the server' | 'given up'> {
  const { promise, resolve } = Promise.withResolvers<'ended by the server' | 'given up'>();
  const socket = connect(port, '127.0.0.1', () => socket.write(first));
  const dripping = setInterval(() => socket.write('a'), 100);
  const giveUp = setTimeout(() => resolve('given up'), 20_000);
  socket.on('error', () => {});
  socket.resume();
  socket.on('close', () => {
    clearInterval(dripping);
    clearTimeout(giveUp);
    resolve('ended by the server');
  });
  return promise.finally(() => socket.destroy());
}
