/** One line of evidence: what was compared, both values as they were written, and what it is worth. words.ts makes it a sentence. */
export interface Line<Code extends string> {
  readonly code: Code;
  /** The value asked about, as written; '' where it has none. */
  readonly left: string;
  /** The known person's. */
  readonly right: string;
  readonly bits: number;
}

/** Tenths of a bit, so that sums are exact and do not depend on which side is read first. */
export function line<Code extends string>(code: Code, left: string, right: string, tenths: number): Line<Code> {
  return { code, left, right, bits: tenths / 10 };
}
