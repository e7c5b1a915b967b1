/** Asks every route as each role in an area of a kind; routes.test.ts and routes-subjects.test.ts run it, apart so that they run beside each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaEntry, changeDirectory } from '../../src/app/directory.ts';
import { serviceViewer } from '../../src/app/whoLooks.ts';
import { type AreaKind, PostCreated, PostFilled, postRoles, PractitionerJoined } from '../../src/domain/area/entries.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { people, posts } from '../support/house.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import { type Seen, Visitor } from '../support/visitor.ts';
import { type Asker, askers, routeTable } from './routeTable.ts';

export const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;

export const eachRoleAsks = (kind: AreaKind): void =>
  void test(`in an area of kind ${kind} each role is shown or refused each route exactly as the table says`, async () => {
    await using site = await staffSite(undefined, kind);
    const askedAs = await everyRole(site);
    const known = await site.house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
    const danger = await site.danger('Somebody waits outside.');
    const wrong: string[] = [];
    for (const asker of askers) {
      const visitor = await askedAs(asker);
      // One token is good until they sign out: a page for each form would be twice the pages.
      await visitor.get('/help');
      const token = visitor.token();
      for (const route of listRoutes().toSorted((a, b) => Number(isSignIn(a)) - Number(isSignIn(b)))) {
        const name = nameOf(route);
        const path = route.path
          .replace('/files/:id/danger/:danger', `/files/${danger.file}/danger/${danger.danger}`)
          .replace('/files/:id', `/files/${known.file}`)
          .replace('/referrals/:id', `/referrals/${known.referral}`)
          .replace('/tell-us/:slug', '/tell-us/who')
          .replaceAll(/:\w+/g, 'x');
        const seen = route.method === 'GET' ? await visitor.get(path) : await visitor.postRaw(path, { _csrf: token });
        const rule = routeTable[name];
        const expected = rule?.who.includes(asker) ?? false;
        if (isAnswered(seen) !== expected)
          wrong.push(`${name} as ${asker}: ${seen.status}, expected ${expected ? 'an answer' : 'a refusal'}`);
        if (seen.status >= 500) wrong.push(`${name} as ${asker}: ${seen.status}`);
        // Of the other kind there is no such page; of this one there is, where it needs no id.
        const isOther = rule?.only !== undefined && rule.only !== kind;
        if (expected && isOther && seen.status !== 404) wrong.push(`${name} as ${asker}: ${seen.status}, expected none in this kind`);
        if (expected && !isOther && rule?.only && !route.path.includes(':') && seen.status === 404)
          wrong.push(`${name} as ${asker}: none here`);
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
