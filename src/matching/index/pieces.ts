/** What a word may be besides itself: with or without the Arabic article, two words written as one, or a short name and more. */
import type { NamePart } from '../names/parts.ts';

const SHORTEST = 4;
const SHORTEST_BEGINNING = 5;
/** Fewer letters behind a name are a slip or two, which are found without this. */
const LEAST_MORE = 3;
/** Longer ones are not cut. */
const LONGEST = 24;

export interface OtherArticle {
  readonly texts: readonly string[];
  /** Of words that sound like those; '' where too few consonants are left to tell. */
  readonly skeleton: string;
  /** The word asked has the article. */
  readonly isLeftOut: boolean;
}

/** Alhartwel for Hartwel, Hartwel for Alhartwel. */
export function otherArticle({ text, skeleton }: NamePart): OtherArticle {
  if (/^[ae]l/.test(text) && text.length > SHORTEST + 1)
    return { texts: [text.slice(2)], skeleton: skeleton.length > 4 && skeleton.startsWith('al') ? skeleton.slice(2) : '', isLeftOut: true };
  if (text.length < SHORTEST) return { texts: [], skeleton: '', isLeftOut: false };
  return { texts: [`al${text}`, `el${text}`], skeleton: skeleton.length > 2 ? `al${skeleton}` : '', isLeftOut: false };
}

/** Hartwellfen may be Hartwell and Fen. */
export function halvesOf(text: string): (readonly [string, string])[] {
  const halves: (readonly [string, string])[] = [];
  if (text.length > LONGEST) return halves;
  for (let at = SHORTEST; at <= text.length - SHORTEST; at++) halves.push([text.slice(0, at), text.slice(at)]);
  return halves;
}

/** Longest first. */
export function beginningsOf(text: string): string[] {
  const beginnings: string[] = [];
  for (let at = Math.min(text.length, LONGEST) - LEAST_MORE; at >= SHORTEST_BEGINNING; at--) beginnings.push(text.slice(0, at));
  return beginnings;
}
