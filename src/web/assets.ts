/**
 * Files that pages load: our styles, the design system's script and its three-line start. Held in memory under a name
 * that carries their hash, so browsers may keep them for ever; there is no folder to walk out of.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { bytes, missing } from './answer.ts';
import { paths } from './paths.ts';
import { type Route, route } from './route.ts';

/**
 * Imported as a whole before anything runs, so that what a device kept is back by the time the page has loaded, and nobody types into a form that
 * is about to be filled. Needs the class that govuk-frontend's own template sets by an inline script, which our policy forbids.
 */
const startScript = (govuk: string, enhance: string): string =>
  `import { initAll } from '${govuk}';\nimport '${enhance}';\ndocument.body.classList.add('js-enabled', 'govuk-frontend-supported');\ninitAll();\n`;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#163f50"/>' +
  '<path d="M5 16h22" stroke="#f2b632" stroke-width="4"/><circle cx="11" cy="16" r="4.5" fill="#fff"/><circle cx="22" cy="16" r="4.5" fill="#fff"/></svg>';

export interface Assets {
  /** Address of each, by the plain name a view uses. */
  readonly hrefs: Readonly<Record<'styles' | 'script' | 'icon', string>>;
  readonly route: Route;
}

export function assets(css: string): Assets {
  const held = new Map<string, { contentType: string; content: Uint8Array }>();
  const hold = (name: string, extension: string, contentType: string, content: Uint8Array): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const file = `${name}-${hash}.${extension}`;
    held.set(file, { contentType, content });
    return paths.asset(file);
  };
  const script = 'text/javascript; charset=utf-8';
  const govukFile = new URL(import.meta.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.js'));
  const govuk = hold('govuk', 'js', script, readFileSync(govukFile));
  const enhance = hold('enhance', 'js', script, readFileSync(new URL('typed/enhance.js', import.meta.url)));
  const hrefs = {
    styles: hold('app', 'css', 'text/css; charset=utf-8', Buffer.from(css)),
    script: hold('start', 'js', script, Buffer.from(startScript(govuk, enhance))),
    icon: hold('icon', 'svg', 'image/svg+xml', Buffer.from(icon)),
  };
  return {
    hrefs,
    route: route({
      method: 'GET',
      path: '/assets/:name',
      title: 'A file that pages load',
      mayUse: 'anyone',
      reads: 'nothing',
      schema: z.object({ params: z.object({ name: z.string() }) }),
      handle: ({ input }) => {
        const found = held.get(input.params.name);
        if (!found) return missing;
        return bytes(found.contentType, found.content, { 'cache-control': 'public, max-age=31536000, immutable' });
      },
    }),
  };
}
