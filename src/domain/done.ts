/** That something was done: by which fact, when it was recorded, by whom and for which post. What a noun's state keeps of an entry. */
import type { Envelope, Instant } from '../ledger/envelope.ts';

export interface Done {
  readonly fact: string;
  /** The instant recorded: an obligation is met at it. */
  readonly at: Instant;
  readonly by: string;
  readonly post: string | null;
}

export const doneIn = ({ id, recorded, actor, post }: Envelope): Done => ({ fact: id, at: recorded, by: actor, post });
