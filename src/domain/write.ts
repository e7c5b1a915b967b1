/** Makes a new entry of a known type, its fields checked against the type's shape: nothing goes to the ledger unchecked. */
import type { JsonValue } from '../ledger/envelope.ts';
import { type Decision, decided, type NewEntry, refused } from './decision.ts';
import type { EntryType } from './entryType.ts';

interface Where {
  readonly stream: string;
  readonly file: string | null;
  readonly record: string | null;
  readonly happened?: number | undefined;
  readonly learnt?: number | undefined;
}

export function entry(type: EntryType, where: Where, fields: unknown): NewEntry {
  const { stream, file, record, happened, learnt } = where;
  const read = type.shape.parse(fields) as { readonly [field: string]: JsonValue };
  return {
    type: type.type,
    stream,
    file,
    record,
    fields: withoutUndefined(read),
    ...(happened !== undefined ? { happened } : {}),
    ...(learnt !== undefined ? { learnt } : {}),
  };
}

/** One entry, or a refusal that says which field is wrong. */
export function write(type: EntryType, where: Where, fields: unknown): Decision {
  const read = type.shape.safeParse(fields);
  if (read.success) return decided(entry(type, where, fields));
  return refused(
    ...read.error.issues.map((issue) => ({
      code: `field-${issue.path.join('.')}`,
      words: issue.message,
      how: `Check "${issue.path.join(' ')}" and send it again.`,
    })),
  );
}

/** An optional field that was not given is absent, so that it is neither hashed nor committed to. */
function withoutUndefined<T extends { readonly [field: string]: JsonValue }>(fields: T): T {
  return JSON.parse(JSON.stringify(fields)) as T;
}
