/** Every route against the table written by hand, asked of the running server as each role; and docs/access.md says the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { postRoles } from '../../src/domain/area/entries.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { checkout } from '../support/server.ts';
import { eachRoleAsks, nameOf } from './everyRoute.ts';
import { accessTables } from './printed.ts';
import { askers, routeTable } from './routeTable.ts';

test('every route is in the table, reads what the table says, and the table has no other', () => {
  assert.deepEqual(
    Object.fromEntries(listRoutes().map((route) => [nameOf(route), [route.reads, route.only ?? 'both']])),
    Object.fromEntries(Object.entries(routeTable).map(([name, { reads, only }]) => [name, [reads, only ?? 'both']])),
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

eachRoleAsks('partnership');

test('docs/access.md prints these tables and no others', () => {
  const written = readFileSync(`${checkout}/docs/access.md`, 'utf8');
  for (const [name, lines] of Object.entries(accessTables())) {
    const found = new RegExp(`<!-- ${name} -->\\n([^]*?)<!-- end of ${name} -->`).exec(written)?.[1];
    assert.equal(found, lines, `${name} is out of date: run "node_modules/.bin/node test/access/printed.ts"`);
  }
});
