/**
 * Numbers, e-mail addresses and names on line as people write them, one a line with what it is ("NHS number: 999 012 3454",
 * "Instagram: wren_of_wex"), and back again. The writing is kept; the matcher reads it when it compares.
 */
import { readEmail, readHandle } from './contacts.ts';
import { documentKind, withItsKind } from './documents.ts';
import type { Identifier } from '../person.ts';

export interface WrittenNumbers {
  readonly emails: readonly string[];
  readonly handles: readonly string[];
  readonly identifiers: readonly Identifier[];
}
type Recorded = { readonly [Field in keyof WrittenNumbers]?: WrittenNumbers[Field] | undefined };

/** Said of a number of which nobody said what it is. */
const NOT_SAID = 'not said';
const MOST_LINES = 20;

export function numbersIn(text: string): WrittenNumbers {
  const read: { emails: string[]; handles: string[]; identifiers: Identifier[] } = { emails: [], handles: [], identifiers: [] };
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
    .slice(0, MOST_LINES)) {
    const { kind, value } = parted(line);
    if (readEmail(value) !== null) read.emails.push(value);
    else if (isHandle(kind, asWritten(kind, value))) read.handles.push(line);
    else read.identifiers.push({ kind: kind === '' ? NOT_SAID : kind, value });
  }
  return read;
}

export function numbersWritten({ emails = [], handles = [], identifiers = [] }: Recorded): readonly string[] {
  // What would be read as having its kind in front has one put before it.
  const bare = (value: string): boolean => parted(value).kind === '';
  return [
    ...identifiers.map(({ kind, value }) => asWritten(kind === NOT_SAID && bare(value) ? '' : kind, value)),
    ...emails.map((email) => asWritten(bare(email) ? '' : 'e-mail', email)),
    ...handles,
  ];
}

/** One way of writing it, whatever stood between the two: what is written again is read as it was. */
const asWritten = (kind: string, value: string): string => (kind === '' ? value : `${kind}: ${value}`);

/** What it is stands before a colon, or is the words before the first figure where they are known: "NHS 999 012 3454". */
function parted(line: string): { readonly kind: string; readonly value: string } {
  const colon = /^([^:]{1,40}):\s*(?!\/\/)(\S.*)$/.exec(line);
  if (colon !== null) return { kind: colon[1]!.trim(), value: colon[2]!.trim() };
  const named = withItsKind(line);
  return named === null ? { kind: '', value: line } : { kind: named.words, value: named.value };
}

/** A name on line begins with @, is a link, or stands behind the name of a service, which gives nobody a number. */
function isHandle(kind: string, line: string): boolean {
  if (/^@|^https?:\/\//i.test(line)) return readHandle(line) !== null;
  return (
    kind !== '' && documentKind(kind) === 'other' && !/number|no\.?$|card|id\b/i.test(kind) && (readHandle(line)?.platform ?? '') !== ''
  );
}
