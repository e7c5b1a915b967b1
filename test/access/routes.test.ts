/** Every route against the table written by hand, asked of the running server as each role; and docs/access.md says the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { PostCreated, PostFilled, postRoles, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { checkout } from '../support/server.ts';
import { people, posts } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { type Seen, Visitor } from '../support/visitor.ts';
import { accessTables } from './printed.ts';
import { type Asker, askers, routeTable } from './routeTable.ts';

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;

test('every route is in the table, reads what the table says, and the table has no other', () => {
  assert.deepEqual(
    Object.fromEntries(listRoutes().map((route) => [nameOf(route), route.reads])),
    Object.fromEntries(Object.entries(routeTable).map(([name, { reads }]) => [name, reads])),
  );
});

test('every role is among those who are tried', () => {
  assert.deepEqual(askers.toSorted(), ['public', ...postRoles].toSorted());
});

test('forgery protection is waived only where danger must not wait', () => {
  assert.deepEqual(
    listRoutes()
      .filter((route) => route.forgeryProtection !== undefined)
      .map(nameOf),
    ['POST /danger', 'POST /files/:id/danger'],
  );
});

test('each role is shown or refused each route exactly as the table says', async () => {
  await using site = await staffSite();
  const askedAs = await everyRole(site);
  const known = await site.house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const danger = await site.danger('Somebody waits outside.');
  const wrong: string[] = [];
  for (const asker of askers) {
    const visitor = await askedAs(asker);
    for (const route of listRoutes().toSorted((a, b) => Number(isSignIn(a)) - Number(isSignIn(b)))) {
      const path = route.path
        .replace('/files/:id/danger/:danger', `/files/${danger.file}/danger/${danger.danger}`)
        .replace('/files/:id', `/files/${known.file}`)
        .replace('/referrals/:id', `/referrals/${known.referral}`)
        .replace('/tell-us/:slug', '/tell-us/who')
        .replaceAll(/:\w+/g, 'x');
      await visitor.get('/help');
      const seen = route.method === 'GET' ? await visitor.get(path) : await visitor.post(path);
      const expected = routeTable[nameOf(route)]?.who.includes(asker) ?? false;
      if (isAnswered(seen) !== expected)
        wrong.push(`${nameOf(route)} as ${asker}: ${seen.status}, expected ${expected ? 'an answer' : 'a refusal'}`);
      if (seen.status >= 500) wrong.push(`${nameOf(route)} as ${asker}: ${seen.status}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(site.faults, []);
});

/** Asked last: they end the session. */
const isSignIn = ({ path }: { readonly path: string }): boolean => path.startsWith('/sign-');

/** Not refused: shown, sent on, told that the form lacks something, or that there is no such thing. */
const isAnswered = ({ status, to, body }: Seen): boolean =>
  status !== 401 &&
  !(to?.startsWith('/sign-in') ?? false) &&
  !(status === 403 && body.includes('Your post does not include this kind of page'));

/** A signed-in visitor of each role. Those that the house lacks join. */
async function everyRole(site: StaffSite): Promise<(asker: Asker) => Promise<Visitor>> {
  const { house } = site;
  const roleOf = new Map<string, string>(Object.entries(people).map(([who, post]) => [posts[post].role, who]));
  const joining = postRoles.filter((role) => !roleOf.has(role));
  const make = (type: Parameters<typeof areaEntry>[1], fields: unknown) => areaEntry(house.area, type, fields);
  await changeDirectory(house, serviceViewer(house.area, 'intake'), () => ({
    kind: 'decided',
    entries: joining.flatMap((role) => [
      make(PostCreated, { post: role, title: role, organisation: 'police', role, supervisor: 'senior', hours: 'office' }),
      make(PractitionerJoined, { practitioner: `the-${role}`, name: role, organisation: 'police' }),
      make(PostFilled, { post: role, practitioner: `the-${role}`, as: 'holder' }),
    ]),
  }));
  for (const role of joining) roleOf.set(role, `the-${role}`);
  // Each from an address of their own: all together they are more than one address may ask in a minute.
  return async (asker) => {
    const visitor = new Visitor(site.app, `10.0.0.${askers.indexOf(asker) + 1}`);
    if (asker === 'public') return visitor;
    const signedIn = await visitor.signIn(roleOf.get(asker) ?? '');
    assert.equal(signedIn.status, 303, `${asker} signs in`);
    return visitor;
  };
}

test('docs/access.md prints these tables and no others', () => {
  const written = readFileSync(`${checkout}/docs/access.md`, 'utf8');
  for (const [name, lines] of Object.entries(accessTables())) {
    const found = new RegExp(`<!-- ${name} -->\\n([^]*?)<!-- end of ${name} -->`).exec(written)?.[1];
    assert.equal(found, lines, `${name} is out of date: run "node_modules/.bin/node test/access/printed.ts"`);
  }
});
