/**
 * Spellings that follow from a rule rather than from a slip: the feminine form of a Slavic surname, an umlaut written with e.
 */

/** Two spellings of one name by rule. Never equal words. */
export function areForms(a: string, b: string): boolean {
  const apart = Math.abs(a.length - b.length);
  return apart <= 3 && a.length > 4 && b.length > 4 && (masculine(a) === masculine(b) || plainUmlauts(a, b));
}

const FEMININE = /(?:(ov|ev|in|yn)a|sk(?:aya|aia|aja|a|aja)|tsk(?:aya|aia))$/;
/** Petrova is Petrov's daughter or wife; her brother is Petrov. The endings -sky, -ski, -skiy and -skij are one. */
function masculine(text: string): string {
  if (text.length < 5) return text;
  const last = text.charCodeAt(text.length - 1);
  // a, i, y, j
  if (last !== 97 && last !== 105 && last !== 121 && last !== 106) return text;
  const name = last === 97 && FEMININE.test(text) ? text.replace(FEMININE, (_, stem?: string) => stem ?? 'ski') : text;
  return name.replace(/sk(?:yy|iy|ii|ij|yj|y|i)$/, 'ski');
}

/** Mueller, Müller and Muller; Aase and Åse. */
function plainUmlauts(a: string, b: string): boolean {
  if (a.length === b.length) return false;
  return /[aou]e|aa/.test(a.length > b.length ? a : b) && umlautless(a) === umlautless(b);
}

const umlautless = (text: string): string => text.replace(/([aou])e|aa/g, (_, vowel?: string) => vowel ?? 'a');
