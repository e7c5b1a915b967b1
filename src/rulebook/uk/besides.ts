/** Whom to ask where somebody may not answer themselves (G18, C19, F14): another post, and not one that only they fill. */
import { isFilledOnlyBy } from '../../domain/area/presence.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Duty } from '../../domain/obligation/entries.ts';

/** The first of these that is another post than theirs and has somebody else in it; else the first with somebody else; else the last. */
export function besides(
  file: FileState,
  duties: readonly [Duty, ...Duty[]],
  said: { readonly by: string | readonly string[]; readonly post: string | null },
): Duty {
  const others = duties.filter((duty) => !isFilledOnlyBy(file.area, postFor(file, duty), [said.by].flat()));
  return others.find((duty) => postFor(file, duty) !== said.post) ?? others[0] ?? (duties.at(-1) as Duty);
}
