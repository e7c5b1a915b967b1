/** What the pages of released messages have alike: choices, lines of facts, addresses. */
import { z } from 'zod';
import { basisChoices } from '../../app/sharingSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { postTitle } from '../file/who.ts';
import { t } from '../words.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}
export interface FactRow {
  readonly label: string;
  readonly value: string;
}
export const rows = (...pairs: readonly (readonly [string, string])[]): readonly FactRow[] =>
  pairs.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value }));

export const bases = (): readonly Choice[] => basisChoices().map(({ value, text: words }) => ({ value, text: t(words) }));

export const choices = (ids: readonly string[], sight: Pick<FileSight, 'area'>): readonly Choice[] =>
  ids.map((id) => ({ value: id, text: postTitle(sight, id) }));

/** The addresses of a file's messages, and of one of them. */
export const params = z.object({ id: z.string() });
export const oneOf = params.extend({ number: z.string() });
export type One = z.output<typeof oneOf>;
