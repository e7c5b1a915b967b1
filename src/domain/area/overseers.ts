/** The posts above: who supervises the work of others, in a partnership or in an area of subjects of interest. */
import type { PostRole } from './entries.ts';

export const overseers: ReadonlySet<string> = new Set(['supervisor', 'team-leader', 'senior', 'chief'] satisfies PostRole[]);
