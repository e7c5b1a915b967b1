/** Who is it? (G01, G23): how soon the list of known people is searched, and candidates and links are decided. */
import type { Limit } from '../../engine/rulebook.ts';
import { limit, proposed } from '../limitOf.ts';

export const identityLimits: readonly Limit[] = [
  limit('G01.search', 'The list of known people is searched after a referral', { hours: 1 }, 'X', proposed),
  limit('G01.candidates', 'Every candidate suggested or for review is decided', { workingDays: 1 }, 'X', proposed),
  limit('G01.unsure', 'A candidate about whom nobody was sure is looked at again', { workingDays: 5 }, 'X', proposed),
  limit('G23.second', 'The second person decides on linking two files, or on taking them apart', { workingDays: 2 }, 'X', proposed),
];
