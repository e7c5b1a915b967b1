/** Who owes what the panel owes. */
import { postWithRole } from '../../domain/area/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import { membersAt } from '../../domain/panel/state.ts';

/** The post that chairs the panel: as the panel has named it, or the one with that role. Null where the area has no panel. */
export function chairOf({ area }: FileState): string | null {
  const named = membersAt(area.panel, Number.MAX_SAFE_INTEGER).find(({ part }) => part === 'chair');
  return named?.post ?? postWithRole(area, 'panel-chair')?.id ?? null;
}
