/** Reads facts in ledger order, a page at a time, with their values. What is read comes from the leaf that was hashed, not from the columns. */
import { readLeaf } from '../ledger/canonical.ts';
import type { Fact, JsonValue } from '../ledger/envelope.ts';
import { LedgerFault } from '../ledger/fault.ts';
import type { Transaction } from './append.ts';

/** `disposed`: some of its fields were erased by law, and are absent from `fields`. */
export interface RecordedFact extends Fact {
  readonly position: number;
  readonly streamVersion: number;
  readonly disposed: boolean;
}

export interface FactSelection {
  readonly streams?: readonly string[];
  /** Facts settled in this file when they were written. */
  readonly file?: string;
  /** Facts of these records, in whatever file they were written. With `file`: either. */
  readonly records?: readonly string[];
  /** First position to read. */
  readonly from?: number;
}

const page = 500;

export async function* readFacts(tx: Transaction, ledger: string, selection: FactSelection = {}): AsyncGenerator<RecordedFact, void, void> {
  const { streams, file, records, from = 0 } = selection;
  const wanted: string[] = [];
  const values: unknown[] = [ledger, from, page];
  const want = (column: string, value: unknown, comparison: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    wanted.push(`${column} = ${comparison(`$${values.length}`)}`);
  };
  want('f.stream', streams, (parameter) => `any (${parameter}::text[])`);
  want('f.file', file, (parameter) => parameter);
  want('f.record', records, (parameter) => `any (${parameter}::text[])`);
  const text = `
    select ${factColumns}
      from ledger.fact f
     where f.ledger = $1 and f.position >= $2 ${wanted.length > 0 ? `and (${wanted.join(' or ')})` : ''}
     order by f.position limit $3`;
  for (let next = from; ; ) {
    values[1] = next;
    const { rows } = await tx.query<FactRow>(text, values);
    for (const row of rows) yield factOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    next = Number(last.position) + 1;
  }
}

/**
 * What a fact is read from, of `ledger.fact f`. Bodies are canonical JSON and so is their list: one text for the driver to hand over and
 * to parse. Whether values left is the journal's to say: those that are only sealed from the viewer are absent too, and not disposed of.
 */
export const factColumns = `f.position, f.stream_version, f.leaf,
  (select '[' || string_agg(b.body, ',') || ']' from ledger.fact_body b where b.ledger = f.ledger and b.position = f.position) as bodies,
  exists (select from ledger.body_disposal d where d.ledger = f.ledger and d.position = f.position) as disposed`;

export interface FactRow {
  readonly position: unknown;
  readonly stream_version: unknown;
  readonly leaf: string;
  readonly bodies: string | null;
  readonly disposed: boolean;
}

export function factOf(row: FactRow): RecordedFact {
  const leaf = readLeaf(row.leaf);
  if (!leaf)
    throw new LedgerFault(
      'malformed-fact',
      `The leaf at position ${String(row.position)} cannot be read: run \`throughline ledger verify\`.`,
    );
  const fields: Record<string, JsonValue> = {};
  for (const body of row.bodies === null ? [] : (JSON.parse(row.bodies) as readonly Record<string, { readonly value: JsonValue }>[]))
    for (const field in body) fields[field] = body[field]?.value ?? null;
  return { ...leaf.envelope, fields, position: Number(row.position), streamVersion: Number(row.stream_version), disposed: row.disposed };
}
