/**
 * Latin letters to a-z: marks go, special letters become what they are usually typed as where a keyboard has none. The base
 * letter is taken (ş is s, č is c) because that is how registers without accents hold these names; that s and sh, c and ch may be
 * one is known to the looser skeleton.
 */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ĸ: 'k',
  ə: 'a',
  ɛ: 'e',
  ɔ: 'o',
  ɗ: 'd',
  ɓ: 'b',
  ƙ: 'k',
  ƴ: 'y',
  ɖ: 'd',
  ƒ: 'f',
  ɣ: 'g',
  ŀ: 'l',
  ĳ: 'ij',
  ǝ: 'e',
  ɩ: 'i',
  ʋ: 'v',
  ɲ: 'ny',
}; // prettier-ignore

/** Small letters without marks; what is not Latin stays as it is. */
export function foldLatin(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z]/g, (letter) => SPECIAL[letter] ?? letter);
}
