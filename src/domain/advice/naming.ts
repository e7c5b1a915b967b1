/**
 * What in a question looks as if it said who somebody is: two or three capitalised words together, a date of birth, a telephone number, an
 * address of e-mail, a postcode. It only asks the writer to look again: it decides nothing, and it is wrong both ways often.
 */

/** First words of sentences and words that are capitalised without being anybody's name. */
const common = new Set(
  `a an and any are as at but by can could did do does for from had has have he her his how i if in is it its may my no not of on or our people please she should so some somebody
someone that the their them then there these they this to was we were what when where which who why will with would year years you your yesterday today
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
prevent channel police council school academy college university england scotland wales ireland northern britain british united kingdom english islam islamic muslim christian
jewish hindu sikh nazi facebook instagram tiktok discord telegram whatsapp youtube snapchat head teacher designated safeguarding lead key stage`
    .split(/\s+/)
    .filter(Boolean),
);

export interface Naming {
  readonly kind: 'name' | 'birth date' | 'telephone' | 'email' | 'postcode';
  /** As it was written. */
  readonly words: string;
}

const patterns: readonly (readonly [Naming['kind'], RegExp])[] = [
  [
    'birth date',
    /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:19|20)\d{2}\b/gi,
  ],
  ['email', /[^\s@<>]{1,64}@[^\s@<>]{1,100}\.[a-z]{2,10}\b/gi],
  ['telephone', /(?:\+44|\b0)[\d ()-]{8,14}\d/g],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g],
];

export function namingIn(text: string): readonly Naming[] {
  const found = patterns.flatMap(([kind, pattern]) => (text.match(pattern) ?? []).map((words): Naming => ({ kind, words: words.trim() })));
  const names = (text.match(/\p{Lu}[\p{L}’'-]{1,30}(?: \p{Lu}[\p{L}’'-]{1,30}){1,3}/gu) ?? []).flatMap((words): readonly Naming[] => {
    const parts = words.split(' ');
    while (parts[0] !== undefined && common.has(parts[0].toLowerCase())) parts.shift();
    while (parts.length > 0 && common.has((parts.at(-1) ?? '').toLowerCase())) parts.pop();
    return parts.length > 1 && parts.every((part) => !common.has(part.toLowerCase())) ? [{ kind: 'name', words: parts.join(' ') }] : [];
  });
  const seen = new Set<string>();
  return [...names, ...found].filter(({ words }) => !seen.has(words) && seen.add(words)).slice(0, 20);
}
