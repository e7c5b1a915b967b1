/** Greek letters to Latin ones, as passports spell them (ELOT 743) save where a register writes what it hears: mp at the start is b, nt is d. */
const PAIRS: Readonly<Record<string, string>> = {
  ου: 'ou',
  αι: 'ai',
  ει: 'ei',
  οι: 'oi',
  γγ: 'ng',
  γκ: 'gk',
  γξ: 'nx',
  γχ: 'nch',
  μπ: 'mp',
  ντ: 'nt',
  τζ: 'tz',
};
const LETTERS: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}; // prettier-ignore

/** `word` in small letters without accents. */
export function romaniseGreek(word: string): string {
  const heard = word
    .replace(/^μπ/, 'b')
    .replace(/^ντ/, 'd')
    .replace(/^γκ/, 'g')
    .replace(/([αεη])υ(?=[αεηιουωβγδζλμνρ])/g, '$1v')
    .replace(/([αεη])υ/g, '$1f');
  let text = '';
  for (let i = 0; i < heard.length; i++) {
    const pair = PAIRS[heard.slice(i, i + 2)];
    if (pair !== undefined) i++;
    text += pair ?? LETTERS[heard[i]!] ?? (/[a-z]/.test(heard[i]!) ? heard[i]! : '');
  }
  return text;
}
