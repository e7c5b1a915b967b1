/**
 * Text as paper can show it. Nothing is hidden: what has no letter in the fonts is spelt in Latin letters in square brackets, and what is
 * no letter at all is a replacement mark. Marks that turn the direction of text are taken out, or a name could be made to read as another.
 */
import anyAscii from 'any-ascii';

/** Directional overrides and isolates, and spaces of no width. The joiners stay: Persian and Hindi need them. */
const invisible = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u061C\u180E]/g;
// oxlint-disable-next-line no-control-regex -- these are what must not be drawn
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFF9-\uFFFB]/g;

export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(/[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replaceAll(invisible, '')
    .replaceAll(controls, '\uFFFD')
    .normalize('NFC');

/** Line breaks, the two joiners, and marks that choose a shape. */
const isShape: ReadonlySet<string> = new Set(['\uFE0E', '\uFE0F']);
const isLetterless: ReadonlySet<string> = new Set(['\n', '\u200C', '\u200D', ...isShape]);

/** `hasLetter`: whether the fonts can show it. */
export function spelt(text: string, hasLetter: (codePoint: number) => boolean): string {
  let said = '';
  let missing = '';
  const spell = (): void => {
    if (missing === '') return;
    const latin = anyAscii(missing).trim();
    said += latin === '' ? '\uFFFD' : `[${latin}]`;
    missing = '';
  };
  for (const letter of text) {
    if (isLetterless.has(letter) || hasLetter(letter.codePointAt(0) ?? 0)) {
      spell();
      // Without its letters a joiner joins nothing.
      said += isShape.has(letter) ? '' : letter;
    } else missing += letter;
  }
  spell();
  return said;
}
