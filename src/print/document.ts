/**
 * A document to be printed, as plain data: what it says, in which order, and what stands on every page. No layout, no PDF: whoever
 * composes it needs neither, and it crosses to the thread that renders it (src/app/packThread.ts).
 */

/** One line of a list of names and values, or of what happened when. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Something that happened: when stands beside it. `words` is as typed; `source` says who recorded it and when. */
export interface Happening {
  readonly when: string;
  readonly what: string;
  readonly words: string;
  readonly source: string;
}

export interface Table {
  /** `share` of the width, relative to the other columns. */
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  /** The first cell of each row says what the row is about. */
  readonly rows: readonly (readonly string[])[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What nobody may overlook. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | ({ readonly kind: 'table' } & Table)
  | { readonly kind: 'happenings'; readonly happenings: readonly Happening[] }
  /** What follows begins on a page of its own. */
  | { readonly kind: 'page' };

/** What stands on every page, outside what is read out. Each is one line and cut where it is longer. */
export interface EveryPage {
  readonly marking: string;
  /** What it is and of which reference: no name. */
  readonly what: string;
  readonly handling: string;
  readonly printed: string;
  readonly number: string;
  /** With `{n}` and `{m}`. */
  readonly page: string;
}

export interface PrintedDocument {
  /** BCP 47. */
  readonly language: string;
  /** The title that a reader's window shows: no name. */
  readonly title: string;
  /** Milliseconds since 1970. The same document gives the same bytes. */
  readonly made: number;
  readonly everyPage: EveryPage;
  /** The first is a heading of level 1; a heading is at most one level below the one before. */
  readonly blocks: readonly Block[];
}

/** The font files that the letters are taken from; only those that are used go into a document. */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface Rendered {
  readonly bytes: Uint8Array;
  readonly pages: number;
}
