/** The list of closing reasons: loadable data, made up by this project and said to be so. */
import list from './closing-reasons.json' with { type: 'json' };

export interface ClosingReason {
  readonly code: string;
  readonly words: string;
  /** Whether it can stand as the only reason (G04). */
  readonly enoughAlone: boolean;
}

export const closingReasons: readonly ClosingReason[] = list.codes;
export const closingReasonsSource: string = list.source;
