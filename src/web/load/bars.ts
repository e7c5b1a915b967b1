/** What is used against what is carried, as a bar with a mark: words and a table stand beside it, so that it says nothing alone. */
export interface Bar {
  readonly used: number;
  /** Where the mark of 100 in a hundred stands; null: nothing to measure against. */
  readonly mark: number | null;
  readonly over: boolean;
}

/** In hundredths of the widest bar of the table, so that bars can be compared by eye. */
export function bars(rows: readonly { readonly used: number; readonly carries: number | null }[]): readonly Bar[] {
  const widest = Math.max(1, ...rows.flatMap(({ used, carries }) => [used, carries ?? 0]));
  const part = (points: number) => Math.round((points / widest) * 1000) / 10;
  return rows.map(({ used, carries }) => ({
    used: part(used),
    mark: carries === null ? null : part(carries),
    over: carries !== null && used > carries,
  }));
}

/** Points with at most one place after the point: 40, 12.5. */
export const points = (n: number): string => String(Math.round(n * 10) / 10);
