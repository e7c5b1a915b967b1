/** Notices text that is not in Latin letters (F13). It says which script, never which language: that is asked of a person. */

const scripts = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Han',
  'Hangul',
  'Hebrew',
  'Hiragana',
  'Katakana',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
] as const;
const patterns = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const);
/** Below this it is a name, a word or a sign within other text. */
const atLeast = 8;
const anyOther = /[\u0370-\u1dbf\u2c80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]/;

/** The script that most of the other letters are in, or null when there are hardly any. */
export function otherScript(text: string): string | null {
  if (!anyOther.test(text)) return null;
  let most: { script: string; letters: number } | null = null;
  for (const [script, pattern] of patterns) {
    const letters = text.match(pattern)?.length ?? 0;
    if (letters >= atLeast && letters > (most?.letters ?? 0)) most = { script, letters };
  }
  return most?.script ?? null;
}

/** Every text within what an entry says, as one. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textIn).join('\n');
  return value !== null && typeof value === 'object' ? Object.values(value).map(textIn).join('\n') : '';
}
