/**
 * Who is looking. Every query runs as a viewer, and `reach` is what row-level security reads (design.md "Access"):
 * `nobody` sees nothing, `public` may only leave arrivals and drafts, `organisation` sees its own referrals, `panel` what is before a
 * panel that it sits on and what its posts owe, `area` sees the files of its area, `service` is the product itself (timekeeper, sealer,
 * matcher) and never a person.
 */
import { isOutside, type PostRole } from '../domain/area/entries.ts';

export type Reach = 'nobody' | 'public' | 'organisation' | 'panel' | 'area' | 'service';

/** What somebody reaches by the roles of their posts, all together: the widest. */
export function reachOf(roles: readonly PostRole[]): 'organisation' | 'panel' | 'area' {
  const inside = roles.filter((role) => !isOutside(role));
  if (inside.length === 0) return 'organisation';
  return inside.every((role) => role === 'panel-member') ? 'panel' : 'area';
}

/** What a post allows somebody to do, e.g. `assess`, `close`, `oversee`. The words are the directory's own. */
export type Duty = string;

export interface Viewer {
  /** Practitioner id, or `public` for somebody without an account. */
  readonly practitioner: string;
  /** As shown on the page: "Signed in as …". Empty for the public. */
  readonly name: string;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly area: string;
  readonly reach: Reach;
  readonly duties: readonly Duty[];
  /** The posts that they answer for now: by them a sealed file is seen, and by what falls to them. */
  readonly posts?: readonly string[];
  /** Climbs in sealed files that fall to them, by what owes and what was asked (`owner>asked`). */
  readonly falls?: readonly string[];
}
