/**
 * Compiles the styles once and keeps them under a hash of what they were made from (our file and the two design systems'
 * versions): about two seconds the first time, nothing after.
 */

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = new URL('app.scss', import.meta.url);
const root = new URL('../../../', import.meta.url);

const version = (name: string): string =>
  (JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')) as { version: string }).version;

export async function compileStyles(cacheFolder: string): Promise<string> {
  const made = ['govuk-frontend', '@ministryofjustice/frontend', 'sass'].map((name) => `${name}@${version(name)}`);
  const key = createHash('sha256').update(readFileSync(source)).update(made.join()).digest('hex').slice(0, 16);
  const cached = join(cacheFolder, `app-${key}.css`);
  try {
    return readFileSync(cached, 'utf8');
  } catch {
    const css = await compile();
    keep(cacheFolder, cached, css);
    return css;
  }
}

async function compile(): Promise<string> {
  // Loaded only when needed: it takes longer to load than everything else together.
  const sass = await import('sass');
  // Both load paths: the Ministry's styles name `node_modules/govuk-frontend` literally.
  const loadPaths = [fileURLToPath(root), fileURLToPath(new URL('node_modules', root))];
  return sass.compile(fileURLToPath(source), { loadPaths, style: 'compressed', quietDeps: true, logger: sass.Logger.silent }).css;
}

/** A cache that cannot be written costs two seconds at the next start, nothing else. */
function keep(folder: string, path: string, css: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${path}.${randomUUID()}`;
    writeFileSync(unfinished, css);
    renameSync(unfinished, path);
  } catch {
    // Made again at the next start.
  }
}
