/** In which language somebody reads: chosen by a link, kept in a cookie, offered only where the whole catalogue is translated. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebDeps } from './deps.ts';
import { localHref, paths, type Href } from './paths.ts';
import { readCookie, replyCookies } from './session.ts';
import { catalogueOf, inLanguage, type Language, languageNow, languages, type Reading } from './words.ts';

const ownNames: Readonly<Record<Language, string>> = { en: 'English', cy: 'Cymraeg' };
const oneYear = 365 * 24 * 3600;

const complete = new WeakMap<object, boolean>();

/** A half-translated safety page is worse than an English one: a language is offered when each English message has its words in it. */
function isComplete(language: Language): boolean {
  const catalogue = catalogueOf(language);
  const known = complete.get(catalogue) ?? Object.keys(catalogueOf('en')).every((message) => Boolean(catalogue[message]));
  complete.set(catalogue, known);
  return known;
}
const offered = (): readonly Language[] => languages.filter((each) => each === 'en' || isComplete(each));

const readable = (deps: WebDeps): readonly Reading[] => (deps.readsMarked ? [...offered(), 'en-XA'] : offered());

/** Answers a request in its reader's language. */
export function answerInLanguage<T>(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, work: () => T): T {
  const wanted = (request.query as { readonly lang?: unknown } | undefined)?.lang;
  const asked = readable(deps).find((each) => each === wanted);
  if (asked !== undefined) replyCookies(deps, reply).set('language', asked, oneYear);
  const kept = asked ?? readable(deps).find((each) => each === readCookie(deps, request, 'language'));
  return inLanguage(kept ?? 'en', work);
}

/** Links to this page in the languages that it can be read in; none where there is one only. */
export const languageLinks = (
  request: FastifyRequest,
): readonly { readonly text: string; readonly lang: Language; readonly href: Href; readonly current: boolean }[] =>
  offered().length < 2
    ? []
    : offered().map((lang) => ({
        text: ownNames[lang],
        lang,
        href: localHref(withLanguage(request.url, lang), paths.home),
        current: languageNow() === lang,
      }));

function withLanguage(address: string, lang: Language): string {
  const url = new URL(address, 'http://here');
  url.searchParams.set('lang', lang);
  return `${url.pathname}${url.search}`;
}
