/**
 * Appends a prepared batch through `ledger.append`, the only way in (migrations/0001_ledger.sql). Expected refusals are
 * results; after one the transaction is aborted, as PostgreSQL does, and the caller rolls back.
 */
import type { ClientBase } from 'pg';
import { LedgerFault, type LedgerFaultCode } from '../ledger/fault.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { PreparedFact } from '../ledger/prepare.ts';

/** A client inside a transaction whose viewer has been set. */
export type Transaction = Pick<ClientBase, 'query'>;

export interface AppendRequest {
  readonly ledger: string;
  /** Version of every stream the command read; 0 means that it must not exist. `unit/<file>` for a whole file. */
  readonly expected: { readonly [stream: string]: number };
  /** The same key with the same request hash is answered with the earlier positions. Null: no idempotency. */
  readonly key: string | null;
  /** Null only when the key is. */
  readonly requestHash: Buffer | null;
  readonly facts: readonly PreparedFact[];
}

export type AppendResult =
  | {
      readonly kind: 'appended' | 'replayed';
      readonly firstPosition: number /** Of the ledger, after this batch. */;
      readonly size: number;
    }
  | AppendRefusal;

export type AppendRefusal =
  | { readonly kind: 'conflict'; readonly stream: string; readonly expected: number; readonly actual: number }
  | { readonly kind: 'clockBehind'; readonly lastRecorded: Instant }
  | { readonly kind: 'keyReused' };

/** Parameters of `ledger.append`, in order, for a caller that appends and projects in one round trip. */
export function appendParameters({
  ledger,
  expected,
  key,
  requestHash,
  facts,
}: AppendRequest): [string, string, string | null, Buffer | null, string] {
  return [ledger, JSON.stringify(expected), key, requestHash, JSON.stringify(facts)];
}

export async function append(tx: Transaction, request: AppendRequest): Promise<AppendResult> {
  try {
    const { rows } = await tx.query<{ first_position: unknown; size: unknown; replayed: boolean }>({
      name: 'ledger.append',
      text: 'select first_position, size, replayed from ledger.append($1, $2, $3, $4, $5)',
      values: appendParameters(request),
    });
    return readAppended(rows[0]);
  } catch (error) {
    return appendRefusal(error);
  }
}

/** Whether this very request was appended before under its key. */
export async function sentBefore(tx: Transaction, ledger: string, key: string, requestHash: Buffer): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'ledger.sent-before',
    text: 'select from ledger.idempotency where ledger = $1 and key = $2 and request_hash = $3',
    values: [ledger, key, requestHash],
  });
  return rowCount === 1;
}

export function readAppended(row: { first_position: unknown; size: unknown; replayed: boolean } | undefined): AppendResult {
  if (!row) throw new LedgerFault('malformed-fact', 'ledger.append answered nothing');
  return { kind: row.replayed ? 'replayed' : 'appended', firstPosition: Number(row.first_position), size: Number(row.size) };
}

/** The refusal that a database error stands for. Throws LedgerFault for a fault of ours, and anything else as it came. */
export function appendRefusal(error: unknown): AppendRefusal {
  const { code, detail, constraint, message, schema } = error as {
    [key in 'code' | 'detail' | 'constraint' | 'message' | 'schema']?: string;
  };
  switch (code) {
    case 'TL001':
      return { kind: 'conflict', ...(JSON.parse(detail ?? '{}') as { stream: string; expected: number; actual: number }) };
    case 'TL002':
      return { kind: 'clockBehind', lastRecorded: Date.parse((JSON.parse(detail ?? '{}') as { lastRecorded: string }).lastRecorded) };
    case 'TL003':
      return { kind: 'keyReused' };
    default:
      break;
  }
  const fault = faultOf(code, constraint ?? (schema === 'ledger' && code === notNullViolation ? 'fact_column' : undefined));
  if (fault) throw new LedgerFault(fault, message ?? code ?? fault, { cause: error });
  throw error;
}

const notNullViolation = '23502';

function faultOf(code: string | undefined, constraint: string | undefined): LedgerFaultCode | undefined {
  if (code === 'TL004') return 'malformed-fact';
  if (code === 'TL006') return 'viewer';
  if (code === 'TL007') return 'disposal';
  if (constraint === 'fact_marking') return 'marking';
  if (constraint === 'fact_id') return 'duplicate-id';
  return constraint?.startsWith('fact_') ? 'malformed-fact' : undefined;
}
