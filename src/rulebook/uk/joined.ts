/** What came on one day is one question: asked by the first of it, until all of it is answered (S15, C16). */
import type { Owed } from '../engine/rulebook.ts';

/** The day in London on which an instant lies. */
export const dayOf = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate().toString();

/** Everything that is met together is asked once: by the first of it, until the last of it is answered. */
export function joined(parts: readonly (Owed & { readonly key: string })[]): readonly Owed[] {
  return [...Map.groupBy(parts, ({ key }) => key).values()].flatMap((group): readonly Owed[] => {
    const [first] = group.toSorted((a, b) => a.starts - b.starts || (a.occasion < b.occasion ? -1 : 1));
    if (!first) return [];
    const { key: _, ...owed } = first;
    const met = group.every((each) => each.met !== null) ? (group.at(-1)?.met ?? null) : null;
    return [{ ...owed, met }];
  });
}
