/**
 * Cyrillic letters to Latin ones, as British and American registers spell them (BGN, with the simplifications of passports). Russian
 * unless a letter says that it is another language's: Ukrainian and Belarusian г is h, Serbian х is h and ј is j.
 */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ђ: 'dj',
  ћ: 'c',
  џ: 'dz',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
  ѝ: 'i',
  ѐ: 'e',
  ә: 'a',
  ғ: 'g',
  қ: 'q',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ҳ: 'h',
  ҷ: 'j',
  ӣ: 'i',
  ӯ: 'u',
  җ: 'j',
  ҙ: 'z',
  ҫ: 's',
  ҡ: 'q',
  ӏ: '',
  ӕ: 'ae',
  ӑ: 'a',
  ӗ: 'e',
  ӳ: 'u',
}; // prettier-ignore
const EASTERN: Readonly<Record<string, string>> = { г: 'h', и: 'y' };
const SERBIAN: Readonly<Record<string, string>> = { х: 'h', ц: 'c', ж: 'z', ч: 'c', ш: 's' };

/** `word` in small letters. */
export function romaniseCyrillic(word: string): string {
  // Uzbek ў stands with қ, ғ or ҳ; alone it is taken for Belarusian.
  const own = /[іїєґў]/.test(word) && !/[қғҳұүөәңэы]/.test(word) ? EASTERN : /[јљњђћџ]/.test(word) ? SERBIAN : {};
  let text = '';
  for (const letter of word) text += own[letter] ?? LETTERS[letter] ?? '';
  return text
    .replace(/(?:iy|yy|yi)$/, 'y')
    .replace(/iya$/, 'ia')
    .replace(/([bcdfghjklmnprstvz])yo/g, '$1e');
}
