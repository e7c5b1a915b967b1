/**
 * Hebrew letters to Latin ones. Vowels are mostly not written, and one letter may be b or v, p or f, s or sh: the looser skeleton
 * takes these for one. A geresh makes j, ch and zh. Digits as for Arabic.
 */
const LETTERS: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'w',
  ז: 'z',
  ח: 'h',
  ט: 't',
  י: 'y',
  כ: 'k',
  ך: 'k',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: '3',
  פ: 'p',
  ף: 'f',
  צ: 'ts',
  ץ: 'ts',
  ק: 'q',
  ר: 'r',
  ש: '4',
  ת: 't',
}; // prettier-ignore

export function romaniseHebrew(word: string): string {
  let text = '';
  for (const letter of word
    .replace(/ג['’׳]/g, 'j')
    .replace(/[צץ]['’׳]/g, 'c')
    .replace(/ז['’׳]/g, 'x')
    .replace(/וו/g, 'v')
    .replace(/יי/g, 'י')) {
    text += letter === 'j' ? 'j' : letter === 'c' ? '6' : letter === 'x' ? '2' : letter === 'v' ? 'v' : (LETTERS[letter] ?? '');
  }
  // An alef within only carries a vowel.
  text = text.slice(0, 1) + text.slice(1).replaceAll('a', '');
  // A last h is only the sign of a vowel.
  if (text.length > 2 && text.endsWith('h') && word.endsWith('ה')) return `${text.slice(0, -1)}a`;
  // The last b of a word is heard as v: Yaakov, Dov.
  return text.length > 2 && text.endsWith('b') ? `${text.slice(0, -1)}v` : text;
}
