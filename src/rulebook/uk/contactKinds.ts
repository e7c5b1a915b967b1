/** The kinds of contact that organisations tell of (F46): a loadable list, openly an example; and which sorts of entry count. */
import type { Contact, ContactSort } from '../../domain/contact/contact.ts';
import list from './contact-kinds.json' with { type: 'json' };

export interface ContactKinds {
  readonly version: number;
  readonly source: string;
  readonly verified: boolean;
  readonly kinds: readonly { readonly code: string; readonly words: string }[];
}
export const contactKinds: ContactKinds = list;
export const kindCodes: readonly string[] = list.kinds.map(({ code }) => code);

/**
 * What counts: that somebody outside met the person or reported them. What the partnership itself did about it (asked partners, offered a
 * need, visited, held a panel) is listed and never counts: to work on a case must not make the person look worse (decision 0034).
 */
const counting: ReadonlySet<ContactSort> = new Set<ContactSort>(['referral', 'danger', 'told', 'state', 'find', 'need refused']);
export const countsAtAll = ({ sort }: Contact): boolean => counting.has(sort);
