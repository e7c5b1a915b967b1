/** Nothing that staff type is lost: kept every few seconds where scripts run, kept when a sign-in has ended, offered on the same form, gone when it is sent. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dropTyped, keepTyped, type Typed, typedBefore } from '../../app/typed.ts';
import { bytes, redirect } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { Viewer, WebDeps } from '../deps.ts';
import { localHref, paths } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { readEndedSession } from '../session.ts';
import { houseOf } from '../staff.ts';

/** Never kept: what proves a request, what names it, and where somebody may paste the private half of a key by mistake. */
const notTyped = new Set(['_csrf', 'key', 'form', 'code', 'next', 'returnTo', 'password', 'instead', 'publicKey']);
const formOf = (url: string): string => url.replace(/[?#].*$/s, '').slice(0, 400);

export interface TypedOffer {
  readonly form: string;
  readonly when: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** For the script that puts it back. */
  readonly json: string;
}

const inWords = (name: string): string =>
  name
    .replaceAll(/([A-Z])|-/g, ' $1')
    .toLowerCase()
    .trim();

function fieldsOf(body: unknown): Typed['fields'] {
  if (typeof body !== 'object' || body === null) return {};
  const kept = Object.entries(body as Record<string, string | string[]>).filter(([name]) => !notTyped.has(name));
  return Object.fromEntries(kept);
}

/** What this person typed here before and did not send. */
export async function typedOffer(deps: WebDeps, request: FastifyRequest, viewer: Viewer): Promise<TypedOffer | null> {
  if (deps.house === null || request.method !== 'GET') return null;
  const form = formOf(request.url);
  const typed = await typedBefore(deps.house, viewer, form);
  if (typed === null) return null;
  return {
    form,
    when: dateAndTime(typed.keptAt),
    fields: Object.entries(typed.fields)
      .flatMap(([name, value]) => [value].flat().map((one) => ({ label: inWords(name), value: one })))
      .filter(({ value }) => value !== ''),
    json: JSON.stringify(typed.fields),
  };
}

/** The form was sent and done: what was typed into it is over. */
export async function sentTyped(deps: WebDeps, request: FastifyRequest, viewer: Viewer): Promise<void> {
  if (deps.house !== null && viewer.practitioner !== 'public') await dropTyped(deps.house, viewer, formOf(request.url));
}

/** A sign-in ended while somebody typed: whose it was stands in the cookie that we signed. It is theirs again when they sign in. */
export async function keepForLater(deps: WebDeps, request: FastifyRequest): Promise<void> {
  const who = readEndedSession(deps, request);
  if (deps.house === null || who === null || request.method !== 'POST') return;
  const viewer = await deps.viewerOf(who);
  if (viewer) await keepTyped(deps.house, viewer, formOf(request.url), fieldsOf(request.body));
}

export const typedRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: paths.typed.keep,
    title: 'Keep what is typed',
    mayUse: 'signed-in',
    reads: 'nothing',
    schema: z.object({ body: formFields }),
    requestsPerMinute: 240,
    handle: async ({ deps, viewer, input }) => {
      await keepTyped(houseOf(deps), viewer, formOf(text(input.body, 'form')), fieldsOf(input.body));
      return bytes('text/plain; charset=utf-8', Buffer.from('kept'));
    },
  }),
  route({
    method: 'POST',
    path: paths.typed.forget,
    title: 'Throw away what was typed',
    mayUse: 'signed-in',
    reads: 'nothing',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const form = formOf(text(input.body, 'form'));
      await dropTyped(houseOf(deps), viewer, form);
      return redirect(localHref(form, paths.today));
    },
  }),
];
