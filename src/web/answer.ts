/**
 * What a handler may answer: a page, a redirect, a refusal, or that there is no such thing. A page names its view by a
 * token that carries the model's type, so a view cannot be rendered with the wrong model.
 */

import type { ReadRef } from './deps.ts';
import type { Href } from './paths.ts';

/** What a route reads, and whether reading it is written in the read log before anything is shown. */
export const reading = {
  nothing: { logged: false },
  'own-draft': { logged: false },
  people: { logged: false },
  /** What is due from somebody, by reference: logged by the use case, under the name of whose calendar it is. */
  'own-calendar': { logged: false },
  rulebook: { logged: false },
  proof: { logged: false },
  'own-referrals': { logged: true },
  /** Names and tasks of those whom the viewer works on; for a referring organisation, its own referrals. */
  worklist: { logged: true },
  files: { logged: true },
} as const satisfies Record<string, { readonly logged: boolean }>;

export type Reads = keyof typeof reading;
type LoggedReads = { [R in Reads]: (typeof reading)[R]['logged'] extends true ? R : never }[Reads];

declare const modelOf: unique symbol;
/** Path of a view below src/web, with the type of its model. */
export type View<Model> = string & { readonly [modelOf]?: Model };
export const view = <Model extends object>(path: string): View<Model> => path;

export interface Page {
  readonly kind: 'page';
  readonly view: string;
  readonly model: object;
  readonly status: number;
  /** Overrides the route's title, e.g. with the question asked. */
  readonly title: string | null;
  readonly hasErrors: boolean;
}
/** A page that shows personal data, and whose. */
export interface ReadPage extends Page {
  readonly read: readonly ReadRef[];
  /** Why it was looked at, where a reason means something. */
  readonly reason: string | null;
}
export interface Redirect {
  readonly kind: 'redirect';
  readonly to: Href;
}
/** The person may not see or do this: why, and whom to ask. The session stays. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: string;
  readonly ask: string | null;
}
export interface Missing {
  readonly kind: 'missing';
}
export interface Bytes {
  readonly kind: 'bytes';
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}
/** A download with personal data in it, and whose. */
export interface ReadBytes extends Bytes {
  readonly read: readonly ReadRef[];
  readonly reason: string | null;
}

export type Answer<R extends Reads> = (R extends LoggedReads ? ReadPage | ReadBytes : Page | Bytes) | Redirect | Refused | Missing;

type PageOptions = { readonly status?: number; readonly title?: string; readonly hasErrors?: boolean };

export function page<Model extends object>(of: View<Model>, model: NoInfer<Model>, options: PageOptions = {}): Page {
  const { status = 200, title = null, hasErrors = false } = options;
  return { kind: 'page', view: of, model, status, title, hasErrors };
}

/** Each of these files once, as what a page reads. */
export const filesRead = (ids: Iterable<string>): readonly ReadRef[] => [...new Set(ids)].map((id) => ({ kind: 'file', id }));

/** The page of a route that reads personal data: `read` names every file or referral that is on it. */
export function readPage<Model extends object>(
  of: View<Model>,
  model: NoInfer<Model>,
  read: readonly ReadRef[],
  options: PageOptions & { readonly reason?: string } = {},
): ReadPage {
  return { ...page(of, model, options), read, reason: options.reason ?? null };
}

export const redirect = (to: Href): Redirect => ({ kind: 'redirect', to });
export const refused = (why: string, ask: string | null = null): Refused => ({ kind: 'refused', why, ask });
export const missing: Missing = { kind: 'missing' };
export const bytes = (contentType: string, content: Uint8Array, headers: Readonly<Record<string, string>> = {}): Bytes => ({
  kind: 'bytes',
  contentType,
  bytes: content,
  headers,
});
