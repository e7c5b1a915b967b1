/** What is said of a fact in a chronology: a line, and the words below it. */
import { t } from '../words.ts';

/** Names of what facts speak of by id. */
export interface Naming {
  readonly post: (id: string) => string;
  readonly organisation: (id: string) => string;
  /** The task of an obligation, e.g. "Do the initial assessment". */
  readonly task: (obligation: string) => string;
  readonly referral: (id: string) => string;
  readonly record: (id: string) => string;
  readonly closingReason: (code: string) => string;
}

export interface Told {
  readonly what: string;
  /** As it was written, or what more there is to say. */
  readonly words: string;
  /** A step that was dropped, or what came of one: lapses, climbs and what answers them. */
  readonly dropped: boolean;
  /** Nobody had done it then. */
  readonly missed?: true;
}

export const entry = (what: string, ...words: readonly (string | null | undefined | false)[]): Told => ({
  what,
  words: words.filter(Boolean).join('\n'),
  dropped: false,
});
export const dropped = (what: string, ...words: readonly (string | null | undefined | false)[]): Told => ({
  ...entry(what, ...words),
  dropped: true,
});
export const said = (label: string, words: string | null | undefined): string | null =>
  words?.trim() ? t('{label}: {words}', { label, words }) : null;
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
