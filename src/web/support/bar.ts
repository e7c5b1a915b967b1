/** Sessions expected against delivered, as widths of a bar made on the server: the table beside it says the same in numbers (F33). */
export interface Bar {
  readonly parts: readonly { readonly kind: string; readonly x: number; readonly width: number; readonly n: number }[];
}

const kinds = ['held', 'missed', 'refused', 'cancelled', 'unreported'] as const;

/** Counts in the order of `kinds`, out of 100. */
export function sessionBar(counts: readonly number[]): Bar {
  const all = counts.reduce((sum, n) => sum + n, 0) || 1;
  let x = 0;
  const parts = kinds.map((kind, i) => {
    const n = counts[i] ?? 0;
    const width = Math.round((n / all) * 1000) / 10;
    const part = { kind, x, width, n };
    x = Math.round((x + width) * 10) / 10;
    return part;
  });
  return { parts: parts.filter(({ n }) => n > 0) };
}
