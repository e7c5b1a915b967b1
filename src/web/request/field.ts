/** What a form of work with partners is: its fields, what must be filled in, and which act it sends. */
import type { CaseAct } from '../../app/cases.ts';
import type { PartnerAct } from '../../app/partners.ts';
import type { Typed } from '../case/forms.ts';
import type { Done } from '../done.ts';
import type { Href } from '../paths.ts';
import { t } from '../words.ts';

export interface Field {
  readonly kind: 'words' | 'text' | 'choice' | 'checks' | 'day';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly choices?: readonly { readonly value: string; readonly text: string; readonly hint?: string }[];
  /** What to do when it is left empty; null where it may be. */
  readonly mustBe: string | null;
  /** Only then must it be filled in. */
  readonly when?: (typed: Typed) => boolean;
}

export type Sending =
  | { readonly kind: 'partner'; readonly act: PartnerAct; readonly done: Done }
  | { readonly kind: 'case'; readonly act: CaseAct; readonly done: Done }
  | { readonly kind: 'go'; readonly to: Href };

export interface Form {
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
  /** What the page shows and the answer is about: entries, with spaces between. */
  readonly shown?: string;
  /** `until`: the end of the day that was typed, where the form asks for one. */
  readonly send: (typed: Typed, key: string, until: number) => Sending;
}

export const words = (name: string, label: string, mustBe: string | null, hint?: string, rows = 4): Field => ({
  kind: 'words',
  name,
  label,
  mustBe,
  rows,
  ...(hint ? { hint } : {}),
});
export const codes = (list: readonly { readonly code: string; readonly words: string }[]) =>
  list.map(({ code, words: text }) => ({ value: code, text: t(text) }));

/** What somebody says of a list that nobody has confirmed. */
export const unconfirmed = ({ source, verified }: { readonly source: string; readonly verified: boolean }): string =>
  verified ? t(source) : t('{source} (list not verified)', { source: t(source) });
