/** The words of a page in the marked language that are in no catalogue: what stands outside ⟦⟧, is not typed and not quoted. */

/** Shown as they are in every language: names of the demonstration's area, of the product, and of what programs are told. */
const names =
  /\b(?:Throughline|Wexmoor|Northmere|Prevent|OFFICIAL|SENSITIVE|SERVED|AS|rota|json|npx|throughline|Imogen|Varley|Tobias|Marsh)\b/gu;
const dates =
  /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b/gu;
/** Ids and codes: C43.acknowledge, 7KQM-2XBD, ref-0e51; addresses. Each has a number in it, or is in capitals on both sides of a dash. */
const codes = /[\w.@/:-]*\d[\w.@/:+-]*|\b[A-Z]{4}-[A-Z]{4}\b/g;

const empty = new Set(['area', 'base', 'br', 'circle', 'col', 'hr', 'img', 'input', 'link', 'meta', 'path', 'source']);
const silent = new Set(['script', 'style', 'svg', 'pre', 'code', 'time']);

/** Words that a reader sees or hears, in the order in which they stand. `allowed` are names of the page's own people and places. */
export function wordsOutside(html: string, allowed: readonly string[] = []): readonly string[] {
  let text = '';
  const open: { readonly tag: string; readonly isOwn: boolean }[] = [];
  const isOwn = (): boolean => open.some((each) => each.isOwn);
  for (const [piece] of html.replaceAll(/<!--[^]*?-->|<!DOCTYPE[^>]*>/g, '').matchAll(/<[^>]+>|[^<]+/g)) {
    const tag = /^<\/?([\w-]+)/.exec(piece)?.[1] ?? '';
    if (tag === '') text += isOwn() ? '' : piece;
    else if (piece.startsWith('</'))
      open.splice(
        Math.max(
          0,
          open.findLastIndex((each) => each.tag === tag),
        ),
      );
    else {
      // Attributes that are read out or shown.
      for (const [, said = ''] of piece.matchAll(/\s(?:aria-label|data-label|placeholder|title|alt|data-copy-word)="([^"]*)"/g))
        text += ` | ${said} | `;
      if (!empty.has(tag) && !piece.endsWith('/>'))
        open.push({ tag, isOwn: silent.has(tag) || /class="[^"]*(?:tl-typed|tl-reference|tl-brand__area)|\slang="(?!en-XA)/.test(piece) });
      if (/^<\/?(?:p|h\d|li|dt|dd|td|th|div|option|label|legend|button|summary|title)\b/.test(piece)) text += '\n';
    }
  }
  const bare = text.replaceAll(/&#39;|&quot;|&amp;|&lt;|&gt;/g, ' ').replaceAll(/⟦[^⟦⟧]*⟧/g, '§');
  const shown = allowed.toSorted((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, ''), bare);
  return shown
    .replaceAll(codes, '')
    .replaceAll(names, '')
    .replaceAll(dates, '')
    .split('\n')
    .filter((line) => /\p{L}{2,}/u.test(line))
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());
}
