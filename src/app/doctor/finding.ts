/** What one check of the doctor found, with the fix for what is wrong. */
export interface Finding {
  readonly check: string;
  readonly state: 'well' | 'wrong' | 'not-ready-for-live-data';
  readonly words: string;
  /** What to do; present unless all is well. */
  readonly fix?: string;
}

export function attempt(check: string, work: () => string): Finding {
  try {
    return { check, state: 'well', words: work() };
  } catch (fault) {
    return wrong(check, fault);
  }
}

/** A fault's sentence ends with what to do; it is shown as the fix as well, so that every failure has one. */
export function wrong(check: string, fault: unknown): Finding {
  const [words = '', ...fix] = (fault as Error).message.split(/(?<=[.:]) /);
  return { check, state: 'wrong', words, fix: fix.join(' ') || 'Read docs/errors.md.' };
}
