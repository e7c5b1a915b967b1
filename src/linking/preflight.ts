/** What can be known to fail before hours of work: where results go, and that they do not go over what is read. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LinkFault } from './fault.ts';

export interface Places {
  readonly read: readonly string[];
  readonly written: readonly string[];
  readonly folders: readonly string[];
}

export async function checkPlaces({ read, written, folders }: Places): Promise<void> {
  const taken = new Set(read.map((file) => resolve(file)));
  for (const file of written) {
    if (taken.has(resolve(file)))
      throw new LinkFault('use', `${file} is named twice; what is written may not go over another file of this run.`);
    taken.add(resolve(file));
  }
  for (const folder of [...written.map((file) => dirname(resolve(file))), ...folders])
    await access(folder, constants.W_OK).catch((cause: unknown) => {
      throw new LinkFault('use', `Nothing can be written into the folder ${folder}: it is not there, or you may not.`, { cause });
    });
  for (const file of read)
    await access(file, constants.R_OK).catch((cause: NodeJS.ErrnoException) => {
      throw new LinkFault(
        'register-unreadable',
        `${file} cannot be read: ${cause.code === 'ENOENT' ? 'there is no such file' : 'you may not'}.`,
        { cause },
      );
    });
}
