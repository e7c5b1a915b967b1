/** A chronology as a file: its text, or in words why it cannot be read. What is larger than any is refused before it is read into memory. */
import { readFileSync, statSync } from 'node:fs';

const mostMegabytes = 32;

export type ChronologyFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

export function chronologyFile(path: string): ChronologyFile {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return { ok: false, why: 'cannot be read: it is a folder' };
    if (found.size > mostMegabytes * 1024 * 1024)
      return { ok: false, why: `has ${Math.round(found.size / 1e6)} MB; a chronology may have ${mostMegabytes}` };
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch (fault) {
    return { ok: false, why: `cannot be read: ${whyUnreadable(fault as NodeJS.ErrnoException)}` };
  }
}

export const whyUnreadable = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT'
    ? 'there is no such file'
    : code === 'ENOTDIR'
      ? 'it is no folder'
      : code === 'EISDIR'
        ? 'it is a folder'
        : code === 'ELOOP'
          ? 'it is a link to itself'
          : code === 'EACCES'
            ? 'you may not read it'
            : message;
