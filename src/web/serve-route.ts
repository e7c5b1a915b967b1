/**
 * One request from beginning to end, the same for every route: who asks, may they, what did they send, what is the
 * answer, is the read in the log, send it. Forgery protection has run before (server.ts).
 */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../app/house.ts';
import { type Answer, type Reads, reading } from './answer.ts';
import { undoOfferOn, type UndoOffer } from './correct/offer.ts';
import type { WebDeps } from './deps.ts';
import { WebFault } from './faults.ts';
import { rawBodyOf, uploadOf } from './form-body.ts';
import { sendMissing, sendPage, sendRefused, sendSignInEnded, sendTrueTimeAgain } from './pages.ts';
import { localHref, paths } from './paths.ts';
import type { Renderer } from './render.ts';
import { type Context, formFields, type MayUse, type Route, text } from './route.ts';
import { readCookie, replyCookies } from './session.ts';
import { sentTyped } from './typed/typed.ts';
import { readTrueTimes } from './trueTime.ts';
import { beginVisit, type Visit } from './visit.ts';
import { t } from './words.ts';

export const serveRoute =
  (deps: WebDeps, renderer: Renderer, route: Route) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const visit = await beginVisit(deps, request, reply, route.mayUse);

    if (route.mayUse !== 'anyone' && !visit.signedIn) {
      if (request.method === 'POST') return sendSignInEnded(renderer, visit);
      return reply.redirect(`${paths.signIn}?next=${encodeURIComponent(localHref(request.url, paths.home))}`, 303);
    }
    if (!hasDuty(route.mayUse, visit)) {
      return sendRefused(renderer, visit, t('Your post does not include this kind of page.'), null);
    }

    if (route.only !== undefined && (route.only === 'subjects of interest') !== (deps.subjects ?? false))
      return sendMissing(renderer, visit);

    const input = route.schema.safeParse({ params: request.params, query: request.query, body: request.body ?? {} });
    if (!input.success) {
      if (request.method === 'GET') return sendMissing(renderer, visit);
      throw Object.assign(new Error('The form does not have the fields of this route.'), { statusCode: 400 });
    }

    const told = request.method === 'POST' && visit.signedIn ? readTrueTimes(request.body, visit.now) : null;
    // An alert is never refused, not even for a time that cannot be right: then it is recorded as of now.
    if (told?.kind === 'wrong' && !isProtective(route, request.body)) return sendTrueTimeAgain(renderer, visit, told);

    const answer = await route.handle(contextOf(visit, input.data, told?.kind === 'told' ? told : null));
    await logRead(route, visit, answer);
    return send(renderer, visit, route, answer);
  };

const isProtective = ({ forgeryProtection, protects }: Route, body: unknown): boolean =>
  forgeryProtection !== undefined || (protects?.includes(text(formFields.parse(body ?? {}), 'act')) ?? false);

const hasDuty = (mayUse: MayUse, visit: Visit): boolean =>
  typeof mayUse === 'string' || mayUse.some((duty) => visit.viewer.duties.includes(duty));

/** A read is a row committed before the answer leaves (design.md "Access"). */
async function logRead(route: Route, visit: Visit, answer: Answer<Reads>): Promise<void> {
  if (answer.kind !== 'page' && answer.kind !== 'bytes') return;
  const { logged } = reading[route.reads];
  const read = 'read' in answer ? answer.read : undefined;
  if (logged !== (read !== undefined)) {
    throw new WebFault('read-not-declared', `${route.path} declares that it reads ${route.reads}, and its answer says otherwise.`);
  }
  if (read === undefined) return;
  const reason = 'reason' in answer ? answer.reason : null;
  try {
    await visit.deps.logRead(visit.viewer, route.path, read, reason);
  } catch (cause) {
    throw new WebFault('read-not-logged', 'The read could not be written in the read log.', cause);
  }
}

async function send(renderer: Renderer, visit: Visit, route: Route, answer: Answer<Reads>): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      return sendPage(renderer, visit, { ...answer, title: answer.title ?? t(route.title), undo: await undoOf(visit, answer) });
    case 'redirect':
      // Sent and done: what was kept of it while it was typed goes.
      if (visit.request.method === 'POST' && visit.signedIn) await sentTyped(visit.deps, visit.request, visit.viewer).catch(() => {});
      return visit.reply.redirect(answer.to, 303);
    case 'refused':
      return sendRefused(renderer, visit, answer.why, answer.ask);
    case 'missing':
      return sendMissing(renderer, visit);
    case 'bytes':
      return visit.reply.headers(answer.headers).type(answer.contentType).send(answer.bytes);
  }
}

/** What an act has just saved, on the page to which it led, can be taken back there. */
async function undoOf(
  { request, deps, viewer, signedIn }: Visit,
  answer: Extract<Answer<Reads>, { kind: 'page' }>,
): Promise<UndoOffer | null> {
  const { done } = request.query as { readonly done?: unknown };
  if (!signedIn || done === undefined || done === 'undone' || !('read' in answer)) return null;
  return undoOfferOn(deps.house, viewer, answer.read);
}

/** With true times the request has a house of its own, which carries them to whatever is recorded. */
function contextOf(visit: Visit, input: unknown, told: House['told'] | null): Context<unknown> {
  const { request, reply } = visit;
  const deps = told && visit.deps.house ? { ...visit.deps, house: { ...visit.deps.house, told } } : visit.deps;
  const cookies = replyCookies(deps, reply);
  return {
    deps,
    viewer: visit.viewer,
    signedIn: visit.signedIn,
    input,
    rawBody: rawBodyOf(request),
    upload: uploadOf(request),
    now: visit.now,
    cookie: (name) => readCookie(deps, request, name),
    setCookie: (name, value, options) => cookies.set(name, value, options?.maxAgeSeconds),
    clearCookie: (name) => cookies.clear(name),
    renewForgeryProtection: () => cookies.clear('forgery'),
  };
}
