/**
 * Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada and Malayalam to Latin letters, as such names are spelt in British
 * registers. The blocks of Unicode have the same order, so one table of offsets reads all. A consonant carries an unwritten `a`, which in
 * the northern four is silent at the end of a word and between vowel-consonant and consonant-vowel.
 */
const CONSONANTS = 'k kh g gh ng ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h'.split(' '); // from offset 0x15
const VOWELS = 'a a i i u u ri l e e e ai o o o au'.split(' '); // from offset 0x05
const SIGNS = 'a i i u u ri ri e e e ai o o o au'.split(' '); // from offset 0x3e
/** With a dot under it: the sounds of Persian and the flapped r. */
const DOTTED: Readonly<Record<string, string>> = {
  k: 'q',
  kh: 'kh',
  g: 'gh',
  j: 'z',
  d: 'r',
  dh: 'rh',
  ph: 'f',
  y: 'y',
  s: 'sh',
  l: 'l',
  n: 'n',
  r: 'r',
};
const NORTHERN = [0x0900, 0x0980, 0x0a00, 0x0a80];
const BLOCKS = [...NORTHERN, 0x0b80, 0x0c00, 0x0c80, 0x0d00];
/** Malayalam letters that end a syllable, from 0x7a. */
const CHILLU = 'n n r l l k'.split(' ');

export function romaniseIndic(word: string): string {
  const sounds: string[] = []; // '*' is the unwritten a
  for (const letter of word) {
    const code = letter.codePointAt(0)!;
    const block = BLOCKS.find((start) => code >= start && code < start + 0x80);
    if (block === undefined) continue;
    const at = code - block;
    const bare = sounds.at(-1) === '*';
    if (at === 0x3c) {
      if (bare) sounds.splice(-2, 2, DOTTED[sounds.at(-2)!] ?? sounds.at(-2)!, '*');
    } else if (at === 0x4d) {
      if (bare) sounds.pop();
    } else if (at >= 0x3e && at <= 0x4c) {
      if (bare) sounds.pop();
      sounds.push(SIGNS[at - 0x3e] ?? '');
    } else if (at >= 0x05 && at <= 0x14) sounds.push(VOWELS[at - 0x05] ?? '');
    else if (at >= 0x15 && at <= 0x39) sounds.push(consonant(block, at), '*');
    else if (block === 0x0900 && at === 0x5b) sounds.push('z', '*');
    else if (block === 0x0980 && (at === 0x5c || at === 0x5d)) sounds.push('r', '*');
    else if (block === 0x0980 && at === 0x5f) sounds.push('y', '*');
    else if (block === 0x0980 && at === 0x4e) sounds.push('t');
    else if (block === 0x0d00 && at >= 0x7a && at <= 0x7f) sounds.push(CHILLU[at - 0x7a]!);
    else if (at === 0x01 || at === 0x02 || (block === 0x0a00 && at === 0x70)) sounds.push('n');
  }
  const isNorthern = NORTHERN.some((start) => word.codePointAt(0)! >= start && word.codePointAt(0)! < start + 0x80);
  return (isNorthern ? silent(sounds) : sounds.map((sound) => (sound === '*' ? 'a' : sound))).join('');
}

function consonant(block: number, at: number): string {
  if (block === 0x0980) {
    if (at === 0x2f) return 'j'; // ya is heard as j
    if (at >= 0x36 && at <= 0x38) return 's';
  }
  return CONSONANTS[at - 0x15] ?? '';
}

function silent(sounds: readonly string[]): string[] {
  const kept = sounds.at(-1) === '*' && sounds.length > 2 ? sounds.slice(0, -1) : [...sounds];
  const isVowel = (sound: string | undefined): boolean => sound !== undefined && /^[aeiou*]/.test(sound);
  for (let i = kept.length - 3; i >= 2; i--) {
    if (kept[i] !== '*' || isVowel(kept[i - 1]) || !isVowel(kept[i - 2])) continue;
    if (kept[i + 1] !== undefined && !isVowel(kept[i + 1]) && isVowel(kept[i + 2])) kept.splice(i, 1);
  }
  return kept.map((sound) => (sound === '*' ? 'a' : sound));
}
