/** What each state of the person stops, what goes on and who decides, for pages: from the rulebook, so that the page and the rule say one thing. */
import type { What } from '../domain/circumstance/entries.ts';
import { childTerms, circumstanceTerms, type CircumstanceTerms, termsOf } from '../rulebook/uk/circumstances.ts';

const none = { stops: [], goesOn: [], decides: '', look: null, urgent: false } as const;
const of = (what: What): CircumstanceTerms => termsOf(what) ?? { what, ...none };

export const circumstanceTermsInWords = Object.assign(of, { all: circumstanceTerms });
export const ageTerms = childTerms;
