// PostgreSQL refuses to run as root. When we are root its processes get the identity of an ordinary system user, and
// this file answers what that user may reach. initdb looks its user up by name, so the user must exist.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import process from 'node:process';
import { StoreFault } from '../faults.ts';

/** Whom PostgreSQL runs as; undefined means: as ourselves. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Ourselves, unless we are root: then the owner of a data folder that exists already, else `throughline` (an operator
 * who wants a user of its own makes that one), else `postgres`, else `nobody`.
 */
export function userForPostgres(dataFolder: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(dataFolder);
  const user = owner ?? lookUp('throughline') ?? lookUp('postgres') ?? lookUp('nobody');
  if (user !== undefined) return user;
  throw new StoreFault(
    'binaries-unusable',
    'PostgreSQL refuses to run as root, and this system has no user called throughline, postgres or nobody to run it as. Make one ("useradd --system throughline"), or run this command as an ordinary user.',
  );
}

/** Whether `user` can enter a folder, going by the system's own judgement (so that ACLs and mounts count too). */
export function canEnter(user: SystemUser | undefined, folder: string): boolean {
  if (user === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function ownerOf(folder: string): SystemUser | undefined {
  const { uid, gid } = statSync(folder, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  if (uid === 0) return undefined;
  const name = idSays('-un', String(uid));
  return name === undefined ? undefined : { name, uid, gid };
}

function lookUp(name: string): SystemUser | undefined {
  const uid = idSays('-u', name);
  const gid = idSays('-g', name);
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

function idSays(flag: string, who: string): string | undefined {
  const { status, stdout } = spawnSync('id', [flag, who], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
