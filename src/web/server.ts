/**
 * The web server: its middleware as a list in the order in which a request meets it. A route that was not made by
 * `route()` stops the server from starting, so that no page exists which does not say who may use it and what it reads.
 */

import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { longestPart, readableAddress, refuseOtherHosts } from './address.ts';
import { assets } from './assets.ts';
import type { WebDeps } from './deps.ts';
import { readFormBodies } from './form-body.ts';
import { answerInLanguage } from './language.ts';
import { sendFault, sendMissing } from './pages.ts';
import { type Renderer, renderer } from './render.ts';
import { isDeclared, type Route } from './route.ts';
import { routes } from './routes.ts';
import { secureHeaders } from './security.ts';
import { serveRoute } from './serve-route.ts';
import { cookieName, cookieOptions, tokenHolder } from './session.ts';
import { compileStyles } from './style/compile.ts';
import { visitOf } from './visit.ts';

/** Enough for an office behind one address; a form that writes says a lower number for itself. */
const requestsPerMinute = 1200;

/** Milliseconds that a request may take to arrive: a megabyte over a bad line, and not for ever. */
const patience = 60_000;

export async function buildServer(
  deps: WebDeps,
  served: readonly Route[] = routes,
  { slowest = patience }: { readonly slowest?: number } = {},
): Promise<FastifyInstance> {
  const styles = assets(await compileStyles(deps.cacheFolder));
  const pages = renderer(styles.hrefs);
  const app = fastify({
    exposeHeadRoutes: false,
    bodyLimit: 1_000_000,
    // Given to Node's server as it is made: set afterwards, as fastify's own option does, it ends nothing (tried on Node 26).
    http: { requestTimeout: slowest, headersTimeout: slowest, connectionsCheckingInterval: slowest / 4 },
    requestTimeout: slowest,
    routerOptions: { maxParamLength: longestPart },
    rewriteUrl: ({ url }) => readableAddress(url ?? '/'),
  });

  app.addHook('onRoute', refuseUndeclared);
  secureHeaders(app, deps.https);
  refuseOtherHosts(app, deps.servedAs ?? []);
  readFormBodies(app);
  app.register(cookie, { secret: deps.cookieSecret });
  app.register(csrfProtection, {
    cookieKey: cookieName(deps, 'forgery'),
    cookieOpts: cookieOptions(deps),
    csrfOpts: { hmacKey: deps.cookieSecret },
    getUserInfo: (request) => tokenHolder(deps, request),
    logLevel: 'debug',
  });
  // After the form is read: the page that says "wait" has to hold what was typed.
  app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', hook: 'preHandler' });
  app.register(async (inner) => {
    for (const one of [...served, styles.route]) addRoute(inner, deps, pages, one);
  });
  app.setNotFoundHandler((request, reply) =>
    answerInLanguage(deps, request, reply, async () => sendMissing(pages, await visitOf(deps, request, reply))),
  );
  app.setErrorHandler((error, request, reply) =>
    answerInLanguage(deps, request, reply, async () => sendFault(pages, deps, await visitOf(deps, request, reply), error)),
  );
  await app.ready();
  return app;
}

function addRoute(app: FastifyInstance, deps: WebDeps, pages: Renderer, declared: Route): void {
  const serve = serveRoute(deps, pages, declared);
  const isProtected = declared.method === 'POST' && declared.forgeryProtection === undefined;
  app.route({
    method: declared.method,
    url: declared.path,
    ...(declared.largestUpload === undefined ? {} : { bodyLimit: declared.largestUpload + 600_000 }),
    config: {
      declared,
      ...(declared.requestsPerMinute === undefined ? {} : { rateLimit: { max: declared.requestsPerMinute } }),
    },
    ...(isProtected ? { preHandler: app.csrfProtection } : {}),
    handler: (request, reply) => answerInLanguage(deps, request, reply, () => serve(request, reply)),
  });
}

function refuseUndeclared(options: RouteOptions): void {
  const declared = options.config?.declared;
  if (isDeclared(declared) && declared.path === options.url && declared.method === options.method) return;
  throw new Error(
    `The route ${String(options.method)} ${options.url} does not say who may use it and what it reads. ` +
      'Make it with route() of src/web/route.ts and list it in src/web/routes.ts.',
  );
}

declare module 'fastify' {
  interface FastifyContextConfig {
    declared?: Route;
  }
}
