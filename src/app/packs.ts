/**
 * Printing. Whoever may see a page may have it on paper, and that they had is recorded before the bytes leave: who, which parts, why, how
 * many pages, and the hash of what is sent (ux.md 4.9). Each sending is a copy of its own with a number of its own: none is ever sent twice.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';
import { type Decision, decided } from '../domain/decision.ts';
import { isFileFact } from '../domain/facts.ts';
import { packStream, printPack, type Printing } from '../domain/pack/deciders.ts';
import { domainFact } from '../domain/upcast.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { PrintedDocument } from '../print/document.ts';
import { readFacts } from '../store/readFacts.ts';
import { viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { inFile } from './onFile.ts';
import { renderApart } from './packThread.ts';
import { notAllowed } from './permission.ts';

/** More than these are not one meeting. */
export const mostFiles = 100;

export type Asked = Omit<Printing, 'number' | 'pages' | 'hash'>;

export type Print =
  | { readonly kind: 'printed'; readonly number: string; readonly pages: number; readonly bytes: Uint8Array }
  | Exclude<Outcome, { readonly kind: 'done' | 'replayed' }>
  /** It could not be made: nothing is recorded. */
  | { readonly kind: 'not-made' }
  /** So many are being made that this one was not begun: nothing is recorded. */
  | { readonly kind: 'too-many' };

/** `files`: all whose content is in it. The number and the instant go onto each page. */
export async function print(
  house: House,
  viewer: Viewer,
  files: readonly string[],
  asked: Asked,
  compose: (number: string, now: Instant) => PrintedDocument,
): Promise<Print> {
  const does = asked.pack === 'panel' ? 'print-panel-pack' : 'print-pack';
  const [first = null] = files;
  const { area, files: seen, now } = await look(house, viewer, first === null ? [] : [first]);
  // Asked first, so that nothing is made for whoever may not have it; asked again in the act.
  const no = notAllowed(house, viewer, area, seen.get(first ?? ''), { act: does, file: first }, now);
  if (no) return { kind: 'refused', reasons: [no] };
  const number = printNumber(house.newId());
  // The same questions as in the act, so that nothing is made in vain.
  const before =
    first === null ? null : inFile(seen, first, (file) => printPack(file, 0, { ...asked, number, pages: 1, hash: '0'.repeat(64) }));
  if (before?.kind === 'refused') return before;
  const made = await renderApart(compose(number, now));
  if (made === null) return { kind: 'not-made' };
  if (made === 'too many') return { kind: 'too-many' };
  const said: Printing = { ...asked, number, pages: made.pages, hash: createHash('sha256').update(made.bytes).digest('hex') };
  const outcome = await act(house, viewer, {
    does,
    files,
    decide: ({ files: held }) => all(files.map((id, part) => inFile(held, id, (file) => printPack(file, part, said)))),
  });
  if (outcome.kind === 'done') return { kind: 'printed', number, pages: made.pages, bytes: made.bytes };
  return outcome.kind === 'replayed' ? { kind: 'busy' } : outcome;
}

const all = (decisions: readonly Decision[]): Decision =>
  decisions.find((each) => each.kind === 'refused') ??
  decided(...decisions.flatMap((each) => (each.kind === 'decided' ? each.entries : [])));

/** Eight letters and digits that nobody takes for another: 40 bits. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
function printNumber(id: string): string {
  const bytes = createHash('sha256').update(id).digest();
  const said = [...bytes.subarray(0, 8)].map((each) => letters[each % 32]).join('');
  return `${said.slice(0, 4)}-${said.slice(4)}`;
}

/** As somebody reads it off paper: lower case, spaces, O for 0, I or L for 1. */
export function typedNumber(typed: string): string {
  const said = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return said.length === 8 ? `${said.slice(0, 4)}-${said.slice(4)}` : '';
}

export type Printed = Awaited<ReturnType<typeof printsOf>>[number];

/** Who printed this number: one entry for each file in it that this viewer may see. A number nobody has and one of a file they may not see look alike. */
export async function printsOf(house: House, viewer: Viewer, number: string) {
  if (number === '') return [];
  const streams = Array.from({ length: mostFiles }, (_, part) => packStream(number, part));
  const found = await viewing(house.pool, viewer, async (tx) => {
    const facts = [];
    for await (const fact of readFacts(tx, house.area, { streams })) facts.push(domainFact(fact));
    return facts;
  });
  const entries = found.filter(isFileFact).flatMap((fact) => (fact.type === 'PackPrinted' && fact.file !== null ? [fact] : []));
  const { files, area } = await look(house, viewer, [...new Set(entries.map(({ file }) => file ?? ''))]);
  return entries.flatMap((fact) => {
    const file = files.get(fact.file ?? '');
    return file?.opened ? [{ fact, file, area }] : [];
  });
}
