/**
 * A search of the people on file by a list or a pattern: proposed for a file by one person, agreed or declined by another before it runs.
 * What was asked is nobody's file: its words are kept apart and let go (src/store/searches.ts); the facts hold counts and a hash.
 */
import { z } from 'zod';
import { entryType, type FactOf, reason, text } from '../entryType.ts';
import { purposeCodes } from './purposes.ts';

export const listSearchKinds = ['list', 'pattern', 'address', 'born'] as const;

export const ListSearchProposed = entryType(
  'ListSearchProposed',
  'search',
  'Somebody asks to search the people on file by a list or a pattern. It runs once another person has agreed.',
  {
    kind: z.enum(listSearchKinds),
    purpose: z.enum(purposeCodes),
    reason,
    /** Lines of the list; 1 for a pattern. */
    lines: z.number().int().min(1),
    /** SHA-256 of what is asked, salted: proves later what it was, as long as that is kept. */
    hash: text,
  },
);
export const ListSearchAgreed = entryType('ListSearchAgreed', 'search', 'Another person agrees that the search is made.', {
  words: text.default(''),
});
export const ListSearchDeclined = entryType('ListSearchDeclined', 'search', 'Another person declines the search, with the reason.', {
  reason,
});
export const ListSearchWithdrawn = entryType('ListSearchWithdrawn', 'search', 'Whoever asked for the search withdraws it.', { reason });
export const ListSearchRun = entryType(
  'ListSearchRun',
  'search',
  'The search has been made. Lines that matched nobody are gone; only how many they were is kept.',
  { asked: z.number().int().min(0), matched: z.number().int().min(0), found: z.number().int().min(0) },
);

export const searchEntries = [ListSearchProposed, ListSearchAgreed, ListSearchDeclined, ListSearchWithdrawn, ListSearchRun] as const;
export type SearchEntry = FactOf<(typeof searchEntries)[number]>;
