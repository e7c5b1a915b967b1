/** The loadable list of sorts of ties (S15): plain words of ours, no official list. */
import type { TieType } from '../../domain/tie/deciders.ts';
import type { TieEnd } from '../../domain/tie/entries.ts';
import lists from './tie-types.json' with { type: 'json' };

export interface WordedTie extends TieType {
  readonly words: string;
}
export const tieTypes: { readonly source: string; readonly verified: boolean; readonly types: readonly WordedTie[] } = {
  source: lists.source,
  verified: lists.verified,
  types: lists.types.map(({ code, words, ends }) => ({ code, words, ends: ends as readonly TieEnd[] })),
};
/** A code that the list has no more is shown as it was written. */
export const tieWords = (code: string): string => tieTypes.types.find((each) => each.code === code)?.words ?? code;
