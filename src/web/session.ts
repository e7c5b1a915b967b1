/**
 * Sign-in for the demonstration: a signed cookie that names an invented person. Nothing is kept on the server, so a
 * restart signs nobody out. Signing in always makes a new session value and a new forgery-protection secret: one that
 * somebody planted before is worth nothing afterwards. Sessions live in wall time, not in product time.
 */

import { randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Viewer, WebDeps } from './deps.ts';

const sessionHours = 12;
const Session = z.strictObject({ practitioner: z.string(), nonce: z.string(), until: z.number() });
type Session = z.output<typeof Session>;

/** `__Host-` binds a cookie to this host and to https; browsers refuse the prefix without https. */
export const cookieName = (deps: WebDeps, name: string): string => (deps.https ? `__Host-${name}` : name);

export const cookieOptions = (deps: WebDeps): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: deps.https,
  signed: true,
});

export function readCookie(deps: WebDeps, request: FastifyRequest, name: string): string | null {
  const value = request.cookies[cookieName(deps, name)];
  if (value === undefined) return null;
  const unsigned = request.unsignCookie(value);
  return unsigned.valid ? unsigned.value : null;
}

export function newSession(practitioner: string): string {
  const session: Session = {
    practitioner,
    nonce: randomBytes(18).toString('base64url'),
    until: Date.now() + sessionHours * 3_600_000,
  };
  return Buffer.from(JSON.stringify(session)).toString('base64url');
}

export function readSession(deps: WebDeps, request: FastifyRequest): Session | null {
  const session = sessionIn(deps, request);
  return session !== null && session.until > Date.now() ? session : null;
}

/** Whose sign-in has run out: the cookie is ours and says who it was. It opens nothing; it only says whose typing this is. */
export function readEndedSession(deps: WebDeps, request: FastifyRequest): string | null {
  const session = sessionIn(deps, request);
  return session !== null && session.until <= Date.now() ? session.practitioner : null;
}

function sessionIn(deps: WebDeps, request: FastifyRequest): Session | null {
  const cookie = readCookie(deps, request, 'session');
  if (cookie === null) return null;
  try {
    return Session.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString()));
  } catch {
    return null;
  }
}

/** Whom a forgery-protection token belongs to: a token of one session is refused in another. */
export const tokenHolder = (deps: WebDeps, request: FastifyRequest): string => readSession(deps, request)?.nonce ?? 'public';

export const publicViewer = (area: string): Viewer => ({
  practitioner: 'public',
  name: '',
  post: null,
  organisation: null,
  area,
  reach: 'public',
  duties: [],
});

export function replyCookies(deps: WebDeps, reply: FastifyReply) {
  return {
    set: (name: string, value: string, maxAgeSeconds?: number): void => {
      const age = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds };
      reply.setCookie(cookieName(deps, name), value, { ...cookieOptions(deps), ...age });
    },
    clear: (name: string): void => {
      reply.clearCookie(cookieName(deps, name), { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.https });
    },
  };
}
