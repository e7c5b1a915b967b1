/**
 * What is left of a word when only its consonants are heard, so that spellings of one name meet whoever wrote it down.
 * Strict: hushing sounds (ch, cz, sh, sz, sch, zh, final -ic) are `S`; f, ph, v and w are `v`; kh, ck, q and hard c are k; soft c, z, ts
 * and tz are s; a consonant loses an h after it; y before a vowel and j are `j` at the start, and within only j is; w before a consonant is a
 * vowel; p is b; g before e, i or y is j; doubled letters count once; a last h is silent; vowels are dropped, save that a word that begins with one keeps `a`.
 * Loose: b, p and v are one, d and t, g and k, s, z, S and j; l and r stay; h is dropped, and what begins with a vowel, h, kh or y begins alike.
 */
export interface Skeletons {
  readonly strict: string;
  readonly loose: string;
}

const VOWELS = letters('aeiouy');
/** Before a last -ic, these make it a Slavic -ić; Eric and Dominic stay as they are. */
const SLAVIC = letters('vzkdsjltbg');
/** Letters heard as one sound, the longest first. `H` is kh, which the looser skeleton takes for k and the strict one for h. */
const TOGETHER = byFirst(
  'tsch:S tsh:S tch:S ts:s tz:s th:t sch:S sh:S sz:S zh:S kh:H ph:v dzh:j dj:j dz:s dh:d gh:g chr:kr ch:S cz:S ck:k bh:b jh:j wsk:vsk rh:r',
);
/** Where vowels are not written an h after a consonant is a sound of its own, and digits stand for what Latin letters need two for (arabic.ts). */
const TOGETHER_VOWELLESS = byFirst('t4:S ts:s tz:s dz:s 2:S 4:S 5:H 6:S 7:t 8:g 9:d');
const ALONE: Readonly<Record<string, string>> = { f: 'v', p: 'b', z: 's', q: 'k', x: 'ks' };
const LOOSE: Readonly<Record<string, string>> = { v: 'b', t: 'd', k: 'g', s: 's', S: 's', j: 's' };

/**
 * @param word small Latin letters (others are skipped)
 * @param vowelless it was written without vowels: w and y within are then mostly vowels, and `3` is one
 */
export function skeletons(word: string, vowelless: boolean): Skeletons {
  let strict = '';
  let loose = '';
  let last = '';
  let lastLoose = '';
  const say = (sound: string, looser = LOOSE[sound] ?? sound): void => {
    // Where vowels are not written, two like letters are two: one that is doubled is written once.
    if (sound !== last || vowelless) strict += last = sound;
    if (looser !== '' && (looser !== lastLoose || vowelless)) loose += lastLoose = looser;
  };
  const together = vowelless ? TOGETHER_VOWELLESS : TOGETHER;
  const end = word.length;
  let i = 0;
  const first = firstSound(word, vowelless);
  if (first !== null) {
    if (first.sound === 'v') say('v');
    else say(first.sound, 'a');
    i = first.letters;
  }
  while (i < end) {
    const letter = word[i]!;
    const sounds = together[letter]?.find(([letters]) => (letters !== 'rh' || i === 0) && word.startsWith(letters, i));
    if (sounds !== undefined) {
      for (const sound of sounds[1])
        if (sound === 'H') say('h', 'g');
        else say(sound); // prettier-ignore
      i += sounds[0].length;
      continue;
    }
    if (letter === '3' || isIn(VOWELS, word, i)) last = lastLoose = '';
    else if (letter === 'h') {
      // A last h is silent.
      if (i === 0 || i + 1 < end) say('h', i === 0 ? 'a' : '');
    } else if (letter === 'j') {
      if (!isGlide(word, i, vowelless)) say('j');
    } else if (letter === 'w') {
      if (i === 0 || (vowelless ? word[i + 1] === 'a' : isIn(VOWELS, word, i + 1) && !isRounded(word, i))) say('v');
    } else if (letter === 'c') say(softened(word, i));
    else if (letter === 'g') say(!vowelless && isFront(word[i + 1]) ? 'j' : 'g', 'g');
    else if (letter === 'x' && i === 0) say('s');
    else if (letter >= 'a' && letter <= 'z') for (const sound of ALONE[letter] ?? letter) say(sound);
    i++;
  }
  return { strict, loose };
}

/** A word that begins with a vowel, or with letters that are one only at the beginning. */
function firstSound(word: string, vowelless: boolean): { readonly sound: string; readonly letters: number } | null {
  if (vowelless) {
    if (word[0] === '3') return VOWEL;
    if (word[0] === 'y') return SEMIVOWEL;
    // After an alif the next w or y is the vowel itself: Usman, Ibrahim.
    if (word[0] === 'a' && word.length > 1) return (word[1] === 'w' || word[1] === 'y') && word[2] !== 'a' ? LONG_VOWEL : VOWEL;
    return null;
  }
  if (!isIn(VOWELS, word, 0)) return null;
  if (!isIn(VOWELS, word, 1)) return VOWEL;
  // y or i before a vowel is y, u or ou before one w: Yusuf, Iouri, Uilyam, Oualid.
  if (word[0] === 'y' || word[0] === 'i') return SEMIVOWEL;
  if (word[0] === 'u') return ROUNDED;
  return word.startsWith('ou') && isIn(VOWELS, word, 2) ? LONG_ROUNDED : VOWEL;
}

const VOWEL = { sound: 'a', letters: 1 };
const LONG_VOWEL = { sound: 'a', letters: 2 };
const SEMIVOWEL = { sound: 'j', letters: 1 };
const ROUNDED = { sound: 'v', letters: 1 };
const LONG_ROUNDED = { sound: 'v', letters: 2 };

/** In Marija and Andrej the j only leads from vowel to vowel; in Majid it is heard. */
function isGlide(word: string, at: number, vowelless: boolean): boolean {
  if (vowelless || at === 0) return false;
  const before = word[at - 1]!;
  return (before === 'i' && isIn(VOWELS, word, at + 1)) || (at + 1 === word.length && (before === 'e' || before === 'a'));
}

/** Between rounded vowels a w is only the way from one to the other: Dawood, Daoud. */
function isRounded(word: string, at: number): boolean {
  return (word[at - 1] === 'a' || word[at - 1] === 'o') && (word[at + 1] === 'u' || (word[at + 1] === 'o' && word[at + 2] === 'o'));
}

function softened(word: string, at: number): string {
  if (at + 1 === word.length && word[at - 1] === 'i' && word.length > 4 && isIn(SLAVIC, word, at - 2)) return 'S';
  return isFront(word[at + 1]) ? 's' : 'k';
}

const isFront = (letter: string | undefined): boolean => letter === 'e' || letter === 'i' || letter === 'y';

function byFirst(rows: string): Readonly<Record<string, (readonly [string, string])[]>> {
  const found: Record<string, (readonly [string, string])[]> = {};
  for (const row of rows.split(' ')) {
    const [written = '', sounds = ''] = row.split(':');
    (found[written[0]!] ??= []).push([written, sounds]);
  }
  return found;
}

function letters(list: string): number {
  let mask = 0;
  for (const letter of list) mask |= 1 << (letter.charCodeAt(0) - 97);
  return mask;
}

function isIn(mask: number, word: string, at: number): boolean {
  const code = word.charCodeAt(at) - 97;
  return code >= 0 && code < 26 && (mask & (1 << code)) !== 0;
}
