/**
 * Arabic, Persian, Urdu, Pashto and Kurdish letters to Latin ones. Short vowels are not written, so what comes out is compared by
 * its consonants and never letter by letter with a word that has its vowels. A letter for which Latin script takes two is a digit, so that
 * s and h beside each other stay two sounds: 2 zh, 3 ʿayn (heard as a vowel where a word begins, and hardly elsewhere), 4 sh, 5 kh,
 * 6 ch, 7 th, 8 gh, 9 dh. Nobody reads these: what was written is quoted.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a',
  آ: 'a',
  أ: 'a',
  إ: 'a',
  ٱ: 'a',
  ى: 'y',
  ء: '',
  ئ: 'y',
  ؤ: 'w',
  ع: '3',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: '7',
  ج: 'j',
  چ: '6',
  ح: 'h',
  خ: '5',
  د: 'd',
  ذ: '9',
  ر: 'r',
  ز: 'z',
  ژ: '2',
  س: 's',
  ش: '4',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: '8',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
  ه: 'h',
  ہ: 'h',
  ھ: '',
  ە: 'h',
  ۀ: 'h',
  ۂ: 'h',
  ة: '',
  ۃ: '',
  و: 'w',
  ي: 'y',
  ی: 'y',
  ے: 'y',
  ۓ: 'y',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ټ: 't',
  ډ: 'd',
  ړ: 'r',
  ښ: '4',
  ږ: '2',
  ڼ: 'n',
  څ: 'ts',
  ځ: 'dz',
  ګ: 'g',
  ڕ: 'r',
  ڵ: 'l',
  ۆ: 'w',
  ێ: 'y',
  ې: 'y',
  ۍ: 'y',
  ڭ: 'ng',
  ۇ: 'w',
  ۈ: 'w',
  ۋ: 'w',
  ݣ: 'g',
  ڨ: 'g',
  ڥ: 'v',
  ٺ: 't',
  ڪ: 'k',
  ڳ: 'g',
  ڻ: 'n',
  ڏ: 'd',
  ڙ: 'r',
  ڃ: 'ny',
}; // prettier-ignore

/** Letters of Persian and Urdu keyboards: in such a word four Arabic letters are heard as z and s. */
const PERSIAN = /[پچژگکیںہےٹڈڑ]/;
const PERSIAN_SOUNDS: Readonly<Record<string, string>> = { ض: 'z', ذ: 'z', ث: 's' };

/** `word` without spaces and marks (marks are the short vowels where somebody wrote them). */
export function romaniseArabic(word: string): string {
  const own = PERSIAN.test(word) ? PERSIAN_SOUNDS : LETTERS;
  let text = '';
  for (const letter of word) text += own[letter] ?? LETTERS[letter] ?? '';
  // Persian v before a long vowel: Parvin, Javid.
  if (own !== LETTERS) text = text.replace(/(?<=[^w3y])w(?=y.)/, 'v');
  // A last h is mostly the feminine ending without its dots, or its Persian form: it is heard as a vowel.
  return text.length > 2 && /[هہەۀۂ]$/.test(word) ? `${text.slice(0, -1)}a` : text;
}
