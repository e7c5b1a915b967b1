/**
 * What a document says, whatever its format: lines, headings, table rows and form fields in reading order, each with where it stands.
 * Attacker-controlled throughout: sizes are bounded here for every format, and what is not read is said.
 */

export interface Block {
  /** A `row` has a text a cell; a `field` has its label and its value; others have one text. */
  readonly kind: 'heading' | 'line' | 'row' | 'field';
  readonly cells: readonly string[];
  /** For whoever checks: "page 2", "table 1, row 3", "attachment 1, page 1". */
  readonly where: string;
}

export interface ReadDocument {
  readonly kind: 'docx' | 'pdf' | 'email' | 'text';
  readonly blocks: readonly Block[];
  /** What was left out, in words: pictures, headers, an attachment of another kind. */
  readonly notRead: readonly string[];
}

export const documentLimits = {
  bytes: 10_000_000,
  /** Unpacked XML of a docx. */
  unpacked: 20_000_000,
  zipEntries: 2_000,
  pages: 60,
  characters: 200_000,
  blocks: 5_000,
  attachments: 10,
} as const;

export type DocumentFaultCode = 'too-large' | 'malformed' | 'locked' | 'no-text' | 'unknown-kind' | 'old-kind' | 'too-slow';

/** Why a document could not be read. The words are for whoever sent it. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  readonly code: DocumentFaultCode;
  constructor(code: DocumentFaultCode, cause?: unknown) {
    super(`A document could not be read: ${code}`, { cause });
    this.code = code;
  }
}

const control = /(?![\t\n])\p{Cc}|\p{Cf}|\p{Co}/gu;

/** One text of a document: characters that hide or turn what stands beside them are gone, spaces are single, lines stay. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\r\u2028\u2029\v\f]/g, '\n')
    .replaceAll(control, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/** Collects blocks within the limits; what is over them is refused and not cut, so that nobody takes half for the whole. */
export class Collecting {
  readonly blocks: Block[] = [];
  readonly notRead: string[] = [];
  #characters = 0;

  add(kind: Block['kind'], texts: readonly string[], where: string): void {
    const cells = texts.map(tidy);
    if (cells.every((cell) => cell === '')) return;
    this.#characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (this.#characters > documentLimits.characters || this.blocks.length >= documentLimits.blocks) throw new DocumentFault('too-large');
    this.blocks.push({ kind, cells, where });
  }
}

/** The whole, for reading and copying beside the fields. */
export const wholeText = ({ blocks }: Pick<ReadDocument, 'blocks'>): string => blocks.map(({ cells }) => cells.join('\t')).join('\n');
