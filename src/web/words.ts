/**
 * The words of the screens in the reader's language. The English sentence is the key; a language has one catalogue
 * (words/cy.json), and what it does not have yet is said in English. Messages are ICU MessageFormat: `{name}`,
 * `{n, plural, one {# day} other {# days}}`.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import nunjucks from 'nunjucks';

export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];
/** `en-XA` is no language of anybody: every word of the catalogue in it is marked, so that a test finds the words that bypass it. */
export type Reading = Language | 'en-XA';

const reader = new AsyncLocalStorage<Reading>();

/** Does something as for a reader of this language: everything `t` says meanwhile is in it. */
export const inLanguage = <T>(language: Reading, work: () => T): T => reader.run(language, work);
export const languageNow = (): Reading => reader.getStore() ?? 'en';

type Catalogue = Readonly<Record<string, string>>;
const catalogues = new Map<Language, Catalogue>();

/** The catalogue of a language: what each English message says in it; an empty text where nobody has translated it yet. */
export function catalogueOf(language: Language): Catalogue {
  let catalogue = catalogues.get(language);
  if (!catalogue) {
    catalogue = JSON.parse(readFileSync(new URL(`words/${language}.json`, import.meta.url), 'utf8')) as Catalogue;
    catalogues.set(language, catalogue);
  }
  return catalogue;
}

/** In place of what lies in the file: how a test has a language that nobody of us may write. */
export const useCatalogue = (language: Language, catalogue: Catalogue): void => void catalogues.set(language, catalogue);

export type Values = Readonly<Record<string, string | number>>;
const formats = new Map<string, IntlMessageFormat>();

/** The message in the reader's language, with its values put in. */
export function t(message: string, values?: Values): string {
  const language = languageNow();
  const locale = language === 'en-XA' ? 'en' : language;
  const said = (language === 'cy' ? catalogueOf('cy')[message] : undefined) || message;
  // Most messages have nothing to put in, and are said a thousand times a page.
  const words = said.includes('{') ? String(formatOf(said, locale).format(language === 'en-XA' ? unmarked(values) : values)) : said;
  // A message that is in no catalogue shows by having no marks.
  return language === 'en-XA' && Object.hasOwn(catalogueOf('en'), message) ? `⟦${words}⟧` : words;
}

/** What is put into a message is no word of it: it stands outside the marks. */
const unmarked = (values: Values = {}): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `⟧${value}⟦` : value]));

/** Words of data where they begin a line: a choice, a title, a value. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** An English message that lies in data until somebody reads it, who is then shown `t` of it; the catalogue finds it by this name. */
export const phrase = <Message extends string>(message: Message): Message => message;

/**
 * Words that a rule, a gate or a decider has made: in the reader's language where the catalogue has them as they are. Those with a
 * name or a number in them are in no catalogue and stay English.
 */
export const fixed = (words: string): string => (Object.hasOwn(catalogueOf('en'), words) ? t(words) : words);

/** Why something is refused, and how to get there. */
export const saidReason = ({ words, how }: { readonly words: string; readonly how: string }): string => `${fixed(words)} ${fixed(how)}`;

function formatOf(message: string, locale: string): IntlMessageFormat {
  const key = `${locale} ${message}`;
  let format = formats.get(key);
  if (!format) {
    // Tags are text here: what is bold or a link comes in as a value (see `tHtml`).
    format = new IntlMessageFormat(message, locale === 'cy' ? 'cy' : 'en-GB', undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return format;
}

/** `t` for views: a value may be what a macro made (a link, a bold word). Everything else is escaped. */
export function tInView(message: string, values: Readonly<Record<string, unknown>> = {}): unknown {
  const empty = Object.entries(values).find(([, value]) => value === undefined || value === null);
  if (empty) throw new Error(`The view has nothing to say for {${empty[0]}} of "${message}".`);
  const safe = Object.entries(values).filter(([, value]) => value instanceof nunjucks.runtime.SafeString);
  if (safe.length === 0) return t(message, values as Values);
  const marks = safe.map(([name, value], i) => ({ name, mark: `\uE000${i}\uE001`, html: String(value) }));
  const marked = { ...(values as Values), ...Object.fromEntries(marks.map(({ name, mark }) => [name, mark])) };
  const words = escape(t(message, marked));
  return new nunjucks.runtime.SafeString(marks.reduce((text, { mark, html }) => text.replaceAll(mark, () => html), words));
}

/** Nunjucks' own, which its types leave out. */
const { escape } = nunjucks.lib as unknown as { readonly escape: (text: string) => string };
