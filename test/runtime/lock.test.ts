// `npm ci` refuses a lock file that lacks a package which another one names, also one for a system that is not this one;
// npm itself writes such a file when its registry does not have them all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../support/server.ts';

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

test('the lock file has every package that another one names, for every system, and a place of no registry', () => {
  const written = readFileSync(join(checkout, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(written) as { readonly packages: Readonly<Record<string, Locked>> };
  const lacking = Object.entries(packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies, ...locked.devDependencies })
      .filter((name) => !placesOf(path, name).some((place) => packages[place]?.version !== undefined))
      .map((name) => `${name}, wanted by ${path || 'package.json'}`),
  );
  assert.deepEqual(lacking, []);
  assert.ok(Object.keys(packages).length > 200);
  assert.doesNotMatch(written, /"resolved":/);
});

/** Where a package that stands at `path` looks for another: beside itself, then in each folder above. */
function placesOf(path: string, name: string): readonly string[] {
  const parents = path === '' ? [] : path.split('/node_modules/').map((_each, i, all) => all.slice(0, i + 1).join('/node_modules/'));
  return [...parents.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`];
}
