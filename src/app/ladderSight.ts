/** What pages ask about the ladder of contacts, its count and what was written of it. Pages take it from here, as they may take only types from the domain. */
import { contactKinds } from '../rulebook/uk/contactKinds.ts';
import { type ContactCount, contactCount, cumulativeOwed, isNewTo, latestCumulative } from '../rulebook/uk/cumulative.ts';
import { type Amount, amountWords } from '../rulebook/engine/amount.ts';

export { disagree } from '../domain/contact/count.ts';
export { readKnownDay } from '../domain/contact/entries.ts';
export { dayKey } from '../domain/contact/contact.ts';
export { contactsOf } from '../domain/contact/ladder.ts';
export { axes } from '../domain/cumulative/entries.ts';
export { cumulativesOf, lateSince } from '../domain/cumulative/state.ts';
export { toBeRead } from '../domain/cumulative/deciders.ts';
export { type ContactCount, contactCount, cumulativeOwed, isNewTo, latestCumulative };

export const kindsOfContact = contactKinds;
export const kindWords = (code: string): string => contactKinds.kinds.find((each) => each.code === code)?.words ?? code;
export const withinWords = (amount: Amount): string => amountWords(amount);
