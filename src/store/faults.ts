// Faults of the database and its launcher: one type, a closed set of codes, and a sentence that says what to do.
// docs/errors.md lists the codes.

export type StoreFaultCode =
  | 'area-not-set-up'
  | 'demonstration-cut-short'
  | 'demonstration-of-another-kind'
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'data-folder-foreign'
  | 'data-folder-other-version'
  | 'disk-full'
  | 'duty-sheet-settings-wrong'
  | 'folder-not-enterable'
  | 'folder-not-writable'
  | 'initialising-failed'
  | 'ports-taken'
  | 'secrets-missing'
  | 'server-did-not-start'
  | 'server-did-not-stop'
  | 'server-in-use'
  | 'server-stale'
  | 'signing-key-damaged'
  | 'signing-key-missing'
  | 'signing-key-open'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-not-utf8'
  | 'database-user-too-weak'
  | 'migration-changed'
  | 'migration-failed'
  | 'mail-settings-wrong'
  | 'migration-missing'
  | 'no-such-ledger'
  | 'number-too-large';

export class StoreFault extends Error {
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'StoreFault';
    this.code = code;
  }
}

/** True for the operating system's and PostgreSQL's ways of saying that a disk is full. */
export function isDiskFull(cause: unknown): boolean {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === '53100' ||
    /No space left on device|Disk quota exceeded/.test(message ?? String(cause))
  );
}
