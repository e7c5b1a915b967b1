/**
 * The one way to add a route. A route says who may use it and what it reads; a route that was not made here stops the
 * server from starting (server.ts), and one that reads personal data shows nothing until the read is in the log.
 *
 * @example
 * export const showReferral = route({
 *   method: 'GET', path: '/referral/:id', title: 'Referral',
 *   mayUse: ['assess'], reads: 'files', schema: z.object({ params: z.object({ id: z.string() }) }),
 *   handle: async ({ input, viewer }) => {
 *     const found = await referralPage(viewer, input.params.id);
 *     return found ? readPage(referralView, found.model, found.read) : missing;
 *   },
 * });
 */

import { z } from 'zod';
import type { Answer, Reads } from './answer.ts';
import type { Duty, Instant, Viewer, WebDeps } from './deps.ts';
import type { Upload } from './form-body.ts';

/** `anyone` needs no account; a list of duties asks for at least one of them. */
export type MayUse = 'anyone' | 'signed-in' | readonly Duty[];

export interface Context<Input> {
  readonly deps: WebDeps;
  readonly viewer: Viewer;
  readonly signedIn: boolean;
  readonly input: Input;
  /** The body exactly as it came. */
  readonly rawBody: { readonly contentType: string; readonly bytes: Uint8Array };
  /** The document that came with the form; null where none did. */
  readonly upload: Upload | null;
  /** Product time when the request began; null when it could not be read. */
  readonly now: Instant | null;
  /** Cookies that the visitor's own form or session needs, signed; there are no others. */
  cookie(name: string): string | null;
  setCookie(name: string, value: string, options?: { readonly maxAgeSeconds?: number }): void;
  clearCookie(name: string): void;
  /** Ends the forgery-protection secret, so that what was open before signing in or out is worth nothing after. */
  renewForgeryProtection(): void;
}

export interface RouteDeclaration<R extends Reads, S extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly title: string;
  readonly mayUse: MayUse;
  readonly reads: R;
  /** In an area of the other kind there is no such page: a partnership has no subjects of interest, and their area no panel. */
  readonly only?: 'partnership' | 'subjects of interest';
  /** Reads `{ params, query, body }`. What does not fit is a page that is not there (GET) or cannot be read (POST). */
  readonly schema: S;
  /** Only where a missing token must not stop a visitor: say why. */
  readonly forgeryProtection?: { readonly waivedBecause: string };
  /** Values of the field `act` that protect somebody: a time that cannot be right does not hold them up, they are recorded as of now. */
  readonly protects?: readonly string[];
  /** Bytes of a document that may be sent with the form (multipart). Without it none is taken. */
  readonly largestUpload?: number;
  /** A tighter limit than the shell's own, a minute and address. */
  readonly requestsPerMinute?: number;
  handle(context: Context<z.output<S>>): Promise<Answer<R>> | Answer<R>;
}

/** A route as the server sees it, its input already erased. */
export interface Route extends Omit<RouteDeclaration<Reads, z.ZodType>, 'handle'> {
  handle(context: Context<unknown>): Promise<Answer<Reads>> | Answer<Reads>;
}

const declared = new WeakSet<object>();

export function route<R extends Reads, S extends z.ZodType>(declaration: RouteDeclaration<R, S>): Route {
  const made = { ...declaration } as unknown as Route;
  declared.add(made);
  return made;
}

/** Whether this object was made by `route()`: what only looks like one is refused. */
export const isDeclared = (candidate: unknown): candidate is Route =>
  typeof candidate === 'object' && candidate !== null && declared.has(candidate);

/** A form's fields as typed, each once; a repeated name gives a list. */
export const formFields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({});
export type FormFields = z.output<typeof formFields>;

export const noInput = z.object({});
export const formInput = z.object({ body: formFields });

/** One field of a form as one trimmed text; empty when it was not sent. */
export function text(fields: FormFields, name: string): string {
  const value = fields[name];
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).replaceAll('\r\n', '\n').trim();
}
