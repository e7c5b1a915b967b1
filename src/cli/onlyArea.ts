// The area that a command is about, where it is about one: the one that is named, or the only one there is.
import process from 'node:process';
import { areasOf } from '../app/areas.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

/** Null, with what to do said, where there are more or none. */
export async function onlyArea(serviceUrl: string, named: string | undefined, { say }: CliDeps): Promise<string | null> {
  const [only, ...others] = named === undefined ? await areasOf(serviceUrl) : [named];
  if (only !== undefined && others.length === 0) return only;
  say('name the area with --area.');
  process.exitCode = exitCodes.wrongUse;
  return null;
}
