/** What may go wrong in the ledger that no caller should expect. Expected refusals (conflict, clock) are values instead. */

export type LedgerFaultCode =
  /** A value cannot be said in RFC 8785 JSON: NaN, undefined, half a character, U+0000. */
  | 'unrepresentable'
  /** A field is named in a way that a commitment cannot bind. */
  | 'field-name'
  /** A checkpoint, proof or note is not in its format. */
  | 'malformed-checkpoint'
  /** PostgreSQL refused a fact: its leaf and its columns or hash differ, or a value is outside its closed set. */
  | 'malformed-fact'
  /** A marking this product may not hold (K12). */
  | 'marking'
  /** A fact with this id is already in the ledger. */
  | 'duplicate-id'
  /** The viewer of this transaction may not append to this ledger. */
  | 'viewer'
  /** Disposal without a FileDisposed entry for that file. */
  | 'disposal';

export class LedgerFault extends Error {
  readonly code: LedgerFaultCode;
  constructor(code: LedgerFaultCode, words: string, options?: ErrorOptions) {
    super(words, options);
    this.name = 'LedgerFault';
    this.code = code;
  }
}
