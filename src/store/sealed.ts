/** The sealed values of one entry (migration 0022): only for whoever has recorded in the ledger that they open them. */
import type { JsonValue } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export async function openSealed(
  tx: Transaction,
  ledger: string,
  fact: string,
  opening: string,
): Promise<Readonly<Record<string, JsonValue>>> {
  const { rows } = await tx.query<{ body: string }>('select body from ledger.open_sealed($1, $2, $3)', [ledger, fact, opening]);
  const fields: Record<string, JsonValue> = {};
  for (const { body } of rows)
    for (const [field, opened] of Object.entries(JSON.parse(body) as Record<string, { value: JsonValue }>)) fields[field] = opened.value;
  return fields;
}
