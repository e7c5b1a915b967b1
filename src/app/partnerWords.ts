/** Codes of the lists for work with partners, in words, for pages. */
import { feedbackList, lawfulBases, refusalGrounds, section36Grounds, wordsOf } from '../rulebook/uk/partnerLists.ts';

export const basisWords = (code: string): string => wordsOf(lawfulBases, code);
export const groundWords = (code: string): string => wordsOf(refusalGrounds, code);
export const section36GroundWords = (code: string): string => wordsOf(section36Grounds, code);
export const feedbackWords = (code: string): string => wordsOf(feedbackList, code);
export const partnerLists = { bases: lawfulBases, grounds: refusalGrounds, section36: section36Grounds, feedback: feedbackList } as const;
