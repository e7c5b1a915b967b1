/**
 * Ethiopic syllables (Amharic, Tigrinya) to Latin letters. Unicode gives each consonant eight places, one a vowel; the sixth is
 * silent or nearly so, and the first is e save after a throat sound.
 */
const CONSONANTS = 'h l h m s r s sh q qw q qw b v t ch h hw n ny - k kw kh kw w - z zh y d d j g gw g t ch p ts ts f p'.split(' ');
const VOWELS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

export function romaniseEthiopic(word: string): string {
  let text = '';
  for (const letter of word) {
    const at = letter.codePointAt(0)! - 0x1200;
    const consonant = CONSONANTS[at >> 3];
    if (at < 0 || consonant === undefined) continue;
    const isThroat = consonant === '-' || consonant === 'h';
    const vowel = (at & 7) === 0 && isThroat ? 'a' : VOWELS[at & 7]!;
    text += (consonant === '-' ? '' : consonant) + (consonant === '-' && vowel === '' ? 'i' : vowel);
  }
  return text;
}
