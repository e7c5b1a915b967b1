/** What can go wrong in bulk linking, foreseen: a code and a sentence that a person can act on. */
export type LinkFaultCode =
  | 'no-duckdb'
  | 'interrupted'
  | 'memory'
  | 'disk-full'
  | 'register-unreadable'
  | 'columns'
  | 'use'
  | 'model'
  | 'not-written';

export class LinkFault extends Error {
  readonly code: LinkFaultCode;

  constructor(code: LinkFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LinkFault';
    this.code = code;
  }
}
