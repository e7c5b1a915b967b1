/**
 * Bytes that nobody could read, as text that a page may show. Attacker-controlled: it is text and nothing else (the view escapes it),
 * without characters that could hide or turn what stands beside them, and never more than a page holds.
 */

/** Ten times the longest real account; the whole stays in the ledger's arrivals. */
const longest = 20_000;

// Controls but tab and line feed; marks that turn the direction of writing; what has no width.
const hiding = /(?![\t\n])\p{Cc}|\p{Cf}/gu;

export function shownText(bytes: Uint8Array): { readonly text: string; readonly isCut: boolean } {
  const decoded = new TextDecoder('utf-8').decode(bytes.subarray(0, longest * 4)).replaceAll('\r\n', '\n');
  const text = pretty(decoded, bytes.length <= longest * 4).replaceAll(hiding, '\ufffd');
  return { text: text.slice(0, longest), isCut: text.length > longest || bytes.length > longest * 4 };
}

/** JSON with a field a line is easier to read; what is none stays as it is. */
function pretty(text: string, isWhole: boolean): string {
  if (!isWhole) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
